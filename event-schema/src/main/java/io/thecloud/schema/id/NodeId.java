package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Names a Docker engine and the agent that drives it.
///
/// @param value the id itself
public record NodeId(UUID value) implements Comparable<NodeId> {
    public NodeId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID
    @JsonCreator
    public static NodeId of(String text) {
        return new NodeId(UUID.fromString(text));
    }

    /// A new id that nothing has had before.
    public static NodeId random() {
        return new NodeId(UUID.randomUUID());
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

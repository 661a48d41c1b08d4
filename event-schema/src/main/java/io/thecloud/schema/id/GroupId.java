package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Names a primary and its replicas; owns the endpoint handed out when the group was founded.
///
/// @param value the id itself
public record GroupId(UUID value) implements Comparable<GroupId> {
    public GroupId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID
    @JsonCreator
    public static GroupId of(String text) {
        return new GroupId(UUID.fromString(text));
    }

    /// A new id that nothing has had before.
    public static GroupId random() {
        return new GroupId(UUID.randomUUID());
    }

    @Override
    public int compareTo(GroupId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

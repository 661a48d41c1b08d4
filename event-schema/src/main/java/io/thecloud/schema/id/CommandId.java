package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Names one request; the same id is decided once.
///
/// @param value the id itself
public record CommandId(UUID value) implements Comparable<CommandId> {
    public CommandId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID
    @JsonCreator
    public static CommandId of(String text) {
        return new CommandId(UUID.fromString(text));
    }

    /// A new id that nothing has had before.
    public static CommandId random() {
        return new CommandId(UUID.randomUUID());
    }

    @Override
    public int compareTo(CommandId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Names one database for ever, in the log, in labels and in URLs.
///
/// @param value the id itself
public record DatabaseId(UUID value) implements Comparable<DatabaseId> {
    public DatabaseId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID
    @JsonCreator
    public static DatabaseId of(String text) {
        return new DatabaseId(UUID.fromString(text));
    }

    /// A new id that nothing has had before.
    public static DatabaseId random() {
        return new DatabaseId(UUID.randomUUID());
    }

    @Override
    public int compareTo(DatabaseId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

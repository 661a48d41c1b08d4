package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Names a sealed secret; the secret itself never enters the log.
///
/// @param value the id itself
public record SecretId(UUID value) implements Comparable<SecretId> {
    public SecretId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID
    @JsonCreator
    public static SecretId of(String text) {
        return new SecretId(UUID.fromString(text));
    }

    /// A new id that nothing has had before.
    public static SecretId random() {
        return new SecretId(UUID.randomUUID());
    }

    @Override
    public int compareTo(SecretId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

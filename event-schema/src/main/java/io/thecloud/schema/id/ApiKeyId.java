package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Names an API key; the key itself is known to its holder only.
///
/// @param value the id itself
public record ApiKeyId(UUID value) implements Comparable<ApiKeyId> {
    public ApiKeyId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID
    @JsonCreator
    public static ApiKeyId of(String text) {
        return new ApiKeyId(UUID.fromString(text));
    }

    /// A new id that nothing has had before.
    public static ApiKeyId random() {
        return new ApiKeyId(UUID.randomUUID());
    }

    @Override
    public int compareTo(ApiKeyId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

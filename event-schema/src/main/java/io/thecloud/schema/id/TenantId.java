package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Names the owner that isolates one user's databases from another's.
///
/// @param value the id itself
public record TenantId(UUID value) implements Comparable<TenantId> {
    public TenantId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID
    @JsonCreator
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    /// A new id that nothing has had before.
    public static TenantId random() {
        return new TenantId(UUID.randomUUID());
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

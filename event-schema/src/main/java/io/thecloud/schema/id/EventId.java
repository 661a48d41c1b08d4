package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/// Names one event (the CloudEvents `id`).
///
/// @param value the id itself
public record EventId(UUID value) implements Comparable<EventId> {
    public EventId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical 36-character form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID
    @JsonCreator
    public static EventId of(String text) {
        return new EventId(UUID.fromString(text));
    }

    /// A new id that nothing has had before.
    public static EventId random() {
        return new EventId(UUID.randomUUID());
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}

package io.thecloud.schema.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A number that grows with each change of primary in a group; starts at 1.
///
/// @param value 1 or more
public record Epoch(@JsonValue long value) {
    /// The epoch of a group that never changed its primary.
    public static final Epoch FIRST = new Epoch(1);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Epoch {
        if (value < 1) {
            throw new IllegalArgumentException("an epoch starts at 1, not " + value);
        }
    }
}

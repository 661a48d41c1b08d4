package io.thecloud.gateway.commands;

import java.time.Duration;
import java.time.Instant;

/// When a write must be answered; it begins with the request.
///
/// @param start when the request began
/// @param end when it must be answered, and its command comes to nothing
/// @param endNanos the same on the clock that never jumps
public record Deadline(Instant start, Instant end, long endNanos) {
    /// A deadline that begins now.
    static Deadline of(Instant start, Duration limit) {
        return new Deadline(start, start.plus(limit), System.nanoTime() + limit.toNanos());
    }

    /// What is left of it, zero when it has passed.
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }
}

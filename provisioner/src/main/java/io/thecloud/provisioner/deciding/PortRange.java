package io.thecloud.provisioner.deciding;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/// Host ports, both ends included.
///
/// @param first 1024 or more
/// @param last 65535 or less
public record PortRange(int first, int last) {
    /// Refuses an empty range and ports that need privileges.
    public PortRange {
        if (first < 1024 || last > 65535 || first > last) {
            throw new IllegalArgumentException(
                    "cloud.ports.range is first-last within 1024-65535, not %d-%d".formatted(first, last));
        }
    }

    /// Reads `20000-29999`.
    ///
    /// @throws IllegalArgumentException if `text` is not a range
    public static PortRange of(String text) {
        var ends = text.split("-", 2);
        if (ends.length != 2) {
            throw new IllegalArgumentException("cloud.ports.range is first-last, not " + text);
        }
        return new PortRange(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[1].strip()));
    }

    /// The first free port at or after the place that `seed` points to, going round once. Spreading the starts keeps
    /// two platforms on one machine out of each other's way.
    OptionalInt free(int seed, IntPredicate taken) {
        int size = last - first + 1;
        int start = Math.floorMod(seed, size);
        for (int i = 0; i < size; i++) {
            int port = first + (start + i) % size;
            if (!taken.test(port)) {
                return OptionalInt.of(port);
            }
        }
        return OptionalInt.empty();
    }
}

package io.thecloud.provisioner.deciding;

import java.util.Optional;
import java.util.function.Predicate;

/// A block of private IPv4 addresses, cut into /28 networks of 16 addresses each.
///
/// @param base the block's first address
/// @param prefix the block's prefix length, 8 to 28
public record SubnetPool(int base, int prefix) {
    private static final int GROUP_PREFIX = 28;

    /// Reads `10.213.0.0/16`.
    ///
    /// @throws IllegalArgumentException if `text` is not an aligned IPv4 block
    public static SubnetPool of(String text) {
        var parts = text.split("[./]");
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "cloud.network-pool is an IPv4 block such as 10.213.0.0/16, not " + text);
        }
        int base = 0;
        for (int i = 0; i < 4; i++) {
            int octet = Integer.parseInt(parts[i]);
            if (octet < 0 || octet > 255) {
                throw new IllegalArgumentException("cloud.network-pool has an octet that is none: " + text);
            }
            base = base << 8 | octet;
        }
        int prefix = Integer.parseInt(parts[4]);
        if (prefix < 8 || prefix > GROUP_PREFIX || (base & ((1 << (32 - prefix)) - 1)) != 0) {
            throw new IllegalArgumentException("cloud.network-pool is an aligned block of /8 to /28, not " + text);
        }
        return new SubnetPool(base, prefix);
    }

    /// The first free /28 at or after the place that `seed` points to, going round once.
    Optional<String> free(int seed, Predicate<String> taken) {
        int size = 1 << (GROUP_PREFIX - prefix);
        int start = Math.floorMod(seed, size);
        for (int i = 0; i < size; i++) {
            var subnet = subnet((start + i) % size);
            if (!taken.test(subnet)) {
                return Optional.of(subnet);
            }
        }
        return Optional.empty();
    }

    private String subnet(int index) {
        int address = base + (index << (32 - GROUP_PREFIX));
        return "%d.%d.%d.%d/%d"
                .formatted(address >>> 24, address >>> 16 & 0xff, address >>> 8 & 0xff, address & 0xff, GROUP_PREFIX);
    }
}

package io.thecloud.credentials.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A password that does not show itself: `toString` is masked, so that no log, exception or record can hold it.
public final class Password {
    /// The rule in words, for error messages.
    public static final String RULE = "8 to 128 printable ASCII characters (0x20 to 0x7e)";

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    private final String value;

    private Password(String value) {
        this.value = value;
    }

    /// The password that somebody chose; empty if it breaks the [#RULE].
    public static Optional<Password> of(String value) {
        var fits = value.length() >= SHORTEST && value.length() <= LONGEST;
        return fits && value.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)
                ? Optional.of(new Password(value))
                : Optional.empty();
    }

    /// The password itself. Whoever calls this says why it may leave.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Password that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "********";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}

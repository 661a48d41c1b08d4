package io.thecloud.credentials.password;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Makes passwords: 32 characters of `[A-Za-z0-9_-]`, the first a letter; about 191 bits, and safe in a URL, a file and
/// a shell.
public final class Minting {
    private static final int LENGTH = 32;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ALL = LETTERS + "0123456789_-";

    private final RandomGenerator random;

    /// With the operating system's random numbers.
    public Minting() {
        this(new SecureRandom());
    }

    Minting(RandomGenerator random) {
        this.random = random;
    }

    /// A password that nothing has had before.
    public Password mint() {
        var text = new StringBuilder(LENGTH).append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        while (text.length() < LENGTH) {
            text.append(ALL.charAt(random.nextInt(ALL.length())));
        }
        return Password.of(text.toString()).orElseThrow();
    }
}

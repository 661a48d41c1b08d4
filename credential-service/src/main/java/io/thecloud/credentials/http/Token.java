package io.thecloud.credentials.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The token that services show each other: the text of a file, read once.
public final class Token {
    private final Path file;
    private volatile byte @Nullable [] digest;

    /// @param file need not be there yet
    public Token(Path file) {
        this.file = file;
    }

    /// Whether `shown` is the token, in a time that does not tell how much of it is right.
    boolean matches(String shown) {
        var expected = expected();
        return expected != null && MessageDigest.isEqual(expected, sha256(shown));
    }

    /// Why nobody can show a token; empty when it is known.
    public Optional<String> trouble() {
        return expected() == null
                ? Optional.of("the token file %s is missing or empty".formatted(file))
                : Optional.empty();
    }

    private byte @Nullable [] expected() {
        var known = digest;
        if (known == null) {
            known = read();
            digest = known;
        }
        return known;
    }

    private byte @Nullable [] read() {
        try {
            var text = Files.exists(file) ? Files.readString(file).strip() : "";
            return text.isEmpty() ? null : sha256(text);
        } catch (IOException e) {
            return null;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

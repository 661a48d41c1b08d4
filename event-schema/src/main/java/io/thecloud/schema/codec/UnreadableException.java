package io.thecloud.schema.codec;

import org.jspecify.annotations.Nullable;

/// Bytes that are not what they should be: a foreign type, broken JSON, or a broken hash.
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what was wrong, without the bytes themselves
    public UnreadableException(String message) {
        super(message);
    }

    /// @param message what was wrong, without the bytes themselves
    public UnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

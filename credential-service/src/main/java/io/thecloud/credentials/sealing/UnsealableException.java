package io.thecloud.credentials.sealing;

import org.jspecify.annotations.Nullable;

/// A key does not open what it should: destroyed, damaged, or another database's.
public final class UnsealableException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message what was wrong, without any secret
    public UnsealableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.thecloud.credentials.sealing;

import org.jspecify.annotations.Nullable;

/// No secret can be opened or sealed; the message says why, and what would mend it.
public final class LockedException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message the reason, without any secret
    public LockedException(String message) {
        this(message, null);
    }

    /// @param message the reason, without any secret
    public LockedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

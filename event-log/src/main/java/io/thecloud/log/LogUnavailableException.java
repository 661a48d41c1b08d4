package io.thecloud.log;

import org.jspecify.annotations.Nullable;

/// The log does not answer, or its topics are not there yet. Trying again later is right.
public final class LogUnavailableException extends LogException {
    private static final long serialVersionUID = 1L;

    /// @param message what was tried, and what happened
    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

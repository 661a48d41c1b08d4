package io.thecloud.log;

import org.jspecify.annotations.Nullable;

/// The log is not the one it was: it ends before a place that was read already. Trying again does not help.
public final class LogReplacedException extends LogException {
    private static final long serialVersionUID = 1L;

    /// @param message what was tried, and what happened
    public LogReplacedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.thecloud.log;

import org.jspecify.annotations.Nullable;

/// A commit was asked for and not answered: it may have happened or not. Only taking over again tells.
public final class CommitUnknownException extends LogException {
    private static final long serialVersionUID = 1L;

    /// @param message what was tried, and what happened
    public CommitUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.thecloud.log;

import org.jspecify.annotations.Nullable;

/// Another writer has taken over. Nothing of this one's open transaction was or will be committed.
public final class WriterFencedException extends LogException {
    private static final long serialVersionUID = 1L;

    /// @param message what was tried, and what happened
    public WriterFencedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

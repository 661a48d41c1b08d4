package io.thecloud.log;

import org.jspecify.annotations.Nullable;

/// Something went wrong between a process of ours and the log.
public abstract sealed class LogException extends RuntimeException
        permits LogUnavailableException, LogReplacedException, WriterFencedException, CommitUnknownException {
    private static final long serialVersionUID = 1L;

    LogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

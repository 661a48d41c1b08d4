package io.thecloud.credentials.vault;

import org.jspecify.annotations.Nullable;

/// Something that is needed does not answer now; the same call may succeed later.
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what does not answer, without any secret
    public UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

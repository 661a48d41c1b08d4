package io.thecloud.cli.api;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;

/// The gateway answered, and the answer was no.
public final class ApiRefused extends CommandFailed {
    private static final long serialVersionUID = 1;

    private final int httpStatus;

    ApiRefused(int httpStatus, String message) {
        super(exitStatus(httpStatus), message);
        this.httpStatus = httpStatus;
    }

    /// The HTTP status.
    public int httpStatus() {
        return httpStatus;
    }

    private static ExitStatus exitStatus(int httpStatus) {
        return switch (httpStatus) {
            case 400, 413, 415 -> ExitStatus.USAGE;
            case 401, 403 -> ExitStatus.NOT_ALLOWED;
            case 404 -> ExitStatus.NOT_FOUND;
            case 409 -> ExitStatus.CONFLICT;
            default -> ExitStatus.FAILED;
        };
    }
}

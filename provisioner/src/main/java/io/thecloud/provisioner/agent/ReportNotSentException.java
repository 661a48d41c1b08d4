package io.thecloud.provisioner.agent;

/// A report could not be handed to the log's commands; what it says is seen again and reported later.
public final class ReportNotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param cause why not
    public ReportNotSentException(Throwable cause) {
        super("the report could not be sent", cause);
    }
}

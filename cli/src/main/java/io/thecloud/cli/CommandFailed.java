package io.thecloud.cli;

/// Ends a command with a sentence for the person and a status for the script.
public class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitStatus status;

    /// @param message what was wrong, what is allowed, and what to do; one line
    public CommandFailed(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    /// As above, with what it came from, shown with `--debug`.
    public CommandFailed(ExitStatus status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /// What the process ends with.
    public ExitStatus status() {
        return status;
    }

    /// The message. Never null, unlike its supertype's.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

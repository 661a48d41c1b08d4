package io.thecloud.cli;

/// What the process ends with, so that a script can tell why.
public enum ExitStatus {
    /// What was asked for is done.
    DONE(0),
    /// It was tried and went wrong.
    FAILED(1),
    /// The command was not understood, or the input is not legal.
    USAGE(2),
    /// There is no such thing.
    NOT_FOUND(3),
    /// The key is missing, wrong, or does not permit this.
    NOT_ALLOWED(4),
    /// Something else is in the way: a name that is taken, a status that forbids it.
    CONFLICT(5),
    /// The time was up before it was done; it goes on.
    STILL_RUNNING(6),
    /// It would have done harm, and was not done.
    REFUSED_FOR_SAFETY(7);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /// The number the shell sees.
    public int code() {
        return code;
    }
}

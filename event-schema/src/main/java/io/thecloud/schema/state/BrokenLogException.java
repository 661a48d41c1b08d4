package io.thecloud.schema.state;

/// The log does not say what it should: an event is missing, doubled, or impossible in the state before it.
public final class BrokenLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message which event, and why
    public BrokenLogException(String message) {
        super(message);
    }
}

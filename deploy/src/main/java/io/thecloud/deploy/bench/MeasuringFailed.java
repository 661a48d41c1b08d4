package io.thecloud.deploy.bench;

/// What was to be measured did not work.
public final class MeasuringFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a sentence that says what.
    public MeasuringFailed(String message) {
        super(message);
    }

    /// With its cause.
    public MeasuringFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

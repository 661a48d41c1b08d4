package io.thecloud.provisioner.agent;

/// The engine's container ended before it answered.
final class EngineExitedException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param lastLines what it wrote at the end
    EngineExitedException(long exitCode, String lastLines) {
        super("the engine's container ended with exit code %d; its last lines: %s".formatted(exitCode, lastLines));
    }
}

package io.thecloud.schema.event;

/// Why a database could not be made or removed.
public enum FailureReason {
    /// It was not done when its time was up.
    DEADLINE_EXCEEDED,
    /// No image could be found, pulled or built.
    IMAGE_UNAVAILABLE,
    /// Docker refused what the platform asked for.
    DOCKER_REFUSED,
    /// The engine's container ended before it answered.
    ENGINE_EXITED,
    /// No password could be minted or opened.
    CREDENTIALS_UNAVAILABLE,
    /// The engine refused the platform's own roles or settings.
    SETUP_REFUSED,
    /// No free port or subnet was left on the node.
    NO_ADDRESS_LEFT
}

package io.thecloud.provisioner.docker;

/// The Docker engine answered, and refused.
public final class DockerRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What kind of refusal.
    public enum Kind {
        /// Something else listens on the host port.
        PORT_TAKEN,
        /// Another network overlaps the subnet.
        SUBNET_TAKEN,
        /// Anything else.
        OTHER
    }

    private final Kind kind;

    DockerRefusedException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// @param message what is not as it should be
    public DockerRefusedException(String message) {
        super(message);
        this.kind = Kind.OTHER;
    }

    /// What kind of refusal it is.
    public Kind kind() {
        return kind;
    }
}

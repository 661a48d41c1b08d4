package io.thecloud.provisioner.docker;

/// The Docker engine does not answer. Nothing is known of what it did or did not do.
public final class DockerUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DockerUnreachableException(Throwable cause) {
        super(reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}

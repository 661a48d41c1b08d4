package io.thecloud.provisioner.agent;

/// Something else listens on a database's host port.
final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port) {
        super("something else listens on host port " + port);
    }
}

package io.thecloud.provisioner.agent;

/// The log's end cannot be read now, so nothing is started on old news.
final class LogOutOfReachException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogOutOfReachException() {
        super("the log's end cannot be read now");
    }
}

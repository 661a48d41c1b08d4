package io.thecloud.credentials.http;

/// A request that breaks a rule; the message names the field and the rule, and quotes no value.
final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String message) {
        super(message);
    }
}

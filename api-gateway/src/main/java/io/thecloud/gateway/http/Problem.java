package io.thecloud.gateway.http;

import org.jspecify.annotations.Nullable;

/// A request that ends in an error, with all that the client is told about it.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;
    private final @Nullable String field;
    private final @Nullable String resourceId;

    private Problem(ErrorType type, String message, @Nullable String field, @Nullable String resourceId) {
        super(message, null, false, false);
        this.type = type;
        this.field = field;
        this.resourceId = resourceId;
    }

    /// An error of that type.
    ///
    /// @param message one sentence for a person, without secrets
    public static Problem of(ErrorType type, String message) {
        return new Problem(type, message, null, null);
    }

    /// A 400 that names the field and its rule: `name must be …`.
    public static Problem field(String field, String rule) {
        return new Problem(ErrorType.INVALID_INPUT, field + " " + rule, field, null);
    }

    /// The same error, naming what it is about.
    public Problem about(Object id) {
        return new Problem(type, String.valueOf(getMessage()), field, id.toString());
    }

    /// What sort of error it is.
    public ErrorType type() {
        return type;
    }

    /// The error as it is written.
    Envelope.Failure failure() {
        return new Envelope.Failure(type, String.valueOf(getMessage()), type, field, resourceId);
    }
}

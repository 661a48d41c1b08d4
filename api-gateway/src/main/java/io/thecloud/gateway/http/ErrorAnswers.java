package io.thecloud.gateway.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever a request ended in into an error envelope.
class ErrorAnswers {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

    private final Answers answers;

    ErrorAnswers(Answers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return answers.problem(problem);
    }

    /// What the framework itself refuses: no such route, method, media type.
    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException refusal) {
        int status = refusal.getResponse().getStatus();
        var type = ErrorType.ofStatus(status);
        if (type == ErrorType.INTERNAL) {
            return unexpected(refusal);
        }
        return answers.problem(Problem.of(type, messageFor(type)));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        LOG.error("a request failed unexpectedly", failure);
        return answers.problem(Problem.of(
                ErrorType.INTERNAL, "something went wrong inside; the gateway's log says what, under this request id"));
    }

    private static String messageFor(ErrorType type) {
        return switch (type) {
            case NOT_FOUND -> "there is nothing at this path";
            case METHOD_NOT_ALLOWED -> "this path does not know that method";
            case NOT_ACCEPTABLE -> "answers are application/json; the Accept header excludes that";
            case UNSUPPORTED_MEDIA_TYPE -> "the body must be application/json";
            case INVALID_INPUT -> "the request cannot be read";
            case UNAUTHORIZED,
                    FORBIDDEN,
                    QUOTA_EXCEEDED,
                    CONFLICT,
                    PROVISIONING_FAILED,
                    RATE_LIMITED,
                    INTERNAL,
                    UNAVAILABLE -> "the request was refused";
        };
    }
}

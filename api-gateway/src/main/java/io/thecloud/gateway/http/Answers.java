package io.thecloud.gateway.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Wraps answers and errors in their envelope.
@ApplicationScoped
public class Answers {
    private static final String SECONDS_BEFORE_A_RETRY = "1";

    private final RequestIds requestIds;
    private final InstantSource clock;

    Answers(RequestIds requestIds, InstantSource clock) {
        this.requestIds = requestIds;
        this.clock = clock;
    }

    /// A good answer.
    ///
    /// @param status 200, 201 or 202
    public Response data(int status, Object data) {
        return json(status).entity(new Envelope(data, null, meta())).build();
    }

    /// A good answer from a view that may be behind (`X-Stale: true`).
    public Response data(int status, Object data, boolean stale) {
        var response = json(status).entity(new Envelope(data, null, meta()));
        return (stale ? response.header("X-Stale", "true") : response).build();
    }

    /// An error.
    public Response problem(Problem problem) {
        var response = json(problem.type().status()).entity(new Envelope(null, problem.failure(), meta()));
        return switch (problem.type()) {
            case UNAUTHORIZED -> response.header("WWW-Authenticate", "ApiKey").build();
            case UNAVAILABLE, RATE_LIMITED ->
                response.header("Retry-After", SECONDS_BEFORE_A_RETRY).build();
            case INVALID_INPUT,
                    FORBIDDEN,
                    QUOTA_EXCEEDED,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    CONFLICT,
                    UNSUPPORTED_MEDIA_TYPE,
                    PROVISIONING_FAILED,
                    INTERNAL -> response.build();
        };
    }

    private static Response.ResponseBuilder json(int status) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE);
    }

    private Envelope.Meta meta() {
        return new Envelope.Meta(requestIds.current(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}

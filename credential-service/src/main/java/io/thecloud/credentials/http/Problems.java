package io.thecloud.credentials.http;

import io.thecloud.credentials.vault.UnavailableException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns exceptions into answers.
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    /// A rule of the request was broken.
    @ServerExceptionMapper
    public Response invalid(InvalidInputException e) {
        return Problem.answer(Response.Status.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    /// Kafka, the key store or the log does not answer now.
    @ServerExceptionMapper
    public Response unavailable(UnavailableException e) {
        LOG.warnf("a call cannot be served now reason=\"%s\" cause=%s", e.getMessage(), e.getCause());
        return Problem.answer(Response.Status.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }
}

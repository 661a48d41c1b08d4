package io.thecloud.gateway.following;

import io.thecloud.gateway.http.Answers;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import io.thecloud.log.LogUnavailableException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What a log that does not answer looks like to a client.
class LogErrors {
    private final Answers answers;

    LogErrors(Answers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    Response unavailable(LogUnavailableException e) {
        return answers.problem(Problem.of(ErrorType.UNAVAILABLE, "the log does not answer: " + e.getMessage()));
    }
}

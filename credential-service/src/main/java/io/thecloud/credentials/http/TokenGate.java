package io.thecloud.credentials.http;

import io.thecloud.credentials.audit.AuditEntry;
import io.thecloud.credentials.audit.AuditLog;
import io.thecloud.schema.state.CellState;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/// Lets nobody in without the platform's token.
@Provider
@PreMatching
public final class TokenGate implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Instance<Token> token;
    private final Instance<AuditLog> audit;

    /// Filters are made before there are settings, so the parts are looked up when the first call comes.
    TokenGate(Instance<Token> token, Instance<AuditLog> audit) {
        this.token = token;
        this.audit = audit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!admits(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            audit.get()
                    .note(new AuditEntry(
                            "http.call", "no valid token", CellState.PLATFORM, null, null, null, null, null, null));
            request.abortWith(Problem.answer(
                    Response.Status.UNAUTHORIZED, "this call needs the platform's token as a bearer token"));
        }
    }

    private boolean admits(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && token.get().matches(authorization.substring(SCHEME.length()).strip());
    }
}

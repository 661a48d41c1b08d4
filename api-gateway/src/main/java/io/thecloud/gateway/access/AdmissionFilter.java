package io.thecloud.gateway.access;

import io.thecloud.gateway.following.View;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Lets in who has a key. Every resource is behind it; those marked [OpenedByToken] ask for the services' token
/// instead.
class AdmissionFilter {
    private final View view;
    private final CurrentCaller caller;
    private final AccessAudit audit;
    private final ServiceToken token;

    AdmissionFilter(View view, CurrentCaller caller, AccessAudit audit, ServiceToken token) {
        this.view = view;
        this.caller = caller;
        this.audit = audit;
        this.token = token;
    }

    @ServerRequestFilter
    void admit(ContainerRequestContext request, ResourceInfo resource) {
        if (resource.getResourceClass().isAnnotationPresent(OpenedByToken.class)) {
            admitService(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        } else {
            admitCaller(request);
        }
    }

    private void admitService(@Nullable String authorization) {
        try {
            if (!token.opens(authorization)) {
                throw Problem.of(ErrorType.UNAUTHORIZED, "the services' token is needed in the header Authorization");
            }
        } catch (IOException e) {
            throw Problem.of(ErrorType.UNAVAILABLE, "the services' token file cannot be read");
        }
    }

    private void admitCaller(ContainerRequestContext request) {
        var admission = Admission.of(
                view.state(), request.getHeaderString("X-API-Key"), request.getHeaderString("X-Tenant-ID"));
        switch (admission) {
            case Admission.Granted granted -> caller.set(granted.caller());
            case Admission.Denied denied -> {
                audit.refused(denied);
                throw problem(denied.reason());
            }
        }
    }

    /// A missing key and a wrong one look the same, so that nobody learns which keys exist.
    private static Problem problem(Admission.Reason reason) {
        return switch (reason) {
            case NO_KEY, UNKNOWN_KEY ->
                Problem.of(ErrorType.UNAUTHORIZED, "a valid API key is needed in the header X-API-Key");
            case FOREIGN_TENANT ->
                Problem.of(ErrorType.FORBIDDEN, "the API key does not open the tenant in the header X-Tenant-ID");
        };
    }
}

package io.thecloud.gateway.access;

import io.thecloud.gateway.following.View;
import io.thecloud.gateway.http.ErrorType;
import io.thecloud.gateway.http.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets in who has a key. Every resource is behind it, unless it is marked otherwise.
class ApiKeyFilter {
    private final View view;
    private final CurrentCaller caller;
    private final AccessAudit audit;

    ApiKeyFilter(View view, CurrentCaller caller, AccessAudit audit) {
        this.view = view;
        this.caller = caller;
        this.audit = audit;
    }

    @ServerRequestFilter
    void admit(ContainerRequestContext request, ResourceInfo resource) {
        if (resource.getResourceClass().isAnnotationPresent(OpenedByToken.class)) {
            return;
        }
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

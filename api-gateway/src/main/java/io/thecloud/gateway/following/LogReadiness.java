package io.thecloud.gateway.following;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the log is followed and the decider's answers are heard; else the reason.
@Readiness
class LogReadiness implements HealthCheck {
    private final View view;

    LogReadiness(View view) {
        this.view = view;
    }

    @Override
    public HealthCheckResponse call() {
        var trouble = view.trouble();
        var response =
                HealthCheckResponse.named("log").status(trouble.isEmpty()).withData("position", view.position());
        trouble.ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}

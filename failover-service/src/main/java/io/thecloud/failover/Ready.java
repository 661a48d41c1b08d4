package io.thecloud.failover;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when it has read the log to its end and still follows it; else it says why not.
@Readiness
final class Ready implements HealthCheck {
    private final FailoverService service;

    Ready(FailoverService service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        var trouble = service.trouble();
        var answer = HealthCheckResponse.named("failover-service").status(trouble.isEmpty());
        trouble.ifPresent(why -> answer.withData("reason", why));
        return answer.build();
    }
}

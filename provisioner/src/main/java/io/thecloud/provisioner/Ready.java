package io.thecloud.provisioner;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when it decides or stands by, has read the log to its end, and its node is registered.
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {
    private final Provisioner provisioner;

    /// @param provisioner what is asked
    public Ready(Provisioner provisioner) {
        this.provisioner = provisioner;
    }

    @Override
    public HealthCheckResponse call() {
        var trouble = provisioner.trouble();
        var response = HealthCheckResponse.named("provisioner")
                .withData("docker", provisioner.dockerAnswers() ? "answers" : "does not answer");
        trouble.ifPresent(why -> response.withData("reason", why));
        return response.status(trouble.isEmpty()).build();
    }
}

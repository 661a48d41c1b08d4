package io.thecloud.credentials;

import io.thecloud.credentials.http.Token;
import io.thecloud.credentials.issuing.FollowedLog;
import io.thecloud.credentials.kafka.SecretsTopic;
import io.thecloud.credentials.vault.VaultDoor;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether passwords can be minted and opened, and if not, why.
@Readiness
final class Ready implements HealthCheck {
    private final Token token;
    private final SecretsTopic secrets;
    private final VaultDoor door;
    private final FollowedLog log;
    private final Start start;

    Ready(Token token, SecretsTopic secrets, VaultDoor door, FollowedLog log, Start start) {
        this.token = token;
        this.secrets = secrets;
        this.door = door;
        this.log = log;
        this.start = start;
    }

    @Override
    public HealthCheckResponse call() {
        var reasons = Stream.of(token.trouble(), log.trouble(), secrets.trouble(), door.trouble(), start.trouble())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        var answer = HealthCheckResponse.named("credential-service").status(reasons.isEmpty());
        return (reasons.isEmpty() ? answer : answer.withData("reason", reasons)).build();
    }
}

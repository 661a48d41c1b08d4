package io.thecloud.provisioner.agent;

import io.thecloud.provisioner.docker.DockerRefusedException;
import io.thecloud.provisioner.docker.DockerUnreachableException;
import io.thecloud.provisioner.image.ImageUnavailableException;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Says what went wrong in a round: once more, something else, or never. The next tick begins the next round.
final class Troubles {
    private static final Logger LOG = Logger.getLogger(Troubles.class);

    /// Rounds that may fail for one and the same database before its creation has failed.
    private static final int PATIENCE = 5;

    private final Map<DatabaseId, Integer> failures = new ConcurrentHashMap<>();
    private final Reports reports;

    Troubles(Reports reports) {
        this.reports = reports;
    }

    void over(DatabaseId id) {
        failures.remove(id);
    }

    /// @param creating whether the database is on the way to its first answer
    void met(Database database, boolean creating, Exception trouble) {
        LOG.warnf("round failed database=%s trouble=%s", database.id(), trouble.toString());
        try {
            tell(database, creating, trouble);
        } catch (ReportNotSentException e) {
            LOG.warnf("report not sent database=%s", database.id());
        }
    }

    private void tell(Database database, boolean creating, Exception trouble) {
        var spec = database.spec();
        switch (trouble) {
            case DockerUnreachableException e -> LOG.debugf("the watch reports the engine database=%s", spec.id());
            case LogOutOfReachException e -> LOG.debugf("waiting for the log database=%s", spec.id());
            case ReportNotSentException e -> LOG.debugf("Kafka does not answer database=%s", spec.id());
            case PortTakenException e -> reports.portTaken(spec);
            case DockerRefusedException e
            when e.kind() == DockerRefusedException.Kind.PORT_TAKEN -> reports.portTaken(spec);
            case DockerRefusedException e
            when e.kind() == DockerRefusedException.Kind.SUBNET_TAKEN && creating -> reports.subnetTaken(spec);
            case Exception e when creating -> creationMet(spec, e);
            case Exception e -> reports.health(spec, Health.UNREACHABLE, message(e));
        }
    }

    private void creationMet(Database.Spec spec, Exception trouble) {
        var reason = reason(trouble);
        boolean hopeless = trouble instanceof ImageUnavailableException
                || (reason != FailureReason.CREDENTIALS_UNAVAILABLE
                        && failures.merge(spec.id(), 1, Integer::sum) >= PATIENCE);
        if (hopeless) {
            failures.remove(spec.id());
            reports.failed(spec, reason, message(trouble));
        } else {
            reports.delayed(spec, message(trouble));
        }
    }

    private static FailureReason reason(Exception trouble) {
        return switch (trouble) {
            case ImageUnavailableException e -> FailureReason.IMAGE_UNAVAILABLE;
            case EngineExitedException e -> FailureReason.ENGINE_EXITED;
            case SQLException e -> FailureReason.SETUP_REFUSED;
            case IOException e -> FailureReason.CREDENTIALS_UNAVAILABLE;
            default -> FailureReason.DOCKER_REFUSED;
        };
    }

    private static String message(Exception trouble) {
        return Objects.requireNonNullElse(
                trouble.getMessage(), trouble.getClass().getSimpleName());
    }
}

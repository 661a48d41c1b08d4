package io.thecloud.schema.history;

import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.DatabaseEvent.CreationDelayed;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.CredentialsIssued;
import io.thecloud.schema.event.DatabaseEvent.DatabaseAvailable;
import io.thecloud.schema.event.DatabaseEvent.DatabaseDeleted;
import io.thecloud.schema.event.DatabaseEvent.DeletionFailed;
import io.thecloud.schema.event.DatabaseEvent.DeletionRequested;
import io.thecloud.schema.event.DatabaseEvent.HealthChanged;
import io.thecloud.schema.event.DatabaseEvent.ImageResolved;
import io.thecloud.schema.event.DatabaseEvent.InstanceReplaced;
import io.thecloud.schema.event.DatabaseEvent.InstanceStarted;
import io.thecloud.schema.event.DatabaseEvent.PortReassigned;
import io.thecloud.schema.event.DatabaseEvent.ResourcesReleased;
import io.thecloud.schema.event.DatabaseEvent.SecretShredded;
import io.thecloud.schema.event.DatabaseEvent.SubnetReassigned;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import io.thecloud.schema.state.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What may happen to a database next.
final class RandomLife {
    private static final int RANGE = 16;
    private static final Duration DELETE_WITHIN = Duration.ofMinutes(5);

    private RandomLife() {}

    /// An event that may follow; empty if the one drawn needs what is not there.
    static Optional<DatabaseEvent> next(Database database, Node node, Instant now, RandomGenerator random) {
        return switch (database.lifecycle()) {
            case Creating creating -> creating(database, node, random);
            case Running running -> Optional.of(running(database.id(), now, random));
            case Failed failed -> Optional.of(failed(database.id(), failed, now, random));
            case Deleting deleting -> Optional.of(deleting(database, deleting, random));
        };
    }

    private static Optional<DatabaseEvent> creating(Database database, Node node, RandomGenerator random) {
        var id = database.id();
        return switch (random.nextInt(9)) {
            case 0 -> Optional.of(new CredentialsIssued(id, database.spec().secret()));
            case 1 -> Optional.of(new ImageResolved(id, "postgres:16-alpine", "sha256:" + random.nextInt(9)));
            case 2 -> Optional.of(new InstanceStarted(id, container(random)));
            case 3 -> Optional.of(new CreationDelayed(id, "waits for image " + random.nextInt(9)));
            case 4 ->
                FreeAddress.port(node, random, RANGE)
                        .map(to -> new PortReassigned(id, database.spec().port(), to));
            case 5 ->
                FreeAddress.subnet(node, random, RANGE)
                        .map(to -> new SubnetReassigned(id, database.spec().subnet(), to));
            case 6 -> Optional.of(new CreationFailed(id, reason(random), "it did not work"));
            default -> Optional.of(new DatabaseAvailable(id, container(random), "16.4"));
        };
    }

    private static DatabaseEvent running(DatabaseId id, Instant now, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new HealthChanged(id, Health.values()[random.nextInt(Health.values().length)], "checked");
            case 1 -> new InstanceReplaced(id, container(random), "the former container was lost");
            default -> new DeletionRequested(id, now.plus(DELETE_WITHIN));
        };
    }

    private static DatabaseEvent failed(DatabaseId id, Failed failed, Instant now, RandomGenerator random) {
        return failed.released() || random.nextBoolean()
                ? new DeletionRequested(id, now.plus(DELETE_WITHIN))
                : new ResourcesReleased(id);
    }

    private static DatabaseEvent deleting(Database database, Deleting deleting, RandomGenerator random) {
        var id = database.id();
        if (deleting.released() && deleting.shredded()) {
            return new DatabaseDeleted(id);
        }
        return switch (random.nextInt(5)) {
            case 0 -> new DeletionFailed(id, FailureReason.DEADLINE_EXCEEDED, "it was not gone in time");
            case 1, 2 -> new ResourcesReleased(id);
            default -> new SecretShredded(id, database.spec().secret());
        };
    }

    private static FailureReason reason(RandomGenerator random) {
        return FailureReason.values()[random.nextInt(FailureReason.values().length)];
    }

    private static String container(RandomGenerator random) {
        return "container-" + random.nextInt(1000);
    }
}

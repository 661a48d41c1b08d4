package io.thecloud.provisioner.deciding;

import static io.thecloud.provisioner.deciding.Examples.DB;
import static io.thecloud.provisioner.deciding.Examples.DEADLINE;
import static io.thecloud.provisioner.deciding.Examples.available;
import static io.thecloud.provisioner.deciding.Examples.issued;
import static io.thecloud.provisioner.deciding.Examples.node;
import static io.thecloud.provisioner.deciding.Examples.requested;
import static io.thecloud.provisioner.deciding.Examples.resolved;
import static io.thecloud.provisioner.deciding.Examples.secret;
import static io.thecloud.provisioner.deciding.Examples.started;

import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.DatabaseDeleted;
import io.thecloud.schema.event.DatabaseEvent.DeletionFailed;
import io.thecloud.schema.event.DatabaseEvent.DeletionRequested;
import io.thecloud.schema.event.DatabaseEvent.HealthChanged;
import io.thecloud.schema.event.DatabaseEvent.ResourcesReleased;
import io.thecloud.schema.event.DatabaseEvent.SecretShredded;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import java.util.List;
import java.util.stream.Stream;

/// Every state that a command can find the database in, with the events that lead there.
enum Situation {
    NO_NODE(),
    NO_DATABASE(node()),
    CREATING(node(), requested()),
    CREATING_WITH_CREDENTIALS(node(), requested(), issued()),
    CREATING_WITH_IMAGE(node(), requested(), resolved()),
    CREATING_STARTED(node(), requested(), resolved(), issued(), started()),
    RUNNING(node(), requested(), resolved(), issued(), started(), available()),
    RUNNING_UNREACHABLE(RUNNING, new HealthChanged(DB, Health.UNREACHABLE, "no greeting")),
    FAILED(node(), requested(), resolved(), new CreationFailed(DB, FailureReason.ENGINE_EXITED, "it ended")),
    FAILED_RELEASED(FAILED, new ResourcesReleased(DB)),
    DELETING(RUNNING, new DeletionRequested(DB, DEADLINE)),
    DELETING_RELEASED(DELETING, new ResourcesReleased(DB)),
    DELETING_SHREDDED(DELETING, new SecretShredded(DB, secret(DB))),
    DELETION_FAILED(DELETING, new DeletionFailed(DB, FailureReason.DEADLINE_EXCEEDED, "too late")),
    DELETION_FAILED_RELEASED(DELETION_FAILED, new ResourcesReleased(DB)),
    GONE(DELETING_RELEASED, new SecretShredded(DB, secret(DB)), new DatabaseDeleted(DB));

    private final List<Event> events;

    Situation(Event... events) {
        this.events = List.of(events);
    }

    Situation(Situation before, Event... more) {
        this.events = Stream.concat(before.events.stream(), Stream.of(more)).toList();
    }

    Cell cell() {
        return Cell.given(events.toArray(Event[]::new));
    }
}

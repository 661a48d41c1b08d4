package io.thecloud.provisioner.deciding;

import static io.thecloud.provisioner.deciding.NodeReports.stale;

import io.thecloud.log.Decided;
import io.thecloud.log.Decision;
import io.thecloud.log.Decision.Accepted;
import io.thecloud.schema.command.Report.ContainerStarted;
import io.thecloud.schema.command.Report.HealthSeen;
import io.thecloud.schema.command.Report.ImageFound;
import io.thecloud.schema.command.Report.PortFoundTaken;
import io.thecloud.schema.command.Report.QueryAnswered;
import io.thecloud.schema.command.Report.StepDelayed;
import io.thecloud.schema.command.Report.StepFailed;
import io.thecloud.schema.command.Report.SubnetFoundTaken;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.DatabaseEvent.CreationDelayed;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.DatabaseAvailable;
import io.thecloud.schema.event.DatabaseEvent.DatabaseDeleted;
import io.thecloud.schema.event.DatabaseEvent.HealthChanged;
import io.thecloud.schema.event.DatabaseEvent.ImageResolved;
import io.thecloud.schema.event.DatabaseEvent.InstanceReplaced;
import io.thecloud.schema.event.DatabaseEvent.InstanceStarted;
import io.thecloud.schema.event.DatabaseEvent.PortReassigned;
import io.thecloud.schema.event.DatabaseEvent.ResourcesReleased;
import io.thecloud.schema.event.DatabaseEvent.SubnetReassigned;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import io.thecloud.schema.state.Node;
import java.util.List;
import java.util.stream.Stream;

/// Decides what an agent reports about one database's container.
final class InstanceReports {
    private final Addresses addresses;

    InstanceReports(Addresses addresses) {
        this.addresses = addresses;
    }

    Decision image(Database database, ImageFound r) {
        return database.lifecycle() instanceof Creating && database.instance().imageId() == null
                ? happened(database, new ImageResolved(r.database(), r.image(), r.imageId()))
                : stale("the image is chosen already, or nobody waits for it");
    }

    Decision started(Database database, ContainerStarted r) {
        if (r.containerId().equals(database.instance().containerId())) {
            return nothing();
        }
        return switch (database.lifecycle()) {
            case Creating creating -> happened(database, new InstanceStarted(r.database(), r.containerId()));
            case Running running ->
                happened(
                        database, new InstanceReplaced(r.database(), r.containerId(), "the former container was lost"));
            case Failed failed -> stale("the database is FAILED");
            case Deleting deleting -> stale("the database is DELETING");
        };
    }

    Decision answered(Database database, QueryAnswered r) {
        if (!(database.lifecycle() instanceof Creating)) {
            return stale("nobody waits for this database's first answer");
        }
        return r.containerId().equals(database.instance().containerId())
                ? happened(database, new DatabaseAvailable(r.database(), r.containerId(), r.serverVersion()))
                : stale("another container serves the database");
    }

    Decision delayed(Database database, StepDelayed r) {
        if (!(database.lifecycle() instanceof Creating creating)) {
            return stale("the database is not being created");
        }
        return creating.reason().equals(r.reason())
                ? nothing()
                : happened(database, new CreationDelayed(r.database(), r.reason()));
    }

    Decision failed(Database database, StepFailed r) {
        return database.lifecycle() instanceof Creating
                ? happened(database, new CreationFailed(r.database(), r.reason(), r.message()))
                : stale("the database is not being created");
    }

    Decision portTaken(Node node, Database database, PortFoundTaken r) {
        if (database.spec().port() != r.port()) {
            return stale("the database has another port by now");
        }
        return switch (database.lifecycle()) {
            case Creating creating -> {
                var other = addresses.portAfter(node, r.port());
                yield other.isPresent()
                        ? happened(database, new PortReassigned(r.database(), r.port(), other.getAsInt()))
                        : noAddress(database, "every host port of the range is taken");
            }
            case Running running ->
                health(database, running, Health.PORT_TAKEN, "something else listens on port " + r.port());
            case Failed failed -> stale("the database is FAILED");
            case Deleting deleting -> stale("the database is DELETING");
        };
    }

    Decision subnetTaken(Node node, Database database, SubnetFoundTaken r) {
        if (!database.spec().subnet().equals(r.subnet())) {
            return stale("the database has another subnet by now");
        }
        if (!(database.lifecycle() instanceof Creating)) {
            return stale("the database is not being created");
        }
        return addresses
                .subnetOtherThan(node, r.database(), r.subnet())
                .map(other -> happened(database, new SubnetReassigned(r.database(), r.subnet(), other)))
                .orElseGet(() -> noAddress(database, "every subnet of the pool is taken"));
    }

    Decision health(Database database, HealthSeen r) {
        return database.lifecycle() instanceof Running running
                ? health(database, running, r.health(), r.reason())
                : stale("the database is not running");
    }

    Decision released(Database database) {
        var gone = new ResourcesReleased(database.id());
        return switch (database.lifecycle()) {
            case Failed failed when !failed.released() -> happened(database, gone);
            case Deleting deleting
            when !deleting.released() ->
                deleting.shredded()
                        ? happened(database, gone, new DatabaseDeleted(database.id()))
                        : happened(database, gone);
            case Failed failed -> stale("released already");
            case Deleting deleting -> stale("released already");
            case Creating creating -> stale("the database is being created");
            case Running running -> stale("the database is RUNNING");
        };
    }

    private static Decision health(Database database, Running running, Health health, String reason) {
        return running.health() == health && running.reason().equals(reason)
                ? nothing()
                : happened(database, new HealthChanged(database.id(), health, reason));
    }

    private static Decision noAddress(Database database, String message) {
        return happened(database, new CreationFailed(database.id(), FailureReason.NO_ADDRESS_LEFT, message));
    }

    private static Decision happened(Database database, DatabaseEvent... events) {
        return new Accepted(Stream.of(events)
                .map(event -> new Decided(database.spec().tenant(), event))
                .toList());
    }

    private static Decision nothing() {
        return new Accepted(List.of());
    }
}

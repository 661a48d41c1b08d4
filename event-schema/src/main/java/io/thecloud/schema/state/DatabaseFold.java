package io.thecloud.schema.state;

import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.DatabaseEvent.CreationDelayed;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.CredentialsIssued;
import io.thecloud.schema.event.DatabaseEvent.DatabaseAvailable;
import io.thecloud.schema.event.DatabaseEvent.DatabaseDeleted;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
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
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.Epoch;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import java.time.Instant;

/// What events of one database do to the state.
final class DatabaseFold {
    private DatabaseFold() {}

    static CellState apply(CellState state, DatabaseEvent event, EventEnvelope envelope) {
        if (event instanceof DatabaseRequested e) {
            return requested(state, e, envelope);
        }
        var database = state.database(envelope.tenant(), event.database())
                .orElseThrow(() -> impossible(envelope, "the tenant has no such database"));
        var at = envelope.time();
        return switch (event) {
            case DatabaseRequested e -> throw new AssertionError("folded above");
            case CredentialsIssued e ->
                state.withDatabase(database.to(creating(database, envelope).credentials(), at));
            case ImageResolved e ->
                state.withDatabase(progressed(
                        database.on(database.instance().withImage(e.image(), e.imageId()), at), envelope));
            case InstanceStarted e ->
                state.withDatabase(
                        progressed(database.on(database.instance().withContainer(e.containerId()), at), envelope));
            case CreationDelayed e ->
                state.withDatabase(database.to(creating(database, envelope).delayed(e.reason()), at));
            case PortReassigned e -> reassigned(state, database, database.spec().withPort(e.to()), envelope);
            case SubnetReassigned e ->
                reassigned(state, database, database.spec().withSubnet(e.to()), envelope);
            case DatabaseAvailable e ->
                state.withDatabase(database.on(
                                database.instance()
                                        .withContainer(e.containerId())
                                        .withServerVersion(e.serverVersion()),
                                at)
                        .to(creating(database, envelope).available(), at));
            case CreationFailed e ->
                state.withDatabase(database.to(creating(database, envelope).failed(e.reason(), e.message()), at));
            case HealthChanged e ->
                state.withDatabase(database.to(running(database, envelope).observed(e.health(), e.reason()), at));
            case InstanceReplaced e ->
                state.withDatabase(database.on(database.instance().withContainer(e.containerId()), at)
                        .to(running(database, envelope), at));
            case DeletionRequested e -> state.withDatabase(database.to(deletion(database, e.deadline(), envelope), at));
            case ResourcesReleased e -> released(state, database, envelope);
            case SecretShredded e ->
                state.withDatabase(database.to(deleting(database, envelope).secretShredded(), at));
            case DeletionFailed e ->
                state.withDatabase(database.to(deleting(database, envelope).failed(e.reason(), e.message()), at));
            case DatabaseDeleted e -> deleted(state, database, envelope);
        };
    }

    private static CellState requested(CellState state, DatabaseRequested e, EventEnvelope envelope) {
        if (state.database(e.database()).isPresent() || state.gone().has(e.database())) {
            throw impossible(envelope, "requested twice");
        }
        if (state.database(envelope.tenant(), e.name()).isPresent()) {
            throw impossible(envelope, "the name is held by another database");
        }
        var spec = new Database.Spec(
                e.database(),
                e.group(),
                envelope.tenant(),
                e.owner(),
                e.name(),
                e.engine(),
                e.version(),
                e.allocatedStorageGb(),
                e.memoryBytes(),
                e.node(),
                e.address(),
                e.port(),
                e.subnet(),
                e.secret(),
                Epoch.FIRST,
                envelope.time());
        var node = state.node(e.node()).orElseThrow(() -> impossible(envelope, "no such node"));
        return state.withNode(reserved(node, spec, envelope))
                .withDatabase(new Database(
                        spec, new Creating(e.deadline(), false, ""), Database.Instance.UNKNOWN, envelope.time()));
    }

    private static Database progressed(Database database, EventEnvelope envelope) {
        return database.to(creating(database, envelope).progressed(), envelope.time());
    }

    private static CellState reassigned(
            CellState state, Database database, Database.Spec spec, EventEnvelope envelope) {
        var creating = creating(database, envelope); // once it was RUNNING its address never changes
        var node = state.node(spec.node()).orElseThrow(() -> impossible(envelope, "no such node"));
        return state.withNode(reserved(node.release(database.spec()), spec, envelope))
                .withDatabase(database.with(spec, envelope.time()).to(creating, envelope.time()));
    }

    private static Node reserved(Node node, Database.Spec spec, EventEnvelope envelope) {
        if (node.ports().has(spec.port()) || node.subnets().has(spec.subnet())) {
            throw impossible(envelope, "its port or subnet is held by another database");
        }
        return node.reserve(spec);
    }

    private static CellState deleted(CellState state, Database database, EventEnvelope envelope) {
        var deleting = deleting(database, envelope);
        if (!deleting.released() || !deleting.shredded()) {
            throw impossible(envelope, "something of the database is left");
        }
        return state.withoutDatabase(database, envelope.time());
    }

    private static Lifecycle deletion(Database database, Instant deadline, EventEnvelope envelope) {
        return switch (database.lifecycle()) {
            case Running running -> running.deleting(deadline);
            case Failed failed -> failed.deleting(deadline);
            case Creating creating -> throw impossible(envelope, "deleted while being created");
            case Deleting deleting -> throw impossible(envelope, "deleted twice");
        };
    }

    private static CellState released(CellState state, Database database, EventEnvelope envelope) {
        var next = switch (database.lifecycle()) {
            case Failed failed -> failed.resourcesReleased();
            case Deleting deleting -> deleting.resourcesReleased();
            case Creating creating -> throw impossible(envelope, "released while being created");
            case Running running -> throw impossible(envelope, "released while running");
        };
        var freed = state.node(database.spec().node())
                .map(node -> state.withNode(node.release(database.spec())))
                .orElse(state);
        return freed.withDatabase(database.to(next, envelope.time()));
    }

    private static Creating creating(Database database, EventEnvelope envelope) {
        if (database.lifecycle() instanceof Creating creating) {
            return creating;
        }
        throw impossible(envelope, "the database is " + database.lifecycle().status());
    }

    private static Running running(Database database, EventEnvelope envelope) {
        if (database.lifecycle() instanceof Running running) {
            return running;
        }
        throw impossible(envelope, "the database is " + database.lifecycle().status());
    }

    private static Deleting deleting(Database database, EventEnvelope envelope) {
        if (database.lifecycle() instanceof Deleting deleting) {
            return deleting;
        }
        throw impossible(envelope, "the database is " + database.lifecycle().status());
    }

    private static BrokenLogException impossible(EventEnvelope envelope, String why) {
        return new BrokenLogException("event %d (%s) is impossible: %s"
                .formatted(envelope.sequence(), envelope.event().getClass().getSimpleName(), why));
    }
}

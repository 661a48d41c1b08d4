package io.thecloud.credentials.issuing;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.PlatformEvent;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.id.GroupId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.id.UserId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Fold;
import java.time.Instant;
import java.util.function.Consumer;

/// A log as a decider would write it, event by event, with the state that it adds up to.
public final class WrittenLog {
    /// When everything happens here.
    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    /// Whose databases these are.
    public static final TenantId TENANT = TenantId.random();

    private final NodeId node = NodeId.random();
    private final Consumer<EventCodec.Written> sink;
    private CellState state = CellState.EMPTY;

    /// @param sink is given each event as it is written
    public WrittenLog(Consumer<EventCodec.Written> sink) {
        this.sink = sink;
        write(new PlatformEvent.NodeRegistered(node, "session", 1L << 34, "127.0.0.1"));
    }

    /// The state after the last event.
    public CellState state() {
        return state;
    }

    /// The secret of a database.
    public static SecretId secret(DatabaseId database) {
        return new SecretId(NameBasedId.of(database.value(), "secret"));
    }

    /// Somebody asks for a database.
    public DatabaseId requested() {
        return requested(DatabaseId.random());
    }

    /// Somebody asks for this database.
    public DatabaseId requested(DatabaseId id) {
        int number = state.databases().size();
        write(new DatabaseEvent.DatabaseRequested(
                id,
                GroupId.random(),
                UserId.random(),
                new DatabaseName("db-" + id),
                Engine.POSTGRES,
                "16",
                10,
                1L << 28,
                node,
                "127.0.0.1",
                20_000 + number,
                "10.213.0.%d/28".formatted(16 * number),
                secret(id),
                NOW.plusSeconds(600)));
        return id;
    }

    /// Its passwords are there.
    public void issued(DatabaseId id) {
        write(new DatabaseEvent.CredentialsIssued(id, secret(id)));
    }

    /// It comes to nothing, and its owner removes it.
    public void failedAndDeleting(DatabaseId id) {
        write(new DatabaseEvent.CreationFailed(id, FailureReason.DEADLINE_EXCEEDED, "too late"));
        deleting(id);
    }

    /// Its owner wants it gone.
    public void deleting(DatabaseId id) {
        write(new DatabaseEvent.DeletionRequested(id, NOW.plusSeconds(1200)));
    }

    /// It runs.
    public void available(DatabaseId id) {
        write(new DatabaseEvent.DatabaseAvailable(id, "container", "16.4"));
    }

    /// Nothing of it is left on the node, its secret is gone, and so is it.
    public void gone(DatabaseId id) {
        write(new DatabaseEvent.ResourcesReleased(id));
        write(new DatabaseEvent.SecretShredded(id, secret(id)));
        write(new DatabaseEvent.DatabaseDeleted(id));
    }

    private void write(Event event) {
        var written = EventCodec.write(
                EventId.random(),
                state.position() + 1,
                NOW,
                TENANT,
                CommandId.random(),
                "request",
                Actor.service("test"),
                state.chainHead(TENANT),
                event);
        state = Fold.apply(state, written.envelope());
        sink.accept(written);
    }
}

package io.thecloud.schema.history;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.codec.EventCodec.Written;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Fold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Writes a log event by event: gives each its place and its hash, and folds it.
public final class HistoryWriter {
    private static final UUID SPACE = UUID.fromString("6ba7b812-9dad-11d1-80b4-00c04fd430c8");

    private final List<Written> written = new ArrayList<>();
    private CellState state = CellState.EMPTY;
    private Instant now = Instant.parse("2026-01-02T12:00:00Z");

    /// Lets time pass before the next event.
    public HistoryWriter later(Duration by) {
        now = now.plus(by);
        return this;
    }

    /// Appends an event.
    ///
    /// @throws io.thecloud.schema.state.BrokenLogException if it cannot follow; nothing is appended then
    public Written append(TenantId tenant, Event event) {
        var next = next(tenant, event);
        state = Fold.apply(state, next.envelope());
        written.add(next);
        return next;
    }

    /// Appends an event of the platform itself.
    public Written append(Event event) {
        return append(CellState.PLATFORM, event);
    }

    /// The event as it would be written now, without appending it.
    public Written next(TenantId tenant, Event event) {
        long sequence = state.position() + 1;
        return EventCodec.write(
                new EventId(NameBasedId.of(SPACE, "event " + sequence)),
                sequence,
                now,
                tenant,
                new CommandId(NameBasedId.of(SPACE, "command " + sequence)),
                "request-" + sequence,
                Actor.service("test"),
                state.chainHead(tenant),
                event);
    }

    /// What the events so far add up to.
    public CellState state() {
        return state;
    }

    /// When the next event happens.
    public Instant now() {
        return now;
    }

    /// The events so far, as they are written.
    public List<Written> written() {
        return List.copyOf(written);
    }

    /// The events so far.
    public List<EventEnvelope> events() {
        return written.stream().map(Written::envelope).toList();
    }
}

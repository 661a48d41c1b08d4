package io.thecloud.schema.state;

import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.event.PlatformEvent;

/// The one fold over the log: every service loads and lives by it.
public final class Fold {
    private Fold() {}

    /// The state after one more event.
    ///
    /// @throws BrokenLogException if the event is not the one that follows
    public static CellState apply(CellState state, EventEnvelope envelope) {
        if (envelope.sequence() != state.position() + 1) {
            throw new BrokenLogException("event %d follows %d".formatted(envelope.sequence(), state.position()));
        }
        if (!envelope.previousHash().equals(state.chainHead(envelope.tenant()))) {
            throw new BrokenLogException("the hash chain of tenant %s is broken at event %d"
                    .formatted(envelope.tenant(), envelope.sequence()));
        }
        return fold(state, envelope.event(), envelope)
                .at(envelope.sequence(), envelope.time(), envelope.tenant(), envelope.hash());
    }

    private static CellState fold(CellState state, Event event, EventEnvelope envelope) {
        return switch (event) {
            case PlatformEvent e -> PlatformFold.apply(state, e, envelope);
            case DatabaseEvent e -> DatabaseFold.apply(state, e, envelope);
        };
    }
}

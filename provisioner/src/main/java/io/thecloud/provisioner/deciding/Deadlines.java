package io.thecloud.provisioner.deciding;

import io.thecloud.log.Decided;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.DeletionFailed;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Timed;
import io.thecloud.schema.state.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ends what took too long. A node that has not reported since the decider took over is given time to do so.
final class Deadlines {
    private Deadlines() {}

    static List<Decided> due(CellState state, Instant now) {
        var events = new ArrayList<Decided>();
        for (var database : state.databases().values()) {
            if (database.lifecycle() instanceof Timed timed
                    && timed.deadline().isBefore(now)
                    && state.node(database.spec().node()).map(Node::reported).orElse(true)) {
                events.add(ended(state, database, timed));
            }
        }
        return events;
    }

    private static Decided ended(CellState state, Database database, Timed timed) {
        var why = state.reason(database);
        var waitedFor = why.isEmpty() ? "" : "; at the end: " + why;
        return new Decided(
                database.spec().tenant(),
                switch (timed) {
                    case Creating creating ->
                        new CreationFailed(
                                database.id(),
                                FailureReason.DEADLINE_EXCEEDED,
                                "it was not RUNNING in time" + waitedFor);
                    case Deleting deleting ->
                        new DeletionFailed(
                                database.id(),
                                FailureReason.DEADLINE_EXCEEDED,
                                "it was not gone in time; remove it again" + waitedFor);
                });
    }
}

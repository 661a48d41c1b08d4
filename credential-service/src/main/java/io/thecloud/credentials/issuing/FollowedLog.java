package io.thecloud.credentials.issuing;

import io.thecloud.log.CellLog;
import io.thecloud.log.Follower;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.state.CellState;
import java.util.Optional;
import java.util.function.Consumer;

/// The log as a follower of our own reads it.
public final class FollowedLog implements LogView, AutoCloseable {
    private final Follower follower;
    private volatile CellState heard = CellState.EMPTY;
    private volatile Consumer<EventEnvelope> listener = event -> {};

    public FollowedLog(CellLog log) {
        this.follower = new Follower(log, this::on);
    }

    /// Begins to read.
    public void start() {
        follower.start();
    }

    /// Tells of every event from now on, after it has become part of [#known].
    public void tell(Consumer<EventEnvelope> who) {
        listener = who;
    }

    /// Why the log is not read to its end; empty when it is.
    public Optional<String> trouble() {
        return follower.trouble();
    }

    @Override
    public Optional<CellState> known() {
        return follower.caughtUp() ? Optional.of(newer(heard, follower.state())) : Optional.empty();
    }

    @Override
    public Optional<CellState> current() {
        var fresh = follower.fresh();
        return fresh.stale() ? Optional.empty() : Optional.of(fresh.state());
    }

    @Override
    public void close() {
        follower.close();
    }

    /// The follower shows a state after it has told of it; whoever is told here may ask for it at once.
    private void on(EventEnvelope event, CellState after) {
        heard = after;
        listener.accept(event);
    }

    private static CellState newer(CellState one, CellState other) {
        return one.position() >= other.position() ? one : other;
    }
}

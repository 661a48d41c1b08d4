package io.thecloud.failover.watching;

import io.thecloud.log.CellLog;
import io.thecloud.log.Follower;
import java.util.Optional;

/// What the log says about the groups.
public final class GroupWatch implements AutoCloseable {
    private final Follower follower;

    /// A watch that has not started.
    public GroupWatch(CellLog log) {
        this.follower = new Follower(log, (event, after) -> {});
    }

    /// Begins to follow; returns at once.
    public void start() {
        follower.start();
    }

    /// The sequence of the last event read.
    public long position() {
        return follower.state().position();
    }

    /// Whether it has read all that was in the log when it started, and still follows.
    public boolean caughtUp() {
        return follower.caughtUp();
    }

    /// Why it does not follow the log as it should; empty when it does.
    public Optional<String> trouble() {
        return follower.trouble();
    }

    @Override
    public void close() {
        follower.close();
    }
}

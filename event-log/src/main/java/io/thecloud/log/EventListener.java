package io.thecloud.log;

import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.state.CellState;

/// Is told of every event, in order.
@FunctionalInterface
public interface EventListener {
    /// Called on the follower's thread, before anybody sees `after` as the follower's state. What it throws stops the
    /// follower, so it must not throw for what can happen.
    void on(EventEnvelope event, CellState after);
}

package io.thecloud.log;

import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.state.CellState;
import java.time.Instant;
import java.util.List;

/// Decides what happens. Pure: no clock, no randomness, no effects; what it returns may be thrown away and asked again.
public interface Decider {
    /// Turns a command into events, or refuses it.
    ///
    /// @param state all that has happened before, this transaction's earlier events included
    /// @param now the one time of this transaction
    Decision decide(CellState state, CommandEnvelope command, Instant now);

    /// Events whose time has come by themselves: deadlines that have passed. Asked at every turn, so it must be fast,
    /// and must not say the same again once it is in the state.
    List<Decided> due(CellState state, Instant now);

    /// Events that record that a decider begins to decide.
    ///
    /// @param decider its name
    List<Decided> tookOver(CellState state, String decider, Instant now);
}

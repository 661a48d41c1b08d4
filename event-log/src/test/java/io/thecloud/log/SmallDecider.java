package io.thecloud.log;

import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.command.Request;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.PlatformEvent;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The least that decides: every claim adds a key, so that deciding twice shows.
final class SmallDecider implements Decider {
    static final Duration TIME_TO_CREATE = Duration.ofMinutes(10);
    /// A database of this name makes it throw.
    static final String BUG = "bug";
    /// A database of this name makes it decide what cannot be.
    static final String IMPOSSIBLE = "impossible";

    @Override
    public Decision decide(CellState state, CommandEnvelope command, Instant now) {
        return switch (command.command()) {
            case Request.ClaimCell c ->
                accepted(
                        command,
                        new PlatformEvent.UserRegistered(c.user()),
                        new PlatformEvent.ApiKeyIssued(c.key(), c.user(), c.tenant(), c.sha256()));
            case Report.RegisterNode c ->
                new Decision.Accepted(List.of(new Decided(
                        CellState.PLATFORM,
                        new PlatformEvent.NodeRegistered(c.node(), c.session(), c.memoryBytes(), c.publishAddress()))));
            case Request.CreateDatabase c -> create(state, command, c, now);
            default -> new Decision.Refused(new Refusal.Stale("not for the small decider"));
        };
    }

    private static Decision create(CellState state, CommandEnvelope command, Request.CreateDatabase c, Instant now) {
        var name = c.name().value();
        if (name.equals(BUG)) {
            throw new IllegalStateException("a bug in the decider");
        }
        if (name.equals(IMPOSSIBLE)) {
            return accepted(command, new DatabaseEvent.ResourcesReleased(c.database()));
        }
        var taken = state.database(command.tenant(), c.name());
        if (taken.isPresent()) {
            return new Decision.Refused(
                    new Refusal.NameTaken(c.name(), taken.get().id()));
        }
        if (state.nodes().size() == 0) {
            return new Decision.Refused(new Refusal.NoNode());
        }
        var node = state.nodes().values().getFirst();
        return accepted(
                command,
                new DatabaseEvent.DatabaseRequested(
                        c.database(),
                        c.group(),
                        c.owner(),
                        c.name(),
                        c.engine(),
                        c.version(),
                        c.allocatedStorageGb(),
                        1,
                        node.id(),
                        node.publishAddress(),
                        20_000 + node.ports().size(),
                        "10.213.%d.0/28".formatted(node.ports().size() % 256),
                        c.secret(),
                        now.plus(TIME_TO_CREATE)));
    }

    private static Decision accepted(CommandEnvelope command, Event... events) {
        return new Decision.Accepted(Arrays.stream(events)
                .map(event -> new Decided(command.tenant(), event))
                .toList());
    }

    @Override
    public List<Decided> due(CellState state, Instant now) {
        return state.databases().values().stream()
                .filter(database -> database.lifecycle() instanceof Lifecycle.Creating creating
                        && creating.deadline().isBefore(now))
                .map(database -> new Decided(
                        database.spec().tenant(),
                        new DatabaseEvent.CreationFailed(
                                database.id(), FailureReason.DEADLINE_EXCEEDED, "not done in time")))
                .toList();
    }

    @Override
    public List<Decided> tookOver(CellState state, String decider, Instant now) {
        return List.of(
                new Decided(CellState.PLATFORM, new PlatformEvent.DeciderTookOver(decider, state.lastEventAt())));
    }
}

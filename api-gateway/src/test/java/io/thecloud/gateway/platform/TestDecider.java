package io.thecloud.gateway.platform;

import io.thecloud.log.Decided;
import io.thecloud.log.Decider;
import io.thecloud.log.Decision;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.command.Report.RegisterNode;
import io.thecloud.schema.command.Request.ClaimCell;
import io.thecloud.schema.command.Request.CreateDatabase;
import io.thecloud.schema.command.Request.DeleteDatabase;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.DatabaseEvent.CredentialsIssued;
import io.thecloud.schema.event.DatabaseEvent.DatabaseAvailable;
import io.thecloud.schema.event.DatabaseEvent.DatabaseDeleted;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.DatabaseEvent.DeletionRequested;
import io.thecloud.schema.event.DatabaseEvent.ImageResolved;
import io.thecloud.schema.event.DatabaseEvent.ResourcesReleased;
import io.thecloud.schema.event.DatabaseEvent.SecretShredded;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.event.PlatformEvent.ApiKeyIssued;
import io.thecloud.schema.event.PlatformEvent.DeciderTookOver;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.event.PlatformEvent.TenantCreated;
import io.thecloud.schema.event.PlatformEvent.UserRegistered;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Decides as the gateway's tests need it: a database's name says what becomes of it.
final class TestDecider implements Decider {
    /// RUNNING only this long after it was requested.
    static final Duration LATE = Duration.ofMillis(700);

    @Override
    public Decision decide(CellState state, CommandEnvelope command, Instant now) {
        return switch (command.command()) {
            case ClaimCell c -> claim(state, c);
            case RegisterNode c ->
                accepted(
                        CellState.PLATFORM,
                        new NodeRegistered(c.node(), c.session(), c.memoryBytes(), c.publishAddress()));
            case CreateDatabase c -> create(state, command, c, now);
            case DeleteDatabase c -> delete(state, command, c, now);
            default -> new Decision.Refused(new Refusal.Stale("not known to the test's decider"));
        };
    }

    private static Decision claim(CellState state, ClaimCell c) {
        if (state.apiKeys().has(c.sha256())) {
            return new Decision.Accepted(List.of());
        }
        if (state.tenants().size() > 0) {
            var first = state.tenants().values().getFirst();
            return accepted(first.id(), new ApiKeyIssued(c.key(), first.owner(), first.id(), c.sha256()));
        }
        return accepted(
                c.tenant(),
                new UserRegistered(c.user()),
                new TenantCreated(c.tenant(), c.user(), c.slug()),
                new ApiKeyIssued(c.key(), c.user(), c.tenant(), c.sha256()));
    }

    private static Decision create(CellState state, CommandEnvelope command, CreateDatabase c, Instant now) {
        var holder = state.database(command.tenant(), c.name());
        if (holder.isPresent()) {
            return new Decision.Refused(
                    new Refusal.NameTaken(c.name(), holder.get().id()));
        }
        var name = c.name().value();
        if (name.startsWith("full-")) {
            return new Decision.Refused(new Refusal.NodeFull("memory"));
        }
        var node = state.nodes().values().getFirst();
        int free = 20_000 + (int) state.position();
        var events = new ArrayList<Event>();
        events.add(new DatabaseRequested(
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
                free,
                "10.213.%d.%d/28".formatted(free / 16 % 256, free % 16 * 16),
                c.secret(),
                now.plusSeconds(600)));
        if (name.startsWith("fail-")) {
            events.add(new CreationFailed(c.database(), FailureReason.ENGINE_EXITED, "the engine ended at once"));
        } else if (!name.startsWith("late-") && !name.startsWith("mute-")) {
            events.add(new CredentialsIssued(c.database(), c.secret()));
            if (!name.startsWith("slow-")) {
                events.add(new ImageResolved(c.database(), "postgres:16-alpine", "sha256:1"));
                events.add(new DatabaseAvailable(c.database(), "c0ffee", "16.9"));
            }
        }
        return accepted(command.tenant(), events.toArray(Event[]::new));
    }

    private static Decision delete(CellState state, CommandEnvelope command, DeleteDatabase c, Instant now) {
        var found = state.database(command.tenant(), c.database());
        if (found.isEmpty()) {
            return new Decision.Refused(new Refusal.NoSuchDatabase(c.database()));
        }
        var database = found.get();
        if (database.lifecycle() instanceof Creating creating) {
            return new Decision.Refused(new Refusal.WrongStatus(c.database(), creating.status(), "RUNNING or FAILED"));
        }
        var requested = new DeletionRequested(c.database(), now.plusSeconds(60));
        return database.spec().name().value().startsWith("sticky-")
                ? accepted(command.tenant(), requested)
                : accepted(
                        command.tenant(),
                        requested,
                        new ResourcesReleased(c.database()),
                        new SecretShredded(c.database(), database.spec().secret()),
                        new DatabaseDeleted(c.database()));
    }

    private static Decision accepted(TenantId tenant, Event... events) {
        return new Decision.Accepted(List.of(events).stream()
                .map(event -> new Decided(tenant, event))
                .toList());
    }

    @Override
    public List<Decided> due(CellState state, Instant now) {
        var due = new ArrayList<Decided>();
        for (var database : state.databases().values()) {
            if (isLate(database, now)) {
                var spec = database.spec();
                due.add(new Decided(spec.tenant(), new CredentialsIssued(spec.id(), spec.secret())));
                due.add(new Decided(spec.tenant(), new DatabaseAvailable(spec.id(), "c0ffee", "16.9")));
            }
        }
        return due;
    }

    private static boolean isLate(Database database, Instant now) {
        return database.spec().name().value().startsWith("late-")
                && database.lifecycle() instanceof Creating
                && database.spec().createdAt().plus(LATE).isBefore(now);
    }

    @Override
    public List<Decided> tookOver(CellState state, String decider, Instant now) {
        return List.of(new Decided(CellState.PLATFORM, new DeciderTookOver(decider, state.lastEventAt())));
    }
}

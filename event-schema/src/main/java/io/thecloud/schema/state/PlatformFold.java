package io.thecloud.schema.state;

import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.event.PlatformEvent;
import io.thecloud.schema.event.PlatformEvent.ApiKeyIssued;
import io.thecloud.schema.event.PlatformEvent.DeciderTookOver;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.event.PlatformEvent.NodeReported;
import io.thecloud.schema.event.PlatformEvent.TenantCreated;
import io.thecloud.schema.event.PlatformEvent.UserRegistered;
import java.time.Duration;
import java.time.Instant;

/// What events of the platform itself do to the state.
final class PlatformFold {
    private PlatformFold() {}

    static CellState apply(CellState state, PlatformEvent event, EventEnvelope envelope) {
        return switch (event) {
            case UserRegistered e -> state.withUser(e.user());
            case TenantCreated e -> state.withTenant(new Tenant(e.tenant(), e.owner(), e.slug()));
            case ApiKeyIssued e -> state.withApiKey(e.sha256(), new ApiKey(e.key(), e.user(), e.tenant()));
            case NodeRegistered e ->
                state.withNode(state.node(e.node())
                        .map(node -> node.takenBy(e.session(), e.memoryBytes(), e.publishAddress()))
                        .orElseGet(() -> Node.registered(e.node(), e.session(), e.memoryBytes(), e.publishAddress())));
            case NodeReported e ->
                state.node(e.node())
                        .map(node -> state.withNode(node.seen(e.reachable(), e.reason())))
                        .orElseThrow(() -> new BrokenLogException("a node reports that never registered"));
            case DeciderTookOver e -> tookOver(state, undecided(e.previousEventAt(), envelope.time()));
        };
    }

    /// Nothing if the new decider's clock is behind the old one's: a deadline never comes nearer.
    private static Duration undecided(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    private static CellState tookOver(CellState before, Duration undecided) {
        var state = before;
        for (var node : before.nodes().values()) {
            state = state.withNode(node.unheard());
        }
        for (var database : before.databases().values()) {
            if (database.lifecycle() instanceof Lifecycle.Timed timed) {
                state = state.withDatabase(database.to(timed.later(undecided), database.updatedAt()));
            }
        }
        return state;
    }
}

package io.thecloud.provisioner.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.log.Decided;
import io.thecloud.log.Decision;
import io.thecloud.log.Decision.Accepted;
import io.thecloud.log.Decision.Refused;
import io.thecloud.schema.command.Command;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.PlatformEvent;
import io.thecloud.schema.history.HistoryWriter;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.TenantId;
import io.thecloud.schema.state.CellState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Given events, when a command or time comes, then events or a refusal.
final class Cell {
    private final HistoryWriter log = new HistoryWriter();
    private final CellDecider decider;
    private Decision decision = new Accepted(List.of());

    private Cell(Rules rules) {
        this.decider = new CellDecider(rules);
    }

    static Cell given(Event... events) {
        return withRules(Examples.RULES).and(events);
    }

    static Cell withRules(Rules rules) {
        return new Cell(rules);
    }

    Cell and(Event... events) {
        for (var event : events) {
            log.append(tenantOf(event), event);
        }
        return this;
    }

    private static TenantId tenantOf(Event event) {
        return switch (event) {
            case PlatformEvent e -> CellState.PLATFORM;
            case DatabaseEvent e -> Examples.TENANT;
        };
    }

    Cell later(Duration by) {
        log.later(by);
        return this;
    }

    Cell when(Command command) {
        return when(Examples.TENANT, command);
    }

    Cell when(TenantId tenant, Command command) {
        decision = decide(tenant, command);
        return this;
    }

    Decision decide(TenantId tenant, Command command) {
        var envelope = new CommandEnvelope(
                CommandId.random(), tenant, Actor.service("test"), "request", now(), now().plusSeconds(5), "", command);
        return decider.decide(state(), envelope, now());
    }

    Cell whenTimePasses(Duration by) {
        log.later(by);
        return whenDue();
    }

    Cell whenDue() {
        decision = new Accepted(decider.due(state(), now()));
        return this;
    }

    Cell whenAnotherDeciderTakesOver() {
        decision = new Accepted(decider.tookOver(state(), "decider-2", now()));
        return this;
    }

    /// These events and no others; they happen.
    Cell then(Event... expected) {
        assertThat(events()).containsExactly(expected);
        return happened();
    }

    Cell thenNothing() {
        return then();
    }

    /// One event, which happens.
    <T extends Event> T thenOne(Class<T> type) {
        assertThat(events()).singleElement().isInstanceOf(type);
        var event = type.cast(events().getFirst());
        happened();
        return event;
    }

    <T extends Refusal> T thenRefused(Class<T> type) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isInstanceOf(type));
        return type.cast(((Refused) decision).refusal());
    }

    /// What was decided becomes part of the log.
    Cell happened() {
        decided().forEach(one -> log.append(one.tenant(), one.event()));
        return this;
    }

    List<Event> events() {
        return decided().stream().map(Decided::event).toList();
    }

    List<Decided> decided() {
        assertThat(decision).isInstanceOf(Accepted.class);
        return ((Accepted) decision).events();
    }

    CellState state() {
        return log.state();
    }

    Instant now() {
        return log.now();
    }
}

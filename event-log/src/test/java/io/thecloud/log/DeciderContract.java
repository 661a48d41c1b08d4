package io.thecloud.log;

import static io.thecloud.log.Commands.claim;
import static io.thecloud.log.Commands.create;
import static io.thecloud.log.ScriptedHook.Point.COMMITTED;
import static io.thecloud.log.ScriptedHook.Point.STAGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.event.PlatformEvent;
import io.thecloud.schema.id.CommandId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What deciders promise, on every log: each command is decided once, whatever becomes of the one who decides it.
abstract class DeciderContract {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<DeciderLoop> loops = new ArrayList<>();
    private final List<CellLog> logs = new ArrayList<>();
    private TestCell cell;

    abstract TestCell newCell();

    @BeforeAll
    static void let_threads_die() {
        ScriptedHook.letThreadsDie();
    }

    @BeforeEach
    void open() {
        cell = newCell();
    }

    @AfterEach
    void close() {
        loops.forEach(DeciderLoop::close);
        logs.forEach(CellLog::close);
        cell.close();
    }

    @Test
    void a_command_becomes_its_events_and_an_outcome_that_says_how_far_to_read() {
        start("a");
        var command = claim("k");
        cell.send(command);
        var outcome = outcome(command);
        assertThat(outcome.accepted()).isTrue();
        assertThat(effects(command)).hasSize(2).allSatisfy(event -> {
            assertThat(event.actor()).isEqualTo(command.actor());
            assertThat(event.correlationId()).isEqualTo(command.correlationId());
            assertThat(event.time()).isEqualTo(outcome.decidedAt());
            assertThat(event.sequence()).isLessThanOrEqualTo(outcome.position());
        });
    }

    @Test
    void a_command_delivered_twice_is_decided_once_and_answered_twice() {
        start("a");
        cell.send(claim("k"));
        cell.send(claim("k"));
        await().atMost(SOON).untilAsserted(() -> assertThat(cell.outcomes()).hasSize(2));
        assertThat(cell.outcomes()).allMatch(Outcome::accepted);
        assertThat(cell.outcomes().get(0)).isEqualTo(cell.outcomes().get(1));
        assertThat(effects(claim("k"))).hasSize(2);
    }

    @Test
    void a_command_known_to_a_former_decider_is_not_decided_again() {
        var first = start("a");
        cell.send(claim("k"));
        outcome(claim("k"));
        first.close();
        start("b");
        cell.send(claim("k"));
        await().atMost(SOON).untilAsserted(() -> assertThat(cell.outcomes()).hasSize(2));
        assertThat(effects(claim("k"))).hasSize(2);
    }

    @Test
    void a_key_that_comes_with_another_body_is_refused_and_still_stands_for_the_first() {
        start("a");
        cell.send(Commands.node());
        cell.send(create("one", "key", "hash 1"));
        cell.send(create("two", "key", "hash 2"));
        cell.send(create("one", "key", "hash 1"));
        await().atMost(SOON).untilAsserted(() -> assertThat(cell.outcomes()).hasSize(4));
        var outcomes = cell.outcomes();
        assertThat(outcomes.get(2).refusal()).isInstanceOf(Refusal.KeyReused.class);
        assertThat(outcomes.get(3)).isEqualTo(outcomes.get(1));
        assertThat(outcomes.get(1).accepted()).isTrue();
    }

    @Test
    void an_unreadable_command_is_put_aside_with_the_reason_and_the_next_one_is_decided() {
        start("a");
        for (var nonsense : List.of("", "null", "[]", "{\"type\":\"Rubbish\"}", "\u0000\u0001")) {
            cell.send("key", nonsense.getBytes(StandardCharsets.UTF_8));
        }
        cell.send(claim("k"));
        assertThat(outcome(claim("k")).accepted()).isTrue();
        await().atMost(SOON).untilAsserted(() -> assertThat(cell.deadLetters()).hasSize(5));
        assertThat(cell.deadLetters())
                .allSatisfy(letter -> assertThat(letter.headers().get("reason")).startsWith("unreadable: "));
    }

    @Test
    void a_command_that_breaks_the_decider_is_answered_and_put_aside() {
        start("a");
        cell.send(Commands.node());
        cell.send(create(SmallDecider.BUG));
        cell.send(claim("k"));
        assertThat(outcome(claim("k")).accepted()).isTrue();
        assertThat(outcome(create(SmallDecider.BUG)).refusal()).isInstanceOf(Refusal.Stale.class);
        assertThat(cell.deadLetters()).hasSize(1);
        assertThat(effects(create(SmallDecider.BUG))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ScriptedHook.Point.class)
    void a_decider_killed_in_its_turn_loses_nothing_and_repeats_nothing(ScriptedHook.Point point) {
        var log = log();
        var dead = start(log, "a", new ScriptedHook().at(point, batch -> dieOn(batch, log)));
        await().atMost(SOON).until(dead::deciding);
        cell.send(claim("k1"));
        cell.send(claim("k2"));
        await().atMost(SOON).until(() -> !dead.deciding());
        cell.presumeDead();
        start("b");
        cell.send(claim("k3"));
        for (var key : List.of("k1", "k2", "k3")) {
            assertThat(outcome(claim(key)).accepted()).isTrue();
            assertThat(effects(claim(key))).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ScriptedHook.Point.class,
            names = {"DECIDED", "STAGED"})
    void a_decider_frozen_in_its_turn_commits_nothing_after_another_took_over(ScriptedHook.Point point) {
        var freeze = new ScriptedHook.Freeze();
        var frozen = start(log(), "a", new ScriptedHook().at(point, batch -> {
                    if (!batch.answers().isEmpty()) {
                        freeze.accept(batch);
                    }
                }));
        await().atMost(SOON).until(frozen::deciding);
        cell.send(claim("k1"));
        freeze.awaitFrozen();
        cell.presumeDead();
        var next = start("b");
        await().atMost(SOON).until(next::deciding);
        cell.send(claim("k2"));
        assertThat(outcome(claim("k1")).accepted()).isTrue();
        assertThat(outcome(claim("k2")).accepted()).isTrue();
        freeze.thaw();
        await().atMost(SOON).until(() -> !frozen.deciding());
        cell.send(claim("k3"));
        assertThat(outcome(claim("k3")).accepted()).isTrue();
        for (var key : List.of("k1", "k2", "k3")) {
            assertThat(effects(claim(key))).hasSize(2);
        }
        assertThat(cell.outcomes()).hasSize(3);
    }

    @Test
    void an_aborted_batch_leaves_no_trace_in_what_is_decided_next() {
        var failed = new AtomicBoolean();
        start(log(), "a", new ScriptedHook().at(STAGED, batch -> {
                    if (!batch.answers().isEmpty() && failed.compareAndSet(false, true)) {
                        throw new CommitUnknownException("as a test wants it", null);
                    }
                }));
        cell.send(Commands.node());
        cell.send(create("one"));
        assertThat(outcome(create("one")).accepted()).isTrue();
        assertThat(failed).isTrue();
        assertThat(effects(create("one"))).hasSize(1);
        assertThat(cell.events().stream().map(EventEnvelope::event))
                .filteredOn(PlatformEvent.DeciderTookOver.class::isInstance)
                .as("it took its own place over again")
                .hasSize(2);
    }

    @Test
    void a_commit_that_happened_but_was_not_answered_is_not_repeated() {
        var failed = new AtomicBoolean();
        start(log(), "a", new ScriptedHook().at(COMMITTED, batch -> {
                    if (!batch.answers().isEmpty() && failed.compareAndSet(false, true)) {
                        throw new CommitUnknownException("as a test wants it", null);
                    }
                }));
        cell.send(claim("k1"));
        await().atMost(SOON).untilTrue(failed);
        cell.send(claim("k2"));
        assertThat(outcome(claim("k2")).accepted()).isTrue();
        assertThat(effects(claim("k1"))).hasSize(2);
        assertThat(cell.outcomes()).hasSize(2);
    }

    @Test
    void a_standby_takes_over_when_the_decider_closes() {
        var first = start("a");
        await().atMost(SOON).until(first::deciding);
        var standby = start("b");
        await().atMost(SOON).until(() -> standby.trouble().isEmpty());
        assertThat(standby.deciding()).isFalse();
        first.close();
        cell.send(claim("k"));
        assertThat(outcome(claim("k")).accepted()).isTrue();
        assertThat(standby.deciding()).isTrue();
    }

    @Test
    void an_outage_does_not_count_against_a_deadline() {
        var late = InstantSource.offset(InstantSource.system(), SmallDecider.TIME_TO_CREATE.plusMinutes(1));
        var first = start("a");
        cell.send(Commands.node());
        cell.send(create("one"));
        outcome(create("one"));
        first.close();
        var log = log();
        var second = new DeciderLoop(log, new SmallDecider(), "b", late);
        loops.add(second);
        second.start();
        await().atMost(SOON).until(second::deciding);
        cell.send(claim("k"));
        await().atMost(SOON).untilAsserted(() -> assertThat(cell.outcomes()).hasSize(3));
        assertThat(cell.events().stream().map(EventEnvelope::event))
                .filteredOn(DatabaseEvent.CreationFailed.class::isInstance)
                .isEmpty();
    }

    private void dieOn(Batch batch, CellLog log) {
        if (!batch.answers().isEmpty()) {
            cell.kill(log);
            throw new ScriptedHook.Killed();
        }
    }

    private CellLog log() {
        var log = cell.open();
        logs.add(log);
        return log;
    }

    private DeciderLoop start(String name) {
        return start(log(), name, TurnHook.NONE);
    }

    private DeciderLoop start(CellLog log, String name, TurnHook hook) {
        var loop = new DeciderLoop(log, new SmallDecider(), name, InstantSource.system(), hook);
        loops.add(loop);
        loop.start();
        return loop;
    }

    private Outcome outcome(CommandEnvelope command) {
        return await().atMost(SOON)
                .until(() -> found(command.id()), outcomes -> !outcomes.isEmpty())
                .getFirst();
    }

    private List<Outcome> found(CommandId id) {
        return cell.outcomes().stream()
                .filter(outcome -> outcome.command().equals(id))
                .toList();
    }

    private List<EventEnvelope> effects(CommandEnvelope command) {
        return cell.events().stream()
                .filter(event -> event.causation().equals(command.id()))
                .toList();
    }
}

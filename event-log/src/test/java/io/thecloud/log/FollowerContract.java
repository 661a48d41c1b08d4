package io.thecloud.log;

import static io.thecloud.log.Commands.claim;
import static io.thecloud.log.Commands.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.codec.HashChain;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.event.PlatformEvent;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.id.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What those who follow a log are promised.
abstract class FollowerContract {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final List<EventEnvelope> heard = new CopyOnWriteArrayList<>();
    private TestCell cell;
    private CellLog log;
    private History history;
    private Follower follower;
    private Outcomes outcomes;
    private DeciderLoop decider;

    abstract TestCell newCell();

    @BeforeEach
    void open() {
        cell = newCell();
        log = cell.open();
        history = new History(log);
        follower = new Follower(log, (event, after) -> {
            history.on(event, after);
            heard.add(event);
        });
        outcomes = new Outcomes(log);
        decider = new DeciderLoop(log, new SmallDecider(), "a", InstantSource.system());
    }

    @AfterEach
    void close() {
        decider.close();
        outcomes.close();
        follower.close();
        log.close();
        cell.close();
    }

    @Test
    void a_follower_has_trouble_until_it_is_caught_up() {
        assertThat(follower.trouble()).hasValueSatisfying(why -> assertThat(why).startsWith("catching up"));
        assertThat(follower.fresh().stale()).isTrue();
        follower.start();
        await().atMost(SOON).until(follower::caughtUp);
        assertThat(follower.trouble()).isEmpty();
        assertThat(follower.fresh().stale()).isFalse();
    }

    @Test
    void whoever_has_an_answer_sees_it_in_a_fresh_view() {
        startAll();
        for (int i = 0; i < 40; i++) {
            var outcome = ask(claim("k" + i));
            var fresh = follower.fresh();
            assertThat(fresh.stale()).isFalse();
            assertThat(fresh.state().position()).isGreaterThanOrEqualTo(outcome.position());
        }
    }

    @Test
    void many_fresh_views_at_once_all_see_what_was_there_before() {
        startAll();
        var position = ask(claim("k")).position();
        var views = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(follower::fresh))
                .toList();
        assertThat(views).allSatisfy(view -> {
            assertThat(view.join().stale()).isFalse();
            assertThat(view.join().state().position()).isGreaterThanOrEqualTo(position);
        });
    }

    @Test
    void a_state_can_be_awaited_by_position_and_by_condition() throws TimeoutException {
        startAll();
        var name = new DatabaseName("one");
        var condition = CompletableFuture.supplyAsync(() -> {
            try {
                return follower.await(
                        state -> state.database(Commands.TENANT, name).isPresent(), SOON);
            } catch (TimeoutException e) {
                throw new AssertionError(e);
            }
        });
        ask(Commands.node());
        var outcome = ask(create("one"));
        assertThat(condition.join().database(Commands.TENANT, name)).isPresent();
        assertThat(follower.await(outcome.position(), SOON).position()).isGreaterThanOrEqualTo(outcome.position());
        assertThatThrownBy(() -> follower.await(1_000_000, Duration.ofMillis(50)))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void the_listener_hears_every_event_once_and_in_order() throws TimeoutException {
        startAll();
        IntStream.range(0, 20).forEach(i -> cell.send(claim("k" + i)));
        follower.await(41, SOON);
        assertThat(heard)
                .extracting(EventEnvelope::sequence)
                .containsExactly(
                        IntStream.rangeClosed(1, 41).mapToObj(i -> (long) i).toArray(Long[]::new));
    }

    @Test
    void an_unreadable_event_stops_the_follower_and_keeps_the_state() {
        var event = event(1);
        write(new EventCodec.Written(event.envelope(), event.headers(), "{}".getBytes(StandardCharsets.UTF_8)));
        follower.start();
        await().atMost(SOON).until(() -> follower.trouble().orElse("").contains("cannot be read"));
        assertThat(follower.caughtUp()).isFalse();
        assertThat(follower.fresh().stale()).isTrue();
        assertThat(follower.state().position()).isZero();
    }

    @Test
    void a_missing_event_stops_followers_and_deciders() {
        write(event(2));
        follower.start();
        decider.start();
        await().atMost(SOON).until(() -> follower.trouble().orElse("").contains("event 2 follows 0"));
        await().atMost(SOON).until(() -> decider.trouble().orElse("").contains("event 2 follows 0"));
        assertThat(decider.deciding()).isFalse();
    }

    @Test
    void the_history_is_newest_first_and_goes_back_further_than_memory() throws TimeoutException {
        startAll();
        IntStream.range(0, 700).forEach(i -> cell.send(claim("k" + i)));
        follower.await(1401, SOON);
        var newest = history.newest(Commands.TENANT, 10, OptionalLong.empty());
        assertThat(newest)
                .extracting(EventEnvelope::sequence)
                .startsWith(1401L, 1400L)
                .hasSize(10);
        var older = history.newest(Commands.TENANT, 10, OptionalLong.of(12));
        assertThat(older)
                .extracting(EventEnvelope::sequence)
                .startsWith(11L, 10L)
                .endsWith(2L)
                .hasSize(10);
        assertThat(history.newest(Commands.TENANT, 10, OptionalLong.of(4))).hasSize(2);
        assertThat(history.newest(TenantId.random(), 10, OptionalLong.empty())).isEmpty();
    }

    @Test
    void nobody_is_told_of_an_outcome_that_was_forgotten() {
        startAll();
        var forgotten = outcomes.expect(claim("k").id());
        outcomes.forget(claim("k").id());
        ask(claim("k2"));
        ask(claim("k"));
        assertThat(forgotten).isNotDone();
    }

    private void startAll() {
        decider.start();
        follower.start();
        outcomes.start();
        await().atMost(SOON)
                .until(() -> decider.deciding() && follower.trouble().isEmpty() && outcomes.ready());
    }

    private Outcome ask(CommandEnvelope command) {
        var expected = outcomes.expect(command.id());
        cell.send(command);
        return expected.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void write(EventCodec.Written event) {
        try (var candidate = log.candidate("w");
                var session = candidate.contend(SOON).orElseThrow()) {
            session.stage(new Batch(List.of(event), List.of(), List.of()));
            session.commit();
        }
    }

    private static EventCodec.Written event(long sequence) {
        return EventCodec.write(
                EventId.random(),
                sequence,
                Instant.now(),
                Commands.TENANT,
                CommandId.random(),
                "r",
                Actor.service("test"),
                HashChain.START,
                new PlatformEvent.UserRegistered(Commands.USER));
    }
}

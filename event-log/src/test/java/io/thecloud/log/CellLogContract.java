package io.thecloud.log;

import static io.thecloud.log.Commands.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.codec.HashChain;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.PlatformEvent;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every log promises.
abstract class CellLogContract {
    private static final Duration SOON = Duration.ofSeconds(15);

    private TestCell cell;
    private CellLog log;

    abstract TestCell newCell();

    @BeforeEach
    void open() {
        cell = newCell();
        log = cell.open();
    }

    @AfterEach
    void close() {
        log.close();
        cell.close();
    }

    @Test
    void a_batch_is_seen_when_it_is_committed_and_not_before() {
        try (var session = contend(log, "a");
                var events = log.events(0);
                var outcomes = log.outcomes(0)) {
            session.stage(batch(1));
            assertThat(log.committedEnd().join()).isZero();
            session.commit();
            assertThat(TestCell.readTo(events, log.end().join())).hasSize(1);
            assertThat(TestCell.readTo(outcomes, 1)).hasSize(1);
        }
    }

    @Test
    void events_come_back_as_they_were_written_and_in_order() {
        try (var session = contend(log, "a")) {
            var first = event(1, HashChain.START);
            var second = event(2, first.envelope().hash());
            session.stage(new Batch(List.of(first, second), List.of(), List.of()));
            session.commit();
            assertThat(cell.events()).containsExactly(first.envelope(), second.envelope());
        }
    }

    @Test
    void what_a_writer_left_open_is_aborted_by_the_next_one_and_never_seen() {
        var dead = cell.open();
        var left = contend(dead, "a");
        left.stage(batch(1));
        cell.kill(dead);
        cell.presumeDead();
        try (var session = contend(log, "b");
                var events = log.events(0)) {
            var marks = session.highWatermarks();
            assertThat(TestCell.readTo(events, marks.events())).isEmpty();
            session.stage(batch(1));
            session.commit();
            assertThat(TestCell.readTo(events, log.end().join())).hasSize(1);
        }
    }

    @Test
    void high_watermarks_lie_behind_everything_that_was_committed() {
        try (var session = contend(log, "a")) {
            session.stage(batch(1));
            session.commit();
            var marks = session.highWatermarks();
            assertThat(marks.events()).isGreaterThanOrEqualTo(1);
            assertThat(marks.outcomes()).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void a_writer_that_was_replaced_commits_nothing_more() {
        var frozen = contend(cell.open(), "a");
        frozen.stage(batch(1));
        cell.presumeDead();
        try (var session = contend(log, "b")) {
            assertThatThrownBy(frozen::commit).isInstanceOf(WriterFencedException.class);
            session.stage(batch(1));
            session.commit();
            assertThat(cell.events()).hasSize(1);
        } finally {
            frozen.close();
        }
    }

    @Test
    void the_next_writer_reads_on_after_the_commands_that_were_consumed() {
        send("one");
        send("two");
        try (var session = contend(log, "a")) {
            assertThat(session.committedCommandOffset()).isZero();
            assertThat(poll(session, 2)).containsExactly("one", "two");
            session.stage(batch(1));
            session.commit();
        }
        send("three");
        try (var session = contend(log, "a")) {
            assertThat(session.committedCommandOffset()).isEqualTo(2);
            assertThat(poll(session, 1)).containsExactly("three");
        }
        try (var session = contend(log, "a")) {
            assertThat(poll(session, 1)).as("not committed, so it comes again").containsExactly("three");
        }
    }

    @Test
    void only_one_has_the_writers_place_and_the_next_gets_it_when_it_is_given_up() {
        var other = cell.open();
        try (var waiting = other.candidate("b")) {
            try (var session = contend(log, "a")) {
                assertThat(waiting.contend(Duration.ofMillis(300))).isEmpty();
                session.stage(batch(1));
                session.commit();
            }
            var given = waiting.contend(SOON);
            assertThat(given).isPresent();
            given.ifPresent(WriterSession::close);
        } finally {
            other.close();
        }
    }

    @Test
    void dead_letters_keep_bytes_and_reason() {
        send("nonsense");
        try (var session = contend(log, "a")) {
            var command = session.pollCommands(SOON).getFirst();
            session.stage(new Batch(List.of(), List.of(), List.of(new Batch.DeadLetter(command, "not JSON"))));
            session.commit();
        }
        assertThat(cell.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("nonsense");
            assertThat(letter.headers()).containsEntry("reason", "not JSON");
        });
    }

    @Test
    void outcomes_can_be_read_from_a_time_on() {
        try (var session = contend(log, "a")) {
            session.stage(batch(1));
            session.commit();
        }
        try (var all = log.outcomesSince(Instant.now().minusSeconds(3600));
                var none = log.outcomesSince(Instant.now().plusSeconds(3600))) {
            assertThat(TestCell.readTo(all, 1)).hasSize(1);
            assertThat(TestCell.readTo(none, 1)).isEmpty();
        }
    }

    @Test
    void a_place_that_is_not_in_the_log_is_named() {
        try (var events = log.events(1000)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            events.poll(Duration.ofMillis(100));
                        }
                    })
                    .isInstanceOf(LogReplacedException.class);
        }
    }

    @Test
    void a_log_is_the_same_for_everybody() {
        try (var other = cell.open()) {
            assertThat(other.identity().join()).isEqualTo(log.identity().join());
        }
    }

    private static WriterSession contend(CellLog log, String name) {
        try (var candidate = log.candidate(name)) {
            return candidate.contend(SOON).orElseThrow(() -> new AssertionError("the place was not given"));
        }
    }

    private void send(String command) {
        cell.send("key", command.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> poll(WriterSession session, int count) {
        var commands = new ArrayList<String>();
        for (int i = 0; i < 100 && commands.size() < count; i++) {
            session.pollCommands(Duration.ofMillis(100))
                    .forEach(read -> commands.add(new String(read.value(), StandardCharsets.UTF_8)));
        }
        return commands;
    }

    private static Batch batch(long sequence) {
        var outcome = new Outcome(CommandId.random(), Instant.now(), "", sequence, null);
        return new Batch(
                List.of(event(sequence, HashChain.START)), List.of(new Batch.Answer(TENANT, outcome)), List.of());
    }

    private static EventCodec.Written event(long sequence, String previousHash) {
        return EventCodec.write(
                EventId.random(),
                sequence,
                Instant.now(),
                TENANT,
                CommandId.random(),
                "r",
                Actor.service("test"),
                previousHash,
                new PlatformEvent.UserRegistered(Commands.USER));
    }
}

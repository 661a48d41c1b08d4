package io.thecloud.schema.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.event.Event;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.history.RandomHistory;
import io.thecloud.schema.history.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds for every legal log.
class FoldTest {
    private static final int RUNS = 60;
    private static final int LENGTH = 150;

    @Test
    void any_prefix_replayed_plus_the_rest_equals_the_whole() {
        Seeds.each(RUNS, random -> {
            var events = RandomHistory.of(random, LENGTH).events();
            var whole = replay(CellState.EMPTY, events);
            int cut = random.nextInt(events.size() + 1);
            var prefix = replay(CellState.EMPTY, events.subList(0, cut));
            assertThat(prefix.position()).isEqualTo(cut);
            assertThat(replay(prefix, events.subList(cut, events.size())))
                    .isEqualTo(whole)
                    .hasSameHashCodeAs(whole);
        });
    }

    @Test
    void what_is_read_back_from_bytes_folds_to_the_same_state() {
        Seeds.each(RUNS / 4, random -> {
            var log = RandomHistory.of(random, LENGTH);
            var read = log.written().stream()
                    .map(written -> EventCodec.read(written.headers(), written.data()))
                    .toList();
            assertThat(read).isEqualTo(log.events());
            assertThat(replay(CellState.EMPTY, read)).isEqualTo(log.state());
        });
    }

    @Test
    void a_log_with_an_event_left_out_doubled_or_swapped_is_broken() {
        Seeds.each(RUNS, random -> {
            var log = RandomHistory.of(random, LENGTH);
            int at = random.nextInt(1, log.events().size() - 1);
            var before = replay(CellState.EMPTY, log.events().subList(0, at));
            var event = log.events().get(at);
            broken(before, log.events().get(at + 1));
            broken(Fold.apply(before, event), event);
            broken(before, log.events().get(at - 1));
        });
    }

    @Test
    void a_log_whose_hash_chain_breaks_is_broken() {
        Seeds.each(RUNS, random -> {
            var events = RandomHistory.of(random, LENGTH).events();
            int at = random.nextInt(events.size());
            var e = events.get(at);
            var unlinked = new EventEnvelope(
                    e.id(),
                    e.sequence(),
                    e.time(),
                    e.tenant(),
                    e.causation(),
                    e.correlationId(),
                    e.actor(),
                    "f".repeat(64),
                    e.hash(),
                    e.event());
            assertThatExceptionOfType(BrokenLogException.class)
                    .isThrownBy(() -> Fold.apply(replay(CellState.EMPTY, events.subList(0, at)), unlinked))
                    .withMessageContaining("hash chain");
        });
    }

    @Test
    void the_random_logs_hold_every_event_type() {
        Set<Class<? extends Event>> seen = new HashSet<>();
        for (int seed = 1; seed <= RUNS; seed++) {
            RandomHistory.of(Seeds.at(seed), LENGTH)
                    .events()
                    .forEach(e -> seen.add(e.event().getClass()));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(EventCodec.types());
    }

    private static CellState replay(CellState from, List<EventEnvelope> events) {
        var state = from;
        for (var event : events) {
            state = Fold.apply(state, event);
        }
        return state;
    }

    private static void broken(CellState state, EventEnvelope event) {
        assertThatExceptionOfType(BrokenLogException.class)
                .isThrownBy(() -> Fold.apply(state, event))
                .withMessageContaining("follows");
    }
}

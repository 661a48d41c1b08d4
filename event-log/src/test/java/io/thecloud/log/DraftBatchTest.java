package io.thecloud.log;

import static io.thecloud.log.Commands.claim;
import static io.thecloud.log.Commands.create;
import static io.thecloud.log.Commands.issued;
import static io.thecloud.log.Commands.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.EventId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Fold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DraftBatchTest {
    private final DeciderMemory memory = new DeciderMemory();
    private Instant now = Instant.now();

    @Test
    void a_command_that_comes_after_its_time_is_refused_and_its_id_stays_free() {
        var late = issued(claim("k"), now.minusSeconds(10), now.minusSeconds(5));
        assertThat(refusal(take(late))).isInstanceOf(Refusal.Expired.class);
        assertThat(only(take(issued(claim("k"), now, now.plusSeconds(5)))).accepted())
                .isTrue();
    }

    @Test
    void a_command_older_than_a_day_is_refused_however_long_it_is_valid() {
        var old = issued(claim("k"), now.minus(Duration.ofHours(25)), now.plus(Duration.ofDays(9)));
        assertThat(refusal(take(old))).isInstanceOf(Refusal.Expired.class);
    }

    @Test
    void a_decided_command_gets_its_first_outcome_also_after_its_time() {
        var first = only(take(claim("k")));
        now = now.plus(Duration.ofHours(1));
        var draft = take(claim("k"));
        assertThat(only(draft)).isEqualTo(first);
        assertThat(draft.batch().events()).isEmpty();
    }

    @Test
    void a_refused_command_gets_its_first_refusal_again() {
        var first = only(take(create("one")));
        assertThat(first.refusal()).isInstanceOf(Refusal.NoNode.class);
        assertThat(only(take(create("one")))).isEqualTo(first);
    }

    @Test
    void two_of_one_id_in_one_batch_are_decided_once() {
        var draft = take(claim("k"), claim("k"));
        assertThat(draft.batch().answers()).hasSize(2);
        assertThat(draft.batch().events()).hasSize(2);
    }

    @Test
    void an_impossible_event_takes_nothing_else_with_it() {
        var draft = take(Commands.node(), create(SmallDecider.IMPOSSIBLE), claim("k"));
        assertThat(draft.batch().deadLetters()).hasSize(1);
        assertThat(draft.batch().answers().get(1).outcome().refusal()).isInstanceOf(Refusal.Stale.class);
        assertThat(replayed(draft)).isEqualTo(draft.state());
        assertThat(draft.state().position()).isEqualTo(3);
    }

    @Test
    void what_is_due_is_the_deciders_own_and_happens_once() {
        var state = take(Commands.node(), create("one")).state();
        now = now.plus(SmallDecider.TIME_TO_CREATE).plusSeconds(1);
        var draft = new DraftBatch(new SmallDecider(), state, List.of(), now);
        draft.due();
        draft.due();
        assertThat(events(draft)).singleElement().satisfies(event -> {
            assertThat(event.event()).isInstanceOf(DatabaseEvent.CreationFailed.class);
            assertThat(event.causation()).isEqualTo(DraftBatch.DUE);
            assertThat(event.actor()).isEqualTo(Actor.service("decider"));
        });
    }

    @Test
    void the_same_command_gives_the_same_event_ids() {
        var once = ids(draft(List.of(), claim("k")));
        assertThat(ids(draft(List.of(), claim("k")))).isEqualTo(once).doesNotHaveDuplicates();
    }

    private DraftBatch take(CommandEnvelope... commands) {
        var draft = draft(List.of(memory), commands);
        memory.noteAll(draft.decided());
        return draft;
    }

    private DraftBatch draft(List<DeciderMemory> known, CommandEnvelope... commands) {
        var draft = new DraftBatch(new SmallDecider(), CellState.EMPTY, known, now);
        for (var command : commands) {
            draft.take(written(command));
        }
        return draft;
    }

    private static Outcome only(DraftBatch draft) {
        assertThat(draft.batch().answers()).hasSize(1);
        return draft.batch().answers().getFirst().outcome();
    }

    private static Refusal refusal(DraftBatch draft) {
        assertThat(draft.batch().events()).isEmpty();
        return Objects.requireNonNull(only(draft).refusal());
    }

    private static List<EventEnvelope> events(DraftBatch draft) {
        return draft.batch().events().stream().map(EventCodec.Written::envelope).toList();
    }

    private static List<EventId> ids(DraftBatch draft) {
        return events(draft).stream().map(EventEnvelope::id).toList();
    }

    private static CellState replayed(DraftBatch draft) {
        var state = CellState.EMPTY;
        for (var event : draft.batch().events()) {
            state = Fold.apply(state, EventCodec.read(event.headers(), event.data()));
        }
        return state;
    }
}

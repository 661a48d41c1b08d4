package io.thecloud.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.command.Refusal;
import io.thecloud.schema.id.CommandId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DeciderMemoryTest {
    private static final CommandId ID = CommandId.random();
    private static final Instant T0 = Instant.parse("2025-01-01T00:00:00Z");

    private final DeciderMemory memory = new DeciderMemory();

    @Test
    void the_first_outcome_counts() {
        memory.note(outcome(T0, null));
        memory.note(outcome(T0.plusSeconds(5), new Refusal.NoNode()));
        assertThat(memory.recall(ID, T0.plusSeconds(10))).contains(outcome(T0, null));
    }

    @Test
    void an_outcome_is_known_for_more_than_a_day_and_then_forgotten() {
        memory.note(outcome(T0, null));
        assertThat(memory.recall(ID, T0.plus(Duration.ofHours(24)))).isPresent();
        assertThat(memory.recall(ID, T0.plus(Duration.ofHours(26)))).isEmpty();
        memory.forget(T0.plus(Duration.ofHours(26)));
        assertThat(memory.size()).isZero();
    }

    @Test
    void an_id_decided_again_after_it_was_forgotten_is_known_by_its_new_outcome() {
        var again = outcome(T0.plus(Duration.ofHours(30)), null);
        memory.note(outcome(T0, null));
        memory.note(again);
        assertThat(memory.recall(ID, T0.plus(Duration.ofHours(40)))).contains(again);
    }

    @Test
    void an_expired_command_and_a_reused_key_leave_no_memory() {
        memory.note(outcome(T0, new Refusal.Expired(T0)));
        memory.note(outcome(T0, new Refusal.KeyReused(ID)));
        assertThat(memory.recall(ID, T0)).isEmpty();
    }

    @Test
    void what_another_memory_knows_can_be_dropped() {
        var other = new DeciderMemory();
        memory.note(outcome(T0, null));
        other.noteAll(memory);
        memory.forget(T0, other);
        assertThat(memory.size()).isZero();
        assertThat(other.recall(ID, T0)).isPresent();
    }

    private static Outcome outcome(Instant decidedAt, @Nullable Refusal refusal) {
        return new Outcome(ID, decidedAt, "", 1, refusal);
    }
}

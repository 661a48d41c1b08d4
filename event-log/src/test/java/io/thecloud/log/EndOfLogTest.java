package io.thecloud.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class EndOfLogTest {
    private final List<CompletableFuture<Long>> questions = new ArrayList<>();
    private final EndOfLog end = new EndOfLog(() -> {
        var question = new CompletableFuture<Long>();
        questions.add(question);
        return question;
    });

    @Test
    void who_comes_while_a_question_is_under_way_waits_for_the_next_one_together() {
        var first = end.ask();
        var second = end.ask();
        var third = end.ask();
        assertThat(questions).hasSize(1);
        questions.getFirst().complete(5L);
        assertThat(first).isCompletedWithValue(5L);
        assertThat(second).isNotDone().isSameAs(third);
        questions.getLast().complete(7L);
        assertThat(second).isCompletedWithValue(7L);
        assertThat(questions).hasSize(2);
    }

    @Test
    void a_question_without_an_answer_fails_those_who_waited_and_is_known_until_one_is_answered() {
        var asked = end.ask();
        questions.getFirst().completeExceptionally(new LogUnavailableException("away", null));
        assertThat(asked).isCompletedExceptionally();
        assertThat(end.failing()).isTrue();
        var again = end.ask();
        questions.getLast().complete(1L);
        assertThat(again).isCompletedWithValue(1L);
        assertThat(end.failing()).isFalse();
    }
}

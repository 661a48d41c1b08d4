package io.thecloud.credentials.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.state.CellState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final Refusals refusals = new Refusals();

    @Test
    void a_thousand_identical_refusals_within_a_second_are_one_record() {
        for (int i = 0; i < 1000; i++) {
            refusals.add(refusal("no valid token", "request " + i), NOW.plusMillis(i));
        }

        assertThat(refusals.due(NOW.plusMillis(999))).isEmpty();
        assertThat(refusals.due(NOW.plusMillis(1000))).singleElement().satisfies(one -> {
            assertThat(one.count()).isEqualTo(1000);
            assertThat(one.time()).isEqualTo(NOW);
            assertThat(one.entry().requestId()).isEqualTo("request 0");
        });
        assertThat(refusals.due(NOW.plusSeconds(5))).isEmpty();
    }

    @Test
    void different_refusals_stay_apart() {
        refusals.add(refusal("there is none", "a"), NOW);
        refusals.add(refusal("it is shredded", "b"), NOW);

        assertThat(refusals.due(NOW.plusSeconds(1)))
                .extracting(AuditRecord::count)
                .containsExactly(1, 1);
    }

    private static AuditEntry refusal(String reason, String request) {
        return new AuditEntry("secret.open", reason, CellState.PLATFORM, null, null, null, null, null, request);
    }
}

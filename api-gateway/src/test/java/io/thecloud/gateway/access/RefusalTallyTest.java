package io.thecloud.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.id.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalTallyTest {
    @Test
    void a_thousand_refusals_become_one_line_for_each_reason() {
        var tally = new RefusalTally();
        var denied = new Admission.Denied(Admission.Reason.UNKNOWN_KEY, Optional.empty());
        for (int second = 0; second < 1000; second++) {
            tally.add(denied, Instant.ofEpochSecond(second));
        }
        tally.add(new Admission.Denied(Admission.Reason.FOREIGN_TENANT, Optional.of(TenantId.random())), Instant.EPOCH);

        var lines = tally.take();
        assertThat(lines).hasSize(2);
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.count()).isEqualTo(1000);
            assertThat(line.first()).isEqualTo(Instant.EPOCH);
            assertThat(line.last()).isEqualTo(Instant.ofEpochSecond(999));
        });
        assertThat(tally.take()).isEmpty();
    }
}

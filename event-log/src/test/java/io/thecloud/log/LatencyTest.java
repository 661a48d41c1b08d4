package io.thecloud.log;

import static io.thecloud.log.Commands.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long a command takes to become an event that a follower has folded. The bound is loose, since tests share
/// their machine; the figures are printed.
@Tag("slow")
final class LatencyTest {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 500;

    @Test
    void the_way_from_a_command_to_its_event_is_short() throws TimeoutException {
        try (var cell = new KafkaTestCell(SharedKafka.get());
                var log = cell.open();
                var follower = new Follower(log, (event, after) -> {});
                var decider = new DeciderLoop(log, new SmallDecider(), "a", InstantSource.system())) {
            follower.start();
            decider.start();
            await().atMost(Duration.ofSeconds(20)).until(decider::deciding);
            var took = new ArrayList<Long>();
            var fresh = new ArrayList<Long>();
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                long before = System.nanoTime();
                cell.send(claim("k" + i));
                follower.await(3 + 2L * i, Duration.ofSeconds(10));
                long seen = System.nanoTime();
                follower.fresh();
                if (i >= WARM_UP) {
                    took.add(seen - before);
                    fresh.add(System.nanoTime() - seen);
                }
            }
            System.out.printf("command to event: %s; fresh view: %s%n", figures(took), figures(fresh));
            assertThat(percentile(took, 50)).isLessThan(Duration.ofMillis(100));
        }
    }

    private static String figures(List<Long> nanos) {
        return "p50 %.1f ms, p99 %.1f ms"
                .formatted(
                        percentile(nanos, 50).toNanos() / 1e6,
                        percentile(nanos, 99).toNanos() / 1e6);
    }

    private static Duration percentile(List<Long> nanos, int percent) {
        Collections.sort(nanos);
        return Duration.ofNanos(nanos.get((nanos.size() - 1) * percent / 100));
    }
}

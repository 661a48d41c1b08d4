package io.thecloud.log;

import static io.thecloud.log.Commands.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecloud.schema.event.EventEnvelope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A broker that is not there yet, goes away, comes back, or comes back empty.
@Tag("slow")
final class KafkaOutageTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private InProcessKafka kafka;
    private KafkaTestCell cell;
    private CellLog log;
    private Follower follower;
    private Outcomes outcomes;
    private DeciderLoop decider;

    @BeforeEach
    void open() {
        kafka = InProcessKafka.prepared();
        cell = KafkaTestCell.unprepared(kafka);
        log = cell.open();
        follower = new Follower(log, (event, after) -> {});
        outcomes = new Outcomes(log);
        decider = new DeciderLoop(log, new SmallDecider(), "a", InstantSource.system());
        follower.start();
        outcomes.start();
        decider.start();
    }

    @AfterEach
    void close() {
        decider.close();
        outcomes.close();
        follower.close();
        log.close();
        cell.close();
        kafka.close();
    }

    @Test
    void everything_starts_before_kafka_and_recovers_from_its_restart() {
        await().atMost(SOON).until(() -> follower.trouble().orElse("").startsWith("Kafka does not answer"));
        await().atMost(SOON).until(() -> decider.trouble().orElse("").startsWith("Kafka does not answer"));
        kafka.start();
        await().atMost(SOON).until(() -> decider.trouble().orElse("").contains("UnknownTopicOrPartition"));
        Topics.ensure(cell.settings(), 1, 1);
        Topics.ensure(cell.settings(), 1, 1);
        awaitReady();
        decided("before");

        kafka.stop();
        await().atMost(SOON)
                .until(() -> follower.trouble().isPresent() && decider.trouble().isPresent());
        assertThat(follower.caughtUp()).as("what was read stays").isTrue();
        var asked = System.nanoTime();
        var fresh = follower.fresh();
        assertThat(fresh.stale()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
        assertThat(fresh.state().position()).isPositive();

        kafka.start();
        awaitReady();
        decided("after");
        assertThat(follower.fresh().stale()).isFalse();
        for (var key : List.of("before", "after")) {
            assertThat(cell.events().stream().map(EventEnvelope::causation))
                    .filteredOn(claim(key).id()::equals)
                    .hasSize(2);
        }
    }

    @Test
    void commands_that_come_while_the_broker_restarts_are_decided_once() {
        kafka.start();
        Topics.ensure(cell.settings(), 1, 1);
        awaitReady();
        for (int i = 0; i < 100; i++) {
            cell.send(claim("k" + i));
        }
        kafka.stop();
        kafka.start();
        await().atMost(SOON).ignoreExceptions().until(() -> cell.outcomes().size() >= 100);
        for (int i = 0; i < 100; i++) {
            assertThat(cell.events().stream().map(EventEnvelope::causation))
                    .filteredOn(claim("k" + i).id()::equals)
                    .hasSize(2);
        }
    }

    @Test
    void a_log_that_was_replaced_is_noticed_and_not_followed() throws ExecutionException, InterruptedException {
        kafka.start();
        Topics.ensure(cell.settings(), 1, 1);
        awaitReady();
        decided("before");
        try (var admin = KafkaClients.admin(cell.settings())) {
            admin.deleteTopics(List.of(cell.settings().events())).all().get();
        }
        await().atMost(SOON).ignoreExceptions().until(() -> {
            Topics.ensure(cell.settings(), 1, 1);
            return true;
        });
        await().atMost(SOON).until(() -> follower.trouble().orElse("").contains("replaced"));
        await().atMost(SOON).until(() -> decider.trouble().orElse("").contains("replaced"));
        assertThat(follower.caughtUp()).isFalse();
        assertThat(follower.state().position()).isPositive();
    }

    private void awaitReady() {
        await().atMost(SOON)
                .until(() -> decider.deciding()
                        && decider.trouble().isEmpty()
                        && follower.trouble().isEmpty()
                        && outcomes.ready());
    }

    private void decided(String key) {
        var expected = outcomes.expect(claim(key).id());
        cell.send(claim(key));
        assertThat(expected.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join().accepted())
                .isTrue();
    }
}

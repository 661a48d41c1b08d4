package io.thecloud.failover;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.history.RandomHistory;
import io.thecloud.schema.history.Seeds;
import io.thecloud.schema.id.NodeId;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class FailoverServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = "cloud.kafka.bootstrap-servers")
    String bootstrap;

    Runnable startKafka;
    Runnable stopKafka;

    @Test
    void it_starts_without_kafka_follows_the_log_when_kafka_comes_and_goes_on_when_kafka_returns() {
        get("/health/live").then().statusCode(200);
        get("/health/ready").then().statusCode(503).body(containsString("\"reason\""));

        startKafka.run();
        becomesReady();
        metrics("cloud_log_position 0.0", "cloud_follower_caught_up 1.0");

        var history = RandomHistory.of(Seeds.at(1), 40);
        try (var topic = new EventsTopic(bootstrap)) {
            history.written().forEach(topic::append);
        }
        metrics("cloud_log_position 40.0");

        stopKafka.run();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/health/ready").asString()).contains("DOWN", "Kafka does not answer"));
        get("/health/live").then().statusCode(200);
        metrics("cloud_log_position 40.0");

        startKafka.run();
        becomesReady();
        try (var topic = new EventsTopic(bootstrap)) {
            topic.append(history.append(new NodeRegistered(NodeId.random(), "session-1", 1L << 34, "127.0.0.1")));
        }
        metrics("cloud_log_position 41.0");
    }

    private static void becomesReady() {
        await().atMost(SOON).until(() -> get("/health/ready").statusCode() == 200);
        assertThat(get("/health/ready").asString()).doesNotContain("reason");
    }

    private static void metrics(String... lines) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/metrics").asString()).contains(lines));
    }
}

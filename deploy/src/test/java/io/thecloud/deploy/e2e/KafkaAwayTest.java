package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecloud.deploy.e2e.Gateway.Answer;
import io.thecloud.deploy.process.Service;
import java.time.Duration;
import java.util.EnumMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The log goes away and comes back; and in the end everything does.
@Tag("e2e")
class KafkaAwayTest {
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(5_500);
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private static RunningPlatform cloud;
    private static String kept;

    @BeforeAll
    static void start() {
        cloud = RunningPlatform.start();
        var created = cloud.gateway().create(Gateway.postgres("kept"));
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        kept = created.text("id");
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void a_dead_broker_refuses_writes_with_a_reason_and_no_service_needs_a_restart() throws Exception {
        var before = new EnumMap<>(cloud.processes());
        cloud.kill(Service.KAFKA);
        assertWritesAreRefusedAndReadsGoOn("without-broker");
        cloud.up();
        assertRecovers("after-broker", "without-broker");
        var after = new EnumMap<>(cloud.processes());
        before.remove(Service.KAFKA);
        after.remove(Service.KAFKA);
        assertThat(after).as("the services' processes").isEqualTo(before);
    }

    @Test
    void a_frozen_broker_refuses_writes_with_a_reason_and_no_service_needs_a_restart() throws Exception {
        var before = cloud.processes();
        cloud.signal(Service.KAFKA, "STOP");
        try {
            assertWritesAreRefusedAndReadsGoOn("while-frozen");
        } finally {
            cloud.signal(Service.KAFKA, "CONT");
        }
        assertRecovers("after-frost", "while-frozen");
        assertThat(cloud.processes()).isEqualTo(before);
    }

    @Test
    void a_database_serves_while_every_process_of_ours_is_dead_and_is_the_same_afterwards() throws Exception {
        var before = cloud.gateway().get("/databases/kept/connection").text("connection_string");
        try (var open = Sql.connect(before)) {
            cloud.kill(Service.values());
            assertThat(Sql.value(open, "select 1")).isEqualTo("1");
            assertThat(Sql.value(before, "select 2")).isEqualTo("2");
            cloud.up();
            assertThat(Sql.value(open, "select 3")).isEqualTo("3");
        }
        assertThat(cloud.gateway().get("/databases/kept/connection").text("connection_string"))
                .isEqualTo(before);
        assertThat(cloud.gateway().find("kept").orElseThrow().path("status").asText())
                .isEqualTo("RUNNING");
        assertThat(cloud.gateway().find("kept").orElseThrow().path("id").asText())
                .isEqualTo(kept);
    }

    private static void assertWritesAreRefusedAndReadsGoOn(String name) {
        // The first one finds out, the second one may know already.
        for (int attempt = 1; attempt <= 2; attempt++) {
            var started = System.nanoTime();
            var refused = cloud.gateway().create(Gateway.postgres(name));
            var took = Duration.ofNanos(System.nanoTime() - started);
            assertThat(refused.status()).as("%s", refused).isEqualTo(503);
            assertThat(refused.message()).isNotBlank();
            assertThat(took).as("time to %s", refused).isLessThanOrEqualTo(REFUSED_WITHIN);
        }
        var shown = cloud.gateway().get("/databases/kept");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text("id")).isEqualTo(kept);
        assertThat(shown.headers().firstValue("X-Stale")).contains("true");
        var listed = cloud.gateway().get("/databases");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.data()).isNotEmpty();
    }

    /// What comes after a refused create in the log is done, so the refused one never will be.
    private static void assertRecovers(String name, String refused) {
        Answer created = await().atMost(RECOVERED_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> cloud.gateway().create(Gateway.postgres(name)), answer -> answer.status() != 503);
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        assertThat(cloud.gateway().named(refused)).isEmpty();
        assertThat(cloud.gateway().get("/databases/kept").headers().firstValue("X-Stale"))
                .isEmpty();
        assertThat(cloud.gateway().delete("/databases/" + name).status()).isEqualTo(200);
        cloud.awaitAllAccountedFor(SETTLED);
        assertThat(cloud.gateway().named(refused)).isEmpty();
    }
}

package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The platform reaches Docker through a forwarder that the tests cut.
@Tag("e2e")
class DockerAwayTest {
    private static final Duration AGAIN = Duration.ofSeconds(60);

    private static DockerForwarder engine;
    private static RunningPlatform cloud;

    @BeforeAll
    static void start() throws IOException {
        engine = new DockerForwarder();
        cloud = RunningPlatform.start(Map.of("DOCKER_HOST", engine.address()));
    }

    @AfterAll
    static void stop() throws IOException {
        if (cloud != null) {
            cloud.close();
        }
        engine.close();
    }

    @BeforeEach
    void let_through() throws IOException {
        engine.forward();
    }

    @Test
    void a_create_while_docker_refuses_says_so_and_goes_on_when_it_is_back() throws Exception {
        engine.cut();
        var id = cloud.gateway()
                .create(Gateway.postgres("refused"), "Prefer", "respond-async")
                .text("id");
        awaitReasonNamingDocker(id, Duration.ofSeconds(10));
        engine.forward();
        assertServesSoon(id);
    }

    @Test
    void a_create_while_docker_hangs_says_so_and_goes_on_when_it_is_back() throws Exception {
        engine.hang();
        var id = cloud.gateway()
                .create(Gateway.postgres("hanging"), "Prefer", "respond-async")
                .text("id");
        awaitReasonNamingDocker(id, Duration.ofSeconds(15));
        engine.forward();
        assertServesSoon(id);
    }

    @Test
    void a_create_that_docker_left_in_its_midst_goes_on() throws Exception {
        var id = cloud.gateway()
                .create(Gateway.postgres("midst"), "Prefer", "respond-async")
                .text("id");
        await().atMost(AGAIN)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> cloud.docker().containers().contains(id));
        engine.cut();
        awaitReasonNamingDocker(id, Duration.ofSeconds(10));
        engine.forward();
        assertServesSoon(id);
    }

    @Test
    @EnabledIfSystemProperty(named = "cloud.tests.engine", matches = "restart")
    void a_create_goes_on_after_the_engine_itself_was_stopped_and_started() throws Exception {
        var earlier = cloud.gateway().create(Gateway.postgres("earlier"));
        assertThat(earlier.status()).isEqualTo(201);
        // The engine's own containers go on by their restart policy, so this is for a machine with nobody else on it.
        Program.run("sh", "-c", "kill $(cat /var/run/docker.pid)").orThrow();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> Program.run("docker", "version").status() != 0);
        var id = cloud.gateway()
                .create(Gateway.postgres("restarted"), "Prefer", "respond-async")
                .text("id");
        awaitReasonNamingDocker(id, Duration.ofSeconds(10));
        Program.run(RunningPlatform.DIST.resolve("deploy/docker/ensure").toString(), "--yes")
                .orThrow();
        assertServesSoon(id);
        assertServesSoon(earlier.text("id"));
    }

    private static void awaitReasonNamingDocker(String id, Duration limit) {
        await().atMost(limit).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            var database = shown(id);
            assertThat(database.path("status").asText()).isEqualTo("CREATING");
            assertThat(database.path("status_reason").asText()).contains("Docker");
        });
    }

    private static void assertServesSoon(String id) throws Exception {
        await().atMost(AGAIN)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> shown(id).path("status").asText(), status -> !status.equals("CREATING"));
        assertThat(shown(id).path("status").asText())
                .as("status of %s", shown(id))
                .isEqualTo("RUNNING");
        var connection = cloud.gateway().get("/databases/" + id + "/connection").text("connection_string");
        await().atMost(AGAIN)
                .ignoreExceptions()
                .until(() -> Sql.value(connection, "select 1").equals("1"));
        cloud.awaitAllAccountedFor(AGAIN);
    }

    private static JsonNode shown(String id) {
        return cloud.gateway().find(id).orElseThrow();
    }
}

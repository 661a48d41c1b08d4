package io.thecloud.provisioner.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.DockerException;
import io.thecloud.schema.event.DatabaseEvent.HealthChanged;
import io.thecloud.schema.event.DatabaseEvent.InstanceReplaced;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Running;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is done to a running database's container from outside is put right, with its data and at the same address.
@Tag("docker")
class RepairTest {
    private static TestPlatform platform;

    @BeforeAll
    static void start() throws IOException {
        platform = TestPlatform.running();
    }

    @AfterAll
    static void removeAll() throws IOException {
        platform.close();
    }

    @Test
    void a_container_that_was_removed_comes_back_with_its_data_and_its_port() throws SQLException {
        var database = withARow("removed");
        platform.onDocker().removeContainer(database.id());
        hasTheRow(awaitReplaced(platform, database.id()), database);
        assertThat(platform.onDocker().inspect(database.id()).getHostConfig().getRestartPolicy())
                .satisfies(policy ->
                        assertThat(Objects.requireNonNull(policy).getName()).isEqualTo("unless-stopped"));
    }

    @Test
    void a_container_whose_network_was_removed_comes_back() throws SQLException {
        var database = withARow("networkless");
        var container = platform.onDocker().container(database.id());
        platform.docker.stopContainerCmd(container).withTimeout(5).exec();
        // The agent may be faster; then there is nothing to remove.
        platform.onDocker().networks().stream()
                .filter(n ->
                        n.getLabels().get("cloud.database").equals(database.id().toString()))
                .forEach(n -> tryToRemove(n.getId()));
        hasTheRow(database, database);
    }

    private static void tryToRemove(String network) {
        try {
            platform.docker.removeNetworkCmd(network).exec();
        } catch (DockerException inUse) {
            assertThat(inUse).hasMessageContaining("active endpoints");
        }
    }

    @Test
    void a_container_that_was_stopped_or_killed_runs_again() throws SQLException {
        var database = withARow("stopped");
        platform.docker
                .stopContainerCmd(platform.onDocker().container(database.id()))
                .withTimeout(5)
                .exec();
        hasTheRow(database, database);
        platform.onDocker().kill(database.id());
        hasTheRow(database, database);
    }

    @Test
    void a_container_that_does_not_answer_is_unreachable_until_it_does() {
        var database = platform.running("paused", "16");
        var container = platform.onDocker().container(database.id());
        platform.docker.pauseContainerCmd(container).exec();
        awaitHealth(database.id(), Health.UNREACHABLE);
        platform.docker.unpauseContainerCmd(container).exec();
        awaitHealth(database.id(), Health.HEALTHY);
        assertThat(platform.history(database.id(), HealthChanged.class)).hasSize(2);
    }

    @Test
    void a_volume_that_is_gone_is_said_and_no_empty_one_takes_its_place() {
        var database = platform.running("volumeless", "16");
        platform.onDocker().removeContainer(database.id());
        platform.onDocker().volumes().stream()
                .filter(v ->
                        v.getLabels().get("cloud.database").equals(database.id().toString()))
                .forEach(v -> platform.docker.removeVolumeCmd(v.getName()).exec());
        awaitHealth(database.id(), Health.UNREACHABLE);
        assertThat(platform.onDocker().volumes())
                .noneMatch(v ->
                        v.getLabels().get("cloud.database").equals(database.id().toString()));
    }

    static Database awaitReplaced(TestPlatform platform, DatabaseId id) {
        platform.await(
                "another container serves " + id,
                state -> !platform.history(id, InstanceReplaced.class).isEmpty());
        var database = platform.view.state().database(id).orElseThrow();
        Awaitility.await().atMost(TestPlatform.PATIENCE).ignoreExceptions().until(() -> {
            platform.connect(database).close();
            return true;
        });
        return database;
    }

    private static void awaitHealth(DatabaseId id, Health health) {
        platform.await(
                id + " is " + health,
                state -> state.database(id)
                        .filter(d -> d.lifecycle() instanceof Running running && running.health() == health)
                        .isPresent());
    }

    private static Database withARow(String name) throws SQLException {
        var database = platform.running(name, "16");
        try (var user = platform.connect(database)) {
            BreakOutTest.execute(user, "CREATE TABLE kept (n int)");
            BreakOutTest.execute(user, "INSERT INTO kept VALUES (7)");
        }
        return database;
    }

    private static void hasTheRow(Database now, Database before) {
        assertThat(now.spec()).isEqualTo(before.spec());
        Awaitility.await()
                .atMost(TestPlatform.PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> {
                    try (var user = platform.connect(before)) {
                        assertThat(BreakOutTest.strings(user, "SELECT n::text FROM kept"))
                                .containsExactly("7");
                    }
                });
    }
}

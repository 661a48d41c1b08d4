package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.deploy.home.Ports;
import io.thecloud.deploy.process.ProcessIdentity;
import io.thecloud.deploy.process.Service;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `up` where something is there already: the same platform, its traces after a reboot, another platform.
@Tag("e2e")
class UpAgainTest {
    private static RunningPlatform cloud;

    @BeforeAll
    static void start() {
        cloud = RunningPlatform.start();
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void twice_starts_nothing_and_changes_nothing() throws Exception {
        var processes = cloud.processes();
        var config = Files.readString(cloud.home().resolve("config.json"));
        var platform = cloud.platform();
        var positions = cloud.gateway().get("/events?limit=50").data().size();
        cloud.up();
        assertThat(cloud.processes()).isEqualTo(processes);
        assertThat(Files.readString(cloud.home().resolve("config.json"))).isEqualTo(config);
        assertThat(cloud.platform()).isEqualTo(platform);
        assertThat(cloud.gateway().get("/events?limit=50").data()).hasSize(positions);
    }

    @Test
    void after_a_reboot_run_files_that_name_other_processes_are_not_believed() throws Exception {
        var made = cloud.gateway().create(Gateway.postgres("survivor"));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        cloud.kill(Service.values());
        long self = ProcessHandle.current().pid();
        for (var service : Service.values()) {
            long pid = service == Service.KAFKA ? 1 : self;
            var content = "{\"pid\": %d, \"start\": \"an-earlier-boot:%d\"}\n".formatted(pid, pid);
            Files.writeString(cloud.runFile(service), content);
        }
        cloud.up();
        assertThat(cloud.processes()).hasSize(Service.values().length);
        assertThat(cloud.processes().values())
                .extracting(ProcessIdentity::pid)
                .doesNotContain(1L, self)
                .doesNotHaveDuplicates();
        var connection = connection(cloud, "survivor");
        assertThat(Sql.password(connection)).isEqualTo(made.text("password"));
        assertThat(Sql.value(connection, "select 1")).isEqualTo("1");
    }

    @Test
    void two_platforms_live_side_by_side_and_one_can_go_down_and_up_alone() throws Exception {
        try (var other = RunningPlatform.start()) {
            var ports = new HashSet<>(cloud.platform().ports().services().values());
            assertThat(other.platform().ports().services().values()).doesNotContainAnyElementsOf(ports);
            var creations = List.of(
                    cloud.gateway().createLater(Gateway.postgres("neighbour")),
                    other.gateway().createLater(Gateway.postgres("neighbour")));
            for (var creation : creations) {
                assertThat(creation.join().status()).as("%s", creation.join()).isEqualTo(201);
            }
            for (var platform : new RunningPlatform[] {cloud, other}) {
                var connection = connection(platform, "neighbour");
                assertThat(Sql.value(connection, "select current_user")).isEqualTo("cloud_user");
                platform.awaitAllAccountedFor(Duration.ofSeconds(10));
            }
            assertThat(other.gateway().databases()).hasSize(1);
            assertThat(new Gateway(cloud.platform().gateway(), other.apiKey())
                            .get("/databases")
                            .status())
                    .isEqualTo(401);
            assertDownEndsAllAndLeavesDatabases(other);
            assertThat(Sql.value(connection(cloud, "neighbour"), "select 1")).isEqualTo("1");
        }
    }

    private static void assertDownEndsAllAndLeavesDatabases(RunningPlatform platform) throws Exception {
        var connection = connection(platform, "neighbour");
        platform.cloud("down").orThrow();
        assertThat(platform.processes()).isEmpty();
        assertThat(platform.platform().ports().services().values()).noneMatch(Ports::answers);
        assertThat(Sql.value(connection, "select 1")).isEqualTo("1");
        platform.up();
        assertThat(connection(platform, "neighbour")).isEqualTo(connection);
    }

    private static String connection(RunningPlatform platform, String name) {
        return platform.gateway().get("/databases/" + name + "/connection").text("connection_string");
    }
}

package io.thecloud.provisioner.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.github.dockerjava.api.model.Capability;
import io.thecloud.provisioner.engine.Role;
import io.thecloud.schema.event.DatabaseEvent.CreationDelayed;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("docker")
class DatabaseLifeTest {
    private static TestPlatform platform;
    private static Database database;

    @BeforeAll
    static void create() throws IOException {
        platform = TestPlatform.running();
        database = platform.running("my-postgres", "16");
    }

    @AfterAll
    static void removeAll() throws IOException {
        platform.close();
    }

    @Test
    void its_user_connects_to_the_address_that_was_reserved_and_writes() throws SQLException {
        try (var connection = platform.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (n int)");
            statement.execute("INSERT INTO t VALUES (42)");
            try (var rows = statement.executeQuery("SELECT n, version() FROM t")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
                assertThat(rows.getString(2))
                        .contains(Objects.requireNonNull(database.instance().serverVersion()));
            }
        }
    }

    @Test
    void its_creation_waits_for_nothing_and_is_not_tried_twice() {
        assertThat(platform.history(database.id(), CreationDelayed.class)).isEmpty();
        assertThat(platform.onDocker().count()).containsExactly(1, 1, 1);
    }

    @Test
    void the_bootstrap_password_is_dead() {
        var bootstrap = platform.password(database.id(), Role.BOOTSTRAP);
        assertThatThrownBy(() -> TestPlatform.connect(database, Role.ADMIN.role(), bootstrap, "postgres"))
                .asInstanceOf(type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo("28P01");
    }

    @Test
    void no_password_is_to_be_found_in_docker_in_processes_or_in_the_log() throws Exception {
        var passwords = platform.credentials.realPasswords(
                TestPlatform.secret(database.id()).toString());
        var container = platform.onDocker().container(database.id());
        assertThat(DockerView.found(passwords, "docker", "inspect", container)).isEmpty();
        assertThat(DockerView.found(passwords, "docker", "logs", container)).isEmpty();
        assertThat(DockerView.found(passwords, "docker", "export", container)).isEmpty();
        assertThat(DockerView.found(
                        passwords, "docker", "exec", container, "tar", "-cf", "-", "/var/lib/postgresql/data"))
                .isEmpty();
        for (var pid : pids(container)) {
            assertThat(read(pid, "environ") + read(pid, "cmdline")).doesNotContain(passwords);
        }
        assertThat(platform.events.toString()).doesNotContain(passwords);
    }

    private static String[] pids(String container) {
        var processes = platform.docker
                .topContainerCmd(container)
                .withPsArgs("-eo pid")
                .exec()
                .getProcesses();
        return Arrays.stream(Objects.requireNonNull(processes))
                .map(process -> process[0].strip())
                .toArray(String[]::new);
    }

    private static String read(String pid, String file) throws IOException {
        var path = Path.of("/proc", pid, file);
        return Files.exists(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
    }

    @Test
    void its_container_is_limited_and_labelled() {
        var inspected = platform.onDocker().inspect(database.id());
        var host = inspected.getHostConfig();
        assertThat(host.getMemory()).isEqualTo(database.spec().memoryBytes());
        assertThat(host.getMemorySwap()).isEqualTo(database.spec().memoryBytes());
        assertThat(host.getPidsLimit()).isEqualTo(1024);
        assertThat(host.getPrivileged()).isFalse();
        assertThat(host.getSecurityOpts()).contains("no-new-privileges");
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
        assertThat(host.getCapAdd())
                .containsExactlyInAnyOrder(
                        Capability.CHOWN,
                        Capability.SETUID,
                        Capability.SETGID,
                        Capability.DAC_OVERRIDE,
                        Capability.FOWNER);
        assertThat(Objects.requireNonNull(host.getRestartPolicy()).getName()).isEqualTo("unless-stopped");
        assertThat(inspected.getConfig().getLabels())
                .containsEntry("cloud.managed", "true")
                .containsEntry("cloud.home", platform.home)
                .containsEntry("cloud.tenant", platform.tenant.toString())
                .containsEntry("cloud.database", database.id().toString())
                .containsEntry("cloud.group", database.spec().group().toString())
                .containsEntry("cloud.epoch", "1");
        assertThat(inspected.getId()).isEqualTo(database.instance().containerId());
        assertThat(inspected.getImageId()).isEqualTo(database.instance().imageId());
    }

    @Test
    void its_port_is_bound_to_loopback_only() {
        var bindings = platform.onDocker()
                .inspect(database.id())
                .getNetworkSettings()
                .getPorts()
                .getBindings();
        assertThat(bindings.values()).singleElement().satisfies(bound -> {
            assertThat(bound).hasSize(1);
            assertThat(bound[0].getHostIp()).isEqualTo("127.0.0.1");
            assertThat(bound[0].getHostPortSpec())
                    .isEqualTo(Integer.toString(database.spec().port()));
        });
    }

    @Test
    void after_a_removal_nothing_is_left_and_the_port_refuses() throws IOException {
        try (var other = TestPlatform.running()) {
            var removed = other.running("short-lived", "16");
            other.remove(removed.id());
            assertThat(other.onDocker().count()).containsExactly(0, 0, 0);
            try (var socket = new Socket()) {
                var address = new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), removed.spec().port());
                assertThatThrownBy(() -> socket.connect(address, 1000)).hasMessageContaining("refused");
            }
        }
    }
}

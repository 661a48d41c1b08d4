package io.thecloud.provisioner.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Network.Ipam;
import io.thecloud.schema.command.Report.RegisterNode;
import io.thecloud.schema.event.DatabaseEvent.DatabaseRequested;
import io.thecloud.schema.event.DatabaseEvent.HealthChanged;
import io.thecloud.schema.event.DatabaseEvent.PortReassigned;
import io.thecloud.schema.event.DatabaseEvent.SubnetReassigned;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.DatabaseId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Somebody else has the address that was reserved. The agent starts after the reservation, so that somebody can.
@Tag("docker")
class TakenAddressTest {
    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new TestPlatform();
        platform.send(new RegisterNode(platform.node, "a run before", 1L << 34, "127.0.0.1"));
    }

    @AfterEach
    void removeAll() throws IOException {
        platform.close();
    }

    @Test
    void a_port_that_is_taken_before_its_first_use_is_replaced_and_that_is_said() throws IOException, SQLException {
        var id = platform.create("my-postgres", "16");
        var reserved = requested(id).port();
        try (var foreign = new ServerSocket(reserved, 1, InetAddress.getLoopbackAddress())) {
            platform.agent();
            var database = platform.awaitRunning(id);
            assertThat(database.spec().port()).isNotEqualTo(foreign.getLocalPort());
            assertThat(platform.history(id, PortReassigned.class))
                    .containsExactly(
                            new PortReassigned(id, reserved, database.spec().port()));
            platform.connect(database).close();
            assertThat(platform.onDocker().count()).containsExactly(1, 1, 1);
        }
    }

    @Test
    void a_port_that_is_taken_later_is_said_and_stays_reserved() throws IOException {
        var id = platform.create("my-postgres", "16");
        var agent = platform.agent();
        var database = platform.awaitRunning(id);
        agent.close();
        platform.onDocker().removeContainer(id);
        try (var foreign = new ServerSocket(database.spec().port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(foreign.isBound()).isTrue();
            platform.agent();
            platform.await(
                    "the taken port is said",
                    state -> platform.history(id, HealthChanged.class).stream()
                            .anyMatch(e -> e.health() == Health.PORT_TAKEN));
        }
        platform.await(
                "it serves again",
                state ->
                        platform.history(id, HealthChanged.class).stream().anyMatch(e -> e.health() == Health.HEALTHY));
        assertThat(platform.history(id, HealthChanged.class))
                .extracting(HealthChanged::health)
                .containsExactly(Health.PORT_TAKEN, Health.HEALTHY);
        Awaitility.await()
                .atMost(TestPlatform.PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    platform.connect(database).close();
                    return true;
                });
    }

    @Test
    void a_subnet_that_is_taken_before_its_first_use_is_replaced_and_that_is_said() throws SQLException {
        var id = platform.create("my-postgres", "16");
        var reserved = requested(id).subnet();
        platform.docker
                .createNetworkCmd()
                .withName("foreign-" + platform.home)
                .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(reserved)))
                .withLabels(Map.of("cloud.home", platform.home))
                .exec();
        platform.agent();
        var database = platform.awaitRunning(id);
        assertThat(platform.history(id, SubnetReassigned.class))
                .containsExactly(
                        new SubnetReassigned(id, reserved, database.spec().subnet()));
        platform.connect(database).close();
    }

    private DatabaseRequested requested(DatabaseId id) {
        platform.await("it is accepted", state -> state.database(id).isPresent());
        return platform.history(id, DatabaseRequested.class).getFirst();
    }
}

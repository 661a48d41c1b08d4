package io.thecloud.provisioner.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thecloud.provisioner.engine.Role;
import io.thecloud.schema.state.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("docker")
class VersionsTest {
    private static final List<String> BESIDE_16 = List.of("15", "17", "18");

    /// What roles may do to one another changed with 16.
    private static final List<String> ROLES = List.of(
            "ALTER ROLE cloud_monitor PASSWORD 'x'",
            "DROP ROLE cloud_replication",
            "GRANT cloud_monitor TO cloud_user",
            "GRANT pg_execute_server_program TO cloud_user",
            "GRANT cloud_admin TO cloud_user",
            "SET ROLE cloud_admin",
            "CREATE ROLE x SUPERUSER",
            "COPY (SELECT 1) TO PROGRAM 'id'");

    @Test
    void every_version_runs_keeps_its_data_over_a_new_container_and_lets_nobody_out() throws Exception {
        try (var platform = TestPlatform.running()) {
            var ids = BESIDE_16.stream()
                    .map(version -> platform.create("v" + version, version))
                    .toList();
            for (var id : ids) {
                var database = platform.awaitRunning(id);
                var version = database.spec().version();
                assertThat(database.instance().serverVersion()).startsWith(version + ".");
                try (var user = platform.connect(database)) {
                    BreakOutTest.execute(user, "CREATE TABLE kept (n int)");
                    BreakOutTest.execute(user, "INSERT INTO kept VALUES (7)");
                    nobodyGetsOut(user, version);
                }
                everythingIsInTheOneVolume(platform, database);
            }
            for (var id : ids) {
                platform.onDocker().removeContainer(id);
            }
            for (var id : ids) {
                var again = RepairTest.awaitReplaced(platform, id);
                try (var user = platform.connect(again)) {
                    assertThat(BreakOutTest.strings(user, "SELECT n::text FROM kept"))
                            .containsExactly("7");
                }
            }
        }
    }

    private static void nobodyGetsOut(Connection user, String version) {
        for (var sql : ROLES) {
            assertThatThrownBy(() -> BreakOutTest.execute(user, sql))
                    .as("%s on %s", sql, version)
                    .isInstanceOf(SQLException.class);
        }
    }

    /// An image that keeps its data elsewhere would declare an anonymous volume of its own.
    private static void everythingIsInTheOneVolume(TestPlatform platform, Database database) throws SQLException {
        var mounts = Objects.requireNonNull(
                platform.onDocker().inspect(database.id()).getMounts());
        assertThat(mounts)
                .singleElement()
                .satisfies(mount ->
                        assertThat(Objects.requireNonNull(mount.getName())).startsWith("db-vol-"));
        try (var admin = platform.connect(database, Role.ADMIN, "postgres")) {
            var folder = BreakOutTest.strings(admin, "SHOW data_directory").getFirst();
            assertThat(folder)
                    .startsWith(Objects.requireNonNull(mounts.getFirst().getDestination())
                            .getPath());
        }
    }
}

package io.thecloud.provisioner.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.provisioner.engine.ContainerRecipe;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.engine.RoleKeys;
import io.thecloud.provisioner.engine.postgres.PostgresRecipe;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.DatabaseEvent.InstanceStarted;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("docker")
class FailingEngineTest {

    @Test
    void an_engine_that_exits_at_once_fails_with_its_last_words_and_leaves_nothing() throws IOException {
        try (var platform = new TestPlatform()) {
            platform.agent(KillSwitch.never(), new ExitingPostgres());
            var id = platform.create("my-postgres", "16");
            var failed = platform.awaitFailed(id);
            assertThat(failed.code()).isEqualTo(FailureReason.ENGINE_EXITED);
            assertThat(failed.message()).contains("exit code 3", "no licence");
            assertThat(platform.onDocker().count()).containsExactly(0, 0, 0);
        }
    }

    @Test
    void an_engine_that_is_killed_while_it_is_set_up_is_made_once_more() throws Exception {
        try (var platform = TestPlatform.running()) {
            var id = platform.create("my-postgres", "16");
            platform.await(
                    "it is started",
                    state -> !platform.history(id, InstanceStarted.class).isEmpty());
            platform.onDocker().kill(id);
            var database = platform.awaitRunning(id);
            platform.connect(database).close();
            assertThat(platform.onDocker().count()).containsExactly(1, 1, 1);
        }
    }

    /// PostgreSQL in an image that does not work.
    private static final class ExitingPostgres implements EngineRecipe {
        private final PostgresRecipe postgres = new PostgresRecipe();

        @Override
        public ContainerRecipe container(Database.Spec spec) {
            var r = postgres.container(spec);
            return new ContainerRecipe(
                    r.environment(),
                    List.of("sh", "-c", "echo no licence >&2; exit 3"),
                    r.files(),
                    r.bootstrapFile(),
                    r.dataPath(),
                    r.port());
        }

        @Override
        public Engine engine() {
            return postgres.engine();
        }

        @Override
        public String officialImage(String version) {
            return postgres.officialImage(version);
        }

        @Override
        public boolean greets(String host, int port, Duration limit) {
            return postgres.greets(host, port, limit);
        }

        @Override
        public boolean isStartingUp(SQLException refusal) {
            return postgres.isStartingUp(refusal);
        }

        @Override
        public SetUp prepare(Database.Spec spec, RoleKeys keys) throws SQLException, IOException {
            return postgres.prepare(spec, keys);
        }
    }
}

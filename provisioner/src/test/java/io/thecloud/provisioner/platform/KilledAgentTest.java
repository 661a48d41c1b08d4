package io.thecloud.provisioner.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.provisioner.engine.postgres.PostgresRecipe;
import io.thecloud.schema.command.Report.PortFoundTaken;
import io.thecloud.schema.command.Request.DeleteDatabase;
import io.thecloud.schema.event.DatabaseEvent.InstanceReplaced;
import io.thecloud.schema.event.DatabaseEvent.PortReassigned;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An agent is killed before each of its effects in turn, and another run of it goes on.
@Tag("docker")
class KilledAgentTest {
    private static final List<String> CREATION = List.of(
            "ImageFound",
            "createNetworkCmd",
            "createVolumeCmd",
            "createContainerCmd",
            "copyArchiveToContainerCmd",
            "startContainerCmd",
            "ContainerStarted",
            "updateContainerCmd",
            "QueryAnswered");

    private static final List<String> REPAIR = List.of(
            "createContainerCmd",
            "copyArchiveToContainerCmd",
            "updateContainerCmd",
            "startContainerCmd",
            "ContainerStarted");

    private static final List<String> REMOVAL =
            List.of("stopContainerCmd", "removeContainerCmd", "removeVolumeCmd", "removeNetworkCmd", "ResourcesGone");

    private static final int AT_ONCE = 4;

    @Test
    void a_creation_ends_in_one_running_database_wherever_it_is_cut_short() throws Exception {
        beforeEach(CREATION, effect -> {
            try (var platform = new TestPlatform()) {
                var first = platform.agent(KillSwitch.before(effect), new PostgresRecipe());
                var id = platform.create("my-postgres", "16");
                if (awaitEnd(first, () -> serves(platform, id))) {
                    platform.agent();
                }
                var database = platform.awaitRunning(id);
                platform.connect(database).close();
                assertThat(platform.onDocker().count()).containsExactly(1, 1, 1);
                assertThat(platform.onDocker().container(id))
                        .isEqualTo(database.instance().containerId());
                return first.kill;
            }
        });
    }

    @Test
    void a_repair_keeps_the_data_and_a_removal_leaves_nothing_wherever_they_are_cut_short() throws Exception {
        beforeEach(REPAIR, effect -> {
            try (var platform = new TestPlatform()) {
                var maker = platform.agent();
                var database = platform.running("my-postgres", "16");
                try (var user = platform.connect(database)) {
                    BreakOutTest.execute(user, "CREATE TABLE kept AS SELECT 7 AS n");
                }
                maker.close();
                var repairer = repair(platform, database, effect);
                assertThat(remove(platform, database, effect).kill.effects()).isEqualTo(REMOVAL.subList(0, effect - 1));
                return repairer.kill;
            }
        });
    }

    private static TestAgent repair(TestPlatform platform, Database database, int effect) throws Exception {
        platform.onDocker().removeContainer(database.id());
        var repairer = platform.agent(KillSwitch.before(effect), new PostgresRecipe());
        if (awaitEnd(repairer, () -> platform.happened(InstanceReplaced.class))) {
            platform.agent();
        }
        hasTheRow(platform, RepairTest.awaitReplaced(platform, database.id()));
        assertThat(platform.onDocker().count()).containsExactly(1, 1, 1);
        var policy = platform.onDocker().inspect(database.id()).getHostConfig().getRestartPolicy();
        assertThat(Objects.requireNonNull(policy).getName()).isEqualTo("unless-stopped");
        return repairer;
    }

    private static TestAgent remove(TestPlatform platform, Database database, int effect) throws Exception {
        platform.closeAgents();
        long before = registrations(platform);
        var remover = platform.agent(KillSwitch.before(effect), new PostgresRecipe());
        platform.await("the agent is registered", state -> registrations(platform) > before);
        platform.send(new DeleteDatabase(database.id()));
        if (awaitEnd(remover, () -> platform.view.state().gone().has(database.id()))) {
            platform.agent();
        }
        platform.await("it is gone", state -> state.gone().has(database.id()));
        assertThat(platform.onDocker().count()).containsExactly(0, 0, 0);
        return remover;
    }

    @Test
    void reading_the_log_from_its_start_a_new_run_touches_nothing_that_was_true_once() throws Exception {
        try (var platform = new TestPlatform()) {
            var maker = platform.agent();
            var id = platform.create("my-postgres", "16");
            platform.await("it is accepted", state -> state.database(id).isPresent());
            var port = platform.view.state().database(id).orElseThrow().spec().port();
            platform.send(new PortFoundTaken(platform.node, session(platform), id, port));
            platform.await("another port is reserved", state -> platform.happened(PortReassigned.class));
            var database = platform.awaitRunning(id);
            maker.close();
            // This one hears each event long before it is registered.
            var reader = platform.slowAgent();
            platform.await("the new run is registered", state -> registrations(platform) == 2);
            assertThat(reader.kill.effects()).isEmpty();
            platform.connect(database).close();
        }
    }

    private static String session(TestPlatform platform) {
        return platform.view.state().node(platform.node).orElseThrow().session();
    }

    private static void hasTheRow(TestPlatform platform, Database database) throws SQLException {
        try (var user = platform.connect(database)) {
            assertThat(BreakOutTest.strings(user, "SELECT n::text FROM kept")).containsExactly("7");
        }
    }

    private static long registrations(TestPlatform platform) {
        return platform.events.stream()
                .filter(e -> e.event() instanceof NodeRegistered)
                .count();
    }

    private static boolean serves(TestPlatform platform, DatabaseId id) {
        return platform.view
                .state()
                .database(id)
                .filter(d -> d.lifecycle().status().equals("RUNNING"))
                .isPresent();
    }

    /// @return whether the agent was killed before what it works on ended
    private static boolean awaitEnd(TestAgent agent, Callable<Boolean> ended) throws Exception {
        Awaitility.await().atMost(TestPlatform.PATIENCE).until(() -> agent.kill.isDead() || ended.call());
        if (agent.kill.isDead()) {
            agent.close();
            return true;
        }
        return false;
    }

    private interface Life {
        KillSwitch killedBefore(int effect) throws Exception;
    }

    /// Once more often than there are effects: the last kill comes too late, and shows that these are all.
    private static void beforeEach(List<String> effects, Life life) throws InterruptedException {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var lives = IntStream.rangeClosed(1, effects.size() + 1)
                    .mapToObj(effect -> threads.submit(() -> life.killedBefore(effect)))
                    .toList();
            for (int i = 0; i < lives.size(); i++) {
                assertThat(lives.get(i).get().effects()).isEqualTo(effects.subList(0, i));
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}

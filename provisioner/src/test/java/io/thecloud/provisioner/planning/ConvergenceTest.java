package io.thecloud.provisioner.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.provisioner.planning.Desired.Served;
import io.thecloud.provisioner.planning.Observed.Container;
import io.thecloud.provisioner.planning.Observed.Phase;
import io.thecloud.schema.event.DatabaseEvent.CreationFailed;
import io.thecloud.schema.event.FailureReason;
import io.thecloud.schema.history.Seeds;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// From whatever Docker shows, planning and doing comes to an end, however often it is cut short.
class ConvergenceTest {
    private static final int RUNS = 3000;
    private static final int ROUNDS_WITH_STOPS = 6;
    private static final int ROUNDS = 6;

    @Test
    void a_creation_ends_with_one_container_that_serves() {
        Seeds.each(RUNS, random -> {
            var log = PlannedDatabase.creating();
            if (random.nextBoolean()) {
                log.image();
            }
            if (random.nextBoolean()) {
                log.credentials();
            }
            var node = new ModelNode(log, there(random));
            cutShort(log, node, random);
            if (log.database().instance().serverVersion() == null) {
                log.credentials();
            }
            settle(log, node);
            serves(log, node);
        });
    }

    @Test
    void a_database_that_served_serves_again_from_the_volume_it_has() {
        Seeds.each(RUNS, random -> {
            var log = PlannedDatabase.creating().image().started("c1").available();
            var there = there(random);
            // Names follow from ids and a served database keeps its address: what is there was made for it.
            var container = there.container() == null
                    ? null
                    : new Container(
                            there.container().id(),
                            PlannedDatabase.IMAGE_ID,
                            PlannedDatabase.PORT,
                            there.container().phase(),
                            0);
            var node = new ModelNode(
                    log,
                    new Observed(
                            container == null ? there.network() : PlannedDatabase.SUBNET, there.volume(), container));
            var volume = node.observe().volume();
            cutShort(log, node, random);
            settle(log, node);
            assertThat(node.observe().volume()).isEqualTo(volume);
            if (volume) {
                assertThat(node.observe().container()).isNotNull();
                assertThat(Planner.plan(desired(log), node.observe())).isEmpty();
            } else {
                assertThat(node.reportedLost()).isTrue();
            }
        });
    }

    @Test
    void a_removal_ends_with_nothing_and_says_so() {
        Seeds.each(RUNS, random -> {
            var log = PlannedDatabase.creating()
                    .append(new CreationFailed(PlannedDatabase.ID, FailureReason.ENGINE_EXITED, "it ended"));
            var node = new ModelNode(log, there(random));
            cutShort(log, node, random);
            settle(log, node);
            assertThat(node.observe().isNothing()).isTrue();
            assertThat(node.reportedGone()).isTrue();
        });
    }

    private static void serves(PlannedDatabase log, ModelNode node) {
        assertThat(desired(log)).isInstanceOf(Served.class);
        assertThat(Planner.plan(desired(log), node.observe())).isEmpty();
        assertThat(node.observe().container()).satisfies(container -> {
            assertThat(container.phase()).isEqualTo(Phase.RUNNING);
            assertThat(container.id()).isEqualTo(log.database().instance().containerId());
            assertThat(container.hostPort()).isEqualTo(PlannedDatabase.PORT);
        });
        assertThat(node.observe().network()).isEqualTo(PlannedDatabase.SUBNET);
    }

    private static void cutShort(PlannedDatabase log, ModelNode node, RandomGenerator random) {
        for (int i = 0; i < ROUNDS_WITH_STOPS; i++) {
            var desired = desired(log);
            int steps = random.nextInt(6);
            for (var step : Planner.plan(desired, node.observe())) {
                if (steps-- <= 0 || desired(log).getClass() != desired.getClass()) {
                    break;
                }
                boolean last = steps == 0;
                node.carryOut(step, () -> last && random.nextBoolean());
            }
        }
    }

    private static void settle(PlannedDatabase log, ModelNode node) {
        for (int i = 0; i < ROUNDS; i++) {
            var desired = desired(log);
            for (var step : Planner.plan(desired, node.observe())) {
                if (desired(log).getClass() != desired.getClass()) {
                    break;
                }
                node.carryOut(step, () -> false);
            }
        }
    }

    private static Desired desired(PlannedDatabase log) {
        return Desired.of(log.state(), PlannedDatabase.ID);
    }

    private static Observed there(RandomGenerator random) {
        var networks = Stream.of(PlannedDatabase.SUBNET, "10.213.9.0/28").toList();
        var containers = PlannedDatabase.containers().toList();
        var container = random.nextBoolean() ? null : containers.get(random.nextInt(containers.size()));
        var network = container == null && random.nextBoolean() ? null : networks.get(random.nextInt(2));
        // A container holds its volume and its network: Docker removes neither from under it.
        return new Observed(network, container != null || random.nextBoolean(), container);
    }
}

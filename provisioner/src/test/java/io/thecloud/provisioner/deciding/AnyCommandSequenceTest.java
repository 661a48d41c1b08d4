package io.thecloud.provisioner.deciding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.log.Decision.Accepted;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.history.Seeds;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import io.thecloud.schema.state.Lifecycle.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What holds whatever is asked for and reported, in whatever order.
class AnyCommandSequenceTest {
    private static final int RUNS = 60;
    private static final int LENGTH = 250;

    private static final Rules TIGHT = new Rules(
            new PortRange(20_000, 20_004),
            SubnetPool.of("10.213.0.0/25"),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            512 * Examples.MIB);

    private static final Pattern LEGAL_LIFE =
            Pattern.compile("""
            DatabaseRequested
            ((CredentialsIssued|ImageResolved|InstanceStarted|CreationDelayed|PortReassigned|SubnetReassigned) )*
            ((CreationFailed (ResourcesReleased )?|DatabaseAvailable ((HealthChanged|InstanceReplaced) )*)
            (DeletionRequested ((ResourcesReleased|SecretShredded) ){0,2}
            (DeletionFailed (ResourcesReleased )?)?)*
            (DatabaseDeleted )?)?""".replace("Requested\n(", "Requested (").replace("\n", ""));

    @Test
    void the_log_stays_possible_and_addresses_are_held_once() {
        Seeds.each(RUNS, random -> {
            var cell = run(random);
            assertThat(cell.state().position()).isPositive();
        });
    }

    @Test
    void every_databases_life_is_a_legal_one() {
        Seeds.each(RUNS, random -> {
            var lives = new ArrayList<DatabaseEvent>();
            run(random, lives);
            lives.stream()
                    .collect(groupingBy(
                            DatabaseEvent::database, mapping(e -> e.getClass().getSimpleName() + " ", joining())))
                    .forEach((id, life) -> assertThat(life).as("life of %s", id).matches(LEGAL_LIFE));
        });
    }

    @Test
    void the_random_commands_reach_every_event_of_a_database() {
        var lives = new ArrayList<DatabaseEvent>();
        for (int seed = 1; seed <= RUNS; seed++) {
            run(Seeds.at(seed), lives);
        }
        var seen = new HashSet<Class<?>>();
        lives.forEach(event -> seen.add(event.getClass()));
        assertThat(seen).containsExactlyInAnyOrder(DatabaseEvent.class.getPermittedSubclasses());
    }

    private static Cell run(RandomGenerator random) {
        return run(random, new ArrayList<>());
    }

    private static Cell run(RandomGenerator random, List<DatabaseEvent> lives) {
        var commands = new RandomCommands(random);
        var cell = Cell.withRules(TIGHT);
        RandomCommands.NODES.forEach(
                node -> cell.and(new NodeRegistered(node, "session-0", 4096 * Examples.MIB, "127.0.0.1")));
        for (int i = 0; i < LENGTH; i++) {
            cell.later(Duration.ofMillis(random.nextLong(120_000)));
            if (random.nextInt(40) == 0) {
                happen(cell.whenAnotherDeciderTakesOver(), lives);
            }
            happen(cell.whenDue(), lives);
            assertThat(cell.whenDue().events()).as("due twice").isEmpty();
            decide(cell, commands, lives);
            addressesAreHeldOnce(cell.state());
            namesAndDeadlinesAreRight(cell.state());
        }
        return cell;
    }

    private static void decide(Cell cell, RandomCommands commands, List<DatabaseEvent> lives) {
        var tenant = commands.tenant();
        var command = commands.next(cell.state());
        if (cell.decide(tenant, command) instanceof Accepted) {
            happen(cell.when(tenant, command), lives);
            if (cell.decide(tenant, command) instanceof Accepted(var again)) {
                assertThat(again).as("%s a second time", command).isEmpty();
            }
        }
    }

    private static void happen(Cell cell, List<DatabaseEvent> lives) {
        for (var event : cell.events()) {
            if (event instanceof DatabaseEvent e) {
                lives.add(e);
            }
        }
        cell.happened();
    }

    private static void addressesAreHeldOnce(CellState state) {
        for (var node : state.nodes().values()) {
            var here = state.databases().values().stream()
                    .filter(d -> d.spec().node().equals(node.id()))
                    .filter(AnyCommandSequenceTest::holdsItsAddress)
                    .toList();
            for (var database : here) {
                assertThat(node.ports().get(database.spec().port())).isEqualTo(database.id());
                assertThat(node.subnets().get(database.spec().subnet())).isEqualTo(database.id());
            }
            assertThat(node.ports().size()).isEqualTo(here.size());
            assertThat(node.subnets().size()).isEqualTo(here.size());
            assertThat(node.memoryReserved())
                    .isEqualTo(
                            here.stream().mapToLong(d -> d.spec().memoryBytes()).sum())
                    .isLessThanOrEqualTo(node.memoryBytes());
        }
    }

    private static boolean holdsItsAddress(Database database) {
        return switch (database.lifecycle()) {
            case Creating creating -> true;
            case Running running -> true;
            case Failed failed -> !failed.released();
            case Deleting deleting -> !deleting.released();
        };
    }

    private static void namesAndDeadlinesAreRight(CellState state) {
        var ids = new HashSet<DatabaseId>();
        for (var database : state.databases().values()) {
            var spec = database.spec();
            assertThat(state.database(spec.tenant(), spec.name())).contains(database);
            assertThat(ids.add(spec.id())).isTrue();
            assertThat(state.gone().has(spec.id())).isFalse();
            if (database.lifecycle() instanceof Timed timed) {
                assertThat(timed.deadline()).isAfter(spec.createdAt());
            }
        }
    }
}

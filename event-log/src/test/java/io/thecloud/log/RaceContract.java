package io.thecloud.log;

import static io.thecloud.log.Commands.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.event.EventEnvelope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two deciders of one cell, of which one is killed again and again.
abstract class RaceContract {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int ROUNDS = 10;
    private static final int COMMANDS = 25;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    abstract TestCell newCell();

    @BeforeAll
    static void let_threads_die() {
        ScriptedHook.letThreadsDie();
    }

    /// A decider's process: its log and its loop.
    private static final class Process {
        private final String name;
        private final CellLog log;
        private final DeciderLoop loop;
        private volatile boolean dead;

        /// @param fate how many batches it lives, and where in the next one it dies
        Process(TestCell cell, String name, AtomicInteger fate, ScriptedHook.Point point) {
            this.name = name;
            this.log = cell.open();
            Consumer<Batch> die = batch -> {
                if (!batch.answers().isEmpty() && fate.getAndDecrement() == 0) {
                    dead = true;
                    cell.kill(log);
                    throw new ScriptedHook.Killed();
                }
            };
            this.loop = new DeciderLoop(
                    log, new SmallDecider(), name, InstantSource.system(), new ScriptedHook().at(point, die));
            loop.start();
        }

        void close() {
            loop.close();
            log.close();
        }
    }

    @Test
    void every_command_has_exactly_one_effect_whoever_is_killed_and_when() {
        var processes = new ArrayList<Process>();
        try (var cell = newCell()) {
            processes.add(born(cell, "a"));
            processes.add(born(cell, "b"));
            for (int round = 1; round <= ROUNDS; round++) {
                for (int i = (round - 1) * COMMANDS; i < round * COMMANDS; i++) {
                    cell.send(claim("k" + i));
                }
                var all = round * COMMANDS;
                await("seed " + seed).atMost(SOON).until(() -> {
                    bury(cell, processes);
                    return cell.outcomes().size() >= all;
                });
            }
            check(cell);
        } finally {
            processes.forEach(Process::close);
        }
    }

    private Process born(TestCell cell, String name) {
        var points = ScriptedHook.Point.values();
        return new Process(cell, name, new AtomicInteger(random.nextInt(3)), points[random.nextInt(points.length)]);
    }

    /// Starts the dead again, under their own names.
    private void bury(TestCell cell, List<Process> processes) {
        processes.replaceAll(process -> {
            if (!process.dead) {
                return process;
            }
            process.close();
            cell.presumeDead();
            return born(cell, process.name);
        });
    }

    private void check(TestCell cell) {
        var effects =
                cell.events().stream().collect(Collectors.groupingBy(EventEnvelope::causation, Collectors.counting()));
        var answers = cell.outcomes().stream().collect(Collectors.groupingBy(Outcome::command));
        IntStream.range(0, ROUNDS * COMMANDS).mapToObj(i -> claim("k" + i).id()).forEach(id -> {
            assertThat(effects.get(id)).as("seed " + seed).isEqualTo(2);
            assertThat(answers.get(id)).as("seed " + seed).hasSize(1).allMatch(Outcome::accepted);
        });
    }
}

package io.thecloud.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.event.EventEnvelope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Two deciders on one thread, turn by turn in a random order: each may die or be overtaken at every point of a turn.
/// A failing seed is in the message; `-Dseed=…` plays it again.
final class DecidingPropertyTest {
    private static final int WORLDS = 300;
    private static final int STEPS = 120;

    @Test
    void every_command_has_one_effect_and_one_answer_in_every_interleaving() {
        var replayed = Long.getLong("seed");
        var first = replayed == null ? System.nanoTime() : replayed;
        for (long seed = first; seed < first + (replayed == null ? WORLDS : 1); seed++) {
            try {
                new World(seed).play();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static final class World {
        private final long seed;
        private final Random random;
        private final MemoryTestCell cell = new MemoryTestCell();
        private final List<CommandEnvelope> sent = new ArrayList<>();
        private final Worker[] workers = {new Worker("a"), new Worker("b")};
        private boolean calm;

        World(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            calm = true;
            cell.presumeDead();
            for (int i = 0; i < 20; i++) {
                workers[i % 2].turn();
            }
            check();
        }

        private void step() {
            switch (random.nextInt(6)) {
                case 0 -> send();
                case 1 -> {
                    if (random.nextInt(5) == 0) {
                        cell.presumeDead();
                    }
                }
                default -> workers[random.nextInt(2)].turn();
            }
        }

        private void send() {
            var again = !sent.isEmpty() && random.nextInt(4) == 0;
            var command = again ? sent.get(random.nextInt(sent.size())) : Commands.claim("k" + sent.size());
            sent.add(command);
            cell.send(command);
        }

        private void check() {
            var effects = cell.events().stream()
                    .collect(Collectors.groupingBy(EventEnvelope::causation, Collectors.counting()));
            var answers = cell.outcomes().stream().collect(Collectors.groupingBy(Outcome::command));
            var times = sent.stream().collect(Collectors.groupingBy(CommandEnvelope::id, Collectors.counting()));
            times.forEach((id, count) -> {
                assertThat(effects.get(id)).as("effects, seed %d", seed).isEqualTo(2);
                assertThat(answers.get(id)).as("answers, seed %d", seed).hasSize(count.intValue());
                assertThat(answers.get(id))
                        .as("one answer, seed %d", seed)
                        .containsOnly(answers.get(id).getFirst());
            });
        }

        private final class Worker implements TurnHook {
            private final String name;
            private CellLog log = cell.open();
            private Deciding deciding = born();
            private boolean inTurn;

            Worker(String name) {
                this.name = name;
            }

            private Deciding born() {
                return new Deciding(log, new SmallDecider(), "w", InstantSource.system(), this);
            }

            /// A turn, unless it stands still in one already.
            void turn() {
                if (inTurn) {
                    return;
                }
                inTurn = true;
                try {
                    deciding.turn(Duration.ZERO);
                } catch (WriterFencedException e) {
                    assertThat(deciding.deciding())
                            .as("%s, seed %d", name, seed)
                            .isFalse();
                } catch (ScriptedHook.Killed e) {
                    log = cell.open();
                    deciding = born();
                } finally {
                    inTurn = false;
                }
            }

            private void reach() {
                if (calm) {
                    return;
                }
                switch (random.nextInt(8)) {
                    case 0 -> {
                        cell.kill(log);
                        if (random.nextBoolean()) {
                            cell.presumeDead();
                        }
                        throw new ScriptedHook.Killed();
                    }
                    case 1, 2 -> {
                        cell.presumeDead();
                        for (int i = random.nextInt(6); i > 0; i--) {
                            step();
                        }
                    }
                    default -> {}
                }
            }

            @Override
            public void given() {
                reach();
            }

            @Override
            public void decided(Batch batch) {
                reach();
            }

            @Override
            public void staged(Batch batch) {
                reach();
            }

            @Override
            public void committed(Batch batch) {
                reach();
            }
        }
    }
}

package io.thecloud.log;

import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.codec.UnreadableException;
import io.thecloud.schema.command.Outcome;
import io.thecloud.schema.id.CommandId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Follows the outcomes from their end on, for those who wait for theirs.
public final class Outcomes implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    private final CellLog log;
    private final ReadingThread thread;
    private final Map<CommandId, Waiting> expected = new ConcurrentHashMap<>();
    private volatile boolean ready;

    private record Waiting(CompletableFuture<Outcome> outcome, int count) {}

    /// Outcomes that are not followed yet.
    public Outcomes(CellLog log) {
        this.log = log;
        this.thread = new ReadingThread("outcomes", new Matching(), () -> {});
    }

    /// Begins; returns at once.
    public void start() {
        thread.start();
    }

    /// Whether no outcome of a command sent from now on can be missed.
    public boolean ready() {
        return ready && thread.fatal().isEmpty();
    }

    /// The outcome of a command that is about to be sent; several may expect the same one.
    public CompletableFuture<Outcome> expect(CommandId id) {
        return expected.compute(
                        id,
                        (key, others) -> others == null
                                ? new Waiting(new CompletableFuture<>(), 1)
                                : new Waiting(others.outcome(), others.count() + 1))
                .outcome()
                .copy();
    }

    /// One who expected this outcome has given up before it came.
    public void forget(CommandId id) {
        expected.computeIfPresent(
                id, (key, all) -> all.count() == 1 ? null : new Waiting(all.outcome(), all.count() - 1));
    }

    private final class Matching implements ReadingThread.Reading {
        private long offset = -1;

        @Override
        public LogReader open() {
            if (offset < 0) {
                offset = LogAnswers.await(log.outcomesEnd());
            }
            var reader = log.outcomes(offset);
            ready = true;
            return reader;
        }

        @Override
        public void take(LogRecord read) {
            try {
                var outcome = CommandCodec.readOutcome(read.value());
                var waiting = expected.remove(outcome.command());
                if (waiting != null) {
                    waiting.outcome().complete(outcome);
                }
            } catch (UnreadableException e) { // whoever waits for it is told that no answer came
                LOG.errorf(e, "An outcome cannot be read. offset=%d", read.offset());
            }
        }

        @Override
        public void reached(long readTo) {
            offset = readTo;
        }
    }

    /// Ends following; what is still expected stays unanswered.
    @Override
    public void close() {
        thread.close();
    }
}

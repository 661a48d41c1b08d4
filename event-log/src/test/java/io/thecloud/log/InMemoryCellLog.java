package io.thecloud.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A cell's log in memory, for tests: it keeps the same promises as the one on Kafka.
public final class InMemoryCellLog implements CellLog {
    private final InMemoryCell cell;
    private boolean abandoned;

    /// An empty log.
    public InMemoryCellLog() {
        this(InstantSource.system());
    }

    /// An empty log whose records are as old as this clock says.
    public InMemoryCellLog(InstantSource clock) {
        this(new InMemoryCell(clock));
    }

    private InMemoryCellLog(InMemoryCell cell) {
        this.cell = cell;
    }

    /// The same log, as another process sees it.
    public InMemoryCellLog another() {
        return new InMemoryCellLog(cell);
    }

    /// Sends a command, as a gateway does.
    public void send(String key, byte[] command) {
        cell.send(key, command);
    }

    /// Frees the writer's place though its holder lives, as a broker does that hears nothing from it.
    public void presumeDead() {
        cell.presumeDead();
    }

    /// Lets go of everything without a word, as a killed process does.
    void abandon() {
        abandoned = true;
    }

    /// All committed records of the dead letters.
    List<LogRecord> deadLetters() {
        synchronized (cell) {
            return cell.deadLetters.committed(0, cell.deadLetters.stable());
        }
    }

    @Override
    public LogReader events(long fromOffset) {
        return new Reader(cell.events, fromOffset);
    }

    @Override
    public LogReader outcomesSince(Instant since) {
        synchronized (cell) {
            return new Reader(cell.outcomes, cell.outcomes.since(since));
        }
    }

    @Override
    public LogReader outcomes(long fromOffset) {
        return new Reader(cell.outcomes, fromOffset);
    }

    @Override
    public CompletableFuture<Long> end() {
        synchronized (cell) {
            return CompletableFuture.completedFuture(cell.events.highWatermark());
        }
    }

    @Override
    public CompletableFuture<Long> committedEnd() {
        synchronized (cell) {
            return CompletableFuture.completedFuture(cell.events.stable());
        }
    }

    @Override
    public CompletableFuture<Long> outcomesEnd() {
        synchronized (cell) {
            return CompletableFuture.completedFuture(cell.outcomes.stable());
        }
    }

    @Override
    public CompletableFuture<String> identity() {
        return CompletableFuture.completedFuture(cell.identity());
    }

    @Override
    public Candidate candidate(String name) {
        return new Contender();
    }

    @Override
    public void close() {}

    private boolean await(BooleanSupplier condition, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        synchronized (cell) {
            while (!condition.getAsBoolean()) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(cell, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    private final class Reader implements LogReader {
        private final InMemoryCell.Topic topic;
        private long position;

        Reader(InMemoryCell.Topic topic, long position) {
            this.topic = topic;
            this.position = position;
        }

        @Override
        public List<LogRecord> poll(Duration limit) {
            synchronized (cell) {
                if (position > topic.highWatermark()) {
                    throw new LogReplacedException("the topic ends before " + position, null);
                }
                if (!await(() -> topic.stable() > position, limit)) {
                    return List.of();
                }
                var end = topic.stable();
                var records = topic.committed(position, end);
                position = end;
                return records;
            }
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void close() {}
    }

    private final class Contender implements Candidate {
        @Override
        public Optional<WriterSession> contend(Duration limit) {
            var place = new Object();
            return await(() -> cell.take(place), limit) ? Optional.of(new Session(place)) : Optional.empty();
        }

        @Override
        public void close() {}
    }

    private final class Session implements WriterSession {
        private final Object place;
        private final long epoch = cell.initTransactions();
        private final long committed = cell.committedCommands();
        private final LogReader commands = new Reader(cell.commands, committed);
        private InMemoryCell.@Nullable Transaction staged;

        Session(Object place) {
            this.place = place;
        }

        @Override
        public HighWatermarks highWatermarks() {
            synchronized (cell) {
                return new HighWatermarks(cell.events.highWatermark(), cell.outcomes.highWatermark());
            }
        }

        @Override
        public long committedCommandOffset() {
            return committed;
        }

        @Override
        public void keepAlive() {
            if (!cell.holds(place)) {
                throw new WriterFencedException("the place was given to another", null);
            }
        }

        @Override
        public List<LogRecord> pollCommands(Duration limit) {
            keepAlive();
            return commands.poll(limit);
        }

        @Override
        public void stage(Batch batch) {
            staged = cell.stage(epoch, place, batch, commands.position());
        }

        @Override
        public void commit() {
            if (staged == null) {
                throw new IllegalStateException("nothing is staged");
            }
            cell.commit(epoch, staged);
            staged = null;
        }

        @Override
        public void close() {
            if (!abandoned) {
                cell.abort(epoch);
                cell.leave(place);
            }
        }
    }
}

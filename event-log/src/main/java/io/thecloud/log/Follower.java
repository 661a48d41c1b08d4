package io.thecloud.log;

import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Fold;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Folds all events from the first one on, and lets others see and await the state.
public final class Follower implements AutoCloseable {
    /// How long a request may wait for a fresh view.
    private static final Duration FRESHNESS = Duration.ofMillis(500);

    private final CellLog log;
    private final EventListener listener;
    private final EndOfLog end;
    private final LogWatch watch;
    private final ReadingThread thread;
    private final Object progress = new Object();
    private volatile CellState state = CellState.EMPTY;
    private volatile long offset;
    private volatile @Nullable Long endAtStart;
    private volatile boolean caughtUp;

    /// A follower that has not started.
    public Follower(CellLog log, EventListener listener) {
        this.log = log;
        this.listener = listener;
        this.end = new EndOfLog(log::end);
        this.watch = new LogWatch(log, () -> offset);
        this.thread = new ReadingThread("follower", new Folding(), this::look);
    }

    /// Begins; returns at once.
    public void start() {
        thread.start();
    }

    /// The state after the last event read.
    public CellState state() {
        return state;
    }

    /// Whether it has reached the log's end as that was at the start, and still follows.
    public boolean caughtUp() {
        return caughtUp && thread.fatal().isEmpty();
    }

    /// Why it does not follow the log as it should, if so.
    public Optional<String> trouble() {
        return thread.fatal()
                .or(watch::unanswered)
                .or(thread::failing)
                .or(() -> caughtUp ? Optional.empty() : Optional.of("catching up: position " + state.position()));
    }

    /// Waits for the state at a position or later.
    ///
    /// @throws TimeoutException if it is not reached within `limit`
    public CellState await(long position, Duration limit) throws TimeoutException {
        return await(seen -> seen.position() >= position, limit);
    }

    /// Waits for a state that meets a condition, which is asked after each event.
    ///
    /// @throws TimeoutException if none comes within `limit`, or the follower has stopped, or the thread was
    /// interrupted
    public CellState await(Predicate<CellState> condition, Duration limit) throws TimeoutException {
        var met = new CellState[1];
        var inTime = awaits(
                () -> {
                    met[0] = state;
                    return condition.test(met[0]);
                },
                limit);
        if (!inTime) {
            throw new TimeoutException("not within " + limit
                    + thread.fatal()
                            .map(why -> ": the follower has stopped: " + why)
                            .orElse(""));
        }
        return met[0];
    }

    /// The state at the log's end as it is now, so that whoever asks sees all that was answered before. If the log
    /// does not say within half a second where it ends, the state as it is.
    public Fresh fresh() {
        if (!caughtUp()) {
            return new Fresh(state, true);
        }
        long until = System.nanoTime() + FRESHNESS.toNanos();
        var asked = end.ask();
        if (end.failing() && !asked.isDone()) {
            return new Fresh(state, true);
        }
        var target = answer(asked);
        var reached = target.isPresent()
                && awaits(() -> offset >= target.getAsLong(), Duration.ofNanos(until - System.nanoTime()));
        return new Fresh(state, !reached);
    }

    private static OptionalLong answer(java.util.concurrent.Future<Long> asked) {
        try {
            return OptionalLong.of(asked.get(FRESHNESS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return OptionalLong.empty(); // the answer says so: the view is stale
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private boolean awaits(BooleanSupplier condition, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        synchronized (progress) {
            while (!condition.getAsBoolean()) {
                long left = until - System.nanoTime();
                if (left <= 0 || thread.fatal().isPresent()) {
                    return false;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(progress, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    private void look() {
        watch.tick();
        watch.replaced().ifPresent(thread::stop);
        synchronized (progress) {
            progress.notifyAll();
        }
    }

    private final class Folding implements ReadingThread.Reading {
        @Override
        public LogReader open() {
            if (endAtStart == null) {
                endAtStart = LogAnswers.await(log.committedEnd());
            }
            return log.events(offset);
        }

        @Override
        public void take(LogRecord read) {
            EventEnvelope event = EventRecords.read(read);
            var after = Fold.apply(state, event);
            listener.on(event, after);
            synchronized (progress) {
                state = after;
                offset = read.offset() + 1;
                progress.notifyAll();
            }
        }

        @Override
        public void reached(long readTo) {
            synchronized (progress) {
                offset = readTo;
                var target = endAtStart;
                caughtUp |= target != null && readTo >= target;
                progress.notifyAll();
            }
        }
    }

    /// Ends reading; the last state stays.
    @Override
    public void close() {
        thread.close();
        synchronized (progress) {
            progress.notifyAll();
        }
    }
}

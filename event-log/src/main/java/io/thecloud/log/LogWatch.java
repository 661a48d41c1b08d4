package io.thecloud.log;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks now and then whether the log answers and is still the one it was: a reader alone would just see nothing new.
final class LogWatch {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /// How often in a row the log's end must be seen before a place read already; once may be a broker that starts.
    private static final int TIMES = 3;

    private final CellLog log;
    private final LongSupplier position;
    private volatile @Nullable String unanswered;
    private volatile @Nullable String replaced;
    private @Nullable String identity;
    private int endedBefore;
    private boolean asking;
    private long askedAt = System.nanoTime() - BETWEEN.toNanos();

    /// @param position the offset up to which was read
    LogWatch(CellLog log, LongSupplier position) {
        this.log = log;
        this.position = position;
    }

    /// Asks if it is time; does not wait for the answer.
    void tick() {
        synchronized (this) {
            if (asking || System.nanoTime() - askedAt < BETWEEN.toNanos()) {
                return;
            }
            asking = true;
            askedAt = System.nanoTime();
        }
        // Taken before the question, since the end may pass it before the answer comes.
        long read = position.getAsLong();
        var unused = log.identity()
                .thenCombine(log.end(), (name, end) -> answered(name, end, read))
                .orTimeout(BETWEEN.multipliedBy(5).toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ok, failure) -> done(failure));
    }

    private synchronized boolean answered(String name, long end, long read) {
        if (identity == null) {
            identity = name;
        }
        endedBefore = end < read ? endedBefore + 1 : 0;
        if (!name.equals(identity)) {
            replaced = "the log was replaced by another one";
        } else if (endedBefore >= TIMES) {
            replaced = "the log ends at offset %d, and was read up to %d".formatted(end, read);
        }
        return true;
    }

    private synchronized void done(@Nullable Throwable failure) {
        asking = false;
        unanswered = failure == null ? null : "Kafka does not answer: " + rootOf(failure);
    }

    private static String rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /// Why the log does not answer, if it does not.
    Optional<String> unanswered() {
        return Optional.ofNullable(unanswered);
    }

    /// Why this log is not the one that was read, if it is not.
    Optional<String> replaced() {
        return Optional.ofNullable(replaced);
    }
}

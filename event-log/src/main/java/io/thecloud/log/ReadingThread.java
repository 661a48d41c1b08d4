package io.thecloud.log;

import io.thecloud.schema.codec.UnreadableException;
import io.thecloud.schema.state.BrokenLogException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads a topic on a thread of its own, without ever losing its place, until it is closed or what it reads cannot be
/// true.
final class ReadingThread implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReadingThread.class);
    /// New records end the wait; this is only how fast closing is noticed, and how often the watch looks.
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String name;
    private final Reading reading;
    private final Runnable between;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String failing;
    private volatile @Nullable String fatal;

    /// What is read, and what is done with it. Called on the one thread.
    interface Reading {
        /// A reader at the place where reading goes on.
        LogReader open();

        /// Takes in a record.
        void take(LogRecord read);

        /// Everything up to this offset was read.
        void reached(long offset);
    }

    /// @param between called between two reads
    ReadingThread(String name, Reading reading, Runnable between) {
        this.name = name;
        this.reading = reading;
        this.between = between;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Why it will not read on, if so.
    Optional<String> fatal() {
        return Optional.ofNullable(fatal);
    }

    /// Why it does not read now, if so.
    Optional<String> failing() {
        return Optional.ofNullable(failing);
    }

    /// Stops it for good, from its own thread.
    void stop(String why) {
        if (fatal == null) {
            LOG.errorf("A reader stops. reader=%s reason=%s", name, why);
            fatal = why;
        }
    }

    private boolean goesOn() {
        return closing.getCount() > 0 && fatal == null;
    }

    private void run() {
        var backoff = new Backoff(closing);
        while (goesOn()) {
            try {
                between.run();
                read(backoff);
            } catch (LogUnavailableException e) {
                LOG.warnf("A reader tries again. reader=%s reason=%s", name, e.getMessage());
                failing = String.valueOf(e.getMessage());
                backoff.failed();
            } catch (UnreadableException | BrokenLogException | LogException e) {
                stop(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.errorf(e, "A reader fails on what it read. reader=%s", name);
                stop("what was read could not be taken in: " + e);
            }
        }
        if (fatal == null) {
            fatal = "closed";
        }
    }

    private void read(Backoff backoff) {
        try (var reader = reading.open()) {
            while (goesOn()) {
                for (var read : reader.poll(LOOK)) {
                    reading.take(read);
                }
                reading.reached(reader.position());
                failing = null;
                backoff.succeeded();
                between.run();
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive() && !thread.join(CLOSING)) {
                LOG.warnf("A reader does not end. reader=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

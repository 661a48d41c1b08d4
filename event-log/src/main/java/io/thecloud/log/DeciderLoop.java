package io.thecloud.log;

import io.thecloud.schema.codec.UnreadableException;
import io.thecloud.schema.state.BrokenLogException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Decides, or stands by to decide, on a thread of its own until it is closed. Whatever Kafka does, it recovers by
/// itself; only a log that cannot be true stops it.
public final class DeciderLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeciderLoop.class);
    /// How long a turn waits for commands: deadlines fire at most this much late.
    private static final Duration TURN = Duration.ofMillis(200);
    private static final Duration CLOSING = Duration.ofSeconds(15);

    private final Deciding deciding;
    private final LogWatch watch;
    private final String name;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean active;
    private volatile boolean standby;
    private volatile long eventsRead;
    private volatile @Nullable String failing;
    private volatile @Nullable String fatal;

    /// A loop that has not started.
    ///
    /// @param name the decider's name: the same after a restart, another one than any other running decider's
    /// @param clock is read once per transaction
    public DeciderLoop(CellLog log, Decider decider, String name, InstantSource clock) {
        this(log, decider, name, clock, TurnHook.NONE);
    }

    DeciderLoop(CellLog log, Decider decider, String name, InstantSource clock, TurnHook hook) {
        this.name = name;
        this.deciding = new Deciding(log, decider, name, clock, hook);
        this.watch = new LogWatch(log, () -> eventsRead);
        this.thread = Thread.ofPlatform().name("decider-" + name).daemon().unstarted(this::run);
    }

    /// Begins; returns at once.
    public void start() {
        thread.start();
    }

    /// Whether this one is the cell's decider now.
    public boolean deciding() {
        return active;
    }

    /// Why it neither decides nor stands by as it should, if so.
    public Optional<String> trouble() {
        return Optional.ofNullable(fatal)
                .or(() -> Optional.ofNullable(failing))
                .or(watch::unanswered)
                .or(() -> active || standby ? Optional.empty() : Optional.of("the decider reads the log"));
    }

    private void run() {
        var backoff = new Backoff(closing);
        try {
            while (closing.getCount() > 0 && fatal == null) {
                turn(backoff);
            }
        } finally {
            active = false;
            standby = false;
            if (fatal == null) {
                fatal = "the decider has stopped";
            }
            deciding.close();
        }
    }

    private void turn(Backoff backoff) {
        try {
            watch.tick();
            deciding.turn(TURN);
            eventsRead = deciding.eventsRead();
            active = deciding.deciding();
            standby = true;
            var due = deciding.dueTrouble();
            failing = due == null ? null : "the decider cannot say what is due: " + due;
            backoff.succeeded();
            watch.replaced().ifPresent(this::stop);
        } catch (UnreadableException | BrokenLogException | LogReplacedException e) {
            stop(String.valueOf(e.getMessage()));
        } catch (LogException e) {
            LOG.warnf("The decider starts over. decider=%s reason=%s cause=%s", name, e.getMessage(), e.getCause());
            retry(e, backoff);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The decider failed and starts over. decider=%s", name);
            retry(e, backoff);
        }
    }

    private void stop(String why) {
        LOG.errorf("The decider stops: the log cannot be followed. decider=%s reason=%s", name, why);
        active = false;
        fatal = why;
    }

    private void retry(RuntimeException e, Backoff backoff) {
        active = false;
        failing = String.valueOf(e.getMessage());
        backoff.failed();
    }

    /// Ends after the running turn and gives up the place, so that a standby takes over at once.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive() && !thread.join(CLOSING)) {
                LOG.warnf("The decider does not end. decider=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

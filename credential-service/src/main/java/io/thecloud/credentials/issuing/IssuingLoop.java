package io.thecloud.credentials.issuing;

import io.thecloud.credentials.vault.UnavailableException;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// The one thread that mints and shreds, in the log's order: first what was left undone at the start, then what each
/// event asks for, and now and then a look for what was forgotten.
public final class IssuingLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(IssuingLoop.class);
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Issuer issuer;
    private final Sweep sweep;
    private final LogView log;
    private final Consumer<Duration> timing;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("issuing").unstarted(this::run);
    private boolean failing;

    private record Task(DatabaseId database, String correlationId, long seenAt) {}

    /// @param timing is told how long it took from an event to its report
    public IssuingLoop(Issuer issuer, Sweep sweep, LogView log, Consumer<Duration> timing) {
        this.issuer = issuer;
        this.sweep = sweep;
        this.log = log;
        this.timing = timing;
    }

    /// Begins to work. To be called when the log's past is read and the vault is open.
    public void start() {
        thread.start();
    }

    /// Takes note of an event. To be called after the event is part of what [LogView#known] answers.
    public void on(EventEnvelope envelope) {
        if (envelope.event() instanceof DatabaseEvent event && concerns(event)) {
            tasks.add(new Task(event.database(), envelope.correlationId(), System.nanoTime()));
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.interrupt();
        thread.join(LONGEST_PAUSE);
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                round();
                var end = System.nanoTime() + ROUND.toNanos();
                for (long rest = ROUND.toNanos(); rest > 0 && closed.getCount() > 0; rest = end - System.nanoTime()) {
                    var task = tasks.poll(rest, TimeUnit.NANOSECONDS);
                    if (task != null) {
                        insist(() -> settle(task));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        for (var database : issuer.undone(state())) {
            insist(() -> issuer.settle(state(), database, CommandId.random().toString()));
        }
        insist(sweep::run);
    }

    private void settle(Task task) {
        issuer.settle(state(), task.database(), task.correlationId());
        timing.accept(Duration.ofNanos(System.nanoTime() - task.seenAt()));
    }

    private CellState state() {
        return log.known().orElse(CellState.EMPTY);
    }

    /// Does the work until it is done: what it needs comes back by itself. Work that is broken in another way must not
    /// keep the rest from being done; the next round tries it again.
    private void insist(Runnable work) throws InterruptedException {
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                work.run();
                if (failing) {
                    LOG.info("minting and shredding go on");
                }
                failing = false;
                return;
            } catch (UnavailableException e) {
                if (!failing) {
                    LOG.warnf("minting and shredding wait reason=\"%s\" cause=%s", e.getMessage(), e.getCause());
                }
                failing = true;
            } catch (RuntimeException e) {
                LOG.error("minting or shredding failed; the next round tries again", e);
                return;
            }
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static boolean concerns(DatabaseEvent event) {
        return event instanceof DatabaseEvent.DatabaseRequested || event instanceof DatabaseEvent.DeletionRequested;
    }
}

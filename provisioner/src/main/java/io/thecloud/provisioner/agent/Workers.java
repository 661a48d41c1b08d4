package io.thecloud.provisioner.agent;

import io.thecloud.schema.id.DatabaseId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Works on one database at a time in order, on many databases at once, each on a virtual thread of its own.
final class Workers implements AutoCloseable {
    private enum Turn {
        LAST,
        ONE_MORE
    }

    private final ConcurrentMap<DatabaseId, Turn> turns = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("node-agent-", 0).factory());
    private final Semaphore atOnce;
    private final Consumer<DatabaseId> work;

    /// @param atOnce how many databases are worked on at the same time
    /// @param work one round for a database; its exceptions are its own business
    Workers(int atOnce, Consumer<DatabaseId> work) {
        this.atOnce = new Semaphore(atOnce, true);
        this.work = work;
    }

    /// Sees to it that a round begins after this call.
    void wake(DatabaseId id) {
        if (turns.put(id, Turn.ONE_MORE) == null) {
            try {
                threads.execute(() -> rounds(id));
            } catch (RejectedExecutionException closed) {
                turns.remove(id);
            }
        }
    }

    private void rounds(DatabaseId id) {
        boolean ended = false;
        try {
            untilAsleep(id);
            ended = true;
        } finally {
            if (!ended) {
                turns.remove(id); // so that the next wake finds a thread
            }
        }
    }

    private void untilAsleep(DatabaseId id) {
        do {
            turns.put(id, Turn.LAST);
            atOnce.acquireUninterruptibly();
            try {
                work.accept(id);
            } finally {
                atOnce.release();
            }
        } while (!Thread.currentThread().isInterrupted() && !turns.remove(id, Turn.LAST));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

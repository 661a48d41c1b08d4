package io.thecloud.log;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks for the log's end once for all who wait for an answer that is no older than their question.
final class EndOfLog {
    private final Supplier<CompletableFuture<Long>> question;
    private @Nullable CompletableFuture<Long> running;
    private @Nullable CompletableFuture<Long> next;
    private boolean failing;

    EndOfLog(Supplier<CompletableFuture<Long>> question) {
        this.question = question;
    }

    /// The end as of now or a little later. A question under way was asked before, so its answer may be too old: the
    /// caller joins the next one.
    synchronized CompletableFuture<Long> ask() {
        if (running == null) {
            return start(new CompletableFuture<>());
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    /// Whether the last question that ended was not answered: then there is no use in waiting for this one.
    synchronized boolean failing() {
        return failing;
    }

    private CompletableFuture<Long> start(CompletableFuture<Long> promise) {
        running = promise;
        var unused = question.get().whenComplete((end, failure) -> answered(promise, end, failure));
        return promise;
    }

    private void answered(CompletableFuture<Long> promise, @Nullable Long end, @Nullable Throwable failure) {
        synchronized (this) {
            failing = failure != null;
            running = null;
            var waiting = next;
            next = null;
            if (waiting != null) {
                start(waiting);
            }
        }
        if (failure == null) {
            promise.complete(end);
        } else {
            promise.completeExceptionally(failure);
        }
    }
}

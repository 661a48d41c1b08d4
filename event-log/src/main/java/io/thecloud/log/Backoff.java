package io.thecloud.log;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits longer after each failure in a row, from 50 ms to 0.5 s, unless it is all over.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final CountDownLatch over;
    private Duration next = FIRST;

    /// @param over ends all waiting
    Backoff(CountDownLatch over) {
        this.over = over;
    }

    void succeeded() {
        next = FIRST;
    }

    void failed() {
        try {
            var ended = over.await(next.toMillis(), TimeUnit.MILLISECONDS);
            var longer = next.multipliedBy(2);
            next = ended || longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        } catch (InterruptedException e) {
            over.countDown();
            Thread.currentThread().interrupt();
        }
    }
}

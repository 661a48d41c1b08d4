package io.thecloud.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits for what the log was asked.
final class LogAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private LogAnswers() {}

    /// @throws LogUnavailableException if no answer comes, or it is a failure
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LogUnavailableException("Kafka does not answer: " + reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new LogUnavailableException("Kafka does not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while asking Kafka", e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "no reason given" : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}

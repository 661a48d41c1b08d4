package io.thecloud.provisioner.docker;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.PullResponseItem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Follows one pull: given up when no registry answers at first, or when it stands still later.
final class ImagePull extends ResultCallbackTemplate<ImagePull, PullResponseItem> {
    /// How long a registry may take to its first answer.
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);

    /// How long a pull may stand still between two signs of progress.
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private final Semaphore progress = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable String failure;

    @Override
    public void onNext(PullResponseItem item) {
        var error = item.getErrorDetail();
        if (error != null) {
            failure = Objects.requireNonNullElse(error.getMessage(), "the registry gave no reason");
        }
        progress.release();
    }

    @Override
    public void onError(Throwable error) {
        failure =
                Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
        end();
    }

    @Override
    public void onComplete() {
        end();
    }

    private void end() {
        ended.countDown();
        progress.release();
    }

    /// Waits for the end. Empty when the image was pulled.
    Optional<String> outcome() {
        try {
            if (!progress.tryAcquire(FIRST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("no registry answers within " + FIRST_ANSWER.toSeconds() + " s");
            }
            while (ended.getCount() > 0) {
                if (!progress.tryAcquire(STANDSTILL.toMillis(), TimeUnit.MILLISECONDS)) {
                    return Optional.of("the pull stood still for " + STANDSTILL.toSeconds() + " s");
                }
            }
            return Optional.ofNullable(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}

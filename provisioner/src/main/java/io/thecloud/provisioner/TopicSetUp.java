package io.thecloud.provisioner;

import io.thecloud.log.LogException;
import io.thecloud.log.Topics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Sees to it that the cell's topics exist, as soon as Kafka answers.
final class TopicSetUp implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicSetUp.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final String bootstrap;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("topic-setup").factory());

    TopicSetUp(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    void start() {
        thread.execute(this::attempt);
    }

    private void attempt() {
        try {
            Topics.ensure(bootstrap);
        } catch (LogException e) {
            LOG.debugf("topics not there yet trouble=%s", e.getMessage());
            thread.schedule(this::attempt, BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package io.thecloud.log;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Sees to it that the cell's topics exist, as soon as Kafka answers.
public final class TopicSetUp implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicSetUp.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final String bootstrap;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("topic-setup").factory());

    /// @param bootstrap `host:port`, several separated by commas
    public TopicSetUp(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /// Tries until it succeeds; returns at once.
    public void start() {
        thread.execute(this::attempt);
    }

    private void attempt() {
        try {
            Topics.ensure(bootstrap);
            thread.shutdown();
        } catch (LogException e) {
            LOG.debugf("the topics are not there yet reason=\"%s\"", e.getMessage());
            thread.schedule(this::attempt, BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

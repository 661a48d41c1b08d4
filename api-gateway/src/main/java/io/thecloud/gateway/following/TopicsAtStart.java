package io.thecloud.gateway.following;

import io.thecloud.log.LogUnavailableException;
import io.thecloud.log.Topics;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Makes the topics in the background, trying until Kafka is there.
final class TopicsAtStart implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final long SECONDS_BETWEEN_TRIES = 1;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final String bootstrap;

    TopicsAtStart(String bootstrap) {
        this.bootstrap = bootstrap;
        this.thread = Thread.ofPlatform().name("topics").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!made() && !closing.await(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS)) {
                LOG.debug("the topics are tried again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean made() {
        try {
            Topics.ensure(bootstrap);
            return true;
        } catch (LogUnavailableException e) {
            LOG.infof("the topics cannot be made yet reason=%s", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}

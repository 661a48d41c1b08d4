package io.thecloud.failover;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.thecloud.failover.watching.GroupWatch;
import io.thecloud.log.CellLog;
import io.thecloud.log.KafkaCellLog;
import io.thecloud.log.TopicSetUp;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Puts the parts together and starts them; none of them waits for Kafka to be there.
@Singleton
final class FailoverService {
    private final TopicSetUp topics;
    private final CellLog log;
    private final GroupWatch watch;
    private final MeterRegistry meters;

    FailoverService(FailoverConfig config, MeterRegistry meters) {
        var bootstrap = config.kafka().bootstrapServers();
        this.topics = new TopicSetUp(bootstrap);
        this.log = new KafkaCellLog(bootstrap);
        this.watch = new GroupWatch(log);
        this.meters = meters;
    }

    /// Why it does not know the state of the cell; empty when it does.
    Optional<String> trouble() {
        return watch.trouble();
    }

    void start(@Observes StartupEvent event) {
        meters.gauge("cloud.log.position", watch, GroupWatch::position);
        meters.gauge("cloud.follower.caught.up", watch, w -> w.caughtUp() ? 1 : 0);
        topics.start();
        watch.start();
    }

    void stop(@Observes ShutdownEvent event) {
        topics.close();
        watch.close();
        log.close();
    }
}

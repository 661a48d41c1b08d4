package io.thecloud.gateway.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Writes refused attempts to the audit topic, a few records every ten seconds at most.
@ApplicationScoped
public class AccessAudit {
    private static final Logger LOG = Logger.getLogger(AccessAudit.class);
    private static final int EVERY_SECONDS = 10;

    private final RefusalTally tally = new RefusalTally();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("access-audit").factory());
    private final Emitter<byte[]> topic;
    private final ObjectMapper json;
    private final InstantSource clock;

    AccessAudit(
            @Channel("audit") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> topic,
            ObjectMapper json,
            InstantSource clock) {
        this.topic = topic;
        this.json = json;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        writer.scheduleAtFixedRate(this::write, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        writer.shutdown();
        write();
    }

    void refused(Admission.Denied denied) {
        tally.add(denied, clock.instant());
    }

    private void write() {
        tally.take().forEach(this::send);
    }

    private void send(RefusalTally.Line line) {
        try {
            var node = json.createObjectNode()
                    .put("type", "AccessRefused")
                    .put("service", "api-gateway")
                    .put("tenant", line.tenant().toString())
                    .put("reason", line.reason().name())
                    .put("count", line.count())
                    .put("first", line.first().toString())
                    .put("last", line.last().toString());
            topic.send(Message.of(json.writeValueAsBytes(node))
                    .addMetadata(OutgoingKafkaRecordMetadata.builder()
                            .withKey(line.tenant().toString())
                            .build())
                    .withNack(failure -> {
                        LOG.warnf(
                                "an audit record was lost reason=%s count=%d cause=%s",
                                line.reason(), line.count(), failure.getClass().getSimpleName());
                        return CompletableFuture.completedFuture(null);
                    }));
        } catch (IOException | IllegalStateException e) {
            LOG.warnf(e, "an audit record was lost reason=%s count=%d", line.reason(), line.count());
        }
    }
}

package io.thecloud.provisioner;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.thecloud.provisioner.agent.ReportNotSentException;
import io.thecloud.provisioner.agent.ReportSink;
import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Sends the node agent's reports to `cloud.commands`.
final class CommandEmitter implements ReportSink {
    private static final Duration VALID = Duration.ofHours(24);
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final Emitter<byte[]> emitter;
    private final Actor actor;
    private final InstantSource clock;

    CommandEmitter(Emitter<byte[]> emitter, Actor actor, InstantSource clock) {
        this.emitter = emitter;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public void send(TenantId tenant, Report report) {
        var now = clock.instant();
        var id = CommandId.random();
        var bytes = CommandCodec.write(
                new CommandEnvelope(id, tenant, actor, id.toString(), now, now.plus(VALID), "", report));
        var sent = new CompletableFuture<Boolean>();
        try {
            emitter.send(Message.of(bytes)
                    .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                            .withKey(tenant.toString())
                            .build())
                    .withAck(() -> {
                        sent.complete(true);
                        return CompletableFuture.completedFuture(null);
                    })
                    .withNack(failure -> {
                        sent.completeExceptionally(failure);
                        return CompletableFuture.completedFuture(null);
                    }));
            sent.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportNotSentException(e);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            throw new ReportNotSentException(e);
        }
    }
}

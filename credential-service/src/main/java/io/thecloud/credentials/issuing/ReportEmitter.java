package io.thecloud.credentials.issuing;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.thecloud.credentials.vault.UnavailableException;
import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Report;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Sends reports to `cloud.commands`. Each has an id of its own: a repeated one is decided again, and changes nothing.
@Singleton
public final class ReportEmitter implements Reports {
    private static final Actor SELF = Actor.service("credential-service");
    private static final Duration VALID = Duration.ofHours(24);
    private static final Duration ANSWER = Duration.ofSeconds(7);

    private final MutinyEmitter<byte[]> commands;
    private final InstantSource clock;

    ReportEmitter(@Channel("commands") MutinyEmitter<byte[]> commands, InstantSource clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public void send(TenantId tenant, String correlationId, Report report) {
        var now = clock.instant();
        var envelope =
                new CommandEnvelope(CommandId.random(), tenant, SELF, correlationId, now, now.plus(VALID), "", report);
        var key = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(tenant.toString())
                .build();
        try {
            commands.sendMessage(Message.of(CommandCodec.write(envelope)).addMetadata(key))
                    .await()
                    .atMost(ANSWER);
        } catch (KafkaException | CompletionException | TimeoutException | IllegalStateException e) {
            throw new UnavailableException("Kafka did not take a report", e);
        }
    }
}

package io.thecloud.credentials.kafka;

import io.thecloud.credentials.vault.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Writes records and waits until every broker that must have them has them.
public final class TopicWriter implements AutoCloseable {
    private static final Duration METADATA = Duration.ofSeconds(2);
    private static final Duration REQUEST = Duration.ofMillis(1500);
    private static final Duration DELIVERY = Duration.ofSeconds(4);
    private static final long BUFFER_BYTES = 4L << 20;

    private final KafkaProducer<String, byte[]> producer;

    /// @param bootstrap Kafka's addresses; it need not be there yet
    public TopicWriter(String bootstrap) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "credential-service",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        METADATA.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) REQUEST.toMillis(),
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) DELIVERY.toMillis(),
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        BUFFER_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// Writes one record; a null value is a tombstone.
    ///
    /// @return its offset
    /// @throws UnavailableException if it may not have been written
    public long write(String topic, String key, byte @Nullable [] value) {
        try {
            return send(topic, key, value)
                    .get(METADATA.plus(DELIVERY).toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
        } catch (ExecutionException e) {
            throw new UnavailableException("Kafka did not take a record for " + topic, e.getCause());
        } catch (TimeoutException e) {
            throw new UnavailableException("Kafka did not take a record for " + topic + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("stopping", e);
        }
    }

    /// Writes one record without waiting.
    public CompletableFuture<RecordMetadata> send(String topic, String key, byte @Nullable [] value) {
        var written = new CompletableFuture<RecordMetadata>();
        try {
            var _ = producer.send(new ProducerRecord<>(topic, key, value), (metadata, failure) -> {
                if (failure == null) {
                    written.complete(metadata);
                } else {
                    written.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            written.completeExceptionally(e);
        }
        return written;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}

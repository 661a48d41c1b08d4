package io.thecloud.failover;

import io.thecloud.log.Topics;
import io.thecloud.schema.codec.EventCodec.Written;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes events as the decider does.
final class EventsTopic implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    EventsTopic(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void append(Written event) {
        var row = new ProducerRecord<>(Topics.EVENTS, event.envelope().tenant().toString(), event.data());
        event.headers().forEach((name, value) -> row.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(row).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an event was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

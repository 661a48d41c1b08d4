package io.thecloud.credentials;

import io.thecloud.credentials.issuing.WrittenLog;
import io.thecloud.log.Topics;
import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.codec.EventCodec;
import io.thecloud.schema.command.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The topics, as the decider writes them and as anybody may read them.
final class TestTopics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;

    TestTopics(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    void append(EventCodec.Written event) {
        var row = new ProducerRecord<>(Topics.EVENTS, WrittenLog.TENANT.toString(), event.data());
        event.headers().forEach((name, value) -> row.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(row).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<Command> commands() {
        return all(Topics.COMMANDS).stream()
                .map(row -> CommandCodec.readCommand(row.value()).command())
                .toList();
    }

    /// All that is in a topic now, text for text.
    String text(String topic) {
        var text = new StringBuilder();
        for (var row : all(topic)) {
            text.append(row.key()).append(' ').append(row.headers()).append(' ');
            Optional.ofNullable(row.value())
                    .ifPresent(value -> text.append(new String(value, StandardCharsets.ISO_8859_1)));
            text.append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private List<ConsumerRecord<String, byte[]>> all(String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var rows = new ArrayList<ConsumerRecord<String, byte[]>>();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(POLL).forEach(rows::add);
        }
        return rows;
    }
}

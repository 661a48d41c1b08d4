package io.thecloud.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A test's log on a real broker: topics of its own.
final class KafkaTestCell implements TestCell {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final KafkaSettings settings;
    private final KafkaProducer<String, byte[]> producer;

    KafkaTestCell(InProcessKafka kafka) {
        this(settings(kafka));
        Topics.ensure(settings, 1, 1);
    }

    private KafkaTestCell(KafkaSettings settings) {
        this.settings = settings;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", settings.bootstrap(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// A broker that may not run yet, and topics that may not be there.
    static KafkaTestCell unprepared(InProcessKafka kafka) {
        return new KafkaTestCell(settings(kafka));
    }

    /// Impatient, so that a dead decider is noticed within a test.
    private static KafkaSettings settings(InProcessKafka kafka) {
        return new KafkaSettings(
                kafka.bootstrap(),
                "cell" + COUNT.incrementAndGet(),
                Duration.ofSeconds(10),
                Duration.ofMillis(800),
                Duration.ofMillis(1500));
    }

    KafkaSettings settings() {
        return settings;
    }

    @Override
    public CellLog open() {
        return new KafkaCellLog(settings);
    }

    @Override
    public void send(String key, byte[] command) {
        try {
            producer.send(new ProducerRecord<>(settings.commands(), 0, key, command))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a command was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public List<LogRecord> deadLetters() {
        try (var offsets = new KafkaOffsets(settings);
                var reader =
                        new KafkaReader(KafkaClients.reader(settings), KafkaOffsets.only(settings.deadLetters()), 0)) {
            return TestCell.readTo(
                    reader, offsets.committedEnd(settings.deadLetters()).join());
        }
    }

    @Override
    public void kill(CellLog process) {
        ((KafkaCellLog) process).abandon();
    }

    /// The broker finds out by itself when the settings' session or turn is over.
    @Override
    public void presumeDead() {}

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}

package io.thecloud.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Kafka's records as ours, and back.
final class KafkaRecords {
    private static final byte[] NOTHING = {};

    private KafkaRecords() {}

    static List<LogRecord> read(ConsumerRecords<String, byte[]> polled) {
        var records = new ArrayList<LogRecord>(polled.count());
        for (var polledRecord : polled) {
            records.add(read(polledRecord));
        }
        return records;
    }

    private static LogRecord read(ConsumerRecord<String, byte[]> polled) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : polled.headers()) {
            headers.put(
                    header.key(),
                    new String(Objects.requireNonNullElse(header.value(), NOTHING), StandardCharsets.UTF_8));
        }
        return new LogRecord(
                polled.offset(),
                Objects.requireNonNullElse(polled.key(), ""),
                headers,
                Objects.requireNonNullElse(polled.value(), NOTHING));
    }

    static ProducerRecord<String, byte[]> write(String topic, String key, Map<String, String> headers, byte[] value) {
        var written = new ProducerRecord<>(topic, 0, key, value);
        headers.forEach((name, text) -> written.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return written;
    }
}

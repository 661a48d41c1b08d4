package io.thecloud.log;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads one topic's one partition.
final class KafkaReader implements LogReader {
    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private long position;

    KafkaReader(KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long from) {
        this.consumer = consumer;
        this.partition = partition;
        this.position = from;
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
    }

    @Override
    public List<LogRecord> poll(Duration limit) {
        try {
            var polled = consumer.poll(limit);
            var records = KafkaRecords.read(polled);
            position = reached(position, records);
            return records;
        } catch (OffsetOutOfRangeException e) {
            throw new LogReplacedException(
                    "%s has no offset %d any more: it was truncated or replaced".formatted(partition, position), e);
        } catch (KafkaException e) {
            throw new LogUnavailableException("%s cannot be read".formatted(partition), e);
        }
    }

    /// The consumer's own place, since markers and aborted records come with no record of ours.
    private long reached(long before, List<LogRecord> records) {
        try {
            return consumer.position(partition, Duration.ZERO);
        } catch (TimeoutException e) { // the place is being checked with a new leader; it is this far at least
            return records.isEmpty() ? before : records.getLast().offset() + 1;
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() {
        KafkaClients.drop(consumer);
    }
}

package io.thecloud.log;

import io.thecloud.schema.codec.CommandCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.IllegalGenerationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;

/// The writer's place on Kafka: the commands' partition in the deciders' group, and the transactional id.
final class KafkaWriterSession implements WriterSession, KafkaCellLog.Abandonable {
    private final KafkaSettings settings;
    private final KafkaOffsets offsets;
    private final KafkaCandidate.Membership membership;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<KafkaCellLog.Abandonable> open;
    private final long committed;
    private boolean reading;
    private boolean closed;

    private KafkaWriterSession(
            KafkaSettings settings,
            KafkaOffsets offsets,
            KafkaCandidate.Membership membership,
            KafkaProducer<String, byte[]> producer,
            Set<KafkaCellLog.Abandonable> open) {
        this.settings = settings;
        this.offsets = offsets;
        this.membership = membership;
        this.producer = producer;
        this.open = open;
        this.committed = nextCommand();
        membership.consumer.seek(membership.commands, committed);
        open.add(this);
    }

    /// Fences the writer before, then looks where it stopped: in this order, since it may be committing right now.
    static WriterSession takeOver(
            KafkaSettings settings,
            KafkaOffsets offsets,
            KafkaCandidate.Membership membership,
            Set<KafkaCellLog.Abandonable> open) {
        @Nullable KafkaProducer<String, byte[]> producer = null;
        try {
            producer = KafkaClients.writer(settings);
            producer.initTransactions();
            return new KafkaWriterSession(settings, offsets, membership, producer, open);
        } catch (KafkaException | LogException e) {
            if (producer != null) {
                producer.close(Duration.ZERO);
            }
            KafkaClients.leave(membership.consumer);
            throw e instanceof LogException known
                    ? known
                    : new LogUnavailableException("the writer's place cannot be taken over", e);
        }
    }

    /// Without a committed offset (the first time, or after the group was empty for a week), or with one that is not
    /// in the topic, reading begins at the oldest command there is: what was decided before is known by its id, or
    /// too
    /// old to be decided again.
    private long nextCommand() {
        var beginning = offsets.beginning(settings.commands());
        var end = LogAnswers.await(offsets.end(settings.commands()));
        var known = membership.consumer.committed(Set.of(membership.commands)).get(membership.commands);
        return known == null || known.offset() < beginning || known.offset() > end ? beginning : known.offset();
    }

    @Override
    public HighWatermarks highWatermarks() {
        return offsets.highWatermarks();
    }

    @Override
    public long committedCommandOffset() {
        return committed;
    }

    @Override
    public void keepAlive() {
        if (reading) {
            throw new IllegalStateException("commands are being read");
        }
        poll(Duration.ZERO);
    }

    @Override
    public List<LogRecord> pollCommands(Duration limit) {
        if (!reading) {
            membership.consumer.resume(List.of(membership.commands));
            reading = true;
        }
        return poll(limit);
    }

    private List<LogRecord> poll(Duration limit) {
        try {
            var records = KafkaRecords.read(membership.consumer.poll(limit));
            if (membership.lost()) {
                throw new WriterFencedException("the place among the deciders was given to another", null);
            }
            return records;
        } catch (OffsetOutOfRangeException e) {
            throw new LogUnavailableException("the committed place is not among the commands any more", e);
        } catch (KafkaException e) {
            throw named(e, new LogUnavailableException("commands cannot be read", e));
        }
    }

    @Override
    public void stage(Batch batch) {
        try {
            producer.beginTransaction();
            batch.events()
                    .forEach(event -> send(
                            settings.events(), event.envelope().tenant().toString(), event.headers(), event.data()));
            batch.answers()
                    .forEach(answer -> send(
                            settings.outcomes(),
                            answer.tenant().toString(),
                            Map.of(),
                            CommandCodec.write(answer.outcome())));
            batch.deadLetters()
                    .forEach(letter -> send(
                            settings.deadLetters(),
                            letter.command().key(),
                            Map.of(
                                    "reason", letter.reason(),
                                    "topic", settings.commands(),
                                    "offset", Long.toString(letter.command().offset())),
                            letter.command().value()));
            var next = membership.consumer.position(membership.commands, KafkaClients.ANSWER);
            producer.sendOffsetsToTransaction(
                    Map.of(membership.commands, new OffsetAndMetadata(next)), membership.consumer.groupMetadata());
        } catch (KafkaException e) {
            throw named(e, new LogUnavailableException("a batch could not be written", e));
        }
    }

    private void send(String topic, String key, Map<String, String> headers, byte[] value) {
        // A failed send fails the commit, which says why.
        var unused = producer.send(KafkaRecords.write(topic, key, headers, value));
    }

    @Override
    public void commit() {
        try {
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw named(e, new CommitUnknownException("a commit was not answered", e));
        }
    }

    private static LogException named(KafkaException e, LogException otherwise) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof FencedInstanceIdException
                    || cause instanceof CommitFailedException
                    || cause instanceof UnknownMemberIdException
                    || cause instanceof IllegalGenerationException) {
                return new WriterFencedException("another writer has taken over", e);
            }
        }
        return otherwise;
    }

    @Override
    public void abandon() {
        if (!closed) {
            closed = true;
            open.remove(this);
            producer.close(Duration.ZERO);
            KafkaClients.drop(membership.consumer);
        }
    }

    /// What is staged is left to the next writer, or to the broker, to abort: asking for it here could take longer
    /// than either, and leaving the group first would let the next one wait for nothing.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            open.remove(this);
            producer.close(Duration.ZERO);
            KafkaClients.leave(membership.consumer);
        }
    }
}

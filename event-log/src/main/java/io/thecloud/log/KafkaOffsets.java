package io.thecloud.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Asks the broker where topics begin and end. Its client is made at the first question, since that can fail.
final class KafkaOffsets implements AutoCloseable {
    private final KafkaSettings settings;
    private @Nullable Admin admin;
    private boolean closed;

    KafkaOffsets(KafkaSettings settings) {
        this.settings = settings;
    }

    /// The offset after the last record, committed or not.
    CompletableFuture<Long> end(String topic) {
        return offsets(List.of(topic), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED)
                .thenApply(ends -> offset(ends, topic));
    }

    /// The offset before the first record that may still be aborted.
    CompletableFuture<Long> committedEnd(String topic) {
        return offsets(List.of(topic), OffsetSpec.latest(), IsolationLevel.READ_COMMITTED)
                .thenApply(ends -> offset(ends, topic));
    }

    /// The offset after the last record, committed or not.
    WriterSession.HighWatermarks highWatermarks() {
        var ends = LogAnswers.await(offsets(
                List.of(settings.events(), settings.outcomes()), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED));
        return new WriterSession.HighWatermarks(offset(ends, settings.events()), offset(ends, settings.outcomes()));
    }

    /// The first offset there is.
    long beginning(String topic) {
        return offset(
                LogAnswers.await(offsets(List.of(topic), OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED)), topic);
    }

    /// The first offset written at `time` or later; the committed end if there is none.
    long since(String topic, Instant time) {
        var end = LogAnswers.await(committedEnd(topic));
        var found = offset(
                LogAnswers.await(offsets(
                        List.of(topic), OffsetSpec.forTimestamp(time.toEpochMilli()), IsolationLevel.READ_COMMITTED)),
                topic);
        return found < 0 ? end : found;
    }

    /// The topics' ids; fails if one is not there.
    CompletableFuture<Map<String, TopicDescription>> describe(List<String> topics) {
        return asking(client -> client.describeTopics(topics)
                .allTopicNames()
                .toCompletionStage()
                .toCompletableFuture());
    }

    private CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            List<String> topics, OffsetSpec spec, IsolationLevel isolation) {
        var asked = topics.stream().collect(Collectors.toMap(KafkaOffsets::only, topic -> spec));
        return asking(client -> client.listOffsets(asked, new ListOffsetsOptions(isolation))
                .all()
                .toCompletionStage()
                .toCompletableFuture());
    }

    private synchronized <T> CompletableFuture<T> asking(Function<Admin, CompletableFuture<T>> question) {
        try {
            if (closed) {
                return CompletableFuture.failedFuture(new LogUnavailableException("the log is closed", null));
            }
            if (admin == null) {
                admin = KafkaClients.admin(settings);
            }
            return question.apply(admin);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> answer, String topic) {
        var info = answer.get(only(topic));
        if (info == null) {
            throw new LogUnavailableException("Kafka gave no offset of " + topic, null);
        }
        return info.offset();
    }

    /// The one partition of a topic of the log.
    static TopicPartition only(String topic) {
        return new TopicPartition(topic, 0);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}

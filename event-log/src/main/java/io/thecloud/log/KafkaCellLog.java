package io.thecloud.log;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;

/// A cell's log on Kafka.
public final class KafkaCellLog implements CellLog {
    private final KafkaSettings settings;
    private final KafkaOffsets offsets;
    private final Set<Abandonable> open = ConcurrentHashMap.newKeySet();

    /// The log at an address, with the settings every platform has.
    public KafkaCellLog(String bootstrap) {
        this(KafkaSettings.of(bootstrap));
    }

    /// The log at an address.
    public KafkaCellLog(KafkaSettings settings) {
        this.settings = settings;
        this.offsets = new KafkaOffsets(settings);
    }

    /// What holds a place in the deciders' group.
    interface Abandonable {
        /// Lets go of everything without telling the broker, as a killed process does.
        void abandon();
    }

    @Override
    public LogReader events(long fromOffset) {
        return reader(settings.events(), fromOffset);
    }

    @Override
    public LogReader outcomesSince(Instant since) {
        return reader(settings.outcomes(), offsets.since(settings.outcomes(), since));
    }

    @Override
    public LogReader outcomes(long fromOffset) {
        return reader(settings.outcomes(), fromOffset);
    }

    private LogReader reader(String topic, long from) {
        LogAnswers.await(offsets.describe(List.of(topic)));
        try {
            return new KafkaReader(KafkaClients.reader(settings), KafkaOffsets.only(topic), from);
        } catch (KafkaException e) {
            throw new LogUnavailableException("no reader of " + topic + " can be made", e);
        }
    }

    @Override
    public CompletableFuture<Long> end() {
        return offsets.end(settings.events());
    }

    @Override
    public CompletableFuture<Long> committedEnd() {
        return offsets.committedEnd(settings.events());
    }

    @Override
    public CompletableFuture<Long> outcomesEnd() {
        return offsets.committedEnd(settings.outcomes());
    }

    @Override
    public CompletableFuture<String> identity() {
        var topic = settings.events();
        return offsets.describe(List.of(topic))
                .thenApply(found -> found.values().stream()
                        .map(description -> description.topicId().toString())
                        .findFirst()
                        .orElseThrow(() -> new LogUnavailableException("Kafka does not know " + topic, null)));
    }

    @Override
    public Candidate candidate(String name) {
        return new KafkaCandidate(settings, offsets, name, open);
    }

    /// Lets go of everything that candidates and writers hold, without telling the broker: what SIGKILL does. To be
    /// called on their thread.
    void abandon() {
        open.forEach(Abandonable::abandon);
    }

    @Override
    public void close() {
        offsets.close();
    }
}

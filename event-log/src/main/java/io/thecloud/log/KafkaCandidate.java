package io.thecloud.log;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A member of the deciders' group that waits for the commands' one partition.
final class KafkaCandidate implements Candidate, KafkaCellLog.Abandonable {
    private static final Duration SLICE = Duration.ofMillis(25);

    private final KafkaSettings settings;
    private final KafkaOffsets offsets;
    private final String name;
    private final Set<KafkaCellLog.Abandonable> open;
    private @Nullable Membership waiting;
    private boolean abandoned;

    KafkaCandidate(KafkaSettings settings, KafkaOffsets offsets, String name, Set<KafkaCellLog.Abandonable> open) {
        this.settings = settings;
        this.offsets = offsets;
        this.name = name;
        this.open = open;
        open.add(this);
    }

    /// A place in the group, and whether the partition is ours.
    static final class Membership implements ConsumerRebalanceListener {
        final KafkaConsumer<String, byte[]> consumer;
        final TopicPartition commands;
        private boolean given;
        private boolean lost;

        Membership(KafkaConsumer<String, byte[]> consumer, TopicPartition commands) {
            this.consumer = consumer;
            this.commands = commands;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.contains(commands)) {
                given = true;
                consumer.pause(List.of(commands)); // nothing is read before the take-over has found the place
                consumer.seek(commands, 0); // any place, so that the consumer does not look for a committed one itself
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            lost |= partitions.contains(commands);
        }

        boolean given() {
            return given;
        }

        boolean lost() {
            return lost;
        }
    }

    @Override
    public Optional<WriterSession> contend(Duration limit) {
        if (abandoned) {
            throw new LogUnavailableException("the candidate is closed", null);
        }
        try {
            var membership = waiting == null ? join() : waiting;
            waiting = membership;
            var until = System.nanoTime() + limit.toNanos();
            do {
                membership.consumer.poll(SLICE);
            } while (!membership.given() && System.nanoTime() < until);
            if (!membership.given()) {
                return Optional.empty();
            }
            if (membership.lost()) {
                leave();
                return Optional.empty();
            }
            waiting = null;
            return Optional.of(KafkaWriterSession.takeOver(settings, offsets, membership, open));
        } catch (KafkaException e) {
            leave();
            throw new LogUnavailableException("the deciders' group does not answer", e);
        }
    }

    /// Topics are looked for first: a member that subscribes before they are there learns of them late.
    private Membership join() {
        LogAnswers.await(offsets.describe(
                List.of(settings.commands(), settings.events(), settings.outcomes(), settings.deadLetters())));
        var membership = new Membership(KafkaClients.member(settings, name), KafkaOffsets.only(settings.commands()));
        membership.consumer.subscribe(List.of(settings.commands()), membership);
        return membership;
    }

    @Override
    public void abandon() {
        abandoned = true;
        open.remove(this);
        if (waiting != null) {
            KafkaClients.drop(waiting.consumer);
            waiting = null;
        }
    }

    @Override
    public void close() {
        open.remove(this);
        leave();
    }

    private void leave() {
        if (waiting != null) {
            KafkaClients.leave(waiting.consumer);
            waiting = null;
        }
    }
}

package io.thecloud.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of a cell and how long each keeps what.
public final class Topics {
    /// The first part of every topic's name.
    public static final String CELL = "cloud";
    /// Requests and reports.
    public static final String COMMANDS = CELL + ".commands";
    /// What happened: the only truth.
    public static final String EVENTS = CELL + ".events";
    /// What became of each command.
    public static final String OUTCOMES = CELL + ".outcomes";
    /// Refusals, sign-ins, openings of secrets.
    public static final String AUDIT = CELL + ".audit";
    /// One batch per node and tick.
    public static final String HEARTBEATS = CELL + ".heartbeats";
    /// Sealed secrets.
    public static final String SECRETS = CELL + ".secrets";
    /// What could not be read, with the reason.
    public static final String DEAD_LETTERS = CELL + ".dead-letters";

    /// Twice the largest command, so that each can be put aside.
    static final int MAX_DEAD_LETTER_BYTES = 2 * 1024 * 1024;

    private Topics() {}

    private static Map<String, Map<String, String>> declared() {
        return Map.of(
                "commands", kept(Duration.ofDays(7)),
                "events", Map.of("retention.ms", "-1", "retention.bytes", "-1"),
                // The decider remembers 24 h and a margin; what it may ask for must still be there.
                "outcomes", kept(DeciderMemory.KEPT.plusHours(1)),
                "audit", kept(Duration.ofDays(400)),
                "heartbeats", kept(Duration.ofHours(1)),
                "secrets", Map.of("cleanup.policy", "compact"),
                "dead-letters",
                        with(kept(Duration.ofDays(30)), "max.message.bytes", Integer.toString(MAX_DEAD_LETTER_BYTES)));
    }

    private static Map<String, String> kept(Duration time) {
        return Map.of("retention.ms", Long.toString(time.toMillis()));
    }

    private static Map<String, String> with(Map<String, String> config, String key, String value) {
        var more = new HashMap<>(config);
        more.put(key, value);
        return Map.copyOf(more);
    }

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /// Makes the topics that are not there yet, on a single broker. Harmless when they are.
    ///
    /// @throws LogUnavailableException if Kafka does not answer within a few seconds
    public static void ensure(String bootstrap) {
        ensure(KafkaSettings.of(bootstrap), 1, 1);
    }

    /// Makes the topics that are not there yet.
    ///
    /// @param heartbeatPartitions every other topic has one, since its records have one order
    /// @throws LogUnavailableException if Kafka does not answer within a few seconds
    public static void ensure(KafkaSettings settings, int replicationFactor, int heartbeatPartitions) {
        var wanted = new ArrayList<NewTopic>();
        declared()
                .forEach((name, config) -> wanted.add(
                        new NewTopic(settings.topic(name), name.equals("heartbeats") ? heartbeatPartitions : 1, (short)
                                        replicationFactor)
                                .configs(with(config, "min.insync.replicas", replicationFactor > 2 ? "2" : "1"))));
        try (var admin = KafkaClients.admin(settings)) {
            for (var made : admin.createTopics(wanted).values().values()) {
                try {
                    made.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new LogUnavailableException("a topic could not be made", e.getCause());
                    }
                }
            }
            awaitVisible(admin, wanted.stream().map(NewTopic::name).toList());
        } catch (ExecutionException | KafkaException e) {
            throw new LogUnavailableException("the topics could not be looked at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while making topics", e);
        }
    }

    /// A topic that was made just now may be unknown to the broker that is asked next.
    private static void awaitVisible(Admin admin, List<String> names) throws ExecutionException, InterruptedException {
        var until = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        var never = new CountDownLatch(1);
        while (true) {
            try {
                admin.describeTopics(names).allTopicNames().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > until) {
                    throw e;
                }
            }
            if (never.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody opens this latch");
            }
        }
    }
}

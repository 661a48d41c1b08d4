package io.thecloud.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// How each Kafka client of the log is set up.
final class KafkaClients {
    /// How many commands at most are decided in one transaction.
    static final int MAX_COMMANDS = 500;
    /// How long one request may take before it counts as unanswered.
    static final Duration ANSWER = Duration.ofSeconds(2);
    /// How long a step of a transaction may take; the broker may be restarting meanwhile.
    static final Duration STEP = Duration.ofSeconds(5);

    private KafkaClients() {}

    static Admin admin(KafkaSettings settings) {
        var config = common(settings);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(ANSWER));
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(ANSWER) / 2);
        return Admin.create(config);
    }

    static KafkaConsumer<String, byte[]> reader(KafkaSettings settings) {
        return consumer(common(settings));
    }

    /// A member of the deciders' group. The sticky assignor lets a decider keep its place when a standby joins; the
    /// instance id lets a restarted one have its own place back without waiting for its former self to time out.
    static KafkaConsumer<String, byte[]> member(KafkaSettings settings, String name) {
        var config = common(settings);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(settings.session()));
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(settings.session()) / 4);
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, millis(settings.turn()));
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_COMMANDS);
        return consumer(config);
    }

    /// The one writer: whoever has this transactional id last fences all before.
    static KafkaProducer<String, byte[]> writer(KafkaSettings settings) {
        var config = common(settings);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalId());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(settings.transaction()));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_DEAD_LETTER_BYTES);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(ANSWER));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(STEP));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(STEP));
        // A transaction that follows at once on another is told to wait until that one's markers are written, which
        // takes a millisecond or two; the default of 100 ms would be most of a command's time.
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 3);
        config.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /// Closes without waiting for anybody and without leaving a group.
    static void drop(KafkaConsumer<String, byte[]> consumer) {
        consumer.close(CloseOptions.timeout(Duration.ZERO)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
    }

    /// Closes and leaves the group, so that its place is free at once.
    static void leave(KafkaConsumer<String, byte[]> consumer) {
        consumer.close(CloseOptions.timeout(ANSWER)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> config) {
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(ANSWER) * 2);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> common(KafkaSettings settings) {
        var config = new HashMap<String, Object>();
        config.put("bootstrap.servers", settings.bootstrap());
        config.put("reconnect.backoff.ms", 50);
        config.put("reconnect.backoff.max.ms", 500);
        config.put("metadata.max.age.ms", 10_000);
        config.put("enable.metrics.push", false);
        return config;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}

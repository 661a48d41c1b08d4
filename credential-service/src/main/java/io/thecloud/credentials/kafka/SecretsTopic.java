package io.thecloud.credentials.kafka;

import io.thecloud.credentials.vault.SealedSecret;
import io.thecloud.credentials.vault.SealedSecrets;
import io.thecloud.credentials.vault.SecretJson;
import io.thecloud.schema.id.SecretId;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `cloud.secrets` in memory: read from its beginning to its end, then followed. The topic is compacted, so that its
/// length is that of what lives.
public final class SecretsTopic implements SealedSecrets, AutoCloseable {
    /// The topic's name.
    public static final String TOPIC = "cloud.secrets";

    private static final Logger LOG = Logger.getLogger(SecretsTopic.class);
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final String bootstrap;
    private final TopicWriter writer;
    private final Map<SecretId, Known> known = new ConcurrentHashMap<>();
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private boolean away;
    private volatile String reason = "cloud.secrets is being read";

    /// What the record at `offset` said; no secret when it was a tombstone.
    private record Known(long offset, @Nullable SealedSecret secret) {}

    public SecretsTopic(String bootstrap, TopicWriter writer) {
        this.bootstrap = bootstrap;
        this.writer = writer;
        this.thread = Thread.ofPlatform().daemon().name("secrets-reader").unstarted(this::run);
    }

    /// Begins to read.
    public void start() {
        thread.start();
    }

    /// Waits until all that was there at the start is read.
    ///
    /// @return whether it is, within `limit`
    public boolean awaitRead(Duration limit) throws InterruptedException {
        return read.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Why it is not read yet; empty when it is.
    public Optional<String> trouble() {
        return read.getCount() == 0 ? Optional.empty() : Optional.of(reason);
    }

    @Override
    public Optional<SealedSecret> find(SecretId id) {
        return Optional.ofNullable(known.get(id)).map(Known::secret);
    }

    @Override
    public void put(SecretId id, SealedSecret secret) {
        learn(id, new Known(writer.write(TOPIC, id.toString(), SecretJson.write(secret)), secret));
    }

    @Override
    public void remove(SecretId id) {
        learn(id, new Known(writer.write(TOPIC, id.toString(), null), null));
    }

    @Override
    public Map<SecretId, SealedSecret> all() {
        var all = new HashMap<SecretId, SealedSecret>();
        known.forEach((id, entry) -> {
            var secret = entry.secret();
            if (secret != null) {
                all.put(id, secret);
            }
        });
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        thread.join(ANSWER);
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (var opened = open()) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                LOG.debugf("the reader was woken up topic=%s closing=%s", TOPIC, closed.getCount() == 0);
            } catch (KafkaException e) {
                if (!away) {
                    LOG.warnf("cloud.secrets cannot be read; trying until it can error=%s", e);
                }
                away = true;
                reason = "cloud.secrets cannot be read: Kafka does not answer";
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> opened) {
        opened.assign(List.of(PARTITION));
        opened.seekToBeginning(List.of(PARTITION));
        long end = opened.endOffsets(List.of(PARTITION), ANSWER).get(PARTITION);
        while (closed.getCount() > 0) {
            if (read.getCount() > 0 && opened.position(PARTITION, ANSWER) >= end) {
                read.countDown();
            }
            away = false;
            opened.poll(read.getCount() > 0 ? Duration.ofMillis(50) : POLL).forEach(this::accept);
        }
    }

    private void accept(ConsumerRecord<String, byte[]> row) {
        try {
            var value = row.value();
            learn(SecretId.of(row.key()), new Known(row.offset(), value == null ? null : SecretJson.readSecret(value)));
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("a record of cloud.secrets cannot be read; its secret cannot be opened offset=%d", row.offset());
        }
    }

    /// What we wrote ourselves comes back later by the reader; the newest record counts, whoever brings it.
    private void learn(SecretId id, Known news) {
        known.merge(id, news, (before, after) -> after.offset() >= before.offset() ? after : before);
    }

    private void pause() {
        try {
            var _ = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "credential-service-secrets",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}

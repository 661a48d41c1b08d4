package io.thecloud.gateway.platform;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.thecloud.log.DeciderLoop;
import io.thecloud.log.InProcessKafka;
import io.thecloud.log.KafkaCellLog;
import io.thecloud.log.LogUnavailableException;
import io.thecloud.log.Topics;
import io.thecloud.schema.codec.CommandCodec;
import io.thecloud.schema.command.CommandEnvelope;
import io.thecloud.schema.command.Report.RegisterNode;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.CommandId;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.state.CellState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Everything around the gateway, for all of its tests: started once.
public final class TestPlatform implements QuarkusTestResourceLifecycleManager {
    /// The services' token.
    public static final String TOKEN = "a-token-for-tests";

    private static volatile @Nullable TestPlatform running;

    private @Nullable InProcessKafka kafka;
    private @Nullable CredentialStandIn credentials;
    private @Nullable DeciderLoop decider;
    private @Nullable Path home;

    /// The platform that runs.
    public static TestPlatform get() {
        return Objects.requireNonNull(running, "no platform runs");
    }

    /// The broker.
    public InProcessKafka kafka() {
        return Objects.requireNonNull(kafka);
    }

    /// The stand-in for the credential-service.
    public CredentialStandIn credentials() {
        return Objects.requireNonNull(credentials);
    }

    /// Nobody decides from now on.
    public void stopDecider() {
        Objects.requireNonNull(decider).close();
    }

    /// Somebody decides again.
    public void startDecider() {
        decider = new DeciderLoop(
                new KafkaCellLog(kafka().bootstrap()), new TestDecider(), "test-decider", InstantSource.system());
        decider.start();
    }

    @Override
    public Map<String, String> start() {
        try {
            home = Files.createTempDirectory("cloud-home");
            Files.writeString(home.resolve("token"), TOKEN + "\n");
            credentials = new CredentialStandIn(TOKEN);
            kafka = InProcessKafka.started();
            await().atMost(20, TimeUnit.SECONDS)
                    .ignoreException(LogUnavailableException.class)
                    .untilAsserted(() -> Topics.ensure(kafka().bootstrap()));
            registerNode();
            startDecider();
            running = this;
            return Map.of(
                    "cloud.home",
                    home.toString(),
                    "cloud.kafka.bootstrap-servers",
                    kafka.bootstrap(),
                    "cloud.credentials.url",
                    credentials.url().toString(),
                    "cloud.limits.credentials",
                    "1s",
                    "cloud.limits.deposit",
                    "100ms",
                    "quarkus.log.level",
                    "WARN");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void registerNode() {
        var now = Instant.now();
        var node = new NodeId(new UUID(0, 7));
        var command = new CommandEnvelope(
                CommandId.random(),
                CellState.PLATFORM,
                Actor.node(node),
                "test",
                now,
                now.plusSeconds(3600),
                "",
                new RegisterNode(node, "session", 1L << 34, "127.0.0.1"));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka().bootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.COMMANDS, CellState.PLATFORM.toString(), CommandCodec.write(command)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        running = null;
        if (decider != null) {
            decider.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (credentials != null) {
            credentials.close();
        }
        if (home != null) {
            remove(home);
        }
    }

    private static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("token"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

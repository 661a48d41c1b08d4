package io.thecloud.provisioner;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.thecloud.log.DeciderLoop;
import io.thecloud.log.Follower;
import io.thecloud.log.KafkaCellLog;
import io.thecloud.log.TopicSetUp;
import io.thecloud.provisioner.agent.NodeAgent;
import io.thecloud.provisioner.agent.NodeIdentity;
import io.thecloud.provisioner.deciding.CellDecider;
import io.thecloud.provisioner.deciding.PortRange;
import io.thecloud.provisioner.deciding.Rules;
import io.thecloud.provisioner.deciding.SubnetPool;
import io.thecloud.provisioner.docker.DockerImages;
import io.thecloud.provisioner.docker.DockerNode;
import io.thecloud.provisioner.engine.postgres.PostgresRecipe;
import io.thecloud.provisioner.image.ImageBuilder;
import io.thecloud.provisioner.image.ImageSource;
import io.thecloud.provisioner.secret.CredentialService;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.id.NodeId;
import io.thecloud.schema.state.CellState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/// The running provisioner: the cell's decider, or a standby for it, and this node's agent.
@ApplicationScoped
public class Provisioner {
    private static final long MIB = 1 << 20;
    private static final int DATABASES_AT_ONCE = 8;

    private final KafkaCellLog log;
    private final DeciderLoop decider;
    private final Follower follower;
    private final NodeAgent agent;
    private final TopicSetUp topics;
    private final NodeLock nodeLock;

    /// Puts everything together; nothing runs yet and nothing is asked of Kafka or Docker.
    ///
    /// @throws IOException if the home folder cannot be used
    public Provisioner(ProvisionerConfig config, @Channel("commands") Emitter<byte[]> commands, MeterRegistry meters)
            throws IOException {
        var clock = InstantSource.system();
        var node = nodeId(config);
        var identity = new NodeIdentity(node, UUID.randomUUID().toString(), config.publishAddress());
        var docker = DockerConnection.open();
        this.log = new KafkaCellLog(config.kafka().bootstrapServers());
        this.topics = new TopicSetUp(config.kafka().bootstrapServers());
        this.nodeLock = new NodeLock(config.home().resolve("run").resolve("node-" + node + ".lock"));
        this.decider = new DeciderLoop(log, new CellDecider(rules(config)), node.toString(), clock);
        this.follower = new Follower(log, this::heard);
        this.agent = new NodeAgent(
                identity,
                follower,
                new DockerNode(docker, DockerConnection.openForPing(), config.homeId()),
                new ImageSource(
                        new DockerImages(docker),
                        new ImageBuilder(config.images().builder())),
                Map.of(Engine.POSTGRES, new PostgresRecipe()),
                new CredentialService(
                        config.credentials().url(),
                        config.tokenFile(),
                        Actor.node(node).toString()),
                new CommandEmitter(commands, Actor.node(node), clock),
                meters,
                clock,
                DATABASES_AT_ONCE);
        Gauge.builder("cloud.log.position", follower, f -> f.state().position()).register(meters);
        Gauge.builder("cloud.decider.active", decider, d -> d.deciding() ? 1 : 0)
                .register(meters);
    }

    private static Rules rules(ProvisionerConfig config) {
        return new Rules(
                PortRange.of(config.ports().range()),
                SubnetPool.of(config.networkPool()),
                config.deadlines().create(),
                config.deadlines().delete(),
                config.database().memoryMib() * MIB);
    }

    private static NodeId nodeId(ProvisionerConfig config) throws IOException {
        var given = config.nodeId();
        return given.isPresent()
                ? NodeId.of(given.get())
                : NodeIdFile.in(config.home().resolve("node-id"));
    }

    void start(@Observes StartupEvent event) {
        topics.start();
        decider.start();
        follower.start();
        nodeLock.whenHeld(agent::start);
    }

    void stop(@Observes ShutdownEvent event) {
        topics.close();
        agent.close();
        nodeLock.close();
        follower.close();
        decider.close();
        log.close();
    }

    private void heard(EventEnvelope event, CellState after) {
        agent.on(event, after);
    }

    /// Why it is not ready, if it is not.
    public Optional<String> trouble() {
        return decider.trouble()
                .or(follower::trouble)
                .or(() -> nodeLock.held() && !agent.registered()
                        ? Optional.of("the node is not registered in the log yet")
                        : Optional.empty());
    }

    /// Whether the Docker engine answered when it was asked last. Its silence does not make the service unready.
    public boolean dockerAnswers() {
        return agent.dockerAnswers();
    }
}

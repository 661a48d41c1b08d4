package io.thecloud.provisioner.platform;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.thecloud.log.Follower;
import io.thecloud.provisioner.agent.NodeAgent;
import io.thecloud.provisioner.agent.NodeIdentity;
import io.thecloud.provisioner.agent.ReportSink;
import io.thecloud.provisioner.docker.DockerImages;
import io.thecloud.provisioner.docker.DockerNode;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.image.ImageBuilder;
import io.thecloud.provisioner.image.ImageSource;
import io.thecloud.provisioner.secret.CredentialService;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.state.CellState;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// One run of a platform's node agent. Closing it is as good as killing it: no later effect of it is let through.
final class TestAgent implements AutoCloseable {
    final KillSwitch kill;
    private final Consumer<EventEnvelope> heard;
    private final Follower follower;
    private final NodeAgent agent;

    /// @param heard called after each event that the agent has heard, before the next one
    TestAgent(TestPlatform platform, KillSwitch kill, EngineRecipe recipe, Consumer<EventEnvelope> heard) {
        this.kill = kill;
        this.heard = heard;
        var docker = kill.on(platform.docker);
        ReportSink sink = (tenant, report) -> platform.send(report);
        this.follower = new Follower(platform.log.another(), this::heard);
        this.agent = new NodeAgent(
                new NodeIdentity(platform.node, UUID.randomUUID().toString(), "127.0.0.1"),
                follower,
                new DockerNode(docker, docker, platform.home),
                new ImageSource(new DockerImages(docker), new ImageBuilder(Optional.empty())),
                Map.of(recipe.engine(), recipe),
                new CredentialService(
                        platform.credentials.url(),
                        platform.tokenFile,
                        Actor.node(platform.node).toString()),
                kill.on(sink),
                new SimpleMeterRegistry(),
                InstantSource.system(),
                8);
        follower.start();
        agent.start();
    }

    private void heard(EventEnvelope envelope, CellState after) {
        agent.on(envelope, after);
        heard.accept(envelope);
    }

    @Override
    public void close() {
        kill.now();
        agent.close();
        follower.close();
    }
}

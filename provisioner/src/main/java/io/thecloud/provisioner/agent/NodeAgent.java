package io.thecloud.provisioner.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.thecloud.log.EventListener;
import io.thecloud.log.Follower;
import io.thecloud.provisioner.docker.DockerNode;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.image.ImageSource;
import io.thecloud.provisioner.secret.CredentialService;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.DatabaseEvent;
import io.thecloud.schema.event.EventEnvelope;
import io.thecloud.schema.event.PlatformEvent;
import io.thecloud.schema.event.PlatformEvent.DeciderTookOver;
import io.thecloud.schema.event.PlatformEvent.NodeRegistered;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Drives one Docker engine: each event of one of its databases begins a round for that database, and the watch begins
/// one wherever Docker shows something else than the log wants.
public final class NodeAgent implements EventListener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(NodeAgent.class);

    /// An event that was heard is in the follower's state a moment later.
    private static final Duration TO_BE_FOLDED = Duration.ofSeconds(1);

    private final NodeIdentity identity;
    private final Workers workers;
    private final Watch watch;
    private volatile long heard;

    /// @param identity which node, and which run of its agent
    /// @param follower reads the log; this agent is to be its listener
    /// @param docker the node's engine
    /// @param atOnce how many databases are worked on at the same time
    public NodeAgent(
            NodeIdentity identity,
            Follower follower,
            DockerNode docker,
            ImageSource images,
            Map<Engine, EngineRecipe> recipes,
            CredentialService credentials,
            ReportSink sink,
            MeterRegistry meters,
            InstantSource clock,
            int atOnce) {
        this.identity = identity;
        var reports = new Reports(identity, sink);
        var steps = new Steps(follower, docker, images, recipes, credentials, reports);
        var round = new Round(follower, docker, steps, new Troubles(reports), new FirstCalls(meters, clock));
        this.workers = new Workers(atOnce, id -> work(follower, round, id));
        this.watch = new Watch(identity, follower, docker, recipes, reports, workers);
    }

    /// Past states are not worked on while the log is read from its start, nor a node that another run holds: the watch
    /// wakes what is left to do once this run is registered.
    private void work(Follower follower, Round round, DatabaseId id) {
        try {
            follower.await(heard, TO_BE_FOLDED);
        } catch (TimeoutException e) {
            LOG.debugf("the follower stands still database=%s", id);
            return;
        }
        if (watch.registered()) {
            round.run(id);
        }
    }

    /// Takes hold of the node and begins to watch it.
    public void start() {
        watch.start();
    }

    /// Whether the Docker engine answered when it was asked last.
    public boolean dockerAnswers() {
        return watch.dockerAnswers();
    }

    /// Whether the log knows this run as the node's own.
    public boolean registered() {
        return watch.registered();
    }

    @Override
    public void on(EventEnvelope envelope, CellState after) {
        heard = envelope.sequence();
        switch (envelope.event()) {
            case DatabaseEvent event when isHere(event, after) -> workers.wake(event.database());
            case DatabaseEvent event -> LOG.tracef("on another node database=%s", event.database());
            case DeciderTookOver event -> watch.lookAt(envelope.sequence());
            case NodeRegistered event -> watch.lookAt(envelope.sequence());
            case PlatformEvent event -> LOG.tracef("nothing to do position=%d", envelope.sequence());
        }
    }

    private boolean isHere(DatabaseEvent event, CellState state) {
        return state.database(event.database())
                .filter(database -> database.spec().node().equals(identity.node()))
                .isPresent();
    }

    @Override
    public void close() {
        watch.close();
        workers.close();
    }
}

package io.thecloud.provisioner.agent;

import com.sun.management.OperatingSystemMXBean;
import io.thecloud.log.Follower;
import io.thecloud.provisioner.docker.DockerNode;
import io.thecloud.provisioner.docker.DockerRefusedException;
import io.thecloud.provisioner.docker.DockerUnreachableException;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.schema.engine.Engine;
import io.thecloud.schema.event.Health;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.CellState;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import io.thecloud.schema.state.Lifecycle.Deleting;
import io.thecloud.schema.state.Lifecycle.Failed;
import io.thecloud.schema.state.Lifecycle.Running;
import io.thecloud.schema.state.Node;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Looks at the node once a second: is the engine there, do containers run that should, is anything left over.
final class Watch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final NodeIdentity identity;
    private final Follower follower;
    private final DockerNode docker;
    private final Reports reports;
    private final Workers workers;
    private final HealthChecks health;
    private final Leftovers leftovers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("node-watch").factory());
    private volatile boolean dockerAnswers;
    private boolean compared;

    Watch(
            NodeIdentity identity,
            Follower follower,
            DockerNode docker,
            Map<Engine, EngineRecipe> recipes,
            Reports reports,
            Workers workers) {
        this.identity = identity;
        this.follower = follower;
        this.docker = docker;
        this.reports = reports;
        this.workers = workers;
        this.health = new HealthChecks(recipes, reports);
        this.leftovers = new Leftovers(docker);
    }

    void start() {
        clock.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean dockerAnswers() {
        return dockerAnswers;
    }

    boolean registered() {
        return follower.state()
                .node(identity.node())
                .filter(node -> node.session().equals(identity.session()))
                .isPresent();
    }

    /// Looks as soon as the event at this position is in the state, instead of at the next tick.
    void lookAt(long position) {
        try {
            clock.execute(() -> {
                try {
                    follower.await(position, TICK);
                } catch (TimeoutException e) {
                    LOG.debug("the follower stands still; looked at the next tick");
                }
                tick();
            });
        } catch (RejectedExecutionException closed) {
            LOG.trace("closed");
        }
    }

    private void tick() {
        try {
            look();
        } catch (ReportNotSentException e) {
            LOG.debug("report not sent; said again at the next tick");
        } catch (DockerRefusedException e) {
            LOG.warnf("looking at the node failed trouble=%s", e.getMessage());
        } catch (RuntimeException e) {
            // The scheduler would end the watch without a word.
            LOG.error("looking at the node failed", e);
        }
    }

    private void look() {
        if (!follower.caughtUp()) {
            return;
        }
        var silence = silence();
        dockerAnswers = silence.isEmpty();
        if (!registered()) {
            reports.register(dockerAnswers ? docker.memoryBytes() : machineMemory());
            return;
        }
        var state = follower.state();
        report(state, silence);
        if (dockerAnswers) {
            look(state);
        }
    }

    /// While the engine is away: it runs on this machine unless told otherwise.
    private static long machineMemory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    private String silence() {
        try {
            docker.ping();
            return "";
        } catch (DockerUnreachableException | DockerRefusedException e) {
            return e.getMessage() == null ? "no reason given" : e.getMessage();
        }
    }

    private void report(CellState state, String silence) {
        boolean known = state.node(identity.node())
                .filter(Node::reported)
                .filter(node -> node.reachable() == silence.isEmpty())
                .isPresent();
        if (!known) {
            reports.node(silence.isEmpty(), silence);
        }
    }

    private void look(CellState state) {
        Map<DatabaseId, Boolean> containers;
        try {
            containers = docker.containers();
        } catch (DockerUnreachableException e) {
            LOG.debugf("the engine went away between two calls trouble=%s", e.getMessage());
            return;
        }
        var unaccounted = new HashSet<>(containers.keySet());
        for (var database : state.databases().values()) {
            if (database.spec().node().equals(identity.node())) {
                unaccounted.remove(database.id());
                look(database, containers.getOrDefault(database.id(), false));
                if (!compared) {
                    // What a run before did and could not report shows in a comparison only.
                    workers.wake(database.id());
                }
            }
        }
        compared = true;
        leftovers.found(unaccounted, state);
    }

    private void look(Database database, boolean containerRuns) {
        switch (database.lifecycle()) {
            case Creating creating -> workers.wake(database.id());
            case Deleting deleting when !deleting.released() -> workers.wake(database.id());
            case Failed failed when !failed.released() -> workers.wake(database.id());
            case Running running
            when !containerRuns -> {
                workers.wake(database.id());
                if (running.health() == Health.HEALTHY) {
                    // Paused, or starting and ending over and over.
                    health.check(database, running);
                }
            }
            case Running running -> health.check(database, running);
            case Deleting deleting -> health.forget(database.id());
            case Failed failed -> health.forget(database.id());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

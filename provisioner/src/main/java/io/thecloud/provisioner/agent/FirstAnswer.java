package io.thecloud.provisioner.agent;

import io.thecloud.log.Follower;
import io.thecloud.provisioner.docker.DockerNode;
import io.thecloud.provisioner.engine.EngineRecipe;
import io.thecloud.provisioner.planning.Observed.Phase;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Waits until a fresh engine answers on the address its user will be given.
final class FirstAnswer {
    private static final Logger LOG = Logger.getLogger(FirstAnswer.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Duration GREETING = Duration.ofMillis(500);
    private static final Duration DECISION = Duration.ofSeconds(2);
    private static final int TRIES_PER_LOOK = 10;

    private final Follower follower;
    private final DockerNode docker;

    FirstAnswer(Follower follower, DockerNode docker) {
        this.follower = follower;
        this.docker = docker;
    }

    /// @return false if the log no longer wants the database made
    boolean await(Database.Spec spec, EngineRecipe recipe) throws EngineExitedException, InterruptedException {
        for (int tries = 1; !recipe.greets(spec.address(), spec.port(), GREETING); tries++) {
            if (tries % TRIES_PER_LOOK == 0) {
                requireRunning(spec);
            }
            if (noLongerWanted(spec)) {
                return false;
            }
        }
        return true;
    }

    /// Lets some time pass, less if the log changes its mind meanwhile.
    boolean noLongerWanted(Database.Spec spec) throws InterruptedException {
        try {
            follower.await(
                    state -> state.database(spec.id())
                            .filter(d -> d.lifecycle() instanceof Creating
                                    && d.spec().equals(spec))
                            .isEmpty(),
                    BETWEEN_TRIES);
            return true;
        } catch (TimeoutException stillWanted) {
            return false;
        }
    }

    /// Waits a while until the log has what was reported: a round begun before that would set up once more.
    void awaitDecision(Database.Spec spec) throws InterruptedException {
        try {
            follower.await(
                    state -> state.database(spec.id())
                            .filter(d -> d.lifecycle() instanceof Creating)
                            .isEmpty(),
                    DECISION);
        } catch (TimeoutException undecided) {
            LOG.debugf("the decider takes its time; the next round looks again database=%s", spec.id());
        }
    }

    private void requireRunning(Database.Spec spec) throws EngineExitedException {
        var container = docker.container(spec.id());
        if (container == null || container.phase() != Phase.RUNNING) {
            throw new EngineExitedException(
                    container == null ? -1 : container.exitCode(),
                    container == null ? "(the container is gone)" : docker.lastLines(spec, 5));
        }
    }
}

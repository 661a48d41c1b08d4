package io.thecloud.provisioner.agent;

import io.thecloud.log.Follower;
import io.thecloud.provisioner.docker.DockerNode;
import io.thecloud.provisioner.image.ImageUnavailableException;
import io.thecloud.provisioner.planning.Desired;
import io.thecloud.provisioner.planning.Desired.Forgotten;
import io.thecloud.provisioner.planning.Desired.Made;
import io.thecloud.provisioner.planning.Desired.Removed;
import io.thecloud.provisioner.planning.Desired.Served;
import io.thecloud.provisioner.planning.Desired.Unknown;
import io.thecloud.provisioner.planning.Planner;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/// One round for one database: observe, plan, do. Stops as soon as the log wants something else; the event that says
/// so wakes the next round.
final class Round {
    private static final Logger LOG = Logger.getLogger(Round.class);

    private final Follower follower;
    private final DockerNode docker;
    private final Steps steps;
    private final Troubles troubles;
    private final FirstCalls firstCalls;

    Round(Follower follower, DockerNode docker, Steps steps, Troubles troubles, FirstCalls firstCalls) {
        this.follower = follower;
        this.docker = docker;
        this.steps = steps;
        this.troubles = troubles;
        this.firstCalls = firstCalls;
    }

    void run(DatabaseId id) {
        var desired = Desired.of(follower.state(), id);
        database(desired).ifPresent(database -> run(desired, database));
    }

    private void run(Desired desired, Database database) {
        try {
            firstCalls.made(database);
            for (var step : Planner.plan(desired, docker.observe(database.spec()))) {
                if (!stillWanted(desired, database)) {
                    return;
                }
                LOG.debugf("step database=%s step=%s", database.id(), step);
                steps.carryOut(step, database);
            }
            troubles.over(database.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ImageUnavailableException | EngineExitedException | SQLException | IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                LOG.debugf("the agent was closed in the midst of a step database=%s", database.id());
                return;
            }
            troubles.met(database, desired instanceof Made, e);
        }
    }

    private boolean stillWanted(Desired desired, Database database) {
        var now = Desired.of(follower.state(), database.id());
        return now.getClass() == desired.getClass()
                && database(now).filter(d -> d.spec().equals(database.spec())).isPresent();
    }

    private static Optional<Database> database(Desired desired) {
        return switch (desired) {
            case Made made -> Optional.of(made.database());
            case Served served -> Optional.of(served.database());
            case Removed removed -> Optional.of(removed.database());
            case Forgotten forgotten -> Optional.empty();
            case Unknown unknown -> Optional.empty();
        };
    }
}

package io.thecloud.provisioner.planning;

import io.thecloud.provisioner.planning.Desired.Forgotten;
import io.thecloud.provisioner.planning.Desired.Made;
import io.thecloud.provisioner.planning.Desired.Removed;
import io.thecloud.provisioner.planning.Desired.Served;
import io.thecloud.provisioner.planning.Desired.Unknown;
import io.thecloud.provisioner.planning.Observed.Container;
import io.thecloud.provisioner.planning.Observed.Phase;
import io.thecloud.schema.state.Database;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From what is wanted and what is there to the steps between.
public final class Planner {
    private Planner() {}

    /// The steps to do now, in order. Empty when all is as it should be, or when the log must move first.
    public static List<Step> plan(Desired desired, Observed observed) {
        return switch (desired) {
            case Made made -> make(made, observed);
            case Served served -> serve(served.database(), observed);
            case Removed removed -> remove(observed, true);
            case Forgotten forgotten -> remove(observed, false);
            case Unknown unknown -> List.of();
        };
    }

    private static List<Step> make(Made made, Observed observed) {
        var database = made.database();
        var container = observed.container();
        var fits = subnetFits(database, observed.network());
        var usable = container != null && fits && isUsable(database, container);
        var steps = new ArrayList<Step>();
        if (container != null && !usable) {
            steps.add(Step.REMOVE_CONTAINER);
        }
        if (database.instance().imageId() == null) {
            steps.add(Step.FIND_IMAGE);
        }
        if (!fits) {
            if (observed.network() != null) {
                steps.add(Step.REMOVE_NETWORK);
            }
            steps.add(Step.CREATE_NETWORK);
        }
        if (database.instance().imageId() == null) {
            return steps;
        }
        if (!usable) {
            if (observed.volume()) {
                // It never answered, so nobody's data is in it; an initialisation cut short cannot be gone on with.
                steps.add(Step.REMOVE_VOLUME);
            }
            steps.add(Step.CREATE_VOLUME);
            steps.add(Step.CREATE_CONTAINER);
        }
        if (made.credentials()) {
            if (!usable || container.phase() == Phase.CREATED) {
                steps.add(Step.FIRST_START);
            } else if (!container.id().equals(database.instance().containerId())) {
                // Started by a run of the agent that ended before it could say so.
                steps.add(Step.REPORT_CONTAINER);
            }
            steps.add(Step.SET_UP);
        }
        return steps;
    }

    /// Whether a container on the way to its first answer can go on: made for the database's port and image, and its
    /// first run has not ended.
    private static boolean isUsable(Database database, Container container) {
        return container.hostPort() == database.spec().port()
                && container.imageId().equals(database.instance().imageId())
                && container.phase() != Phase.ENDED;
    }

    private static boolean subnetFits(Database database, @Nullable String network) {
        return database.spec().subnet().equals(network);
    }

    private static List<Step> serve(Database database, Observed observed) {
        if (!observed.volume()) {
            // An empty volume in its place would look like lost data that is there.
            return List.of(Step.REPORT_VOLUME_LOST);
        }
        var container = observed.container();
        if (container != null && container.phase() == Phase.RUNNING) {
            return container.id().equals(database.instance().containerId())
                    ? List.of()
                    : List.of(Step.REPORT_CONTAINER);
        }
        var fits = subnetFits(database, observed.network());
        if (container != null && fits) {
            return List.of(Step.START, Step.REPORT_CONTAINER);
        }
        var steps = new ArrayList<Step>();
        if (container != null) {
            // A container does not start again once its network is gone, even if there is another of the same name.
            steps.add(Step.REMOVE_CONTAINER);
        }
        if (!fits) {
            if (observed.network() != null) {
                steps.add(Step.REMOVE_NETWORK);
            }
            steps.add(Step.CREATE_NETWORK);
        }
        steps.addAll(List.of(Step.CREATE_CONTAINER, Step.START, Step.REPORT_CONTAINER));
        return steps;
    }

    private static List<Step> remove(Observed observed, boolean report) {
        var steps = new ArrayList<Step>();
        if (observed.container() != null) {
            steps.add(Step.REMOVE_CONTAINER);
        }
        if (observed.volume()) {
            steps.add(Step.REMOVE_VOLUME);
        }
        if (observed.network() != null) {
            steps.add(Step.REMOVE_NETWORK);
        }
        if (report) {
            steps.add(Step.REPORT_GONE);
        }
        return steps;
    }
}

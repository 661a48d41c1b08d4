package io.thecloud.provisioner.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.provisioner.planning.Observed.Container;
import io.thecloud.provisioner.planning.Observed.Phase;
import io.thecloud.schema.event.DatabaseEvent.InstanceReplaced;
import io.thecloud.schema.state.Lifecycle.Creating;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Docker and the agent as far as steps change them, with Docker's own rules: what it would refuse fails the test.
final class ModelNode {
    private final PlannedDatabase log;
    private @Nullable String network;
    private boolean volume;
    private @Nullable Container container;
    private int made;
    private boolean reportedGone;
    private boolean reportedLost;

    ModelNode(PlannedDatabase log, Observed there) {
        this.log = log;
        this.network = there.network();
        this.volume = there.volume();
        this.container = there.container();
    }

    Observed observe() {
        return new Observed(network, volume, container);
    }

    boolean reportedGone() {
        return reportedGone;
    }

    boolean reportedLost() {
        return reportedLost;
    }

    /// @param stopped whether the agent ends between the step and its report
    void carryOut(Step step, BooleanSupplier stopped) {
        switch (step) {
            case FIND_IMAGE -> report(stopped, log::image);
            case CREATE_NETWORK -> {
                assertThat(network).isNull();
                network = PlannedDatabase.SUBNET;
            }
            case CREATE_VOLUME -> volume = true;
            case CREATE_CONTAINER -> create();
            case FIRST_START -> {
                start();
                report(stopped, this::reportContainer);
            }
            case START -> start();
            case SET_UP -> setUp(stopped);
            case REPORT_CONTAINER -> report(stopped, this::reportContainer);
            case REPORT_VOLUME_LOST -> reportedLost = true;
            case REMOVE_CONTAINER -> container = null;
            case REMOVE_VOLUME -> {
                assertThat(container).as("a volume in use").isNull();
                volume = false;
            }
            case REMOVE_NETWORK -> {
                assertThat(container).as("a network in use").isNull();
                network = null;
            }
            case REPORT_GONE -> report(stopped, () -> reportedGone = true);
        }
    }

    private static void report(BooleanSupplier stopped, Runnable report) {
        if (!stopped.getAsBoolean()) {
            report.run();
        }
    }

    private void create() {
        assertThat(container).as("a name in use").isNull();
        assertThat(network).isEqualTo(PlannedDatabase.SUBNET);
        assertThat(volume).as("Docker would make an empty volume").isTrue();
        var image = Objects.requireNonNull(log.database().instance().imageId());
        container = new Container("made-" + ++made, image, PlannedDatabase.PORT, Phase.CREATED, 0);
    }

    private void start() {
        var c = Objects.requireNonNull(container);
        assertThat(network).as("the container's network").isNotNull();
        container = new Container(c.id(), c.imageId(), c.hostPort(), Phase.RUNNING, 0);
    }

    /// Like the decider: another container's answer than that of the last one reported is stale.
    private void setUp(BooleanSupplier stopped) {
        var c = Objects.requireNonNull(container);
        assertThat(c.phase()).isEqualTo(Phase.RUNNING);
        if (!stopped.getAsBoolean() && c.id().equals(log.database().instance().containerId())) {
            log.available();
        }
    }

    private void reportContainer() {
        var id = Objects.requireNonNull(container).id();
        if (id.equals(log.database().instance().containerId())) {
            return;
        }
        if (log.database().lifecycle() instanceof Creating) {
            log.started(id);
        } else {
            log.append(new InstanceReplaced(PlannedDatabase.ID, id, "lost"));
        }
    }
}

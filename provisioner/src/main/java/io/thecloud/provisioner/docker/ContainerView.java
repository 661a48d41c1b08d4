package io.thecloud.provisioner.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import io.thecloud.provisioner.planning.Observed;
import io.thecloud.provisioner.planning.Observed.Phase;
import io.thecloud.schema.id.DatabaseId;
import java.util.Map;
import java.util.Objects;

/// Reads what Docker says of a container.
final class ContainerView {
    private ContainerView() {}

    static Observed.Container of(InspectContainerResponse inspected, String home, DatabaseId id) {
        var labels = Objects.requireNonNullElse(inspected.getConfig().getLabels(), Map.<String, String>of());
        if (!home.equals(labels.get(Labels.HOME)) || !id.toString().equals(labels.get(Labels.DATABASE))) {
            throw new DockerRefusedException("container " + inspected.getName() + " belongs to something else");
        }
        return new Observed.Container(
                inspected.getId(),
                inspected.getImageId(),
                hostPort(inspected),
                phase(inspected.getState()),
                Objects.requireNonNullElse(inspected.getState().getExitCodeLong(), 0L));
    }

    private static Phase phase(InspectContainerResponse.ContainerState state) {
        return switch (Objects.requireNonNullElse(state.getStatus(), "")) {
            case "created" -> Phase.CREATED;
            case "running", "restarting", "paused" -> Phase.RUNNING;
            default -> Phase.ENDED;
        };
    }

    private static int hostPort(InspectContainerResponse inspected) {
        return inspected.getHostConfig().getPortBindings().getBindings().values().stream()
                .filter(Objects::nonNull)
                .filter(bindings -> bindings.length > 0)
                .map(bindings -> Integer.parseInt(bindings[0].getHostPortSpec()))
                .findFirst()
                .orElse(0);
    }
}

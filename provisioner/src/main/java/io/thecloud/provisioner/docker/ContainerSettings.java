package io.thecloud.provisioner.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import io.thecloud.provisioner.engine.ContainerRecipe;
import io.thecloud.schema.state.Database;
import java.util.List;
import java.util.Map;

/// What every database's container is allowed, and no more.
final class ContainerSettings {
    private static final long MAX_PROCESSES = 1024;

    /// What the official entrypoints need to take hold of the volume and to step down from root.
    private static final Capability[] KEPT = {
        Capability.CHOWN, Capability.SETUID, Capability.SETGID, Capability.DAC_OVERRIDE, Capability.FOWNER
    };

    private ContainerSettings() {}

    static CreateContainerCmd apply(
            CreateContainerCmd command, Database.Spec spec, ContainerRecipe recipe, String network, String volume) {
        var port = ExposedPort.tcp(recipe.port());
        return command.withEnv(recipe.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .sorted()
                        .toList())
                .withCmd(recipe.command())
                .withHostName(spec.name().toString())
                .withExposedPorts(port)
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode(network)
                        .withPortBindings(
                                new PortBinding(Ports.Binding.bindIpAndPort(spec.address(), spec.port()), port))
                        .withMounts(List.of(new Mount()
                                .withType(MountType.VOLUME)
                                .withSource(volume)
                                .withTarget(recipe.dataPath())))
                        .withMemory(spec.memoryBytes())
                        .withMemorySwap(spec.memoryBytes())
                        .withPidsLimit(MAX_PROCESSES)
                        .withSecurityOpts(List.of("no-new-privileges"))
                        .withCapDrop(Capability.ALL)
                        .withCapAdd(KEPT)
                        .withRestartPolicy(RestartPolicy.noRestart())
                        .withLogConfig(new LogConfig(
                                LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "10m", "max-file", "3"))));
    }
}

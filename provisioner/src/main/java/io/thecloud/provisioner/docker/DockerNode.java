package io.thecloud.provisioner.docker;

import static io.thecloud.provisioner.docker.DockerCalls.call;
import static io.thecloud.provisioner.docker.DockerCalls.run;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Network.Ipam;
import com.github.dockerjava.api.model.RestartPolicy;
import io.thecloud.provisioner.engine.ContainerRecipe;
import io.thecloud.provisioner.planning.Observed;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Database;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One Docker engine, seen as databases. Every method may throw [DockerUnreachableException] or
/// [DockerRefusedException].
public final class DockerNode {
    private static final int STOP_SECONDS = 10;

    private final DockerClient docker;
    private final DockerClient impatient;
    private final String home;

    /// @param docker a client with a response limit
    /// @param impatient one with a limit of a few seconds, for looking
    /// @param home names the platform, so that two on one engine leave each other alone
    public DockerNode(DockerClient docker, DockerClient impatient, String home) {
        this.docker = docker;
        this.impatient = impatient;
        this.home = home;
    }

    /// Asks for a sign of life.
    public void ping() {
        run(() -> impatient.pingCmd().exec());
    }

    /// Bytes of memory that the engine's machine has.
    public long memoryBytes() {
        var memory = call(() -> docker.infoCmd().exec()).getMemTotal();
        return memory == null ? 0 : memory;
    }

    /// What is there of a database.
    public Observed observe(Database.Spec spec) {
        return new Observed(subnet(spec), volumeExists(spec), container(spec.id()));
    }

    /// The databases that have a container of ours, and whether it runs.
    public Map<DatabaseId, Boolean> containers() {
        return call(() -> impatient
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(Labels.HOME, home))
                        .exec())
                .stream()
                .collect(Collectors.toUnmodifiableMap(
                        container -> DatabaseId.of(container.getLabels().get(Labels.DATABASE)),
                        container -> "running".equals(container.getState()),
                        Boolean::logicalOr));
    }

    /// Makes the group's network; one that is there already is left.
    public void createNetwork(Database.Spec spec) {
        if (subnet(spec) != null) {
            return;
        }
        run(() -> docker.createNetworkCmd()
                .withName(ResourceNames.network(spec.group()))
                .withCheckDuplicate(true)
                .withDriver("bridge")
                .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(spec.subnet())))
                .withLabels(Labels.of(home, spec))
                .exec());
    }

    /// Makes the volume; one that is there already is left as it is.
    public void createVolume(Database.Spec spec) {
        run(() -> docker.createVolumeCmd()
                .withName(ResourceNames.volume(spec.id()))
                .withLabels(Labels.of(home, spec))
                .exec());
    }

    /// Makes the container and does not start it; the recipe's files are not in it yet.
    public void createContainer(Database.Spec spec, String imageId, ContainerRecipe recipe) {
        run(() -> ContainerSettings.apply(
                        docker.createContainerCmd(imageId),
                        spec,
                        recipe,
                        ResourceNames.network(spec.group()),
                        ResourceNames.volume(spec.id()))
                .withName(ResourceNames.container(spec.id()))
                .withLabels(Labels.of(home, spec))
                .exec());
    }

    /// Puts files into the container, readable by all in it.
    ///
    /// @param files content by absolute path
    public void copyInto(Database.Spec spec, Map<String, String> files) {
        var archive = TarArchive.of(files);
        run(() -> docker.copyArchiveToContainerCmd(ResourceNames.container(spec.id()))
                .withRemotePath("/")
                .withTarInputStream(new ByteArrayInputStream(archive))
                .exec());
    }

    /// Starts the container; a running one is left alone.
    public void start(Database.Spec spec) {
        ignoring(
                NotModifiedException.class,
                () -> docker.startContainerCmd(ResourceNames.container(spec.id()))
                        .exec());
    }

    /// From now on Docker itself brings the container back after a crash and after its own restart.
    public void restartUnlessStopped(Database.Spec spec) {
        run(() -> docker.updateContainerCmd(ResourceNames.container(spec.id()))
                .withRestartPolicy(RestartPolicy.unlessStoppedRestart())
                .exec());
    }

    /// Stops and removes the container; none is fine.
    public void removeContainer(DatabaseId id) {
        var name = ResourceNames.container(id);
        if (container(id) == null) {
            return;
        }
        ignoring(
                NotModifiedException.class,
                () -> docker.stopContainerCmd(name).withTimeout(STOP_SECONDS).exec());
        ignoring(
                NotFoundException.class,
                () -> docker.removeContainerCmd(name)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
    }

    /// Removes the volume with its data; none is fine.
    public void removeVolume(DatabaseId id) {
        ignoring(
                NotFoundException.class,
                () -> docker.removeVolumeCmd(ResourceNames.volume(id)).exec());
    }

    /// Removes the group's network; none is fine.
    public void removeNetwork(Database.Spec spec) {
        ignoring(
                NotFoundException.class,
                () -> docker.removeNetworkCmd(ResourceNames.network(spec.group()))
                        .exec());
    }

    /// The last lines that the engine in the container wrote.
    public String lastLines(Database.Spec spec, int lines) {
        return ContainerLog.tail(docker, ResourceNames.container(spec.id()), lines);
    }

    /// The container of a database, or null.
    public Observed.@Nullable Container container(DatabaseId id) {
        return found(() ->
                        docker.inspectContainerCmd(ResourceNames.container(id)).exec())
                .map(inspected -> ContainerView.of(inspected, home, id))
                .orElse(null);
    }

    private @Nullable String subnet(Database.Spec spec) {
        return found(() -> docker.inspectNetworkCmd()
                        .withNetworkId(ResourceNames.network(spec.group()))
                        .exec())
                .map(network -> network.getIpam().getConfig().getFirst().getSubnet())
                .orElse(null);
    }

    private boolean volumeExists(Database.Spec spec) {
        var name = ResourceNames.volume(spec.id());
        var volume = found(() -> docker.inspectVolumeCmd(name).exec());
        volume.ifPresent(v -> {
            var labels = v.getLabels();
            if (labels == null || !spec.id().toString().equals(labels.get(Labels.DATABASE))) {
                throw new DockerRefusedException("volume " + name + " belongs to something else");
            }
        });
        return volume.isPresent();
    }

    private static <T> Optional<T> found(Supplier<T> inspection) {
        try {
            return Optional.of(call(inspection));
        } catch (DockerRefusedException e) {
            if (e.getCause() instanceof NotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void ignoring(Class<? extends Exception> already, Runnable command) {
        try {
            run(command);
        } catch (DockerRefusedException e) {
            if (!already.isInstance(e.getCause()) && !(e.getCause() instanceof NotFoundException)) {
                throw e;
            }
        }
    }
}

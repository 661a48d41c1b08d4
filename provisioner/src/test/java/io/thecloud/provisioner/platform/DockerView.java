package io.thecloud.provisioner.platform;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.thecloud.schema.id.DatabaseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is on the Docker engine with one platform's label.
final class DockerView {
    private static final int BLOCK = 1 << 20;

    private final DockerClient docker;
    private final String home;

    DockerView(DockerClient docker, String home) {
        this.docker = docker;
        this.home = home;
    }

    List<Container> containers() {
        return docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("cloud.home", home))
                .exec();
    }

    List<InspectVolumeResponse> volumes() {
        return docker.listVolumesCmd()
                .withFilter("label", List.of("cloud.home=" + home))
                .exec()
                .getVolumes();
    }

    List<Network> networks() {
        return docker.listNetworksCmd()
                .withFilter("label", List.of("cloud.home=" + home))
                .exec();
    }

    /// How many containers, volumes and networks there are.
    List<Integer> count() {
        return List.of(containers().size(), volumes().size(), networks().size());
    }

    String container(DatabaseId id) {
        return containers().stream()
                .filter(c -> id.toString().equals(c.getLabels().get("cloud.database")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no container of " + id))
                .getId();
    }

    InspectContainerResponse inspect(DatabaseId id) {
        return docker.inspectContainerCmd(container(id)).exec();
    }

    void kill(DatabaseId id) {
        docker.killContainerCmd(container(id)).exec();
    }

    void removeContainer(DatabaseId id) {
        docker.removeContainerCmd(container(id)).withForce(true).exec();
    }

    /// Which of these texts the output of a program contains.
    static Set<String> found(List<String> texts, String... program) throws InterruptedException {
        try {
            var process = new ProcessBuilder(program)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            var found = new HashSet<String>();
            int overlap = texts.stream().mapToInt(String::length).max().orElse(0);
            var tail = "";
            for (var block = read(process); !block.isEmpty(); block = read(process)) {
                var text = tail + block;
                texts.stream().filter(text::contains).forEach(found::add);
                tail = text.substring(Math.max(0, text.length() - overlap));
            }
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", program) + " failed");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readNBytes(BLOCK), StandardCharsets.ISO_8859_1);
    }

    /// Removes all of it; whatever fails is tried again by whoever calls again.
    void removeAll() {
        var failed = new ArrayList<RuntimeException>();
        containers()
                .forEach(c -> attempt(
                        failed,
                        () -> docker.removeContainerCmd(c.getId())
                                .withForce(true)
                                .withRemoveVolumes(true)
                                .exec()));
        volumes()
                .forEach(v -> attempt(
                        failed, () -> docker.removeVolumeCmd(v.getName()).exec()));
        networks()
                .forEach(n ->
                        attempt(failed, () -> docker.removeNetworkCmd(n.getId()).exec()));
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    private static void attempt(List<RuntimeException> failed, Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException gone) {
            return;
        } catch (RuntimeException e) {
            failed.add(e);
        }
    }
}

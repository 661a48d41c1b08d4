package io.thecloud.deploy.e2e;

import java.util.ArrayList;
import java.util.List;

/// What a platform made in Docker, found by its label.
///
/// @param homeId the platform's
record DockerObjects(String homeId) {
    private static final String DATABASE = "{{.Label \"cloud.database\"}}";

    /// The database of each container, sorted; a second container shows as a second entry.
    List<String> containers() {
        return sorted("docker", "ps", "-a", "--filter", label(), "--format", DATABASE);
    }

    /// The database of each volume, sorted.
    List<String> volumes() {
        return sorted("docker", "volume", "ls", "--filter", label(), "--format", DATABASE);
    }

    /// The database of each network, sorted.
    List<String> networks() {
        return sorted("docker", "network", "ls", "--filter", label(), "--format", DATABASE);
    }

    /// The Docker id of a database's container.
    String container(String database) {
        return Program.run(
                        "docker",
                        "ps",
                        "-aq",
                        "--no-trunc",
                        "--filter",
                        label(),
                        "--filter",
                        "label=cloud.database=" + database)
                .words()
                .getFirst();
    }

    /// Removes all of it.
    void remove() {
        remove(List.of("ps", "-aq"), List.of("rm", "-fv"));
        remove(List.of("volume", "ls", "-q"), List.of("volume", "rm"));
        remove(List.of("network", "ls", "-q"), List.of("network", "rm"));
    }

    private void remove(List<String> list, List<String> remove) {
        var find = new ArrayList<>(List.of("docker"));
        find.addAll(list);
        find.addAll(List.of("--filter", label()));
        var found = Program.run(find.toArray(String[]::new)).words();
        if (!found.isEmpty()) {
            var command = new ArrayList<>(List.of("docker"));
            command.addAll(remove);
            command.addAll(found);
            Program.run(command.toArray(String[]::new)).orThrow();
        }
    }

    private String label() {
        return "label=cloud.home=" + homeId;
    }

    private static List<String> sorted(String... command) {
        return Program.run(command).words().stream().sorted().toList();
    }
}

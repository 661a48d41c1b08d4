package io.thecloud.deploy.bench;

import io.thecloud.deploy.Dist;
import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.home.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// A platform in a folder of its own, for one benchmark; closing it leaves nothing behind.
final class Playground implements AutoCloseable {
    private static final Duration UP = Duration.ofSeconds(90);
    private static final Duration FIRST_UP = Duration.ofMinutes(15);
    private static final Duration DOWN = Duration.ofSeconds(120);
    private static final Duration COMMAND = Duration.ofSeconds(30);

    /// On every container that is started beside the platform.
    static final String LABEL = "cloud.bench";

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final Path home;
    private final Programs programs;
    private final Path launcher;
    private boolean closed;

    /// A folder; nothing is started.
    Playground(Dist dist) throws IOException {
        this.home = Files.createTempDirectory("cloud-bench-");
        this.launcher = dist.root().resolve("cloud");
        this.programs = new Programs(Map.of("CLOUD_HOME", home.toString()), home);
    }

    /// The first start: it makes the home, the image if need be, and the operator's key.
    void found(boolean installDocker) {
        programs.run(FIRST_UP, command(installDocker ? List.of("up", "--yes") : List.of("up")));
    }

    /// Starts it; seconds until it is ready.
    double up() {
        return programs.run(UP, command(List.of("up"))).seconds();
    }

    /// Stops it.
    void down() {
        programs.run(DOWN, command(List.of("down")));
    }

    /// Runs `cloud` with these arguments; seconds it took as a whole process.
    double cloud(String... arguments) {
        return programs.run(COMMAND, command(List.of(arguments))).seconds();
    }

    /// Runs `docker` with these arguments.
    String docker(List<String> arguments) {
        return programs.run(
                        COMMAND,
                        Stream.concat(Stream.of("docker"), arguments.stream()).toList())
                .output()
                .strip();
    }

    /// Names what belongs to this benchmark.
    String id() {
        return id;
    }

    HomeFolder home() {
        return new HomeFolder(home);
    }

    Platform platform() {
        try {
            return home().platform().orElseThrow(() -> new MeasuringFailed("no platform was founded in " + home));
        } catch (IOException unreadable) {
            throw new MeasuringFailed("platform.json cannot be read", unreadable);
        }
    }

    /// Ends the platform, removes all that was made, and the folder.
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        var platform = home().platform();
        if (platform.isPresent()) {
            down();
            removeLabelled("cloud.home=" + platform.get().homeId());
        }
        removeLabelled(LABEL + "=" + id);
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void removeLabelled(String label) {
        remove(List.of("ps", "-aq"), List.of("rm", "-fv"), label);
        remove(List.of("volume", "ls", "-q"), List.of("volume", "rm", "-f"), label);
        remove(List.of("network", "ls", "-q"), List.of("network", "rm"), label);
    }

    private void remove(List<String> list, List<String> removal, String label) {
        var found = docker(Stream.concat(list.stream(), Stream.of("--filter", "label=" + label))
                .toList());
        if (!found.isEmpty()) {
            docker(Stream.concat(removal.stream(), found.lines()).toList());
        }
    }

    private List<String> command(List<String> arguments) {
        return Stream.concat(Stream.of(launcher.toString()), arguments.stream()).toList();
    }
}

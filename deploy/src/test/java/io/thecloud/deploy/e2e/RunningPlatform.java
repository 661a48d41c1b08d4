package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thecloud.cli.config.ConfigFile;
import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.home.Platform;
import io.thecloud.deploy.home.Ports;
import io.thecloud.deploy.process.ProcessIdentity;
import io.thecloud.deploy.process.RunFile;
import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A platform in a folder of its own, started by the program that `./cloud` runs. Nothing of it is left after `close`.
final class RunningPlatform implements AutoCloseable {
    static final Path DIST =
            Path.of(System.getProperty("cloud.dist", "..")).toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final HomeFolder home;
    private final Map<String, String> environment;
    // When the tests themselves are ended from outside.
    private final Thread lastResort = new Thread(this::remove, "remove-platform");

    private RunningPlatform(HomeFolder home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /// A folder for a platform that was never up.
    static RunningPlatform prepare(Map<String, String> environment) {
        try {
            var folder = Files.createTempDirectory("cloud-e2e");
            var all = new HashMap<>(environment);
            all.put("CLOUD_HOME", folder.toString());
            return new RunningPlatform(new HomeFolder(folder), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A platform that is up.
    static RunningPlatform start() {
        return start(Map.of());
    }

    /// A platform that is up, its processes with more in their environment. The gateway's usual port is left to the
    /// platform that a person may have on this machine.
    static RunningPlatform start(Map<String, String> environment) {
        var platform = prepare(environment);
        try {
            var founded = Platform.found(port -> port != Ports.GATEWAY && Ports.isFree(port));
            Files.writeString(platform.home().resolve("platform.json"), founded.json());
            return platform.up();
        } catch (IOException failed) {
            platform.close();
            throw new UncheckedIOException(failed);
        } catch (RuntimeException | AssertionError failed) {
            platform.close();
            throw failed;
        }
    }

    /// `cloud up`, which must go well.
    RunningPlatform up() {
        cloud("up").orThrow();
        return this;
    }

    /// The command line in a process of its own.
    Program.Result cloud(String... arguments) {
        return cloudReading("", arguments);
    }

    /// The command line with something on its standard input.
    Program.Result cloudReading(String input, String... arguments) {
        var lib = DIST.resolve("deploy/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcloud.dist=" + DIST,
                "-cp",
                lib.resolve("deploy-0.1.0.jar") + ":" + lib.resolve("cli/lib") + "/*",
                "io.thecloud.deploy.CloudMain"));
        command.addAll(List.of(arguments));
        return Program.run(LIMIT, environment, input, command);
    }

    Path home() {
        return home.path();
    }

    Platform platform() {
        try {
            return home.platform().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DockerObjects docker() {
        return new DockerObjects(platform().homeId());
    }

    String apiKey() {
        return String.valueOf(ConfigFile.of(home()).read().apiKey());
    }

    Gateway gateway() {
        return new Gateway(platform().gateway(), apiKey());
    }

    /// Which processes run, by their run files.
    Map<Service, ProcessIdentity> processes() {
        var found = new EnumMap<Service, ProcessIdentity>(Service.class);
        for (var service : Service.values()) {
            try {
                new RunFile(home.run(service)).process().ifPresent(process -> found.put(service, process));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /// The file that says which process a service is.
    Path runFile(Service service) {
        return home.run(service);
    }

    /// SIGKILL, and waits until they are dead.
    void kill(Service... services) {
        var processes = processes();
        for (var service : services) {
            var process = processes.get(service);
            assertThat(process).as("process of %s", service).isNotNull();
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        for (var service : services) {
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> !processes.get(service).alive());
        }
    }

    /// Sends any signal, by its name.
    void signal(Service service, String name) {
        Program.run("kill", "-" + name, Long.toString(processes().get(service).pid()))
                .orThrow();
    }

    /// Containers, volumes and networks are exactly one of each for every RUNNING database, and none for others; no
    /// database is in between.
    void awaitAllAccountedFor(Duration limit) {
        await().atMost(limit).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            var databases = gateway().databases();
            assertThat(databases).extracting(d -> d.path("name").asText()).doesNotHaveDuplicates();
            assertThat(databases).extracting(d -> d.path("status").asText()).isSubsetOf("RUNNING", "FAILED");
            var running = databases.stream()
                    .filter(d -> d.path("status").asText().equals("RUNNING"))
                    .map(d -> d.path("id").asText())
                    .sorted()
                    .toList();
            assertThat(docker().containers()).as("containers").isEqualTo(running);
            assertThat(docker().volumes()).as("volumes").isEqualTo(running);
            assertThat(docker().networks()).as("networks").isEqualTo(running);
        });
    }

    /// Ends its processes and removes all it made, whatever state it is in.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        remove();
    }

    private void remove() {
        try {
            if (home.platform().isPresent()) {
                // Not in good order: what a test left stopped would not listen.
                destroyProcesses("-Dthecloud.process=" + platform().homeId() + "/");
                docker().remove();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(home());
        }
    }

    private static void destroyProcesses(String marker) {
        var ours = ProcessHandle.allProcesses()
                .filter(p -> p.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.startsWith(marker)))
                .toList();
        ours.forEach(ProcessHandle::destroyForcibly);
        ours.forEach(p -> await().until(() -> ProcessIdentity.of(p.pid()).isEmpty()));
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

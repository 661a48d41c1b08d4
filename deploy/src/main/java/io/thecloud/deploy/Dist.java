package io.thecloud.deploy;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The program's own files, as the build leaves them.
///
/// @param root the project's folder
public record Dist(Path root) {
    /// Where the launcher says it is.
    public static Dist ofProcess() {
        var root = System.getProperty("cloud.dist");
        if (root == null) {
            throw new CommandFailed(
                    ExitStatus.FAILED, "start this by the launcher ./cloud; it says where the platform's files are");
        }
        return new Dist(Path.of(root).toAbsolutePath().normalize());
    }

    /// A Quarkus application's runnable jar.
    public Path application(String service) {
        return root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// A service's AOT cache, if one was trained.
    public Optional<Path> applicationCache(String service) {
        return existing(root.resolve(service).resolve("target/" + service + ".aot"));
    }

    /// The broker's jars, in the order its AOT cache was trained with.
    public List<Path> kafkaJars() {
        var folder = root.resolve("deploy/target/kafka/lib");
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException missing) {
            throw new CommandFailed(ExitStatus.FAILED, "Kafka's jars are not in " + folder + "; build first", missing);
        }
    }

    /// The broker's AOT cache, if one was trained.
    public Optional<Path> kafkaCache() {
        return existing(root.resolve("deploy/target/kafka/kafka.aot"));
    }

    /// Builds a database image: `<engine> <version>`, the reference on its standard output.
    public Path imageBuilder() {
        return root.resolve("deploy/images/build");
    }

    /// Makes a Docker engine answer: `[--yes]`.
    public Path dockerEnsure() {
        return root.resolve("deploy/docker/ensure");
    }

    private static Optional<Path> existing(Path file) {
        return Optional.of(file).filter(Files::isRegularFile);
    }
}

package io.thecloud.deploy.bench;

import io.thecloud.deploy.Dist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The program behind `deploy/bench/run`.
@Command(
        name = "deploy/bench/run",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a platform of its own on this machine, and holds the figures against their goals.",
            "Takes some minutes; everything it makes is removed at the end. Status 0 when every goal is met, 3 if not."
        })
public final class Benchmark implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MISSED = 3;

    @Option(names = "--creations", defaultValue = "10", description = "pairs of a creation and a `docker run` (10)")
    int creations;

    @Option(names = "--ups", defaultValue = "5", description = "how often `cloud up` (5)")
    int ups;

    @Option(names = "--lists", defaultValue = "20", description = "how often `cloud db list` (20)")
    int lists;

    @Option(names = "--commands", defaultValue = "1000", description = "commands through the decider (1000)")
    int commands;

    @Option(names = "--version-of-postgres", defaultValue = "16", description = "which version is made (16)")
    String version = "16";

    @Option(
            names = {"-y", "--yes"},
            description = "install and start a Docker engine if none answers")
    boolean yes;

    @Option(names = "--json", paramLabel = "FILE", description = "write all measurements there, too")
    @Nullable
    Path json;

    /// Measures, prints, and ends the process with its status.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark())
                .setExecutionExceptionHandler((trouble, line, parsed) -> {
                    line.getErr().println("benchmark: " + trouble.getMessage());
                    return FAILED;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try (var playground = new Playground(Dist.ofProcess())) {
            var cleaning = Thread.ofPlatform().unstarted(() -> close(playground));
            Runtime.getRuntime().addShutdownHook(cleaning);
            var machine = Machine.here(playground.docker(List.of("version", "--format", "{{.Server.Version}}")));
            var results = new Results();
            var course = new Course(playground, results, System.err::println);
            course.start(yes);
            course.ups(ups);
            course.lists(lists);
            course.creations(creations, version);
            course.memory();
            course.roundTrips(commands);
            results.print(System.out, machine);
            if (json != null) {
                results.write(json, machine);
            }
            return results.allMet() ? 0 : MISSED;
        }
    }

    // For Ctrl-C; closing twice is closing once.
    private static void close(Playground playground) {
        try {
            playground.close();
        } catch (IOException | MeasuringFailed trouble) {
            System.err.println("benchmark: not all could be removed: " + trouble.getMessage());
        }
    }
}

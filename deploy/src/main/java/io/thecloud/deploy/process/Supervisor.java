package io.thecloud.deploy.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Starts processes that outlive us, finds them again, and ends them.
public final class Supervisor {
    private static final long LOG_LIMIT_BYTES = 50L * 1024 * 1024;
    private static final Duration PAUSE = Duration.ofMillis(20);
    // What is the user's own and no service's business.
    private static final List<String> PRIVATE = List.of("CLOUD_API_KEY", "CLOUD_API_URL", "CLOUD_TENANT_ID");

    /// The process that runs as `spec` says, whether or not its run file survived: an `up` that was killed may have
    /// started it and not written it down.
    public Optional<ProcessIdentity> running(RunFile file, String marker) throws IOException {
        var known = file.process();
        if (known.isPresent()) {
            return known;
        }
        var found = ProcessHandle.allProcesses()
                .filter(p -> p.info()
                        .arguments()
                        .map(a -> Arrays.asList(a).contains(marker))
                        .orElse(false))
                .flatMap(p -> ProcessIdentity.of(p.pid()).stream())
                .findFirst();
        if (found.isPresent()) {
            file.write(found.get());
        }
        return found;
    }

    /// Starts it in a session of its own, so that no Ctrl-C at our terminal reaches it.
    public ProcessIdentity start(ProcessSpec spec, RunFile file) throws IOException {
        rotate(spec.log());
        var command = new ArrayList<String>();
        setsid().ifPresent(command::add);
        command.addAll(spec.command());
        var builder = new ProcessBuilder(command)
                .directory(spec.folder().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(spec.log().toFile()));
        PRIVATE.forEach(builder.environment()::remove);
        builder.environment().putAll(spec.environment());
        // setsid does not fork here, since a child of ours leads no group: the number stays.
        long pid = builder.start().pid();
        var identity = ProcessIdentity.of(pid).orElse(new ProcessIdentity(pid, "ended at once"));
        file.write(identity);
        return identity;
    }

    /// Ends it in good order, or else by force.
    ///
    /// @return whether force was needed
    public boolean stop(ProcessIdentity process, RunFile file, Duration limit) throws IOException {
        signal(process, false);
        boolean forced = !awaitEnd(process, limit);
        if (forced) {
            signal(process, true);
            if (!awaitEnd(process, limit)) {
                throw new IOException("process " + process.pid() + " does not end, not even by force");
            }
        }
        file.remove();
        return forced;
    }

    private static void signal(ProcessIdentity process, boolean force) {
        ProcessHandle.of(process.pid()).filter(handle -> process.alive()).ifPresent(handle -> {
            var sent = force ? handle.destroyForcibly() : handle.destroy();
            if (!sent && process.alive()) {
                throw new IllegalStateException("process " + process.pid() + " may not be signalled; whose is it?");
            }
        });
    }

    private static boolean awaitEnd(ProcessIdentity process, Duration limit) throws IOException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (process.alive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while process " + process.pid() + " was ending", interrupted);
            }
        }
        return true;
    }

    private static Optional<String> setsid() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "setsid"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

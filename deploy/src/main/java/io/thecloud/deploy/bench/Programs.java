package io.thecloud.deploy.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Runs programs to their end.
///
/// @param environment added to our own
/// @param folder for what they print
record Programs(Map<String, String> environment, Path folder) {
    private static final Set<String> THE_USERS_OWN = Set.of("CLOUD_API_KEY", "CLOUD_API_URL", "CLOUD_TENANT_ID");

    /// What one run came to.
    record Run(double seconds, String output) {}

    /// Runs a program.
    ///
    /// @param limit after which it is ended by force
    /// @throws MeasuringFailed with the end of what it said, if its status is not 0
    Run run(Duration limit, List<String> command) {
        try {
            var out = Files.createTempFile(folder, "out", null);
            var err = Files.createTempFile(folder, "err", null);
            try {
                return run(limit, command, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException trouble) {
            throw new MeasuringFailed(String.join(" ", command), trouble);
        }
    }

    // Into files and not through pipes: nobody has to read along while the clock runs.
    private Run run(Duration limit, List<String> command, Path out, Path err) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(THE_USERS_OWN);
        builder.environment().putAll(environment);
        var started = System.nanoTime();
        var process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MeasuringFailed("`%s` took longer than %s".formatted(String.join(" ", command), limit));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MeasuringFailed("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        if (process.exitValue() != 0) {
            throw new MeasuringFailed("`%s` ended with status %d: %s"
                    .formatted(
                            String.join(" ", command),
                            process.exitValue(),
                            Files.readString(err).strip()));
        }
        return new Run(seconds, Files.readString(out));
    }
}

package io.thecloud.deploy.e2e;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end.
final class Program {
    private Program() {}

    /// @param status 0 if all went well
    /// @param out standard output
    /// @param err standard error
    record Result(int status, String out, String err) {
        /// Its output, if it went well.
        String orThrow() {
            if (status != 0) {
                throw new AssertionError("status %d: %s%s".formatted(status, err, out));
            }
            return out;
        }

        /// The words of its output.
        List<String> words() {
            return Arrays.stream(orThrow().split("\\s+"))
                    .filter(w -> !w.isEmpty())
                    .toList();
        }
    }

    static Result run(String... command) {
        return run(Duration.ofSeconds(60), Map.of(), "", List.of(command));
    }

    /// Outputs go through files, so that no process left behind can keep us waiting for the end of a pipe.
    static Result run(Duration limit, Map<String, String> environment, String input, List<String> command) {
        try {
            var folder = Files.createTempDirectory("cloud-program");
            var out = folder.resolve("out").toFile();
            var err = folder.resolve("err").toFile();
            try {
                var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
                builder.environment().putAll(environment);
                List.of("CLOUD_API_KEY", "CLOUD_API_URL", "CLOUD_TENANT_ID").forEach(builder.environment()::remove);
                var process = builder.start();
                try (var in = process.getOutputStream()) {
                    in.write(input.getBytes(StandardCharsets.UTF_8));
                }
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("not done within %s: %s%n%s%s"
                            .formatted(limit, command.getLast(), read(out.toPath()), read(err.toPath())));
                }
                return new Result(process.exitValue(), read(out.toPath()), read(err.toPath()));
            } finally {
                for (var file : new File[] {out, err, folder.toFile()}) {
                    Files.deleteIfExists(file.toPath());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Gives a program's standard output to `reader`, as it comes.
    static <T> T stream(Reader<T> reader, String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var out = process.getInputStream()) {
                return reader.read(out);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is done with a stream.
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}

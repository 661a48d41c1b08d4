package io.thecloud.provisioner.image;

import io.thecloud.schema.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs the program that builds an image on this machine.
public final class ImageBuilder {
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final Optional<Path> program;

    /// @param program takes an engine and a version as arguments; empty where there is none
    public ImageBuilder(Optional<Path> program) {
        this.program = program;
    }

    void build(Engine engine, String version, String official, String pullRefusal) throws ImageUnavailableException {
        if (program.isEmpty()) {
            throw new ImageUnavailableException(
                    "%s cannot be pulled (%s), and no builder is configured (cloud.images.builder)"
                            .formatted(official, pullRefusal));
        }
        try {
            var output = Files.createTempFile("image-build", ".log");
            try {
                run(program.get(), engine, version, output, official + " cannot be pulled (" + pullRefusal + ")");
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new ImageUnavailableException("the image builder cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageUnavailableException("interrupted while the image was built");
        }
    }

    private static void run(Path program, Engine engine, String version, Path output, String refusal)
            throws IOException, InterruptedException, ImageUnavailableException {
        var process = new ProcessBuilder(program.toString(), engine.toString(), version)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new ImageUnavailableException(
                    refusal + ", and building it took more than " + LIMIT.toMinutes() + " min");
        }
        if (process.exitValue() != 0) {
            throw new ImageUnavailableException("%s, and building it failed: %s".formatted(refusal, lastLine(output)));
        }
    }

    private static String lastLine(Path output) throws IOException {
        var lines = Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "no output" : lines.getLast();
    }
}

package io.thecloud.deploy.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Gives the broker's data folder its cluster id, once, by Kafka's own tool.
///
/// @param java the JVM with its options and class path, up to the main class
public record KafkaFormat(List<String> java, KafkaFolder folder) {
    private static final long LIMIT_SECONDS = 60;

    /// Does nothing where it is done; where it was interrupted, it is finished.
    public void run(String clusterId) throws IOException {
        if (folder.formatted()) {
            return;
        }
        var command = new ArrayList<>(java);
        command.addAll(List.of(
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "-t",
                clusterId,
                "-c",
                folder.settings().toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("Kafka's folder " + folder.data() + " could not be formatted: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while formatting Kafka's folder", interrupted);
        }
    }
}

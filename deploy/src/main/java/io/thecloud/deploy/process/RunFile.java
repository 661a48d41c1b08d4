package io.thecloud.deploy.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecloud.cli.config.OwnFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Remembers which process a service is.
///
/// @param path `run/<service>.json`
public record RunFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The process, if the file names one that still runs. A number that now belongs to another process does not count.
    public Optional<ProcessIdentity> process() throws IOException {
        try {
            var tree = JSON.readTree(Files.readAllBytes(path));
            return Optional.of(new ProcessIdentity(
                            tree.path("pid").asLong(-1), tree.path("start").asText("")))
                    .filter(ProcessIdentity::alive);
        } catch (NoSuchFileException | JsonProcessingException nothingKnown) {
            return Optional.empty();
        }
    }

    /// Remembers this one.
    public void write(ProcessIdentity process) throws IOException {
        var tree = JSON.createObjectNode().put("pid", process.pid()).put("start", process.start());
        OwnFile.write(path, tree + "\n");
    }

    /// Forgets it.
    public void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}

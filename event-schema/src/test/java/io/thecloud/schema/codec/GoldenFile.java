package io.thecloud.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/// Bytes that were written once and are readable for ever. A missing file is written with `-Dcloud.golden.write=true`;
/// an existing one never is: what is in the log stays in the log.
record GoldenFile(Path path) {
    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final String WRITE = "cloud.golden.write";

    static GoldenFile of(String folder, String name) {
        return new GoldenFile(ROOT.resolve(folder).resolve(name + ".json"));
    }

    /// The names of all files in a folder, without `.json`.
    static Set<String> names(String folder) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fails if the file is missing, or is not `content`.
    void holds(String content) {
        try {
            if (!Files.exists(path) && Boolean.getBoolean(WRITE)) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            }
            assertThat(path)
                    .as("a golden file; -D%s=true writes a missing one", WRITE)
                    .exists();
            assertThat(Files.readString(path))
                    .as("%s: old logs hold this for ever; a changed type is a new version", path)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        try {
            return Json.read(Files.readAllBytes(path), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

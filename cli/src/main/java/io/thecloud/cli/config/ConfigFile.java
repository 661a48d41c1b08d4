package io.thecloud.cli.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// config.json: the address, the key and the habits of one user. It holds a secret, so nobody else may read it.
public record ConfigFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What the file says; null where it says nothing.
    public record Stored(
            @Nullable String apiUrl,
            @Nullable String apiKey,
            @Nullable String tenant,
            @Nullable String output,
            boolean debug) {}

    /// The one in `home`.
    public static ConfigFile of(Path home) {
        return new ConfigFile(home.resolve("config.json"));
    }

    /// All of it; empty when there is no file.
    ///
    /// @throws CommandFailed if it is there and cannot be read
    public Stored read() {
        var tree = tree();
        return new Stored(
                text(tree, "api_url"),
                text(tree, "api_key"),
                text(tree, "tenant"),
                text(tree, "output"),
                tree.path("debug").asBoolean(false));
    }

    /// Sets these fields and leaves all others as they are. The file is replaced as a whole: whoever reads it, at any
    /// moment, sees all of the old one or all of the new one.
    public void set(Map<String, String> fields) throws IOException {
        var tree = tree();
        fields.forEach(tree::put);
        OwnFile.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
    }

    private ObjectNode tree() {
        try {
            var tree = JSON.readTree(Files.readAllBytes(path));
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new CommandFailed(ExitStatus.FAILED, path + " holds no JSON object; repair it, or remove it");
        } catch (NoSuchFileException none) {
            return JSON.createObjectNode();
        } catch (JsonProcessingException broken) {
            var where = broken.getLocation();
            throw new CommandFailed(
                    ExitStatus.FAILED,
                    "%s is not JSON (line %d); repair it, or remove it"
                            .formatted(path, where == null ? 1 : where.getLineNr()),
                    broken);
        } catch (IOException unreadable) {
            throw new CommandFailed(ExitStatus.FAILED, "%s cannot be read: %s".formatted(path, unreadable), unreadable);
        }
    }

    private static @Nullable String text(JsonNode tree, String field) {
        var value = tree.get(field);
        return value == null || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }
}

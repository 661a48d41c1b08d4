package io.thecloud.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecloud.cli.config.ConfigFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// The platform's HTTP, over a connection that is kept open as a program's would be.
final class Gateway {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final ConfigFile.Stored user;

    /// @param user has the key
    Gateway(URI base, ConfigFile.Stored user) {
        this.base = base;
        this.user = user;
    }

    /// Asks for a database, waits until it is RUNNING.
    JsonNode create(String name, String version) throws IOException {
        var body = JSON.writeValueAsString(Map.of("name", name, "engine", "postgres", "version", version));
        return send("POST", "/databases", BodyPublishers.ofString(body), 201);
    }

    /// Removes a database, waits until it is gone.
    void remove(String id) throws IOException {
        send("DELETE", "/databases/" + id, BodyPublishers.noBody(), 200);
    }

    JsonNode get(String path) throws IOException {
        return send("GET", path, BodyPublishers.noBody(), 200);
    }

    private JsonNode send(String method, String path, BodyPublisher body, int expected) throws IOException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=60")
                .header("X-API-Key", String.valueOf(user.apiKey()))
                .method(method, body);
        if (user.tenant() != null) {
            request.header("X-Tenant-ID", user.tenant());
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                // No body: it may hold a password.
                throw new MeasuringFailed(
                        "%s %s was answered with status %d".formatted(method, path, response.statusCode()));
            }
            return JSON.readTree(response.body()).path("data");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MeasuringFailed("interrupted", interrupted);
        }
    }
}

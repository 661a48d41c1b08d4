package io.thecloud.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.thecloud.credentials.issuing.WrittenLog;
import io.thecloud.schema.id.DatabaseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// The service, as other services call it.
final class Service {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String authorization;

    /// What was answered.
    record Answer(int status, JsonNode body) {
        String error() {
            return body.path("error").path("message").asText();
        }
    }

    Service(URI base) {
        this(base, "Bearer " + TestPlatform.TOKEN);
    }

    Service(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    Answer open(DatabaseId database, String role) {
        return open(database, database, role);
    }

    Answer open(DatabaseId secretOf, DatabaseId database, String role) {
        return call("POST", "internal/secrets/%s/open".formatted(WrittenLog.secret(secretOf)), """
                {"database": "%s", "tenant": "%s", "role": "%s", "actor": "service:test", "purpose": "a test",
                 "request_id": "request"}
                """.formatted(
                        database, WrittenLog.TENANT, role));
    }

    Answer deposit(DatabaseId database, String password) {
        var body = MAPPER.createObjectNode()
                .put("database", database.toString())
                .put("tenant", WrittenLog.TENANT.toString())
                .put("password", password);
        return call("PUT", "internal/secrets/" + WrittenLog.secret(database), body.toString());
    }

    Answer discard(DatabaseId database) {
        return call("DELETE", "internal/secrets/" + WrittenLog.secret(database), "");
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer call(String method, String path, String body) {
        var request = HttpRequest.newBuilder(base.resolve("/" + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            var text = response.body();
            return new Answer(
                    response.statusCode(),
                    text.startsWith("{")
                            ? MAPPER.readTree(text)
                            : MAPPER.getNodeFactory().textNode(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

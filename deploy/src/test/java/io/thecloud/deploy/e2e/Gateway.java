package io.thecloud.deploy.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The platform's HTTP interface, as a client uses it.
final class Gateway {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI address;
    private final String apiKey;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Gateway(URI address, String apiKey) {
        this.address = address;
        this.apiKey = apiKey;
    }

    /// @param body the whole envelope; missing if it is no JSON
    record Answer(int status, JsonNode body, HttpHeaders headers) {
        JsonNode data() {
            return body.path("data");
        }

        /// A text in `data`.
        String text(String field) {
            return data().path(field).asText();
        }

        String message() {
            return body.path("error").path("message").asText();
        }

        @Override
        public String toString() {
            var shown = body.deepCopy();
            return status + " " + shown;
        }
    }

    static Map<String, Object> postgres(String name) {
        return Map.of("name", name, "engine", "postgres", "version", "16");
    }

    Answer get(String path) {
        return now(request(path).GET().build());
    }

    Answer delete(String path, String... headers) {
        return now(with(request(path), headers).DELETE().build());
    }

    /// Makes a database.
    Answer create(Map<String, ?> body, String... headers) {
        return join(createLater(body, headers));
    }

    /// Begins to make a database.
    CompletableFuture<Answer> createLater(Map<String, ?> body, String... headers) {
        return postLater("/databases", write(body), headers);
    }

    Answer post(String path, byte[] body, String... headers) {
        return join(postLater(path, body, headers));
    }

    private CompletableFuture<Answer> postLater(String path, byte[] body, String... headers) {
        var post = request(path).POST(BodyPublishers.ofByteArray(body)).setHeader("Content-Type", "application/json");
        return send(with(post, headers).build());
    }

    /// Sends anything.
    Answer now(HttpRequest request) {
        return join(send(request));
    }

    /// A request with the API key.
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT).setHeader("X-API-Key", apiKey);
    }

    /// All databases, oldest first.
    List<JsonNode> databases() {
        var answer = get("/databases");
        if (answer.status() != 200) {
            throw new AssertionError("list answered " + answer);
        }
        var found = new ArrayList<JsonNode>();
        answer.data().forEach(found::add);
        return found;
    }

    /// The databases of that name: one or none, if names are unique.
    List<JsonNode> named(String name) {
        return databases().stream()
                .filter(d -> d.path("name").asText().equals(name))
                .toList();
    }

    /// A database by its id or name.
    Optional<JsonNode> find(String reference) {
        var answer = get("/databases/" + reference);
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.data());
    }

    private CompletableFuture<Answer> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Gateway::answer);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), read(response.body()), response.headers());
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    static byte[] write(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static Answer join(CompletableFuture<Answer> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new AssertionError("no answer: " + e.getCause(), e);
        }
    }
}

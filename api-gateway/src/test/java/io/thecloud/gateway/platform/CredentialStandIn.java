package io.thecloud.gateway.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Speaks the credential-service's contract over real HTTP, and remembers what it was asked.
public final class CredentialStandIn implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> deposits = new ConcurrentHashMap<>();
    private final List<String> discarded = new CopyOnWriteArrayList<>();
    private final List<JsonNode> openings = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final String token;
    private volatile boolean broken;

    CredentialStandIn(String token) throws IOException {
        this.token = token;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/secrets/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// From now on it fails, or works again.
    public void setBroken(boolean now) {
        broken = now;
    }

    /// Passwords that users gave and that were not discarded.
    public Map<String, String> deposits() {
        return deposits;
    }

    /// Secrets that were discarded.
    public List<String> discarded() {
        return discarded;
    }

    /// The bodies of all openings.
    public List<JsonNode> openings() {
        return openings;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var secret = exchange.getRequestURI().getPath().split("/")[3];
            if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (broken) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> {
                        deposits.putIfAbsent(
                                secret, JSON.readTree(body).path("password").asText());
                        exchange.sendResponseHeaders(204, -1);
                    }
                    case "DELETE" -> {
                        deposits.remove(secret);
                        discarded.add(secret);
                        exchange.sendResponseHeaders(204, -1);
                    }
                    default -> open(exchange, secret, JSON.readTree(body));
                }
            }
        }
    }

    private void open(HttpExchange exchange, String secret, JsonNode request) throws IOException {
        openings.add(request);
        var password = deposits.getOrDefault(secret, "Generated_" + secret.substring(0, 8));
        var answer = JSON.createObjectNode()
                .put("username", request.path("role").asText())
                .put("password", password)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

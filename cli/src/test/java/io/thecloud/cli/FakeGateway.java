package io.thecloud.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Speaks the HTTP contract with answers that a test has laid out; each route gives them in turn and repeats its last.
final class FakeGateway implements AutoCloseable {
    static final String KEY = "thecloud_00112233445566778899aabbccddeeff";

    record Asked(String route, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    FakeGateway data(String route, int status, String data) {
        return raw(route, status, "{\"data\": %s, \"meta\": {\"request_id\": \"r\"}}".formatted(data));
    }

    FakeGateway error(String route, int status, String message) {
        return raw(
                route,
                status,
                "{\"error\": {\"type\": \"X\", \"message\": \"%s\", \"code\": \"X\"}}".formatted(message));
    }

    FakeGateway raw(String route, int status, String body) {
        answers.computeIfAbsent(route, r -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var route = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(route, Map.copyOf(exchange.getRequestHeaders()), body));
        var answer = next(route, exchange);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer next(String route, HttpExchange exchange) {
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))) {
            return new Answer(401, "{\"error\": {\"message\": \"the API key is missing or wrong\"}}");
        }
        var prepared = answers.get(route);
        if (prepared == null) {
            return new Answer(404, "{\"error\": {\"message\": \"no such thing\"}}");
        }
        return prepared.size() > 1 ? prepared.pop() : prepared.getFirst();
    }
}

package io.thecloud.provisioner.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.thecloud.provisioner.engine.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Answers as credential-service does, with passwords made up here.
final class CredentialStandIn implements AutoCloseable {
    static final String TOKEN = "token-of-the-test";

    /// What a user may choose: every printable character of ASCII.
    private static final String PRINTABLE = " !\"#$%&'()*+,-./0:;<=>?@A[\\]^_`a{|}~";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final HttpServer server;

    CredentialStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/secrets/", this::open);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String password(String secret, Role role) {
        return passwords.computeIfAbsent(
                secret + "/" + role.role(),
                key -> role == Role.USER
                        ? UUID.randomUUID() + PRINTABLE
                        : "p" + UUID.randomUUID().toString().replace('-', '_'));
    }

    /// The passwords that must be nowhere; the bootstrap password is dead after its one use.
    List<String> realPasswords(String secret) {
        return Stream.of(Role.USER, Role.ADMIN, Role.REPLICATION, Role.MONITOR)
                .map(role -> password(secret, role))
                .toList();
    }

    private void open(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = json.readTree(exchange.getRequestBody().readAllBytes());
            var path = exchange.getRequestURI().getPath().split("/");
            var authorised =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!authorised
                    || path.length != 5
                    || !"open".equals(path[4])
                    || !exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(authorised ? 404 : 401, -1);
                return;
            }
            var role = Stream.of(Role.values())
                    .filter(r -> r.role().equals(asked.path("role").asText()))
                    .findFirst()
                    .orElseThrow();
            var answer = json.writeValueAsBytes(Map.of("username", role.role(), "password", password(path[3], role)));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

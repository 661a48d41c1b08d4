package io.thecloud.deploy.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecloud.deploy.home.Ports;
import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// Asks services whether they are ready, and if not, why.
public final class Readiness {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /// Why `service` is not ready; empty when it is.
    public Optional<String> trouble(Service service, Ports ports) {
        int port = ports.of(service);
        if (service == Service.KAFKA) {
            // The broker opens its port last, when it has recovered its log and is registered.
            return Ports.answers(port) ? Optional.empty() : Optional.of("does not listen on port " + port + " yet");
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(LIMIT)
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200
                    ? Optional.empty()
                    : Optional.of(reason(response.statusCode(), response.body()));
        } catch (IOException silent) {
            return Optional.of("does not answer on port " + port);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("nobody waited for its answer");
        }
    }

    /// The checks that are down, with what they say.
    static String reason(int status, byte[] body) {
        try {
            var reasons = new ArrayList<String>();
            for (var check : JSON.readTree(body).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    reasons.add(reason(check));
                }
            }
            return reasons.isEmpty() ? "answers with status " + status : String.join("; ", reasons);
        } catch (IOException notJson) {
            return "answers with status " + status;
        }
    }

    private static String reason(JsonNode check) {
        var said = new ArrayList<String>();
        check.path("data").forEach(value -> said.add(value.asText()));
        return check.path("name").asText("a check") + (said.isEmpty() ? " is down" : ": " + String.join(", ", said));
    }
}

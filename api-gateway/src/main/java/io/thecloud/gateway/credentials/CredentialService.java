package io.thecloud.gateway.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecloud.gateway.GatewaySettings;
import io.thecloud.gateway.access.ServiceToken;
import io.thecloud.gateway.credentials.Opening.Missing;
import io.thecloud.gateway.credentials.Opening.Opened;
import io.thecloud.gateway.credentials.Opening.Unreachable;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.id.SecretId;
import io.thecloud.schema.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/// The credential-service, as the gateway knows it: over HTTP.
@ApplicationScoped
public class CredentialService {
    /// The user that every database's owner is given.
    public static final String USERNAME = "cloud_user";

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI base;
    private final ServiceToken token;
    private final ObjectMapper json;
    private final InstantSource clock;

    CredentialService(GatewaySettings settings, ServiceToken token, ObjectMapper json, InstantSource clock) {
        this.base = settings.credentials().url();
        this.token = token;
        this.json = json;
        this.clock = clock;
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        http.shutdownNow();
    }

    /// Keeps a password that the user chose; the first one kept stays.
    ///
    /// @throws IOException if it is not known to be kept
    public void deposit(SecretId secret, DatabaseId database, TenantId tenant, Password password) throws IOException {
        var body = json.createObjectNode()
                .put("database", database.toString())
                .put("tenant", tenant.toString())
                .put("password", password.value());
        int status = send(request("/internal/secrets/" + secret)
                        .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                        .build())
                .statusCode();
        if (status != 204) {
            throw new IOException("the credential-service answered with status " + status);
        }
    }

    /// Throws a deposit away that no event refers to.
    ///
    /// @return false if it stays, because the log refers to it after all
    /// @throws IOException if that is not known
    public boolean discard(SecretId secret) throws IOException {
        int status =
                send(request("/internal/secrets/" + secret).DELETE().build()).statusCode();
        return switch (status) {
            case 204, 404 -> true;
            case 409 -> false;
            default -> throw new IOException("the credential-service answered with status " + status);
        };
    }

    /// Opens a password; tries again until the limit while it is missing or nobody answers.
    public Opening open(OpenRequest wanted, Duration limit) {
        var end = clock.instant().plus(limit);
        while (true) {
            var opening = open(wanted);
            if (opening instanceof Opened
                    || !clock.instant().plus(BETWEEN_TRIES).isBefore(end)) {
                return opening;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    private Opening open(OpenRequest wanted) {
        var body = json.createObjectNode()
                .put("database", wanted.database().toString())
                .put("tenant", wanted.tenant().toString())
                .put("role", USERNAME)
                .put("actor", wanted.actor().toString())
                .put("purpose", wanted.purpose())
                .put("request_id", wanted.requestId());
        try {
            var response = send(request("/internal/secrets/" + wanted.secret() + "/open")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                    .build());
            return switch (response.statusCode()) {
                case 200 -> opened(json.readTree(response.body()));
                case 404 -> new Missing();
                default -> new Unreachable("the credential-service answered with status " + response.statusCode());
            };
        } catch (IOException e) {
            return new Unreachable("the credential-service does not answer");
        }
    }

    private static Opening opened(JsonNode answer) {
        var username = answer.path("username").asText();
        var password = answer.path("password").asText();
        return username.isEmpty() || password.isEmpty()
                ? new Unreachable("the credential-service's answer is incomplete")
                : new Opened(username, new Password(password));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER)
                .header("Authorization", token.authorization())
                .header("Content-Type", "application/json");
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the credential-service", e);
        }
    }
}

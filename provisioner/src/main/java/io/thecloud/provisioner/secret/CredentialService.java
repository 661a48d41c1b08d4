package io.thecloud.provisioner.secret;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecloud.provisioner.engine.Role;
import io.thecloud.schema.state.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The internal HTTP API of credential-service, as a node agent uses it.
public final class CredentialService {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final URI base;
    private final Path tokenFile;
    private final String actor;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /// @param base where credential-service listens
    /// @param tokenFile holds the services' shared token
    /// @param actor who asks, for the audit
    public CredentialService(URI base, Path tokenFile, String actor) {
        this.base = base;
        this.tokenFile = tokenFile;
        this.actor = actor;
    }

    /// The password of a role of a database.
    ///
    /// @throws IOException if it cannot be had now; never contains the password
    public String open(Database.Spec spec, Role role, String purpose) throws IOException {
        var body = json.writeValueAsString(Map.of(
                "database", spec.id().toString(),
                "tenant", spec.tenant().toString(),
                "role", role.role(),
                "actor", actor,
                "purpose", purpose,
                "request_id", spec.id().toString()));
        var request = HttpRequest.newBuilder(base.resolve("/internal/secrets/%s/open".formatted(spec.secret())))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Files.readString(tokenFile).strip())
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(
                        "credential-service answers %d for role %s".formatted(response.statusCode(), role.role()));
            }
            var password = json.readTree(response.body()).path("password").asText();
            if (password.isEmpty()) {
                throw new IOException("credential-service answers without a password for role " + role.role());
            }
            return password;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for credential-service", e);
        }
    }
}

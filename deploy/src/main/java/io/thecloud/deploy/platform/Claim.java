package io.thecloud.deploy.platform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.config.ConfigFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Consumer;

/// Gives the operator a key that the gateway takes. The key is on disk before its hash is in the log: killed in
/// between, the next `up` finds the key and claims again, and nothing is founded twice.
public final class Claim {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int TRIES = 50;
    private static final int KEY_BYTES = 16;

    private final URI gateway;
    private final Path token;
    private final ConfigFile config;
    private final Consumer<String> say;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /// @param token the services' shared secret
    /// @param say is told when config.json belongs to another platform
    public Claim(URI gateway, Path token, ConfigFile config, Consumer<String> say) {
        this.gateway = gateway;
        this.token = token;
        this.config = config;
        this.say = say;
    }

    /// Does nothing where config.json's key is taken already, or its address is another platform's.
    ///
    /// @return whether config.json is for this platform
    public boolean run() throws IOException {
        var stored = config.read();
        if (stored.apiUrl() != null && !isOurs(stored.apiUrl())) {
            say.accept("%s is for %s and stays as it is; this platform's gateway is %s"
                    .formatted(config.path(), stored.apiUrl(), gateway));
            return false;
        }
        var key = stored.apiKey() == null ? newKey() : stored.apiKey();
        if (stored.apiKey() == null || stored.apiUrl() == null) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("api_key", key);
            fields.put("api_url", gateway.toString());
            config.set(fields);
        }
        for (int attempt = 1; !accepted(key); attempt++) {
            int status = claim(key);
            if (status != 200 && status != 503 || attempt == TRIES) {
                throw new CommandFailed(
                        ExitStatus.FAILED,
                        "the gateway did not take the new key (status " + status + "); run `cloud up` again");
            }
            rest();
        }
        return true;
    }

    /// What the log may know of a key.
    static String sha256(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static String newKey() {
        var random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return "thecloud_" + HexFormat.of().formatHex(random);
    }

    private boolean isOurs(String url) {
        try {
            var stored = URI.create(url.strip().replaceAll("/+$", ""));
            return stored.getHost() != null
                    && LOOPBACK.contains(stored.getHost())
                    && stored.getPort() == gateway.getPort()
                    && stored.getRawPath().isEmpty();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private boolean accepted(String key) throws IOException {
        var request = HttpRequest.newBuilder(gateway.resolve("/databases")).header("X-API-Key", key);
        return status(request.GET()) == 200;
    }

    private int claim(String key) throws IOException {
        var body = JsonNodeFactory.instance.objectNode().put("sha256", sha256(key));
        var request = HttpRequest.newBuilder(gateway.resolve("/internal/operator/claim"))
                .header("Authorization", "Bearer " + Files.readString(token).strip())
                .header("Content-Type", "application/json");
        return status(request.POST(BodyPublishers.ofString(body.toString())));
    }

    private int status(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(LIMIT).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the gateway", interrupted);
        }
    }

    private static void rest() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while claiming", interrupted);
        }
    }
}

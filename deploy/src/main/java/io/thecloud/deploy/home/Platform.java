package io.thecloud.deploy.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.EnumMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/// What was chosen when the platform was founded and never changes: platform.json.
///
/// @param homeId tells this platform's containers from another's on the same machine
/// @param nodeId this machine's Docker engine
/// @param clusterId Kafka's, 22 characters of URL-safe base64
public record Platform(String homeId, UUID nodeId, String clusterId, Ports ports) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A new one.
    ///
    /// @param free whether nobody listens on a port
    public static Platform found(IntPredicate free) {
        return new Platform(
                UUID.randomUUID().toString().substring(0, 8),
                UUID.randomUUID(),
                clusterId(UUID.randomUUID()),
                Ports.choose(free, ThreadLocalRandom.current().nextInt()));
    }

    /// Where the gateway is.
    public URI gateway() {
        return URI.create("http://127.0.0.1:" + ports.of(Service.API_GATEWAY));
    }

    /// The file's content.
    public String json() {
        var tree = JSON.createObjectNode();
        tree.put("home_id", homeId).put("node_id", nodeId.toString()).put("kafka_cluster_id", clusterId);
        var list = tree.putObject("ports");
        for (var service : Service.values()) {
            list.put(service.toString(), ports.of(service));
        }
        list.put("kafka-controller", ports.controller());
        return tree.toPrettyString() + "\n";
    }

    /// Reads what `json` wrote.
    ///
    /// @throws IOException if it is not that
    public static Platform read(byte[] content) throws IOException {
        var tree = JSON.readTree(content);
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, port(tree, service.toString()));
        }
        try {
            return new Platform(
                    text(tree, "home_id"),
                    UUID.fromString(text(tree, "node_id")),
                    text(tree, "kafka_cluster_id"),
                    new Ports(services, port(tree, "kafka-controller")));
        } catch (IllegalArgumentException notAnId) {
            throw new IOException("node_id is no UUID", notAnId);
        }
    }

    // Kafka refuses an id that begins with '-': it would look like an option.
    private static String clusterId(UUID random) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits());
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        return text.startsWith("-") ? clusterId(UUID.randomUUID()) : text;
    }

    private static String text(JsonNode tree, String field) throws IOException {
        var value = tree.path(field).asText("");
        if (value.isEmpty()) {
            throw new IOException(field + " is missing");
        }
        return value;
    }

    private static int port(JsonNode tree, String name) throws IOException {
        int port = tree.path("ports").path(name).asInt(0);
        if (port < 1 || port > 65_535) {
            throw new IOException("ports." + name + " is missing, or not from 1 to 65535");
        }
        return port;
    }
}

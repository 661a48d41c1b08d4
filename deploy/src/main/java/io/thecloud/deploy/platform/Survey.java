package io.thecloud.deploy.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.home.Platform;
import io.thecloud.deploy.process.RunFile;
import io.thecloud.deploy.process.Service;
import java.io.IOException;

/// How a platform's services stand now.
final class Survey {
    private final HomeFolder home;
    private final Platform platform;
    private final Readiness readiness = new Readiness();

    Survey(HomeFolder home, Platform platform) {
        this.home = home;
        this.platform = platform;
    }

    /// One object per service.
    JsonNode take() throws IOException {
        var services = JsonNodeFactory.instance.arrayNode();
        for (var service : Service.values()) {
            services.add(look(service));
        }
        return services;
    }

    private ObjectNode look(Service service) throws IOException {
        var node = JsonNodeFactory.instance.objectNode();
        int port = platform.ports().of(service);
        node.put("service", service.toString());
        node.put("address", service == Service.KAFKA ? "127.0.0.1:" + port : "http://127.0.0.1:" + port);
        node.put("log", home.log(service).toString());
        var process = new RunFile(home.run(service)).process();
        if (process.isEmpty()) {
            return node.put("state", "stopped").put("ready", false);
        }
        node.put("state", "running").put("pid", process.get().pid());
        process.get().residentBytes().ifPresent(bytes -> node.put("resident_bytes", bytes));
        var trouble = readiness.trouble(service, platform.ports());
        node.put("ready", trouble.isEmpty());
        trouble.ifPresent(why -> node.put("reason", why));
        return node;
    }
}

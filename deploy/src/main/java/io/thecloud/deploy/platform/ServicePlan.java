package io.thecloud.deploy.platform;

import io.thecloud.deploy.Dist;
import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.home.Platform;
import io.thecloud.deploy.kafka.KafkaFolder;
import io.thecloud.deploy.process.ProcessSpec;
import io.thecloud.deploy.process.Service;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How each service of a platform is started. Decides only; starts nothing.
///
/// @param java the JVM's program
public record ServicePlan(Dist dist, HomeFolder home, Platform platform, Path java) {
    // Together with the JVMs' own needs this keeps all five below 1.2 GB resident.
    private static final String SERVICE_HEAP = "-Xmx160m";
    private static final String KAFKA_HEAP = "-Xmx256m";

    /// The JVM that runs us.
    public static Path thisJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// What tells this service's process from all others, another platform's too.
    /// Not below `cloud.`: that is the services' own configuration, and they refuse settings they do not know.
    public String marker(Service service) {
        return "-Dthecloud.process=" + platform.homeId() + "/" + service;
    }

    /// How to start `service`.
    public ProcessSpec spec(Service service) {
        return new ProcessSpec(marker(service), command(service), environment(service), home.path(), home.log(service));
    }

    /// The JVM for the broker's jars, up to the main class.
    public List<String> kafkaJava() {
        var command = java(KAFKA_HEAP, dist.kafkaCache());
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dlog4j2.configurationFile=" + new KafkaFolder(home.kafka()).logging());
        command.add("-cp");
        command.add(dist.kafkaJars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return command;
    }

    private List<String> command(Service service) {
        if (service == Service.KAFKA) {
            var command = kafkaJava();
            command.add(1, marker(service));
            command.add("kafka.Kafka");
            command.add(new KafkaFolder(home.kafka()).settings().toString());
            return command;
        }
        var command = java(SERVICE_HEAP, dist.applicationCache(service.toString()));
        command.add(1, marker(service));
        command.add("-jar");
        command.add(dist.application(service.toString()).toString());
        return command;
    }

    private List<String> java(String heap, Optional<Path> cache) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", heap));
        command.add("-XX:+ExitOnOutOfMemoryError");
        // A cache that no longer fits is the JVM's to ignore.
        cache.ifPresent(file -> command.addAll(List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off")));
        return command;
    }

    private Map<String, String> environment(Service service) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("CLOUD_HOME", home.path().toString());
        if (service != Service.KAFKA) {
            environment.put("CLOUD_HOME_ID", platform.homeId());
            environment.put("CLOUD_NODE_ID", platform.nodeId().toString());
            environment.put("CLOUD_TOKEN_FILE", home.token().toString());
            environment.put("CLOUD_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + port(Service.KAFKA));
            environment.put("CLOUD_CREDENTIALS_URL", "http://127.0.0.1:" + port(Service.CREDENTIAL_SERVICE));
            environment.put("CLOUD_IMAGES_BUILDER", dist.imageBuilder().toString());
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(port(service)));
        }
        return environment;
    }

    private int port(Service service) {
        return platform.ports().of(service);
    }
}

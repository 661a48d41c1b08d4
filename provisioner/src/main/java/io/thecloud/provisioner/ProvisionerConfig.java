package io.thecloud.provisioner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the operator sets.
@ConfigMapping(prefix = "cloud")
public interface ProvisionerConfig {
    /// The platform's folder.
    Path home();

    /// Names the platform on this machine's Docker engine (label `cloud.home`).
    @WithName("home-id")
    @WithDefault("default")
    String homeId();

    /// Names the node, a UUID; made at the first start when it is not given.
    @WithName("node-id")
    Optional<String> nodeId();

    /// Holds the token the services know one another by.
    @WithName("token-file")
    @WithDefault("${cloud.home}/token")
    Path tokenFile();

    /// Where host ports are bound.
    @WithName("publish-address")
    @WithDefault("127.0.0.1")
    String publishAddress();

    /// /28 networks for the groups come from here.
    @WithName("network-pool")
    @WithDefault("10.213.0.0/16")
    String networkPool();

    /// Kafka.
    Kafka kafka();

    /// Host ports for databases.
    Ports ports();

    /// credential-service.
    Credentials credentials();

    /// Images.
    Images images();

    /// How long things may take.
    Deadlines deadlines();

    /// Limits of a database's container.
    Database database();

    /// Kafka's address.
    interface Kafka {
        /// `host:port`, several separated by commas.
        @WithName("bootstrap-servers")
        @WithDefault("127.0.0.1:9092")
        String bootstrapServers();
    }

    /// Host ports.
    interface Ports {
        /// First and last, as `20000-29999`.
        @WithDefault("20000-29999")
        String range();
    }

    /// credential-service's address.
    interface Credentials {
        /// Its base URL.
        @WithDefault("http://127.0.0.1:8082")
        URI url();
    }

    /// Where images come from.
    interface Images {
        /// A program that builds an image where no registry answers: `<program> <engine> <version>`.
        Optional<Path> builder();
    }

    /// Deadlines.
    interface Deadlines {
        /// From the request to RUNNING.
        @WithDefault("10m")
        Duration create();

        /// From the removal's request to its end.
        @WithDefault("10m")
        Duration delete();
    }

    /// A database's container.
    interface Database {
        /// Its memory limit in MiB (2^20 bytes).
        @WithName("memory-mib")
        @WithDefault("512")
        long memoryMib();
    }
}

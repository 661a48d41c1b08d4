package io.thecloud.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// What the gateway can be told from outside.
@ConfigMapping(prefix = "cloud")
public interface GatewaySettings {
    /// The folder that all state of this platform lives in.
    Path home();

    /// The file with the services' shared token (mode 600).
    @WithDefault("${cloud.home}/token")
    Path tokenFile();

    /// Where Kafka is.
    Kafka kafka();

    /// Where the credential-service is.
    Credentials credentials();

    /// How long things may take.
    Limits limits();

    /// Kafka's part.
    interface Kafka {
        /// One or more `host:port`, separated by commas.
        @WithDefault("127.0.0.1:9092")
        String bootstrapServers();
    }

    /// The credential-service's part.
    interface Credentials {
        /// Its base address.
        @WithDefault("http://127.0.0.1:8082")
        URI url();
    }

    /// How long things may take.
    interface Limits {
        /// What the decider has not taken up by then comes to nothing. Together with `outcome` less than 5 s, within
        /// which a client is told.
        @WithDefault("3500ms")
        Duration write();

        /// How much longer an outcome is waited for, before a write is a 503.
        @WithDefault("700ms")
        Duration outcome();

        /// How long the credential-service is asked again before an answer goes out without a password.
        @WithDefault("5s")
        Duration credentials();

        /// How much longer than its time an unfinished creation may wait for its password.
        @WithDefault("2s")
        Duration password();

        /// When a password is discarded whose database never came to be; longer than `write`.
        @WithDefault("60s")
        Duration deposit();
    }
}

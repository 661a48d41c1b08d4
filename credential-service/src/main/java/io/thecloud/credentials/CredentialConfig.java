package io.thecloud.credentials;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/// The service's settings.
@ConfigMapping(prefix = "cloud")
public interface CredentialConfig {
    /// The platform's folder; the keys are in `keys` below it.
    Path home();

    /// The file with the token that services show each other.
    @WithDefault("${cloud.home}/token")
    Path tokenFile();

    /// Where Kafka is.
    Kafka kafka();

    /// Where Kafka is.
    interface Kafka {
        /// `host:port`, several separated by commas.
        @WithDefault("127.0.0.1:9092")
        String bootstrapServers();
    }
}

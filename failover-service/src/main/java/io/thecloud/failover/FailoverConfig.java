package io.thecloud.failover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The service's settings.
@ConfigMapping(prefix = "cloud")
public interface FailoverConfig {
    /// Where Kafka is.
    Kafka kafka();

    /// Where Kafka is.
    interface Kafka {
        /// `host:port`, several separated by commas.
        @WithDefault("127.0.0.1:9092")
        String bootstrapServers();
    }
}

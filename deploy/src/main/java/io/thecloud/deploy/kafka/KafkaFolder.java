package io.thecloud.deploy.kafka;

import io.thecloud.cli.config.OwnFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The broker's folder: its settings, its logging, its data.
public record KafkaFolder(Path path) {
    private static final String LOGGING = """
            # Written at each start; what is changed here is lost.
            status = warn
            shutdownHook = disable
            appender.out.type = Console
            appender.out.name = out
            appender.out.layout.type = PatternLayout
            appender.out.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{1}] %m%n
            rootLogger.level = warn
            rootLogger.appenderRef.out.ref = out
            logger.server.name = kafka.server.KafkaRaftServer
            logger.server.level = info
            # its own registration while it starts is slow on purpose, and said at each start
            logger.raft.name = org.apache.kafka.raft
            logger.raft.level = error
            """;

    /// Writes settings and logging.
    public void write(KafkaProperties properties) throws IOException {
        OwnFile.write(settings(), properties.text());
        OwnFile.write(logging(), LOGGING);
    }

    /// server.properties.
    public Path settings() {
        return path.resolve("server.properties");
    }

    /// log4j2.properties.
    public Path logging() {
        return path.resolve("log4j2.properties");
    }

    /// Its records.
    public Path data() {
        return path.resolve("data");
    }

    /// Whether the data folder belongs to a cluster already.
    public boolean formatted() {
        return Files.exists(data().resolve("meta.properties")) && Files.exists(data().resolve("bootstrap.checkpoint"));
    }
}

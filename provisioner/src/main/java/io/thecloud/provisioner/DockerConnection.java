package io.thecloud.provisioner;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.time.Duration;

/// The connection to the node's Docker engine, found as `docker` itself finds it (`DOCKER_HOST`, else the socket).
final class DockerConnection {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /// Removing a container waits for its engine's shutdown.
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /// An engine that takes longer for a sign of life is as good as away.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

    private static final int AT_ONCE = 32;

    private DockerConnection() {}

    /// For work.
    static DockerClient open() {
        return open(ANSWER);
    }

    /// For asking whether the engine lives.
    static DockerClient openForPing() {
        return open(SIGN_OF_LIFE);
    }

    private static DockerClient open(Duration answer) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .connectionTimeout(CONNECT)
                        .responseTimeout(answer)
                        .maxConnections(AT_ONCE)
                        .build());
    }
}

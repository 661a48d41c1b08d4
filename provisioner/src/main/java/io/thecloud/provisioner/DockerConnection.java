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

    private static final int AT_ONCE = 32;

    private DockerConnection() {}

    static DockerClient open() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .connectionTimeout(CONNECT)
                        .responseTimeout(ANSWER)
                        .maxConnections(AT_ONCE)
                        .build());
    }
}

package io.thecloud.deploy.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/// What a creation is held against: `docker run` of the same image, by hand.
final class PlainRun {
    private static final String PASSWORD = "not-a-secret";

    private final Playground playground;
    private final String image;
    private final FirstQuery query = new FirstQuery();
    private int number;

    /// @param image as the platform chose it
    PlainRun(Playground playground, String image) {
        this.playground = playground;
        this.image = image;
    }

    /// Seconds of one run.
    ///
    /// @param returned until `docker run` came back
    /// @param answered until the first answered query
    record Times(double returned, double answered) {}

    /// Starts one, asks, removes it.
    Times once() throws IOException {
        var name = "cloud-bench-%s-%d".formatted(playground.id(), ++number);
        int port = freePort();
        var command = List.of(
                "run",
                "-d",
                "--name",
                name,
                "--label",
                Playground.LABEL + "=" + playground.id(),
                "-e",
                "POSTGRES_PASSWORD=" + PASSWORD,
                "-p",
                "127.0.0.1:%d:5432".formatted(port),
                image);
        try {
            var started = System.nanoTime();
            playground.docker(command);
            var returned = System.nanoTime();
            query.await("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", PASSWORD);
            var answered = System.nanoTime();
            return new Times((returned - started) / 1e9, (answered - started) / 1e9);
        } finally {
            playground.docker(List.of("rm", "-fv", name));
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}

package io.thecloud.deploy.bench;

import io.thecloud.deploy.process.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/// The platform's own part of a creation, from the provisioner's metric: from the moment a decider takes the command up
/// to the moment before the node agent's first call to Docker. Between the two lie the decision, its transaction, and
/// the way
/// of the event through Kafka to the agent.
final class Overhead {
    private static final String METRIC = "cloud_creation_first_docker_call_seconds";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI metrics;
    private Total last = new Total(0, 0);

    private record Total(double sum, double count) {}

    Overhead(Playground playground) {
        this.metrics =
                URI.create("http://127.0.0.1:" + playground.platform().ports().of(Service.PROVISIONER) + "/metrics");
    }

    /// The seconds of the one creation since the last call. Sums are taken apart, because the metric's own percentiles
    /// forget within minutes.
    ///
    /// @return empty unless there was exactly one
    Optional<Double> ofLastCreation() throws IOException {
        var total = read();
        var before = last;
        last = total;
        return total.count() - before.count() == 1 ? Optional.of(total.sum() - before.sum()) : Optional.empty();
    }

    private Total read() throws IOException {
        try {
            var text = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            return new Total(value(text, METRIC + "_sum"), value(text, METRIC + "_count"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MeasuringFailed("interrupted", interrupted);
        }
    }

    private static double value(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new MeasuringFailed("the provisioner's metrics hold no " + name));
    }
}

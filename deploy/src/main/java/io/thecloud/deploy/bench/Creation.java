package io.thecloud.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A creation by `POST /databases`, until the first query through the connection string it got.
final class Creation {
    private final Gateway gateway;
    private final String version;
    private final FirstQuery query = new FirstQuery();
    private int number;

    Creation(Gateway gateway, String version) {
        this.gateway = gateway;
        this.version = version;
    }

    /// One creation.
    ///
    /// @param seconds from the request to the answered query
    /// @param phases seconds of each part, in order; the middle ones by the times of the log's events
    /// @param image what it was made from
    record Times(double seconds, Map<String, Double> phases, String image) {}

    /// Makes one, asks, removes it.
    Times once() throws IOException {
        var name = "bench-" + ++number;
        var asked = Instant.now();
        var started = System.nanoTime();
        var database = gateway.create(name, version);
        var id = database.path("id").asText();
        var made = Instant.now();
        var connection = gateway.get("/databases/%s/connection".formatted(id));
        var told = Instant.now();
        query.await(connection.path("jdbc").asText(), null, null);
        var seconds = (System.nanoTime() - started) / 1e9;
        var answered = Instant.now();
        var phases = phases(asked, events(id), made, told, answered);
        gateway.remove(id);
        return new Times(seconds, phases, database.path("image").asText());
    }

    private Map<String, Instant> events(String id) throws IOException {
        var times = new HashMap<String, Instant>();
        for (JsonNode event : gateway.get("/events?limit=50&resource_id=" + id)) {
            times.putIfAbsent(
                    event.path("action").asText(),
                    Instant.parse(event.path("created_at").asText()));
        }
        return times;
    }

    private static Map<String, Double> phases(
            Instant asked, Map<String, Instant> events, Instant made, Instant told, Instant answered) {
        var requested = event(events, "DatabaseRequested");
        var issued = event(events, "CredentialsIssued");
        var resolved = event(events, "ImageResolved");
        var started = event(events, "InstanceStarted");
        var available = event(events, "DatabaseAvailable");
        var phases = new LinkedHashMap<String, Double>();
        phases.put("request → DatabaseRequested", seconds(asked, requested));
        phases.put("(DatabaseRequested → CredentialsIssued)", seconds(requested, issued));
        phases.put("(DatabaseRequested → ImageResolved)", seconds(requested, resolved));
        var both = issued.isAfter(resolved) ? issued : resolved;
        phases.put("DatabaseRequested → both", seconds(requested, both));
        phases.put("both → InstanceStarted", seconds(both, started));
        phases.put("InstanceStarted → DatabaseAvailable", seconds(started, available));
        phases.put("DatabaseAvailable → 201", seconds(available, made));
        phases.put("201 → connection string", seconds(made, told));
        phases.put("connection string → answered query", seconds(told, answered));
        return phases;
    }

    private static Instant event(Map<String, Instant> events, String action) {
        var time = events.get(action);
        if (time == null) {
            throw new MeasuringFailed("the log holds no " + action + " for a database that runs");
        }
        return time;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}

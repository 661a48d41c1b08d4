package io.thecloud.provisioner.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.thecloud.schema.id.DatabaseId;
import io.thecloud.schema.state.Database;
import io.thecloud.schema.state.Lifecycle.Creating;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Measures the platform's own part of a creation: from the decision to the first call to Docker.
final class FirstCalls {
    private final Set<DatabaseId> measured = ConcurrentHashMap.newKeySet();
    private final Timer timer;
    private final InstantSource clock;

    FirstCalls(MeterRegistry meters, InstantSource clock) {
        this.timer = Timer.builder("cloud.creation.first.docker.call")
                .description("From the decision to create a database to the agent's first call to Docker")
                .publishPercentileHistogram()
                .register(meters);
        this.clock = clock;
    }

    void made(Database database) {
        if (database.lifecycle() instanceof Creating) {
            if (measured.add(database.id())) {
                timer.record(Duration.between(database.spec().createdAt(), clock.instant()));
            }
        } else {
            measured.remove(database.id());
        }
    }
}

package io.thecloud.gateway.following;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// How far the gateway has read.
@ApplicationScoped
class LogGauges {
    void register(@Observes StartupEvent event, MeterRegistry registry, View view) {
        Gauge.builder("cloud.log.position", view, View::position)
                .description("position of the last event that the gateway has read")
                .register(registry);
        Gauge.builder("cloud.follower.caught.up", view, seen -> seen.caughtUp() ? 1 : 0)
                .description("1 when the log was read to its end")
                .register(registry);
    }
}

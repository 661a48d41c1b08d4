package io.thecloud.gateway.http;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The one clock.
class Clock {
    @Produces
    @Singleton
    InstantSource system() {
        return InstantSource.system();
    }
}

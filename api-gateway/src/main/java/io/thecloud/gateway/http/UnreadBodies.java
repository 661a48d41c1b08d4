package io.thecloud.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;

/// Throws away what is left of a body once its request is answered: some clients read no answer before they have sent
/// all of it, and would wait for ever.
@ApplicationScoped
class UnreadBodies {
    /// Whoever sends more than this after the answer is cut off.
    private static final long AT_MOST_BYTES = 64L * 1024 * 1024;

    private static final int EARLY = 900;

    void register(@Observes Filters filters) {
        filters.register(UnreadBodies::watch, EARLY);
    }

    private static void watch(RoutingContext context) {
        context.addEndHandler(answered -> discardRest(context.request()));
        context.next();
    }

    private static void discardRest(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        var count = new AtomicLong();
        request.handler((Buffer part) -> {
            if (count.addAndGet(part.length()) > AT_MOST_BYTES) {
                request.connection().close();
            }
        });
        request.resume();
    }
}

package io.thecloud.gateway.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gives every request an id: the client's own `X-Request-ID` where that is harmless, else a new one.
@ApplicationScoped
public class RequestIds {
    /// The header that carries it, both ways.
    public static final String HEADER = "X-Request-ID";

    private static final String KEY = RequestIds.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int BEFORE_ALL_ELSE = 1000;

    private final CurrentVertxRequest request;

    RequestIds(CurrentVertxRequest request) {
        this.request = request;
    }

    void register(@Observes Filters filters) {
        filters.register(RequestIds::mark, BEFORE_ALL_ELSE);
    }

    private static void mark(RoutingContext context) {
        var id = harmless(context.request().getHeader(HEADER));
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    /// The given id, or a new one where it is missing, too long, or not printable.
    static String harmless(@Nullable String given) {
        return given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    /// The id of the request that this thread works on.
    public String current() {
        var context = request.getCurrent();
        String id = context == null ? null : context.get(KEY);
        return id == null ? UUID.randomUUID().toString() : id;
    }
}

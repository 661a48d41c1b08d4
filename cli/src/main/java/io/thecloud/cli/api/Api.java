package io.thecloud.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.config.ConfigFile;
import io.thecloud.cli.config.Settings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The gateway, as a client sees it: sends a request, unpacks `data`, turns errors into sentences.
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Settings settings;
    private final Consumer<String> debug;
    private final Http http = new Http();

    /// @param debug is told of each request if the settings say so
    public Api(Settings settings, Consumer<String> debug) {
        this.settings = settings;
        this.debug = debug;
    }

    /// A path's segment with everything escaped that is not plain.
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Reads.
    public Reply get(String path) {
        return send("GET", path, Map.of(), null, ANSWER, 1);
    }

    /// Removes. Asked twice is removed once, so it is repeated when the answer was lost.
    public Reply delete(String path, Duration longest) {
        return send("DELETE", path, Map.of(), null, longest.plus(ANSWER), TRIES);
    }

    /// Changes something. The key makes a repeat harmless, so it is repeated when the answer was lost.
    ///
    /// @param idempotencyKey names this request: the same key gets the first answer again
    /// @param wait how long the gateway may take to finish; zero asks it not to wait
    public Reply post(String path, JsonNode body, String idempotencyKey, Duration wait) {
        var prefer = wait.isZero() ? "respond-async" : "wait=" + wait.toSeconds();
        var headers = Map.of("Idempotency-Key", idempotencyKey, "Prefer", prefer);
        return send("POST", path, headers, body.toString(), wait.plus(ANSWER), TRIES);
    }

    private Reply send(
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body,
            Duration longest,
            int tries) {
        for (int attempt = 1; ; attempt++) {
            try {
                var reply = once(method, path, headers, body, longest);
                if (reply.status() == 503 && attempt < tries) {
                    pause(attempt);
                    continue;
                }
                return reply.status() < 300 ? reply : refuse(reply);
            } catch (IOException lost) {
                if (attempt == tries) {
                    throw unreachable(lost);
                }
                pause(attempt);
            }
        }
    }

    private Reply once(String method, String path, Map<String, String> headers, @Nullable String body, Duration longest)
            throws IOException {
        var started = System.nanoTime();
        var answer = http.send(method, settings.apiUrl() + path, all(headers, body != null), body, longest);
        if (settings.debug()) {
            var millis = (System.nanoTime() - started) / 1_000_000;
            debug.accept("%s %s -> %d in %d ms".formatted(method, path, answer.status(), millis));
        }
        return new Reply(answer.status(), unpack(answer.status(), answer.body()));
    }

    private Map<String, String> all(Map<String, String> own, boolean hasBody) {
        var headers = new HashMap<>(own);
        headers.put("Accept", "application/json");
        if (hasBody) {
            headers.put("Content-Type", "application/json");
        }
        if (settings.apiKey() != null) {
            headers.put("X-API-Key", legal("API key", settings.apiKey()));
        }
        if (settings.tenant() != null) {
            headers.put("X-Tenant-ID", legal("tenant", settings.tenant()));
        }
        return headers;
    }

    private static String legal(String what, String value) {
        if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new CommandFailed(ExitStatus.NOT_ALLOWED, "the %s holds characters it cannot have".formatted(what));
        }
        return value;
    }

    private JsonNode unpack(int status, byte[] body) throws IOException {
        try {
            var tree = body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
            if (status >= 300) {
                return tree.path("error");
            }
            return tree.has("data") ? tree.get("data") : tree;
        } catch (JsonProcessingException notJson) {
            if (status >= 300) {
                return MissingNode.getInstance();
            }
            throw new CommandFailed(
                    ExitStatus.FAILED,
                    "%s answered, but not as the platform does; is --api-url (or CLOUD_API_URL) right?"
                            .formatted(settings.apiUrl()),
                    notJson);
        }
    }

    private Reply refuse(Reply reply) {
        var said = reply.data().path("message").asText("");
        var message = said.isEmpty() ? "the gateway answered with status " + reply.status() : said;
        throw new ApiRefused(reply.status(), reply.status() == 401 ? message + "; " + whereTheKeyIs() : message);
    }

    private String whereTheKeyIs() {
        return "the key is looked for in CLOUD_API_KEY, then as api_key in "
                + ConfigFile.of(settings.home()).path() + (settings.apiKey() == null ? ", and there is none" : "");
    }

    private CommandFailed unreachable(IOException lost) {
        var reason = lost.getMessage() == null ? "" : " (" + lost.getMessage() + ")";
        return new CommandFailed(
                ExitStatus.FAILED,
                "the platform at %s does not answer%s; start it with `cloud up`, or name another with --api-url or CLOUD_API_URL"
                        .formatted(settings.apiUrl(), reason),
                lost);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(ExitStatus.FAILED, "interrupted", interrupted);
        }
    }
}

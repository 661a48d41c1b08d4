package io.thecloud.gateway.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// How long a client wants to wait for something that takes time: the header `Prefer` (RFC 7240).
///
/// @param patience from nothing to ten minutes
public record Preference(Duration patience) {
    private static final Duration DEFAULT = Duration.ofSeconds(30);
    private static final int MOST_SECONDS = 600;
    private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,9})\"?");

    /// Reads a request's `Prefer` headers.
    ///
    /// @throws Problem if the time is not a number of seconds
    public static Preference of(HttpHeaders headers) {
        var given = headers.getRequestHeader("Prefer");
        return of(given == null ? List.of() : given);
    }

    /// Reads `Prefer` headers: `wait=<seconds>` (more than 600 counts as 600), `respond-async` (0, unless a time is
    /// given with it). Preferences of other names are ignored, as the RFC asks.
    ///
    /// @throws Problem if the time is not a number of seconds
    static Preference of(List<String> headers) {
        var patience = DEFAULT;
        for (var preference : String.join(",", headers).split(",", -1)) {
            var parts = preference.split(";", 2)[0].split("=", 2);
            var name = parts[0].strip();
            if (name.equalsIgnoreCase("wait")) {
                return new Preference(seconds(parts.length == 2 ? parts[1].strip() : ""));
            }
            if (name.equalsIgnoreCase("respond-async")) {
                patience = Duration.ZERO;
            }
        }
        return new Preference(patience);
    }

    private static Duration seconds(String text) {
        var matcher = SECONDS.matcher(text);
        if (!matcher.matches()) {
            throw Problem.field("Prefer", "must be wait=<seconds from 0 to 600> or respond-async");
        }
        return Duration.ofSeconds(Math.min(MOST_SECONDS, Integer.parseInt(matcher.group(1))));
    }
}

package io.thecloud.cli.api;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP exchange. By the JDK's older client: the newer one starts threads and TLS even for plain HTTP, which is
/// twice what a whole `db list` may take.
final class Http {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    record Answer(int status, byte[] body) {}

    /// @param longest how long the answer may take
    /// @throws IOException if there was none
    Answer send(String method, String url, Map<String, String> headers, @Nullable String body, Duration longest)
            throws IOException {
        var exchange = (HttpURLConnection) URI.create(url).toURL().openConnection();
        exchange.setConnectTimeout((int) CONNECT.toMillis());
        exchange.setReadTimeout((int) Math.min(longest.toMillis(), Integer.MAX_VALUE));
        exchange.setInstanceFollowRedirects(false);
        exchange.setUseCaches(false);
        exchange.setRequestMethod(method);
        headers.forEach(exchange::setRequestProperty);
        if (body != null) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.setDoOutput(true);
            // A known length also keeps this client from repeating a POST by itself.
            exchange.setFixedLengthStreamingMode(bytes.length);
            try (var out = exchange.getOutputStream()) {
                out.write(bytes);
            }
        }
        int status = exchange.getResponseCode();
        if (status < 100) {
            throw new IOException("what answered does not speak HTTP");
        }
        try (var in = status >= 400 ? exchange.getErrorStream() : exchange.getInputStream()) {
            return new Answer(status, in == null ? new byte[0] : in.readAllBytes());
        }
    }
}

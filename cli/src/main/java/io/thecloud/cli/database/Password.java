package io.thecloud.cli.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How a password comes in, and how the one that was made is found.
final class Password {
    private static final int LONGEST = 64 * 1024;

    private Password() {}

    /// All of `in` without the line feed at its end, as `printf` and `echo` both write it.
    static String read(InputStream in) throws IOException {
        var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
        if (text.isEmpty()) {
            throw new CommandFailed(
                    ExitStatus.USAGE,
                    "--password-stdin was given, but nothing came on standard input; try: printf %s \"$PASSWORD\" | cloud db create …");
        }
        return text;
    }

    /// The password within a connection string; null if there is none.
    static @Nullable String in(JsonNode connection) {
        var text = connection.path("connection_string").asText("");
        var userInfo = text.isEmpty() ? null : URI.create(text).getRawUserInfo();
        var colon = userInfo == null ? -1 : userInfo.indexOf(':');
        return colon < 0
                ? null
                : URLDecoder.decode(userInfo.substring(colon + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

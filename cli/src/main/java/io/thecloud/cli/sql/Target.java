package io.thecloud.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// The parts of a connection string.
///
/// @param password as it is, not escaped
record Target(String host, int port, String database, String user, String password) {

    /// Takes `postgres://user:password@host:port/database` apart.
    static Target of(JsonNode connection) {
        var text = connection.path("connection_string").asText();
        var uri = URI.create(text);
        if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
            throw new CommandFailed(
                    ExitStatus.USAGE,
                    "psql speaks to PostgreSQL, and this database is reached by %s; `cloud db connection` prints its address"
                            .formatted(uri.getScheme()));
        }
        var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        var colon = userInfo.indexOf(':');
        return new Target(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                plain(uri.getRawPath().substring(1)),
                plain(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                plain(colon < 0 ? "" : userInfo.substring(colon + 1)));
    }

    /// A line for libpq's password file.
    String passLine() {
        return String.join(":", escaped(host), Integer.toString(port), "*", escaped(user), escaped(password)) + "\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:");
    }

    private static String plain(String percentEncoded) {
        return URLDecoder.decode(percentEncoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    // Whatever prints a target must not print its password.
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}

package io.thecloud.gateway.databases;

import java.nio.charset.StandardCharsets;

/// Writes connection strings.
final class ConnectionString {
    private static final String UNRESERVED_PUNCTUATION = "-._~";

    private ConnectionString() {}

    /// `postgres://user:password@host:port/database`
    static String url(String host, int port, String database, String user, String password) {
        return "postgres://%s:%s@%s:%d/%s".formatted(encoded(user), encoded(password), host, port, encoded(database));
    }

    /// `jdbc:postgresql://host:port/database?user=…&password=…`
    static String jdbc(String host, int port, String database, String user, String password) {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(host, port, encoded(database), encoded(user), encoded(password));
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986, so that the text means itself anywhere in a URI.
    static String encoded(String text) {
        var encoded = new StringBuilder(text.length() * 3);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved((char) (b & 0xff))) {
                encoded.append((char) b);
            } else {
                encoded.append("%%%02X".formatted(b & 0xff));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || UNRESERVED_PUNCTUATION.indexOf(c) >= 0;
    }
}

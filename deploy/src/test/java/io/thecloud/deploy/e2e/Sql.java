package io.thecloud.deploy.e2e;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// SQL through a connection string, as a user's program would.
final class Sql {
    private Sql() {}

    /// The password that a connection string holds.
    static String password(String connectionString) {
        return userInfo(connectionString)[1];
    }

    /// Connects by `postgres://user:password@host:port/database`.
    static Connection connect(String connectionString) throws SQLException {
        var uri = URI.create(connectionString);
        var user = userInfo(connectionString);
        return connect(
                "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), uri.getPort(), uri.getPath()), user[0], user[1]);
    }

    static Connection connect(String jdbc, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(jdbc, properties);
    }

    /// Runs a statement that gives nothing.
    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The one value that a query gives.
    static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /// The one value that a query gives, over a connection of its own.
    static String value(String connectionString, String query) throws SQLException {
        try (var connection = connect(connectionString)) {
            return value(connection, query);
        }
    }

    private static String[] userInfo(String connectionString) {
        var raw = URI.create(connectionString).getRawUserInfo().split(":", 2);
        // A plus sign means itself in a URL's user and password.
        return new String[] {decoded(raw[0]), decoded(raw[1])};
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

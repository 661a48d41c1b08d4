package io.thecloud.deploy.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/// Asks a query until it is answered, the same way on both sides of a comparison.
final class FirstQuery {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Driver driver = new Driver();

    /// Returns when the first query was answered.
    ///
    /// @param url without a password, unless it is part of it
    /// @param password where the URL has none
    void await(String url, @Nullable String user, @Nullable String password) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!answers(url, properties(user, password))) {
            if (System.nanoTime() > deadline) {
                throw new MeasuringFailed("no query was answered within " + LIMIT);
            }
            rest();
        }
    }

    private boolean answers(String url, Properties properties) {
        try (var connection = connect(url, properties);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT 1")) {
            return answer.next() && answer.getInt(1) == 1;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect(String url, Properties properties) throws SQLException {
        var connection = driver.connect(url, properties);
        if (connection == null) {
            throw new MeasuringFailed("this is no JDBC URL of PostgreSQL");
        }
        return connection;
    }

    private static Properties properties(@Nullable String user, @Nullable String password) {
        var properties = new Properties();
        properties.setProperty("sslmode", "disable");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MeasuringFailed("interrupted", interrupted);
        }
    }
}

package io.thecloud.gateway.databases;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.thecloud.gateway.credentials.Opening.Opened;
import io.thecloud.schema.state.Database;

/// All that a client needs to connect.
///
/// @param connectionString a URL with a percent-encoded password
/// @param jdbc the same for JDBC
/// @param scope from where it works: `host` is the machine that the database runs on
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ConnectionJson(
        String connectionString, String host, int port, String database, String username, String jdbc, String scope) {

    static ConnectionJson of(Database database, Opened opened) {
        var endpoint = Endpoint.of(database.spec());
        var name = database.spec().name().value();
        var password = opened.password().value();
        return new ConnectionJson(
                ConnectionString.url(endpoint.host(), endpoint.port(), name, opened.username(), password),
                endpoint.host(),
                endpoint.port(),
                name,
                opened.username(),
                ConnectionString.jdbc(endpoint.host(), endpoint.port(), name, opened.username(), password),
                "host");
    }

    @Override
    public String toString() {
        return "ConnectionJson[" + host + ":" + port + "]";
    }
}

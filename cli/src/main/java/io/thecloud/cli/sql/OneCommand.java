package io.thecloud.cli.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// Runs what was given with `-c` over JDBC, as `psql -c` does: all of it in one go, all results printed.
final class OneCommand {
    private static final String CONNECT_SECONDS = "10";

    private final Session session;
    private final Target target;

    OneCommand(Session session, Target target) {
        this.session = session;
        this.target = target;
    }

    int run(String sql) {
        var answer = JsonNodeFactory.instance.objectNode();
        var results = answer.putArray("results");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            collect(statement, statement.execute(sql), results);
        } catch (SQLException refused) {
            var state = refused.getSQLState() == null ? "" : " (SQLSTATE " + refused.getSQLState() + ")";
            throw new CommandFailed(ExitStatus.FAILED, refused.getMessage() + state, refused);
        }
        session.print(answer, () -> new ResultText(session.terminal().out()).print(results));
        return ExitStatus.DONE.code();
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", target.user());
        properties.setProperty("password", target.password());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "cloud db psql");
        // The simple protocol takes several statements at once, and makes them one transaction.
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("sslmode", "prefer");
        var url = "jdbc:postgresql://%s:%d/%s".formatted(target.host(), target.port(), target.database());
        // The driver's class is named, not looked up: other commands never load it.
        var connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("no driver for " + target);
        }
        return connection;
    }

    private static void collect(Statement statement, boolean rows, ArrayNode results) throws SQLException {
        var isRows = rows;
        while (true) {
            if (isRows) {
                try (var set = statement.getResultSet()) {
                    rows(set, results.addObject());
                }
            } else if (statement.getUpdateCount() >= 0) {
                results.addObject().put("changed", statement.getUpdateCount());
            } else {
                return;
            }
            isRows = statement.getMoreResults();
        }
    }

    private static void rows(ResultSet set, ObjectNode result) throws SQLException {
        var meta = set.getMetaData();
        var columns = result.putArray("columns");
        var numeric = new boolean[meta.getColumnCount()];
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
            numeric[i - 1] = Numbers.isNumeric(meta.getColumnType(i));
        }
        var lines = result.putArray("rows");
        while (set.next()) {
            var line = lines.addArray();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                line.add(Numbers.node(set.getString(i), numeric[i - 1]));
            }
        }
    }
}

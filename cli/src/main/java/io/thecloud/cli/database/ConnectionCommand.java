package io.thecloud.cli.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.Session;
import io.thecloud.cli.api.Api;
import io.thecloud.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cloud db connection`: the connection string alone, so that `psql "$(cloud db connection …)"` works.
@Command(description = "Print the connection string; -o json has its other forms too.")
public final class ConnectionCommand implements Runnable {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "an id, a name, or the beginning of an id (4 characters or more)")
    String id = "";

    /// A command of this run.
    public ConnectionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var connection = session.api()
                .get("/databases/" + Api.segment(id) + "/connection")
                .data();
        session.print(connection, () -> string(connection));
    }

    private void string(JsonNode connection) {
        session.terminal()
                .out()
                .println(Table.harmless(connection.path("connection_string").asText()));
    }
}

package io.thecloud.cli.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.Session;
import io.thecloud.cli.output.Table;
import picocli.CommandLine.Command;

/// `cloud db list`: all databases of the tenant.
@Command(description = "List your databases.")
public final class ListCommand implements Runnable {
    private final Session session;

    /// A command of this run.
    public ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var databases = session.api().get("/databases").data();
        session.print(databases, () -> table(databases));
    }

    private void table(JsonNode databases) {
        var table = new Table("ID", "NAME", "ENGINE", "VERSION", "STATUS", "ROLE", "PORT");
        for (var database : databases) {
            table.row(
                    database.path("id").asText(),
                    database.path("name").asText(),
                    database.path("engine").asText(),
                    database.path("version").asText(),
                    database.path("status").asText(),
                    database.path("role").asText(),
                    port(database));
        }
        table.print(session.terminal().out());
    }

    private static String port(JsonNode database) {
        int port = database.path("port").asInt(0);
        return port == 0 ? "-" : Integer.toString(port);
    }
}

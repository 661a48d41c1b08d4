package io.thecloud.cli.database;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.Session;
import io.thecloud.cli.api.Api;
import io.thecloud.cli.output.Table;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cloud db show`: all that is known of one database, but its secrets.
@Command(description = "Show one database.")
public final class ShowCommand implements Runnable {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "an id, a name, or the beginning of an id (4 characters or more)")
    String id = "";

    /// A command of this run.
    public ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var database = session.api().get("/databases/" + Api.segment(id)).data();
        session.print(database, () -> table(database));
    }

    private void table(JsonNode database) {
        var table = new Table("FIELD", "VALUE");
        database.properties().forEach(field -> {
            var value = field.getValue();
            if (!value.isNull() && !(value.isTextual() && value.asText().isEmpty())) {
                var title = field.getKey().toUpperCase(Locale.ROOT).replace('_', ' ');
                table.row(title, value.isValueNode() ? value.asText() : value.toString());
            }
        });
        table.print(session.terminal().out());
    }
}

package io.thecloud.cli.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.cli.api.Api;
import io.thecloud.cli.api.ApiRefused;
import io.thecloud.cli.output.Table;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cloud events list`: newest first.
@Command(description = "List what happened, newest first.")
public final class EventsListCommand implements Callable<Integer> {
    private static final int MOST = 500;

    private final Session session;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many, 1 to 500 (50)")
    int limit = 50;

    @Option(names = "--database", paramLabel = "ID", description = "only what happened to this one: an id or a name")
    @Nullable
    String database;

    /// A command of this run.
    public EventsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new CommandFailed(ExitStatus.USAGE, "--limit is %d; allowed are 1 to %d".formatted(limit, MOST));
        }
        var filter = database == null ? "" : "&resource_id=" + Api.segment(databaseId(database));
        var events = session.api().get("/events?limit=" + limit + filter).data();
        session.print(events, () -> table(events));
        return ExitStatus.DONE.code();
    }

    // A database that is gone has no name any more, but its events are there for good.
    private String databaseId(String given) {
        try {
            return session.api()
                    .get("/databases/" + Api.segment(given))
                    .data()
                    .path("id")
                    .asText();
        } catch (ApiRefused refused) {
            if (refused.httpStatus() == 404 && isId(given)) {
                return given;
            }
            throw refused;
        }
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    private void table(JsonNode events) {
        var table = new Table("TIME", "ACTION", "TYPE", "RESOURCE", "ACTOR", "POSITION");
        for (var event : events) {
            table.row(
                    event.path("created_at").asText(),
                    event.path("action").asText(),
                    event.path("resource_type").asText(),
                    event.path("resource_id").asText(),
                    event.path("actor").asText("-"),
                    event.path("position").asText("-"));
        }
        table.print(session.terminal().out());
    }
}

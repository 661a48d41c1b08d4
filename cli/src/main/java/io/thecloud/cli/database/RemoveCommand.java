package io.thecloud.cli.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.cli.api.Api;
import io.thecloud.cli.api.ApiRefused;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cloud db rm`: removes a database and its data for good, and waits until it is gone.
@Command(description = "Remove a database and its data for good.")
public final class RemoveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "an id, a name, or the beginning of an id (4 characters or more)")
    String id = "";

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask for the name")
    boolean yes;

    @Mixin
    WaitOptions waiting = new WaitOptions();

    /// A command of this run.
    public RemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!yes && !session.terminal().canAsk()) {
            throw new CommandFailed(
                    ExitStatus.USAGE,
                    "removing asks for the name, and there is no terminal to ask at; say --yes to remove " + id
                            + " without being asked");
        }
        var database = session.api().get("/databases/" + Api.segment(id)).data();
        var name = database.path("name").asText();
        if (!yes) {
            confirm(name);
        }
        // From here on by the id: a name may have a new owner at any time.
        var path = "/databases/" + Api.segment(database.path("id").asText());
        var deadline = waiting.deadline();
        try (var progress = session.progress("removing " + name)) {
            session.api().delete(path, waiting.firstWait());
            if (!waiting.noWait) {
                awaitGone(path, name, deadline);
            }
            progress.now("removed " + name);
        }
        var result = JsonNodeFactory.instance.objectNode();
        result.put("id", database.path("id").asText()).put("name", name);
        result.put("message", waiting.noWait ? "database is being deleted" : "database deleted");
        session.print(result, () -> say(database));
        return ExitStatus.DONE.code();
    }

    private void confirm(String name) throws IOException {
        var typed = session.terminal()
                .ask("This removes %s and all of its data, for good. Type its name to go on: ".formatted(name));
        if (!typed.equals(name)) {
            throw new CommandFailed(
                    ExitStatus.REFUSED_FOR_SAFETY, "'%s' is not its name; nothing was removed".formatted(typed));
        }
    }

    private void awaitGone(String path, String name, long deadline) {
        do {
            try {
                session.api().get(path);
            } catch (ApiRefused refused) {
                if (refused.httpStatus() == 404) {
                    return;
                }
                throw refused;
            }
        } while (WaitOptions.rest(deadline));
        throw new CommandFailed(
                ExitStatus.STILL_RUNNING, name + " is still being removed; look with `cloud db show " + name + "`");
    }

    private void say(JsonNode database) {
        session.terminal()
                .out()
                .println("Database %s (%s) %s."
                        .formatted(
                                database.path("name").asText(),
                                database.path("id").asText(),
                                waiting.noWait ? "is being removed" : "removed"));
    }
}

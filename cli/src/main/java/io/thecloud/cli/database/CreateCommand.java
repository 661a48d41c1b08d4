package io.thecloud.cli.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.cli.api.Api;
import io.thecloud.cli.output.Progress;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cloud db create`: asks for a database and waits until it answers queries.
@Command(description = "Create a database and wait until it answers queries.")
public final class CreateCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "a-z, 0-9 and '-', first a letter")
    String name = "";

    @Option(names = "--engine", required = true, paramLabel = "ENGINE", description = "such as postgres")
    String engine = "";

    @Option(names = "--version", required = true, paramLabel = "VERSION", description = "the engine's, such as 16")
    String version = "";

    @Option(names = "--password-stdin", description = "read cloud_user's password from standard input")
    boolean passwordFromInput;

    @Option(names = "--allocated-storage", paramLabel = "GB", description = "at least 10 (10)")
    @Nullable
    Integer allocatedStorage;

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = "the same key never makes a second database")
    @Nullable
    String idempotencyKey;

    @Mixin
    WaitOptions waiting = new WaitOptions();

    /// A command of this run.
    public CreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var request = request();
        var key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
        var deadline = waiting.deadline();
        ObjectNode database;
        ExitStatus status;
        try (var progress = session.progress("creating " + name)) {
            var reply = session.api().post("/databases", request, key, waiting.firstWait());
            database = reply.data().deepCopy();
            if (!waiting.noWait) {
                follow(database, deadline, progress);
            }
            status = status(database);
            if (status == ExitStatus.DONE) {
                findPassword(database);
            }
        }
        session.print(database, () -> new CreatedText(session.terminal(), database, passwordFromInput).print());
        if (status == ExitStatus.STILL_RUNNING && !waiting.noWait) {
            throw new CommandFailed(
                    status,
                    "%s is still being created%s; look with `cloud db show %s`"
                            .formatted(
                                    name, reason(database), database.path("id").asText()));
        }
        return ExitStatus.DONE.code();
    }

    private ObjectNode request() throws IOException {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("name", name).put("engine", engine).put("version", version);
        if (allocatedStorage != null) {
            request.put("allocated_storage", allocatedStorage);
        }
        if (passwordFromInput) {
            request.put("password", Password.read(session.terminal().in()));
        }
        return request;
    }

    // The first answer may have come before the end; the password it carried is kept.
    private void follow(ObjectNode database, long deadline, Progress progress) {
        var path = path(database);
        while (status(database) == ExitStatus.STILL_RUNNING && WaitOptions.rest(deadline)) {
            session.api()
                    .get(path)
                    .data()
                    .properties()
                    .forEach(field -> database.set(field.getKey(), field.getValue()));
            progress.now("creating " + name + reason(database));
        }
    }

    private void findPassword(ObjectNode database) {
        if (database.hasNonNull("password") || passwordFromInput) {
            return;
        }
        var found =
                Password.in(session.api().get(path(database) + "/connection").data());
        if (found != null) {
            database.put("password", found);
        }
    }

    private ExitStatus status(JsonNode database) {
        return switch (database.path("status").asText()) {
            case "CREATING" -> ExitStatus.STILL_RUNNING;
            case "FAILED" ->
                throw new CommandFailed(
                        ExitStatus.FAILED,
                        "%s could not be created%s; remove it with `cloud db rm %s`"
                                .formatted(
                                        name,
                                        reason(database),
                                        database.path("id").asText()));
            case "DELETING" -> throw new CommandFailed(ExitStatus.FAILED, name + " is being removed by somebody");
            default -> ExitStatus.DONE;
        };
    }

    private static String reason(JsonNode database) {
        var reason = database.path("status_reason").asText("");
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    private static String path(JsonNode database) {
        return "/databases/" + Api.segment(database.path("id").asText());
    }
}

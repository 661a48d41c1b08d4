package io.thecloud.deploy.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.cli.output.Table;
import io.thecloud.deploy.home.HomeFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `cloud status`: what runs; status 0 only when all of it is ready.
@Command(description = "Say which services run and are ready; exit status 0 when all are.")
public final class StatusCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1_000_000;

    private final Session session;

    /// A command of this run.
    public StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var home = new HomeFolder(session.settings().home());
        var platform = home.platform()
                .orElseThrow(() -> new CommandFailed(
                        ExitStatus.FAILED, "there is no platform in " + home.path() + "; `cloud up` makes one"));
        var services = new Survey(home, platform).take();
        session.print(services, () -> table(services));
        for (var service : services) {
            if (!service.path("ready").asBoolean()) {
                return ExitStatus.FAILED.code();
            }
        }
        return ExitStatus.DONE.code();
    }

    private void table(JsonNode services) {
        var table = new Table("SERVICE", "STATE", "PID", "READY", "MEMORY", "ADDRESS");
        long sum = 0;
        for (var service : services) {
            long bytes = service.path("resident_bytes").asLong(0);
            sum += bytes;
            table.row(
                    service.path("service").asText(),
                    service.path("state").asText(),
                    service.path("pid").asText("-"),
                    ready(service),
                    bytes == 0 ? "-" : bytes / MEGABYTE + " MB",
                    service.path("address").asText());
        }
        table.row("all", "", "", "", sum / MEGABYTE + " MB", "");
        table.print(session.terminal().out());
    }

    private static String ready(JsonNode service) {
        if (service.path("ready").asBoolean()) {
            return "yes";
        }
        var reason = service.path("reason").asText("");
        return reason.isEmpty() ? "no" : "no: " + reason;
    }
}

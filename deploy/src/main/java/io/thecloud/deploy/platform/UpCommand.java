package io.thecloud.deploy.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.cli.output.Table;
import io.thecloud.deploy.Dist;
import io.thecloud.deploy.home.HomeFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cloud up`: everything runs and is ready when it returns.
@Command(description = "Start the platform: Docker if need be, Kafka and the services. Harmless when it runs already.")
public final class UpCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-y", "--yes"},
            description = "install and start a Docker engine if none answers")
    boolean yes;

    @Option(names = "--build", description = "build the default database image here, do not try to fetch it")
    boolean build;

    /// A command of this run.
    public UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var home = new HomeFolder(session.settings().home());
        Up.Result result;
        try (var progress = session.progress("starting")) {
            result = new Up(Dist.ofProcess(), home, session::say).run(yes, build);
            progress.now("started");
        }
        session.forgetSettings();
        var services = new Survey(home, result.platform()).take();
        session.print(services, () -> table(services));
        if (result.imageTrouble().isPresent()) {
            throw new CommandFailed(
                    ExitStatus.FAILED,
                    "the platform runs, but the default database image is not there: "
                            + result.imageTrouble().get());
        }
        return ExitStatus.DONE.code();
    }

    private void table(JsonNode services) {
        var table = new Table("SERVICE", "ADDRESS", "PID", "LOG");
        for (var service : services) {
            table.row(
                    service.path("service").asText(),
                    service.path("address").asText(),
                    service.path("pid").asText("-"),
                    service.path("log").asText());
        }
        table.print(session.terminal().out());
    }
}

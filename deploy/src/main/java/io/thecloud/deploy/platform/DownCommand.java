package io.thecloud.deploy.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.cli.output.Table;
import io.thecloud.deploy.Dist;
import io.thecloud.deploy.home.HomeFolder;
import io.thecloud.deploy.home.HomeLock;
import io.thecloud.deploy.process.RunFile;
import io.thecloud.deploy.process.Service;
import io.thecloud.deploy.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `cloud down`: ends the services in order; databases and data stay.
@Command(description = "Stop Kafka and the services. Databases keep running, and no data is touched.")
public final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration TURN = Duration.ofMinutes(2);

    private final Session session;

    /// A command of this run.
    public DownCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        var home = new HomeFolder(session.settings().home());
        var platform = home.platform();
        var stopped = JsonNodeFactory.instance.arrayNode();
        if (platform.isEmpty()) {
            session.say("there is no platform in " + home.path() + "; nothing was stopped");
            session.print(stopped, () -> {});
            return ExitStatus.DONE.code();
        }
        try (var turn = HomeLock.take(home, TURN, session::say);
                var progress = session.progress("stopping")) {
            var plan = new ServicePlan(Dist.ofProcess(), home, platform.get(), ServicePlan.thisJava());
            for (var service : Service.inOrderOfStopping()) {
                progress.now("stopping " + service);
                stop(service, plan, stopped);
            }
        }
        session.print(stopped, () -> table(stopped));
        return ExitStatus.DONE.code();
    }

    private void stop(Service service, ServicePlan plan, ArrayNode stopped) throws IOException {
        var supervisor = new Supervisor();
        var file = new RunFile(plan.home().run(service));
        var process = supervisor.running(file, plan.marker(service));
        if (process.isEmpty()) {
            file.remove();
            stopped.addObject().put("service", service.toString()).put("was", "not running");
            return;
        }
        var forced = supervisor.stop(process.get(), file, LIMIT);
        if (forced) {
            session.say("%s did not end within %d s and was killed (pid %d)"
                    .formatted(service, LIMIT.toSeconds(), process.get().pid()));
        }
        stopped.addObject()
                .put("service", service.toString())
                .put("was", forced ? "killed" : "stopped")
                .put("pid", process.get().pid());
    }

    private void table(JsonNode stopped) {
        var table = new Table("SERVICE", "", "PID");
        for (var service : stopped) {
            table.row(
                    service.path("service").asText(),
                    service.path("was").asText(),
                    service.path("pid").asText("-"));
        }
        table.print(session.terminal().out());
    }
}

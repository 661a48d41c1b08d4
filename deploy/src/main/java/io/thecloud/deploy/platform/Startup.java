package io.thecloud.deploy.platform;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.deploy.home.Ports;
import io.thecloud.deploy.kafka.KafkaFolder;
import io.thecloud.deploy.kafka.KafkaFormat;
import io.thecloud.deploy.kafka.KafkaProperties;
import io.thecloud.deploy.process.LogTail;
import io.thecloud.deploy.process.ProcessIdentity;
import io.thecloud.deploy.process.RunFile;
import io.thecloud.deploy.process.Service;
import io.thecloud.deploy.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts the services that do not run, all at the same time, and watches until each is ready.
final class Startup {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LINES = 15;

    private final ServicePlan plan;
    private final Consumer<String> say;
    private final Supervisor supervisor = new Supervisor();
    private final Readiness readiness = new Readiness();

    Startup(ServicePlan plan, Consumer<String> say) {
        this.plan = plan;
        this.say = say;
    }

    void run() throws IOException {
        var processes = new EnumMap<Service, ProcessIdentity>(Service.class);
        for (var service : Service.values()) {
            processes.put(service, runningOrStarted(service));
        }
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var troubles = new EnumMap<Service, String>(Service.class);
        processes.keySet().forEach(service -> troubles.put(service, "not asked yet"));
        while (!troubles.isEmpty()) {
            look(processes, troubles);
            if (System.nanoTime() > deadline) {
                throw notReady(troubles);
            }
            rest();
        }
        // One that did not get its port ends a little later, and another platform may have answered there in its place.
        for (var service : Service.values()) {
            requireAlive(service, processes.get(service));
        }
    }

    private ProcessIdentity runningOrStarted(Service service) throws IOException {
        var file = new RunFile(plan.home().run(service));
        var running = supervisor.running(file, plan.marker(service));
        if (running.isPresent()) {
            return running.get();
        }
        int port = plan.platform().ports().of(service);
        if (!Ports.isFree(port)) {
            throw new CommandFailed(
                    ExitStatus.CONFLICT,
                    "port %d, which is %s's, is taken by a process that is not this platform's; end that, or change the port in %s"
                            .formatted(port, service, plan.home().path().resolve("platform.json")));
        }
        if (service == Service.KAFKA) {
            prepareKafka();
        } else if (!Files.exists(plan.dist().application(service.toString()))) {
            throw new CommandFailed(
                    ExitStatus.FAILED,
                    "%s is not built: %s is missing"
                            .formatted(service, plan.dist().application(service.toString())));
        }
        return supervisor.start(plan.spec(service), file);
    }

    private void prepareKafka() throws IOException {
        var folder = new KafkaFolder(plan.home().kafka());
        var ports = plan.platform().ports();
        folder.write(new KafkaProperties(ports.of(Service.KAFKA), ports.controller(), folder.data()));
        new KafkaFormat(plan.kafkaJava(), folder).run(plan.platform().clusterId());
    }

    private void look(Map<Service, ProcessIdentity> processes, Map<Service, String> troubles) throws IOException {
        for (var service : Service.values()) {
            if (!troubles.containsKey(service)) {
                continue;
            }
            requireAlive(service, processes.get(service));
            readiness
                    .trouble(service, plan.platform().ports())
                    .ifPresentOrElse(why -> troubles.put(service, why), () -> troubles.remove(service));
        }
    }

    private void requireAlive(Service service, @Nullable ProcessIdentity process) throws IOException {
        if (process == null || !process.alive()) {
            showLog(service);
            throw new CommandFailed(
                    ExitStatus.FAILED,
                    "%s ended while it started; the end of its log %s is above"
                            .formatted(service, plan.home().log(service)));
        }
    }

    private CommandFailed notReady(Map<Service, String> troubles) throws IOException {
        var message = new StringBuilder("not ready after " + LIMIT.toSeconds() + " s:");
        for (var trouble : troubles.entrySet()) {
            showLog(trouble.getKey());
            message.append(" %s (%s);".formatted(trouble.getKey(), trouble.getValue()));
        }
        message.append(" the ends of the logs are above; they go on trying, `cloud status` says how it stands");
        return new CommandFailed(ExitStatus.FAILED, message.toString());
    }

    private void showLog(Service service) throws IOException {
        for (var line : LogTail.of(plan.home().log(service), LINES)) {
            say.accept(service + " | " + line);
        }
    }

    private static void rest() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the services", interrupted);
        }
    }
}

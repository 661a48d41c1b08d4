package io.thecloud.deploy.platform;

import io.thecloud.cli.Cli;
import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import io.thecloud.cli.Session;
import io.thecloud.cli.Terminal;
import io.thecloud.cli.api.ApiRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cloud demo`: the main job once through, each command shown before it runs, so that a reader can repeat it.
@Command(description = "Start the platform, make a database, use it, look at it, and leave it running.")
public final class DemoCommand implements Callable<Integer> {
    private static final String NAME = "my-postgres";
    private static final String SQL = "create table if not exists visits (at timestamptz not null default now()); "
            + "insert into visits default values; select count(*) as visits from visits";

    private final Session session;
    private final Function<Terminal, Cli> commandLine;
    private final List<Step> steps = new ArrayList<>();

    @Option(
            names = {"-y", "--yes"},
            description = "install and start a Docker engine if none answers")
    boolean yes;

    private record Step(String command, long millis) {}

    /// @param commandLine makes a command line for each step, as a shell would
    public DemoCommand(Session session, Function<Terminal, Cli> commandLine) {
        this.session = session;
        this.commandLine = commandLine;
    }

    @Override
    public Integer call() {
        if (!defaultHome()) {
            say("$ export CLOUD_HOME=" + session.settings().home());
        }
        run(yes ? new String[] {"up", "--yes"} : new String[] {"up"});
        session.forgetSettings();
        createOnce();
        run("db", "psql", NAME, "-c", "select version()");
        run("db", "psql", NAME, "-c", SQL);
        run("db", "show", NAME);
        run("db", "list");
        run("events", "list", "--limit", "15");
        summary();
        return ExitStatus.DONE.code();
    }

    private void createOnce() {
        var status = status();
        if (status.isEmpty()) {
            run("db", "create", "--name", NAME, "--engine", "postgres", "--version", "16");
        } else if (status.get().equals("RUNNING")) {
            say(NAME + " is there already, from an earlier run; going on with it.");
            say("");
        } else {
            throw new CommandFailed(
                    ExitStatus.CONFLICT,
                    "%s is there and %s; remove it with `cloud db rm %s` and run the demo again"
                            .formatted(NAME, status.get(), NAME));
        }
    }

    private Optional<String> status() {
        try {
            return Optional.of(session.api()
                    .get("/databases/" + NAME)
                    .data()
                    .path("status")
                    .asText());
        } catch (ApiRefused refused) {
            if (refused.httpStatus() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private void run(String... arguments) {
        var shown = "cloud " + Arrays.stream(arguments).map(DemoCommand::quoted).collect(Collectors.joining(" "));
        say("$ " + shown);
        var started = System.nanoTime();
        int status = commandLine.apply(terminal()).run(arguments);
        var millis = (System.nanoTime() - started) / 1_000_000;
        if (status != 0) {
            throw new CommandFailed(ExitStatus.FAILED, "`%s` ended with status %d".formatted(shown, status));
        }
        steps.add(new Step(shown, millis));
        say("(%s)".formatted(seconds(millis)));
        say("");
    }

    // Each step is told by the environment which platform this is, as a shell's commands would be.
    private Terminal terminal() {
        var terminal = session.terminal();
        var environment = new HashMap<>(terminal.environment());
        environment.put("CLOUD_HOME", session.settings().home().toString());
        return new Terminal(
                terminal.in(),
                terminal.out(),
                terminal.err(),
                terminal.inputIsTerminal(),
                terminal.outputIsTerminal(),
                terminal.errorIsTerminal(),
                environment);
    }

    private void summary() {
        say("Done, and left running. What took how long:");
        for (var step : steps) {
            var command = step.command().length() > 70 ? step.command().substring(0, 69) + "…" : step.command();
            say("%9s  %s".formatted(seconds(step.millis()), command));
        }
        say("");
        say("Next:  cloud db connection " + NAME + "   # the string for your program");
        say("       cloud db psql " + NAME + "         # SQL by hand, where psql is installed");
        say("       cloud db rm " + NAME + "           # remove it, with its data");
        say("       cloud down                       # stop the platform; databases keep running");
    }

    private boolean defaultHome() {
        return session.settings().home().equals(Path.of(System.getProperty("user.home"), ".cloud"));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./=-]+") ? argument : "\"" + argument + "\"";
    }

    private void say(String line) {
        session.terminal().out().println(line);
    }
}

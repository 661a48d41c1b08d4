package io.thecloud.cli;

import io.thecloud.cli.completion.CompletionCommand;
import io.thecloud.cli.database.ConnectionCommand;
import io.thecloud.cli.database.CreateCommand;
import io.thecloud.cli.database.ListCommand;
import io.thecloud.cli.database.RemoveCommand;
import io.thecloud.cli.database.ShowCommand;
import io.thecloud.cli.events.EventsListCommand;
import io.thecloud.cli.sql.PsqlCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Puts the commands together and turns what they throw into one line and an exit status.
public final class Cli {
    /// This program's version.
    public static final String VERSION = "0.1.0";

    private final Session session;
    private final CommandLine root;

    /// A command line at `terminal`.
    public Cli(Terminal terminal) {
        var options = new GlobalOptions();
        session = new Session(terminal, options);
        root = new CommandLine(options);
        root.getCommandSpec().version("cloud " + VERSION);
        group("db", "Create, list, show, use and remove databases.")
                .addSubcommand("create", new CreateCommand(session))
                .addSubcommand("list", new ListCommand(session), "ls")
                .addSubcommand("show", new ShowCommand(session))
                .addSubcommand("connection", new ConnectionCommand(session))
                .addSubcommand("psql", new PsqlCommand(session))
                .addSubcommand("rm", new RemoveCommand(session));
        group("events", "What happened.").addSubcommand("list", new EventsListCommand(session), "ls");
        root.addSubcommand("completion", new CompletionCommand(session));
    }

    /// What the commands share.
    public Session session() {
        return session;
    }

    /// Adds a command below the root.
    public void add(String name, Object command) {
        root.addSubcommand(name, command);
    }

    /// Adds a word with commands of its own below the root.
    public CommandLine group(String name, String description) {
        var group = new CommandLine(new CommandGroup());
        group.getCommandSpec().usageMessage().description(description);
        root.addSubcommand(name, group);
        return group;
    }

    /// Runs one command.
    ///
    /// @return the exit status
    public int run(String... arguments) {
        var terminal = session.terminal();
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        root.setParameterExceptionHandler(misunderstood());
        root.setExecutionExceptionHandler(failed());
        int status = root.execute(arguments);
        terminal.out().flush();
        if (terminal.out().checkError() && status == 0) {
            return ExitStatus.FAILED.code();
        }
        return status;
    }

    static ParameterException subcommandMissing(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("a group of commands runs only within a command line");
        }
        return new ParameterException(
                spec.commandLine(),
                "a command is missing: one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    private IParameterExceptionHandler misunderstood() {
        return (failure, arguments) -> {
            var line = failure.getCommandLine();
            session.say("cloud: " + oneLine(failure.getMessage()));
            UnmatchedArgumentException.printSuggestions(failure, line.getErr());
            session.say("see: " + line.getCommandSpec().qualifiedName() + " --help");
            trace(failure);
            return ExitStatus.USAGE.code();
        };
    }

    private IExecutionExceptionHandler failed() {
        return (failure, line, parsed) -> {
            trace(failure);
            if (failure instanceof CommandFailed known) {
                session.say("cloud: " + oneLine(known.getMessage()));
                return known.status().code();
            }
            if (failure instanceof ParameterException wrong) {
                return misunderstood().handleParseException(wrong, new String[0]);
            }
            session.say("cloud: " + oneLine(String.valueOf(failure))
                    + (session.debug() ? "" : " (--debug shows where this came from)"));
            return ExitStatus.FAILED.code();
        };
    }

    private void trace(Exception failure) {
        if (session.debug()) {
            failure.printStackTrace(session.terminal().err());
        }
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}

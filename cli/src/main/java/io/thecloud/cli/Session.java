package io.thecloud.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.thecloud.cli.api.Api;
import io.thecloud.cli.config.OutputFormat;
import io.thecloud.cli.config.Settings;
import io.thecloud.cli.output.Printer;
import io.thecloud.cli.output.Progress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One run of the program: what its commands share. Nothing is read or opened before a command asks for it.
public final class Session {
    private final Terminal terminal;
    private final GlobalOptions options;
    private @Nullable Settings settings;
    private @Nullable Api api;

    /// @param options filled in by the parser after this has been made
    public Session(Terminal terminal, GlobalOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    /// The streams.
    public Terminal terminal() {
        return terminal;
    }

    /// Flag over environment over config.json.
    public Settings settings() {
        var known = settings;
        if (known == null) {
            known = Settings.resolve(flags(), terminal.environment(), Path.of(System.getProperty("user.home")));
            settings = known;
        }
        return known;
    }

    /// Reads config.json anew: `up` has just written it.
    public void forgetSettings() {
        settings = null;
        api = null;
    }

    /// The gateway.
    public Api api() {
        var known = api;
        if (known == null) {
            known = new Api(settings(), line -> say("debug: " + line));
            api = known;
        }
        return known;
    }

    /// Whether `--debug` was given, without reading anything.
    public boolean debug() {
        return options.debug;
    }

    /// Prints data as the person chose to see it.
    ///
    /// @param table what to print when neither JSON nor YAML was asked for
    public void print(JsonNode data, Runnable table) {
        new Printer(terminal.out(), settings().output()).print(data, table);
    }

    /// Whether tables for people are wanted rather than JSON or YAML.
    public boolean forPeople() {
        return settings().output() == OutputFormat.TABLE;
    }

    /// One line on standard error.
    public void say(String line) {
        terminal.err().println(line);
        terminal.err().flush();
    }

    /// A line on standard error that moves while something takes its time; nothing when no terminal is there.
    public Progress progress(String what) {
        return Progress.start(terminal.err(), terminal.errorIsTerminal(), what);
    }

    private Settings.Flags flags() {
        return new Settings.Flags(
                options.home,
                options.apiUrl,
                options.tenant,
                options.json ? OutputFormat.JSON : options.output,
                options.debug);
    }
}

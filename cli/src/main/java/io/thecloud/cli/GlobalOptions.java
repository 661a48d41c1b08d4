package io.thecloud.cli;

import io.thecloud.cli.config.OutputFormat;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The root command: options that every command takes. Each wins over the environment and over config.json.
@Command(
        name = "cloud",
        header = "Managed databases on your own machine.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit status: 0 done, 1 failed, 2 usage, 3 not found, 4 not allowed, 5 conflict,",
            "6 still running when the time was up, 7 refused for safety."
        })
public final class GlobalOptions implements Runnable {
    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "table, json or yaml")
    @Nullable
    OutputFormat output;

    @Option(
            names = {"-j", "--json"},
            scope = ScopeType.INHERIT,
            description = "same as -o json")
    boolean json;

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description = "where the platform and config.json live (CLOUD_HOME; ~/.cloud)")
    @Nullable
    Path home;

    @Option(
            names = "--api-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "the gateway's address (CLOUD_API_URL)")
    @Nullable
    URI apiUrl;

    @Option(
            names = "--tenant",
            scope = ScopeType.INHERIT,
            paramLabel = "ID",
            description = "the tenant to act for (CLOUD_TENANT_ID)")
    @Nullable
    String tenant;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "say each request, and where an error came from")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "show this text")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the program's version")
    boolean version;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Cli.subcommandMissing(spec);
    }
}

package io.thecloud.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A word with commands below it, such as `db`; by itself it only says what they are.
@Command(synopsisSubcommandLabel = "COMMAND")
public final class CommandGroup implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Cli.subcommandMissing(spec);
    }
}

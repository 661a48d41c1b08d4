package io.thecloud.cli;

/// The command line without the platform's own commands (`up`, `down` and the like): all that a client's machine needs.
public final class CliMain {
    private CliMain() {}

    /// Runs one command and ends the process with its status.
    public static void main(String[] arguments) {
        System.exit(new Cli(Terminal.ofProcess()).run(arguments));
    }
}

package io.thecloud.deploy;

import io.thecloud.cli.Cli;
import io.thecloud.cli.Terminal;
import io.thecloud.deploy.image.ImagesBuildCommand;
import io.thecloud.deploy.image.ImagesListCommand;
import io.thecloud.deploy.platform.DemoCommand;
import io.thecloud.deploy.platform.DownCommand;
import io.thecloud.deploy.platform.StatusCommand;
import io.thecloud.deploy.platform.UpCommand;

/// The whole program: the client's commands and the platform's.
public final class CloudMain {
    private CloudMain() {}

    /// Runs one command and ends the process with its status.
    public static void main(String[] arguments) {
        System.exit(commandLine(Terminal.ofProcess()).run(arguments));
    }

    /// All commands, at `terminal`.
    public static Cli commandLine(Terminal terminal) {
        var cli = new Cli(terminal);
        var session = cli.session();
        cli.add("up", new UpCommand(session));
        cli.add("down", new DownCommand(session));
        cli.add("status", new StatusCommand(session));
        cli.add("demo", new DemoCommand(session, CloudMain::commandLine));
        cli.group("images", "The database images on this machine.")
                .addSubcommand("list", new ImagesListCommand(session), "ls")
                .addSubcommand("build", new ImagesBuildCommand(session));
        return cli;
    }
}

package io.thecloud.deploy.platform;

import io.thecloud.cli.CommandFailed;
import io.thecloud.cli.ExitStatus;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Sees to it that a Docker engine answers.
///
/// @param script `deploy/docker/ensure`
record DockerEngine(Path script) {

    /// @param install whether it may be installed and started
    /// @throws CommandFailed if none answers; the script has said what to run
    void ensure(boolean install) throws IOException {
        var command = new ArrayList<>(List.of(script.toString()));
        if (install) {
            command.add("--yes");
        }
        // Its output is for the person, never data.
        var process = new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(Redirect.INHERIT)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new CommandFailed(
                        ExitStatus.FAILED,
                        install
                                ? "no Docker engine answers, and none could be started; the reason is above"
                                : "no Docker engine answers; run what is said above, or `cloud up --yes`, which does it for you");
            }
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Docker", interrupted);
        }
    }
}

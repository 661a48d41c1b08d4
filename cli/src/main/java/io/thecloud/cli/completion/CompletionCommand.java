package io.thecloud.cli.completion;

import io.thecloud.cli.Session;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cloud completion`: a script for a shell, on standard output.
@Command(
        description = "Print a script that completes commands and options.",
        footer = {
            "",
            "bash:  source <(cloud completion bash)",
            "zsh:   source <(cloud completion zsh)",
            "fish:  cloud completion fish | source"
        })
public final class CompletionCommand implements Runnable {
    private final Session session;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    Shell shell = Shell.BASH;

    @Spec
    @Nullable
    CommandSpec spec;

    /// A command of this run.
    public CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("runs only within a command line");
        }
        var root = spec.root();
        session.terminal()
                .out()
                .print(
                        switch (shell) {
                            // picocli's script recognises zsh by itself and loads what it needs there
                            case BASH, ZSH -> AutoComplete.bash(root.name(), root.commandLine());
                            case FISH -> FishScript.of(root);
                        });
    }
}

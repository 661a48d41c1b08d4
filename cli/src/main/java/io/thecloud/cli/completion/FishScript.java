package io.thecloud.cli.completion;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `complete` lines for fish, one per command and option.
final class FishScript {
    private final StringBuilder text = new StringBuilder();
    private final String program;

    private FishScript(String program) {
        this.program = program;
    }

    static String of(CommandSpec root) {
        var script = new FishScript(root.name());
        script.text.append("complete -c ").append(root.name()).append(" -f\n");
        script.command(root, List.of());
        return script.text.toString();
    }

    private void command(CommandSpec spec, List<String> path) {
        var names = spec.subcommands().keySet();
        var here = condition(path, names.stream().toList());
        spec.subcommands().forEach((name, sub) -> {
            var about = sub.getCommandSpec().usageMessage().description();
            line(here, "-a " + name, about.length == 0 ? "" : about[0]);
        });
        for (var option : spec.options()) {
            if (!option.hidden() && (path.isEmpty() || !option.inherited())) {
                line(path.isEmpty() ? "" : condition(path, List.of()), option(option), description(option));
            }
        }
        spec.subcommands().forEach((name, sub) -> {
            var below = new ArrayList<>(path);
            below.add(name);
            command(sub.getCommandSpec(), below);
        });
    }

    private static String condition(List<String> path, List<String> notYet) {
        var parts = new ArrayList<String>();
        path.forEach(word -> parts.add("__fish_seen_subcommand_from " + word));
        if (!notYet.isEmpty()) {
            parts.add("not __fish_seen_subcommand_from " + String.join(" ", notYet));
        }
        return String.join("; and ", parts);
    }

    private static String option(OptionSpec option) {
        var parts = new ArrayList<String>();
        for (var name : option.names()) {
            parts.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            parts.add("-r");
        }
        return String.join(" ", parts);
    }

    private static String description(OptionSpec option) {
        return option.description().length == 0 ? "" : option.description()[0];
    }

    private void line(String condition, String what, String about) {
        text.append("complete -c ").append(program);
        if (!condition.isEmpty()) {
            text.append(" -n ").append(quoted(condition));
        }
        text.append(' ').append(what);
        if (!about.isEmpty()) {
            text.append(" -d ").append(quoted(about));
        }
        text.append('\n');
    }

    private static String quoted(String words) {
        return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

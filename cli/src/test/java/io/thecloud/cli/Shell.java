package io.thecloud.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the command line as a shell would, and keeps what it printed.
record Shell(Map<String, String> environment, String input, boolean terminal) {

    record Ran(int status, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }
    }

    static Shell at(FakeGateway gateway, Path home) {
        return new Shell(
                Map.of(
                        "CLOUD_HOME", home.toString(),
                        "CLOUD_API_URL", gateway.url(),
                        "CLOUD_API_KEY", FakeGateway.KEY),
                "",
                false);
    }

    Shell with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Shell(more, input, terminal);
    }

    Shell typing(String text) {
        return new Shell(environment, text, true);
    }

    Shell piping(String text) {
        return new Shell(environment, text, false);
    }

    Ran run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                this.terminal,
                false,
                this.terminal,
                environment);
        int status = new Cli(terminal).run(arguments);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

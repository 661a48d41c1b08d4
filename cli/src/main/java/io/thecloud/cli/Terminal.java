package io.thecloud.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The three streams, which of them a person sits at, and the environment.
///
/// @param out data, nothing else
/// @param err progress, questions and errors
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean inputIsTerminal,
        boolean outputIsTerminal,
        boolean errorIsTerminal,
        Map<String, String> environment) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /// This process's own. UTF-8, whatever the locale says.
    public static Terminal ofProcess() {
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                isTerminal(0),
                isTerminal(1),
                isTerminal(2),
                System.getenv());
    }

    /// Whether somebody can be asked a question.
    public boolean canAsk() {
        return inputIsTerminal && errorIsTerminal;
    }

    /// Whether standard output may be coloured.
    public boolean colours() {
        return outputIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /// Asks on standard error and reads one line; empty at the end of the input.
    public String ask(String question) throws IOException {
        err.print(question);
        err.flush();
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), true, StandardCharsets.UTF_8);
    }

    // The descriptor's own target tells; System.console() is about all three at once and costs more.
    private static boolean isTerminal(int descriptor) {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return System.console() != null;
        }
        try {
            var target = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }
}

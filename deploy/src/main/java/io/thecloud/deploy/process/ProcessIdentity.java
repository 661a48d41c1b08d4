package io.thecloud.deploy.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process, told from every other that had or will have its number.
///
/// @param start when it began: ticks since a named boot on Linux, so that no change of the clock blurs it; else a time
public record ProcessIdentity(long pid, String start) {
    private static final Path PROC = Path.of("/proc");

    /// The process that has this number now; empty if none has, or a dead one that nobody has collected.
    public static Optional<ProcessIdentity> of(long pid) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return ProcessHandle.of(pid)
                    .flatMap(p -> p.info().startInstant())
                    .map(instant -> new ProcessIdentity(pid, instant.toString()));
        }
        try {
            var stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            // The name, in brackets, may hold anything; what follows it is fields.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[0].equals("Z") || fields[0].equals("X")) {
                return Optional.empty();
            }
            var boot =
                    Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
            return Optional.of(new ProcessIdentity(pid, boot + ":" + fields[19]));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// Whether this very process still runs.
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /// What it holds in memory, in bytes; empty when it is gone or nobody can tell.
    public Optional<Long> residentBytes() {
        if (!alive()) {
            return Optional.empty();
        }
        try (var lines = Files.lines(PROC.resolve(Long.toString(pid)).resolve("status"))) {
            return lines.filter(l -> l.startsWith("VmRSS:"))
                    .map(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}

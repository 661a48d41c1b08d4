package io.thecloud.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Everywhere that a secret could have been left.
final class Places {
    private final Map<String, Place> all = new LinkedHashMap<>();

    /// A stream that can be read once more at any time.
    private interface Place {
        /// What `reader` makes of it.
        <T> T read(Program.Reader<T> reader) throws IOException;
    }

    /// Every file below a folder.
    Places files(String what, Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> all.put(what + " " + folder.relativize(file), file(file)));
        }
        return this;
    }

    /// What a program prints.
    Places output(String what, String... command) {
        all.put(what, new Place() {
            @Override
            public <T> T read(Program.Reader<T> reader) {
                return Program.stream(reader, command);
            }
        });
        return this;
    }

    /// A text.
    Places text(String what, String text) {
        all.put(what, new Place() {
            @Override
            public <T> T read(Program.Reader<T> reader) throws IOException {
                return reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
            }
        });
        return this;
    }

    /// For each secret's name the places that hold it.
    Map<String, List<String>> holding(Map<String, String> secrets) throws IOException {
        var needles = new Needles(secrets);
        var found = new LinkedHashMap<String, List<String>>();
        secrets.keySet().forEach(name -> found.put(name, new ArrayList<>()));
        for (var place : all.entrySet()) {
            try {
                for (var name : place.getValue().read(needles::in)) {
                    found.computeIfAbsent(name, unknown -> new ArrayList<>()).add(place.getKey());
                }
            } catch (NoSuchFileException gone) {
                gone(place.getKey());
            }
        }
        return found;
    }

    /// The broker and the engines remove files as they go on.
    private static void gone(String place) {
        assertThat(place).matches("(home kafka|volume).*");
    }

    private static Place file(Path file) {
        return new Place() {
            @Override
            public <T> T read(Program.Reader<T> reader) throws IOException {
                try (InputStream in = Files.newInputStream(file)) {
                    return reader.read(in);
                }
            }
        };
    }

    /// Command lines and environments of all processes, gathered over a time.
    static final class Processes {
        private final Set<String> seen = ConcurrentHashMap.newKeySet();

        /// Looks once.
        Processes look() {
            try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
                processes.forEach(process -> {
                    keep(process.pid(), "cmdline");
                    keep(process.pid(), "environ");
                });
            }
            return this;
        }

        /// All that was seen, one after another.
        String text() {
            return String.join("\n", seen);
        }

        private void keep(long pid, String file) {
            try {
                seen.add(new String(
                        Files.readAllBytes(Path.of("/proc", Long.toString(pid), file)), StandardCharsets.ISO_8859_1));
            } catch (IOException gone) {
                seen.add("");
            }
        }
    }
}

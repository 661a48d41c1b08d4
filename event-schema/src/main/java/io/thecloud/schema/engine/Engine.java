package io.thecloud.schema.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A database engine and the major versions on offer.
public enum Engine {
    POSTGRES(5432, List.of("14", "15", "16", "17", "18"));

    private final int port;
    private final List<String> versions;

    Engine(int port, List<String> versions) {
        this.port = port;
        this.versions = versions;
    }

    /// The TCP port the engine listens on inside its container.
    public int port() {
        return port;
    }

    /// The versions a database may be created with, oldest first.
    public List<String> versions() {
        return versions;
    }

    /// The engine called `name` on the command line and in JSON, if there is one.
    public static Optional<Engine> named(String name) {
        return Arrays.stream(values()).filter(e -> e.toString().equals(name)).findFirst();
    }

    /// All engines' names, for messages: `postgres`.
    public static String names() {
        return Arrays.stream(values()).map(Engine::toString).collect(Collectors.joining(", "));
    }

    @JsonCreator
    static Engine of(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("no engine is called " + name));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

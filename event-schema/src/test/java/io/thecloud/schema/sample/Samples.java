package io.thecloud.schema.sample;

import io.thecloud.schema.engine.DatabaseName;
import io.thecloud.schema.event.Actor;
import io.thecloud.schema.id.NameBasedId;
import io.thecloud.schema.id.UserId;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Examples of records, always the same: a component's example follows from its type and its name.
public final class Samples {
    private static final UUID SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456789Z");

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("address", "127.0.0.1"),
            Map.entry("allowed", "RUNNING or FAILED"),
            Map.entry("bodyHash", "ab".repeat(32)),
            Map.entry("containerId", "c0ffee".repeat(10) + "c0ff"),
            Map.entry("correlationId", "request-7"),
            Map.entry("decider", "decider-1"),
            Map.entry("from", "10.213.0.16/28"),
            Map.entry("image", "postgres:16-alpine"),
            Map.entry("imageId", "sha256:" + "0f".repeat(32)),
            Map.entry("message", "the \"message\" says it: größer, 名前, \\ and a\nnew line"),
            Map.entry("publishAddress", "127.0.0.1"),
            Map.entry("reason", "the Docker engine does not answer"),
            Map.entry("serverVersion", "16.4 (Debian 16.4-1)"),
            Map.entry("session", "session-1"),
            Map.entry("sha256", "cd".repeat(32)),
            Map.entry("slug", "local"),
            Map.entry("status", "CREATING"),
            Map.entry("subnet", "10.213.0.16/28"),
            Map.entry("to", "10.213.0.32/28"),
            Map.entry("version", "16"),
            Map.entry("what", "memory"),
            Map.entry("why", "another container serves the database"));

    private static final Map<String, Long> NUMBERS = Map.of(
            "allocatedStorageGb", 10L,
            "from", 20000L,
            "memoryBytes", 536_870_912L,
            "port", 20000L,
            "position", 42L,
            "to", 20001L);

    private Samples() {}

    /// The example of a record type.
    public static <T> T of(Class<T> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(c -> value(c.getGenericType(), c.getType(), c.getName()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no example of " + type.getSimpleName() + " can be made", e);
        }
    }

    /// The records below a sealed interface, in the order of its source.
    public static <T> List<Class<? extends T>> recordsOf(Class<T> root) {
        var found = new ArrayList<Class<? extends T>>();
        collect(root, found);
        return found;
    }

    private static <T> void collect(Class<? extends T> type, List<Class<? extends T>> found) {
        if (type.isRecord()) {
            found.add(type);
            return;
        }
        for (var sub : type.getPermittedSubclasses()) {
            @SuppressWarnings("unchecked") // a permitted subclass of a subtype of T is a subtype of T
            var known = (Class<? extends T>) sub;
            collect(known, found);
        }
    }

    private static Object value(Type generic, Class<?> type, String name) {
        if (type == String.class) {
            return known(TEXTS, name);
        }
        if (type == int.class) {
            return known(NUMBERS, name).intValue();
        }
        if (type == long.class) {
            return known(NUMBERS, name);
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Instant.class) {
            return NOON;
        }
        if (type == UUID.class) {
            return NameBasedId.of(SPACE, name);
        }
        if (type == DatabaseName.class) {
            return new DatabaseName("my-postgres");
        }
        if (type == Actor.class) {
            return Actor.user(new UserId(NameBasedId.of(SPACE, name)));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord() && type.getRecordComponents()[0].getType() == UUID.class) {
            return id(type, name);
        }
        throw new IllegalStateException("Samples knows no example of " + generic + " " + name + ": add one");
    }

    private static Object id(Class<?> type, String name) {
        try {
            return type.getConstructor(UUID.class).newInstance(NameBasedId.of(SPACE, type.getSimpleName() + name));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no example of " + type.getSimpleName() + " can be made", e);
        }
    }

    private static <V> V known(Map<String, V> examples, String name) {
        var example = examples.get(name);
        if (example == null) {
            throw new IllegalStateException("Samples knows no example of '" + name + "': add one");
        }
        return example;
    }
}

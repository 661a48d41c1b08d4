package io.thecloud.schema.codec;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// The records below a sealed interface, by their names.
///
/// @param <T> the sealed interface
final class SealedTypes<T> {
    private final Map<String, Class<? extends T>> byName = new TreeMap<>();

    SealedTypes(Class<T> root) {
        collect(root);
    }

    private void collect(Class<? extends T> type) {
        if (type.isRecord()) {
            if (byName.put(type.getSimpleName(), type) != null) {
                throw new IllegalStateException("two types are called " + type.getSimpleName());
            }
            return;
        }
        for (var sub : type.getPermittedSubclasses()) {
            @SuppressWarnings("unchecked") // a permitted subclass of a subtype of T is a subtype of T
            var known = (Class<? extends T>) sub;
            collect(known);
        }
    }

    Class<? extends T> named(String name) {
        var type = byName.get(name);
        if (type == null) {
            throw new UnreadableException("unknown type '" + name + "'");
        }
        return type;
    }

    Collection<Class<? extends T>> all() {
        return byName.values();
    }
}

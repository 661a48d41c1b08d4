package io.thecloud.schema.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An immutable sorted map: `with` and `without` share all but a path of nodes with the old one, so that every
/// state of the fold is a value of its own at the cost of O(log n).
///
/// A treap (Seidel and Aragon 1996) whose priorities are scrambled hashes of the keys: its shape depends on
/// nothing but its content.
///
/// @param <K> the keys, in their natural order
/// @param <V> the values
public final class PersistentMap<K extends Comparable<? super K>, V> {
    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    /// A map with nothing in it.
    public static <K extends Comparable<? super K>, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(null);
    }

    /// How many keys there are.
    public int size() {
        return size(root);
    }

    /// The value under `key`, or null.
    public @Nullable V get(K key) {
        var node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    /// Whether there is a value under `key`.
    public boolean has(K key) {
        return get(key) != null;
    }

    /// The same map with `value` under `key`.
    public PersistentMap<K, V> with(K key, V value) {
        Objects.requireNonNull(value);
        return new PersistentMap<>(insert(root, key, value, priority(key)));
    }

    /// The same map with nothing under `key`.
    public PersistentMap<K, V> without(K key) {
        return new PersistentMap<>(remove(root, key));
    }

    /// The values in the order of their keys.
    public List<V> values() {
        var values = new ArrayList<V>(size());
        collect(root, values);
        return values;
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> insert(
            @Nullable Node<K, V> node, K key, V value, int priority) {
        if (node == null) {
            return new Node<>(key, value, priority, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.priority, node.left, node.right);
        }
        if (order < 0) {
            var left = insert(node.left, key, value, priority);
            return left.priority > node.priority ? left.withRight(node.withLeft(left.right)) : node.withLeft(left);
        }
        var right = insert(node.right, key, value, priority);
        return right.priority > node.priority ? right.withLeft(node.withRight(right.left)) : node.withRight(right);
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return merge(node.left, node.right);
        }
        return order < 0 ? node.withLeft(remove(node.left, key)) : node.withRight(remove(node.right, key));
    }

    private static <K, V> @Nullable Node<K, V> merge(@Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        return left.priority > right.priority
                ? left.withRight(merge(left.right, right))
                : right.withLeft(merge(left, right.left));
    }

    private static <K, V> void collect(@Nullable Node<K, V> node, List<V> into) {
        if (node != null) {
            collect(node.left, into);
            into.add(node.value);
            collect(node.right, into);
        }
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    /// Spreads neighbouring hash codes apart (the finalizer of MurmurHash3).
    private static int priority(Object key) {
        int h = key.hashCode();
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersistentMap<?, ?> that && entries().equals(that.entries());
    }

    @Override
    public int hashCode() {
        return entries().hashCode();
    }

    @Override
    public String toString() {
        return entries().toString();
    }

    private List<Object> entries() {
        var entries = new ArrayList<Object>(size());
        collectEntries(root, entries);
        return entries;
    }

    private static void collectEntries(@Nullable Node<?, ?> node, List<Object> into) {
        if (node != null) {
            collectEntries(node.left, into);
            into.add(List.of(node.key, node.value));
            collectEntries(node.right, into);
        }
    }

    private static final class Node<K, V> {
        private final K key;
        private final V value;
        private final int priority;
        private final @Nullable Node<K, V> left;
        private final @Nullable Node<K, V> right;
        private final int size;

        Node(K key, V value, int priority, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.priority = priority;
            this.left = left;
            this.right = right;
            this.size = 1 + PersistentMap.size(left) + PersistentMap.size(right);
        }

        Node<K, V> withLeft(@Nullable Node<K, V> newLeft) {
            return newLeft == left ? this : new Node<>(key, value, priority, newLeft, right);
        }

        Node<K, V> withRight(@Nullable Node<K, V> newRight) {
            return newRight == right ? this : new Node<>(key, value, priority, left, newRight);
        }
    }
}

package io.thecloud.schema.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.thecloud.schema.history.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PersistentMapTest {
    /// Keys whose hash codes are all alike in half of the runs: the map stays right when its balance is lost.
    private record Key(int number, boolean alike) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public int hashCode() {
            return alike ? 0 : number;
        }
    }

    @Test
    void it_does_what_a_tree_map_does_and_leaves_every_older_map_as_it_was() {
        Seeds.each(100, random -> {
            var alike = random.nextBoolean();
            var expected = new TreeMap<Key, Integer>();
            var map = PersistentMap.<Key, Integer>empty();
            var older = new ArrayList<Map.Entry<PersistentMap<Key, Integer>, TreeMap<Key, Integer>>>();
            for (int i = 0; i < 120; i++) {
                older.add(Map.entry(map, new TreeMap<>(expected)));
                map = changed(map, expected, random, alike);
                check(map, expected);
            }
            older.forEach(entry -> check(entry.getKey(), entry.getValue()));
        });
    }

    @Test
    void two_maps_of_the_same_content_are_equal_however_they_came_about() {
        Seeds.each(100, random -> {
            var numbers = new ArrayList<>(random.ints(60, 0, 40).boxed().toList());
            var one = of(numbers);
            Collections.shuffle(numbers, new Random(random.nextLong()));
            var other = of(numbers).with(99, 99).without(99);
            assertThat(other).isEqualTo(one).hasSameHashCodeAs(one).hasToString(one.toString());
            assertThat(other.with(7, -1)).isNotEqualTo(one);
        });
    }

    private static PersistentMap<Integer, Integer> of(List<Integer> numbers) {
        var map = PersistentMap.<Integer, Integer>empty();
        for (var number : numbers) {
            map = map.with(number, number);
        }
        return map;
    }

    private static PersistentMap<Key, Integer> changed(
            PersistentMap<Key, Integer> map, TreeMap<Key, Integer> expected, RandomGenerator random, boolean alike) {
        var key = new Key(random.nextInt(50), alike);
        if (random.nextInt(3) == 0) {
            expected.remove(key);
            return map.without(key);
        }
        int value = random.nextInt();
        expected.put(key, value);
        return map.with(key, value);
    }

    private static void check(PersistentMap<Key, Integer> map, TreeMap<Key, Integer> expected) {
        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(map.values()).containsExactlyElementsOf(expected.values());
        for (int i = 0; i < 50; i++) {
            var key = new Key(i, false);
            assertThat(map.get(key)).isEqualTo(expected.get(key));
            assertThat(map.has(key)).isEqualTo(expected.containsKey(key));
        }
    }
}

package io.thecloud.schema.history;

import io.thecloud.schema.state.Node;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Ports and subnets that nobody on a node holds, out of a small range.
final class FreeAddress {
    private static final int FIRST_PORT = 20_000;

    private FreeAddress() {}

    static Optional<Integer> port(Node node, RandomGenerator random, int range) {
        int start = random.nextInt(range);
        return IntStream.range(0, range)
                .map(i -> FIRST_PORT + (start + i) % range)
                .filter(port -> !node.ports().has(port))
                .boxed()
                .findFirst();
    }

    static Optional<String> subnet(Node node, RandomGenerator random, int range) {
        int start = random.nextInt(range);
        return IntStream.range(0, range)
                .mapToObj(i -> "10.213.0.%d/28".formatted(16 * ((start + i) % range)))
                .filter(subnet -> !node.subnets().has(subnet))
                .findFirst();
    }
}

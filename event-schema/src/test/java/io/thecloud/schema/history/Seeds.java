package io.thecloud.schema.history;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/// Runs a property for many seeds. A failure names its seed; `-Dcloud.seed=<seed>` runs that one alone.
public final class Seeds {
    private static final String ONE = "cloud.seed";
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Seeds() {}

    /// Something that holds for every seed.
    public interface Property {
        /// @param random starts at the seed
        /// @throws AssertionError if it does not hold
        void check(RandomGenerator random);
    }

    /// Checks a property for the seeds from 1 to `count`.
    public static void each(int count, Property property) {
        var one = Long.getLong(ONE);
        (one == null ? LongStream.rangeClosed(1, count) : LongStream.of(one)).forEach(seed -> check(seed, property));
    }

    /// The generator that starts at a seed.
    public static RandomGenerator at(long seed) {
        return FACTORY.create(seed);
    }

    private static void check(long seed, Property property) {
        try {
            property.check(at(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed %d fails; replay it with -D%s=%d: %s".formatted(seed, ONE, seed, e), e);
        }
    }
}

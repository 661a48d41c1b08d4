package io.thecloud.deploy.bench;

import java.util.List;

/// The same thing measured several times.
///
/// @param values in the order of measuring
public record Series(List<Double> values) {
    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = List.copyOf(values);
    }

    /// Half of them are not above it.
    public double median() {
        var sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /// That many hundredths of them are not above it (nearest rank).
    public double percentile(int hundredths) {
        var sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(hundredths / 100.0 * sorted.size());
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }

    /// The least: what a machine with nothing else to do might get.
    public double least() {
        return percentile(0);
    }

    /// The most.
    public double most() {
        return percentile(100);
    }
}

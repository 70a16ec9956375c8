package io.eagain.benchmarks.suite;

import java.util.Collection;

/** What several figures of one thing come to. */
record Spread(double median, double lowest, double highest) {
    static Spread of(Collection<Double> figures) {
        double[] sorted = sorted(figures);
        return new Spread(quantile(sorted, 0.5), sorted[0], sorted[sorted.length - 1]);
    }

    /** The middle part of the figures: without the lowest and the highest tenth. */
    static Spread middle(Collection<Double> figures) {
        double[] sorted = sorted(figures);
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.1), quantile(sorted, 0.9));
    }

    private static double[] sorted(Collection<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}

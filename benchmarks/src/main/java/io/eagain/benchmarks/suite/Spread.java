package io.eagain.benchmarks.suite;

import java.util.Collection;
import java.util.IntSummaryStatistics;

/**
 * What several figures of one thing come to.
 *
 * @param count how many there are
 */
record Spread(double median, double lowest, double highest, int count) {
    static Spread of(Collection<Double> figures) {
        double[] sorted = sorted(figures);
        return new Spread(quantile(sorted, 0.5), sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** The middle part of the figures: without the lowest and the highest tenth. */
    static Spread middle(Collection<Double> figures) {
        double[] sorted = sorted(figures);
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.1), quantile(sorted, 0.9), sorted.length);
    }

    /** {@code 7 rounds}, or {@code 5 to 7 rounds}. */
    static String rounds(IntSummaryStatistics counts) {
        String most = counts.getMax() + (counts.getMax() == 1 ? " round" : " rounds");
        return counts.getMin() == counts.getMax() ? most : counts.getMin() + " to " + most;
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

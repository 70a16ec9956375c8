package io.eagain.benchmarks.calls;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * The batches of one process, and the figure that is made of them: the lower quartile. Whatever else the machine does
 * (the other hyperthread, the host of a virtual machine) makes calls only slower, by up to a factor of two, and it does
 * so to all subjects alike. The mean of few long batches tells how much of that there was; the lower quartile of many
 * short ones is the call without it, and unlike the lowest it is not the luck of a single batch.
 *
 * @param nanoseconds per call, of each batch
 * @param bytes per call, of all of them; NaN where nothing counts them
 */
record Batches(double[] nanoseconds, double bytes) {
    /** Those of C: a line each. */
    static Batches of(String lines) {
        return new Batches(lines.lines().mapToDouble(Double::parseDouble).toArray(), Double.NaN);
    }

    /** Those of a Java subject in which the JIT compiler has ended nothing. */
    static Batches of(RunResult result) {
        Collection<IterationResult> all = result.getBenchmarkResults().iterator().next().getIterationResults();
        List<IterationResult> quiet = all.stream().filter(batch -> value(batch, Bytes.COMPILING) == 0).toList();
        // Where it goes on and on there is no choice.
        Collection<IterationResult> some = quiet.size() < all.size() / 4 ? all : quiet;
        return new Batches(some.stream().mapToDouble(batch -> batch.getPrimaryResult().getScore()).toArray(),
                some.stream().mapToDouble(batch -> value(batch, Bytes.BYTES)).sum()
                        / some.stream().mapToDouble(batch -> value(batch, Bytes.CALLS)).sum());
    }

    private static double value(IterationResult batch, String label) {
        return batch.getSecondaryResults().get(label).getScore();
    }

    double lowerQuartile() {
        double[] sorted = Arrays.stream(nanoseconds).sorted().toArray();
        return sorted[(sorted.length - 1) / 4];
    }
}

package io.eagain.benchmarks.suite;

import java.util.function.Consumer;

/** One of the comparisons. */
public interface Suite {
    /** A word: the name of the files that hold its results, and what {@code --only} takes. */
    String name();

    /** The heading over its table. */
    String title();

    /**
     * Measures.
     *
     * @param plan how much
     * @param results takes each figure as it comes
     * @param progress takes a short line before anything that takes over two seconds; one with {@code not run} in it, for
     *            what this machine does not have, is kept with the results
     * @throws Exception when something cannot be measured; what was measured before is kept
     */
    void run(Plan plan, Consumer<Sample> results, Consumer<String> progress) throws Exception;
}

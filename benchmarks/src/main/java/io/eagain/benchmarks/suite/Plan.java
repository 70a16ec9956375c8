package io.eagain.benchmarks.suite;

/**
 * How much is measured.
 *
 * @param quick the subset of five minutes for all suites together
 * @param rounds how many times each figure is taken, with the subjects in alternating order
 */
public record Plan(boolean quick, int rounds) {
    /** The whole comparison: seven rounds. */
    public static final Plan FULL = new Plan(false, 7);
    /** The subset: three rounds of fewer rows. */
    public static final Plan QUICK = new Plan(true, 3);
}

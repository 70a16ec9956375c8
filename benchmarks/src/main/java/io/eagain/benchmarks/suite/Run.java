package io.eagain.benchmarks.suite;

import java.util.List;
import java.util.Map;

/**
 * The circumstances of a suite's run, as they stand in {@code machine.json}.
 *
 * @param machine the facts of {@link Machine}
 * @param plan how much was measured
 * @param began when, with the time zone
 * @param seconds how long it took
 * @param outcome {@code whole}, or why it is not
 * @param loadBefore the load average before
 * @param loadAfter and after
 * @param stolenPercent of the processors' time: what the host of a virtual machine took for others
 * @param notRun what the suite said it could not run
 * @param calibration the figures of {@link Noise}, nanoseconds per call
 */
record Run(Map<String, String> machine, Plan plan, String began, long seconds, String outcome, String loadBefore,
        String loadAfter, double stolenPercent, List<String> notRun, List<Double> calibration) {
    static final String WHOLE = "whole";
}

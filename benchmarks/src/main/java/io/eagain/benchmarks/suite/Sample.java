package io.eagain.benchmarks.suite;

/**
 * One measured figure.
 *
 * @param row what was measured: {@code recv, nothing there}
 * @param subject who did it: {@link Subject#C} and the others
 * @param metric what the figure is, with its unit: {@code ns/call}, {@code B/call}
 * @param round the round of the run, from 0: figures of one round and row were measured side by side
 * @param value the figure
 */
public record Sample(String row, String subject, String metric, int round, double value) {
}

package io.eagain.lab;

/** The sequence of real calls of one experiment. */
@FunctionalInterface
interface Scenario {
    /** Makes the calls; those that the expectation speaks of carry its labels. */
    void run(Bench bench) throws Exception;
}

package io.eagain.lab;

import java.util.List;

/**
 * What came of one experiment on this host.
 *
 * @param experiment which
 * @param steps everything that was called, in order
 * @param observed the labelled results, in the notation of the expectation
 * @param verdict how the two compare
 * @param reason why it was not run, or what went wrong; null if there is nothing to say
 */
record Observation(Experiment experiment, List<Step> steps, String observed, Verdict verdict, String reason) {
    /** How the observation compares with the expectation. */
    enum Verdict {
        AS_EXPECTED("as expected"),
        /** On a host that nothing exact is known of. */
        OBSERVED("observed"),
        DIFFERS("differs"),
        NOT_RUN("not run");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Observation of(Experiment experiment, List<Step> steps, String observed, String trouble) {
        String expected = experiment.expected();
        Verdict verdict = Verdict.DIFFERS;
        if (trouble == null && expected == null) {
            verdict = Verdict.OBSERVED;
        } else if (trouble == null && observed.equals(expected)) {
            verdict = Verdict.AS_EXPECTED;
        }
        return new Observation(experiment, steps, observed, verdict, trouble);
    }

    static Observation notRun(Experiment experiment, String reason) {
        return new Observation(experiment, List.of(), "", Verdict.NOT_RUN, reason);
    }
}

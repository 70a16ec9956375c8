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
        boolean same = trouble == null && observed.equals(experiment.linux());
        return new Observation(experiment, steps, observed, same ? Verdict.AS_EXPECTED : Verdict.DIFFERS, trouble);
    }

    static Observation notRun(Experiment experiment, String reason) {
        return new Observation(experiment, List.of(), "", Verdict.NOT_RUN, reason);
    }
}

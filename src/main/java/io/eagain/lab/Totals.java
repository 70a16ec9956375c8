package io.eagain.lab;

import java.util.List;

/** Counts over all observations. */
final class Totals {
    private Totals() {
    }

    static long count(List<Observation> observations, Observation.Verdict verdict) {
        return observations.stream().filter(observation -> observation.verdict() == verdict).count();
    }
}

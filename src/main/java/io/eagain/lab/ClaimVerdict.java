package io.eagain.lab;

import java.util.List;

/**
 * What the observations say of a claim.
 *
 * @param text {@code holds}, {@code does not hold}, {@code holds in part}, {@code cannot be shown here}, or that an
 *     experiment about it differs, was not run, or was not asked for
 * @param settled whether every experiment about it was run and went as expected, or none can be made here
 */
record ClaimVerdict(String text, boolean settled) {
    static ClaimVerdict of(Catalogue catalogue, Claim claim, List<Observation> observations) {
        if (claim.linux() == Claim.Holds.UNSEEN) {
            return new ClaimVerdict(claim.linux().words(), true);
        }
        List<String> about = catalogue.about(claim).stream().map(Experiment::id).toList();
        List<Observation> seen = observations.stream()
                .filter(observation -> about.contains(observation.experiment().id())).toList();
        if (Totals.count(seen, Observation.Verdict.DIFFERS) > 0) {
            return new ClaimVerdict("open: an experiment differs", false);
        }
        if (Totals.count(seen, Observation.Verdict.AS_EXPECTED) < about.size()) {
            return new ClaimVerdict("open: not all run", false);
        }
        return new ClaimVerdict(claim.linux().words(), true);
    }
}

package io.eagain.lab;

import java.util.List;

/**
 * What the observations say of a claim.
 *
 * @param text {@code holds}, {@code does not hold}, {@code holds in part}, {@code cannot be shown here}, with
 *     {@code (documented)} if nothing that was observed was compared for it; or that an experiment about it differs, was
 *     not run, or was not asked for
 * @param settled whether no experiment about it that this host can make differs or is missing
 * @param documented whether it rests on documentation alone
 */
record ClaimVerdict(String text, boolean settled, boolean documented) {
    private static final String DOCUMENTED = " (documented)";

    static ClaimVerdict of(Catalogue catalogue, Claim claim, List<Observation> observations) {
        return of(LabHost.KIND, catalogue, claim, observations);
    }

    /** On a kind of host, which need not be this one. */
    static ClaimVerdict of(LabHost.Kind host, Catalogue catalogue, Claim claim, List<Observation> observations) {
        Claim.Holds holds = claim.on(host).holds();
        if (holds == Claim.Holds.UNSEEN || holds == Claim.Holds.NOT_RUN) {
            return new ClaimVerdict(holds.words(), true, false);
        }
        // What the host has no means for keeps no claim open.
        List<String> about = catalogue.about(claim, host).stream()
                .filter(experiment -> experiment.notRun(host) == null).map(Experiment::id).toList();
        List<Observation> seen = observations.stream()
                .filter(observation -> about.contains(observation.experiment().id())).toList();
        if (Totals.count(seen, Observation.Verdict.DIFFERS) > 0) {
            return new ClaimVerdict("open: an experiment differs", false, false);
        }
        long compared = Totals.count(seen, Observation.Verdict.AS_EXPECTED);
        if (compared + Totals.count(seen, Observation.Verdict.OBSERVED) < about.size()) {
            return new ClaimVerdict("open: not all run", false, false);
        }
        return compared == 0
                ? new ClaimVerdict(holds.words() + DOCUMENTED, true, true)
                : new ClaimVerdict(holds.words(), true, false);
    }
}

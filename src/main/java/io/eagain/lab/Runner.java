package io.eagain.lab;

import java.util.concurrent.atomic.AtomicReference;

/** Runs one experiment on this host, in a thread of its own and within a time limit. */
final class Runner {
    /** More than three times what the slowest experiment takes. */
    private static final long LIMIT_MILLISECONDS = 30_000;

    private final boolean insidePrivateNetwork;

    /** Inside a private network there is no need to make one. */
    Runner(boolean insidePrivateNetwork) {
        this.insidePrivateNetwork = insidePrivateNetwork;
    }

    Observation run(Experiment experiment) throws InterruptedException {
        if (experiment.notRun() != null) {
            return Observation.notRun(experiment, experiment.notRun());
        }
        if (experiment.stage() == Experiment.Stage.PRIVATE_NETWORK && !insidePrivateNetwork) {
            return PrivateNetwork.run(experiment);
        }
        Bench bench = new Bench();
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        Thread worker = Thread.ofPlatform().daemon().name(experiment.id()).start(() -> {
            try {
                experiment.scenario().run(bench);
            } catch (Throwable t) {
                trouble.set(t);
            }
        });
        worker.join(LIMIT_MILLISECONDS);
        if (worker.isAlive()) {
            // Its descriptors and its memory stay: a call is still using them.
            return Observation.of(experiment, bench.steps(), bench.observed(),
                    "no end within " + LIMIT_MILLISECONDS / 1000 + " seconds");
        }
        bench.close();
        if (trouble.get() instanceof StageException || trouble.get() instanceof UnsupportedOperationException) {
            return new Observation(experiment, bench.steps(), bench.observed(), Observation.Verdict.NOT_RUN,
                    trouble.get().getMessage());
        }
        return Observation.of(experiment, bench.steps(), bench.observed(),
                trouble.get() == null ? null : trouble.get().toString());
    }
}

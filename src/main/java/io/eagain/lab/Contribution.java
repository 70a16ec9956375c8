package io.eagain.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this host gives, for the matrix: the whole lab without its report, and what to do with it. */
public final class Contribution {
    /** So often it is told how far it is. */
    private static final int STEP = 20;

    private Contribution() {
    }

    /** Runs all experiments of this host and writes the file; whether nothing differs from what is expected. */
    public static boolean write(Path file, PrintStream progress) throws IOException, InterruptedException {
        return write(new Catalogue(), file, progress);
    }

    static boolean write(Catalogue catalogue, Path file, PrintStream progress)
            throws IOException, InterruptedException {
        List<Experiment> experiments = catalogue.here();
        Runner runner = new Runner(false);
        List<Observation> observations = new ArrayList<>();
        for (Experiment experiment : experiments) {
            if (observations.size() % STEP == 0) {
                progress.println("lab: " + observations.size() + " of " + experiments.size() + " experiments, next "
                        + experiment.id());
            }
            observations.add(runner.run(experiment));
        }
        Files.writeString(file, JsonReport.write(HostFacts.here(), catalogue, observations));
        long differ = Totals.count(observations, Observation.Verdict.DIFFERS);
        progress.println("lab: " + observations.size() + " experiments, " + differ + " differ, "
                + Totals.count(observations, Observation.Verdict.NOT_RUN) + " not run");
        observations.stream().filter(o -> o.verdict() == Observation.Verdict.DIFFERS)
                .forEach(o -> progress.println("lab: " + o.experiment().id() + " differs: expected "
                        + o.experiment().expected() + ", observed " + o.observed()));
        progress.println("Written: " + file);
        progress.println(
                "It names this system, its kernel, C library and JDK, and paths of temporary files, and nothing"
                        + " else of this machine: look it through. docs/LAB.md of eagain's sources describes it; CONTRIBUTING.md,"
                        + " \"Add a column\", tells how it gets into docs/results/ and becomes a column of the matrix.");
        return differ == 0;
    }
}

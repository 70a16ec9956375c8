package io.eagain.benchmarks.suite;

import io.eagain.benchmarks.calls.Calls;
import io.eagain.benchmarks.growth.Growth;
import io.eagain.benchmarks.servers.Servers;
import io.eagain.benchmarks.startup.Startup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole comparison in one command. */
@Command(name = "everything", mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 110, description = "Measures eagain against C, NIO, Netty and jnr, and writes samples, tables and plots. Wants an idle "
        + "Linux machine with two cores, gcc, taskset, fontconfig and a font. About an hour; --quick about five "
        + "minutes.")
public final class Everything implements Callable<Integer> {
    /**
     * A suite, what its ratios are to, and how long it takes.
     *
     * @param suite the suite
     * @param baseline the subject that the others are compared with
     * @param full about how many seconds {@link Plan#FULL} takes
     * @param quick and {@link Plan#QUICK}
     */
    record Listed(Suite suite, String baseline, int full, int quick) {
    }

    /** All suites, in the order of the run. */
    static final List<Listed> SUITES = List.of(new Listed(new Calls(), Subject.C_THREADS, 1200, 100),
            new Listed(new Growth(), Subject.C_THREADS, 150, 35), new Listed(new Servers(), Subject.C, 2100, 140),
            new Listed(new Startup(), Subject.NIO, 200, 45));

    @Option(names = "--quick", description = "the subset of about five minutes: fewer rows, three rounds")
    private boolean quick;

    @Option(names = "--only", split = ",", paramLabel = "SUITE", //
            description = "calls, growth, servers, startup: some of them, with commas")
    private List<String> only = List.of();

    @Option(names = "--rounds", paramLabel = "N", description = "how many times each figure is taken; 7, quick 3")
    private int rounds;

    @Option(names = "--results", paramLabel = "DIR", description = "where the results go, and replace older ones; benchmarks/results")
    private Path folder = CProgram.benchmarks().resolve("results");

    @Option(names = "--render", description = "measures nothing: makes tables and plots again from the samples")
    private boolean render;

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(new CommandLine(new Everything()).execute(args));
    }

    // The own core is only held.
    @SuppressWarnings("try")
    @Override
    public Integer call() throws Exception {
        List<Listed> chosen = SUITES.stream()
                .filter(listed -> only.isEmpty() || only.contains(listed.suite().name())).toList();
        if (chosen.size() < only.size()) {
            System.err.println("--only: there are " + SUITES.stream().map(listed -> listed.suite().name()).toList());
            return 2;
        }
        List<String> missing = render ? List.of() : Needs.missing();
        if (!missing.isEmpty()) {
            missing.forEach(System.err::println);
            return 1;
        }
        ResultFiles files = new ResultFiles(folder.toAbsolutePath());
        boolean whole = true;
        if (!render) {
            Plan plan = quick ? Plan.QUICK : Plan.FULL;
            plan = rounds > 0 ? new Plan(quick, rounds) : plan;
            Progress progress = new Progress(chosen, plan);
            try (OwnCore own = new OwnCore()) {
                for (Listed listed : chosen) {
                    progress.begin(listed.suite().name());
                    whole &= new Measuring(listed.suite(), plan, files).run(progress);
                }
            }
        }
        render(files);
        System.out.println("The results: " + files.file("RESULTS.md"));
        return whole ? 0 : 1;
    }

    /** After all measuring: a plot that cannot be drawn must not keep a suite from running. */
    private static void render(ResultFiles files) throws IOException {
        boolean plots = Needs.plots();
        if (!plots) {
            System.err.println("Tables without plots. " + Needs.FONTS);
        }
        for (Listed listed : SUITES) {
            files.removePlots(listed.suite().name());
            if (plots) {
                Plots.draw(listed, new Figures(files.samples(listed.suite().name())), files);
            }
        }
        new ResultsPage(files, plots).write(SUITES);
    }
}

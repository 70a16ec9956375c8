package io.eagain.benchmarks.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code RESULTS.md}: what was run where, then each suite with its plots, tables and targets. */
final class ResultsPage {
    private final ResultFiles files;
    private final boolean plots;
    private final StringBuilder page = new StringBuilder();

    ResultsPage(ResultFiles files, boolean plots) {
        this.files = files;
        this.plots = plots;
    }

    void write(List<Everything.Listed> suites) throws IOException {
        page.append(
                "# Results\n\nMade from the samples in this folder; never edited by hand. How it is measured and run: "
                        + "[README](../README.md).\n");
        Map<String, Run> runs = files.runs();
        machine(suites.stream().map(listed -> listed.suite().name()).filter(runs::containsKey).toList(), runs);
        for (Everything.Listed listed : suites) {
            List<Sample> samples = files.samples(listed.suite().name());
            if (!samples.isEmpty() || runs.containsKey(listed.suite().name())) {
                suite(listed, new Figures(samples), runs.get(listed.suite().name()));
            }
        }
        files.save("RESULTS.md", page.toString());
    }

    /** The facts that all suites share in one table; those that differ are said for each. */
    private void machine(List<String> suites, Map<String, Run> runs) {
        if (suites.isEmpty()) {
            return;
        }
        page.append("\n## The machine\n\n| | |\n|---|---|\n");
        runs.get(suites.getFirst()).machine().keySet().forEach(fact -> {
            List<String> values = suites.stream().map(suite -> runs.get(suite).machine().getOrDefault(fact, ""))
                    .toList();
            String value = values.stream().distinct().count() == 1
                    ? values.getFirst()
                    : String.join("; ",
                            suites.stream().map(suite -> suite + ": " + runs.get(suite).machine().get(fact)).toList());
            page.append("| ").append(fact).append(" | ").append(value).append(" |\n");
        });
        page.append(
                "\n**How noisy it was.** The same C loop of `recv` with nothing there, 20 ms on core 1, before, after and "
                        + "between the figures of each suite, in ns per call: on a quiet machine these are all the same. *Stolen* is "
                        + "what the host of a virtual machine took from it.\n\n"
                        + "| suite | began | took | rounds | load before | load after | stolen | loop: median | middle 80 % | all |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|\n");
        for (String suite : suites) {
            Run run = runs.get(suite);
            Spread all = Spread.of(run.calibration());
            Spread middle = Spread.middle(run.calibration());
            page.append(String.format(Locale.ROOT,
                    "| %s | %s | %d:%02d min | %d%s | %s | %s | %.1f %% | %.0f | %.0f to %.0f (%.0f %%) | %.0f to %.0f |%n",
                    suite, run.began(), run.seconds() / 60, run.seconds() % 60, run.plan().rounds(),
                    run.plan().quick() ? ", quick" : "", run.loadBefore(), run.loadAfter(), run.stolenPercent(),
                    all.median(), middle.lowest(), middle.highest(),
                    100 * (middle.highest() - middle.lowest()) / all.median(), all.lowest(), all.highest()));
        }
    }

    private void suite(Everything.Listed listed, Figures figures, Run run) {
        String name = listed.suite().name();
        page.append("\n## ").append(listed.suite().title()).append("\n\n");
        if (run != null && !run.outcome().equals(Run.WHOLE)) {
            page.append("**Not the whole suite:** ").append(run.outcome()).append("\n\n");
        }
        if (plots) {
            for (String plot : Plots.charts(listed, figures).keySet()) {
                page.append("![").append(plot.replace('-', ' ')).append("](").append(plot).append(".svg)\n");
            }
        }
        if (run != null && !run.notRun().isEmpty()) {
            page.append("\n**Not run here:** ").append(String.join("; ", run.notRun())).append(".\n");
        }
        List<String> targets = Targets.lines(name, figures, run == null ? Plan.FULL : run.plan());
        if (!targets.isEmpty()) {
            page.append('\n').append(String.join("\n", targets)).append('\n');
        }
        for (String metric : figures.metrics()) {
            table(listed.baseline(), figures, metric);
        }
    }

    private void table(String baseline, Figures figures, String metric) {
        List<String> subjects = figures.subjects(metric);
        page.append("\n### ").append(metric).append("\n\nMedian (lowest to highest of ").append(figures.rounds(metric))
                .append(" rounds, or as many as the row says) and, in bold, the ratio to ").append(baseline)
                .append(": the median of the rounds' ratios, with the lowest and the highest.\n\n| | ")
                .append(String.join(" | ", subjects)).append(" |\n|---|").append("---|".repeat(subjects.size()))
                .append('\n');
        for (String row : figures.rows(metric)) {
            List<String> cells = new ArrayList<>();
            for (String subject : subjects) {
                cells.add(cell(figures.spread(row, subject, metric), subject.equals(baseline)
                        ? Optional.empty()
                        : figures.ratio(row, subject, baseline, metric)));
            }
            page.append("| ").append(row).append(rounds(figures, row, metric)).append(" | ")
                    .append(String.join(" | ", cells)).append(" |\n");
        }
    }

    /** How many rounds a row has, where that differs from the others. */
    private static String rounds(Figures figures, String row, String metric) {
        IntSummaryStatistics rounds = figures.subjects(metric).stream()
                .flatMap(subject -> figures.spread(row, subject, metric).stream()).mapToInt(Spread::count)
                .summaryStatistics();
        return rounds.getMin() == figures.rounds(metric) ? "" : " (" + Spread.rounds(rounds) + ")";
    }

    private static String cell(Optional<Spread> figures, Optional<Spread> ratio) {
        return figures.map(spread -> number(spread.median()) + (spread.lowest() == spread.highest()
                ? ""
                : " (" + number(spread.lowest()) + " to " + number(spread.highest()) + ")")).orElse("-")
                + ratio.map(spread -> String.format(Locale.ROOT, " **%.2f** (%.2f to %.2f)", spread.median(),
                        spread.lowest(), spread.highest())).orElse("");
    }

    /** Three digits that mean something, and thousands told apart. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || value == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}

package io.eagain.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of one suite. What was measured is saved all the time: it must survive what comes after. */
final class Measuring {
    private static final long SAVE_EACH = 10_000_000_000L;

    private final Suite suite;
    private final Plan plan;
    private final ResultFiles files;
    private final Map<String, String> machine = Machine.facts();
    private final String began = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final String loadBefore = Machine.load();
    private final long[] ticksBefore = Machine.ticks();
    private final long start = System.nanoTime();
    private final Noise noise = new Noise();
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();
    private long saved = start;

    Measuring(Suite suite, Plan plan, ResultFiles files) {
        this.suite = suite;
        this.plan = plan;
        this.files = files;
    }

    /** Whether all went well. */
    boolean run(Progress progress) throws IOException {
        noise.take();
        save("it was killed");
        String outcome = Run.WHOLE;
        try {
            suite.run(plan, this::take, line -> {
                if (line.contains("not run")) {
                    notRun.add(line);
                }
                progress.line(line);
            });
        } catch (Exception | LinkageError | AssertionError e) {
            // The other suites can still be measured.
            outcome = e.toString();
            e.printStackTrace();
        }
        noise.take();
        save(outcome);
        progress.line("ended: " + outcome + ", " + samples.size() + " figures");
        return outcome.equals(Run.WHOLE);
    }

    private void take(Sample sample) {
        samples.add(sample);
        try {
            noise.takeNowAndThen();
            if (System.nanoTime() - saved > SAVE_EACH) {
                files.saveSamples(suite.name(), samples);
                saved = System.nanoTime();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save(String outcome) throws IOException {
        long[] ticks = Machine.ticks();
        double stolen = 100.0 * (ticks[1] - ticksBefore[1]) / Math.max(1, ticks[0] - ticksBefore[0]);
        files.saveSamples(suite.name(), samples);
        files.saveRun(suite.name(), new Run(machine, plan, began, (System.nanoTime() - start) / 1_000_000_000L, outcome,
                loadBefore, Machine.load(), stolen, notRun, noise.figures()));
    }
}

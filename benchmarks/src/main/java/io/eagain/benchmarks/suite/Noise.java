package io.eagain.benchmarks.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How noisy the machine is while a suite runs: the same C loop of system calls, 20 ms on core 1, before, after and now and
 * then in between. On a quiet machine all its figures are the same.
 */
final class Noise {
    private static final int AT_ONCE = 25;
    private static final long PAUSE = 5_000_000_000L;

    private final String program = CProgram.build("calibrate").toString();
    private final List<Double> figures = new ArrayList<>();
    private long last;

    /** Before and after a suite. */
    void take() throws IOException {
        for (int i = 0; i < AT_ONCE; i++) {
            takeOne();
        }
    }

    /** Between two figures of a suite, not more often than each five seconds. */
    void takeNowAndThen() throws IOException {
        if (System.nanoTime() - last > PAUSE) {
            takeOne();
        }
    }

    /** Nanoseconds per call of each run. */
    List<Double> figures() {
        return figures;
    }

    private void takeOne() throws IOException {
        Process process = new ProcessBuilder("taskset", "-c", "1", program)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        figures.add(Double.valueOf(new String(process.getInputStream().readAllBytes()).trim()));
        last = System.nanoTime();
    }
}

package io.eagain.benchmarks.suite;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines for the terminal: what is measured, how far it is, and how long the rest will take. */
final class Progress {
    private final List<String> suites = new ArrayList<>();
    private final List<Duration> expected = new ArrayList<>();
    private int current = -1;
    private long began;

    Progress(List<Everything.Listed> chosen, Plan plan) {
        int usual = plan.quick() ? Plan.QUICK.rounds() : Plan.FULL.rounds();
        for (Everything.Listed listed : chosen) {
            suites.add(listed.suite().name());
            expected.add(Duration.ofSeconds((plan.quick() ? listed.quick() : listed.full()) * plan.rounds() / usual));
        }
    }

    void begin(String suite) {
        current = suites.indexOf(suite);
        began = System.nanoTime();
        line("begins");
    }

    void line(String what) {
        Duration gone = Duration.ofNanos(System.nanoTime() - began);
        Duration rest = expected.get(current).minus(gone);
        rest = rest.isNegative() ? Duration.ZERO : rest;
        for (Duration later : expected.subList(current + 1, expected.size())) {
            rest = rest.plus(later);
        }
        System.out.printf("%s %s (%d of %d), %s of about %s min, %s min left in all: %s%n",
                LocalTime.now().format(DateTimeFormatter.ofPattern("HH:mm:ss")), suites.get(current), current + 1,
                suites.size(),
                minutes(gone), minutes(expected.get(current)), minutes(rest), what);
    }

    private static String minutes(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}

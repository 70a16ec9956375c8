package io.eagain.benchmarks.growth;

import io.eagain.benchmarks.suite.CProgram;
import io.eagain.benchmarks.suite.DescriptorLimit;
import io.eagain.benchmarks.suite.Plan;
import io.eagain.benchmarks.suite.Sample;
import io.eagain.benchmarks.suite.Subject;
import io.eagain.benchmarks.suite.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The cost of one wait against the number of registered descriptors. Eventfds, level-triggered, a limit of 0. A wait is the
 * call and the search for what it found: {@code select} gets its set anew each time and {@code select} and {@code poll}
 * are searched up to the last one found; {@code epoll_wait} takes as many events as are active, and each is read.
 */
public final class Growth implements Suite {
    /** The mechanisms, in the order of the table. */
    public static final List<String> MECHANISMS = List.of("select", "poll", "epoll");
    /** How many of the descriptors are active: the words in the rows. */
    public static final List<String> ACTIVITIES = List.of("1 active", "1 % active", "all active");
    /** The unit of the figures. */
    public static final String METRIC = "ns/wait";

    /** How many descriptors are registered. */
    public static final List<Integer> COUNTS = List.of(10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 50_000);

    private static final List<Integer> QUICK_COUNTS = List.of(10, 100, 1000, 10_000);
    /** A {@code fd_set} has room for no more, with the descriptors that a JVM has open anyway. */
    private static final int SELECT_MOST = 1000;
    /** What a program has open beside those that are registered: descriptors below 20, epoll's own and some more. */
    private static final int BESIDE = 64;
    private static final int MILLISECONDS = 30;

    /** The name of a row. */
    public static String row(String mechanism, int descriptors, String activity) {
        return mechanism + ", " + descriptors + " descriptors, " + activity;
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String title() {
        return "Cost of one wait against the number of registered descriptors";
    }

    @Override
    public void run(Plan plan, Consumer<Sample> results, Consumer<String> progress) throws Exception {
        List<Integer> counts = counts(plan, progress);
        for (int round = 0; round < plan.rounds(); round++) {
            String where = "round " + (round + 1) + " of " + plan.rounds() + ": ";
            progress.accept(where + "the JVM gets warm");
            // New processes each round: what the compiler made of one JVM must not decide.
            try (Worker c = new Worker(List.of(c()));
                    Worker threads = new Worker(List.of(c(), "2"));
                    Worker eagain = new Worker(java())) {
                List<Map.Entry<String, Worker>> order = new ArrayList<>(List.of(Map.entry(Subject.C, c),
                        Map.entry(Subject.C_THREADS, threads), Map.entry(Subject.EAGAIN, eagain)));
                if (round % 2 != 0) {
                    Collections.reverse(order);
                }
                for (int count : counts) {
                    progress.accept(where + count + " descriptors");
                    for (String mechanism : MECHANISMS) {
                        if (!mechanism.equals("select") || count <= SELECT_MOST) {
                            measure(mechanism, count, order, round, results);
                        }
                    }
                }
            }
        }
    }

    private static void measure(String mechanism, int count, List<Map.Entry<String, Worker>> order, int round,
            Consumer<Sample> results) throws IOException {
        for (String activity : ACTIVITIES) {
            String question = mechanism + " " + count + " " + active(activity, count) + " " + MILLISECONDS;
            for (Map.Entry<String, Worker> each : order) {
                // Asked twice: another number of descriptors may make the JIT compile the loop anew.
                each.getValue().ask(question);
                double value = each.getValue().ask(question);
                results.accept(new Sample(row(mechanism, count, activity), each.getKey(), METRIC, round, value));
            }
        }
    }

    private static String c() {
        return CProgram.build("growth").toString();
    }

    private static List<String> java() {
        return List.of(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), GrowthWorker.class.getName());
    }

    private static int active(String activity, int count) {
        return switch (activity) {
            case "1 active" -> 1;
            case "1 % active" -> Math.max(1, count / 100);
            default -> count;
        };
    }

    /** Those for which this user may have descriptors. */
    private static List<Integer> counts(Plan plan, Consumer<String> progress) {
        List<Integer> wanted = plan.quick() ? QUICK_COUNTS : COUNTS;
        long most = DescriptorLimit.hard() - BESIDE;
        for (int count : wanted) {
            if (count > most) {
                progress.accept(count + " descriptors: not run, this user may have " + DescriptorLimit.hard()
                        + " (ulimit -Hn)");
            }
        }
        return wanted.stream().filter(count -> count <= most).toList();
    }
}

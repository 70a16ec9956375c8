package io.eagain.benchmarks.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the library is to reach, as data, and whether the samples say so. */
final class Targets {
    /** How a figure is compared: it may be the limit itself, or must stay below it. */
    private enum Limit {
        AT_MOST,
        BELOW,
        /** As at most, but only if the figures of all rounds are on one side: for what differs much between rounds. */
        AT_MOST_IN_ALL_ROUNDS
    }

    private enum Verdict {
        MET,
        NOT_DECIDED,
        MISSED
    }

    /**
     * One line.
     *
     * @param suite where the samples are
     * @param text what is wanted
     * @param rows regular expressions: the rows; there must be a figure for each expression
     * @param subjects of which subjects
     * @param metric the metric
     * @param against the figure is the ratio to each of these; none: the figure itself
     * @param limit how to compare
     * @param value with what
     */
    private record Target(String suite, String text, List<String> rows, List<String> subjects, String metric,
            List<String> against, Limit limit, double value) {

        Verdict verdict(Spread figure) {
            boolean met = limit == Limit.BELOW ? figure.median() < value : figure.median() <= value;
            boolean both = figure.lowest() <= value && figure.highest() > value;
            return limit == Limit.AT_MOST_IN_ALL_ROUNDS && both
                    ? Verdict.NOT_DECIDED
                    : met ? Verdict.MET : Verdict.MISSED;
        }
    }

    private record Result(String what, boolean ratio, Spread figure, Verdict verdict) {
        double median() {
            return figure.median();
        }

        @Override
        public String toString() {
            return what + ": " + number(median()) + (figure.lowest() == figure.highest()
                    ? ""
                    : " (" + number(figure.lowest()) + " to " + number(figure.highest()) + ")");
        }

        private String number(double value) {
            return ratio ? String.format(Locale.ROOT, "%.3f", value) : ResultsPage.number(value);
        }
    }

    private static final List<String> ONLY = List.of(Subject.EAGAIN);
    private static final List<String> EACH = List.of(Subject.EAGAIN, Subject.EAGAIN_DIRECT, Subject.EAGAIN_HEAP,
            Subject.EAGAIN_POLLER);
    private static final List<String> ANY = List.of(".*");
    private static final List<String> HOT = List.of("recv, nothing there.*", "send and recv, 64 B",
            "epoll_wait, 1 ready", "epoll_wait, 64 ready", "epoll_wait without limit, 1 ready");
    private static final List<String> SERVED = List.of("echo, 50 connections.*", "echo, 1,000 connections.*",
            "http, 50 connections.*", "http, 1,000 connections.*");
    private static final List<String> PEERS = List.of(Subject.NIO, Subject.NETTY_EPOLL, Subject.NETTY_EPOLL_SCAN,
            Subject.NETTY_IO_URING, Subject.NETTY_NIO);
    /** Bytes of the smallest object of a JVM with its usual options. */
    private static final double OBJECT = 16;
    /** How many figures a missed line shows: those that are furthest off. */
    private static final int SHOWN = 6;

    private static final List<Target> ALL = List.of(
            new Target("calls",
                    "would-block recv, send and recv of 64 B, epoll_wait with 1 and 64 ready: at most 1.00 x C "
                            + "with two threads",
                    HOT, ONLY, "ns/call", List.of(Subject.C_THREADS), Limit.AT_MOST, 1.00),
            new Target("calls", "the same calls: at most 1.15 x C with one thread", HOT, ONLY, "ns/call",
                    List.of(Subject.C), Limit.AT_MOST, 1.15),
            new Target("calls", "below Netty's JNI in every row that it has", ANY, ONLY, "ns/call",
                    List.of(Subject.NETTY_EPOLL), Limit.BELOW, 1.00),
            new Target("calls",
                    "0 bytes allocated per call in every eagain row, each in a JVM that uses one kind of memory", ANY,
                    EACH, "B/call", List.of(), Limit.AT_MOST, 0),
            new Target("servers", "0 bytes allocated per message in every eagain row", ANY, EACH, "B/message",
                    List.of(), Limit.AT_MOST, 0),
            new Target("servers", "echo and HTTP, server CPU per message: at most 1.05 x C at 50 and 1,000 connections "
                    + "(`eagain Poller` is shown, not judged)",
                    SERVED, ONLY, "server CPU ns/message", List.of(Subject.C), Limit.AT_MOST, 1.05),
            new Target("servers", "the same rows: below every other subject (`eagain Poller` is shown, not judged)",
                    SERVED, ONLY, "server CPU ns/message", PEERS, Limit.BELOW, 1.00),
            new Target("servers", "latency p99 not above any Java peer, decided only where all rounds agree "
                    + "(`eagain Poller` is shown, not judged)",
                    ANY, ONLY, "p99 µs", PEERS, Limit.AT_MOST_IN_ALL_ROUNDS, 1.00),
            new Target("servers", "idle connections: no heap object required per connection by the "
                    + "library (below 16 B per connection: the smallest object; `eagain Poller` is shown, not judged)",
                    ANY, ONLY, "heap B/connection", List.of(), Limit.BELOW, OBJECT),
            new Target("startup", "to the first byte: at most 1.5 x NIO without an AOT cache",
                    List.of("first byte, no options"), ONLY, "ms wall", List.of(Subject.NIO), Limit.AT_MOST, 1.5),
            new Target("startup", "to the first byte: at most 1.2 x NIO with an AOT cache for both",
                    List.of("first byte, AOT cache"), ONLY, "ms wall", List.of(Subject.NIO), Limit.AT_MOST, 1.2));

    private Targets() {
    }

    /** A line of Markdown for each target of a suite. */
    static List<String> lines(String suite, Figures figures, Plan plan) {
        return ALL.stream().filter(target -> target.suite.equals(suite)).map(target -> line(target, figures, plan))
                .toList();
    }

    private static String line(Target target, Figures figures, Plan plan) {
        List<String> missing = new ArrayList<>();
        List<Result> results = results(target, figures, missing);
        List<Result> missed = results.stream().filter(result -> result.verdict == Verdict.MISSED).toList();
        List<Result> open = results.stream().filter(result -> result.verdict == Verdict.NOT_DECIDED).toList();
        return "- **" + verdict(results, missed, open, missing, plan) + "**: " + target.text + ". Rests on "
                + results.size() + " of " + (results.size() + missing.size()) + " figures"
                + (plan.quick() ? " of a full run" : "")
                + (results.isEmpty() ? "" : ", " + rounds(target, results, figures, plan)) + "."
                + highest("Missed by " + missed.size(), missed, SHOWN)
                + highest("Not decided: " + open.size(), open, SHOWN)
                + (missed.isEmpty() && open.isEmpty() ? highest("Highest", results, 1) : "")
                // A quick run leaves most of them out.
                + (missing.isEmpty() || plan.quick() ? "" : " No figure of " + String.join("; ", missing) + ".");
    }

    private static String verdict(List<Result> results, List<Result> missed, List<Result> open, List<String> missing,
            Plan plan) {
        if (results.isEmpty()) {
            return "not measured";
        }
        String verdict = !missed.isEmpty() ? "NOT MET" : !open.isEmpty() ? "not decided" : "met";
        if (plan.quick()) {
            return verdict + " here (quick run)";
        }
        // A line is met only when all of it was measured.
        return verdict.equals("met") && !missing.isEmpty() ? "met where measured, not measured in full" : verdict;
    }

    /** A suite may have planned more rounds than the others. */
    private static String rounds(Target target, List<Result> results, Figures figures, Plan plan) {
        IntSummaryStatistics counts = results.stream().mapToInt(result -> result.figure.count()).summaryStatistics();
        int planned = Math.max(plan.rounds(), figures.rounds(target.metric));
        return Spread.rounds(counts) + (counts.getMin() < planned ? " of " + planned : "") + " each";
    }

    private static String highest(String words, List<Result> some, int shown) {
        return some.isEmpty()
                ? ""
                : " " + words + ": " + some.stream().sorted(Comparator.comparingDouble(Result::median).reversed())
                        .limit(shown).map(Result::toString).collect(Collectors.joining("; "))
                        + (some.size() > shown && shown > 1 ? "; and others." : ".");
    }

    /** All that is expected or was measured. */
    private static List<Result> results(Target target, Figures figures, List<String> missing) {
        List<Result> results = new ArrayList<>();
        List<String> others = target.against.isEmpty() ? List.of("") : target.against;
        List<String> known = Expected.rows(target.suite, target.metric, figures.rows(target.metric));
        for (String expression : target.rows) {
            List<String> rows = known.stream().filter(row -> row.matches(expression)).toList();
            for (String row : rows.isEmpty() ? List.of(expression) : rows) {
                for (String subject : target.subjects) {
                    for (String other : others) {
                        String what = row + (other.isEmpty() ? ", " + subject : " to " + other);
                        Optional<Spread> figure = other.isEmpty()
                                ? figures.spread(row, subject, target.metric)
                                : figures.ratio(row, subject, other, target.metric);
                        if (figure.isPresent()) {
                            results.add(new Result(what, !other.isEmpty(), figure.get(),
                                    target.verdict(figure.get())));
                        } else if (Expected.has(target.suite, subject, row)
                                && (other.isEmpty() || Expected.has(target.suite, other, row))) {
                            missing.add(what);
                        }
                    }
                }
            }
        }
        return results;
    }
}

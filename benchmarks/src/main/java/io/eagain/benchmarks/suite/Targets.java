package io.eagain.benchmarks.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the library is to reach, as data, and whether the samples say so. Row names are those of the suites. */
final class Targets {
    /** A figure may be the limit itself, or must stay below it. */
    private enum Limit {
        AT_MOST,
        BELOW
    }

    /**
     * One line.
     *
     * @param suite where the samples are
     * @param text what is wanted
     * @param rows regular expressions: the rows; there must be a figure for each expression
     * @param subjects a regular expression: of which subjects
     * @param metric the metric
     * @param against the figure is the ratio to each of these; none: the figure itself
     * @param limit how to compare
     * @param value with what
     */
    private record Target(String suite, String text, List<String> rows, String subjects, String metric,
            List<String> against, Limit limit, double value) {
    }

    private record Result(String what, double figure, boolean met) {
        @Override
        public String toString() {
            return what + ": " + (figure == 0 ? "0" : String.format(Locale.ROOT, "%.4g", figure));
        }
    }

    private static final String ONLY = Subject.EAGAIN;
    private static final String EACH = Subject.EAGAIN + ".*";
    private static final List<String> ANY = List.of(".*");
    private static final List<String> HOT = List.of("recv, nothing there.*", "send and recv, 64 B",
            "epoll_wait, 1 ready", "epoll_wait, 64 ready", "epoll_wait without limit, 1 ready");
    private static final List<String> SERVED = List.of("echo, 50 connections.*", "echo, 1,000 connections.*",
            "http, 50 connections.*", "http, 1,000 connections.*");
    private static final List<String> PEERS = List.of(Subject.NIO, Subject.NETTY_EPOLL, Subject.NETTY_IO_URING,
            Subject.NETTY_NIO);
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
            new Target("calls", "0 bytes allocated per call in every eagain row", ANY, EACH, "B/call", List.of(),
                    Limit.AT_MOST, 0),
            new Target("servers", "0 bytes allocated per message in every eagain row", ANY, EACH, "B/message",
                    List.of(), Limit.AT_MOST, 0),
            new Target("servers", "echo and HTTP, server CPU per message: at most 1.05 x C at 50 and 1,000 connections",
                    SERVED, ONLY, "server CPU ns/message", List.of(Subject.C), Limit.AT_MOST, 1.05),
            new Target("servers", "the same rows: below every other subject", SERVED, ONLY, "server CPU ns/message",
                    PEERS, Limit.BELOW, 1.00),
            new Target("servers", "latency p99 not above any Java peer", ANY, ONLY, "p99 µs", PEERS, Limit.AT_MOST,
                    1.00),
            new Target("servers", "idle connections: no heap object required per connection by the "
                    + "library (below 16 B per connection: the smallest object)", ANY, ONLY,
                    "heap B/connection", List.of(), Limit.BELOW, OBJECT),
            new Target("startup", "to the first byte: at most 1.5 x NIO without an AOT cache",
                    List.of("first byte, no options"), ONLY, "ms wall", List.of(Subject.NIO), Limit.AT_MOST, 1.5),
            new Target("startup", "to the first byte: at most 1.2 x NIO with an AOT cache for both",
                    List.of("first byte, AOT cache"), ONLY, "ms wall", List.of(Subject.NIO), Limit.AT_MOST, 1.2));

    private Targets() {
    }

    /** A line of Markdown for each target of a suite. */
    static List<String> lines(String suite, Figures figures) {
        return ALL.stream().filter(target -> target.suite.equals(suite)).map(target -> line(target, figures)).toList();
    }

    private static String line(Target target, Figures figures) {
        List<String> missing = new ArrayList<>();
        List<Result> results = results(target, figures, missing);
        List<Result> missed = results.stream().filter(result -> !result.met).toList();
        // A line is met only when all of it was measured.
        String verdict = !missed.isEmpty() ? "NOT MET" : !missing.isEmpty() ? "not measured" : "met";
        return "- **" + verdict + "**: " + target.text + "." + (missed.isEmpty()
                ? highest("Highest of ", results, results, 1)
                : highest(missed.size() + " of ", results, missed, SHOWN))
                + (missing.isEmpty() ? "" : " No figure: " + String.join("; ", missing) + ".");
    }

    private static String highest(String words, List<Result> all, List<Result> some, int shown) {
        return all.isEmpty()
                ? ""
                : " " + words + all.size() + ": " + some.stream()
                        .sorted(Comparator.comparingDouble(Result::figure).reversed()).limit(shown)
                        .map(Result::toString)
                        .collect(Collectors.joining("; ")) + (some.size() > shown && shown > 1 ? "; and others." : ".");
    }

    private static List<Result> results(Target target, Figures figures, List<String> missing) {
        List<Result> results = new ArrayList<>();
        for (String expression : target.rows) {
            for (String other : target.against.isEmpty() ? List.of("") : target.against) {
                int before = results.size();
                for (String row : figures.rows(target.metric)) {
                    for (String subject : figures.subjects(target.metric)) {
                        if (row.matches(expression) && subject.matches(target.subjects)) {
                            result(target, figures, row, subject, other).ifPresent(results::add);
                        }
                    }
                }
                if (results.size() == before) {
                    missing.add(target.metric + (expression.equals(".*") ? "" : " of " + expression)
                            + (other.isEmpty() ? "" : " to " + other));
                }
            }
        }
        return results;
    }

    private static Optional<Result> result(Target target, Figures figures, String row, String subject, String other) {
        Optional<Spread> spread = other.isEmpty()
                ? figures.spread(row, subject, target.metric)
                : figures.ratio(row, subject, other, target.metric);
        return spread.map(Spread::median).map(figure -> new Result(
                row + (other.isEmpty() ? ", " + subject : " to " + other), figure,
                target.limit == Limit.BELOW ? figure < target.value : figure <= target.value));
    }
}

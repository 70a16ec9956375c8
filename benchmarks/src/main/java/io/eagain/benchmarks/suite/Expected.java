package io.eagain.benchmarks.suite;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows that a full run has, once more and by name: a row that is left out or renamed must not make a target easier
 * to meet unnoticed.
 */
final class Expected {
    private static final List<String> CALLS = List.of("recv, nothing there, MSG_DONTWAIT",
            "recv, nothing there, O_NONBLOCK", "send and recv, 64 B", "send and recv, 16 KiB", "send, 64 B, UDP",
            "poll, 1 of 1 ready", "poll, 1 of 64 ready", "poll, 1 of 1,024 ready", "poll, 1 of 10,000 ready",
            "select, 1 of 64 ready", "select, 1 of 960 ready, up to 1,023", "epoll_wait, 1 ready",
            "epoll_wait, 64 ready", "epoll_wait, 1,024 ready", "epoll_wait without limit, 1 ready", "accept and close",
            "eventfd: write, epoll_wait, read");
    private static final List<String> CONNECTIONS = List.of("1 connection", "50 connections", "1,000 connections",
            "10,000 connections");
    private static final List<String> SERVERS = CONNECTIONS.stream()
            .flatMap(c -> Stream.of("echo, " + c + ", 64 B", "echo, " + c + ", 1 KiB", "echo, " + c + ", 16 KiB",
                    "http, " + c))
            .toList();

    /** Rows of a subject that has not all of them, as regular expressions. */
    private static final Map<String, Map<String, String>> SOME = Map.of(
            "calls", Map.of(Subject.EAGAIN_DIRECT, "recv, nothing there, MSG_DONTWAIT|send and recv.*",
                    Subject.EAGAIN_HEAP, "recv, nothing there, MSG_DONTWAIT|send and recv.*",
                    Subject.EAGAIN_POLLER, "none", Subject.NETTY_EPOLL, "(?!poll|select|.*MSG_DONTWAIT).*"),
            "servers", Map.of(Subject.EAGAIN_DIRECT, "none", Subject.EAGAIN_HEAP, "none",
                    Subject.EAGAIN_POLLER, "echo.*", Subject.NETTY_EPOLL_SCAN, "http.*"));

    private Expected() {
    }

    /** Those that were measured and those that should have been. A measured one may have a note in brackets behind. */
    static List<String> rows(String suite, String metric, List<String> measured) {
        List<String> expected = switch (suite) {
            case "calls" -> CALLS;
            case "servers" -> metric.endsWith("/connection") ? List.of("idle, 10,000 connections") : SERVERS;
            default -> List.of();
        };
        return Stream.concat(measured.stream(), expected.stream().filter(row -> measured.stream()
                .noneMatch(other -> other.equals(row) || other.startsWith(row + " (")))).toList();
    }

    /** Whether a subject has such a row. */
    static boolean has(String suite, String subject, String row) {
        return row.matches(SOME.getOrDefault(suite, Map.of()).getOrDefault(subject, ".*"));
    }
}

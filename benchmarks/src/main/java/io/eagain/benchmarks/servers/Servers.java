package io.eagain.benchmarks.servers;

import io.eagain.benchmarks.suite.Plan;
import io.eagain.benchmarks.suite.Sample;
import io.eagain.benchmarks.suite.Subject;
import io.eagain.benchmarks.suite.Suite;
import io.netty.channel.uring.IoUring;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Echo and HTTP servers with one loop on one processor, under the load of a C program on the other. New servers in each
 * round, so that one compilation by a JVM's JIT is not taken for all; in the quick plan the same for all rounds.
 *
 * <p>All servers of a protocol live at once. A window begins when none of them works any more, and the time of the
 * loop's thread stands beside that of the process, in which what the JIT still compiles counts. At saturation each
 * server finds as many messages at once as its speed lets come together; at the fixed rate the work and its arrival are
 * the same for all.
 *
 * <p>User and system are no more than a proportion: the kernel tells them in ticks of 10 ms.
 *
 * <p>HTTP is not the same work for all: Netty's codec decodes the whole request, the others look for the end of its
 * head.
 * {@link Subject#NETTY_EPOLL_SCAN} does with Netty what they do.
 */
public final class Servers implements Suite {
    private static final List<String> ECHO = List.of(Subject.C, Subject.EAGAIN, Subject.EAGAIN_POLLER, Subject.NIO,
            Subject.NETTY_EPOLL, Subject.NETTY_IO_URING, Subject.NETTY_NIO);
    private static final List<String> HTTP = List.of(Subject.C, Subject.EAGAIN, Subject.NIO, Subject.NETTY_EPOLL,
            Subject.NETTY_EPOLL_SCAN, Subject.NETTY_IO_URING, Subject.NETTY_NIO);
    /** Of C's messages per second at saturation in the first round: what every subject can hold, Netty's codec too. */
    private static final double ECHO_RATE = 0.3;
    private static final double HTTP_RATE = 0.2;
    private static final int SMALL = 64;
    private static final int WARM_MESSAGES = 150_000;
    /** With one connection there is a wait for each message: enough for the JIT. */
    private static final int WARM_WAITS = 20_000;
    private static final int WARM_SECONDS = 10;
    private static final Row IDLE = new Row(Row.ECHO, 10_000, SMALL);
    private static final String IDLE_TITLE = "idle, 10,000 connections";

    private final Map<Row, Double> rates = new HashMap<>();
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Plan plan;
    private Consumer<Sample> results;
    private Consumer<String> progress;
    private int round;

    @Override
    public String name() {
        return "servers";
    }

    @Override
    public String title() {
        return "Echo and HTTP servers with one loop";
    }

    @Override
    public void run(Plan plan, Consumer<Sample> results, Consumer<String> progress) throws Exception {
        this.plan = plan;
        this.results = results;
        this.progress = progress;
        List<String> absent = absent();
        protocol(Row.ECHO, ECHO.stream().filter(subject -> !absent.contains(subject)).toList());
        protocol(Row.HTTP, HTTP.stream().filter(subject -> !absent.contains(subject)).toList());
        if (!failures.isEmpty()) {
            throw new IOException("not measured: " + String.join("; ", failures));
        }
    }

    /** What this machine does not have: io_uring is forbidden on some, and in some containers. */
    private List<String> absent() {
        if (IoUring.isAvailable()) {
            return List.of();
        }
        progress.accept(Subject.NETTY_IO_URING + ": not run, " + IoUring.unavailabilityCause());
        return List.of(Subject.NETTY_IO_URING);
    }

    private void protocol(String protocol, List<String> subjects) throws InterruptedException {
        try {
            for (round = 0; round < plan.rounds(); round++) {
                if (round == 0 || !plan.quick()) {
                    restart(protocol, subjects);
                }
                for (Row row : plan.quick() ? Row.few() : Row.all()) {
                    if (row.protocol().equals(protocol)) {
                        say(row.title());
                        for (ServerProcess server : inTurn()) {
                            attempt(server.subject + ", " + row.title(), () -> measure(server, row));
                        }
                    }
                }
            }
        } finally {
            close();
        }
    }

    private void restart(String protocol, List<String> subjects) throws InterruptedException {
        close();
        say("starting the servers, " + protocol);
        for (String subject : subjects) {
            attempt(subject + ", " + protocol, () -> {
                ServerProcess server = ServerProcess.start(subject, protocol);
                servers.add(server);
                warm(server, protocol, 1, WARM_WAITS);
                warm(server, protocol, 50, WARM_MESSAGES);
                connectOften(server, protocol);
            });
        }
        // Later than that: right after it some JVMs were seen to give back up to 8 MB, more than the connections take.
        if (protocol.equals(Row.ECHO)) {
            say(IDLE_TITLE);
            for (ServerProcess server : inTurn()) {
                attempt(server.subject + ", " + IDLE_TITLE, () -> idle(server));
            }
        }
    }

    private List<ServerProcess> inTurn() {
        return round % 2 == 0 ? servers : servers.reversed();
    }

    private void close() {
        servers.forEach(ServerProcess::close);
        servers.clear();
    }

    /** One that fails does not take the others with it. */
    private void attempt(String what, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (IOException e) {
            failures.add("round " + round + ": " + what + ": " + e.getMessage());
            say("FAILED: " + what + ": " + e.getMessage());
        }
    }

    /** Something that may fail. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void warm(ServerProcess server, String protocol, int connections, int count) throws IOException {
        try (LoadProcess load = new LoadProcess(server, new Row(protocol, connections, SMALL))) {
            long messages = 0;
            long limit = System.nanoTime() + WARM_SECONDS * 1_000_000_000L;
            while (messages < count && System.nanoTime() < limit) {
                messages += load.saturate(0, 200).messages();
            }
        }
    }

    /** What connecting needs is loaded and compiled, and little memory is taken by it that could be used again. */
    private void connectOften(ServerProcess server, String protocol) throws IOException, InterruptedException {
        for (int i = 0; i < 40; i++) {
            new LoadProcess(server, new Row(protocol, 500, SMALL)).close();
            server.settle();
        }
    }

    // The load is only held.
    @SuppressWarnings("try")
    private void idle(ServerProcess server) throws IOException, InterruptedException {
        // Twice: the first time loads what answers it.
        server.heap();
        long heapBefore = server.heap();
        long residentBefore = server.resident();
        try (LoadProcess load = new LoadProcess(server, IDLE)) {
            double heap = (double) (server.heap() - heapBefore) / IDLE.connections();
            double resident = (double) (server.resident() - residentBefore) / IDLE.connections();
            // The heap's memory is resident from the start, used or not.
            sample(IDLE_TITLE, server, "resident B/connection", resident + heap);
            if (server.isJava()) {
                sample(IDLE_TITLE, server, "heap B/connection", heap);
            }
        }
        server.settle();
    }

    private void measure(ServerProcess server, Row row) throws IOException, InterruptedException {
        String title = row.title();
        try (LoadProcess load = new LoadProcess(server, row)) {
            quiet();
            LoadProcess.Window window = plan.quick() ? load.saturate(100, 300) : load.saturate(150, 500);
            double messages = window.messages();
            double perSecond = messages / window.nanoseconds() * 1e9;
            // The exact time of the processor, divided as the kernel's ticks are.
            double ticks = Math.max(window.user() + window.system(), 1);
            sample(title, server, "messages/s", perSecond);
            sample(title, server, "server busy %", 100.0 * window.cpu() / window.nanoseconds());
            sample(title, server, "server CPU ns/message", window.cpu() / messages);
            sample(title, server, "loop CPU ns/message", window.loop() / messages);
            sample(title, server, "user ns/message (10 ms ticks)", window.cpu() / messages * window.user() / ticks);
            sample(title, server, "system ns/message (10 ms ticks)", window.cpu() / messages * window.system() / ticks);
            if (server.isJava()) {
                sample(title, server, "B/message", window.allocated() / messages);
            } else {
                rates.putIfAbsent(row, perSecond * (row.protocol().equals(Row.HTTP) ? HTTP_RATE : ECHO_RATE));
            }
            if (rates.containsKey(row)) {
                quiet();
                fixedRate(title, server, load, rates.get(row));
            }
        }
        server.settle();
    }

    /** What a server still does, its JIT before all, would be taken from another's window or counted in its own. */
    private void quiet() throws IOException, InterruptedException {
        if (!ServerProcess.quiet(servers)) {
            say("the servers do not come to rest");
        }
    }

    private void fixedRate(String title, ServerProcess server, LoadProcess load, double perSecond)
            throws IOException {
        LoadProcess.Rate rate = plan.quick() ? load.rate(perSecond, 100, 300) : load.rate(perSecond, 100, 600);
        Histogram latencies = rate.latencies();
        sample(title, server, "offered messages/s", perSecond);
        sample(title, server, "answered %", 100.0 * rate.answered() / rate.due());
        sample(title, server, "server CPU ns/message at the fixed rate", (double) rate.cpu() / rate.messages());
        sample(title, server, "p50 µs", latencies.getValueAtPercentile(50) / 1e3);
        sample(title, server, "p99 µs", latencies.getValueAtPercentile(99) / 1e3);
        sample(title, server, "p99.9 µs", latencies.getValueAtPercentile(99.9) / 1e3);
    }

    private void sample(String row, ServerProcess server, String metric, double value) {
        results.accept(new Sample(row, server.subject, metric, round, value));
    }

    private void say(String what) {
        progress.accept("round " + (round + 1) + " of " + plan.rounds() + ": " + what);
    }
}

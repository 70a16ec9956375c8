package io.eagain.benchmarks.calls;

import io.eagain.benchmarks.suite.CProgram;
import io.eagain.benchmarks.suite.DescriptorLimit;
import io.eagain.benchmarks.suite.Plan;
import io.eagain.benchmarks.suite.Sample;
import io.eagain.benchmarks.suite.Subject;
import io.eagain.benchmarks.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one call costs. For each round and row, each subject in a fresh process on core 1: a second of warm-up (C: a
 * tenth), then 50 batches of 10 ms, of which the lower quartile counts ({@link Batches}); in the short run somewhat
 * less of both. All JVMs have the serial collector. Where a call takes so long that a second has too few of them for
 * the JIT compiler, the warm-up has 5 or 15 seconds, there are 20 batches of 30 ms, and three rounds are enough.
 *
 * <table>
 * <caption>What a subject calls, and what it does not have</caption>
 * <tr><th>subject</th><th>its calls</th><th>rows that it has not</th></tr>
 * <tr><td>C</td><td>glibc's functions, {@code errno} looked at; {@code calls.c}</td><td></td></tr>
 * <tr><td>C, syscall</td><td>{@code syscall(SYS_recvfrom, ...)} and so on, in a program with two threads: glibc's
 * functions that may block do more as soon as there is a second one. eagain goes that way too</td><td>all but
 * {@code recv} with nothing there, {@code send and recv} of 64 B, {@code epoll_wait} of 1 and 64</td></tr>
 * <tr><td>eagain</td><td>the functions of the same names; {@link EagainCalls}</td><td></td></tr>
 * <tr><td>eagain, direct buffer; heap array</td><td>the same</td><td>all but the first {@code recv}, and
 * {@code send and recv}</td></tr>
 * <tr><td>Netty epoll</td><td>{@code Socket}, {@code Native}, {@code EpollEventArray}; {@link NettyCalls}</td>
 * <td>MSG_DONTWAIT, poll, select</td></tr>
 * <tr><td>NIO</td><td>{@code SocketChannel}, {@code DatagramChannel}, {@code Selector}; {@link NioCalls}. A selector's
 * {@code epoll} has a further descriptor in it, its wake-up</td><td>MSG_DONTWAIT, poll, select</td></tr>
 * <tr><td>jnr</td><td>jnr-enxio where a non-blocking connection is read, else libc with jnr-ffi; {@link JnrCalls}.
 * enxio's own selector is made of {@code poll}</td><td>16 KiB, poll of 64, and those of a long warm-up: they
 * would say little and take long</td></tr>
 * </table>
 *
 * <p>In {@code send and recv} all who can pass flags pass {@code MSG_DONTWAIT} to both: C, eagain and jnr. The heap
 * array needs it. Netty and NIO have no flags; all sockets of that row have {@code O_NONBLOCK} besides.
 *
 * <p>The sockets are unix stream sockets, which NIO has as well; the one that is only sent to is UDP over the loopback,
 * and its datagrams are dropped by a full queue. {@code accept} finds 64 clients that have connected outside the time.
 * {@code poll}, {@code select} and {@code epoll_wait} include the loop that finds what is ready.
 *
 * <p>Seen with strace: the same number of system calls by all Java subjects in {@code send and recv} and the wake-up,
 * but that NIO makes {@code write} and {@code read} of {@code send} and {@code recv}.
 */
public final class Calls implements Suite {
    private static final Map<String, String> JAVA = Map.of(Subject.EAGAIN, "EagainCalls.%s", Subject.EAGAIN_DIRECT,
            "EagainCalls.%sDirect", Subject.EAGAIN_HEAP, "EagainCalls.%sHeap", Subject.NETTY_EPOLL, "NettyCalls.%s",
            Subject.NIO, "NioCalls.%s", Subject.JNR, "JnrCalls.%s");
    private static final int ROUNDS_IF_SLOW = 3;
    private static final List<String> NOT_IF_QUICK = List.of(Subject.EAGAIN_DIRECT, Subject.EAGAIN_HEAP, Subject.JNR);

    private final List<String> failures = new ArrayList<>();
    private Plan plan;
    private Consumer<Sample> results;
    private Consumer<String> progress;

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String title() {
        return "One call";
    }

    @Override
    public void run(Plan plan, Consumer<Sample> results, Consumer<String> progress) throws Exception {
        this.plan = plan;
        this.results = results;
        this.progress = progress;
        List<Row> rows = possible(Row.all().stream().filter(row -> row.quick() || !plan.quick()).toList());
        for (int round = 0; round < plan.rounds(); round++) {
            for (Row row : rows) {
                if (!row.slow() || round < ROUNDS_IF_SLOW) {
                    progress.accept("round " + (round + 1) + " of " + plan.rounds() + ": " + row.title());
                    row(row, round);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new IOException("not measured: " + String.join("; ", failures));
        }
    }

    /** The rows for which this user may have descriptors. */
    private List<Row> possible(List<Row> rows) {
        long limit = DescriptorLimit.hard();
        for (Row row : rows) {
            if (row.descriptors() > limit) {
                progress.accept(row.title() + ": not run, this user may have " + limit + " descriptors (ulimit -Hn)");
            }
        }
        return rows.stream().filter(row -> row.descriptors() <= limit).toList();
    }

    private void row(Row row, int round) throws InterruptedException {
        List<String> subjects = new ArrayList<>(row.subjects());
        if (plan.quick()) {
            subjects.removeAll(NOT_IF_QUICK);
        }
        for (String subject : round % 2 == 0 ? subjects : subjects.reversed()) {
            try {
                Batches batches = JAVA.containsKey(subject) ? java(row, subject) : c(row, subject);
                results.accept(new Sample(row.title(), subject, "ns/call", round, batches.lowerQuartile()));
                if (!Double.isNaN(batches.bytes())) {
                    results.accept(new Sample(row.title(), subject, "B/call", round, batches.bytes()));
                }
            } catch (IOException | RunnerException e) {
                // One that fails does not take the others with it.
                String failure = "round " + (round + 1) + ": " + subject + ", " + row.title() + ": " + e.getMessage();
                failures.add(failure);
                // JMH tells the reason in the causes alone.
                e.printStackTrace();
                progress.accept("FAILED: " + failure);
            }
        }
    }

    private int batches(Row row) {
        return row.slow() ? 20 : plan.quick() ? 30 : 50;
    }

    private static int milliseconds(Row row) {
        return row.slow() ? 30 : 10;
    }

    /** In milliseconds. Seen with {@code poll}: the JIT compiler's last word comes after some 6,000 calls. */
    private int warmUp(Row row) {
        return row.slow() ? Math.max(5_000, row.count() * 3 / 2) : plan.quick() ? 500 : 1_000;
    }

    private Batches java(Row row, String subject) throws RunnerException {
        String benchmark = Calls.class.getPackageName() + "." + JAVA.get(subject).formatted(row.method());
        ChainedOptionsBuilder options = new OptionsBuilder().include("^" + Pattern.quote(benchmark) + "$").forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(warmUp(row)))
                .measurementIterations(batches(row)).measurementTime(TimeValue.milliseconds(milliseconds(row)))
                .addProfiler(OneCore.class).addProfiler(Bytes.class).verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (row.count() > 0) {
            options.param("count", Integer.toString(row.count()));
        }
        return Batches.of(new Runner(options.build()).runSingle());
    }

    private Batches c(Row row, String subject) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(OneCore.PREFIX);
        command.addAll(List.of(CProgram.build("calls").toString(), row.method(), "--count",
                Integer.toString(Math.max(1, row.count())), "--threads", subject.equals(Subject.C) ? "1" : "2",
                "--batches", Integer.toString(batches(row)), "--milliseconds", Integer.toString(milliseconds(row))));
        if (subject.equals(Subject.C_SYSCALL)) {
            command.add("--syscall");
        }
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command + ": status " + process.exitValue());
            }
            return Batches.of(output);
        } finally {
            process.destroyForcibly();
        }
    }
}

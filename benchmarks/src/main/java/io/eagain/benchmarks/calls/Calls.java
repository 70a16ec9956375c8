package io.eagain.benchmarks.calls;

import io.eagain.benchmarks.suite.CProgram;
import io.eagain.benchmarks.suite.Plan;
import io.eagain.benchmarks.suite.Sample;
import io.eagain.benchmarks.suite.Subject;
import io.eagain.benchmarks.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one call costs. For each round and row, each subject in a fresh process on core 1: a second of warm-up (C: a
 * tenth), then five batches of a tenth of a second, of which the median counts; in the short run somewhat less of both.
 * All JVMs have the serial collector. Where a call takes so long that a second has too few of them for the JIT
 * compiler, all JVMs have it come after a twentieth of the calls, and five rounds are enough.
 *
 * <table>
 * <caption>What a subject calls, and what it does not have</caption>
 * <tr><th>subject</th><th>its calls</th><th>rows that it has not</th></tr>
 * <tr><td>C</td><td>glibc's functions, {@code errno} looked at; {@code calls.c}</td><td></td></tr>
 * <tr><td>eagain</td><td>the functions of the same names; {@link EagainCalls}</td><td></td></tr>
 * <tr><td>eagain, direct buffer; heap array</td><td>the same</td><td>all but the first {@code recv}, and
 * {@code send and recv}: an array needs {@code MSG_DONTWAIT}</td></tr>
 * <tr><td>Netty epoll</td><td>{@code Socket}, {@code Native}, {@code EpollEventArray}; {@link NettyCalls}</td>
 * <td>MSG_DONTWAIT, poll, select</td></tr>
 * <tr><td>NIO</td><td>{@code SocketChannel}, {@code DatagramChannel}, {@code Selector}; {@link NioCalls}. A selector's
 * {@code epoll} has a further descriptor in it, its wake-up</td><td>MSG_DONTWAIT, poll, select</td></tr>
 * <tr><td>jnr</td><td>jnr-enxio where a connection is read and written, else libc with jnr-ffi; {@link JnrCalls}.
 * enxio's own selector is made of {@code poll}</td><td></td></tr>
 * </table>
 *
 * <p>The sockets are unix stream sockets, which NIO has as well; the one that is only sent to is UDP over the loopback,
 * and its datagrams are dropped by a full queue. {@code accept} finds 64 clients that have connected outside the time.
 * {@code poll}, {@code select} and {@code epoll_wait} include the loop that finds what is ready.
 *
 * <p>Seen with strace: the same number of system calls by all Java subjects in {@code send and recv} and the wake-up, but
 * that NIO and enxio make {@code write} and {@code read} of {@code send} and {@code recv}.
 */
public final class Calls implements Suite {
    private static final Map<String, String> JAVA = Map.of(Subject.EAGAIN, "EagainCalls.%s", Subject.EAGAIN_DIRECT,
            "EagainCalls.%sDirect", Subject.EAGAIN_HEAP, "EagainCalls.%sHeap", Subject.NETTY_EPOLL, "NettyCalls.%s",
            Subject.NIO, "NioCalls.%s", Subject.JNR, "JnrCalls.%s");
    private static final int BATCHES = 5;
    private static final int ROUNDS_IF_SLOW = 5;

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
        List<Row> rows = Row.all().stream().filter(row -> row.quick() || !plan.quick()).toList();
        for (int round = 0; round < plan.rounds(); round++) {
            for (Row row : rows) {
                if (row.slow() && round >= ROUNDS_IF_SLOW) {
                    continue;
                }
                progress.accept("round " + (round + 1) + " of " + plan.rounds() + ": " + row.title());
                List<String> subjects = new ArrayList<>(row.subjects());
                if (plan.quick()) {
                    subjects.removeAll(List.of(Subject.EAGAIN_DIRECT, Subject.EAGAIN_HEAP));
                }
                if (round % 2 == 1) {
                    Collections.reverse(subjects);
                }
                for (String subject : subjects) {
                    if (JAVA.containsKey(subject)) {
                        RunResult result = java(row, subject, plan);
                        results.accept(new Sample(row.title(), subject, "ns/call", round,
                                result.getPrimaryResult().getStatistics().getPercentile(50)));
                        results.accept(new Sample(row.title(), subject, "B/call", round,
                                result.getSecondaryResults().get(Bytes.LABEL).getStatistics().getPercentile(50)));
                    } else {
                        results.accept(new Sample(row.title(), subject, "ns/call", round,
                                c(row, subject.equals(Subject.C) ? 1 : 2, plan)));
                    }
                }
            }
        }
    }

    private static int batch(Plan plan) {
        return plan.quick() ? 60 : 100;
    }

    private static RunResult java(Row row, String subject, Plan plan) throws RunnerException {
        String benchmark = Calls.class.getPackageName() + "." + JAVA.get(subject).formatted(row.method());
        ChainedOptionsBuilder options = new OptionsBuilder().include("^" + Pattern.quote(benchmark) + "$").forks(1)
                .warmupIterations(1).warmupTime(TimeValue.milliseconds(plan.quick() ? 500 : 1_000))
                .measurementIterations(BATCHES).measurementTime(TimeValue.milliseconds(batch(plan)))
                .addProfiler(OneCore.class).addProfiler(Bytes.class).verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (row.slow()) {
            options.jvmArgsPrepend("-XX:CompileThresholdScaling=0.05");
        }
        if (row.count() > 0) {
            options.param("count", Integer.toString(row.count()));
        }
        return new Runner(options.build()).runSingle();
    }

    private static double c(Row row, int threads, Plan plan) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(OneCore.PREFIX);
        command.addAll(List.of(CProgram.build("calls").toString(), row.method(), "--count",
                Integer.toString(Math.max(1, row.count())), "--threads", Integer.toString(threads), "--seconds",
                Double.toString(BATCHES * batch(plan) / 1e3)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command + ": status " + process.exitValue());
            }
            double[] batches = output.lines().mapToDouble(Double::parseDouble).sorted().toArray();
            return batches[batches.length / 2];
        } finally {
            process.destroyForcibly();
        }
    }
}

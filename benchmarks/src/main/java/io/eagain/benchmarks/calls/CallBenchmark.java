package io.eagain.benchmarks.calls;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How all subjects are measured. A method makes the calls of its row and checks each result, as {@code calls.c} does: a
 * benchmark that measures something else than it says would be worse than none.
 *
 * <p>{@link Calls} runs them all. One row by itself, all subjects, to be profiled:
 * {@code mvn -q -f benchmarks package exec:exec -Djmh.args="Calls.recvNonblocking"}; on core 1 with
 * {@code -prof io.eagain.benchmarks.calls.OneCore}, {@code -p count=64} for one size.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC"})
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 50, time = 10, timeUnit = TimeUnit.MILLISECONDS)
public abstract class CallBenchmark {
    static final int MESSAGE = 64;
}

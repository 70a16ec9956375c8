package io.eagain.benchmarks.calls;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The bytes that a call allocates: the JVM's own counter of the measured thread before and after an iteration, less
 * what JMH allocates there. JMH's {@code -prof gc} counts all threads, and never comes to 0. Here 0 means 160 bytes at
 * most in a whole iteration: ten calls that allocate anything are more than that.
 */
public final class Bytes implements InternalProfiler {
    static final String LABEL = "bytes";
    /**
     * What JMH 1.37 allocates in the measured thread per iteration; 528 at times, seen with
     * {@code EagainCalls.nothing}.
     */
    private static final long OF_JMH = 480;
    private static final long OF_JMH_AT_MOST = OF_JMH + 160;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long before;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = allocated();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
            IterationResult result) {
        long bytes = allocated() - before;
        double perCall = bytes <= OF_JMH_AT_MOST
                ? 0
                : (double) (bytes - OF_JMH) / result.getMetadata().getAllOps();
        return List.of(new ScalarResult(LABEL, perCall, "B/call", AggregationPolicy.AVG));
    }

    // JMH makes its one worker when the first iteration begins.
    private static long allocated() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().contains("-jmh-worker-"))
                .mapToLong(t -> THREADS.getThreadAllocatedBytes(t.threadId())).sum();
    }

    @Override
    public String getDescription() {
        return "bytes that the measured thread allocates per call";
    }
}

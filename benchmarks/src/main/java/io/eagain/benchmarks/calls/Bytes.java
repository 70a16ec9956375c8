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
 * The bytes that the calls of an iteration allocate: the JVM's own counter of the measured thread before and after it,
 * less what JMH allocates there. JMH's {@code -prof gc} counts all threads, and never comes to 0. Also how many calls
 * that were, and how long the JIT compiler worked meanwhile.
 */
public final class Bytes implements InternalProfiler {
    static final String BYTES = "bytes";
    static final String CALLS = "calls";
    static final String COMPILING = "compiling";
    /**
     * What JMH 1.37 allocates in the measured thread per iteration; 480 to 528, seen with
     * {@code EagainCalls.nothing}. Somewhat more counts as 0 as well: twenty calls that allocate anything exceed it.
     */
    private static final long OF_JMH = 512;
    private static final long OF_JMH_AT_MOST = OF_JMH + 128;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long bytesBefore;
    private long compilingBefore;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        bytesBefore = allocated();
        compilingBefore = compiling();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
            IterationResult result) {
        long compiling = compiling() - compilingBefore;
        long bytes = allocated() - bytesBefore;
        return List.of(
                new ScalarResult(BYTES, bytes <= OF_JMH_AT_MOST ? 0 : bytes - OF_JMH, "B", AggregationPolicy.SUM),
                new ScalarResult(CALLS, result.getMetadata().getAllOps(), "calls", AggregationPolicy.SUM),
                new ScalarResult(COMPILING, compiling, "ms", AggregationPolicy.SUM));
    }

    // JMH makes its one worker when the first iteration begins.
    private static long allocated() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().contains("-jmh-worker-"))
                .mapToLong(t -> THREADS.getThreadAllocatedBytes(t.threadId())).sum();
    }

    private static long compiling() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    @Override
    public String getDescription() {
        return "bytes that the measured thread allocates, calls, and the JIT compiler's time";
    }
}

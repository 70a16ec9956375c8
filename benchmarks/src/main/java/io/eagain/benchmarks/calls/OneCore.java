package io.eagain.benchmarks.calls;

import java.io.File;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/** Puts JMH's forks on core 1, where the C program runs as well. JMH has no other way to start a JVM with a prefix. */
public final class OneCore implements ExternalProfiler {
    /** The prefix of a command. */
    static final List<String> PREFIX = List.of("taskset", "-c", "1");

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
        return PREFIX;
    }

    @Override
    public Collection<String> addJVMOptions(BenchmarkParams params) {
        return List.of();
    }

    @Override
    public void beforeTrial(BenchmarkParams params) {
        // Nothing to start.
    }

    @Override
    public Collection<? extends Result<?>> afterTrial(BenchmarkResult result, long pid, File stdOut, File stdErr) {
        return List.of();
    }

    @Override
    public boolean allowPrintOut() {
        return true;
    }

    @Override
    public boolean allowPrintErr() {
        return true;
    }

    @Override
    public String getDescription() {
        return "pins the forks to core 1";
    }
}

package io.eagain.benchmarks.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps this JVM, and Maven's that has started it, away from core 1 while something is measured there. Processes that
 * are started from here begin on core 0 too: each suite puts its own where they belong with {@code taskset}.
 */
final class OwnCore implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Map<Long, String> before = new LinkedHashMap<>();

    OwnCore() {
        List<ProcessHandle> processes = new ArrayList<>(List.of(ProcessHandle.current()));
        ProcessHandle.current().parent().filter(OwnCore::isJava).ifPresent(processes::add);
        for (ProcessHandle process : processes) {
            String said = Machine.said("taskset", "-cp", Long.toString(process.pid()));
            before.put(process.pid(), said.replaceFirst(".*: ", ""));
            if (!put(process.pid(), "0")) {
                throw new IllegalStateException("taskset -acp 0 " + process.pid());
            }
        }
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("java");
    }

    /** All its threads. taskset fails when one ends meanwhile. */
    private static boolean put(long pid, String cores) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (!Machine.said("taskset", "-acp", cores, Long.toString(pid)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** As they were: the parent may live on, as a Maven daemon or an IDE does. */
    @Override
    public void close() {
        before.forEach(OwnCore::put);
    }
}

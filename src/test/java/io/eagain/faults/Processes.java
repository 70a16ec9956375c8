package io.eagain.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The programs of one case, all of which end with it. */
final class Processes implements AutoCloseable {
    private final List<Process> processes = new CopyOnWriteArrayList<>();
    private volatile boolean killed;

    Process add(Process process) {
        processes.add(process);
        if (killed) {
            kill();
        }
        return process;
    }

    /** From any thread: who reads from one of them finds its end. */
    void kill() {
        killed = true;
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    boolean killed() {
        return killed;
    }

    @Override
    public void close() {
        kill();
        for (Process process : processes) {
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        }
    }
}

package io.eagain.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/** Says on standard error that a call still waits, once, when it has taken long. */
final class ProbeWaiting {
    private static final long LONG_MILLISECONDS = 2_000;

    private ProbeWaiting() {
    }

    /** Makes a call that may take long. */
    static long during(PrintStream err, String call, String until, LongSupplier waiting) {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(LONG_MILLISECONDS);
                err.println("probe: " + call + " has been waiting for 2 s, " + until);
            } catch (InterruptedException e) {
                // It is over.
            }
        });
        try {
            return waiting.getAsLong();
        } finally {
            thread.interrupt();
        }
    }
}

package io.eagain.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Interrupts calls of the thread that made it: one real signal for each, sent when that thread sleeps in the call.
 *
 * <p>The signal is SIGIO and its handler the JVM's, as {@link Interrupter} has it; whether interrupted calls are
 * restarted is set by {@code siginterrupt}. The JVM counts the signals that it handles, so that none is lost.
 */
final class Kicker implements AutoCloseable {
    private final Bench bench;
    private final int signal;
    private final int thread;
    private final Path doing;
    private final AtomicInteger handled = new AtomicInteger();
    private int sent;

    Kicker(Bench bench) throws IOException, ReflectiveOperationException {
        this.bench = bench;
        signal = Interrupter.handleSigio(handled::incrementAndGet);
        thread = Interrupter.thisThread();
        doing = Path.of("/proc/self/task/" + thread + "/syscall");
        if (!Files.isReadable(doing)) {
            throw new StageException("the kernel does not show which call a thread sleeps in: no " + doing);
        }
    }

    /** Whether the handler asks for interrupted calls to be restarted: SA_RESTART. */
    void restart(boolean restart) {
        bench.record("siginterrupt(SIGIO, " + (restart ? 0 : 1) + ")", LabNative.siginterrupt(signal, !restart));
    }

    /** Makes a call that a signal ends. */
    void during(Runnable call) {
        during(call, () -> {
        });
    }

    /** Makes a call that a signal comes into, and a while later something else. */
    void during(Runnable call, Runnable then) {
        CountDownLatch over = new CountDownLatch(1);
        Thread kicker = bench.later(0, () -> {
            if (asleep(over)) {
                sent++;
                bench.record("tgkill(this process, first thread, SIGIO)",
                        LabNative.tgkill((int) ProcessHandle.current().pid(), thread, signal));
                Bench.sleep(100);
                then.run();
            }
        });
        call.run();
        over.countDown();
        Bench.join(kicker);
        // The JVM runs what handles it on a thread of its own.
        for (int i = 0; handled.get() < sent && i < 500; i++) {
            Bench.sleep(10);
        }
    }

    /** Until the thread is in the same call, and not running, twice in a row; false if the call is over before that. */
    private boolean asleep(CountDownLatch over) {
        try {
            String before = "";
            while (over.getCount() > 0) {
                Bench.sleep(40);
                String now = Files.readString(doing);
                if (now.equals(before) && !now.startsWith("running")) {
                    return true;
                }
                before = now;
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(doing.toString(), e);
        }
    }

    /** How often the handler has run. */
    void handlerRan() {
        bench.value("handler_ran", "how often the handler ran", Integer.toString(handled.get()));
    }

    @Override
    public void close() {
        restart(true);
    }
}

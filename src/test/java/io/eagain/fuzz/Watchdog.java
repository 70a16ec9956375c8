package io.eagain.fuzz;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Ends the process, with all stacks, when one call takes too long. */
final class Watchdog {
    static final int HUNG = 86;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(10);

    private volatile Call current;
    private volatile long since;

    void start() {
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            while (true) {
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    return;
                }
                Call call = current;
                if (call != null && System.nanoTime() - since > LIMIT) {
                    System.out.println("HUNG in " + call);
                    for (Map.Entry<Thread, StackTraceElement[]> stack : Thread.getAllStackTraces().entrySet()) {
                        System.out.println(stack.getKey());
                        for (StackTraceElement element : stack.getValue()) {
                            System.out.println("    " + element);
                        }
                    }
                    Runtime.getRuntime().halt(HUNG);
                }
            }
        });
    }

    void begin(Call call) {
        since = System.nanoTime();
        current = call;
    }

    void end() {
        current = null;
    }
}

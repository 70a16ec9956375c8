package io.eagain.benchmarks.servers;

import java.util.concurrent.CountDownLatch;

/**
 * A server that has begun.
 *
 * @param port where it listens on the loopback
 * @param loop the thread that serves
 */
record Running(int port, Thread loop) {
    /** Of the loop's thread, for the kernel too: it is found by that. */
    static final String NAME = "loop";

    /** Starts the loop in a thread of its own, which has its name then. */
    static Running start(int port, Runnable loop) throws InterruptedException {
        CountDownLatch named = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            named.countDown();
            loop.run();
        }, NAME);
        thread.start();
        named.await();
        return new Running(port, thread);
    }
}

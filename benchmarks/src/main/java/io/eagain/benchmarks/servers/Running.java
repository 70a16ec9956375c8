package io.eagain.benchmarks.servers;

/**
 * A server that has begun.
 *
 * @param port where it listens on the loopback
 * @param loop the thread that serves
 */
record Running(int port, Thread loop) {
    /** Starts the loop in a thread of its own. */
    static Running start(int port, Runnable loop) {
        Thread thread = new Thread(loop, "loop");
        thread.start();
        return new Running(port, thread);
    }
}

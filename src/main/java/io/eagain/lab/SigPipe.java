package io.eagain.lab;

import io.eagain.Errno;
import io.eagain.Sockets;

/**
 * A program of its own in which SIGPIPE does what it does by default: the JVM has a handler for it, and to take that
 * away from the lab's own JVM would end it.
 */
final class SigPipe {
    // As a shell counts it: 128 and the number of the signal.
    private static final int KILLED_BY_SIGPIPE = 128 + 13;

    private SigPipe() {
    }

    /** How a program ends that sends with these flags after it has shut down its own side. */
    static String afterSending(int flags) throws InterruptedException {
        ChildProgram.Result result = ChildProgram.run(ChildProgram.java(SigPipe.class, Integer.toString(flags)));
        if (result.status() < 0) {
            throw new StageException("no child program: " + result.errors());
        }
        return result.status() == KILLED_BY_SIGPIPE ? "killed:PIPE" : "exit:" + result.status();
    }

    /** Exits with 0 if the send was refused with EPIPE, with 1 if it was not; if it comes to that. */
    public static void main(String[] arguments) {
        try (Bench bench = new Bench()) {
            int fd = bench.tcpPair().here();
            bench.shutdown(fd, Sockets.SHUT_WR);
            LabNative.defaultSigpipe();
            long result = bench.send(fd, 1, Integer.parseInt(arguments[0]));
            Runtime.getRuntime().halt(result == -Errno.EPIPE ? 0 : 1);
        }
    }
}

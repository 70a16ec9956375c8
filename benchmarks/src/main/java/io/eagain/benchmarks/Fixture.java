package io.eagain.benchmarks;

import io.eagain.Errno;
import io.eagain.Sockets;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What the benchmarks set up: each makes its descriptors once and checks that a call does what its name says. */
public final class Fixture {
    /** The bytes of one message. */
    static final int MESSAGE = 64;

    private Fixture() {
    }

    /** A pair of connected unix stream sockets. */
    static int[] pair() {
        int[] pair = new int[2];
        expect(0, PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, pair));
        return pair;
    }

    /** Leaves one message in the queue of the other end. */
    static void sendMessage(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment message = arena.allocate(MESSAGE);
            expect(MESSAGE, Sockets.send(fd, message, MESSAGE, 0));
        }
    }

    /** A descriptor that a call has made. */
    public static int descriptor(int result) {
        if (result < 0) {
            throw new IllegalStateException("no descriptor: " + Errno.toString(Errno.of(result)));
        }
        return result;
    }

    /** The result of a call that must not fail. */
    public static int check(int result) {
        if (result < 0) {
            throw new IllegalStateException(Errno.toString(Errno.of(result)));
        }
        return result;
    }

    /** A benchmark that measured something else than it says would be worse than none. */
    public static void expect(long expected, long result) {
        if (result != expected) {
            throw new IllegalStateException("expected " + expected + ", the call gave " + result);
        }
    }

    static void close(int... descriptors) {
        for (int fd : descriptors) {
            expect(0, Sockets.close(fd));
        }
    }
}

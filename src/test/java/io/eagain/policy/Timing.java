package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Opened;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;

/** Sockets, bytes and times of a test of calls with a time limit, on every host. */
final class Timing extends Opened {
    static final long WOULD_BLOCK = -io.eagain.Errno.EWOULDBLOCK;

    /** A connection whose first end blocks or does not. */
    int[] tcp(boolean nonblocking) {
        int[] pair = tcp();
        mode(pair[0], nonblocking);
        return pair;
    }

    static void mode(int fd, boolean nonblocking) {
        assertEquals(0, Host.fionbio(fd, nonblocking));
    }

    /** Fills a stream's way to its peer. TCP's peer takes some more when it is asked again, a little later. */
    static void fill(int fd, boolean nonblocking) {
        mode(fd, true);
        MemorySegment bytes = bytes(1 << 16, 0);
        while (Sockets.send(fd, bytes, 1, 0) > 0) {
            while (Sockets.send(fd, bytes, bytes.byteSize(), 0) > 0) {
                // More.
            }
            Wait.pause(400);
        }
        mode(fd, nonblocking);
    }

    static Deadline milliseconds(int amount) {
        return Deadline.in(amount, TimeUnit.MILLISECONDS);
    }

    /** A deadline that has run out, and is not the one that was never to be waited for. */
    static Deadline over() {
        Deadline deadline = Deadline.in(1, TimeUnit.NANOSECONDS);
        while (!deadline.passed()) {
            Thread.onSpinWait();
        }
        return deadline;
    }

    /** Bytes of which each depends on its place in the stream. */
    static MemorySegment bytes(long length, long from) {
        MemorySegment bytes = Arena.ofAuto().allocate(length);
        for (long i = 0; i < length; i++) {
            bytes.set(ValueLayout.JAVA_BYTE, i, at(from + i));
        }
        return bytes;
    }

    static byte at(long place) {
        return (byte) (place * 31 + (place >> 8) * 7 + (place >> 16));
    }

    /** Waits for the end of a thread. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Since a time, and not less than asked for. */
    static void assertTook(long start, int atLeast) {
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(took >= atLeast, () -> "ended after " + took + " ms of " + atLeast);
        // Not the next limit, and not for ever: a busy machine is slow.
        assertTrue(took < 30_000, () -> "ended only after " + took + " ms of " + atLeast);
    }

    static Thread later(int milliseconds, Runnable what) {
        return Thread.ofPlatform().start(() -> {
            Wait.pause(milliseconds);
            what.run();
        });
    }
}

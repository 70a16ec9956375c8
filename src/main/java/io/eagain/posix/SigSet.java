package io.eagain.posix;

import io.eagain.host.Memory;
import io.eagain.host.SignalNumbers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A {@code sigset_t} in native memory: which signals are blocked, or which a {@code signalfd} takes. Signal {@code n} is
 * bit {@code n - 1}, on Linux and on macOS. No call of the C library is made, so a set can be made on every host.
 *
 * <p>Before a set blocks anything, read which signals the JVM needs: {@link Signals}. The memory belongs to the arena
 * given. Not safe for use by several threads at once.
 */
public final class SigSet {
    /** Signals 32 and 33, which glibc keeps for threads: its own {@code sigfillset} leaves them out. */
    private static final long OF_THE_C_LIBRARY = 1L << 31 | 1L << 32;

    private final MemorySegment segment;

    private SigSet(Arena arena) {
        segment = Memory.of("SigSet.allocate", arena, SignalNumbers.setSize(), Long.BYTES);
    }

    /**
     * Makes an empty set.
     *
     * @param arena owns the memory
     * @return a new set
     */
    public static SigSet allocate(Arena arena) {
        return new SigSet(Objects.requireNonNull(arena, "arena"));
    }

    /**
     * {@code sigemptyset}: no signal.
     *
     * @return this set
     */
    public SigSet empty() {
        segment.fill((byte) 0);
        return this;
    }

    /**
     * {@code sigfillset}: every signal. On Linux without 32 and 33, which the C library uses for threads. To block them all
     * in a thread of a JVM is a mistake: see {@link Signals}.
     *
     * @return this set
     */
    public SigSet fill() {
        segment.fill((byte) 0xff);
        if (highest() > Integer.SIZE) {
            segment.set(ValueLayout.JAVA_LONG, 0, ~OF_THE_C_LIBRARY);
        }
        return this;
    }

    /**
     * {@code sigaddset}: adds a signal.
     *
     * @param signal {@link Signals#SIGIO} ..., up to 64 on Linux and 32 on macOS
     * @return this set
     * @throws IllegalArgumentException if there is no such signal
     */
    public SigSet add(int signal) {
        check(signal);
        put(signal, get(signal) | 1 << (signal - 1) % Byte.SIZE);
        return this;
    }

    /**
     * {@code sigdelset}: takes a signal out.
     *
     * @param signal {@link Signals#SIGIO} ...
     * @return this set
     * @throws IllegalArgumentException if there is no such signal
     */
    public SigSet delete(int signal) {
        check(signal);
        put(signal, get(signal) & ~(1 << (signal - 1) % Byte.SIZE));
        return this;
    }

    /**
     * {@code sigismember}: whether a signal is in the set.
     *
     * @param signal {@link Signals#SIGIO} ...
     * @return true if it is
     * @throws IllegalArgumentException if there is no such signal
     */
    public boolean contains(int signal) {
        check(signal);
        return (get(signal) >> (signal - 1) % Byte.SIZE & 1) != 0;
    }

    /**
     * The set itself.
     *
     * @return 128 bytes on Linux, of which the kernel reads 8; 4 on macOS
     */
    public MemorySegment segment() {
        return segment;
    }

    // By bytes: that is the same as C's by longs on a little-endian processor, which all bound hosts are.
    private int get(int signal) {
        return segment.get(ValueLayout.JAVA_BYTE, (signal - 1) / Byte.SIZE);
    }

    private void put(int signal, int bits) {
        segment.set(ValueLayout.JAVA_BYTE, (signal - 1) / Byte.SIZE, (byte) bits);
    }

    private static int highest() {
        return (int) SignalNumbers.setSizeOfKernel() * Byte.SIZE;
    }

    private static void check(int signal) {
        if (signal < 1 || signal > highest()) {
            throw new IllegalArgumentException("sigset_t: signal " + signal + " is not in 1 to " + highest());
        }
    }
}

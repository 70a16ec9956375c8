package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/**
 * The native memory that a thread keeps for its calls, so that none is allocated per call: where the downcall leaves
 * the error number, and room for one small argument that C takes by pointer.
 *
 * <p>One per thread, virtual threads included: in a segment shared by two threads, one thread's error would be read by
 * the other. The garbage collector frees the memory some time after the thread has ended; that of a few of
 * them when other threads have come.
 */
final class PerThread {
    private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
    /**
     * Only the name that this host has: each further one costs a call. A JVM for Windows knows both; another that is told
     * to be on Windows, where every call is refused, has {@code errno} alone.
     */
    private static final String ERROR = offset("WSAGetLastError") >= 0 ? "WSAGetLastError" : "errno";
    private static final long ERROR_OFFSET = offset(ERROR);
    private static final long SCRATCH_BYTES = 272;
    // Not withInitial: a method reference costs milliseconds at start.
    private static final ThreadLocal<PerThread> CURRENT = new ThreadLocal<>() {
        @Override
        protected PerThread initialValue() {
            return new PerThread();
        }
    };

    /**
     * What threads used last, by the lowest bits of their numbers: asking here takes less than half the time of asking
     * {@link #CURRENT}, which is 5 to 10 ns. Threads that share a place overwrite each other's and lose no more than that.
     * No number of a thread comes twice, so what is found under one belongs to it.
     */
    private static final PerThread[] RECENT = new PerThread[64];

    static final Linker.Option CAPTURE_ERROR = Linker.Option.captureCallState(ERROR);

    /** The first argument of every handle that captures. */
    final MemorySegment capture;
    /** 272 bytes, 8-aligned, which is enough for struct group_source_req: overwritten by the next call of this thread that needs them. */
    final MemorySegment scratch;
    /** Bytes 8 to 15 of {@link #scratch}, for a call with several small arguments. */
    final MemorySegment second;
    /** The rest of {@link #scratch} from byte 16 on. */
    final MemorySegment third;
    /** A {@code socklen_t} apart from {@link #scratch}, for a value and its length in one call. */
    final MemorySegment length;

    /** The number of the thread. */
    private final long owner;
    /** What {@link #name} has kept. */
    int nameError;

    private PerThread() {
        owner = Thread.currentThread().threadId();
        MemorySegment memory = Arena.ofAuto().allocate(SCRATCH_BYTES + Long.BYTES + LAYOUT.byteSize(), Long.BYTES);
        scratch = memory.asSlice(0, SCRATCH_BYTES);
        second = scratch.asSlice(8, 8);
        third = scratch.asSlice(16);
        length = memory.asSlice(SCRATCH_BYTES, Integer.BYTES);
        capture = memory.asSlice(SCRATCH_BYTES + Long.BYTES, LAYOUT);
    }

    /** Where a name stands in {@link #LAYOUT}, or -1. The layout's own byteOffset costs milliseconds at start. */
    private static long offset(String name) {
        long offset = 0;
        for (MemoryLayout member : LAYOUT.memberLayouts()) {
            if (name.equals(member.name().orElse(""))) {
                return offset;
            }
            offset += member.byteSize();
        }
        return -1;
    }

    static PerThread current() {
        long thread = Thread.currentThread().threadId();
        int place = (int) thread & (RECENT.length - 1);
        // Read without a lock: what a place refers to is made whole, for its fields that others read are final.
        PerThread recent = RECENT[place];
        if (recent != null && recent.owner == thread) {
            return recent;
        }
        PerThread own = CURRENT.get();
        RECENT[place] = own;
        return own;
    }

    /**
     * {@code struct timeval} in {@link #scratch}: seconds and microseconds. 8 bytes each on Linux; macOS has 4 and 4 of
     * padding for the second, which is the same in memory; 4 each on Windows, where the seconds saturate.
     */
    MemorySegment timeval(long microseconds) {
        long seconds = microseconds / 1_000_000;
        long rest = microseconds % 1_000_000;
        if (Os.CURRENT == Os.WINDOWS) {
            scratch.set(JAVA_INT, 0, (int) Math.min(seconds, Integer.MAX_VALUE));
            scratch.set(JAVA_INT, 4, (int) rest);
        } else {
            scratch.set(JAVA_LONG, 0, seconds);
            scratch.set(JAVA_LONG, 8, rest);
        }
        return scratch;
    }

    /** {@code struct timespec} in {@link #scratch}: seconds and nanoseconds, 8 bytes each on Linux and macOS. */
    MemorySegment timespec(long nanoseconds) {
        scratch.set(JAVA_LONG, 0, nanoseconds / 1_000_000_000);
        scratch.set(JAVA_LONG, 8, nanoseconds % 1_000_000_000);
        return scratch;
    }

    /**
     * The code that a call about names has just returned. Only {@code EAI_SYSTEM} speaks of the error number, which
     * {@link #nameError} keeps.
     */
    int name(int code) {
        // Windows has no such code; 0 is success there.
        nameError = code == Constants.EAI_SYSTEM && code != Constants.NONE ? error() : 0;
        return code;
    }

    /** C's value, or the negated error number of the call that has just returned -1. */
    int result(int value) {
        return value != -1 ? value : -error();
    }

    /** C's value, or the negated error number of the call that has just returned -1. */
    long result(long value) {
        return value != -1 ? value : -error();
    }

    private int error() {
        return capture.get(JAVA_INT, ERROR_OFFSET);
    }

    /**
     * The error number that a call with this first argument has left. {@link #error()} does not call it: each method on the
     * path of a call takes one of the levels that the JIT compiles together.
     */
    static int error(MemorySegment capture) {
        return capture.get(JAVA_INT, ERROR_OFFSET);
    }
}

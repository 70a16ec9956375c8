package io.eagain.host;

import java.lang.foreign.MemorySegment;

/** Time limits as C takes them, in this thread's memory: {@code NULL}, which waits without limit, for a negative number. */
public final class Times {
    private Times() {
    }

    /** A {@code struct timeval}. */
    public static MemorySegment timeval(long microseconds) {
        return microseconds < 0 ? MemorySegment.NULL : PerThread.current().timeval(microseconds);
    }

    /** A {@code struct timespec}. */
    public static MemorySegment timespec(long nanoseconds) {
        return nanoseconds < 0 ? MemorySegment.NULL : PerThread.current().timespec(nanoseconds);
    }
}

package io.eagain.examples;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The part of a request that has come before the rest. It has memory of its own as long as there is some, and no longer. */
final class Kept {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int length;

    int length() {
        return length;
    }

    void copyTo(MemorySegment in, long at) {
        MemorySegment.copy(bytes, 0, in, ValueLayout.JAVA_BYTE, at, length);
    }

    /** Keeps this instead. */
    void set(MemorySegment in, long from, long to) {
        length = 0;
        int count = (int) (to - from);
        if (count > bytes.length || count == 0) {
            // Twice as long, since it may come byte by byte, but never longer than what it can be.
            bytes = count == 0 ? NONE : new byte[(int) Math.min(2L * count, in.byteSize())];
        }
        MemorySegment.copy(in, ValueLayout.JAVA_BYTE, from, bytes, 0, count);
        length = count;
    }
}

package io.eagain.examples;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Bytes that the system has not taken yet. They have memory of their own as long as there are some, and no longer. */
final class Pending {
    private Arena arena;
    private MemorySegment bytes = MemorySegment.NULL;

    boolean isEmpty() {
        return arena == null;
    }

    long size() {
        return bytes.byteSize();
    }

    MemorySegment bytes() {
        return bytes;
    }

    void append(MemorySegment more, long from, long to) {
        Arena larger = Arena.ofConfined();
        MemorySegment all = larger.allocate(size() + to - from);
        all.copyFrom(bytes);
        MemorySegment.copy(more, from, all, size(), to - from);
        clear();
        arena = larger;
        bytes = all;
    }

    /** The first ones have gone. */
    void taken(long count) {
        bytes = bytes.asSlice(count);
        if (size() == 0) {
            clear();
        }
    }

    void clear() {
        if (arena != null) {
            arena.close();
            arena = null;
            bytes = MemorySegment.NULL;
        }
    }
}

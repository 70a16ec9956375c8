package io.eagain.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory for the library's own structs and arrays, out of an arena that a program gives. It may be one of the
 * program's making, which gives what it likes.
 */
public final class Memory {
    private static final Module JDK = Object.class.getModule();

    private Memory() {
    }

    /** At least as much as was asked for, and writable: the system writes as much, whatever was given. */
    public static MemorySegment of(String what, Arena arena, long size, long alignment) {
        MemorySegment memory = arena.allocate(size, alignment);
        if (!memory.isNative() || memory.isReadOnly() || memory.byteSize() < size) {
            throw new IllegalArgumentException(what + ": the arena " + arena.getClass().getName() + " was asked for "
                    + size + " bytes of native memory to write to, and gave " + memory);
        }
        return memory;
    }

    /**
     * The same for what holds pointers. An arena of a program's own making could give memory that the program has as well, or
     * give the same memory twice, and the pointers in it would be the program's: so it must be one of the JDK's.
     */
    public static MemorySegment forPointers(String what, Arena arena, long size, long alignment) {
        if (arena.getClass().getModule() != JDK) {
            throw new IllegalArgumentException(what + ": the arena is of " + arena.getClass().getName()
                    + "; memory that holds pointers needs one of the JDK's own, such as Arena.ofConfined()");
        }
        return of(what, arena, size, alignment);
    }
}

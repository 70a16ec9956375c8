package io.eagain.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Which memory may stand behind a pointer inside a struct. A downcall keeps the arena of its own arguments open, and knows
 * nothing of pointers within them; so such a pointer may only lead to memory that cannot be freed while the call runs:
 *
 * <ul>
 * <li>of the same arena as the struct, which the call itself keeps open: closing it meanwhile throws;
 * <li>of no arena that can be closed (global, automatic, a direct byte buffer): a reference keeps it;
 * <li>of a confined arena whose thread makes the call: it is busy with that.
 * </ul>
 *
 * <p>Left over is another shared arena, which any thread may close during the call: refused.
 */
public final class Lifetime {
    /** Never started: every segment that it could not use is confined to some thread. */
    private static final Thread NOBODY = new Thread();

    // The API does not tell the kinds of scope apart; their classes do. Were those one class, all would be refused.
    private static final Class<?> GLOBAL = Arena.global().scope().getClass();
    private static final Class<?> AUTO = Arena.ofAuto().scope().getClass();
    private static final Class<?> BYTE_BUFFER = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(1)).scope().getClass();
    private static final Class<?> CONFINED = Arena.ofConfined().scope().getClass();
    private static final Class<?> SHARED = Arena.ofShared().scope().getClass();

    private Lifetime() {
    }

    /**
     * Whether this is native memory that cannot be freed while the thread that asks is in a call, as long as it refers to
     * the segment. Otherwise the linker has to be given the segment itself, which may refuse it.
     */
    static boolean keptByCaller(MemorySegment segment) {
        MemorySegment.Scope scope = segment.scope();
        if (scope.getClass() == CONFINED && CONFINED != SHARED) {
            return scope.isAlive() && segment.isAccessibleBy(Thread.currentThread());
        }
        return isUncloseable(segment) && segment.isNative();
    }

    /** Refuses a buffer that could be freed during a call which gets {@code struct}. */
    public static void requireKept(String call, int index, MemorySegment buffer, MemorySegment struct) {
        if (!isConfined(buffer) && !isUncloseable(buffer) && !buffer.scope().equals(struct.scope())) {
            throw new IllegalArgumentException(call + ": buffer " + index
                    + " belongs to another shared arena, which another thread could close during a call; make both in the"
                    + " same arena, or the buffer in an automatic or confined one");
        }
    }

    /** Refuses a buffer that is gone, or that another thread could free during the call. */
    public static void requireUsable(String call, int index, MemorySegment buffer) {
        if (!buffer.scope().isAlive()) {
            throw new IllegalStateException(call + ": the arena of buffer " + index + " is closed");
        }
        if (!buffer.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException(call + ": buffer " + index + " belongs to another thread");
        }
    }

    private static boolean isConfined(MemorySegment segment) {
        return !segment.isAccessibleBy(NOBODY);
    }

    private static boolean isUncloseable(MemorySegment segment) {
        Class<?> scope = segment.scope().getClass();
        return scope != SHARED && (scope == GLOBAL || scope == AUTO || scope == BYTE_BUFFER);
    }
}

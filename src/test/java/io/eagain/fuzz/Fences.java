package io.eagain.fuzz;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * An arena that puts a fence before and behind all that it allocates: who writes beyond what was lent has written on a
 * fence.
 */
final class Fences implements Arena {
    /** Keeps every alignment that is asked for here. */
    static final int BEFORE = 64;
    static final int BEHIND = 256;
    private static final byte POST = (byte) 0xa5;
    private static final MemorySegment INTACT = MemorySegment.ofArray(new byte[BEHIND + Long.BYTES]).fill(POST)
            .asReadOnly();

    private record Fenced(MemorySegment whole, long size) {
    }

    private final Arena arena;
    private final List<Fenced> all = new ArrayList<>();

    Fences(Arena arena) {
        this.arena = arena;
    }

    @Override
    public MemorySegment allocate(long size, long alignment) {
        if (alignment > BEFORE) {
            throw new AssertionError("an alignment of " + alignment + ": make BEFORE larger");
        }
        return around(arena.allocate(BEFORE + size + BEHIND, BEFORE), size);
    }

    /** Puts fences into memory that has room for them, and gives what is between. */
    MemorySegment around(MemorySegment whole, long size) {
        whole.asSlice(0, BEFORE).fill(POST);
        whole.asSlice(BEFORE + size).fill(POST);
        all.add(new Fenced(whole, size));
        return whole.asSlice(BEFORE, size);
    }

    void check() {
        for (Fenced fenced : all) {
            long before = MemorySegment.mismatch(fenced.whole, 0, BEFORE, INTACT, 0, BEFORE);
            long behind = MemorySegment.mismatch(fenced.whole, BEFORE + fenced.size, fenced.whole.byteSize(), INTACT,
                    0, fenced.whole.byteSize() - BEFORE - fenced.size);
            if (before != -1 || behind != -1) {
                throw new AssertionError("somebody wrote beyond " + fenced.size + " bytes: "
                        + (before != -1 ? BEFORE - before + " before them" : behind + " behind them"));
            }
        }
    }

    /** The arena without fences: what holds pointers is made by the JDK's own alone. */
    Arena plain() {
        return arena;
    }

    @Override
    public MemorySegment.Scope scope() {
        return arena.scope();
    }

    @Override
    public void close() {
        arena.close();
    }
}

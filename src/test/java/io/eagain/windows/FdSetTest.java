package io.eagain.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows' {@code fd_set} as memory, on every host: a count, and as many sockets of 8 bytes. */
class FdSetTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void closeArena() {
        arena.close();
    }

    /** The bytes: {@code fd_count} in the first 4, the sockets from byte 8 on. */
    private static List<Long> sockets(FdSet set) {
        List<Long> sockets = new ArrayList<>();
        for (int i = 0; i < set.segment().get(JAVA_INT, 0); i++) {
            sockets.add(set.segment().get(JAVA_LONG, 8 + 8L * i));
        }
        return sockets;
    }

    @Test
    void theBytesAreThoseOfC() {
        FdSet set = FdSet.allocate(arena);
        assertEquals(64, FdSet.FD_SETSIZE);
        assertEquals(64, set.capacity());
        assertEquals(520, set.segment().byteSize());
        assertEquals(-1, set.segment().mismatch(arena.allocate(520)), "empty");
        set.set(752);
        set.set(Integer.MAX_VALUE);
        // INVALID_SOCKET is all ones, in 64 bits.
        set.set(-1);
        assertEquals(List.of(752L, (long) Integer.MAX_VALUE, -1L), sockets(set));
        assertEquals(3, set.count());
    }

    @Test
    void aSetIsASet() {
        FdSet set = FdSet.allocate(arena, 50);
        List<Long> same = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            int s = random.nextInt(60) * 4;
            if (random.nextBoolean()) {
                if (same.size() < 50 || same.contains((long) s)) {
                    set.set(s);
                    if (!same.contains((long) s)) {
                        same.add((long) s);
                    }
                }
            } else {
                set.clear(s);
                same.remove((Long) (long) s);
            }
            assertEquals(same, sockets(set), "in the order of FD_SET, without gaps");
            assertEquals(same.size(), set.count());
            assertEquals(same.contains((long) s), set.isSet(s));
        }
        set.zero();
        assertEquals(0, set.count());
        assertFalse(set.isSet(0));
        set.clear(0);
        assertEquals(0, set.count());
    }

    @Test
    void aFullSetRefusesWhereTheMacroOfCDoesNothing() {
        FdSet set = FdSet.allocate(arena);
        for (int i = 0; i < FdSet.FD_SETSIZE; i++) {
            set.set(4 * i);
        }
        set.set(4 * 63);
        assertEquals(64, set.count(), "it was in the set");
        assertEquals("fd_set: fd_count=65 is beyond the array's 64 elements",
                assertThrows(IndexOutOfBoundsException.class, () -> set.set(1000)).getMessage());
        assertEquals(64, set.count());
        set.clear(0);
        set.set(1000);
        assertTrue(set.isSet(1000));
        assertEquals(64, set.count());
        FdSet large = FdSet.allocate(arena, 1000);
        for (int i = 0; i < 1000; i++) {
            large.set(4 * i);
        }
        assertEquals(8 + 8 * 1000, large.segment().byteSize());
        assertThrows(IndexOutOfBoundsException.class, () -> large.set(1));
    }

    /** {@code select} goes by the count: one beyond the array must not reach it. */
    @Test
    void aCountBeyondTheArrayIsNotBelieved() {
        FdSet good = FdSet.allocate(arena);
        FdSet set = FdSet.allocate(arena, 2);
        set.set(4);
        for (int count : new int[]{3, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            set.segment().set(JAVA_INT, 0, count);
            assertEquals(2, set.count());
            assertTrue(set.isSet(4));
            assertFalse(set.isSet(1000));
            String message = "select: fd_count=" + Integer.toUnsignedString(count)
                    + " is beyond the array's 2 elements";
            for (int place = 0; place < 3; place++) {
                FdSet read = place == 0 ? set : good;
                FdSet write = place == 1 ? set : null;
                FdSet except = place == 2 ? set : null;
                assertEquals(message, assertThrows(IndexOutOfBoundsException.class,
                        () -> Select.select(read, write, except, 0)).getMessage());
            }
        }
    }

    @Test
    void whatCannotBeASetIsRefused() {
        for (int capacity : new int[]{0, -1, Integer.MIN_VALUE}) {
            assertEquals("fd_set: a capacity of " + capacity + " is not above 0",
                    assertThrows(IllegalArgumentException.class, () -> FdSet.allocate(arena, capacity)).getMessage());
        }
        assertThrows(NullPointerException.class, () -> FdSet.allocate(null));
        Arena closed = Arena.ofConfined();
        FdSet gone = FdSet.allocate(closed);
        closed.close();
        assertThrows(IllegalStateException.class, () -> gone.set(1));
        assertThrows(IllegalStateException.class, () -> Select.select(gone, null, null, 0));
        MemorySegment segment = FdSet.allocate(arena).segment();
        assertTrue(segment.isNative());
        assertEquals(0, segment.address() % 8, "aligned");
    }
}

package io.eagain.windows;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The array of {@code WSAPOLLFD} as memory, on every host. */
class WSAPollFdsTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void closeArena() {
        arena.close();
    }

    @Test
    void theBytesAreThoseOfC() {
        WSAPollFds fds = WSAPollFds.allocate(arena, 3);
        assertEquals(3, fds.capacity());
        assertEquals(0, fds.size());
        MemorySegment segment = fds.segment();
        assertEquals(48, segment.byteSize());
        assertEquals(0, fds.add(752, WSAPoll.POLLIN));
        assertEquals(1, fds.add(-1, 0xffff));
        // INVALID_SOCKET is all ones, in 64 bits.
        assertEquals(752, segment.get(JAVA_LONG, 0));
        assertEquals(0x300, segment.get(JAVA_SHORT, 8));
        assertEquals(0, segment.get(JAVA_SHORT, 10));
        assertEquals(-1, segment.get(JAVA_LONG, 16));
        assertEquals(-1, segment.get(JAVA_SHORT, 24));
        segment.set(JAVA_SHORT, 10, (short) WSAPoll.POLLHUP);
        segment.set(JAVA_SHORT, 26, (short) -1);
        assertEquals(2, fds.revents(0));
        assertEquals(0xffff, fds.revents(1), "unsigned");
        assertEquals(0xffff, fds.events(1), "unsigned");
        assertEquals(-1, fds.fd(1));
    }

    @Test
    void theArrayKeepsItsElements() {
        WSAPollFds fds = WSAPollFds.allocate(arena, 3);
        fds.add(4, WSAPoll.POLLIN);
        fds.add(8, WSAPoll.POLLOUT);
        fds.add(12, WSAPoll.POLLRDBAND);
        assertEquals("WSAPollFds.add: size=4 is beyond the array's 3 elements",
                assertThrows(IndexOutOfBoundsException.class, () -> fds.add(16, 0)).getMessage());
        assertEquals(3, fds.size());
        fds.removeSwap(0);
        assertEquals(2, fds.size());
        assertEquals(12, fds.fd(0));
        assertEquals(WSAPoll.POLLRDBAND, fds.events(0));
        assertEquals(8, fds.fd(1));
        fds.setEvents(1, WSAPoll.POLLIN);
        assertEquals(WSAPoll.POLLIN, fds.events(1));
        assertEquals(8, fds.fd(1));
        fds.removeSwap(1);
        assertEquals(1, fds.size());
        for (int index : new int[]{1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            for (Executable use : new Executable[]{() -> fds.fd(index), () -> fds.events(index),
                    () -> fds.revents(index), () -> fds.set(index, 1, 1), () -> fds.setEvents(index, 1),
                    () -> fds.removeSwap(index)}) {
                assertEquals("WSAPollFds: index " + index + " is not below 1",
                        assertThrows(IndexOutOfBoundsException.class, use).getMessage());
            }
        }
        fds.clear();
        assertEquals(0, fds.size());
    }

    /** What an element had is not taken for news of the next one in its place. */
    @Test
    void aNewElementHasNoRevents() {
        WSAPollFds fds = WSAPollFds.allocate(arena, 1);
        fds.add(4, WSAPoll.POLLIN);
        fds.segment().set(JAVA_SHORT, 10, (short) WSAPoll.POLLIN);
        fds.set(0, 8, WSAPoll.POLLIN);
        assertEquals(0, fds.revents(0));
        fds.segment().set(JAVA_SHORT, 10, (short) WSAPoll.POLLIN);
        fds.clear();
        fds.add(12, WSAPoll.POLLIN);
        assertEquals(0, fds.revents(0));
    }

    @Test
    void whatCannotBeAnArrayIsRefused() {
        for (int capacity : new int[]{0, -1, Integer.MIN_VALUE}) {
            assertEquals("WSAPollFds: a capacity of " + capacity + " is not above 0",
                    assertThrows(IllegalArgumentException.class, () -> WSAPollFds.allocate(arena, capacity))
                            .getMessage());
        }
        assertThrows(NullPointerException.class, () -> WSAPollFds.allocate(null, 1));
        MemorySegment two = WSAPollFds.allocate(arena, 2).segment();
        for (int count : new int[]{3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertEquals("WSAPoll: fdArray=" + count + " is beyond the array's 2 elements",
                    assertThrows(IndexOutOfBoundsException.class, () -> WSAPoll.WSAPoll(two, count, 0)).getMessage());
        }
        assertEquals("WSAPoll: fdArray is read-only and the call writes to it",
                assertThrows(IllegalArgumentException.class, () -> WSAPoll.WSAPoll(two.asReadOnly(), 1, 0))
                        .getMessage());
        assertEquals("WSAPoll: fdArray is on the heap; this call needs a native segment or a direct ByteBuffer",
                assertThrows(IllegalArgumentException.class,
                        () -> WSAPoll.WSAPoll(MemorySegment.ofArray(new long[4]), 1, 0)).getMessage());
    }
}

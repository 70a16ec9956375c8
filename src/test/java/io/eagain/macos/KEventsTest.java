package io.eagain.macos;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The array of {@code struct kevent} as memory, on every host, and what no {@code kevent} is called with. */
class KEventsTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void closeArena() {
        arena.close();
    }

    @Test
    void theBytesAreThoseOfC() {
        KEvents events = KEvents.allocate(arena, 2);
        assertEquals(2, events.capacity());
        assertEquals(0, events.size());
        MemorySegment segment = events.segment();
        assertEquals(64, segment.byteSize());
        segment.fill((byte) 0x55);
        assertEquals(0, events.add(1, -1, 1, 0, 0));
        assertEquals(1, events.add(0x8123_4567_89ab_cdefL, Kqueue.EVFILT_WRITE, 0xffff, -7, Long.MIN_VALUE));
        assertEquals(0x8123_4567_89ab_cdefL, segment.get(JAVA_LONG, 32));
        assertEquals(-2, segment.get(JAVA_SHORT, 40));
        assertEquals(-1, segment.get(JAVA_SHORT, 42));
        assertEquals(-7, segment.get(JAVA_INT, 44));
        assertEquals(0, segment.get(JAVA_LONG, 48), "data");
        assertEquals(Long.MIN_VALUE, segment.get(JAVA_LONG, 56));
        segment.set(JAVA_LONG, 48, 12345);
        assertEquals(0x8123_4567_89ab_cdefL, events.ident(1));
        assertEquals(Kqueue.EVFILT_WRITE, events.filter(1));
        assertEquals(0xffff, events.flags(1), "unsigned");
        assertEquals(-7, events.fflags(1));
        assertEquals(12345, events.data(1));
        assertEquals(Long.MIN_VALUE, events.udata(1));
        assertEquals(1, events.ident(0));
        assertEquals(Kqueue.EVFILT_READ, events.filter(0));
        assertEquals(Kqueue.EV_ADD, events.flags(0));
        assertEquals(0, events.data(0));
    }

    /** What the kernel has written beyond the changes is read as well. */
    @Test
    void everyElementThatThereIsRoomForCanBeRead() {
        KEvents events = KEvents.allocate(arena, 2);
        events.segment().set(JAVA_LONG, 32, 9);
        assertEquals(0, events.size());
        assertEquals(9, events.ident(1));
        for (int index : new int[]{2, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            for (Executable use : new Executable[]{() -> events.ident(index), () -> events.filter(index),
                    () -> events.flags(index), () -> events.fflags(index), () -> events.data(index),
                    () -> events.udata(index)}) {
                assertEquals("KEvents: index " + index + " is not below 2",
                        assertThrows(IndexOutOfBoundsException.class, use).getMessage());
            }
        }
    }

    @Test
    void aFullArrayRefuses() {
        KEvents events = KEvents.allocate(arena, 1);
        events.add(3, Kqueue.EVFILT_READ, Kqueue.EV_ADD, 0, 0);
        assertEquals("KEvents.add: size=2 is beyond the array's 1 elements", assertThrows(
                IndexOutOfBoundsException.class, () -> events.add(4, Kqueue.EVFILT_READ, Kqueue.EV_ADD, 0, 0))
                .getMessage());
        assertEquals(1, events.size());
        assertEquals(3, events.ident(0));
        events.clear();
        assertEquals(0, events.size());
        assertEquals(0, events.add(4, Kqueue.EVFILT_READ, Kqueue.EV_ADD, 0, 0));
        for (int capacity : new int[]{0, -1, Integer.MIN_VALUE}) {
            assertEquals("KEvents: a capacity of " + capacity + " is not above 0",
                    assertThrows(IllegalArgumentException.class, () -> KEvents.allocate(arena, capacity))
                            .getMessage());
        }
        assertThrows(NullPointerException.class, () -> KEvents.allocate(null, 1));
    }

    /** Found before the call, and so on every host. */
    @Test
    void moreThanTheArrayHoldsIsRefusedByName() {
        KEvents two = KEvents.allocate(arena, 2);
        MemorySegment segment = two.segment();
        MemorySegment none = MemorySegment.NULL;
        for (int many : new int[]{3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            beyond("kevent: nevents=" + many + " is beyond the array's 2 elements",
                    () -> Kqueue.kevent(-1, null, two, many, 0));
            beyond("kevent: eventlist=" + many + " is beyond the array's 2 elements",
                    () -> Kqueue.kevent(-1, none, 0, segment, many, none));
        }
        beyond("kevent: nevents=1 is beyond the array's 0 elements", () -> Kqueue.kevent(-1, null, null, 1, 0));
        beyond("kevent: a length of 96 is beyond changelist, which has 64 bytes",
                () -> Kqueue.kevent(-1, segment, 3, none, 0, none));
        beyond("kevent: a length of 16 is beyond timeout, which has 15 bytes",
                () -> Kqueue.kevent(-1, none, 0, none, 0, arena.allocate(15)));
        assertEquals("kevent: eventlist is read-only and the call writes to it",
                assertThrows(IllegalArgumentException.class,
                        () -> Kqueue.kevent(-1, none, 0, segment.asReadOnly(), 1, none)).getMessage());
        assertEquals("kevent: changelist is on the heap; this call needs a native segment or a direct ByteBuffer",
                assertThrows(IllegalArgumentException.class,
                        () -> Kqueue.kevent(-1, MemorySegment.ofArray(new byte[32]), 1, none, 0, none)).getMessage());
    }

    private static void beyond(String message, Executable call) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }
}

package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.linux.Ppoll;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/** {@code poll}, {@code ppoll} and their array against the kernel. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class PollTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    @Test
    void reventsTellWhatHappened() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        PollFds fds = PollFds.allocate(opened.arena, 4);
        assertEquals(0, fds.add(pair[0], Poll.POLLIN));
        assertEquals(0, Poll.poll(fds, 0));
        assertEquals(0, Poll.poll(fds, 1));
        assertEquals(0, fds.revents(0));
        assertEquals(1, Sockets.send(pair[1], opened.text("x"), 1, 0));
        assertEquals(1, fds.add(-1, Poll.POLLIN));
        assertEquals(2, fds.add(1_000_000, Poll.POLLIN));
        assertEquals(3, fds.add(pair[1], Poll.POLLIN | Poll.POLLOUT));
        assertEquals(3, Poll.poll(fds, -1));
        assertEquals(Poll.POLLIN, fds.revents(0));
        assertEquals(0, fds.revents(1), "a negative descriptor is passed over");
        assertEquals(Poll.POLLNVAL, fds.revents(2));
        assertEquals(Poll.POLLOUT, fds.revents(3));
        assertEquals(3, Ppoll.ppoll(fds, -1));
        opened.close(pair[1]);
        fds.clear();
        fds.add(pair[0], Poll.POLLIN | Ppoll.POLLRDHUP);
        assertEquals(1, Ppoll.ppoll(fds, 1_000_000));
        assertEquals(Poll.POLLIN | Poll.POLLHUP | Ppoll.POLLRDHUP, fds.revents(0));
    }

    @Test
    void theArrayKeepsItsElements() {
        PollFds fds = PollFds.allocate(opened.arena, 3);
        assertEquals(3, fds.capacity());
        assertEquals(24, fds.segment().byteSize());
        fds.add(5, Poll.POLLIN);
        fds.add(6, Poll.POLLOUT);
        fds.add(7, 0xffff);
        assertEquals(0xffff, fds.events(2), "unsigned");
        assertEquals("PollFds.add: size=4 is beyond the array's 3 elements",
                assertThrows(IndexOutOfBoundsException.class, () -> fds.add(8, 0)).getMessage());
        assertEquals(3, fds.size());
        fds.removeSwap(0);
        assertEquals(2, fds.size());
        assertEquals(7, fds.fd(0));
        assertEquals(6, fds.fd(1));
        fds.setEvents(1, Poll.POLLPRI);
        assertEquals(Poll.POLLPRI, fds.events(1));
        fds.set(1, 9, Poll.POLLIN);
        assertEquals(9, fds.fd(1));
        fds.removeSwap(1);
        assertEquals(1, fds.size());
        for (int index : new int[]{1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            for (Executable use : new Executable[]{() -> fds.fd(index), () -> fds.events(index),
                    () -> fds.revents(index), () -> fds.set(index, 1, 1), () -> fds.setEvents(index, 1),
                    () -> fds.removeSwap(index)}) {
                assertEquals("PollFds: index " + index + " is not below 1",
                        assertThrows(IndexOutOfBoundsException.class, use).getMessage());
            }
        }
        fds.clear();
        assertEquals(0, fds.size());
        assertEquals(0, Poll.poll(fds, 0), "of none, none is ready");
        assertEquals("PollFds: a capacity of 0 is not above 0",
                assertThrows(IllegalArgumentException.class, () -> PollFds.allocate(opened.arena, 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> PollFds.allocate(opened.arena, -1));
        assertThrows(NullPointerException.class, () -> PollFds.allocate(null, 1));
    }

    /** What an element had is not taken for news of the next one in its place. */
    @Test
    void aNewElementHasNoRevents() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        PollFds fds = PollFds.allocate(opened.arena, 1);
        fds.add(pair[0], Poll.POLLOUT);
        assertEquals(1, Poll.poll(fds, 0));
        assertEquals(Poll.POLLOUT, fds.revents(0));
        fds.clear();
        fds.add(pair[1], Poll.POLLIN);
        assertEquals(0, fds.revents(0));
    }

    @Test
    void rawArgumentsAndTheirErrors() {
        MemorySegment two = opened.arena.allocate(16, 4);
        assertAll(() -> assertEquals(-Errno.EFAULT, Poll.poll(MemorySegment.NULL, 1, 0)),
                () -> assertEquals(0, Poll.poll(MemorySegment.NULL, 0, 0)),
                () -> assertEquals(-Errno.EINVAL, Poll.poll(MemorySegment.NULL, 0xffff_ffffL, 0)),
                () -> assertEquals(-Errno.EFAULT,
                        Ppoll.ppoll(MemorySegment.NULL, 1, opened.arena.allocate(16), MemorySegment.NULL)));
        MemorySegment badTime = opened.arena.allocate(16, 8);
        badTime.set(JAVA_LONG, 8, -1);
        assertEquals(-Errno.EINVAL, Ppoll.ppoll(MemorySegment.NULL, 0, badTime, MemorySegment.NULL));
        MemorySegment heap = MemorySegment.ofArray(new int[4]);
        for (long count : new long[]{3, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals("poll: fds=" + count + " is beyond the array's 2 elements",
                    assertThrows(IndexOutOfBoundsException.class, () -> Poll.poll(two, count, 0)).getMessage());
            assertEquals("ppoll: fds=" + count + " is beyond the array's 2 elements",
                    assertThrows(IndexOutOfBoundsException.class,
                            () -> Ppoll.ppoll(two, count, MemorySegment.NULL, MemorySegment.NULL)).getMessage());
        }
        assertEquals("poll: fds is on the heap; this call needs a native segment or a direct ByteBuffer",
                assertThrows(IllegalArgumentException.class, () -> Poll.poll(heap, 1, 0)).getMessage());
        assertEquals("poll: fds is read-only and the call writes to it",
                assertThrows(IllegalArgumentException.class, () -> Poll.poll(two.asReadOnly(), 1, 0)).getMessage());
        assertEquals("ppoll: a length of 16 is beyond timeout, which has 8 bytes",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> Ppoll.ppoll(two, 1, opened.arena.allocate(8), MemorySegment.NULL)).getMessage());
        assertEquals("ppoll: a length of 8 is beyond sigmask, which has 4 bytes",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> Ppoll.ppoll(two, 1, MemorySegment.NULL, opened.arena.allocate(4))).getMessage());
    }
}

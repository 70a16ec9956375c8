package io.eagain.windows;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code WSARecv} and {@code WSASend} with several buffers; {@link WSABufsMemoryTest} has what is refused anywhere. */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class WSABufsTest {

    private final Opened opened = new Opened();
    private int[] tcp;

    @BeforeEach
    void connect() {
        tcp = opened.tcp();
        // What should have been refused, or should be there and is not, fails the test and does not hang it.
        for (int fd : tcp) {
            assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 10_000_000));
        }
    }

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private WSABufs buffers(MemorySegment... segments) {
        WSABufs buffers = WSABufs.allocate(opened.arena, Math.max(segments.length, 1));
        for (MemorySegment segment : segments) {
            buffers.add(segment);
        }
        return buffers;
    }

    private void awaitBytes(long count) {
        WSAPollFds fds = WSAPollFds.allocate(opened.arena, 1);
        fds.add(tcp[1], WSAPoll.POLLIN);
        for (int i = 0; i < 1000 && Winsock.fionread(tcp[1]) < count; i++) {
            WSAPoll.WSAPoll(fds, 10);
        }
        assertEquals(count, Winsock.fionread(tcp[1]));
    }

    @Test
    void buffersAreFilledAndSentOneAfterTheOther() {
        MemorySegment text = opened.text("abcdefghij");
        assertEquals(10, Winsock.WSASend(tcp[0],
                buffers(text.asSlice(6), text.asSlice(0, 0), text.asSlice(0, 1).asReadOnly(), text.asSlice(1, 5)), 0));
        awaitBytes(10);
        MemorySegment room = opened.arena.allocate(40).fill((byte) '.');
        assertEquals(10, Winsock.WSARecv(tcp[1],
                buffers(room.asSlice(10, 3), room.asSlice(0, 2), room.asSlice(20, 20)), 0));
        assertEquals("ja........ghi.......bcdef...............", Opened.text(room, 40));
    }

    @Test
    void lessThanThereIsRoomFor() {
        assertEquals(3, Winsock.WSASend(tcp[0], buffers(opened.text("abc")), 0));
        awaitBytes(3);
        MemorySegment room = opened.arena.allocate(8).fill((byte) '.');
        WSABufs two = buffers(room.asSlice(0, 2), room.asSlice(4, 4));
        assertEquals(3, Winsock.WSARecv(tcp[1], two, Sockets.MSG_PEEK));
        assertEquals("ab..c...", Opened.text(room, 8));
        room.fill((byte) '.');
        assertEquals(3, Winsock.WSARecv(tcp[1], two, 0), "it was only looked at");
        assertEquals("ab..c...", Opened.text(room, 8));
        assertEquals(0, Winsock.fionbio(tcp[1], true));
        assertEquals(-Errno.EWOULDBLOCK, Winsock.WSARecv(tcp[1], two, 0));
        assertEquals(0, Sockets.shutdown(tcp[0], Sockets.SHUT_WR));
        assertEquals(0, Winsock.fionbio(tcp[1], false));
        assertEquals(0, Winsock.WSARecv(tcp[1], two, 0), "the end of the stream");
        assertEquals(-Errno.ESHUTDOWN, Winsock.WSASend(tcp[0], two, 0));
        assertEquals(-Errno.ENOTSOCK, Winsock.WSARecv(-1, two, 0));
        assertEquals(-Errno.ENOTSOCK, Winsock.WSASend(-1, two, 0));
    }

    /** An array that was emptied and filled again sends its new buffers. */
    @Test
    void anArrayCanBeUsedAgain() {
        MemorySegment text = opened.text("abcdef");
        WSABufs out = buffers(text.asSlice(0, 1), text.asSlice(1, 2));
        assertEquals(3, Winsock.WSASend(tcp[0], out, 0));
        out.clear();
        out.add(text.asSlice(5));
        assertEquals(1, Winsock.WSASend(tcp[0], out, 0));
        awaitBytes(4);
        MemorySegment room = opened.arena.allocate(8);
        assertEquals(4, Winsock.WSARecv(tcp[1], buffers(room), 0));
        assertEquals("abcf", Opened.text(room, 4));
    }

    @Test
    void withTheArgumentsOfC() {
        MemorySegment array = opened.arena.allocate(32, 8);
        MemorySegment text = opened.text("hello");
        array.set(JAVA_INT, 0, 2);
        array.set(ADDRESS, 8, text);
        array.set(JAVA_INT, 16, 3);
        array.set(ADDRESS, 24, text.asSlice(2));
        MemorySegment number = opened.arena.allocateFrom(JAVA_INT, -1);
        assertEquals(0, Winsock.WSASend(tcp[0], array, 2, number, 0));
        assertEquals(5, number.get(JAVA_INT, 0));
        awaitBytes(5);
        MemorySegment room = opened.arena.allocate(8).fill((byte) '.');
        array.set(ADDRESS, 8, room.asSlice(6));
        array.set(ADDRESS, 24, room);
        number.set(JAVA_INT, 0, -1);
        MemorySegment flags = opened.arena.allocateFrom(JAVA_INT, Sockets.MSG_PEEK);
        assertEquals(0, Winsock.WSARecv(tcp[1], array, 2, number, flags));
        assertEquals(5, number.get(JAVA_INT, 0));
        assertEquals("llo...he", Opened.text(room, 8));
        flags.set(JAVA_INT, 0, 0);
        assertEquals(0, Winsock.WSARecv(tcp[1], array, 1, number, flags));
        assertEquals(2, number.get(JAVA_INT, 0), "one buffer of the array");
        assertEquals(0, flags.get(JAVA_INT, 0));
        assertEquals(-Errno.ENOTSOCK, Winsock.WSARecv(-1, array, 1, number, flags));
        assertEquals(-Errno.ENOTSOCK, Winsock.WSASend(-1, array, 1, number, 0));
    }

    /** A datagram that does not fit is cut, and the call says so; the raw form shows it in the flags. */
    @Test
    void aDatagramThatIsLonger() {
        int udp = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.setsockoptTimeout(udp, SocketOption.SO_RCVTIMEO, 10_000_000));
        assertEquals(0, Sockets.bind(udp, io.eagain.SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        assertEquals(0, Sockets.connect(udp, opened.name(udp)));
        MemorySegment text = opened.text("abcdef");
        assertEquals(6, Winsock.WSASend(udp, buffers(text.asSlice(0, 4), text.asSlice(4)), 0));
        MemorySegment room = opened.arena.allocate(8).fill((byte) '.');
        assertEquals(-Errno.EMSGSIZE, Winsock.WSARecv(udp, buffers(room.asSlice(0, 1), room.asSlice(4, 2)), 0));
        assertEquals("a...bc..", Opened.text(room, 8));
    }

    /** Wine's library makes room for so many of them before it looks at the first, and spoils its heap. */
    @Test
    void noArrayIsRefused() {
        MemorySegment none = MemorySegment.NULL;
        MemorySegment number = opened.arena.allocate(JAVA_INT);
        MemorySegment flags = opened.arena.allocate(JAVA_INT);
        String tail = " is NULL, which the socket library of Windows would read or write in this process, and so end it";
        for (int count : new int[]{1, 2, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertEquals("WSARecv: lpBuffers" + tail, assertThrows(IllegalArgumentException.class,
                    () -> Winsock.WSARecv(tcp[0], none, count, number, flags)).getMessage());
            assertEquals("WSASend: lpBuffers" + tail, assertThrows(IllegalArgumentException.class,
                    () -> Winsock.WSASend(tcp[0], none, count, number, 0)).getMessage());
        }
        MemorySegment array = opened.arena.allocate(16, 8);
        assertEquals("WSARecv: lpNumberOfBytesRecvd" + tail, assertThrows(IllegalArgumentException.class,
                () -> Winsock.WSARecv(tcp[0], array, 1, none, flags)).getMessage());
        assertEquals("WSARecv: lpFlags" + tail, assertThrows(IllegalArgumentException.class,
                () -> Winsock.WSARecv(tcp[0], array, 1, number, none)).getMessage());
        assertEquals("WSASend: lpNumberOfBytesSent" + tail, assertThrows(IllegalArgumentException.class,
                () -> Winsock.WSASend(tcp[0], array, 1, none, 0)).getMessage());
        // A buffer of bytes may be NULL as elsewhere.
        array.set(JAVA_INT, 0, 4);
        assertEquals(-Errno.EFAULT, Winsock.WSASend(tcp[0], array, 1, number, 0));
        try (Arena other = Arena.ofConfined()) {
            assertEquals(0, Winsock.WSASend(tcp[0], WSABufs.allocate(other, 1), 0), "none to send");
        }
    }
}

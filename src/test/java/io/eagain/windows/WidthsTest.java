package io.eagain.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** An {@code int} for a {@code SOCKET} of 64 bits, a {@code long} for a length of 32: as the socket library takes them. */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class WidthsTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    /** -1 is {@code INVALID_SOCKET}; no other number that is no socket is taken for one either. */
    @Test
    void everyCallSaysThatItIsNoSocket() {
        MemorySegment room = opened.arena.allocate(128, 8);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 128);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 9);
        SockAddr taken = SockAddr.allocate(opened.arena);
        int closed = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        opened.close(closed);
        WSABufs buffers = WSABufs.allocate(opened.arena, 1);
        buffers.add(room);
        room.copyFrom(address.segment());
        int bad = -10038;
        for (int s : new int[]{-1, closed, 7, -2, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertAll("socket " + s, () -> assertEquals(bad, Sockets.bind(s, address)),
                    () -> assertEquals(bad, Sockets.bind(s, room, 16)),
                    () -> assertEquals(bad, Sockets.listen(s, 1)), () -> assertEquals(bad, Sockets.accept(s)),
                    () -> assertEquals(bad, Sockets.accept(s, taken)),
                    () -> assertEquals(bad, Sockets.accept(s, room, length)),
                    () -> assertEquals(bad, Sockets.connect(s, address)),
                    () -> assertEquals(bad, Sockets.connect(s, room, 16)),
                    () -> assertEquals(bad, Sockets.getsockname(s, taken)),
                    () -> assertEquals(bad, Sockets.getsockname(s, room, length)),
                    () -> assertEquals(bad, Sockets.getpeername(s, taken)),
                    () -> assertEquals(bad, Sockets.getpeername(s, room, length)),
                    () -> assertEquals(bad, option(s, room, length)),
                    () -> assertEquals(bad,
                            Sockets.getsockoptInt(s, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE)),
                    () -> assertEquals(bad,
                            Sockets.setsockopt(s, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, 1)),
                    () -> assertEquals(bad,
                            Sockets.setsockopt(s, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, room, 4)),
                    () -> assertEquals(bad, Sockets.setsockoptTimeout(s, SocketOption.SO_RCVTIMEO, 1)),
                    () -> assertEquals(bad, Sockets.setsockoptLinger(s, true, 1)),
                    () -> assertEquals(bad, Sockets.shutdown(s, Sockets.SHUT_RD)),
                    () -> assertEquals(bad, Sockets.close(s)),
                    () -> assertEquals(bad, Sockets.recv(s, room, 16, 0)),
                    () -> assertEquals(bad, Sockets.recvfrom(s, room, 16, 0, taken)),
                    () -> assertEquals(bad, Sockets.recvfrom(s, room, 16, 0, room, length)),
                    () -> assertEquals(bad, Sockets.send(s, room, 16, 0)),
                    () -> assertEquals(bad, Sockets.sendto(s, room, 16, 0, address)),
                    () -> assertEquals(bad, Sockets.sendto(s, room, 16, 0, room, 16)),
                    () -> assertEquals(bad, Winsock.WSARecv(s, buffers, 0)),
                    () -> assertEquals(bad, Winsock.WSASend(s, buffers, 0)),
                    () -> assertEquals(bad, Winsock.fionread(s)), () -> assertEquals(bad, Winsock.fionbio(s, true)),
                    () -> assertEquals(bad, Winsock.keepaliveVals(s, true, 1, 1)));
        }
        assertEquals(0, taken.length(), "an error leaves no address");
    }

    private static int option(int s, MemorySegment room, MemorySegment length) {
        length.set(JAVA_INT, 0, 4);
        return Sockets.getsockopt(s, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE, room, length);
    }

    /**
     * A length is passed as {@link Integer#MAX_VALUE} where it is longer. Cut to its lower half, that of 4 GiB would be 0
     * and the call another.
     */
    @Test
    void aLengthThatNoIntHoldsSaturates() {
        int[] tcp = opened.tcp();
        assertEquals(0, Winsock.fionbio(tcp[0], true));
        assertEquals(1, Sockets.send(tcp[1], opened.text("x"), 1, 0));
        SockAddr own = opened.name(tcp[0]);
        MemorySegment none = MemorySegment.NULL;
        assertEquals(0, Sockets.send(tcp[0], none, 0, 0), "what 0 would give");
        assertEquals(0, Sockets.sendto(tcp[0], none, 0, 0, own), "what 0 would give");
        for (long length : new long[]{1, 3L << 30, 1L << 31, 1L << 32, (1L << 32) + 1, Long.MAX_VALUE, -1,
                Long.MIN_VALUE}) {
            assertAll("length " + length,
                    () -> assertEquals(-10014, Sockets.recv(tcp[0], none, length, Sockets.MSG_PEEK)),
                    () -> assertEquals(-10014,
                            Sockets.recvfrom(tcp[0], none, length, Sockets.MSG_PEEK, none, none)),
                    () -> assertEquals(-10014, Sockets.send(tcp[0], none, length, 0)),
                    () -> assertEquals(-10014, Sockets.sendto(tcp[0], none, length, 0, own)));
        }
        MemorySegment room = opened.arena.allocate(4);
        assertEquals(1, Sockets.recv(tcp[0], room, 4, 0));
        assertEquals("x", Opened.text(room, 1), "nothing was lost");
    }
}

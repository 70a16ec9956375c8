package io.eagain.windows;

import static io.eagain.SocketOption.SOL_SOCKET;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.AddrInfo;
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
import org.junit.jupiter.api.function.Executable;

/**
 * The socket library of Windows reads and writes in this process, and Wine's not always as much as it is told. Each of
 * these calls ended the JVM or wrote beyond a segment before it was refused.
 */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class MemoryOfTheLibraryTest {

    private static final int SO_DONTLINGER = WinsockOption.SO_DONTLINGER;

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    /** {@code bind} reads the family of an address, and {@code SO_DONTLINGER} its four bytes, whatever the length is. */
    @Test
    void aValueOfLessThanFourBytesIsRefused() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment room = opened.arena.allocate(4, 4);
        for (int size = 0; size < 4; size++) {
            String addr = ": addr has " + size
                    + " bytes, and the socket library of Windows may read or write 4 whatever the length is";
            String optval = addr.replace("addr", "optval");
            MemorySegment tiny = size == 0 ? MemorySegment.ofAddress(1) : room.asSlice(0, size);
            int length = size;
            assertAll("size " + size, () -> beyond("bind" + addr, () -> Sockets.bind(fd, tiny, length)),
                    () -> beyond("bind" + addr, () -> Sockets.bind(fd, tiny, 0)),
                    () -> beyond("connect" + addr, () -> Sockets.connect(fd, tiny, length)),
                    () -> beyond("sendto" + addr, () -> Sockets.sendto(fd, room, 4, 0, tiny, length)),
                    () -> beyond("setsockopt" + optval,
                            () -> Sockets.setsockopt(fd, SOL_SOCKET, SO_DONTLINGER, tiny, length)));
        }
        assertEquals(-10014, Sockets.bind(fd, MemorySegment.NULL, 0), "NULL is seen");
        assertEquals(-10014, Sockets.setsockopt(fd, SOL_SOCKET, SO_DONTLINGER, MemorySegment.NULL, 0));
        assertEquals(-10047, Sockets.bind(fd, room, 1), "a length is the system's to judge");
    }

    /** {@code SO_DEBUG} and {@code IP_DONTFRAGMENT} are written with four bytes into room for one. */
    @Test
    void anOptionIsNotWrittenBeyondItsSegment() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        int dontFragment = 14;
        int[][] options = {{SOL_SOCKET, SocketOption.SO_DEBUG}, {SocketOption.IPPROTO_IP, dontFragment}};
        MemorySegment room = opened.arena.allocate(8, 8);
        for (int size = 1; size < 8; size++) {
            MemorySegment length = opened.arena.allocateFrom(JAVA_INT, size);
            MemorySegment value = room.fill((byte) 0x55).asSlice(0, size);
            for (int[] option : options) {
                if (size < 4) {
                    beyond("getsockopt: optval has " + size
                            + " bytes, and the socket library of Windows may read or write 4 whatever the length is",
                            () -> Sockets.getsockopt(fd, option[0], option[1], value, length));
                } else {
                    assertEquals(0, Sockets.getsockopt(fd, option[0], option[1], value, length));
                }
            }
            for (int i = size; i < 8; i++) {
                assertEquals(0x55, room.get(JAVA_BYTE, i), "byte " + i + " behind room for " + size);
            }
        }
    }

    /** Anybody may write any number into the length of an address, and it is the number of bytes that are copied. */
    @Test
    void theLengthOfAnAddressIsNotBelieved() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 9);
        MemorySegment room = opened.arena.allocate(4);
        for (int length : new int[]{129, 1 << 20, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            address.lengthSegment().set(JAVA_INT, 0, length);
            String tail = ": a length of " + length + " is beyond addr, which has 128 bytes";
            assertAll("length " + length, () -> beyond("bind" + tail, () -> Sockets.bind(fd, address)),
                    () -> beyond("connect" + tail, () -> Sockets.connect(fd, address)),
                    () -> beyond("sendto" + tail.replace("addr", "dest"),
                            () -> Sockets.sendto(fd, room, 4, 0, address)));
        }
        address.lengthSegment().set(JAVA_INT, 0, 0);
        assertEquals(-10014, Sockets.bind(fd, address));
        address.lengthSegment().set(JAVA_INT, 0, 128);
        assertEquals(4, Sockets.sendto(fd, room, 4, 0, address));
    }

    @Test
    void everyCodeHasWords() {
        for (int code : new int[]{-1, -1000, Integer.MIN_VALUE}) {
            assertEquals("Unknown error " + code, AddrInfo.gai_strerror(code));
        }
    }

    private static void beyond(String message, Executable call) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }
}

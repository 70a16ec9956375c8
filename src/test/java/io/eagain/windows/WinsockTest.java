package io.eagain.windows;

import static io.eagain.SocketOption.SOL_SOCKET;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import io.eagain.Errno;
import io.eagain.Hammer;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/** What Windows alone has, against its socket library: Winsock's start, sockets, requests, and whose error is whose. */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class WinsockTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    /** In a JVM of its own, whose own starts of Winsock are taken back first. */
    @Test
    void winsockStartsOnceWithTheFirstCallAndNotBefore() throws Exception {
        ChildJvm.Output output = ChildJvm.run(ChildJvm.command(ChildJvm.QUICK, StartupProbe.class), 60);
        assertEquals(0, output.status(), output::text);
        assertEquals(List.of("not started 10093", "only numbers true 10093", "eagain 0", "eagain 0 0 0", "started 0",
                "starts 1"), output.lines());
    }

    @Test
    void startsAreCounted() {
        MemorySegment data = opened.arena.allocate(408, 8);
        int socket = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        for (int i = 0; i < 3; i++) {
            data.fill((byte) 0);
            assertEquals(0, Winsock.WSAStartup(0x0202, data));
            assertEquals(0x0202, data.get(JAVA_SHORT, 0), "wVersion");
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(0, Winsock.WSACleanup());
            assertEquals(Sockets.SOCK_STREAM, Sockets.getsockoptInt(socket, SOL_SOCKET, SocketOption.SO_TYPE),
                    "a start is left");
        }
    }

    /** {@code WSAStartup} gives its error as its result; it is negated as all are. */
    @Test
    void aVersionThatDoesNotExistIsRefused() {
        assertEquals(-10092, Winsock.WSAStartup(0, opened.arena.allocate(408, 8)), "WSAVERNOTSUPPORTED");
        refused(IndexOutOfBoundsException.class, "WSAStartup: a length of 408 is beyond lpWSAData, which has 407 bytes",
                () -> Winsock.WSAStartup(0x0202, opened.arena.allocate(407)));
        refused(IllegalArgumentException.class, nullIn("WSAStartup: lpWSAData"),
                () -> Winsock.WSAStartup(0x0202, MemorySegment.NULL));
        refused(IllegalArgumentException.class,
                "WSAStartup: lpWSAData is on the heap; this call needs a native segment or a direct ByteBuffer",
                () -> Winsock.WSAStartup(0x0202, MemorySegment.ofArray(new byte[408])));
    }

    @Test
    void socketsAreNotNegative() {
        Set<Integer> sockets = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            sockets.add(opened.socket(Sockets.AF_INET, i % 2 == 0 ? Sockets.SOCK_STREAM : Sockets.SOCK_DGRAM));
            sockets.add(opened.keep(Winsock.WSASocketW(Sockets.AF_INET, Sockets.SOCK_STREAM, 0, 0)));
        }
        assertEquals(600, sockets.size());
        assertTrue(sockets.iterator().next() > 0, sockets::toString);
        assertTrue(sockets.stream().allMatch(socket -> socket % 4 == 0), sockets::toString);
    }

    @Test
    void wouldBlockIsExactly10035() {
        int listener = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        opened.listening(listener);
        int tcp = opened.tcp()[0];
        int udp = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(udp, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        for (int fd : new int[]{listener, tcp, udp}) {
            assertEquals(0, Winsock.fionbio(fd, true));
        }
        MemorySegment room = opened.arena.allocate(8);
        SockAddr peer = SockAddr.allocate(opened.arena);
        assertAll(() -> assertEquals(-10035, Sockets.accept(listener)),
                () -> assertEquals(-10035, Sockets.accept(listener, peer)),
                () -> assertEquals(-10035, Sockets.recv(tcp, room, 8, 0)),
                () -> assertEquals(-10035, Sockets.recvfrom(udp, room, 8, 0, peer)),
                () -> assertEquals(-10035L, -Errno.EWOULDBLOCK),
                () -> assertNotEquals(10035, Errno.EAGAIN, "the C runtime's, which no socket call gives"),
                () -> assertEquals("WSAEWOULDBLOCK", Errno.name(10035)));
    }

    @Test
    void fionbioOnAndOff() {
        int fd = opened.tcp()[0];
        MemorySegment room = opened.arena.allocate(8);
        assertEquals(0, Winsock.fionbio(fd, true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.recv(fd, room, 8, 0));
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 20_000));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.recv(fd, room, 8, 0));
        assertEquals(0, Winsock.fionbio(fd, false));
        assertEquals(-Errno.ETIMEDOUT, Sockets.recv(fd, room, 8, 0), "it waited");
        MemorySegment on = opened.arena.allocateFrom(JAVA_INT, 1);
        assertEquals(0, Winsock.ioctlsocket(fd, Winsock.FIONBIO, on));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.recv(fd, room, 8, 0));
        assertEquals(1, on.get(JAVA_INT, 0));
    }

    @Test
    void bytesThatCanBeRead() {
        int[] tcp = opened.tcp();
        assertEquals(0, Winsock.fionread(tcp[1]));
        assertEquals(3, Sockets.send(tcp[0], opened.text("abc"), 3, 0));
        awaitReadable(tcp[1]);
        assertEquals(3, Winsock.fionread(tcp[1]));
        MemorySegment number = opened.arena.allocateFrom(JAVA_INT, -1);
        assertEquals(0, Winsock.ioctlsocket(tcp[1], Winsock.FIONREAD, number));
        assertEquals(3, number.get(JAVA_INT, 0));
        number.set(JAVA_INT, 0, -1);
        assertEquals(0, Winsock.ioctlsocket(tcp[1], Winsock.SIOCATMARK, number));
        assertTrue(number.get(JAVA_INT, 0) >= 0 && number.get(JAVA_INT, 0) <= 1, "a BOOL");
        // The same request through the other call, which says how many bytes it wrote.
        assertEquals(4, Winsock.WSAIoctl(tcp[1], Winsock.FIONREAD, MemorySegment.NULL, number));
        assertEquals(3, number.get(JAVA_INT, 0));
    }

    private void awaitReadable(int fd) {
        WSAPollFds fds = WSAPollFds.allocate(opened.arena, 1);
        fds.add(fd, WSAPoll.POLLIN);
        assertEquals(1, WSAPoll.WSAPoll(fds, 10_000));
    }

    @Test
    void ioctlsocketsErrors() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment number = opened.arena.allocateFrom(JAVA_INT, 1);
        assertAll(() -> assertEquals(-10038, Winsock.ioctlsocket(-1, Winsock.FIONBIO, number)),
                () -> assertEquals(-10038, Winsock.fionbio(-1, true)),
                () -> assertEquals(-10038, Winsock.fionread(-1)),
                () -> assertEquals(-10045, Winsock.ioctlsocket(fd, 0x1234, number), "an unknown request"));
        refused(IllegalArgumentException.class, nullIn("ioctlsocket: argp"),
                () -> Winsock.ioctlsocket(fd, Winsock.FIONREAD, MemorySegment.NULL));
        refused(IndexOutOfBoundsException.class, "ioctlsocket: a length of 4 is beyond argp, which has 3 bytes",
                () -> Winsock.ioctlsocket(fd, Winsock.FIONREAD, number.asSlice(0, 3)));
        refused(IllegalArgumentException.class, "ioctlsocket: argp is read-only and the call writes to it",
                () -> Winsock.ioctlsocket(fd, Winsock.FIONREAD, number.asReadOnly()));
        refused(IllegalArgumentException.class,
                "ioctlsocket: argp is on the heap; this call needs a native segment or a direct ByteBuffer",
                () -> Winsock.ioctlsocket(fd, Winsock.FIONREAD, MemorySegment.ofArray(new int[1])));
    }

    @Test
    void keepAliveValues() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE));
        assertEquals(0, Winsock.keepaliveVals(fd, true, 1000, 500));
        assertEquals(1, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE));
        MemorySegment off = opened.arena.allocateFrom(JAVA_INT, 0, 1000, 500);
        assertEquals(0, Winsock.WSAIoctl(fd, Winsock.SIO_KEEPALIVE_VALS, off, MemorySegment.NULL));
        assertEquals(0, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE));
        assertEquals(0, Winsock.WSAIoctl(fd, Winsock.SIO_KEEPALIVE_VALS,
                opened.arena.allocateFrom(JAVA_INT, 1, 2000, 3000).asReadOnly(), MemorySegment.NULL));
        assertEquals(1, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE));
        // At level IPPROTO_TCP the times are told in seconds.
        assertEquals(2, Sockets.getsockoptInt(fd, SocketOption.IPPROTO_TCP, WinsockOption.TCP_KEEPIDLE));
        assertEquals(3, Sockets.getsockoptInt(fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_KEEPINTVL));
        assertEquals(0, Winsock.keepaliveVals(fd, true, 5000, 7000));
        assertEquals(5, Sockets.getsockoptInt(fd, SocketOption.IPPROTO_TCP, WinsockOption.TCP_KEEPIDLE));
        assertEquals(7, Sockets.getsockoptInt(fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_KEEPINTVL));
        assertEquals(-10038, Winsock.keepaliveVals(-1, true, 1000, 500));
    }

    /** A datagram to a closed port is no news for the socket that sent it. */
    @Test
    void udpConnreset() {
        int closed = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(closed, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        SockAddr nobody = opened.name(closed);
        opened.close(closed);
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(fd, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        assertEquals(0, Winsock.fionbio(fd, true));
        assertEquals(0, Winsock.udpConnreset(fd, false));
        assertEquals(1, Sockets.sendto(fd, opened.text("x"), 1, 0, nobody));
        // Waits for what must not come.
        FdSet read = FdSet.allocate(opened.arena);
        read.set(fd);
        assertEquals(0, Select.select(read, null, null, 200_000));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.recv(fd, opened.arena.allocate(8), 8, 0));
        assertEquals(0, Winsock.udpConnreset(fd, true));
        assertEquals(-10038, Winsock.udpConnreset(-1, true));
    }

    @Test
    void requestsThatThisWindowsMayNotHave() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(Wine.or(-10045, 0), Winsock.loopbackFastPath(fd, true));
        assertEquals(Wine.or(-10045, -10022),
                Winsock.WSAIoctl(fd, 0x4804_1234, MemorySegment.NULL, MemorySegment.NULL), "an unknown one");
    }

    @Test
    void whatARequestReadsOrWritesMustBeThere() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment none = MemorySegment.NULL;
        Class<IndexOutOfBoundsException> bounds = IndexOutOfBoundsException.class;
        Class<IllegalArgumentException> argument = IllegalArgumentException.class;
        refused(bounds, "WSAIoctl: lpvInBuffer has 11 bytes, and this request reads 12",
                () -> Winsock.WSAIoctl(fd, Winsock.SIO_KEEPALIVE_VALS, opened.arena.allocate(11), none));
        refused(bounds, "WSAIoctl: lpvInBuffer has 0 bytes, and this request reads 12",
                () -> Winsock.WSAIoctl(fd, Winsock.SIO_KEEPALIVE_VALS, none, none));
        for (int code : new int[]{Winsock.SIO_UDP_CONNRESET, Winsock.SIO_LOOPBACK_FAST_PATH}) {
            refused(bounds, "WSAIoctl: lpvInBuffer has 3 bytes, and this request reads 4",
                    () -> Winsock.WSAIoctl(fd, code, opened.arena.allocate(3), none));
        }
        refused(argument,
                "WSAIoctl: lpvInBuffer is on the heap; this call needs a native segment or a direct ByteBuffer",
                () -> Winsock.WSAIoctl(fd, Winsock.SIO_KEEPALIVE_VALS, MemorySegment.ofArray(new int[3]), none));
        refused(argument,
                "WSAIoctl: lpvOutBuffer is on the heap; this call needs a native segment or a direct ByteBuffer",
                () -> Winsock.WSAIoctl(fd, Winsock.FIONREAD, none, MemorySegment.ofArray(new int[1])));
        refused(argument, "WSAIoctl: lpvOutBuffer is read-only and the call writes to it",
                () -> Winsock.WSAIoctl(fd, Winsock.FIONREAD, none, opened.arena.allocate(4).asReadOnly()));
        refused(argument, "WSAIoctl: lpvOutBuffer has 2147483648 bytes; pass a slice of what the request needs",
                () -> Winsock.WSAIoctl(fd, Winsock.FIONREAD, none,
                        MemorySegment.ofAddress(4096).reinterpret(1L << 31)));
        assertEquals(-Errno.EFAULT, Winsock.WSAIoctl(fd, Winsock.FIONREAD, none, none), "the system's own refusal");
    }

    /** Wine's library looks at the length of neither, and would end this process or write beyond the segment. */
    @Test
    void twoRequestsWhoseLengthsNobodyElseLooksAt() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment none = MemorySegment.NULL;
        int baseHandle = 0x4800_0022;
        int extension = 0xc800_0006;
        MemorySegment room = opened.arena.allocate(16, 8);
        refused(IndexOutOfBoundsException.class, "WSAIoctl: lpvOutBuffer has 7 bytes, and this request writes 8",
                () -> Winsock.WSAIoctl(fd, baseHandle, none, room.asSlice(0, 7)));
        refused(IndexOutOfBoundsException.class, "WSAIoctl: lpvOutBuffer has 0 bytes, and this request writes 8",
                () -> Winsock.WSAIoctl(fd, baseHandle, none, none));
        refused(IllegalArgumentException.class, nullIn("WSAIoctl: lpvOutBuffer"),
                () -> Winsock.WSAIoctl(fd, baseHandle, none, none.reinterpret(8)));
        refused(IndexOutOfBoundsException.class, "WSAIoctl: lpvInBuffer has 15 bytes, and this request reads 16",
                () -> Winsock.WSAIoctl(fd, extension, room.asSlice(0, 15), room));
        refused(IllegalArgumentException.class, nullIn("WSAIoctl: lpvInBuffer"),
                () -> Winsock.WSAIoctl(fd, extension, none.reinterpret(16), room));
        refused(IllegalArgumentException.class, nullIn("WSAIoctl: lpvInBuffer"),
                () -> Winsock.WSAIoctl(fd, Winsock.SIO_KEEPALIVE_VALS, none.reinterpret(12), none));
        refused(IndexOutOfBoundsException.class, "ioctlsocket: a length of 8 is beyond argp, which has 4 bytes",
                () -> Winsock.ioctlsocket(fd, baseHandle, room.asSlice(0, 4)));
        refused(IndexOutOfBoundsException.class, "ioctlsocket: a length of 16 is beyond argp, which has 4 bytes",
                () -> Winsock.ioctlsocket(fd, extension, room.asSlice(0, 4)));
        assertEquals(8, Winsock.WSAIoctl(fd, baseHandle, none, room));
        assertEquals(fd, room.get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void aSocketThatChildProcessesDoNotInherit() throws Throwable {
        MethodHandle flags = Linker.nativeLinker().downcallHandle(
                SymbolLookup.libraryLookup("kernel32", Arena.global()).find("GetHandleInformation").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
        int plain = opened.keep(Winsock.WSASocketW(Sockets.AF_INET, Sockets.SOCK_STREAM, 0,
                Winsock.WSA_FLAG_OVERLAPPED));
        int own = opened.keep(Winsock.WSASocketW(Sockets.AF_INET, Sockets.SOCK_STREAM, 0,
                Winsock.WSA_FLAG_OVERLAPPED | Winsock.WSA_FLAG_NO_HANDLE_INHERIT));
        MemorySegment found = opened.arena.allocate(JAVA_INT);
        int handleFlagInherit = 1;
        assertNotEquals(0, (int) flags.invokeExact((long) plain, found));
        assertEquals(handleFlagInherit, found.get(JAVA_INT, 0) & handleFlagInherit);
        assertNotEquals(0, (int) flags.invokeExact((long) own, found));
        assertEquals(0, found.get(JAVA_INT, 0) & handleFlagInherit);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0);
        assertEquals(0, Sockets.bind(own, address), "and it is a socket as others are");
        assertEquals(Sockets.socket(12345, Sockets.SOCK_STREAM, 0),
                Winsock.WSASocketW(12345, Sockets.SOCK_STREAM, 0, 0));
        assertTrue(Winsock.WSASocketW(Sockets.AF_INET, Sockets.SOCK_STREAM, SocketOption.IPPROTO_UDP, 0) < 0);
    }

    // ---- whose error is whose

    /** The calls of threads that run at the same time; memory and sockets that all of them may use. */
    private List<Hammer.Call> calls(Arena shared) {
        int listener = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        opened.listening(listener);
        int tcp = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        int pair = opened.tcp()[0];
        assertEquals(0, Winsock.fionbio(listener, true));
        assertEquals(0, Winsock.fionbio(pair, true));
        MemorySegment buffer = shared.allocate(64);
        return List.of(new Hammer.Call("WSAEWOULDBLOCK", -10035, () -> Sockets.recv(pair, buffer, 64, 0)),
                new Hammer.Call("WSAENOTSOCK", -10038, () -> Sockets.recv(-1, buffer, 64, 0)),
                new Hammer.Call("WSAENOTCONN", -10057, () -> Sockets.shutdown(tcp, Sockets.SHUT_WR)),
                new Hammer.Call("WSAEFAULT", -10014, () -> Sockets.send(pair, MemorySegment.NULL, 64, 0)),
                new Hammer.Call("WSAENOPROTOOPT", -10042, () -> Sockets.getsockoptInt(tcp, SOL_SOCKET, 12345)),
                new Hammer.Call("WSAEWOULDBLOCK, accept", -10035, () -> Sockets.accept(listener)),
                // Values that come through the memory that a thread keeps for its calls.
                new Hammer.Call("SO_TYPE", Sockets.SOCK_STREAM,
                        () -> Sockets.getsockoptInt(tcp, SOL_SOCKET, SocketOption.SO_TYPE)),
                new Hammer.Call("FIONREAD", 0, () -> Winsock.fionread(pair)));
    }

    /** Another call between the failed one and {@code WSAGetLastError}, of this thread or another, would be seen. */
    @Test
    @Timeout(300)
    void theErrorComesWithTheCallInTwoThreads() throws Exception {
        try (Arena shared = Arena.ofShared()) {
            Hammer.run(calls(shared).subList(0, 2), 1, 100_000, Thread.ofPlatform().factory());
        }
    }

    @Test
    @Timeout(300)
    void theErrorComesWithTheCallInManyThreads() throws Exception {
        try (Arena shared = Arena.ofShared()) {
            List<Hammer.Call> calls = calls(shared);
            for (ThreadFactory factory : List.of(Thread.ofPlatform().factory(), Thread.ofVirtual().factory())) {
                Hammer.run(calls, 2, 5_000, factory);
            }
        }
    }

    private static String nullIn(String where) {
        return where
                + " is NULL, which the socket library of Windows would read or write in this process, and so end it";
    }

    private static void refused(Class<? extends Exception> type, String message, Executable call) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }
}

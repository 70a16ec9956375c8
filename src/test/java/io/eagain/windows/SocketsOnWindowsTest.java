package io.eagain.windows;

import static io.eagain.SocketOption.SOL_SOCKET;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.generated.windows.addrinfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/** The socket calls of every host against Windows' socket library: values, errors, and what is refused there alone. */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class SocketsOnWindowsTest {

    private static final long LIMIT = 10_000_000;

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    /** Two connected sockets whose receives end after a time, so that a mistake fails the test and does not hang it. */
    private int[] tcp() {
        int[] tcp = opened.tcp();
        for (int fd : tcp) {
            assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, LIMIT));
        }
        return tcp;
    }

    private int udp() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(fd, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, LIMIT));
        return fd;
    }

    private SockAddr nobody() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        opened.close(server);
        return address;
    }

    // ---- conversations

    @Test
    void aConversationOverTcp() {
        int[] tcp = tcp();
        MemorySegment room = opened.arena.allocate(16);
        assertEquals(5, Sockets.send(tcp[0], opened.text("hello"), 5, 0));
        assertEquals(2, Sockets.recv(tcp[1], room, 2, 0));
        assertEquals(3, Sockets.recv(tcp[1], room.asSlice(2), 14, 0));
        assertEquals("hello", Opened.text(room, 5));
        assertEquals(0, Winsock.fionbio(tcp[1], true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.recv(tcp[1], room, 16, 0));
        assertEquals(0, Winsock.fionbio(tcp[1], false));
        assertEquals(0, Sockets.shutdown(tcp[0], Sockets.SHUT_WR));
        assertEquals(0, Sockets.recv(tcp[1], room, 16, 0), "the end of the stream");
        assertEquals(0, Sockets.recv(tcp[1], room, 16, 0), "still the end");
        assertEquals(-Errno.ESHUTDOWN, Sockets.send(tcp[0], room, 1, 0));
        assertEquals(1, Sockets.send(tcp[1], room, 1, 0), "the other direction goes on");
        assertEquals(1, Sockets.recv(tcp[0], room, 1, 0));
        assertEquals(0, Sockets.shutdown(tcp[0], Sockets.SHUT_RD));
        assertEquals(-Errno.ESHUTDOWN, Sockets.recv(tcp[0], room, 1, 0));
    }

    @Test
    void aReset() {
        int[] tcp = tcp();
        assertEquals(0, Sockets.setsockoptLinger(tcp[0], true, 0));
        opened.close(tcp[0]);
        MemorySegment room = opened.arena.allocate(16);
        assertEquals(-Errno.ECONNRESET, Sockets.recv(tcp[1], room, 16, 0));
        long sent = Sockets.send(tcp[1], room, 1, 0);
        assertTrue(List.of((long) -Errno.ECONNRESET, (long) -Errno.ECONNABORTED).contains(sent),
                () -> "send after a reset gave " + sent);
    }

    @Test
    void connectToNobodyIsRefused() {
        SockAddr nobody = nobody();
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(-Errno.ECONNREFUSED, Sockets.connect(client, nobody));
        int pending = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Winsock.fionbio(pending, true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.connect(pending, nobody), "not WSAEINPROGRESS");
        FdSet except = FdSet.allocate(opened.arena);
        except.set(pending);
        assertEquals(1, Select.select(null, null, except, LIMIT));
        assertEquals(Errno.ECONNREFUSED, Sockets.getsockoptInt(pending, SOL_SOCKET, SocketOption.SO_ERROR));
    }

    @Test
    void connectTwice() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Winsock.fionbio(client, true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.connect(client, address));
        FdSet write = FdSet.allocate(opened.arena);
        write.set(client);
        assertEquals(1, Select.select(null, write, null, LIMIT));
        assertEquals(-Errno.EISCONN, Sockets.connect(client, address));
    }

    @Test
    void acceptTellsTheSameAddressAsThePeersOwn() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        SockAddr peer = SockAddr.allocate(opened.arena);
        MemorySegment room = opened.arena.allocate(32, 8);
        MemorySegment length = opened.arena.allocate(JAVA_INT);
        IntUnaryOperator bySockAddr = fd -> Sockets.accept(fd, peer);
        IntUnaryOperator bySegments = fd -> {
            length.set(JAVA_INT, 0, 32);
            int result = Sockets.accept(fd, room, length);
            peer.segment().copyFrom(room);
            peer.setLength(length.get(JAVA_INT, 0));
            return result;
        };
        for (IntUnaryOperator accept : List.of(bySockAddr, bySegments)) {
            int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, Sockets.connect(client, address));
            int accepted = opened.keep(accept.applyAsInt(server));
            assertEquals(opened.name(client).toString(), peer.toString());
            assertEquals(16, peer.length());
            assertEquals(0, Sockets.getpeername(accepted, peer.clear()));
            assertEquals(opened.name(client).toString(), peer.toString());
            length.set(JAVA_INT, 0, 32);
            assertEquals(0, Sockets.getpeername(client, room, length));
            assertEquals(16, length.get(JAVA_INT, 0));
            assertEquals(-1, MemorySegment.mismatch(room, 0, 16, address.segment(), 0, 16));
        }
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.connect(client, address.segment(), address.length()));
        opened.keep(Sockets.accept(server, MemorySegment.NULL, MemorySegment.NULL));
        assertEquals(0, Winsock.fionbio(server, true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.accept(server, peer));
        assertEquals(0, peer.length());
        assertEquals("(no address)", peer.toString());
    }

    @Test
    void datagramsTellTheirSender() {
        int a = udp();
        int b = udp();
        SockAddr toB = opened.name(b);
        SockAddr src = SockAddr.allocate(opened.arena);
        MemorySegment room = opened.arena.allocate(4);
        assertEquals(4, Sockets.sendto(a, opened.text("data"), 4, 0, toB));
        assertEquals(4, Sockets.recvfrom(b, room, 4, 0, src));
        assertEquals("data", Opened.text(room, 4));
        assertEquals(opened.name(a).toString(), src.toString());
        assertEquals(2, Sockets.sendto(a, opened.text("hi"), 2, 0, toB.segment(), toB.length()));
        MemorySegment from = opened.arena.allocate(16, 8);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 16);
        assertEquals(2, Sockets.recvfrom(b, room, 4, 0, from, length));
        assertEquals(16, length.get(JAVA_INT, 0));
        assertEquals(-1, MemorySegment.mismatch(from, 0, 16, opened.name(a).segment(), 0, 16));
        assertEquals(0, Sockets.sendto(a, MemorySegment.NULL, 0, 0, toB));
        assertEquals(0, Sockets.recvfrom(b, room, 4, 0, MemorySegment.NULL, MemorySegment.NULL), "an empty datagram");
        assertEquals(-Errno.EMSGSIZE, Sockets.sendto(a, opened.arena.allocate(70_000), 70_000, 0, toB));
    }

    /** Elsewhere the rest is lost without a word. */
    @Test
    void aDatagramThatIsLongerThanTheRoomIsAnError() {
        int fd = udp();
        MemorySegment room = opened.arena.allocate(8).fill((byte) '.');
        SockAddr src = SockAddr.allocate(opened.arena);
        assertEquals(8, Sockets.sendto(fd, opened.text("datagram"), 8, 0, opened.name(fd)));
        assertEquals(-Errno.EMSGSIZE, Sockets.recvfrom(fd, room, 4, 0, src));
        assertEquals("data....", Opened.text(room, 8));
        assertEquals(0, src.length(), "an error leaves no address");
        assertEquals(0, Winsock.fionbio(fd, true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.recv(fd, room, 8, 0), "the datagram is gone");
    }

    @Test
    void badArgumentsGiveWinsocksErrors() {
        int tcp = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        int udp = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        MemorySegment room = opened.arena.allocate(16);
        SockAddr here = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0);
        SockAddr elsewhere = SockAddr.allocate(opened.arena).setIp("192.0.2.1", 0);
        SockAddr v6 = SockAddr.allocate(opened.arena).setIp("::1", 0);
        assertAll(() -> assertEquals(-10047, Sockets.socket(12345, Sockets.SOCK_STREAM, 0)),
                () -> assertEquals(-10044, Sockets.socket(Sockets.AF_INET, 99, 0)),
                () -> assertEquals(-10043,
                        Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, SocketOption.IPPROTO_UDP)),
                () -> assertEquals(-10049, Sockets.bind(tcp, elsewhere)),
                () -> assertEquals(-10014, Sockets.bind(tcp, here.segment(), 15)),
                () -> assertEquals(-10045, Sockets.listen(udp, 1)),
                () -> assertEquals(-10022, Sockets.listen(tcp, 1), "not bound"),
                () -> assertEquals(-10022, Sockets.accept(tcp)),
                () -> assertEquals(-10022, Sockets.getsockname(tcp, v6), "not bound"),
                () -> assertEquals(-10057, Sockets.getpeername(tcp, v6)),
                () -> assertEquals(-10057, Sockets.shutdown(tcp, Sockets.SHUT_WR)),
                () -> assertEquals(-10022, Sockets.shutdown(opened.tcp()[0], 99)),
                () -> assertEquals(-10057, Sockets.recv(tcp, room, 16, 0)),
                () -> assertEquals(Wine.or(-10054, -10057), Sockets.send(tcp, room, 16, 0)),
                () -> assertEquals(-10057, Sockets.send(udp, room, 16, 0)),
                () -> assertEquals(-10042, Sockets.setsockopt(tcp, SOL_SOCKET, 9999, 1)),
                () -> assertEquals(-10042, Sockets.getsockoptInt(tcp, SOL_SOCKET, 9999)),
                () -> assertEquals(0, Sockets.bind(tcp, here)),
                () -> assertEquals(-10022, Sockets.bind(tcp, here), "bound already"));
    }

    // ---- options

    /** Windows has a number of milliseconds there; a limit below one must not become 0, which is none. */
    @Test
    void timeLimitsAreMilliseconds() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        long[][] expected = {{1_500_000, 1500}, {1, 1}, {999, 1}, {1_000, 1}, {1_001, 2}, {0, 0},
                {Integer.MAX_VALUE * 1000L, Integer.MAX_VALUE}, {Integer.MAX_VALUE * 1000L + 1, Integer.MAX_VALUE},
                {Long.MAX_VALUE, Integer.MAX_VALUE}};
        for (int option : new int[]{SocketOption.SO_RCVTIMEO, SocketOption.SO_SNDTIMEO}) {
            for (long[] pair : expected) {
                assertEquals(0, Sockets.setsockoptTimeout(fd, option, pair[0]));
                assertEquals(pair[1], Sockets.getsockoptInt(fd, SOL_SOCKET, option), () -> pair[0] + " microseconds");
            }
        }
        refused("setsockopt: a time limit of -5 microseconds is negative; 0 sets none",
                () -> Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, -5));
        int waiting = opened.tcp()[0];
        assertEquals(0, Sockets.setsockoptTimeout(waiting, SocketOption.SO_RCVTIMEO, 1_000));
        assertEquals(-10060, Sockets.recv(waiting, opened.arena.allocate(1), 1, 0), "not WSAEWOULDBLOCK");
    }

    @Test
    void lingerIsTwoShorts() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment value = opened.arena.allocate(8, 8);
        for (int seconds : new int[]{77, 0, 65_535}) {
            assertEquals(0, Sockets.setsockoptLinger(fd, true, seconds));
            assertEquals(4, got(fd, SocketOption.SO_LINGER, value.fill((byte) 0x55)));
            assertEquals(1, value.get(JAVA_SHORT, 0));
            assertEquals(seconds, Short.toUnsignedInt(value.get(JAVA_SHORT, 2)));
            assertEquals(0x5555_5555, value.get(JAVA_INT, 4));
        }
        assertEquals(0, Sockets.setsockoptLinger(fd, false, 0));
        got(fd, SocketOption.SO_LINGER, value);
        assertEquals(0, value.get(JAVA_SHORT, 0));
        for (int seconds : new int[]{65_536, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            refused("setsockopt(SO_LINGER): " + seconds
                    + " seconds are not in 0 to 65535, which is what l_linger holds on Windows",
                    () -> Sockets.setsockoptLinger(fd, true, seconds));
        }
        got(fd, SocketOption.SO_LINGER, value);
        assertEquals(0, value.get(JAVA_SHORT, 0), "what is refused changes nothing");
    }

    /** Reads an option of {@code SOL_SOCKET} and returns its length. */
    private int got(int fd, int option, MemorySegment value) {
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, (int) value.byteSize());
        assertEquals(0, Sockets.getsockopt(fd, SOL_SOCKET, option, value, length));
        return length.get(JAVA_INT, 0);
    }

    /** Windows writes one byte of these: what stood in the other three before must not be taken for the value. */
    @Test
    void optionsOfOneByte() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        int[][] options = {{SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY},
                {SOL_SOCKET, SocketOption.SO_KEEPALIVE}, {SOL_SOCKET, SocketOption.SO_REUSEADDR},
                {SOL_SOCKET, SocketOption.SO_OOBINLINE}};
        for (int value : new int[]{1, 0}) {
            for (int[] option : options) {
                assertEquals(0, Sockets.setsockopt(fd, option[0], option[1], value));
                // All ones into the memory that a thread keeps for its calls.
                assertEquals(-Errno.ENOPROTOOPT, Sockets.setsockopt(fd, SOL_SOCKET, 9999, -1));
                assertEquals(value, Sockets.getsockoptInt(fd, option[0], option[1]), () -> "option " + option[1]);
            }
        }
        assertEquals(0, Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, 1));
        MemorySegment raw = opened.arena.allocate(4, 4).fill((byte) 0x55);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 4);
        assertEquals(0, Sockets.getsockopt(fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, raw, length));
        assertEquals(1, raw.get(JAVA_BYTE, 0));
        assertTrue(List.of(1, 4).contains(length.get(JAVA_INT, 0)), "one byte, or all of them");
    }

    @Test
    void optionsComeBackAsTheyWereSet() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_SNDBUF, 54_321));
        assertEquals(54_321, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_SNDBUF), "not doubled");
        assertEquals(0, Sockets.setsockopt(fd, SocketOption.IPPROTO_IP, SocketOption.IP_TTL, 33));
        assertEquals(33, Sockets.getsockoptInt(fd, SocketOption.IPPROTO_IP, SocketOption.IP_TTL));
        assertEquals(Sockets.SOCK_STREAM, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_TYPE));
        assertEquals(0, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_ACCEPTCONN));
        assertEquals(0, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_ERROR));
        opened.listening(fd);
        assertEquals(1, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_ACCEPTCONN));
        int exclusive = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.setsockopt(exclusive, SOL_SOCKET, WinsockOption.SO_EXCLUSIVEADDRUSE, 1));
        assertEquals(1, Sockets.getsockoptInt(exclusive, SOL_SOCKET, WinsockOption.SO_EXCLUSIVEADDRUSE));
        int six = opened.socket(Sockets.AF_INET6, Sockets.SOCK_STREAM);
        for (int only : new int[]{1, 0}) {
            assertEquals(0, Sockets.setsockopt(six, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY, only));
            assertEquals(only, Sockets.getsockoptInt(six, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY));
        }
    }

    /** -1 seconds is a value there, and no error. */
    @Test
    void aValueOfAllOnesIsNoError() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0xffff_ffffL, Sockets.getsockoptInt(fd, SOL_SOCKET, WinsockOption.SO_CONNECT_TIME));
        assertTrue(Sockets.getsockoptInt(opened.tcp()[0], SOL_SOCKET, WinsockOption.SO_CONNECT_TIME) < 60);
    }

    @Test
    void tooLittleRoomIsAnErrorAndNothingIsWrittenBeyondIt() {
        int fd = udp();
        MemorySegment room = opened.arena.allocate(24, 8).fill((byte) 0x55);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 15);
        assertEquals(-Errno.EFAULT, Sockets.getsockname(fd, room.asSlice(0, 15), length));
        assertEquals(0x55, room.get(JAVA_BYTE, 15));
        length.set(JAVA_INT, 0, 3);
        assertEquals(-Errno.EFAULT,
                Sockets.getsockopt(fd, SOL_SOCKET, SocketOption.SO_LINGER, room.asSlice(0, 4), length));
        assertEquals(0x55, room.get(JAVA_BYTE, 3));
        length.set(JAVA_INT, 0, 16);
        assertEquals(0, Sockets.getsockname(fd, room.asSlice(0, 16), length));
        assertEquals(0x5555_5555_5555_5555L, room.get(JAVA_LONG, 16));
    }

    // ---- getaddrinfo

    private static final int NUMERIC = AddrInfo.AI_NUMERICHOST | AddrInfo.AI_NUMERICSERV;

    @Test
    void aLiteralIsAnAddressThatConnectTakes() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        int port = opened.listening(server).port();
        MemorySegment res = opened.arena.allocate(ADDRESS);
        assertEquals(0, AddrInfo.getaddrinfo("127.0.0.1", Integer.toString(port), NUMERIC, Sockets.AF_UNSPEC,
                Sockets.SOCK_STREAM, res));
        MemorySegment list = res.get(ADDRESS, 0);
        MemorySegment first = list.reinterpret(addrinfo.sizeof());
        assertEquals(Sockets.AF_INET, addrinfo.ai_family(first));
        assertEquals(Sockets.SOCK_STREAM, addrinfo.ai_socktype(first));
        assertEquals(0, addrinfo.ai_next(first).address());
        assertEquals(16, addrinfo.ai_addrlen(first), "a size_t, after which the name and then the address stand");
        MemorySegment address = addrinfo.ai_addr(first).reinterpret(16);
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.connect(client, address, 16));
        AddrInfo.freeaddrinfo(list);
    }

    @Test
    void theCodesOfTheResolver() {
        MemorySegment res = opened.arena.allocate(ADDRESS);
        assertAll(() -> assertEquals(11001, AddrInfo.EAI_NONAME),
                () -> assertEquals(11001, AddrInfo.getaddrinfo("not.an.address", null, NUMERIC, 0, 0, res)),
                () -> assertEquals(11001, AddrInfo.getaddrinfo(null, null, 0, 0, 0, res)),
                () -> assertEquals(AddrInfo.EAI_FAMILY,
                        AddrInfo.getaddrinfo("127.0.0.1", "1", NUMERIC, 12345, 0, res)),
                () -> assertEquals(AddrInfo.EAI_SOCKTYPE,
                        AddrInfo.getaddrinfo("127.0.0.1", "1", NUMERIC, 0, 12345, res)),
                () -> assertEquals(11001,
                        AddrInfo.getaddrinfo("127.0.0.1", "no such service", NUMERIC, 0, 0, res)),
                () -> assertEquals(10109,
                        AddrInfo.getaddrinfo("127.0.0.1", "no such service", AddrInfo.AI_NUMERICHOST, 0, 0, res)),
                () -> assertEquals(10109, AddrInfo.EAI_SERVICE));
        int unknown = AddrInfo.getaddrinfo("127.0.0.1", "1", 0x4000_0000, 0, 0, res);
        assertEquals(Wine.or(0, AddrInfo.EAI_BADFLAGS), unknown);
        if (unknown == 0) {
            AddrInfo.freeaddrinfo(res.get(ADDRESS, 0));
        }
    }

    /** There it is no function of a library, so the words are eagain's. */
    @Test
    void theCodesHaveWords() {
        assertEquals("Host not found", AddrInfo.gai_strerror(AddrInfo.EAI_NONAME));
        assertEquals("Address family not supported by protocol family", AddrInfo.gai_strerror(AddrInfo.EAI_FAMILY));
        assertEquals("Unknown error 12345", AddrInfo.gai_strerror(12345));
    }

    // ---- what is refused

    private static final String ENDS = ", which the socket library of Windows would read or write in this process, and"
            + " so end it";

    @Test
    void nullIsRefusedWithTheNamesOfCallAndArgument() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment none = MemorySegment.NULL;
        MemorySegment room = opened.arena.allocate(16, 8);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 16);
        assertAll(() -> refused("bind: addr is NULL" + ENDS, () -> Sockets.bind(fd, none, 16)),
                () -> refused("connect: addr is NULL" + ENDS, () -> Sockets.connect(fd, none, 16)),
                () -> refused("sendto: addr is NULL" + ENDS, () -> Sockets.sendto(fd, room, 16, 0, none, 16)),
                () -> refused("setsockopt: optval is NULL" + ENDS,
                        () -> Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE, none, 4)),
                () -> refused("accept: addr is NULL" + ENDS, () -> Sockets.accept(fd, none, length)),
                () -> refused("accept: addr's length is NULL" + ENDS, () -> Sockets.accept(fd, room, none)),
                () -> refused("recvfrom: addr is NULL" + ENDS,
                        () -> Sockets.recvfrom(fd, room, 16, 0, none, length)),
                () -> refused("recvfrom: addr's length is NULL" + ENDS,
                        () -> Sockets.recvfrom(fd, room, 16, 0, room, none)),
                () -> refused("getsockname: addr is NULL" + ENDS, () -> Sockets.getsockname(fd, none, none)),
                () -> refused("getsockname: addr's length is NULL" + ENDS,
                        () -> Sockets.getsockname(fd, room, none)),
                () -> refused("getpeername: addr is NULL" + ENDS, () -> Sockets.getpeername(fd, none, length)),
                () -> refused("getpeername: addr's length is NULL" + ENDS,
                        () -> Sockets.getpeername(fd, room, none)),
                () -> refused("getsockopt: optval is NULL" + ENDS,
                        () -> Sockets.getsockopt(fd, SOL_SOCKET, SocketOption.SO_TYPE, none, length)),
                () -> refused("getsockopt: optval's length is NULL" + ENDS,
                        () -> Sockets.getsockopt(fd, SOL_SOCKET, SocketOption.SO_TYPE, room, none)));
    }

    @Test
    void aNegativeLengthIsRefusedWithTheNamesOfCallAndArgument() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment room = opened.arena.allocate(16, 8);
        for (int negative : new int[]{-1, Integer.MIN_VALUE}) {
            MemorySegment length = opened.arena.allocateFrom(JAVA_INT, negative);
            String addr = ": the length of addr is " + negative
                    + ", which the socket library of Windows may take for a huge one in this process, and so end it";
            String optval = addr.replace("addr", "optval");
            assertAll(() -> refused("bind" + addr, () -> Sockets.bind(fd, room, negative)),
                    () -> refused("connect" + addr, () -> Sockets.connect(fd, room, negative)),
                    () -> refused("sendto" + addr, () -> Sockets.sendto(fd, room, 16, 0, room, negative)),
                    () -> refused("setsockopt" + optval,
                            () -> Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE, room, negative)),
                    () -> refused("accept" + addr, () -> Sockets.accept(fd, room, length)),
                    () -> refused("recvfrom" + addr, () -> Sockets.recvfrom(fd, room, 16, 0, room, length)),
                    () -> refused("getsockname" + addr, () -> Sockets.getsockname(fd, room, length)),
                    () -> refused("getpeername" + addr, () -> Sockets.getpeername(fd, room, length)),
                    () -> refused("getsockopt" + optval,
                            () -> Sockets.getsockopt(fd, SOL_SOCKET, SocketOption.SO_TYPE, room, length)));
            assertEquals(negative, length.get(JAVA_INT, 0), "what is refused changes nothing");
        }
    }

    /** Windows has no flag that keeps one call from blocking, so that no call may hold the garbage collector. */
    @Test
    void heapBuffersAreRefused() {
        int fd = opened.tcp()[0];
        MemorySegment heap = MemorySegment.ofArray(new byte[16]);
        ByteBuffer buffer = ByteBuffer.allocate(16).position(3);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 9);
        String tail = ": Windows (" + System.getProperty("os.arch")
                + ") has no flag that keeps this call from blocking,"
                + " and a call that may block would hold the garbage collector: use a native segment or a direct"
                + " ByteBuffer instead of a heap buffer";
        assertAll(() -> refused("recv" + tail, () -> Sockets.recv(fd, heap, 16, 0)),
                () -> refused("recv" + tail, () -> Sockets.recv(fd, buffer, 0)),
                () -> refused("recvfrom" + tail, () -> Sockets.recvfrom(fd, heap, 16, 0, address)),
                () -> refused("recvfrom" + tail, () -> Sockets.recvfrom(fd, buffer, 0, address)),
                () -> refused("send" + tail, () -> Sockets.send(fd, heap, 16, 0)),
                () -> refused("send" + tail, () -> Sockets.send(fd, buffer, 0)),
                () -> refused("sendto" + tail, () -> Sockets.sendto(fd, heap, 16, 0, address)),
                () -> refused("sendto" + tail, () -> Sockets.sendto(fd, buffer, 0, address)));
        assertEquals(3, buffer.position());
        assertEquals(0, Winsock.fionbio(fd, true));
        refused("recv" + tail, () -> Sockets.recv(fd, heap, 16, Sockets.MSG_PEEK));
    }

    @Test
    void whatDoesNotFitOrIsReadOnlyIsRefused() {
        int fd = opened.tcp()[0];
        MemorySegment eight = opened.arena.allocate(8);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 9);
        for (long length : new long[]{9, -1, 1L << 32, Long.MIN_VALUE}) {
            String tail = ": a length of " + length + " is beyond buf, which has 8 bytes";
            assertAll(() -> beyond("recv" + tail, () -> Sockets.recv(fd, eight, length, 0)),
                    () -> beyond("recvfrom" + tail, () -> Sockets.recvfrom(fd, eight, length, 0, address)),
                    () -> beyond("send" + tail, () -> Sockets.send(fd, eight, length, 0)),
                    () -> beyond("sendto" + tail, () -> Sockets.sendto(fd, eight, length, 0, address)));
        }
        beyond("bind: a length of 9 is beyond addr, which has 8 bytes", () -> Sockets.bind(fd, eight, 9));
        beyond("setsockopt: a length of 9 is beyond optval, which has 8 bytes",
                () -> Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE, eight, 9));
        refused("recv: buf is read-only and the call writes to it",
                () -> Sockets.recv(fd, eight.asReadOnly(), 8, 0));
        assertEquals(8, Sockets.send(fd, eight.asReadOnly(), 8, 0), "it may be sent");
        Arena closed = Arena.ofConfined();
        MemorySegment gone = closed.allocate(8);
        closed.close();
        assertThrows(IllegalStateException.class, () -> Sockets.recv(fd, gone, 8, 0));
        assertThrows(IllegalStateException.class, () -> Sockets.send(fd, gone, 8, 0));
    }

    // ---- byte buffers

    @Test
    void aDirectByteBufferMovesItsPosition() {
        int[] tcp = tcp();
        ByteBuffer buffer = ByteBuffer.allocateDirect(12);
        assertEquals(6, Sockets.send(tcp[0], opened.text("abcdef"), 6, 0));
        buffer.position(3).limit(7);
        assertEquals(4, Sockets.recv(tcp[1], buffer, Sockets.MSG_WAITALL));
        assertEquals(List.of(7, 7), List.of(buffer.position(), buffer.limit()));
        buffer.limit(12);
        assertEquals(2, Sockets.recv(tcp[1], buffer, 0));
        assertEquals(9, buffer.position());
        assertEquals(0, Winsock.fionbio(tcp[1], true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.recv(tcp[1], buffer, 0));
        assertEquals(9, buffer.position(), "an error moves nothing");
        buffer.flip().position(3);
        assertEquals("abcdef", StandardCharsets.US_ASCII.decode(buffer.duplicate()).toString());
        ByteBuffer readOnly = buffer.asReadOnlyBuffer();
        assertEquals(6, Sockets.send(tcp[1], readOnly, 0));
        assertEquals(9, readOnly.position());
        assertEquals(0, Sockets.send(tcp[1], readOnly, 0), "nothing remains");
        ByteBuffer slice = buffer.slice().position(1).limit(3);
        assertEquals(2, Sockets.send(tcp[1], slice, 0));
        MemorySegment room = opened.arena.allocate(8);
        assertEquals(8, Sockets.recv(tcp[0], room, 8, Sockets.MSG_WAITALL));
        assertEquals("abcdefbc", Opened.text(room, 8));
        refused("recv: buf is read-only and the call writes to it", () -> Sockets.recv(tcp[0], readOnly.flip(), 0));
    }

    @Test
    void byteBuffersWithAddresses() {
        int fd = udp();
        SockAddr name = opened.name(fd);
        ByteBuffer out = ByteBuffer.allocateDirect(8).put("abcdefgh".getBytes(StandardCharsets.US_ASCII)).position(5);
        assertEquals(3, Sockets.sendto(fd, out, 0, name));
        assertEquals(8, out.position());
        ByteBuffer in = ByteBuffer.allocateDirect(8).position(1);
        SockAddr src = SockAddr.allocate(opened.arena);
        assertEquals(3, Sockets.recvfrom(fd, in, 0, src));
        assertEquals(4, in.position());
        assertEquals(name.toString(), src.toString());
        assertEquals("fgh", StandardCharsets.US_ASCII.decode(in.flip().position(1)).toString());
    }

    // ---- sockets

    /** Windows gives the numbers of closed handles out again: those that are not closed would drive them up. */
    @Test
    void noSocketIsLeftBehind() {
        // Whatever the first calls open for the JVM itself is open by now.
        everyCallThatMakesASocket();
        int rounds = 200;
        int before = nextNumber();
        for (int i = 0; i < rounds; i++) {
            everyCallThatMakesASocket();
        }
        int after = nextNumber();
        assertTrue(after - before < 4 * rounds, () -> "a socket was " + before + " before and is " + after + " now");
        for (int i = 0; i < rounds; i++) {
            opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        }
        int last = nextNumber();
        assertTrue(last - after >= 2 * rounds, () -> "a leak would be seen: " + after + " and then " + last);
    }

    private static int nextNumber() {
        try (Opened own = new Opened()) {
            return own.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        }
    }

    private static void everyCallThatMakesASocket() {
        try (Opened own = new Opened()) {
            own.tcp();
            own.keep(Winsock.WSASocketW(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0, 0));
            assertTrue(Sockets.socket(12345, 1, 0) < 0);
            assertEquals(-Errno.ENOTSOCK, Sockets.accept(-1));
        }
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void beyond(String message, Executable call) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }
}

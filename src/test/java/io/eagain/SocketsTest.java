package io.eagain;

import static io.eagain.SocketOption.SOL_SOCKET;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PosixSockets;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The socket calls against the kernel: their values, their errors, and what they leave in their arguments. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SocketsTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    @Test
    void aConversationOverTcp() {
        int[] tcp = opened.tcp();
        MemorySegment room = opened.arena.allocate(16);
        assertEquals(5, Sockets.send(tcp[0], opened.text("hello"), 5, 0));
        assertEquals(5, Sockets.recv(tcp[1], room, 16, 0));
        assertEquals("hello", Opened.text(room, 5));
        assertEquals(-Errno.EAGAIN, Sockets.recv(tcp[1], room, 16, PosixSockets.MSG_DONTWAIT));
        assertEquals(0, Sockets.shutdown(tcp[0], Sockets.SHUT_WR));
        assertEquals(0, Sockets.recv(tcp[1], room, 16, 0), "the end of the stream");
        assertEquals(0, Sockets.recv(tcp[1], room, 16, 0), "still the end");
        assertEquals(-Errno.EPIPE, Sockets.send(tcp[0], room, 1, 0), "and the JVM survives SIGPIPE");
    }

    @Test
    void aResetIsSeenOnceThenTheEnd() {
        int[] tcp = opened.tcp();
        assertEquals(0, Sockets.setsockoptLinger(tcp[0], true, 0));
        opened.close(tcp[0]);
        MemorySegment room = opened.arena.allocate(16);
        assertEquals(-Errno.ECONNRESET, Sockets.recv(tcp[1], room, 16, 0));
        assertEquals(0, Sockets.recv(tcp[1], room, 16, 0));
        assertEquals(-Errno.EPIPE, Sockets.send(tcp[1], room, 1, PosixSockets.MSG_NOSIGNAL));
    }

    @Test
    void anEmptyDatagramIsNoEnd() {
        int[] pair = opened.pair(Sockets.SOCK_DGRAM);
        MemorySegment room = opened.arena.allocate(16);
        assertEquals(0, Sockets.send(pair[0], MemorySegment.NULL, 0, 0));
        assertEquals(1, Sockets.send(pair[0], opened.text("x"), 1, 0));
        assertEquals(0, Sockets.recv(pair[1], room, 16, 0));
        assertEquals(1, Sockets.recv(pair[1], room, 16, 0));
    }

    @Test
    void everyCallSaysThatADescriptorIsNotOpen() {
        MemorySegment room = opened.arena.allocate(128, 8);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 128);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 1);
        SockAddr taken = SockAddr.allocate(opened.arena);
        int bad = -Errno.EBADF;
        for (int fd : new int[]{-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000}) {
            assertAll("fd " + fd, () -> assertEquals(bad, Sockets.bind(fd, address)),
                    () -> assertEquals(bad, Sockets.bind(fd, room, 16)),
                    () -> assertEquals(bad, Sockets.listen(fd, 1)), () -> assertEquals(bad, Sockets.accept(fd)),
                    () -> assertEquals(bad, Sockets.accept(fd, taken)),
                    () -> assertEquals(bad, Sockets.accept(fd, room, length)),
                    () -> assertEquals(bad, LinuxSockets.accept4(fd, taken, 0)),
                    () -> assertEquals(bad, LinuxSockets.accept4(fd, room, length, 0)),
                    () -> assertEquals(bad, Sockets.connect(fd, address)),
                    () -> assertEquals(bad, Sockets.connect(fd, room, 16)),
                    () -> assertEquals(bad, Sockets.getsockname(fd, taken)),
                    () -> assertEquals(bad, Sockets.getsockname(fd, room, length)),
                    () -> assertEquals(bad, Sockets.getpeername(fd, taken)),
                    () -> assertEquals(bad, Sockets.getpeername(fd, room, length)),
                    () -> assertEquals(bad, Sockets.getsockopt(fd, 1, 1, room, length)),
                    () -> assertEquals(bad, Sockets.getsockoptInt(fd, 1, 1)),
                    () -> assertEquals(bad, Sockets.setsockopt(fd, 1, 1, 1)),
                    () -> assertEquals(bad, Sockets.setsockopt(fd, 1, 1, room, 4)),
                    () -> assertEquals(bad, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 1)),
                    () -> assertEquals(bad, Sockets.setsockoptLinger(fd, true, 1)),
                    () -> assertEquals(bad, Sockets.shutdown(fd, Sockets.SHUT_RD)),
                    () -> assertEquals(bad, Sockets.close(fd)),
                    () -> assertEquals(bad, Sockets.recv(fd, room, 16, 0)),
                    () -> assertEquals(bad, Sockets.recvfrom(fd, room, 16, 0, taken)),
                    () -> assertEquals(bad, Sockets.recvfrom(fd, room, 16, 0, room, length)),
                    () -> assertEquals(bad, Sockets.send(fd, room, 16, 0)),
                    () -> assertEquals(bad, Sockets.sendto(fd, room, 16, 0, address)),
                    () -> assertEquals(bad, Sockets.sendto(fd, room, 16, 0, room, 16)),
                    () -> assertEquals(bad, PosixSockets.read(fd, room, 16)),
                    () -> assertEquals(bad, PosixSockets.write(fd, room, 16)));
        }
        assertEquals(0, taken.length(), "an error leaves no address");
    }

    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user masks the type of a socket")
    @Test
    void badArgumentsGiveTheKernelsErrors() {
        int tcp = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        int udp = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        MemorySegment room = opened.arena.allocate(16);
        SockAddr here = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0);
        SockAddr elsewhere = SockAddr.allocate(opened.arena).setIp("192.0.2.1", 0);
        SockAddr v6 = SockAddr.allocate(opened.arena).setIp("::1", 0);
        assertAll(() -> assertEquals(-Errno.EAFNOSUPPORT, Sockets.socket(12345, Sockets.SOCK_STREAM, 0)),
                () -> assertEquals(-Errno.EINVAL, Sockets.socket(Sockets.AF_INET, 99, 0)),
                () -> assertEquals(-Errno.EPROTONOSUPPORT,
                        Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, SocketOption.IPPROTO_UDP)),
                () -> assertEquals(-Errno.EADDRNOTAVAIL, Sockets.bind(tcp, elsewhere)),
                () -> assertEquals(-Errno.EAFNOSUPPORT, Sockets.bind(tcp, v6)),
                () -> assertEquals(-Errno.EINVAL, Sockets.bind(tcp, here.segment(), 3)),
                () -> assertEquals(-Errno.EINVAL, Sockets.bind(tcp, here.segment(), -1)),
                () -> assertEquals(-Errno.EFAULT, Sockets.bind(tcp, MemorySegment.NULL, 16)),
                () -> assertEquals(-Errno.EOPNOTSUPP, Sockets.listen(udp, 1)),
                () -> assertEquals(-Errno.EINVAL, Sockets.accept(tcp)),
                () -> assertEquals(-Errno.EOPNOTSUPP, Sockets.accept(udp)),
                () -> assertEquals(-Errno.EINVAL, LinuxSockets.accept4(tcp, null, 1)),
                () -> assertEquals(-Errno.ENOTCONN, Sockets.getpeername(tcp, v6)),
                () -> assertEquals(-Errno.ENOTCONN, Sockets.shutdown(tcp, Sockets.SHUT_WR)),
                () -> assertEquals(-Errno.EINVAL, Sockets.shutdown(tcp, 99)),
                () -> assertEquals(-Errno.ENOTCONN, Sockets.recv(tcp, room, 16, 0)),
                () -> assertEquals(-Errno.EPIPE, Sockets.send(tcp, room, 16, 0)),
                () -> assertEquals(-Errno.EDESTADDRREQ, Sockets.send(udp, room, 16, 0)),
                () -> assertEquals(-Errno.ENOPROTOOPT, Sockets.setsockopt(tcp, SOL_SOCKET, 9999, 1)),
                () -> assertEquals(-Errno.ENOPROTOOPT, Sockets.getsockoptInt(tcp, SOL_SOCKET, 9999)));
    }

    @Test
    void connectToNobodyIsRefused() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        opened.close(server);
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(-Errno.ECONNREFUSED, Sockets.connect(client, address));
        int pending = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK);
        assertEquals(-Errno.EINPROGRESS, Sockets.connect(pending, address));
    }

    @Test
    void acceptTellsTheSameAddressAsThePeersOwn() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        SockAddr peer = SockAddr.allocate(opened.arena);
        MemorySegment room = opened.arena.allocate(32, 8);
        MemorySegment length = opened.arena.allocate(JAVA_INT);
        IntUnaryOperator bySockAddr = fd -> Sockets.accept(fd, peer);
        IntUnaryOperator byAccept4 = fd -> LinuxSockets.accept4(fd, peer, LinuxSockets.SOCK_NONBLOCK);
        IntUnaryOperator bySegments = fd -> {
            length.set(JAVA_INT, 0, 32);
            int result = Sockets.accept(fd, room, length);
            peer.segment().copyFrom(room);
            peer.setLength(length.get(JAVA_INT, 0));
            return result;
        };
        for (IntUnaryOperator accept : new IntUnaryOperator[]{bySockAddr, byAccept4, bySegments}) {
            int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, Sockets.connect(client, address));
            int accepted = opened.keep(accept.applyAsInt(server));
            assertEquals(opened.name(client).toString(), peer.toString());
            assertEquals(16, peer.length());
            int flags = Fcntl.fcntl(accepted, Fcntl.F_GETFL, 0);
            assertEquals(accept == byAccept4, (flags & Fcntl.O_NONBLOCK) != 0, "O_NONBLOCK");
            assertEquals(0, Sockets.getpeername(accepted, peer));
            assertEquals(opened.name(client).toString(), peer.toString());
        }
        assertEquals(0, Fcntl.fcntl(server, Fcntl.F_SETFL, Fcntl.O_NONBLOCK));
        assertEquals(-Errno.EAGAIN, Sockets.accept(server, peer));
        assertEquals(0, peer.length());
        assertEquals("(no address)", peer.toString());
    }

    @Test
    void datagramsTellTheirSender() {
        int a = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        int b = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(a, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        assertEquals(0, Sockets.bind(b, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        SockAddr toB = opened.name(b);
        SockAddr src = SockAddr.allocate(opened.arena);
        MemorySegment room = opened.arena.allocate(4);
        assertEquals(8, Sockets.sendto(a, opened.text("datagram"), 8, 0, toB));
        assertEquals(8, Sockets.recvfrom(b, room, 4, LinuxSockets.MSG_TRUNC, src), "the whole length");
        assertEquals("data", Opened.text(room, 4));
        assertEquals(opened.name(a).toString(), src.toString());
        assertEquals(2, Sockets.sendto(a, opened.text("hi"), 2, 0, toB.segment(), toB.length()));
        MemorySegment from = opened.arena.allocate(16, 8);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 16);
        assertEquals(2, Sockets.recvfrom(b, room, 4, 0, from, length));
        assertEquals(16, length.get(JAVA_INT, 0));
        assertEquals(-Errno.EAGAIN, Sockets.recvfrom(b, room, 4, PosixSockets.MSG_DONTWAIT, src));
        assertEquals(0, src.length());
        assertEquals(-Errno.EMSGSIZE, Sockets.sendto(a, opened.arena.allocate(70_000), 70_000, 0, toB));
    }

    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user gives other lengths of options")
    @Test
    void optionsComeBackAsTheyWereSet() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_KEEPIDLE, 321));
        assertEquals(321, Sockets.getsockoptInt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_KEEPIDLE));
        assertEquals(Sockets.SOCK_STREAM, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_TYPE));

        MemorySegment value = opened.arena.allocate(16, 8);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 16);
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 12_340_000));
        assertEquals(0, Sockets.getsockopt(fd, SOL_SOCKET, SocketOption.SO_RCVTIMEO, value, length));
        assertEquals(16, length.get(JAVA_INT, 0));
        assertEquals(12, value.get(JAVA_LONG, 0));
        assertEquals(340_000, value.get(JAVA_LONG, 8));
        assertEquals(0, Sockets.setsockoptLinger(fd, true, 77));
        assertEquals(0, Sockets.getsockopt(fd, SOL_SOCKET, SocketOption.SO_LINGER, value, length));
        assertEquals(8, length.get(JAVA_INT, 0));
        assertEquals(1, value.get(JAVA_INT, 0));
        assertEquals(77, value.get(JAVA_INT, 4));
        value.set(JAVA_INT, 0, 1);
        assertEquals(0, Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_REUSEADDR, value, 4));
        assertEquals(1, Sockets.getsockoptInt(fd, SOL_SOCKET, SocketOption.SO_REUSEADDR));
        assertEquals(-Errno.EINVAL, Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_REUSEADDR, value, -1));
        assertEquals(-Errno.EFAULT,
                Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_REUSEADDR, MemorySegment.NULL, 4));

        // A value of -1 is a value, not EPERM.
        int datagrams = opened.pair(Sockets.SOCK_DGRAM)[0];
        assertEquals(0xffff_ffffL, Sockets.getsockoptInt(datagrams, SOL_SOCKET, LinuxSockets.SO_PEEK_OFF));
    }

    @Test
    void aTimeLimitEndsInEagain() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.setsockoptTimeout(pair[0], SocketOption.SO_RCVTIMEO, 1_000));
        assertEquals(-Errno.EAGAIN, Sockets.recv(pair[0], opened.arena.allocate(1), 1, 0));
    }

    @Test
    void socketpairFillsBothOrNeither() {
        int[] sv = {-7, -8};
        assertEquals(-Errno.EAFNOSUPPORT, PosixSockets.socketpair(12345, Sockets.SOCK_STREAM, 0, sv));
        assertArrayEquals(new int[]{-7, -8}, sv);
        int[] three = {-7, -8, -9};
        assertEquals(0, PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, three));
        opened.keep(three[0]);
        opened.keep(three[1]);
        assertEquals(-9, three[2]);
        assertNotEquals(three[0], three[1]);
        assertMessage(IndexOutOfBoundsException.class, () -> PosixSockets.socketpair(1, 1, 0, new int[1]),
                "socketpair: sv has 1 elements and takes two descriptors");
        assertMessage(IndexOutOfBoundsException.class,
                () -> PosixSockets.socketpair(1, 1, 0, opened.arena.allocate(7)),
                "socketpair: a length of 8 is beyond sv, which has 7 bytes");
        assertEquals(-Errno.EFAULT,
                PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, MemorySegment.NULL));
    }

    @Test
    void badAddressesAndLengthsAreRefusedWithTheirNames() {
        MemorySegment four = opened.arena.allocate(4, 4);
        MemorySegment eight = opened.arena.allocate(8, 4);
        MemorySegment heap = MemorySegment.ofArray(new byte[16]);
        MemorySegment seventeen = opened.arena.allocateFrom(JAVA_INT, 17);
        Class<IndexOutOfBoundsException> bounds = IndexOutOfBoundsException.class;
        Class<IllegalArgumentException> argument = IllegalArgumentException.class;
        assertAll(
                () -> assertMessage(bounds, () -> Sockets.bind(1, eight, 9),
                        "bind: a length of 9 is beyond addr, which has 8 bytes"),
                () -> assertMessage(bounds, () -> Sockets.connect(1, eight, 9),
                        "connect: a length of 9 is beyond addr, which has 8 bytes"),
                () -> assertMessage(bounds, () -> Sockets.setsockopt(1, 1, 1, eight, 9),
                        "setsockopt: a length of 9 is beyond optval, which has 8 bytes"),
                () -> assertMessage(bounds, () -> Sockets.sendto(1, eight, 8, 0, four, 5),
                        "sendto: a length of 5 is beyond addr, which has 4 bytes"),
                () -> assertMessage(argument, () -> Sockets.bind(1, heap, 9),
                        "bind: addr is on the heap; this call needs a native segment or a direct ByteBuffer"),
                () -> assertMessage(bounds, () -> Sockets.accept(1, eight, seventeen),
                        "accept: a length of 17 is beyond addr, which has 8 bytes"),
                () -> assertMessage(bounds, () -> LinuxSockets.accept4(1, eight, seventeen, 0),
                        "accept4: a length of 17 is beyond addr, which has 8 bytes"),
                () -> assertMessage(bounds, () -> Sockets.getsockname(1, eight, seventeen),
                        "getsockname: a length of 17 is beyond addr, which has 8 bytes"),
                () -> assertMessage(bounds, () -> Sockets.getpeername(1, eight, seventeen),
                        "getpeername: a length of 17 is beyond addr, which has 8 bytes"),
                () -> assertMessage(bounds, () -> Sockets.recvfrom(1, four, 4, 0, eight, seventeen),
                        "recvfrom: a length of 17 is beyond addr, which has 8 bytes"),
                () -> assertMessage(bounds, () -> Sockets.getsockopt(1, 1, 1, eight, seventeen),
                        "getsockopt: a length of 17 is beyond optval, which has 8 bytes"),
                () -> assertMessage(bounds, () -> Sockets.getsockname(1, eight, four.asSlice(0, 3)),
                        "getsockname: a length of 4 is beyond addr's length, which has 3 bytes"),
                () -> assertMessage(argument, () -> Sockets.getsockname(1, eight, four.asReadOnly()),
                        "getsockname: addr's length is read-only and the call writes to it"),
                () -> assertMessage(argument, () -> Sockets.getsockname(1, eight.asReadOnly(), four),
                        "getsockname: addr is read-only and the call writes to it"),
                () -> assertMessage(argument, () -> Sockets.getsockopt(1, 1, 1, heap, four),
                        "getsockopt: optval is on the heap; this call needs a native segment or a direct ByteBuffer"),
                () -> assertMessage(argument, () -> Sockets.setsockoptTimeout(1, SocketOption.SO_RCVTIMEO, -5),
                        "setsockopt: a time limit of -5 microseconds is negative; 0 sets none"));
    }

    /** The kernel writes as many bytes as the length says, and no more. */
    @Test
    void anAddressIsCutToItsRoom() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(fd, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        MemorySegment room = opened.arena.allocate(16).fill((byte) 0x55);
        MemorySegment length = opened.arena.allocateFrom(JAVA_INT, 4);
        assertEquals(0, Sockets.getsockname(fd, room.asSlice(0, 4), length));
        assertEquals(16, length.get(JAVA_INT, 0), "the length that it would have had");
        assertEquals(0x5555_5555_5555_5555L, room.get(JAVA_LONG, 8));
        assertEquals(0x5555_5555, room.get(JAVA_INT, 4));
        length.set(JAVA_INT, 0, -1);
        assertEquals(-Errno.EINVAL, Sockets.getsockname(fd, room, length));
        assertEquals(-Errno.EFAULT, Sockets.getsockname(fd, room, MemorySegment.NULL));
    }

    @Test
    void noDescriptorIsLeftBehind() throws IOException {
        // Whatever the first calls open for the JVM itself is open by now.
        everyCallThatMakesADescriptor();
        var before = Opened.descriptors();
        for (int i = 0; i < 50; i++) {
            everyCallThatMakesADescriptor();
        }
        assertEquals(before, Opened.descriptors());
        int fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        assertTrue(Opened.descriptors().containsKey(fd), "a leak would be seen");
        assertEquals(0, Sockets.close(fd));
    }

    private static void everyCallThatMakesADescriptor() {
        try (Opened own = new Opened()) {
            own.tcp();
            own.pair(Sockets.SOCK_DGRAM);
            int epfd = own.keep(io.eagain.linux.Epoll.epoll_create1(0));
            int counter = own.keep(io.eagain.linux.EventFd.eventfd(0, 0));
            own.keep(Fcntl.fcntl(counter, Fcntl.F_DUPFD, 0));
            assertEquals(-Errno.EAFNOSUPPORT, Sockets.socket(12345, 1, 0));
            assertEquals(-Errno.EBADF, Sockets.accept(-1));
            assertEquals(-Errno.EINVAL, LinuxSockets.accept4(epfd, null, 1));
        }
    }

    private static void assertMessage(Class<? extends Exception> type, org.junit.jupiter.api.function.Executable call,
            String message) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }
}

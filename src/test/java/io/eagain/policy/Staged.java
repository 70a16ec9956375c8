package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;

/** Sockets in the situations that the outcomes are about, on every host as far as it goes. */
final class Staged extends Opened {
    static final boolean WINDOWS = Host.WINDOWS;

    /** Milliseconds of a limit that shall run out. */
    static final int SHORT = 50;

    /** No signal for who writes to nobody. */
    static final int NOSIGNAL = WINDOWS ? 0 : PosixSockets.MSG_NOSIGNAL;

    final MemorySegment room = arena.allocate(16);

    static int nonblocking(int fd) {
        assertEquals(0, Host.fionbio(fd, true));
        return fd;
    }

    static int limited(int fd, int milliseconds) {
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, milliseconds * 1000L));
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_SNDTIMEO, milliseconds * 1000L));
        return fd;
    }

    /** What the system says of it; whether it is non-blocking is known here. */
    static SocketFacts facts(int fd, boolean nonblocking) {
        try {
            return SocketFacts.of(fd, nonblocking);
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    /** A blocking socket with a time limit, told and not asked: qemu-user does not read the limits back. */
    static SocketFacts limitedFacts(int fd) {
        return facts(fd, false).withRcvtimeo(true).withSndtimeo(true);
    }

    /** What was sent over loopback is there a moment later. */
    static void awaitReadable(int fd) {
        assertTrue(Wait.readable(fd, Deadline.in(10, TimeUnit.SECONDS)) > 0);
    }

    /** Ends the connection without order. */
    void reset(int fd) {
        assertEquals(0, Sockets.setsockoptLinger(fd, true, 0));
        close(fd);
    }

    int udp() {
        int fd = socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(fd, SockAddr.allocate(arena).setIp("127.0.0.1", 0)));
        return fd;
    }

    /** A non-blocking UDP socket, and another that is connected to it. */
    int[] udpPair() {
        int to = nonblocking(udp());
        int from = udp();
        assertEquals(0, Sockets.connect(from, name(to)));
        return new int[]{to, from};
    }

    /** A UDP socket whose datagram met a closed port. */
    int undelivered() {
        int nobody = udp();
        SockAddr address = name(nobody);
        close(nobody);
        int fd = nonblocking(udp());
        assertEquals(0, Sockets.connect(fd, address));
        assertEquals(1, Sockets.send(fd, text("x"), 1, 0));
        awaitReadable(fd);
        return fd;
    }

    /** A connection whose other side hears nothing, so that the system gives it up. Linux. */
    int dead() {
        int[] tcp = tcp();
        assertEquals(0, Sockets.setsockopt(tcp[0], SocketOption.IPPROTO_TCP, LinuxSockets.TCP_USER_TIMEOUT, 100));
        MemorySegment filter = arena.allocate(8, 8);
        // BPF_RET | BPF_K with 0: keep nothing of the packet.
        filter.set(ValueLayout.JAVA_SHORT, 0, (short) 6);
        MemorySegment program = arena.allocate(16, 8);
        program.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
        program.set(ValueLayout.ADDRESS, 8, filter);
        assertEquals(0,
                Sockets.setsockopt(tcp[1], SocketOption.SOL_SOCKET, LinuxSockets.SO_ATTACH_FILTER, program, 16));
        assertEquals(1, Sockets.send(tcp[0], text("x"), 1, 0));
        awaitReadable(tcp[0]);
        return tcp[0];
    }

    /** What a result should be called in a message. */
    static String result(long result) {
        return result < 0 ? Errno.toString(Errno.of(result)) : Long.toString(result);
    }
}

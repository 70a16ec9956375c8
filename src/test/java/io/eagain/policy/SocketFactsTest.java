package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.posix.Descriptors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The facts are what the system says. */
class SocketFactsTest {

    private final Staged staged = new Staged();

    @AfterEach
    void closeAll() {
        staged.close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatTheSystemSays() throws Exception {
        int tcp = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(SocketFacts.STREAM, SocketFacts.of(tcp));
        Staged.nonblocking(tcp);
        assertEquals(SocketFacts.NONBLOCKING_STREAM, SocketFacts.of(tcp));
        int udp = staged.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(SocketFacts.DATAGRAM, SocketFacts.of(udp));
        Staged.nonblocking(udp);
        assertEquals(SocketFacts.NONBLOCKING_DATAGRAM, SocketFacts.of(udp));
        int[] pair = staged.pair(Sockets.SOCK_SEQPACKET);
        assertEquals(SocketFacts.SEQPACKET, SocketFacts.of(pair[0]));
        Staged.nonblocking(pair[0]);
        assertEquals(SocketFacts.NONBLOCKING_SEQPACKET, SocketFacts.of(pair[0]));
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not read SO_RCVTIMEO back")
    void limits() throws Exception {
        int fd = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(SocketFacts.STREAM, SocketFacts.of(fd, false));
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 1_000_000));
        assertEquals(SocketFacts.STREAM.withRcvtimeo(true), SocketFacts.of(fd, false));
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_SNDTIMEO, 1_000_000));
        assertEquals(SocketFacts.STREAM.withRcvtimeo(true).withSndtimeo(true), SocketFacts.of(fd, false));
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 0));
        assertEquals(SocketFacts.NONBLOCKING_STREAM.withSndtimeo(true), SocketFacts.of(fd, true));
    }

    @Test
    void whatIsNoSocket() {
        ErrnoException closed = assertThrows(ErrnoException.class, () -> SocketFacts.of(-1, true));
        assertEquals(Staged.WINDOWS ? Errno.ENOTSOCK : Errno.EBADF, closed.errno());
        assertEquals("getsockopt(fd=-1, SO_TYPE)", closed.call());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsOpenAndNoSocket() {
        int[] pipe = new int[2];
        assertEquals(0, Descriptors.pipe(pipe));
        staged.keep(pipe[0]);
        staged.keep(pipe[1]);
        ErrnoException pipes = assertThrows(ErrnoException.class, () -> SocketFacts.of(pipe[0]));
        assertEquals(Errno.ENOTSOCK, pipes.errno());
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void whatWindowsDoesNotTell() {
        int fd = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals("SocketFacts.of(fd): Windows does not tell whether a socket is non-blocking; use"
                + " SocketFacts.of(fd, nonblocking)",
                assertThrows(UnsupportedOperationException.class, () -> SocketFacts.of(fd)).getMessage());
    }
}

package io.eagain.policy;

import static io.eagain.policy.Staged.awaitReadable;
import static io.eagain.policy.Staged.facts;
import static io.eagain.policy.Staged.limited;
import static io.eagain.policy.Staged.limitedFacts;
import static io.eagain.policy.Staged.nonblocking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.eagain.Errno;
import io.eagain.RealSignals;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Signals;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the system really gives, and what it is called. */
@Timeout(60)
class RecvOutcomeTest {

    private static final String QEMU = "qemu.*";

    private final Staged staged = new Staged();

    @AfterEach
    void closeAll() {
        staged.close();
    }

    private void gives(RecvOutcome outcome, int fd, SocketFacts facts) {
        gives(outcome, fd, 16, 0, facts);
    }

    private long gives(RecvOutcome outcome, int fd, long len, int flags, SocketFacts facts) {
        long result = Sockets.recv(fd, staged.room, len, flags);
        assertEquals(outcome, RecvOutcome.of(result, len, flags, facts), () -> Staged.result(result));
        return result;
    }

    @Test
    void aConversationToItsEnd() {
        int[] tcp = staged.tcp();
        nonblocking(tcp[0]);
        SocketFacts facts = facts(tcp[0], true);
        assertEquals(SocketFacts.NONBLOCKING_STREAM, facts);
        gives(RecvOutcome.NOTHING_YET, tcp[0], facts);
        assertEquals(5, Sockets.send(tcp[1], staged.text("hello"), 5, 0));
        awaitReadable(tcp[0]);
        assertEquals(0, gives(RecvOutcome.EMPTY, tcp[0], 0, 0, facts), "of a length of 0");
        gives(RecvOutcome.DATA, tcp[0], facts);
        gives(RecvOutcome.NOTHING_YET, tcp[0], facts);
        assertEquals(0, Sockets.shutdown(tcp[1], Sockets.SHUT_WR));
        awaitReadable(tcp[0]);
        gives(RecvOutcome.CLOSED, tcp[0], facts);
        gives(RecvOutcome.CLOSED, tcp[0], facts);
    }

    /** One number on Linux, and what was asked tells; another number on Windows. */
    @Test
    void aTimeLimit() {
        int[] tcp = staged.tcp();
        limited(tcp[0], Staged.SHORT);
        SocketFacts facts = limitedFacts(tcp[0]);
        long result = gives(RecvOutcome.TIMED_OUT, tcp[0], 16, 0, facts);
        assertEquals(Staged.WINDOWS ? -Errno.ETIMEDOUT : -Errno.EAGAIN, result);
        nonblocking(tcp[0]);
        gives(RecvOutcome.NOTHING_YET, tcp[0], facts.withNonblocking(true));
        int udp = limited(staged.udp(), Staged.SHORT);
        gives(RecvOutcome.TIMED_OUT, udp, limitedFacts(udp));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFlagThatDoesNotWait() {
        int[] tcp = staged.tcp();
        limited(tcp[0], 60_000);
        gives(RecvOutcome.NOTHING_YET, tcp[0], 16, PosixSockets.MSG_DONTWAIT, limitedFacts(tcp[0]));
    }

    /** Somebody has made it non-blocking: to wait and call again is right all the same. */
    @Test
    void factsThatAreNoLongerTrue() {
        int[] tcp = staged.tcp();
        SocketFacts facts = facts(tcp[0], false);
        assertEquals(SocketFacts.STREAM, facts);
        nonblocking(tcp[0]);
        gives(RecvOutcome.NOTHING_YET, tcp[0], facts);
    }

    @Test
    void aReset() {
        int[] tcp = staged.tcp();
        nonblocking(tcp[0]);
        staged.reset(tcp[1]);
        awaitReadable(tcp[0]);
        gives(RecvOutcome.RESET, tcp[0], SocketFacts.NONBLOCKING_STREAM);
        // Told once, but on Windows.
        gives(Staged.WINDOWS ? RecvOutcome.RESET : RecvOutcome.CLOSED, tcp[0], SocketFacts.NONBLOCKING_STREAM);
    }

    /** 0 on POSIX, an error on Windows: the same outcome. */
    @Test
    void theOwnEnd() {
        int[] tcp = staged.tcp();
        nonblocking(tcp[0]);
        assertEquals(0, Sockets.shutdown(tcp[0], Sockets.SHUT_RD));
        gives(RecvOutcome.CLOSED, tcp[0], SocketFacts.NONBLOCKING_STREAM);
    }

    @Test
    void datagrams() {
        int[] udp = staged.udpPair();
        SocketFacts facts = facts(udp[0], true);
        assertEquals(SocketFacts.NONBLOCKING_DATAGRAM, facts);
        gives(RecvOutcome.NOTHING_YET, udp[0], facts);
        assertEquals(0, Sockets.send(udp[1], staged.room, 0, 0));
        awaitReadable(udp[0]);
        assertEquals(0, gives(RecvOutcome.EMPTY, udp[0], 16, 0, facts));
        assertEquals(1, Sockets.send(udp[1], staged.room, 1, 0));
        awaitReadable(udp[0]);
        gives(RecvOutcome.DATA, udp[0], facts);
    }

    @Test
    void aDatagramThatIsTooLong() {
        int[] udp = staged.udpPair();
        assertEquals(8, Sockets.send(udp[1], staged.text("too long"), 8, 0));
        awaitReadable(udp[0]);
        gives(Staged.WINDOWS ? RecvOutcome.TRUNCATED : RecvOutcome.DATA, udp[0], 3, 0,
                SocketFacts.NONBLOCKING_DATAGRAM);
        assertEquals("too", Staged.text(staged.room, 3), "its beginning is there in either case");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theWholeLengthOfADatagram() {
        int[] udp = staged.udpPair();
        assertEquals(8, Sockets.send(udp[1], staged.text("too long"), 8, 0));
        awaitReadable(udp[0]);
        assertEquals(8,
                gives(RecvOutcome.DATA, udp[0], 3, LinuxSockets.MSG_TRUNC, SocketFacts.NONBLOCKING_DATAGRAM));
    }

    /** A report about what was sent before; after it the socket works. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDatagramThatDidNotArrive() {
        int fd = staged.undelivered();
        assertEquals(-Errno.ECONNREFUSED,
                gives(RecvOutcome.UNDELIVERED, fd, 16, 0, SocketFacts.NONBLOCKING_DATAGRAM));
        gives(RecvOutcome.NOTHING_YET, fd, SocketFacts.NONBLOCKING_DATAGRAM);
    }

    /** A unix socket whose peer has turned to another. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aUnixPeerThatTurnedAway() {
        int[] pair = staged.pair(Sockets.SOCK_DGRAM);
        nonblocking(pair[0]);
        // Connected to each other, and a message that nobody will read.
        assertEquals(1, Sockets.send(pair[0], staged.room, 1, 0));
        SockAddr nobody = SockAddr.allocate(staged.arena);
        nobody.setLength(2);
        nobody.segment().set(ValueLayout.JAVA_SHORT, 0, (short) Sockets.AF_UNSPEC);
        assertEquals(0, Sockets.connect(pair[1], nobody));
        assertEquals(-Errno.ECONNRESET,
                gives(RecvOutcome.UNDELIVERED, pair[0], 16, 0, SocketFacts.NONBLOCKING_DATAGRAM));
        gives(RecvOutcome.NOTHING_YET, pair[0], SocketFacts.NONBLOCKING_DATAGRAM);
    }

    /** 0 is an empty record and an end; only poll tells them apart. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void recordsOverAConnection() {
        int[] pair = staged.pair(Sockets.SOCK_SEQPACKET);
        nonblocking(pair[0]);
        SocketFacts facts = facts(pair[0], true);
        assertEquals(SocketFacts.NONBLOCKING_SEQPACKET, facts);
        PollFds fds = PollFds.allocate(staged.arena, 1);
        fds.add(pair[0], Poll.POLLIN);
        gives(RecvOutcome.NOTHING_YET, pair[0], facts);
        assertEquals(0, Sockets.send(pair[1], staged.room, 0, 0));
        assertEquals(1, Poll.poll(fds, 0));
        assertEquals(Poll.POLLIN, fds.revents(0), "an empty record");
        gives(RecvOutcome.CLOSED, pair[0], facts);
        staged.close(pair[1]);
        assertEquals(1, Poll.poll(fds, 0));
        assertEquals(Poll.POLLIN | Poll.POLLHUP, fds.revents(0), "an end");
        gives(RecvOutcome.CLOSED, pair[0], facts);
    }

    /** A unix socket that is closed with something unread. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aResetOfAUnixSocket() {
        for (int type : new int[]{Sockets.SOCK_STREAM, Sockets.SOCK_SEQPACKET}) {
            int[] pair = staged.pair(type);
            assertEquals(1, Sockets.send(pair[0], staged.room, 1, 0));
            staged.close(pair[1]);
            gives(RecvOutcome.RESET, pair[0], facts(pair[0], false));
            gives(RecvOutcome.CLOSED, pair[0], facts(pair[0], false));
        }
    }

    /** A refused attempt whose error nobody has read. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aRefusedAttempt() {
        int server = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = staged.listening(server);
        staged.close(server);
        int fd = nonblocking(staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
        assertEquals(-Errno.EINPROGRESS, Sockets.connect(fd, address));
        awaitReadable(fd);
        gives(RecvOutcome.RESET, fd, SocketFacts.NONBLOCKING_STREAM);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeadConnection() {
        int fd = staged.dead();
        limited(fd, 60_000);
        assertEquals(-Errno.ETIMEDOUT, gives(RecvOutcome.DEAD, fd, 16, 0, limitedFacts(fd)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSignal() {
        int[] tcp = staged.tcp();
        RealSignals.handle("IO");
        limited(tcp[0], 30_000);
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 20)) {
            gives(RecvOutcome.INTERRUPTED, tcp[0], limitedFacts(tcp[0]));
            assertFalse(storm.over());
        }
    }

    /** It never waits, and an entry of it may have no bytes: no end. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = QEMU, disabledReason = "qemu-user has no SO_ZEROCOPY")
    void theQueueOfErrors() {
        int[] tcp = staged.tcp();
        limited(tcp[0], 60_000);
        SocketFacts facts = limitedFacts(tcp[0]);
        gives(RecvOutcome.NOTHING_YET, tcp[0], 16, LinuxSockets.MSG_ERRQUEUE, facts);
        assertEquals(0, Sockets.setsockopt(tcp[0], SocketOption.SOL_SOCKET, LinuxSockets.SO_ZEROCOPY, 1));
        assertEquals(1, Sockets.send(tcp[0], staged.text("x"), 1, LinuxSockets.MSG_ZEROCOPY));
        PollFds fds = PollFds.allocate(staged.arena, 1);
        fds.add(tcp[0], 0);
        assertEquals(1, Poll.poll(fds, 10_000));
        assertEquals(0, gives(RecvOutcome.EMPTY, tcp[0], 16, LinuxSockets.MSG_ERRQUEUE, facts));
    }

    @Test
    void aMistake() {
        int fd = nonblocking(staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
        gives(RecvOutcome.ERROR, fd, SocketFacts.NONBLOCKING_STREAM);
        gives(RecvOutcome.ERROR, -1, SocketFacts.NONBLOCKING_STREAM);
    }
}

package io.eagain.policy;

import static io.eagain.policy.Staged.awaitReadable;
import static io.eagain.policy.Staged.facts;
import static io.eagain.policy.Staged.limited;
import static io.eagain.policy.Staged.limitedFacts;
import static io.eagain.policy.Staged.nonblocking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.RealSignals;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Signals;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the system really gives, and what it is called. */
@Timeout(60)
class SendOutcomeTest {

    private static final long MUCH = 8 << 20;

    private final Staged staged = new Staged();
    private final MemorySegment much = staged.arena.allocate(MUCH);

    @AfterEach
    void closeAll() {
        staged.close();
    }

    private long gives(SendOutcome outcome, int fd, long len, int flags, SocketFacts facts) {
        long result = Sockets.send(fd, much, len, flags);
        assertEquals(outcome, SendOutcome.of(result, len, flags, facts), () -> Staged.result(result));
        return result;
    }

    /** All, a part, none. Windows takes all or nothing. */
    @Test
    void untilThereIsNoRoom() {
        int[] tcp = staged.tcp();
        nonblocking(tcp[0]);
        SocketFacts facts = facts(tcp[0], true);
        gives(SendOutcome.SENT, tcp[0], 1, 0, facts);
        gives(SendOutcome.SENT, tcp[0], 0, 0, facts);
        boolean part = false;
        for (int i = 0; i < 1_000; i++) {
            long result = Sockets.send(tcp[0], much, MUCH, 0);
            SendOutcome outcome = SendOutcome.of(result, MUCH, 0, facts);
            if (outcome == SendOutcome.NO_ROOM) {
                assertEquals(!Staged.WINDOWS, part);
                assertEquals(-Errno.EWOULDBLOCK, result);
                return;
            }
            assertTrue(outcome == SendOutcome.PART || (Staged.WINDOWS && outcome == SendOutcome.SENT),
                    () -> outcome + " " + result);
            part |= outcome == SendOutcome.PART;
        }
        throw new AssertionError("room without end");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTimeLimit() {
        int[] tcp = staged.tcp();
        limited(tcp[0], Staged.SHORT);
        SocketFacts facts = limitedFacts(tcp[0]);
        gives(SendOutcome.PART, tcp[0], MUCH, 0, facts);
        long result;
        do {
            // The other side may make room once more.
            result = Sockets.send(tcp[0], much, MUCH, 0);
        } while (result > 0);
        assertEquals(-Errno.EAGAIN, result);
        assertEquals(SendOutcome.TIMED_OUT, SendOutcome.of(result, MUCH, 0, facts));
        gives(SendOutcome.NO_ROOM, tcp[0], MUCH, PosixSockets.MSG_DONTWAIT, facts);
    }

    @Test
    void theOwnEnd() {
        int[] tcp = staged.tcp();
        assertEquals(0, Sockets.shutdown(tcp[0], Sockets.SHUT_WR));
        long result = gives(SendOutcome.CLOSED, tcp[0], 1, Staged.NOSIGNAL, SocketFacts.STREAM);
        assertEquals(Staged.WINDOWS ? -Errno.ESHUTDOWN : -Errno.EPIPE, result);
    }

    @Test
    void aReset() {
        int[] tcp = staged.tcp();
        staged.reset(tcp[1]);
        awaitReadable(tcp[0]);
        gives(SendOutcome.RESET, tcp[0], 1, Staged.NOSIGNAL, SocketFacts.STREAM);
        gives(Staged.WINDOWS ? SendOutcome.RESET : SendOutcome.CLOSED, tcp[0], 1, Staged.NOSIGNAL, SocketFacts.STREAM);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aUnixPeerThatHasGone() {
        for (int type : new int[]{Sockets.SOCK_STREAM, Sockets.SOCK_SEQPACKET}) {
            int[] pair = staged.pair(type);
            staged.close(pair[1]);
            gives(SendOutcome.CLOSED, pair[0], 1, Staged.NOSIGNAL, facts(pair[0], false));
        }
        int[] pair = staged.pair(Sockets.SOCK_DGRAM);
        staged.close(pair[1]);
        gives(SendOutcome.UNDELIVERED, pair[0], 1, Staged.NOSIGNAL, facts(pair[0], false));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeadConnection() {
        int fd = staged.dead();
        limited(fd, 60_000);
        assertEquals(-Errno.ETIMEDOUT, gives(SendOutcome.DEAD, fd, 1, Staged.NOSIGNAL, limitedFacts(fd)));
        gives(SendOutcome.CLOSED, fd, 1, Staged.NOSIGNAL, limitedFacts(fd));
    }

    /** The report of an earlier datagram is gone with its answer: again, once. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anEarlierDatagramThatDidNotArrive() {
        int fd = staged.undelivered();
        assertEquals(-Errno.ECONNREFUSED, gives(SendOutcome.UNDELIVERED, fd, 1, 0, SocketFacts.NONBLOCKING_DATAGRAM));
        gives(SendOutcome.SENT, fd, 1, 0, SocketFacts.NONBLOCKING_DATAGRAM);
    }

    /** No way for this one, however often; the socket is good. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDatagramWithoutAWay() {
        int fd = staged.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        SockAddr everybody = SockAddr.allocate(staged.arena).setIp("255.255.255.255", 9);
        for (int i = 0; i < 2; i++) {
            long result = Sockets.sendto(fd, much, 1, 0, everybody);
            assertEquals(SendOutcome.UNDELIVERED, SendOutcome.of(result, 1, 0, SocketFacts.DATAGRAM),
                    () -> Staged.result(result));
        }
        // Whoever sends a datagram from port 0 cannot be answered, and shall not end a server by that.
        SockAddr nowhere = SockAddr.allocate(staged.arena).setIp("127.0.0.1", 0);
        long answer = Sockets.sendto(fd, much, 1, 0, nowhere);
        assertEquals(-Errno.EINVAL, answer);
        assertEquals(SendOutcome.UNDELIVERED, SendOutcome.of(answer, 1, 0, SocketFacts.DATAGRAM));
        SockAddr other = staged.name(staged.udp());
        assertEquals(SendOutcome.SENT,
                SendOutcome.of(Sockets.sendto(fd, much, 1, 0, other), 1, 0, SocketFacts.DATAGRAM));
    }

    @Test
    void tooBig() {
        int[] udp = staged.udpPair();
        gives(SendOutcome.TOO_BIG, udp[1], 70_000, 0, SocketFacts.DATAGRAM);
        gives(SendOutcome.SENT, udp[1], 7, 0, SocketFacts.DATAGRAM);
    }

    /** A send that connects, without a cookie of an earlier connection. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aSendThatConnects() {
        int server = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = staged.listening(server);
        int fd = nonblocking(staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
        // Without it Linux may keep the bytes for the time when the connection is there.
        assertEquals(0, Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, 1));
        long result = Sockets.sendto(fd, much, 1, LinuxSockets.MSG_FASTOPEN, address);
        assertEquals(SendOutcome.CONNECTING, SendOutcome.of(result, 1, LinuxSockets.MSG_FASTOPEN, facts(fd, true)),
                () -> Staged.result(result));
        assertTrue(Wait.writable(fd, Deadline.in(10, TimeUnit.SECONDS)) > 0);
        gives(SendOutcome.SENT, fd, 1, 0, SocketFacts.NONBLOCKING_STREAM);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSignal() {
        int[] tcp = staged.tcp();
        RealSignals.handle("IO");
        limited(tcp[0], 30_000);
        SocketFacts facts = limitedFacts(tcp[0]);
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 20)) {
            long result;
            do {
                result = Sockets.send(tcp[0], much, MUCH, 0);
            } while (result > 0);
            long last = result;
            assertEquals(SendOutcome.INTERRUPTED, SendOutcome.of(result, MUCH, 0, facts), () -> Staged.result(last));
            assertFalse(storm.over());
        }
    }

    @Test
    void aMistake() {
        gives(SendOutcome.ERROR, -1, 1, 0, SocketFacts.NONBLOCKING_STREAM);
        gives(SendOutcome.ERROR, staged.udp(), 1, 0, SocketFacts.DATAGRAM);
    }
}

package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ErrnoTable;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.PosixSockets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What each number of each host means, on whatever host this runs: each host's reading is made of that host's table. */
class OutcomesByNumberTest {

    private static final List<ErrnoTable> HOSTS = List.of(ErrnoTable.LINUX, ErrnoTable.MACOS, ErrnoTable.WINSOCK);

    /** Call, host, type, how it waits, error, outcome. {@code posix} is Linux and macOS, {@code all} Windows too. */
    private static final String EXPECTED = """
            recv posix stream nonblocking EAGAIN NOTHING_YET
            recv posix stream nonblocking EWOULDBLOCK NOTHING_YET
            recv posix stream limited EAGAIN TIMED_OUT
            recv posix datagram limited EAGAIN TIMED_OUT
            recv posix stream nonblocking-limited EAGAIN NOTHING_YET
            recv posix stream blocking EAGAIN NOTHING_YET
            recv windows stream nonblocking EWOULDBLOCK NOTHING_YET
            recv windows stream limited EWOULDBLOCK NOTHING_YET
            recv windows stream limited ETIMEDOUT TIMED_OUT
            recv windows datagram limited ETIMEDOUT TIMED_OUT
            recv windows stream blocking ETIMEDOUT DEAD
            recv windows stream nonblocking ETIMEDOUT DEAD
            recv windows stream nonblocking-limited ETIMEDOUT DEAD
            recv windows datagram blocking ETIMEDOUT ERROR
            recv posix stream limited ETIMEDOUT DEAD
            recv posix stream nonblocking ETIMEDOUT DEAD
            recv posix seqpacket nonblocking ETIMEDOUT DEAD
            recv posix datagram nonblocking ETIMEDOUT ERROR
            recv all stream nonblocking EINTR INTERRUPTED
            recv all stream nonblocking ENOBUFS NO_MEMORY
            recv posix datagram nonblocking ENOMEM NO_MEMORY
            recv all stream nonblocking ECONNRESET RESET
            recv all seqpacket nonblocking ECONNRESET RESET
            recv all stream nonblocking ECONNREFUSED RESET
            recv all datagram nonblocking ECONNRESET UNDELIVERED
            recv all datagram nonblocking ECONNREFUSED UNDELIVERED
            recv all datagram nonblocking ENETRESET UNDELIVERED
            recv all datagram nonblocking EHOSTUNREACH UNDELIVERED
            recv posix datagram nonblocking EMSGSIZE UNDELIVERED
            recv posix datagram nonblocking EACCES UNDELIVERED
            recv posix datagram nonblocking EOPNOTSUPP UNDELIVERED
            recv windows datagram nonblocking EMSGSIZE TRUNCATED
            recv windows datagram nonblocking EOPNOTSUPP ERROR
            recv windows datagram nonblocking EACCES ERROR
            recv windows datagram nonblocking ENETDOWN ERROR
            recv posix stream nonblocking EMSGSIZE ERROR
            recv posix stream nonblocking EACCES ERROR
            recv all stream nonblocking EHOSTUNREACH DEAD
            recv all stream nonblocking ENETRESET DEAD
            recv all stream nonblocking ECONNABORTED DEAD
            recv linux stream nonblocking ENONET DEAD
            recv all stream nonblocking ESHUTDOWN CLOSED
            recv windows seqpacket nonblocking WSAEDISCON CLOSED
            recv all stream nonblocking ENOTCONN ERROR
            recv all stream nonblocking EBADF ERROR
            recv all stream nonblocking EINVAL ERROR
            send posix stream nonblocking EAGAIN NO_ROOM
            send posix stream limited EAGAIN TIMED_OUT
            send posix stream blocking EAGAIN NO_ROOM
            send posix stream nonblocking-limited EAGAIN NO_ROOM
            send windows stream limited EWOULDBLOCK NO_ROOM
            send windows stream limited ETIMEDOUT TIMED_OUT
            send windows stream blocking ETIMEDOUT DEAD
            send posix stream limited ETIMEDOUT DEAD
            send posix stream nonblocking EPIPE CLOSED
            send windows stream nonblocking ESHUTDOWN CLOSED
            send posix datagram nonblocking EPIPE CLOSED
            send all stream nonblocking ECONNRESET RESET
            send all stream nonblocking ECONNABORTED DEAD
            send all datagram nonblocking ECONNRESET UNDELIVERED
            send posix datagram nonblocking EPERM UNDELIVERED
            send posix datagram nonblocking EACCES UNDELIVERED
            send posix stream nonblocking EPERM ERROR
            send all datagram nonblocking ENETUNREACH UNDELIVERED
            send all datagram nonblocking EMSGSIZE TOO_BIG
            send all seqpacket nonblocking EMSGSIZE TOO_BIG
            send all stream nonblocking EINTR INTERRUPTED
            send all datagram nonblocking ENOBUFS NO_MEMORY
            send posix stream nonblocking ENOMEM NO_MEMORY
            send posix stream nonblocking EINPROGRESS CONNECTING
            send posix stream nonblocking EALREADY CONNECTING
            send windows stream nonblocking EINPROGRESS ERROR
            send all datagram nonblocking EDESTADDRREQ ERROR
            send all stream nonblocking ENOTCONN ERROR
            accept posix stream nonblocking EAGAIN NOTHING_YET
            accept posix stream limited EAGAIN TIMED_OUT
            accept posix stream blocking EAGAIN NOTHING_YET
            accept windows stream nonblocking EWOULDBLOCK NOTHING_YET
            accept windows stream limited ETIMEDOUT TIMED_OUT
            accept windows stream nonblocking ETIMEDOUT ERROR
            accept posix stream nonblocking ETIMEDOUT LOST
            accept all stream nonblocking EINTR INTERRUPTED
            accept all stream nonblocking ECONNABORTED LOST
            accept all stream nonblocking ECONNRESET LOST
            accept posix stream nonblocking EPROTO LOST
            accept posix stream nonblocking EPERM LOST
            accept posix stream nonblocking ENETDOWN LOST
            accept posix stream nonblocking ENOPROTOOPT LOST
            accept posix stream nonblocking EHOSTDOWN LOST
            accept linux stream nonblocking ENONET LOST
            accept posix stream nonblocking EHOSTUNREACH LOST
            accept posix stream nonblocking ENETUNREACH LOST
            accept linux stream nonblocking EOPNOTSUPP LOST
            accept linux datagram nonblocking EOPNOTSUPP ERROR
            accept linux seqpacket nonblocking EOPNOTSUPP ERROR
            accept macos stream nonblocking EOPNOTSUPP ERROR
            accept windows stream nonblocking EOPNOTSUPP ERROR
            accept windows stream nonblocking ENETDOWN ERROR
            accept all stream nonblocking EMFILE EXHAUSTED
            accept posix stream nonblocking ENFILE EXHAUSTED
            accept all stream nonblocking ENOBUFS EXHAUSTED
            accept posix stream nonblocking ENOMEM EXHAUSTED
            accept all stream nonblocking EINVAL ERROR
            accept all stream nonblocking EBADF ERROR
            accept all stream nonblocking ENOTSOCK ERROR
            """;

    @Test
    void whatTheNumbersMean() {
        List<String> wrong = new ArrayList<>();
        for (String line : EXPECTED.lines().toList()) {
            String[] word = line.split(" ", -1);
            for (ErrnoTable host : hosts(word[1])) {
                long number = host.number(word[4]).orElseThrow();
                String outcome = outcome(word[0], host, -number, 1, 0, facts(word[2], word[3])).name();
                if (!outcome.equals(word[5])) {
                    wrong.add(host + ": " + line + ": " + outcome);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static List<ErrnoTable> hosts(String name) {
        return switch (name) {
            case "all" -> HOSTS;
            case "posix" -> List.of(ErrnoTable.LINUX, ErrnoTable.MACOS);
            case "linux" -> List.of(ErrnoTable.LINUX);
            case "macos" -> List.of(ErrnoTable.MACOS);
            case "windows" -> List.of(ErrnoTable.WINSOCK);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static SocketFacts facts(String type, String wait) {
        SocketFacts facts = switch (type) {
            case "stream" -> SocketFacts.STREAM;
            case "datagram" -> SocketFacts.DATAGRAM;
            case "seqpacket" -> SocketFacts.SEQPACKET;
            default -> throw new IllegalArgumentException(type);
        };
        boolean limited = wait.endsWith("limited");
        return facts.withNonblocking(wait.startsWith("nonblocking")).withRcvtimeo(limited).withSndtimeo(limited);
    }

    static Enum<?> outcome(String call, ErrnoTable host, long result, long len, int flags, SocketFacts facts) {
        return switch (call) {
            case "recv" -> new RecvOutcome.Reading(host).of(result, len, flags, facts);
            case "send" -> new SendOutcome.Reading(host).of(result, len, flags, facts);
            case "accept" -> new AcceptOutcome.Reading(host).of(result, facts);
            default -> throw new IllegalArgumentException(call);
        };
    }

    /** Every number that any host has a name for, with all facts: an outcome, and this host's is that of its table. */
    @Test
    void everyNumberOfEveryTable() {
        Set<Enum<?>> seen = new HashSet<>();
        int numbers = 0;
        for (ErrnoTable host : ErrnoTable.all()) {
            RecvOutcome.Reading recv = new RecvOutcome.Reading(host);
            SendOutcome.Reading send = new SendOutcome.Reading(host);
            AcceptOutcome.Reading accept = new AcceptOutcome.Reading(host);
            for (ErrnoTable.Entry entry : host.entries()) {
                for (SocketFacts facts : allFacts()) {
                    long result = -entry.number();
                    List<Enum<?>> outcomes = List.of(recv.of(result, 1, 0, facts), send.of(result, 1, 0, facts),
                            accept.of(result, facts));
                    seen.addAll(outcomes);
                    if (host == ErrnoTable.host()) {
                        assertEquals(outcomes,
                                List.of(RecvOutcome.of(result, 1, 0, facts), SendOutcome.of(result, 1, 0, facts),
                                        AcceptOutcome.of(result, facts)),
                                entry::name);
                    }
                    numbers++;
                }
            }
        }
        assertTrue(numbers > 5_000, "" + numbers);
        EnumSet<RecvOutcome> errors = EnumSet.complementOf(EnumSet.of(RecvOutcome.DATA, RecvOutcome.EMPTY));
        assertTrue(seen.containsAll(errors), () -> errors + " in " + seen);
        EnumSet<SendOutcome> sends = EnumSet.complementOf(EnumSet.of(SendOutcome.SENT, SendOutcome.PART));
        assertTrue(seen.containsAll(sends), () -> sends + " in " + seen);
        EnumSet<AcceptOutcome> accepts = EnumSet.complementOf(EnumSet.of(AcceptOutcome.ACCEPTED));
        assertTrue(seen.containsAll(accepts), () -> accepts + " in " + seen);
    }

    private static List<SocketFacts> allFacts() {
        List<SocketFacts> all = new ArrayList<>();
        for (String type : List.of("stream", "datagram", "seqpacket")) {
            for (String wait : List.of("blocking", "nonblocking", "limited", "nonblocking-limited")) {
                all.add(facts(type, wait));
            }
        }
        return all;
    }

    /** No number is taken for another: those that nobody has heard of, and those beyond every int. */
    @Test
    void unknownNumbersAreErrors() {
        for (long result : new long[]{-9_999, -255, -256, -10_000, -10_255, -10_256, -12_000, -133_000,
                Integer.MIN_VALUE + 1L, Integer.MIN_VALUE - 1L, Integer.MIN_VALUE - 11L, Long.MIN_VALUE + 11,
                Long.MIN_VALUE,
                -(1L << 32) - 11}) {
            for (SocketFacts facts : allFacts()) {
                for (ErrnoTable host : HOSTS) {
                    assertSame(RecvOutcome.ERROR, outcome("recv", host, result, 1, 0, facts), () -> "" + result);
                    assertSame(SendOutcome.ERROR, outcome("send", host, result, 1, 0, facts), () -> "" + result);
                    assertSame(AcceptOutcome.ERROR, outcome("accept", host, result, 0, 0, facts), () -> "" + result);
                }
                assertSame(RecvOutcome.ERROR, RecvOutcome.of(result, 1, 0, facts));
                assertSame(SendOutcome.ERROR, SendOutcome.of(result, 1, 0, facts));
                assertSame(AcceptOutcome.ERROR, AcceptOutcome.of(result, facts));
            }
        }
    }

    @Test
    void zero() {
        for (SocketFacts facts : allFacts()) {
            boolean datagram = facts.type() == Sockets.SOCK_DGRAM;
            assertSame(datagram ? RecvOutcome.EMPTY : RecvOutcome.CLOSED, RecvOutcome.of(0, 1, 0, facts));
            assertSame(RecvOutcome.EMPTY, RecvOutcome.of(0, 0, 0, facts), "nothing was asked for");
            assertSame(SendOutcome.SENT, SendOutcome.of(0, 0, 0, facts));
            assertSame(SendOutcome.NO_ROOM, SendOutcome.of(0, 1, 0, facts), "to go on at once would spin");
            assertSame(AcceptOutcome.ACCEPTED, AcceptOutcome.of(0, facts), "a descriptor");
        }
    }

    @Test
    void bytes() {
        for (SocketFacts facts : allFacts()) {
            assertSame(RecvOutcome.DATA, RecvOutcome.of(1, 1, 0, facts));
            assertSame(RecvOutcome.DATA, RecvOutcome.of(9, 1, 0, facts), "MSG_TRUNC");
            assertSame(RecvOutcome.DATA, RecvOutcome.of(Long.MAX_VALUE, 1, 0, facts));
            assertSame(SendOutcome.SENT, SendOutcome.of(8, 8, 0, facts));
            assertSame(SendOutcome.PART, SendOutcome.of(7, 8, 0, facts));
            assertSame(SendOutcome.PART, SendOutcome.of(1, 1L << 40, 0, facts));
            assertSame(AcceptOutcome.ACCEPTED, AcceptOutcome.of(3, facts));
        }
    }

    /** What the calls with a deadline return is one of the outcomes too, whatever the socket is. */
    @Test
    void theTimeOfADeadline() {
        for (SocketFacts facts : allFacts()) {
            assertSame(RecvOutcome.TIMED_OUT, RecvOutcome.of(Deadline.TIME_UP, 1, 0, facts));
            assertSame(SendOutcome.TIMED_OUT, SendOutcome.of(Deadline.TIME_UP, 1, 0, facts));
            assertSame(AcceptOutcome.TIMED_OUT, AcceptOutcome.of(Deadline.TIME_UP, facts));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void flagsOfACallThatDoesNotWait() {
        SocketFacts limited = facts("stream", "limited");
        for (ErrnoTable host : List.of(ErrnoTable.LINUX, ErrnoTable.MACOS)) {
            long eagain = -host.number("EAGAIN").orElseThrow();
            assertSame(RecvOutcome.TIMED_OUT, outcome("recv", host, eagain, 1, Sockets.MSG_PEEK, limited));
            assertSame(RecvOutcome.NOTHING_YET, outcome("recv", host, eagain, 1, PosixSockets.MSG_DONTWAIT, limited));
            assertSame(RecvOutcome.NOTHING_YET, outcome("recv", host, eagain, 1, Sockets.MSG_OOB, limited));
            assertSame(SendOutcome.NO_ROOM, outcome("send", host, eagain, 1, PosixSockets.MSG_DONTWAIT, limited));
            assertSame(SendOutcome.TIMED_OUT, outcome("send", host, eagain, 1, Sockets.MSG_OOB, limited));
            assertSame(RecvOutcome.ERROR,
                    outcome("recv", host, -host.number("EOPNOTSUPP").orElseThrow(), 1, Sockets.MSG_OOB,
                            SocketFacts.NONBLOCKING_DATAGRAM),
                    "no report: the socket has no such data");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theQueueOfErrorsHasNoEndAndDoesNotWait() {
        SocketFacts limited = facts("stream", "limited");
        long eagain = -ErrnoTable.LINUX.number("EAGAIN").orElseThrow();
        assertSame(RecvOutcome.NOTHING_YET, RecvOutcome.of(eagain, 1, LinuxSockets.MSG_ERRQUEUE, limited));
        assertSame(RecvOutcome.EMPTY, RecvOutcome.of(0, 1, LinuxSockets.MSG_ERRQUEUE, limited));
    }

    /** Each of the document's five is what the Javadoc says, by the numbers that the document has. */
    @Test
    void theFiveStatesOfSafeRecv() {
        SocketFacts waits = facts("stream", "limited");
        SocketFacts not = facts("stream", "nonblocking");
        for (ErrnoTable host : HOSTS) {
            boolean windows = host == ErrnoTable.WINSOCK;
            long over = -host.number(windows ? "ETIMEDOUT" : "EAGAIN").orElseThrow();
            assertSame(RecvOutcome.DATA, outcome("recv", host, 5, 10, 0, waits), "SUCCESS");
            assertSame(RecvOutcome.CLOSED, outcome("recv", host, 0, 10, 0, waits), "CONNECTION_CLOSED");
            assertSame(RecvOutcome.TIMED_OUT, outcome("recv", host, over, 10, 0, waits), "TIMEOUT");
            assertSame(RecvOutcome.NOTHING_YET,
                    outcome("recv", host, -host.number("EWOULDBLOCK").orElseThrow(), 10, 0, not), "NO_DATA");
            assertSame(RecvOutcome.RESET, outcome("recv", host, -host.number("ECONNRESET").orElseThrow(), 10, 0, not),
                    "ERROR");
            // And where the document is wrong.
            assertSame(RecvOutcome.EMPTY, outcome("recv", host, 0, 10, 0, SocketFacts.DATAGRAM));
            assertSame(RecvOutcome.DEAD, outcome("recv", host, -host.number("ETIMEDOUT").orElseThrow(), 10, 0, not));
            assertEquals(Strategy.RETRY,
                    ((RecvOutcome) outcome("recv", host, -host.number("EINTR").orElseThrow(), 10, 0, not)).strategy());
        }
    }

    @Test
    void strategies() {
        assertEquals("DATA DONE, EMPTY DONE, CLOSED FATAL, TRUNCATED DONE, NOTHING_YET RETRY, TIMED_OUT RETRY,"
                + " INTERRUPTED RETRY, NO_MEMORY RETRY, UNDELIVERED RETRY, RESET FATAL, DEAD FATAL, ERROR FATAL",
                String.join(", ",
                        List.of(RecvOutcome.values()).stream().map(o -> o + " " + o.strategy()).toList()));
        assertEquals("SENT DONE, PART DONE, NO_ROOM RETRY, TIMED_OUT RETRY, INTERRUPTED RETRY, NO_MEMORY RETRY,"
                + " UNDELIVERED RETRY, CONNECTING PENDING, CLOSED FATAL, RESET FATAL, DEAD FATAL, TOO_BIG FATAL,"
                + " ERROR FATAL",
                String.join(", ",
                        List.of(SendOutcome.values()).stream().map(o -> o + " " + o.strategy()).toList()));
        assertEquals(
                "ACCEPTED DONE, NOTHING_YET RETRY, TIMED_OUT RETRY, INTERRUPTED RETRY, LOST RETRY, EXHAUSTED RETRY,"
                        + " ERROR FATAL",
                String.join(", ",
                        List.of(AcceptOutcome.values()).stream().map(o -> o + " " + o.strategy()).toList()));
    }

    /** On a host that eagain knows nothing of. */
    @Test
    void aHostWithoutATable() {
        assertSame(RecvOutcome.ERROR, new RecvOutcome.Reading(null).of(-11, 1, 0, SocketFacts.STREAM));
        assertSame(SendOutcome.ERROR, new SendOutcome.Reading(null).of(-11, 1, 0, SocketFacts.STREAM));
        assertSame(AcceptOutcome.ERROR, new AcceptOutcome.Reading(null).of(-11, SocketFacts.STREAM));
        assertNotNull(RecvOutcome.of(1, 1, 0, SocketFacts.STREAM));
    }

    /** A number cannot be two outcomes of one call. */
    @Test
    void aNumberIsOneOutcome() {
        ByErrno<RecvOutcome> outcomes = new ByErrno<>(ErrnoTable.LINUX, RecvOutcome.class, RecvOutcome.ERROR);
        outcomes.put(RecvOutcome.NOTHING_YET, "EAGAIN", "EWOULDBLOCK");
        String message = assertThrows(IllegalStateException.class, () -> outcomes.put(RecvOutcome.RESET, "EWOULDBLOCK"))
                .getMessage();
        assertEquals("Linux: EWOULDBLOCK is NOTHING_YET already, and not RESET", message);
    }
}

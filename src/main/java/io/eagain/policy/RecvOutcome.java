package io.eagain.policy;

import io.eagain.ErrnoTable;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.PosixSockets;

/**
 * What the result of {@code recv}, {@code recvfrom}, {@code recvmsg} or {@code read} means. The number stays where it is, in
 * the result that the caller holds.
 *
 * <pre>{@code
 * long n = Sockets.recv(fd, buffer, length, 0);
 * switch (RecvOutcome.of(n, length, 0, SocketFacts.NONBLOCKING_STREAM)) {
 *     case DATA -> take(buffer, n);
 *     case EMPTY, TRUNCATED, INTERRUPTED, UNDELIVERED -> again();
 *     case NOTHING_YET, TIMED_OUT -> waitUntilReadable(fd);
 *     case NO_MEMORY -> pause();
 *     case CLOSED -> finish(fd);
 *     case RESET, DEAD, ERROR -> giveUp(fd, Errno.toString(Errno.of(n)));
 * }
 * }</pre>
 *
 * <p>{@link #of} makes no call, has no state and allocates nothing. {@code docs/OUTCOMES.md} lists the numbers of each
 * constant on each host, and how each is known.
 *
 * <table class="striped">
 * <caption>What differs, and what this relies on</caption>
 * <thead><tr><th></th><th>Linux, observed</th><th>macOS, documented</th><th>Windows</th></tr></thead>
 * <tbody>
 * <tr><td>nothing there, non-blocking</td><td>EAGAIN 11</td><td>EAGAIN 35</td><td>WSAEWOULDBLOCK 10035, under Wine</td></tr>
 * <tr><td>{@code SO_RCVTIMEO} is over</td><td>EAGAIN 11</td><td>EAGAIN 35</td><td>WSAETIMEDOUT 10060, under Wine</td></tr>
 * <tr><td>the system gave the connection up</td><td>ETIMEDOUT 110</td><td>ETIMEDOUT 60</td><td>WSAENETRESET, WSAECONNABORTED,
 * WSAETIMEDOUT, documented</td></tr>
 * <tr><td>reset by the peer</td><td>ECONNRESET once, then 0</td><td>ECONNRESET once, then 0</td><td>WSAECONNRESET each time,
 * under Wine</td></tr>
 * <tr><td>after the own {@code SHUT_RD}</td><td>0</td><td>0</td><td>WSAESHUTDOWN, under Wine</td></tr>
 * <tr><td>a datagram longer than the buffer</td><td>cut silently</td><td>cut silently</td><td>WSAEMSGSIZE, under Wine</td></tr>
 * </tbody>
 * </table>
 *
 * <p><b>The five states of {@code safe_recv}.</b> An article that many programs follow wraps {@code recv} so that it returns
 * one of five. They are here:
 *
 * <table class="striped">
 * <caption>The document's states</caption>
 * <thead><tr><th>its state</th><th>here</th><th>what its version gets wrong</th></tr></thead>
 * <tbody>
 * <tr><td>SUCCESS</td><td>{@link #DATA}</td><td>nothing</td></tr>
 * <tr><td>CONNECTION_CLOSED</td><td>{@link #CLOSED}</td><td>it takes every 0 for an end: an empty datagram and a length of 0
 * are {@link #EMPTY}</td></tr>
 * <tr><td>TIMEOUT</td><td>{@link #TIMED_OUT}</td><td>it catches {@code socket.timeout}, which since Python 3.10 is
 * {@code TimeoutError}, and that is {@code ETIMEDOUT} as well: a dead connection, {@link #DEAD}, is asked again for ever</td></tr>
 * <tr><td>NO_DATA</td><td>{@link #NOTHING_YET}</td><td>nothing; its two numbers are one on POSIX, and on Windows 10035 alone
 * comes</td></tr>
 * <tr><td>ERROR</td><td>{@link #RESET}, {@link #DEAD}, {@link #ERROR}</td><td>it ends the connection for
 * {@link #INTERRUPTED}, {@link #NO_MEMORY} and, on datagram sockets, {@link #UNDELIVERED} and {@link #TRUNCATED}, after all of
 * which the socket is good</td></tr>
 * </tbody>
 * </table>
 *
 * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/recv.html">POSIX</a>,
 * <a href="https://man7.org/linux/man-pages/man2/recv.2.html">Linux</a>,
 * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recv.2.html">Apple</a>,
 * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recv">Winsock</a>.
 */
public enum RecvOutcome {
    /**
     * Above 0: so many bytes. With {@code MSG_TRUNC} on Linux it may be more than the buffer holds, the length that the
     * datagram had.
     */
    DATA(Strategy.DONE),
    /**
     * 0, and not an end: a length of 0 was asked for; a datagram without a byte; on Linux an entry of the queue of errors,
     * {@code MSG_ERRQUEUE}, without a byte. A datagram socket whose own receiving side was shut down gives 0 on Linux each
     * time, and no number tells that apart.
     */
    EMPTY(Strategy.DONE),
    /**
     * 0 on a stream, of which more than 0 bytes were asked: the end, in order. Nothing more will come; one may still send.
     * Also after the own {@code shutdown(SHUT_RD)}, where Windows gives {@code WSAESHUTDOWN}, and after a reset that was
     * told before (Linux, macOS). {@code WSAEDISCON} on Windows.
     *
     * <p>On {@code SOCK_SEQPACKET} 0 may also be an empty record. It is taken for an end: an end that is not seen is read
     * for ever, as fast as the processor can, while who sends an empty record loses no connection but its own. A protocol
     * that has empty records asks {@code poll} for {@code POLLHUP} or {@code POLLRDHUP}, which only an end has.
     */
    CLOSED(Strategy.FATAL),
    /**
     * Windows alone, {@code WSAEMSGSIZE}: the datagram was longer than the buffer, which is full with its beginning though the
     * result is negative. The rest is lost, unless {@code MSG_PEEK} left the whole where it was. Elsewhere such a datagram
     * is {@link #DATA} and cut silently; {@code recvmsg} has {@code MSG_TRUNC}.
     */
    TRUNCATED(Strategy.DONE),
    /**
     * Nothing there, and the call was not to wait: wait until the socket is readable, and call again. {@code EAGAIN}, on
     * Windows {@code EWOULDBLOCK}, of a non-blocking socket, or of a call with {@code MSG_DONTWAIT}, {@code MSG_OOB} or, on
     * Linux, {@code MSG_ERRQUEUE}, which do not wait on a blocking one either.
     *
     * <p>So too when the facts say that the socket waits without limit, which it then would have done: somebody has
     * changed it. That nothing is there is true all the same, and to wait and call again is right whoever changed what; to
     * call again at once would not be.
     */
    NOTHING_YET(Strategy.RETRY),
    /**
     * The time limit is over, and nothing came. {@code SO_RCVTIMEO} ran out: {@code EAGAIN} (Linux, macOS); on Windows
     * {@code WSAETIMEDOUT}, if the facts have such a limit. Or {@link Deadline#TIME_UP}, of a call with a deadline.
     *
     * <p>After a deadline, and on Linux and macOS after {@code SO_RCVTIMEO}, the socket is as it was. On Windows Microsoft
     * says of {@code SO_RCVTIMEO} that the socket is then in an indeterminate state and should not be used: what came in
     * the same moment may be lost. There wait with a {@link Deadline} instead. A dead connection gives that number too; when
     * it comes before the time, it is dead.
     */
    TIMED_OUT(Strategy.RETRY),
    /**
     * A signal came before any data: call again, or do what the signal is for; see {@link Eintr}. On Windows, which has no
     * signals, another thread has cancelled the call or closed the socket.
     */
    INTERRUPTED(Strategy.RETRY),
    /**
     * The system is short of memory, {@code ENOMEM} or {@code ENOBUFS}: pause, and call again. The socket is good, but it stays
     * readable, so that waiting for it would spin. On a netlink socket {@code ENOBUFS} says that messages were lost.
     */
    NO_MEMORY(Strategy.RETRY),
    /**
     * Datagram sockets: a datagram that was sent before did not arrive, or the device went down. The socket is good, and the
     * report is gone with this answer: call again. {@code ECONNREFUSED}, {@code EHOSTUNREACH} and others, as ICMP tells
     * them, {@code EMSGSIZE} on Linux and macOS; on Windows {@code WSAECONNRESET} (the port is closed) and {@code WSAENETRESET}
     * (the time to live is over).
     */
    UNDELIVERED(Strategy.RETRY),
    /**
     * The peer has reset the connection, {@code ECONNRESET}, or refused it, {@code ECONNREFUSED} of an attempt whose error
     * nobody had read. What was in flight is lost. Linux and macOS say it once and then give 0; Windows says it every time.
     */
    RESET(Strategy.FATAL),
    /**
     * The system has given the connection up, since nothing came back: {@code ETIMEDOUT} on Linux and macOS, after keep-alive,
     * {@code TCP_USER_TIMEOUT} or the last retransmission; {@code EHOSTUNREACH} and the like, when the network had said why;
     * {@code WSAENETRESET}, {@code WSAECONNABORTED} and, without {@code SO_RCVTIMEO}, {@code WSAETIMEDOUT} on Windows.
     */
    DEAD(Strategy.FATAL),
    /**
     * Anything else: mostly a mistake of the program's own ({@code EBADF}, {@code ENOTCONN}, {@code EFAULT}; {@code EINVAL},
     * which also says that there are no out-of-band data), and each number that nobody has heard of.
     */
    ERROR(Strategy.FATAL);

    private static final Reading HERE = new Reading(ByErrno.HERE);

    private final Strategy strategy;

    RecvOutcome(Strategy strategy) {
        this.strategy = strategy;
    }

    /**
     * Says what a result means.
     *
     * @param result what the call gave; of a call with a deadline {@link Deadline#TIME_UP} too
     * @param len how many bytes were asked for
     * @param flags the flags of the call, 0 for {@code read}; {@code MSG_DONTWAIT} for a call of {@link Timed}, which leaves no
     *     waiting to the socket
     * @param facts the socket, as it was during the call
     * @return the outcome
     */
    public static RecvOutcome of(long result, long len, int flags, SocketFacts facts) {
        return result > 0 ? DATA : HERE.of(result, len, flags, facts);
    }

    /** {@return whether to go on} */
    public Strategy strategy() {
        return strategy;
    }

    /** How a host's results are read: this one's above, and any in tests. */
    record Reading(boolean windows, int atOnce, int errorQueue, ByErrno<RecvOutcome> connection,
            ByErrno<RecvOutcome> datagram) {

        Reading(ErrnoTable table) {
            this(table == ErrnoTable.WINSOCK, atOnce(table), table == ErrnoTable.LINUX ? LinuxSockets.MSG_ERRQUEUE : 0,
                    connection(table), datagram(table));
        }

        RecvOutcome of(long result, long len, int flags, SocketFacts facts) {
            if (result >= 0) {
                return result > 0 ? DATA : zero(len, flags, facts);
            }
            if (result == Deadline.TIME_UP) {
                return TIMED_OUT;
            }
            RecvOutcome outcome = (facts.connection() ? connection : datagram).of(result);
            boolean inTime = facts.receivesInTime() && (flags & atOnce) == 0;
            if (outcome == NOTHING_YET) {
                return inTime && !windows ? TIMED_OUT : NOTHING_YET;
            }
            if (outcome == TIMED_OUT && !inTime) {
                return facts.connection() ? DEAD : ERROR;
            }
            // A flag that the socket does not take is refused each time, and no report.
            if (outcome == UNDELIVERED && (flags & Sockets.MSG_OOB) != 0) {
                return ERROR;
            }
            return outcome;
        }

        private RecvOutcome zero(long len, int flags, SocketFacts facts) {
            return len > 0 && facts.connection() && (flags & errorQueue) == 0 ? CLOSED : EMPTY;
        }

        private static int atOnce(ErrnoTable table) {
            if (table == ErrnoTable.WINSOCK) {
                return 0;
            }
            int flags = PosixSockets.MSG_DONTWAIT | Sockets.MSG_OOB;
            return table == ErrnoTable.LINUX ? flags | LinuxSockets.MSG_ERRQUEUE : flags;
        }

        private static ByErrno<RecvOutcome> connection(ErrnoTable table) {
            ByErrno<RecvOutcome> outcomes = both(table).put(RESET, "ECONNRESET", "ECONNREFUSED")
                    .put(CLOSED, "ESHUTDOWN", "WSAEDISCON").put(DEAD, "ENETRESET", "ECONNABORTED", "ENETDOWN",
                            "ENETUNREACH", "EHOSTDOWN", "EHOSTUNREACH");
            return table == ErrnoTable.WINSOCK
                    ? outcomes.put(TIMED_OUT, "ETIMEDOUT")
                    : outcomes.put(DEAD, "ETIMEDOUT", "ENONET", "ENOPROTOOPT", "EPROTO");
        }

        private static ByErrno<RecvOutcome> datagram(ErrnoTable table) {
            ByErrno<RecvOutcome> outcomes = both(table).put(UNDELIVERED, "ECONNRESET", "ECONNREFUSED", "ENETRESET",
                    "ENETUNREACH", "EHOSTDOWN", "EHOSTUNREACH");
            return table == ErrnoTable.WINSOCK
                    ? outcomes.put(TIMED_OUT, "ETIMEDOUT")
                    : outcomes.put(UNDELIVERED, "ENETDOWN", "EMSGSIZE", "ENONET", "ENOPROTOOPT", "EPROTO", "EACCES",
                            "EOPNOTSUPP");
        }

        private static ByErrno<RecvOutcome> both(ErrnoTable table) {
            ByErrno<RecvOutcome> outcomes = new ByErrno<>(table, RecvOutcome.class, ERROR)
                    .put(NOTHING_YET, "EAGAIN", "EWOULDBLOCK").put(INTERRUPTED, "EINTR")
                    .put(NO_MEMORY, "ENOMEM", "ENOBUFS");
            return table == ErrnoTable.WINSOCK ? outcomes.put(TRUNCATED, "EMSGSIZE") : outcomes;
        }
    }
}

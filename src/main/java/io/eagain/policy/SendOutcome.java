package io.eagain.policy;

import io.eagain.ErrnoTable;
import io.eagain.posix.PosixSockets;

/**
 * What the result of {@code send}, {@code sendto}, {@code sendmsg} or {@code write} means. The number stays where it is, in the
 * result that the caller holds.
 *
 * <pre>{@code
 * long n = Sockets.send(fd, buffer, length, 0);
 * switch (SendOutcome.of(n, length, 0, SocketFacts.NONBLOCKING_STREAM)) {
 *     case SENT -> next();
 *     case PART -> rest(buffer, n);
 *     case NO_ROOM, TIMED_OUT -> waitUntilWritable(fd);
 *     case INTERRUPTED, UNDELIVERED -> again();
 *     case NO_MEMORY -> pause();
 *     case CONNECTING -> waitUntilConnected(fd);
 *     case CLOSED, RESET, DEAD, TOO_BIG, ERROR -> giveUp(fd, Errno.toString(Errno.of(n)));
 * }
 * }</pre>
 *
 * <p>{@link #of} makes no call, has no state and allocates nothing. {@code docs/OUTCOMES.md} lists the numbers of each
 * constant on each host, and how each is known. That bytes were taken by the system says nothing of their arrival.
 *
 * <table class="striped">
 * <caption>What differs, and what this relies on</caption>
 * <thead><tr><th></th><th>Linux, observed</th><th>macOS, documented</th><th>Windows</th></tr></thead>
 * <tbody>
 * <tr><td>no room, non-blocking</td><td>EAGAIN 11</td><td>EAGAIN 35</td><td>WSAEWOULDBLOCK 10035, under Wine</td></tr>
 * <tr><td>{@code SO_SNDTIMEO} is over</td><td>EAGAIN 11, or a part</td><td>EAGAIN 35, or a part</td><td>WSAETIMEDOUT 10060,
 * under Wine</td></tr>
 * <tr><td>part of the bytes, non-blocking</td><td>yes</td><td>yes</td><td>no: all or nothing, documented</td></tr>
 * <tr><td>the peer has reset</td><td>ECONNRESET once, then EPIPE</td><td>EPIPE</td><td>WSAECONNRESET, WSAECONNABORTED</td></tr>
 * <tr><td>after the own {@code SHUT_WR}</td><td>EPIPE</td><td>EPIPE</td><td>WSAESHUTDOWN, under Wine</td></tr>
 * </tbody>
 * </table>
 *
 * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/send.html">POSIX</a>,
 * <a href="https://man7.org/linux/man-pages/man2/send.2.html">Linux</a>,
 * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/send.2.html">Apple</a>,
 * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-send">Winsock</a>.
 */
public enum SendOutcome {
    /** All bytes were taken. */
    SENT(Strategy.DONE),
    /** Some bytes were taken, as many as the result says: send the rest when the socket is writable. */
    PART(Strategy.DONE),
    /**
     * No room, and the call was not to wait: wait until the socket is writable, and call again. {@code EAGAIN}, on Windows
     * {@code EWOULDBLOCK}, of a non-blocking socket or of a call with {@code MSG_DONTWAIT}; 0 of more than 0 bytes.
     *
     * <p>So too when the facts say that the socket waits without limit: somebody has changed it, and to wait and call again
     * is right whoever changed what. On Linux a UDP socket for which no port is left gives it as well, and is writable all
     * the same.
     */
    NO_ROOM(Strategy.RETRY),
    /**
     * The time limit is over, and no byte was taken. {@code SO_SNDTIMEO} ran out: {@code EAGAIN} (Linux, macOS); on Windows
     * {@code WSAETIMEDOUT}, if the facts have such a limit. Or {@link Deadline#TIME_UP}, of a call with a deadline. If some
     * bytes had been taken, the result is their number: {@link #PART}.
     *
     * <p>After a deadline, and on Linux and macOS after {@code SO_SNDTIMEO}, the socket is as it was. On Windows Microsoft
     * says of {@code SO_SNDTIMEO} that the socket is then in an indeterminate state and should not be used: nothing tells how
     * much was sent. There wait with a {@link Deadline} instead.
     */
    TIMED_OUT(Strategy.RETRY),
    /**
     * A signal came before any byte was taken: call again, or do what the signal is for; see {@link Eintr}. On Windows, which
     * has no signals, another thread has cancelled the call or closed the socket.
     */
    INTERRUPTED(Strategy.RETRY),
    /**
     * The system is short of memory or of room in a device's queue, {@code ENOBUFS} or {@code ENOMEM}: pause, and call again. The
     * socket is good and says that it is writable, so that waiting for it would spin. With {@code MSG_ZEROCOPY}: first read
     * which sends are done.
     */
    NO_MEMORY(Strategy.RETRY),
    /**
     * Datagram sockets: this datagram was not sent, and the socket is good. Either an earlier one did not arrive, as ICMP
     * tells it, and this answer has taken the report away: call again, once. Or there is no way for this one, and the
     * second call gives the same number: leave this datagram. {@code ECONNREFUSED}, {@code EHOSTUNREACH},
     * {@code ENETUNREACH} and others; {@code EPERM}, a packet filter; {@code EACCES}, also a broadcast without
     * {@code SO_BROADCAST}; {@code WSAECONNRESET}, {@code WSAENETRESET}.
     */
    UNDELIVERED(Strategy.RETRY),
    /**
     * Linux and macOS, a send that connects ({@code MSG_FASTOPEN}): the connection is being made and nothing was taken. Wait until the
     * socket is writable, read {@code SO_ERROR}, then send. {@code EINPROGRESS}, {@code EALREADY}.
     */
    CONNECTING(Strategy.PENDING),
    /**
     * Nothing can be sent any more: {@code EPIPE}, on Windows {@code WSAESHUTDOWN}. The own {@code shutdown(SHUT_WR)}, or the
     * peer has gone and an earlier call has told it. What has come in may still be read.
     */
    CLOSED(Strategy.FATAL),
    /**
     * The peer has reset the connection, {@code ECONNRESET}, or refused it, {@code ECONNREFUSED} of an attempt whose error
     * nobody had read. What was sent before may be lost.
     */
    RESET(Strategy.FATAL),
    /**
     * The system has given the connection up: {@code ETIMEDOUT} on Linux and macOS, {@code EHOSTUNREACH} and the like;
     * {@code WSAENETRESET}, {@code WSAECONNABORTED} (also after sending to a peer that has closed) and, without
     * {@code SO_SNDTIMEO}, {@code WSAETIMEDOUT} on Windows.
     */
    DEAD(Strategy.FATAL),
    /** Too long for one message, {@code EMSGSIZE}: nothing was sent. The socket is good; make the message shorter. */
    TOO_BIG(Strategy.FATAL),
    /**
     * Anything else: mostly a mistake of the program's own ({@code EBADF}, {@code ENOTCONN}, {@code EDESTADDRREQ}), and each
     * number that nobody has heard of.
     */
    ERROR(Strategy.FATAL);

    private static final Reading HERE = new Reading(ByErrno.HERE);

    private final Strategy strategy;

    SendOutcome(Strategy strategy) {
        this.strategy = strategy;
    }

    /**
     * Says what a result means.
     *
     * @param result what the call gave; of a call with a deadline {@link Deadline#TIME_UP} too
     * @param len how many bytes were to be sent
     * @param flags the flags of the call, 0 for {@code write}; {@code MSG_DONTWAIT} for a call of {@link Timed}, which leaves no
     *     waiting to the socket
     * @param facts the socket, as it was during the call
     * @return the outcome
     */
    public static SendOutcome of(long result, long len, int flags, SocketFacts facts) {
        return result >= len ? SENT : HERE.of(result, len, flags, facts);
    }

    /** {@return whether to go on} */
    public Strategy strategy() {
        return strategy;
    }

    /** How a host's results are read: this one's above, and any in tests. */
    record Reading(boolean windows, int atOnce, ByErrno<SendOutcome> connection, ByErrno<SendOutcome> datagram) {

        Reading(ErrnoTable table) {
            this(table == ErrnoTable.WINSOCK, table == ErrnoTable.WINSOCK ? 0 : PosixSockets.MSG_DONTWAIT,
                    connection(table), datagram(table));
        }

        SendOutcome of(long result, long len, int flags, SocketFacts facts) {
            if (result >= 0) {
                return result >= len ? SENT : result > 0 ? PART : NO_ROOM;
            }
            if (result == Deadline.TIME_UP) {
                return TIMED_OUT;
            }
            SendOutcome outcome = (facts.connection() ? connection : datagram).of(result);
            boolean inTime = facts.sendsInTime() && (flags & atOnce) == 0;
            if (outcome == NO_ROOM) {
                return inTime && !windows ? TIMED_OUT : NO_ROOM;
            }
            if (outcome == TIMED_OUT && !inTime) {
                return facts.connection() ? DEAD : ERROR;
            }
            return outcome;
        }

        private static ByErrno<SendOutcome> connection(ErrnoTable table) {
            ByErrno<SendOutcome> outcomes = both(table).put(RESET, "ECONNRESET", "ECONNREFUSED")
                    .put(CLOSED, "EPIPE", "ESHUTDOWN").put(DEAD, "ENETRESET", "ECONNABORTED", "ENETDOWN", "ENETUNREACH",
                            "EHOSTDOWN", "EHOSTUNREACH");
            // WSAEINPROGRESS is another thing, of Winsock 1.1.
            return table == ErrnoTable.WINSOCK
                    ? outcomes.put(TIMED_OUT, "ETIMEDOUT")
                    : outcomes.put(DEAD, "ETIMEDOUT", "ENONET", "ENOPROTOOPT", "EPROTO").put(CONNECTING, "EINPROGRESS",
                            "EALREADY");
        }

        private static ByErrno<SendOutcome> datagram(ErrnoTable table) {
            // Who sends a datagram from port 0, or from an address that has gone since, cannot be answered.
            ByErrno<SendOutcome> outcomes = both(table)
                    .put(UNDELIVERED, "EADDRNOTAVAIL", "ECONNRESET", "ECONNREFUSED", "ENETRESET", "ENETUNREACH",
                            "EHOSTDOWN",
                            "EHOSTUNREACH")
                    .put(CLOSED, "EPIPE", "ESHUTDOWN");
            return table == ErrnoTable.WINSOCK
                    ? outcomes.put(TIMED_OUT, "ETIMEDOUT")
                    : outcomes.put(UNDELIVERED, "ENETDOWN", "ENONET", "ENOPROTOOPT", "EPROTO", "EACCES", "EPERM",
                            "EINVAL");
        }

        private static ByErrno<SendOutcome> both(ErrnoTable table) {
            return new ByErrno<>(table, SendOutcome.class, ERROR).put(NO_ROOM, "EAGAIN", "EWOULDBLOCK")
                    .put(INTERRUPTED, "EINTR").put(NO_MEMORY, "ENOMEM", "ENOBUFS").put(TOO_BIG, "EMSGSIZE");
        }
    }
}

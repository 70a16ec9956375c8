package io.eagain.policy;

import io.eagain.ErrnoTable;

/**
 * What the result of {@code accept} or {@code accept4} means, and what a server does then. The number stays where it is, in the
 * result that the caller holds.
 *
 * <pre>{@code
 * int fd = Sockets.accept(listener);
 * switch (AcceptOutcome.of(fd, facts)) {
 *     case ACCEPTED -> serve(fd);
 *     case LOST, INTERRUPTED -> acceptAgain();
 *     case NOTHING_YET, TIMED_OUT -> waitUntilReadable(listener);
 *     case EXHAUSTED -> pauseOrFreeADescriptor();
 *     case ERROR -> giveUp(listener, Errno.toString(Errno.of(fd)));
 * }
 * }</pre>
 *
 * <p>Only {@link #ERROR} is the listener's own. A server that ends, or closes its listener, for any of the others can be ended
 * by its clients: by resetting at the right moment, or by connecting often enough.
 *
 * <p>{@link #of} makes no call, has no state and allocates nothing. It reads a resource once, when the class is first used;
 * let that be before the process can be short of descriptors. {@code docs/OUTCOMES.md} lists the numbers of each constant
 * on each host, and how each is known.
 *
 * <table class="striped">
 * <caption>What differs, and what this relies on</caption>
 * <thead><tr><th></th><th>Linux</th><th>macOS, documented</th><th>Windows, documented</th></tr></thead>
 * <tbody>
 * <tr><td>reset before it was accepted</td><td>accepted; its first {@code recv} tells, observed</td><td>ECONNABORTED 53</td>
 * <td>WSAECONNRESET 10054</td></tr>
 * <tr><td>errors of the network</td><td>those that the new connection already has are given by {@code accept}, documented</td>
 * <td>not documented</td><td>not documented</td></tr>
 * <tr><td>no descriptor left</td><td>EMFILE 24, observed; the connection stays in the queue</td><td>EMFILE 24</td><td>WSAEMFILE
 * 10024</td></tr>
 * <tr><td>not a listener's type</td><td>EOPNOTSUPP 95, observed</td><td>EOPNOTSUPP 102</td><td>WSAEOPNOTSUPP 10045</td></tr>
 * </tbody>
 * </table>
 *
 * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/accept.html">POSIX</a>,
 * <a href="https://man7.org/linux/man-pages/man2/accept.2.html">Linux</a>,
 * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/accept.2.html">Apple</a>,
 * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-accept">Winsock</a>.
 */
public enum AcceptOutcome {
    /** 0 or more: a new descriptor, the caller's to close. Accept again until {@link #NOTHING_YET}. */
    ACCEPTED(Strategy.DONE),
    /**
     * Nobody waits, and the call was not to wait: wait until the listener is readable. Also after it was readable: another
     * process took the connection, or it is gone; so a listener that is waited for should be non-blocking. So too when the
     * facts say that it waits without limit: somebody has changed it.
     */
    NOTHING_YET(Strategy.RETRY),
    /**
     * The time limit is over, and nobody came: {@code SO_RCVTIMEO}, which Linux heeds (observed), or
     * {@link Deadline#TIME_UP}, of a call with a deadline.
     */
    TIMED_OUT(Strategy.RETRY),
    /**
     * A signal came first: call again, or do what the signal is for; see {@link Eintr}. On Windows, which has no signals,
     * another thread has cancelled the call or closed the listener: the next call tells.
     */
    INTERRUPTED(Strategy.RETRY),
    /**
     * That connection is gone, or was not allowed, and the listener is good: accept the next at once. {@code ECONNABORTED},
     * {@code EPROTO}, {@code EPERM} (a packet filter or a security module); on Linux what the network had done to the new
     * connection: {@code ENETDOWN}, {@code ENOPROTOOPT}, {@code EHOSTDOWN}, {@code ENONET}, {@code EHOSTUNREACH},
     * {@code EOPNOTSUPP} (of a stream), {@code ENETUNREACH}, {@code ETIMEDOUT}; {@code WSAECONNRESET}. A security module may say it
     * of the same connection again: when it comes many times in a row, pause as for {@link #EXHAUSTED}.
     */
    LOST(Strategy.RETRY),
    /**
     * Descriptors or memory have run out: {@code EMFILE} of the process, {@code ENFILE} of the system, {@code ENOBUFS},
     * {@code ENOMEM}. The listener is good and a connection that waits goes on waiting, so that the listener stays readable: a
     * server that waits for readiness at once comes back at once, and spins. Linux takes the descriptor before it looks, and
     * gives {@code EMFILE} though nobody waits (observed): the readiness tells, and not the number. Pause for some milliseconds or until a connection was
     * closed, meanwhile without asking for the listener's readiness (an edge-triggered server has to remember to accept, for
     * no further edge comes for this connection). Or keep a spare descriptor: close it, accept, close what was accepted, so
     * that the peer is told and does not wait, and open the spare one again.
     */
    EXHAUSTED(Strategy.RETRY),
    /**
     * The listener's own trouble, which stays: it does not listen or was shut down ({@code EINVAL}), is no socket that can
     * ({@code EOPNOTSUPP}), is not open; and each number that nobody has heard of.
     */
    ERROR(Strategy.FATAL);

    private static final Reading HERE = new Reading(ByErrno.HERE);

    private final Strategy strategy;

    AcceptOutcome(Strategy strategy) {
        this.strategy = strategy;
    }

    /**
     * Says what a result means.
     *
     * @param result what the call gave; of a call with a deadline {@link Deadline#TIME_UP} too
     * @param facts the listener, as it was during the call; for a call of {@link Timed}, which leaves no waiting to the
     *     socket, those of a non-blocking one
     * @return the outcome
     */
    public static AcceptOutcome of(long result, SocketFacts facts) {
        return result >= 0 ? ACCEPTED : HERE.of(result, facts);
    }

    /** {@return whether to go on accepting} */
    public Strategy strategy() {
        return strategy;
    }

    /** How a host's results are read: this one's above, and any in tests. */
    record Reading(boolean windows, int eopnotsupp, ByErrno<AcceptOutcome> outcomes) {

        Reading(ErrnoTable table) {
            this(table == ErrnoTable.WINSOCK,
                    table == ErrnoTable.LINUX ? table.number("EOPNOTSUPP").orElseThrow() : Integer.MIN_VALUE,
                    outcomes(table));
        }

        AcceptOutcome of(long result, SocketFacts facts) {
            if (result >= 0) {
                return ACCEPTED;
            }
            if (result == Deadline.TIME_UP) {
                return TIMED_OUT;
            }
            AcceptOutcome outcome = outcomes.of(result);
            if (outcome == NOTHING_YET) {
                return facts.receivesInTime() && !windows ? TIMED_OUT : NOTHING_YET;
            }
            if (outcome == TIMED_OUT && !facts.receivesInTime()) {
                return ERROR;
            }
            // What a socket says that cannot listen, and on Linux what the network says of a new connection.
            if (result == -eopnotsupp && facts.stream()) {
                return LOST;
            }
            return outcome;
        }

        private static ByErrno<AcceptOutcome> outcomes(ErrnoTable table) {
            ByErrno<AcceptOutcome> outcomes = new ByErrno<>(table, AcceptOutcome.class, ERROR)
                    .put(NOTHING_YET, "EAGAIN", "EWOULDBLOCK").put(INTERRUPTED, "EINTR")
                    .put(LOST, "ECONNABORTED", "ECONNRESET")
                    .put(EXHAUSTED, "EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "ENOSR");
            return table == ErrnoTable.WINSOCK
                    ? outcomes.put(TIMED_OUT, "ETIMEDOUT")
                    : outcomes.put(LOST, "EPROTO", "EPERM", "ENETDOWN", "ENETRESET", "ENETUNREACH", "ENOPROTOOPT",
                            "EHOSTDOWN", "EHOSTUNREACH", "ENONET", "ETIMEDOUT");
        }
    }
}

package io.eagain.policy;

import io.eagain.Errno;

/**
 * What a {@code connect} has come to: of the call itself, of {@link Connect#finish} and of {@link Connect#connect}.
 *
 * <p>One number means one thing after {@code connect}, whatever it means after other calls. A name that this host lacks
 * matches nothing.
 *
 * <table class="striped">
 * <caption>Which number is which; o: observed, w: under Wine, d: documented, not run</caption>
 * <thead><tr><th>outcome</th><th>Linux</th><th>macOS</th><th>Windows</th></tr></thead>
 * <tbody>
 * <tr><td>{@link #CONNECTED}</td><td>0 o, EISCONN o</td><td>0 d, EISCONN d</td><td>0 w, WSAEISCONN w</td></tr>
 * <tr><td>{@link #PENDING}</td><td>EINPROGRESS o, also of a blocking socket whose {@code SO_SNDTIMEO} has run out o;
 * EALREADY o, EINTR o</td><td>EINPROGRESS d, EALREADY d, EINTR d</td><td>WSAEWOULDBLOCK w, WSAEALREADY w;
 * WSAEINPROGRESS d, of Winsock 1.1 alone</td></tr>
 * <tr><td>{@link #TIMED_OUT}</td><td colspan="3">{@link Deadline#TIME_UP}, which is no number of a system</td></tr>
 * <tr><td>{@link #REFUSED}</td><td>ECONNREFUSED o</td><td>ECONNREFUSED d</td><td>WSAECONNREFUSED w</td></tr>
 * <tr><td>{@link #UNREACHABLE}</td><td>ENETUNREACH o, EHOSTUNREACH o, ENETDOWN d, EHOSTDOWN d</td>
 * <td>the same d</td><td>WSAENETUNREACH w, WSAEHOSTUNREACH d, WSAENETDOWN d, WSAEHOSTDOWN d</td></tr>
 * <tr><td>{@link #NO_ANSWER}</td><td>ETIMEDOUT o</td><td>ETIMEDOUT d</td><td>WSAETIMEDOUT d</td></tr>
 * <tr><td>{@link #NO_LOCAL_ADDRESS}</td><td>EADDRNOTAVAIL o</td><td>EADDRNOTAVAIL d</td><td>WSAEADDRNOTAVAIL w</td></tr>
 * <tr><td>{@link #NOTHING_BEGUN}</td><td>EAGAIN o, of a unix socket; ECONNABORTED o</td><td>-</td><td>-</td></tr>
 * <tr><td>{@link #EXHAUSTED}</td><td>ENOBUFS d, ENOMEM d</td><td>ENOBUFS d</td><td>WSAENOBUFS d</td></tr>
 * <tr><td>{@link #ERROR}</td><td colspan="3">every other</td></tr>
 * </tbody>
 * </table>
 *
 * <p>{@code WSAEINVAL} is an {@link #ERROR}: it meant "still connecting" to programs of Winsock 1.1 (documented), and eagain asks
 * for 2.2, under which it is {@code WSAEALREADY}. On macOS {@code EINVAL} is what every call gives after a failed attempt
 * (documented): that socket is of no more use. Nor is {@code EISCONN} a proof there when it comes from a second call: users
 * of macOS 26.7 and of a beta of 27 report it for an attempt that was refused, with the refusal still in {@code SO_ERROR}.
 *
 * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/connect.html">POSIX</a>,
 * <a href="https://man7.org/linux/man-pages/man2/connect.2.html">Linux</a>,
 * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/connect.2.html">Apple</a>,
 * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-connect">Winsock</a>.
 */
public enum ConnectOutcome {
    /** The socket is connected, by this call or by an earlier one. */
    CONNECTED(Strategy.DONE),
    /**
     * It goes on without the caller. Wait until the socket is writable, then {@link Connect#finish}; never call
     * {@code connect} again to ask.
     */
    PENDING(Strategy.PENDING),
    /**
     * The caller's own limit passed, {@link Deadline#TIME_UP}, and the attempt goes on all the same. Close the socket, or go
     * on waiting as after {@link #PENDING}. On a unix socket see {@link Connect#connect}.
     */
    TIMED_OUT(Strategy.PENDING),
    /** Somebody answered, and nobody listens there. */
    REFUSED(Strategy.FATAL),
    /** There is no way there: no route, or a router or the last network said so. */
    UNREACHABLE(Strategy.FATAL),
    /** The system gave up after all its attempts, {@code ETIMEDOUT}. The caller's own limit is {@link #TIMED_OUT}. */
    NO_ANSWER(Strategy.FATAL),
    /**
     * No local port is left for that destination, or no local address fits it, or it is none that one can connect to: three
     * reasons with one number.
     */
    NO_LOCAL_ADDRESS(Strategy.FATAL),
    /**
     * Linux: no attempt was begun, and there is nothing to wait for with {@code poll}. {@code EAGAIN}: the queue of a unix
     * listener is full, call again after a pause. {@code ECONNABORTED}: the socket had a failed attempt behind it, whose
     * error was read; the next call starts anew.
     */
    NOTHING_BEGUN(Strategy.RETRY),
    /** The system is out of memory for it; later perhaps. Windows: out of local ports as well (documented). */
    EXHAUSTED(Strategy.RETRY),
    /** Anything else, such as a unix path that leads nowhere, a packet filter, or a bad descriptor: the number tells. */
    ERROR(Strategy.FATAL);

    private final Strategy strategy;

    ConnectOutcome(Strategy strategy) {
        this.strategy = strategy;
    }

    /**
     * What a result means. Allocates nothing.
     *
     * @param result what {@code Sockets.connect}, {@link Connect#start}, {@link Connect#finish} or {@link Connect#connect}
     *     returned, or a {@code SO_ERROR} negated
     * @return the outcome; never null
     */
    public static ConnectOutcome of(int result) {
        if (result >= 0) {
            return CONNECTED;
        }
        // First: a name that this host lacks is the same number.
        if (result == Deadline.TIME_UP) {
            return TIMED_OUT;
        }
        int error = -result;
        if (error == Errno.EINPROGRESS || error == Errno.EALREADY || error == Errno.EINTR) {
            return PENDING;
        }
        // EAGAIN before EWOULDBLOCK: one number on POSIX. On Windows no socket call gives EAGAIN.
        if (error == Errno.EAGAIN) {
            return NOTHING_BEGUN;
        }
        if (error == Errno.EWOULDBLOCK) {
            return PENDING;
        }
        if (error == Errno.EISCONN) {
            return CONNECTED;
        }
        return failure(error);
    }

    private static ConnectOutcome failure(int error) {
        if (error == Errno.ECONNREFUSED) {
            return REFUSED;
        }
        if (error == Errno.ENETUNREACH || error == Errno.EHOSTUNREACH || error == Errno.ENETDOWN
                || error == Errno.EHOSTDOWN) {
            return UNREACHABLE;
        }
        if (error == Errno.ETIMEDOUT) {
            return NO_ANSWER;
        }
        if (error == Errno.EADDRNOTAVAIL) {
            return NO_LOCAL_ADDRESS;
        }
        // Windows gives its own number when the connection was ended by this machine, which is final.
        if (error == Errno.ECONNABORTED && Errno.EAGAIN == Errno.EWOULDBLOCK) {
            return NOTHING_BEGUN;
        }
        return error == Errno.ENOBUFS || error == Errno.ENOMEM ? EXHAUSTED : ERROR;
    }

    /**
     * What is to be done.
     *
     * @return whether to go on, and how
     */
    public Strategy strategy() {
        return strategy;
    }
}

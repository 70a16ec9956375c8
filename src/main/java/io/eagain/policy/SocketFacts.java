package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.ErrnoTable;
import io.eagain.Option;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.posix.Fcntl;

/**
 * What one must know of a socket, beside the result of a call, to say what the result means: 0 from {@code recv} is an end on
 * a stream and an empty message on a datagram socket; {@code EAGAIN} is one number for "not now" and for "the time limit is
 * over", and only what was asked for tells them apart.
 *
 * <p>A program mostly knows these facts, for it made the socket: the constants are for that. {@link #of(int)} asks the system,
 * with four calls; ask once, and keep the answer beside the descriptor. It does not follow the socket: whoever sets
 * {@code O_NONBLOCK}, {@code SO_RCVTIMEO} or {@code SO_SNDTIMEO} afterwards makes new facts. {@code O_NONBLOCK} belongs to the
 * open file description, so that a child process or another holder of a duplicate can set it too.
 *
 * <table class="striped">
 * <caption>What {@link #of(int)} relies on</caption>
 * <thead><tr><th></th><th>Linux</th><th>macOS</th><th>Windows</th></tr></thead>
 * <tbody>
 * <tr><td>type</td><td>{@code SO_TYPE}, observed</td><td>the same, documented</td><td>the same, observed under Wine</td></tr>
 * <tr><td>non-blocking</td><td>{@code F_GETFL}, observed</td><td>the same, documented</td><td>cannot be asked: {@link #of(int, boolean)}</td></tr>
 * <tr><td>limits</td><td>{@code SO_RCVTIMEO}, {@code SO_SNDTIMEO}, observed</td><td>the same, documented</td><td>the same, observed under Wine</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Owns nothing, does not change; any thread may use it.
 *
 * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getsockopt.html">POSIX</a>,
 * <a href="https://man7.org/linux/man-pages/man7/socket.7.html">Linux</a>,
 * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/getsockopt.2.html">Apple</a>,
 * <a href="https://learn.microsoft.com/windows/win32/winsock/sol-socket-socket-options">Winsock</a>.
 *
 * @param type {@link Sockets#SOCK_STREAM}, {@link Sockets#SOCK_SEQPACKET}; any other is taken for one of datagrams, as
 *     {@link Sockets#SOCK_DGRAM} and {@link Sockets#SOCK_RAW} are
 * @param nonblocking whether calls give {@code EAGAIN} where they would wait
 * @param rcvtimeo whether receiving calls and {@code accept} have a time limit, {@code SO_RCVTIMEO}; without meaning on a
 *     non-blocking socket
 * @param sndtimeo whether sending calls have a time limit, {@code SO_SNDTIMEO}; without meaning on a non-blocking socket
 */
public record SocketFacts(int type, boolean nonblocking, boolean rcvtimeo, boolean sndtimeo) {
    /** A stream whose calls wait without limit, as {@code socket} makes it. */
    public static final SocketFacts STREAM = new SocketFacts(Sockets.SOCK_STREAM, false, false, false);
    /** A stream whose calls do not wait. Right for a pipe too. */
    public static final SocketFacts NONBLOCKING_STREAM = new SocketFacts(Sockets.SOCK_STREAM, true, false, false);
    /** Datagrams, and calls that wait without limit. */
    public static final SocketFacts DATAGRAM = new SocketFacts(Sockets.SOCK_DGRAM, false, false, false);
    /** Datagrams, and calls that do not wait. */
    public static final SocketFacts NONBLOCKING_DATAGRAM = new SocketFacts(Sockets.SOCK_DGRAM, true, false, false);
    /** Records over a connection, and calls that wait without limit. */
    public static final SocketFacts SEQPACKET = new SocketFacts(Sockets.SOCK_SEQPACKET, false, false, false);
    /** Records over a connection, and calls that do not wait. */
    public static final SocketFacts NONBLOCKING_SEQPACKET = new SocketFacts(Sockets.SOCK_SEQPACKET, true, false, false);

    /**
     * Asks the system. Linux and macOS.
     *
     * @param fd a socket; stays the caller's
     * @return what is true of it now
     * @throws ErrnoException with the call that failed: {@code EBADF}, {@code ENOTSOCK}
     * @throws UnsupportedOperationException on Windows, which does not tell whether a socket is non-blocking
     */
    public static SocketFacts of(int fd) throws ErrnoException {
        if (ByErrno.HERE == ErrnoTable.WINSOCK) {
            throw new UnsupportedOperationException("SocketFacts.of(fd): Windows does not tell whether a socket is"
                    + " non-blocking; use SocketFacts.of(fd, nonblocking)");
        }
        // The type first: fcntl would answer for what is no socket.
        SocketFacts asked = of(fd, false);
        int flags = Fcntl.fcntl(fd, Fcntl.F_GETFL, 0);
        if (flags < 0) {
            throw ErrnoException.of(flags, "fcntl(fd=" + fd + ", F_GETFL)");
        }
        return asked.withNonblocking((flags & Fcntl.O_NONBLOCK) != 0);
    }

    /**
     * Asks the system for what every host tells, and takes the caller's word for the rest.
     *
     * @param fd a socket; stays the caller's
     * @param nonblocking whether its calls give {@code EAGAIN}, on Windows {@code EWOULDBLOCK}, where they would wait
     * @return what is true of it now
     * @throws ErrnoException with the call that failed: {@code EBADF}, {@code ENOTSOCK}
     */
    public static SocketFacts of(int fd, boolean nonblocking) throws ErrnoException {
        long type = Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE);
        if (type < 0) {
            throw ErrnoException.of(type, "getsockopt(fd=" + fd + ", SO_TYPE)");
        }
        return new SocketFacts((int) type, nonblocking, limited(fd, "SO_RCVTIMEO"), limited(fd, "SO_SNDTIMEO"));
    }

    private static boolean limited(int fd, String option) throws ErrnoException {
        long microseconds = Option.of(option).get(fd);
        // What has no such option has no such limit.
        if (microseconds < 0 && microseconds != -Errno.ENOPROTOOPT) {
            throw ErrnoException.of(microseconds, "getsockopt(fd=" + fd + ", " + option + ")");
        }
        return microseconds > 0;
    }

    /**
     * The same socket after {@code O_NONBLOCK} was set or taken away.
     *
     * @param now whether its calls give {@code EAGAIN} where they would wait
     * @return new facts
     */
    public SocketFacts withNonblocking(boolean now) {
        return new SocketFacts(type, now, rcvtimeo, sndtimeo);
    }

    /**
     * The same socket after {@code SO_RCVTIMEO} was set.
     *
     * @param now whether there is a limit; one of 0 is none
     * @return new facts
     */
    public SocketFacts withRcvtimeo(boolean now) {
        return new SocketFacts(type, nonblocking, now, sndtimeo);
    }

    /**
     * The same socket after {@code SO_SNDTIMEO} was set.
     *
     * @param now whether there is a limit; one of 0 is none
     * @return new facts
     */
    public SocketFacts withSndtimeo(boolean now) {
        return new SocketFacts(type, nonblocking, rcvtimeo, now);
    }

    boolean stream() {
        return type == Sockets.SOCK_STREAM;
    }

    /** Whether there is a connection, which can end: streams, and records in sequence. */
    boolean connection() {
        return stream() || type == Sockets.SOCK_SEQPACKET;
    }

    /** Whether a receive waits, and not for ever. */
    boolean receivesInTime() {
        return rcvtimeo && !nonblocking;
    }

    /** Whether a send waits, and not for ever. */
    boolean sendsInTime() {
        return sndtimeo && !nonblocking;
    }
}

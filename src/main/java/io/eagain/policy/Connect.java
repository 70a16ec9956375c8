package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.windows.FdSet;
import io.eagain.windows.Select;
import java.lang.foreign.Arena;
import java.util.Objects;

/**
 * The whole of a non-blocking connect, and a connect with a time limit.
 *
 * <p>For an event loop, with a non-blocking socket: {@link #start} once; while {@link ConnectOutcome#of} says
 * {@link ConnectOutcome#PENDING} wait until the loop says that the socket is writable, has an error or has hung up; then
 * {@link #finish}.
 *
 * <pre>{@code
 * int result = Connect.start(fd, address);
 * ...                                         // PENDING: wait for writable
 * result = Connect.finish(fd);
 * switch (ConnectOutcome.of(result)) {
 *     case CONNECTED -> ...
 *     case PENDING -> ...                     // too early: wait on
 *     default -> Sockets.close(fd);           // the number is in result
 * }
 * }</pre>
 *
 * <p>The state of the attempt is in the socket, where it cannot go stale, and so these are functions and no object. They give
 * the number as the system gives it; {@link ConnectOutcome#of} sorts it.
 *
 * <p><b>One attempt, one socket.</b> Close a socket whose attempt has failed, and make a new one. On macOS it is of no more
 * use (documented); on Linux the next {@code connect} tells of the old attempt first (observed: CON-31, CON-33); on Windows it may
 * start anew (documented; observed under Wine).
 *
 * <p><b>Never again after EINTR.</b> The attempt goes on, and a second {@code connect} gives {@code EALREADY} or
 * {@code EISCONN}. Nothing here calls it again, but for a unix socket whose first call has begun nothing.
 *
 * <table class="striped">
 * <caption>What is relied on; o: observed, w: under Wine, d: documented, not run</caption>
 * <thead><tr><th>what</th><th>Linux</th><th>macOS</th><th>Windows</th></tr></thead>
 * <tbody>
 * <tr><td>decided, well or badly, shows in</td><td>{@code poll}, {@code POLLOUT} o</td><td>{@code poll} d</td>
 * <td>{@code select}: well in {@code writefds}, badly in {@code exceptfds} w. {@code WSAPoll} does not tell of a failure
 * before Windows 10 2004 d</td></tr>
 * <tr><td>{@code SO_ERROR} while undecided</td><td>0 o</td><td>0 d</td><td>0 w</td></tr>
 * <tr><td>{@code SO_ERROR} after a failure</td><td>the error once, then 0 o</td><td>the same d</td>
 * <td>the error each time w</td></tr>
 * <tr><td>{@code getpeername} while undecided</td><td>ENOTCONN o</td><td>ENOTCONN d</td>
 * <td>0 w: no way to ask</td></tr>
 * <tr><td>{@code getpeername} after a failure</td><td>ENOTCONN o</td><td>EINVAL d</td><td>WSAENOTCONN w</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Nothing is allocated after a thread's first call, but for the pauses of a unix socket. A wait holds the carrier of a
 * virtual thread, and {@link Thread#interrupt} does not end it. Any thread may call; an attempt is one thread's matter at a time.
 *
 * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/connect.html">POSIX</a>,
 * <a href="https://man7.org/linux/man-pages/man2/connect.2.html">Linux</a>,
 * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/connect.2.html">Apple</a>,
 * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-connect">Winsock</a>.
 */
public final class Connect {
    private static final int LONGEST_PAUSE = 50_000_000;

    private static final ThreadLocal<SockAddr> PEER = ThreadLocal.withInitial(SockAddr::allocate);
    // Windows' select: automatic arenas, the sets go when their thread has gone.
    private static final ThreadLocal<Connecting> ONE = ThreadLocal
            .withInitial(() -> new Connecting(Arena.ofAuto(), new int[1]));

    private Connect() {
    }

    /**
     * Starts an attempt: the one call of {@code connect}.
     *
     * @param fd a non-blocking socket without an attempt behind it; stays the caller's
     * @param addr where to; not used after the call
     * @return what {@code connect} gave. 0 at once is usual of a unix socket and possible of others
     */
    public static int start(int fd, SockAddr addr) {
        return Sockets.connect(fd, addr);
    }

    /**
     * How an attempt went, when the event loop says that the socket is writable or has failed; at any other time it is asked
     * without harm.
     *
     * <p>Looks whether the attempt is decided, with a wait of 0, since {@code SO_ERROR} is 0 before as well; in that order, as an attempt
     * may be decided between two calls. Then reads {@code SO_ERROR}, which takes the error out of the socket. If there is none, asks
     * {@code getpeername}: the error may have been taken before, by {@code finish} or another call, and then it fails.
     *
     * @param fd the socket; stays the caller's, to be closed after a failure
     * @return 0, connected; {@code -EINPROGRESS}, on Windows {@code -EWOULDBLOCK}, still going on; or the negated error of
     *     the attempt: {@code -ECONNREFUSED} ...; {@code -ENOTCONN} if its error was taken before, or none was started
     */
    public static int finish(int fd) {
        int decided = decided(fd, Deadline.now());
        if (decided == Deadline.TIME_UP) {
            return goingOn();
        }
        return decided < 0 ? decided : verdict(fd);
    }

    /**
     * Connects, and waits for it until a deadline.
     *
     * <p>The socket may be blocking or not. On Linux and macOS a blocking one is made non-blocking for as long as this takes,
     * and blocking again afterwards, whatever the result: that bit alone, with {@code FIONBIO}. It belongs to the open
     * file description; who shares that, by {@code dup} or {@code fork}, sees the change meanwhile. (The other way,
     * {@code SO_SNDTIMEO}, would change the socket as well, on Linux alone, and cannot ask once.)
     *
     * <p>On Windows no call tells whether a socket is non-blocking: there it is made so, and left so. Whoever wants it
     * blocking says so afterwards, with {@code Winsock.fionbio(fd, false)}.
     *
     * <p>A unix socket whose listener's queue is full is tried again until the deadline, after pauses of 1 to 50 ms: Linux has
     * begun nothing then, and has nothing to wait for.
     *
     * @param fd a socket without an attempt behind it; stays the caller's, after a failure to be closed
     * @param addr where to
     * @param deadline until when. {@link Deadline#now} starts the attempt and returns; {@link Deadline#never} leaves the limit
     *     to the system, which is minutes
     * @return 0, connected; the negated error of the attempt, {@code -ETIMEDOUT} when the system gave up.
     *     {@link Deadline#TIME_UP}: the time passed while it waited, and the connection is still in the making; close the socket,
     *     or it may come to be. By {@link Deadline#now}: {@code -EINPROGRESS}, on Windows {@code -EWOULDBLOCK}, it goes on, see
     *     {@link #finish}; {@code -EAGAIN}, Linux, of a unix socket: the listener's queue is full
     */
    public static int connect(int fd, SockAddr addr, Deadline deadline) {
        Objects.requireNonNull(addr, "addr");
        Objects.requireNonNull(deadline, "deadline");
        if (Host.WINDOWS) {
            int made = Host.fionbio(fd, true);
            return made < 0 ? made : nonblocking(fd, addr, deadline);
        }
        int flags = Fcntl.fcntl(fd, Fcntl.F_GETFL, 0);
        if (flags < 0) {
            return flags;
        }
        if ((flags & Fcntl.O_NONBLOCK) != 0) {
            return nonblocking(fd, addr, deadline);
        }
        int made = Host.fionbio(fd, true);
        if (made < 0) {
            return made;
        }
        int result;
        int restored;
        try {
            result = nonblocking(fd, addr, deadline);
        } finally {
            restored = Host.fionbio(fd, false);
        }
        return result < 0 ? result : restored;
    }

    private static int nonblocking(int fd, SockAddr addr, Deadline deadline) {
        int result = start(fd, addr);
        if (deadline.isNow()) {
            return result;
        }
        long pause = 1_000_000;
        while (result == -Errno.EAGAIN) {
            if (deadline.passed()) {
                return Deadline.TIME_UP;
            }
            pause(pause, deadline);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            result = start(fd, addr);
        }
        if (ConnectOutcome.of(result) != ConnectOutcome.PENDING) {
            return result;
        }
        int decided = decided(fd, deadline);
        return decided < 0 ? decided : verdict(fd);
    }

    private static void pause(long nanoseconds, Deadline deadline) {
        long left = deadline.nanoseconds();
        long pause = left < 0 ? nanoseconds : Math.min(nanoseconds, left);
        Wait.pause(Deadline.milliseconds(pause));
    }

    /** Of an attempt that is decided. */
    private static int verdict(int fd) {
        long error = Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
        if (error != 0) {
            return (int) (error > 0 ? -error : error);
        }
        return Math.min(Sockets.getpeername(fd, PEER.get()), 0);
    }

    /** What this host's {@code connect} says of an attempt that goes on. */
    static int goingOn() {
        return -(Host.WINDOWS ? Errno.EWOULDBLOCK : Errno.EINPROGRESS);
    }

    /**
     * Waits until an attempt is decided, well or badly.
     *
     * @return above 0, {@link Deadline#TIME_UP}, or the negated error
     */
    private static int decided(int fd, Deadline deadline) {
        if (!Host.WINDOWS) {
            return Wait.writable(fd, deadline);
        }
        Connecting one = ONE.get();
        one.fds[0] = fd;
        return one.select(deadline);
    }

    /**
     * Waits until one of several attempts is decided, well or badly.
     *
     * @param fds the sockets, one at least
     * @return above 0, {@link Deadline#TIME_UP}, or the negated error
     */
    static int decided(int[] fds, Deadline deadline) {
        try (Arena arena = Arena.ofConfined()) {
            if (Host.WINDOWS) {
                return new Connecting(arena, fds).select(deadline);
            }
            PollFds all = PollFds.allocate(arena, fds.length);
            for (int fd : fds) {
                all.add(fd, Poll.POLLOUT);
            }
            int ready = Eintr.poll(all, deadline);
            return ready == 0 ? Deadline.TIME_UP : ready;
        }
    }

    /** Windows: sockets that connect. {@code select} leaves those that have in the first set, those that failed in the second. */
    private static final class Connecting {
        private final int[] fds;
        private final FdSet writable;
        private final FdSet failed;

        Connecting(Arena arena, int[] fds) {
            this.fds = fds;
            writable = FdSet.allocate(arena, fds.length);
            failed = FdSet.allocate(arena, fds.length);
        }

        int select(Deadline deadline) {
            int ready;
            do {
                writable.zero();
                failed.zero();
                for (int fd : fds) {
                    writable.set(fd);
                    failed.set(fd);
                }
                ready = Select.select(null, writable, failed, deadline.microseconds());
            } while (ready == 0 && !deadline.passed());
            return ready == 0 ? Deadline.TIME_UP : ready;
        }
    }
}

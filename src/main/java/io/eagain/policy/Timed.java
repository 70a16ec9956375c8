package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.host.Check;
import io.eagain.host.Position;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Receive, send and accept with a time limit, on blocking and on non-blocking sockets. The call is tried; when it would
 * block, the thread waits until the socket is ready or the time is up, and tries again. The limit is one {@link Deadline}: no
 * signal, no partial transfer and no other thread that was quicker makes it start anew.
 *
 * <p><b>Answers.</b> What the raw call answers, and two more. They are never mixed up:
 * <table class="striped">
 * <caption>Results of {@code recv} and {@code send}</caption>
 * <thead><tr><th>result</th><th>meaning</th></tr></thead>
 * <tbody>
 * <tr><td>above 0</td><td>bytes transferred</td></tr>
 * <tr><td>0</td><td>as in the raw call: the peer has ended its side, an empty datagram, a length of 0</td></tr>
 * <tr><td>{@link Deadline#TIME_UP}</td><td>the time passed, and the socket is as good as before</td></tr>
 * <tr><td>{@code -EAGAIN}, on Windows {@code -EWOULDBLOCK}</td><td>only with {@link Deadline#now}: it would block</td></tr>
 * <tr><td>{@code -ETIMEDOUT}</td><td>the system has given the connection up; never the time limit of this call</td></tr>
 * <tr><td>other negated errors</td><td>as in the raw call, {@code ENOBUFS} and {@code ENOMEM} as well. Never {@code EINTR} on
 * Linux and macOS. Windows has no signals: its {@code WSAEINTR} means that another thread closed the socket, and comes
 * back</td></tr>
 * </tbody>
 * </table>
 *
 * <p><b>Limits.</b> {@link Deadline#now} waits for nothing, and {@link Deadline#never} for ever. A deadline that has run out
 * before the call gives one try, and then {@link Deadline#TIME_UP}: what is there is not refused. {@link #recvExactly} and
 * {@link #sendAll} look at the clock after each part, so that a peer who always has more does not stretch the limit. What is
 * left is rounded up to milliseconds, and the thread may be late to run, so a call ends some
 * time after its limit and never before it.
 *
 * <p><b>What that rests on.</b>
 * <table class="striped">
 * <caption>Per host; Linux was observed, Windows is documented, macOS was read in its manual and sources</caption>
 * <thead><tr><th></th><th>Linux</th><th>macOS</th><th>Windows</th></tr></thead>
 * <tbody>
 * <tr><td>receive</td><td colspan="2">tries with {@code MSG_DONTWAIT}, which does not block on a blocking socket either: one
 * system call when data is there. {@code SO_RCVTIMEO} has no effect</td><td>{@code WSAPoll}, then {@code recv}</td></tr>
 * <tr><td>send</td><td>the same; {@code SO_SNDTIMEO} has no effect</td><td>{@code poll}, then {@code send}: the kernel does
 * not heed {@code MSG_DONTWAIT} there</td><td>{@code WSAPoll}, then {@code send}</td></tr>
 * <tr><td>accept</td><td colspan="2">{@code poll}, then {@code accept}, which has no such flag</td><td>{@code WSAPoll}, then
 * {@code accept}</td></tr>
 * <tr><td>the limit holds for certain</td><td>always, but for {@code accept} on a blocking listener that others accept from as
 * well</td><td>receive: always; send and accept: on a non-blocking socket</td><td>on a non-blocking socket</td></tr>
 * </tbody>
 * </table>
 * Where a call waits first, on a <i>blocking</i> socket, readiness is all there is: the call that follows blocks without limit
 * if another thread or process was quicker and took what was there. A blocking {@code send} there also stays until the
 * system has taken all of it; {@link #sendAll} hands it over in parts of 64 KiB and looks at the clock between them. Such a
 * host also waits where the raw call would say at once that the socket cannot do that, if its poll does not say so.
 * Make the socket non-blocking and none of this applies. It is not done here: the mode belongs to the open file, and other
 * threads and processes that share it would see the change.
 *
 * <p><b>Flags</b> are the caller's and pass through, {@code MSG_NOSIGNAL} for example; Linux and macOS raise
 * {@code SIGPIPE} without it, for which the JVM has a handler. Some have no meaning with a time limit and are refused with
 * {@link IllegalArgumentException} before any call:
 * <ul>
 * <li>{@code MSG_WAITALL}: that is {@link #recvExactly}. The flag itself would wait without limit, or not at all.</li>
 * <li>{@code MSG_OOB} to receive, and Linux' {@code MSG_ERRQUEUE}: a socket is ready for those by {@code POLLPRI} and
 * {@code POLLERR}, and ordinary data would make the wait spin. Wait with a poll, then call the raw {@code recv}.</li>
 * <li>{@code MSG_PEEK} with {@code recvExactly}: it would get the first bytes again and again. {@code recv} takes it.</li>
 * <li>{@code MSG_OOB} with {@code sendAll}: the last byte of <i>each</i> part would be the urgent one. {@code send} takes
 * it.</li>
 * </ul>
 * {@code MSG_DONTWAIT} from the caller changes nothing; to ask once is {@link Deadline#now}.
 *
 * <p><b>A socket that is ready for ever</b> and has nothing: on Linux an error queue that nobody empties ({@code IP_RECVERR},
 * {@code MSG_ZEROCOPY}, time stamps) makes each poll return at once. After a few such answers in a row the thread sleeps a
 * millisecond before it looks again, until the time is up.
 *
 * <p><b>Buffers.</b> As in {@link Sockets}. Since no try blocks on Linux, heap arrays may be received into and sent from
 * without {@code MSG_DONTWAIT} in {@code flags}, from JDK 24 on; on macOS to receive.
 *
 * <p><b>Allocation.</b> None, with a native segment, once the JVM has compiled the call and the thread has waited once. Going
 * on in the middle of a buffer takes a slice of it, and a byte buffer a view: short-lived objects of 32 to 72 bytes, where the
 * JIT does not remove them, as {@code benchmarks/} says of the raw calls.
 *
 * <p><b>Threads.</b> Any thread may call, and several on one socket: whoever was not quick enough waits on, for the time that
 * is left. A call holds its thread while it waits, and with a virtual thread that thread's carrier. Closing the socket does not
 * end the wait of another thread on Linux; shutting it down does.
 *
 * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/poll.html">POSIX</a>,
 * <a href="https://man7.org/linux/man-pages/man2/recv.2.html">Linux</a>,
 * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recv.2.html">Apple</a>,
 * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">Winsock</a>.
 */
public final class Timed {
    private static final int DONTWAIT = Host.WINDOWS ? 0 : PosixSockets.MSG_DONTWAIT;
    private static final int ERRQUEUE = Host.LINUX ? LinuxSockets.MSG_ERRQUEUE : 0;

    // macOS' sosendcheck looks at the socket's own mode and not at MSG_DONTWAIT.
    private static final boolean SEND_MAY_BLOCK = Host.WINDOWS || Host.MACOS;

    /** More than the longest datagram of UDP, which must go in one call. */
    private static final long PART = SEND_MAY_BLOCK ? 65_536 : Long.MAX_VALUE;

    /** How often a socket may be ready for nothing before the thread sleeps: threads that share it cause a few. */
    private static final int FRUITLESS = 8;

    private Timed() {
    }

    /**
     * Receives, with a time limit: {@link Sockets#recv(int, MemorySegment, long, int)}.
     *
     * @param fd the socket, blocking or not; stays the caller's
     * @param buf takes the bytes
     * @param len how many bytes at most
     * @param flags {@code MSG_PEEK} ..., or 0
     * @param deadline the limit
     * @return the number of bytes, 0 at the end of the stream, {@link Deadline#TIME_UP}, or the negated error: see the class
     * @throws IllegalArgumentException for {@code MSG_WAITALL}, {@code MSG_OOB} and {@code MSG_ERRQUEUE}
     */
    public static long recv(int fd, MemorySegment buf, long len, int flags, Deadline deadline) {
        receivable("recv", flags);
        Check.output("recv", "buf", buf, len);
        return receive(fd, buf, len, flags, deadline);
    }

    /**
     * Receives into a byte buffer, from its position to its limit: see
     * {@link #recv(int, MemorySegment, long, int, Deadline)}.
     *
     * @param fd the socket, blocking or not; stays the caller's
     * @param buf takes the bytes; its position moves by as many
     * @param flags {@code MSG_PEEK} ..., or 0
     * @param deadline the limit
     * @return the number of bytes, 0 at the end of the stream, {@link Deadline#TIME_UP}, or the negated error: see the class
     * @throws IllegalArgumentException for {@code MSG_WAITALL}, {@code MSG_OOB} and {@code MSG_ERRQUEUE}
     */
    public static long recv(int fd, ByteBuffer buf, int flags, Deadline deadline) {
        int start = buf.position();
        MemorySegment segment = MemorySegment.ofBuffer(buf);
        return Position.advance(buf, start, recv(fd, segment, segment.byteSize(), flags, deadline));
    }

    /**
     * Receives as many bytes as are asked for, from a stream. When the answer is another, what came before it is in the
     * buffer and counted, and a further call with the same {@code progress} goes on behind it.
     *
     * <p>{@link Deadline#now} takes what is there, in as many calls as that needs, and then says {@code -EAGAIN}.
     *
     * <p>A socket for datagrams gives one after the other into the buffer, without a mark between them, and an empty one
     * would pass for the end.
     *
     * @param fd the socket, blocking or not; stays the caller's
     * @param buf takes the bytes, from its start; the same one when a call goes on
     * @param len how many bytes in all, those included that {@code progress} has
     * @param flags for each receive; 0 mostly
     * @param deadline the limit for all of them
     * @param progress how many there are; new or reset for a new transfer
     * @return {@code len} when all are there, 0 if the peer has ended its side before (after a whole message, if
     *     {@code progress} has 0), {@link Deadline#TIME_UP}, or the negated error: see the class
     * @throws IllegalArgumentException for {@code MSG_PEEK}, {@code MSG_WAITALL}, {@code MSG_OOB} and {@code MSG_ERRQUEUE}, and
     *     if {@code progress} is beyond {@code len}
     */
    public static long recvExactly(int fd, MemorySegment buf, long len, int flags, Deadline deadline,
            Progress progress) {
        receivable("recvExactly", flags);
        refuse("recvExactly", flags, Sockets.MSG_PEEK, "MSG_PEEK", "it would get the first bytes again and again");
        Check.output("recvExactly", "buf", buf, len);
        within("recvExactly", len, progress);
        while (progress.done() < len) {
            long done = progress.done();
            long result = receive(fd, behind(buf, done), len - done, flags, deadline);
            if (result <= 0) {
                return result;
            }
            // With MSG_TRUNC the length of a datagram may be beyond what fits.
            progress.add(Math.min(result, len - done));
            if (progress.done() < len && over(deadline)) {
                return Deadline.TIME_UP;
            }
        }
        return len;
    }

    /**
     * Fills a byte buffer, from its position to its limit, from a stream: see
     * {@link #recvExactly(int, MemorySegment, long, int, Deadline, Progress)}. The position is the progress, and a further call
     * goes on behind it.
     *
     * @param fd the socket, blocking or not; stays the caller's
     * @param buf takes the bytes; its position moves by as many, whatever the result
     * @param flags for each receive; 0 mostly
     * @param deadline the limit for all of them
     * @return what was remaining, when the buffer is full; 0 if the peer has ended its side before, {@link Deadline#TIME_UP}, or
     *     the negated error: see the class
     * @throws IllegalArgumentException for {@code MSG_PEEK}, {@code MSG_WAITALL}, {@code MSG_OOB} and {@code MSG_ERRQUEUE}
     */
    public static long recvExactly(int fd, ByteBuffer buf, int flags, Deadline deadline) {
        refuse("recvExactly", flags, Sockets.MSG_PEEK, "MSG_PEEK", "it would get the first bytes again and again");
        int len = buf.remaining();
        while (buf.hasRemaining()) {
            long result = recv(fd, buf, flags, deadline);
            if (result <= 0) {
                return result;
            }
            if (buf.hasRemaining() && over(deadline)) {
                return Deadline.TIME_UP;
            }
        }
        return len;
    }

    /**
     * Sends what the system takes at once, as soon as it takes anything: {@link Sockets#send(int, MemorySegment, long, int)}
     * with a time limit. On a stream that may be a part.
     *
     * @param fd the socket, blocking or not; stays the caller's
     * @param buf the bytes
     * @param len how many bytes
     * @param flags {@code MSG_NOSIGNAL} ..., or 0
     * @param deadline the limit
     * @return the number of bytes taken, {@link Deadline#TIME_UP}, or the negated error: see the class
     */
    public static long send(int fd, MemorySegment buf, long len, int flags, Deadline deadline) {
        Check.input("send", "buf", buf, len);
        return transmit(fd, buf, len, flags, deadline);
    }

    /**
     * Sends a byte buffer, from its position to its limit, or a part of it: see
     * {@link #send(int, MemorySegment, long, int, Deadline)}.
     *
     * @param fd the socket, blocking or not; stays the caller's
     * @param buf the bytes; its position moves by as many as were taken
     * @param flags {@code MSG_NOSIGNAL} ..., or 0
     * @param deadline the limit
     * @return the number of bytes taken, {@link Deadline#TIME_UP}, or the negated error: see the class
     */
    public static long send(int fd, ByteBuffer buf, int flags, Deadline deadline) {
        int start = buf.position();
        MemorySegment segment = MemorySegment.ofBuffer(buf);
        return Position.advance(buf, start, send(fd, segment, segment.byteSize(), flags, deadline));
    }

    /**
     * Sends all, on a stream. When the answer is another, what the system took before it is counted, and a further call with
     * the same {@code progress} goes on behind it. A datagram goes whole or not at all, in one call.
     *
     * <p>{@link Deadline#now} hands over what there is room for, in as many calls as that needs, and then says
     * {@code -EAGAIN}. That bytes were taken does not mean that they will arrive.
     *
     * @param fd the socket, blocking or not; stays the caller's
     * @param buf the bytes, from its start; the same ones when a call goes on
     * @param len how many bytes in all, those included that {@code progress} has
     * @param flags for each send: {@code MSG_NOSIGNAL} ..., or 0
     * @param deadline the limit for all of them
     * @param progress how many were taken; new or reset for a new transfer
     * @return {@code len} when all were taken, {@link Deadline#TIME_UP}, or the negated error: see the class
     * @throws IllegalArgumentException for {@code MSG_OOB}, and if {@code progress} is beyond {@code len}
     */
    public static long sendAll(int fd, MemorySegment buf, long len, int flags, Deadline deadline, Progress progress) {
        sendable(flags);
        Check.input("sendAll", "buf", buf, len);
        within("sendAll", len, progress);
        while (progress.done() < len) {
            long done = progress.done();
            long result = transmit(fd, behind(buf, done), Math.min(len - done, PART), flags, deadline);
            if (result <= 0) {
                return result;
            }
            progress.add(result);
            if (progress.done() < len && over(deadline)) {
                return Deadline.TIME_UP;
            }
        }
        return len;
    }

    /**
     * Sends a byte buffer, from its position to its limit, all of it: see
     * {@link #sendAll(int, MemorySegment, long, int, Deadline, Progress)}. The position is the progress, and a further call goes
     * on behind it.
     *
     * @param fd the socket, blocking or not; stays the caller's
     * @param buf the bytes; its position moves by as many as were taken, whatever the result
     * @param flags for each send: {@code MSG_NOSIGNAL} ..., or 0
     * @param deadline the limit for all of them
     * @return what was remaining, when all was taken; {@link Deadline#TIME_UP}, or the negated error: see the class
     * @throws IllegalArgumentException for {@code MSG_OOB}
     */
    public static long sendAll(int fd, ByteBuffer buf, int flags, Deadline deadline) {
        sendable(flags);
        int len = buf.remaining();
        while (buf.hasRemaining()) {
            int start = buf.position();
            MemorySegment segment = MemorySegment.ofBuffer(buf);
            long result = Position.advance(buf, start,
                    transmit(fd, segment, Math.min(segment.byteSize(), PART), flags, deadline));
            if (result <= 0) {
                return result;
            }
            if (buf.hasRemaining() && over(deadline)) {
                return Deadline.TIME_UP;
            }
        }
        return len;
    }

    /**
     * Takes the first connection that waits, or comes in time: {@link Sockets#accept(int)}.
     *
     * <p>No error is passed over: {@code ECONNABORTED} is returned as {@code EMFILE} is, and {@code AcceptOutcome} tells after
     * which of them to go on. If another thread took the connection from a non-blocking listener first, this one waits on.
     *
     * <p>{@code accept} has no flag against blocking, so it is called when a poll says that a connection waits, whatever the
     * listener's mode. On a <b>blocking</b> listener it may be gone by then, and the call blocks until the next comes, beyond
     * the deadline. On Linux only another thread or process that accepts as well can take it: a connection that its peer has
     * reset stays in the queue (observed). Elsewhere the reset may take it out of the queue (documented of BSD). Two ways out:
     * a non-blocking listener, or on Linux {@code SO_RCVTIMEO} on the listener, which bounds its {@code accept}; when that
     * limit is over, this call looks at the deadline and waits on.
     *
     * <p>A socket that does not listen is told so at once, on Windows and macOS perhaps only by the time limit.
     *
     * @param fd the listener, blocking or not; stays the caller's
     * @param deadline the limit
     * @return the descriptor of the new connection, the caller's to close, {@link Deadline#TIME_UP}, or the negated error: see
     *     the class
     */
    public static int accept(int fd, Deadline deadline) {
        return take(fd, null, deadline);
    }

    /**
     * Takes the first connection that waits, or comes in time, and the peer's address: see {@link #accept(int, Deadline)}.
     *
     * @param fd the listener, blocking or not; stays the caller's
     * @param addr takes the peer's address; empty when there is none
     * @param deadline the limit
     * @return the descriptor of the new connection, the caller's to close, {@link Deadline#TIME_UP}, or the negated error: see
     *     the class
     */
    public static int accept(int fd, SockAddr addr, Deadline deadline) {
        addr.setLength(0);
        return take(fd, addr, deadline);
    }

    private static long receive(int fd, MemorySegment buf, long len, int flags, Deadline deadline) {
        if (Host.WINDOWS) {
            Check.nativeOnly("recv", "buf", buf);
        }
        int waits = 0;
        long go = Host.WINDOWS ? ready(fd, true, deadline, waits++) : 1;
        while (go > 0) {
            long result = Sockets.recv(fd, buf, len, flags | DONTWAIT);
            if (interrupted(result)) {
                continue;
            }
            if (!wouldBlock(result)) {
                return result;
            }
            go = again(fd, true, result, deadline, waits++);
        }
        return go;
    }

    private static long transmit(int fd, MemorySegment buf, long len, int flags, Deadline deadline) {
        if (SEND_MAY_BLOCK) {
            Check.nativeOnly("send", "buf", buf);
        }
        int waits = 0;
        long go = SEND_MAY_BLOCK ? ready(fd, false, deadline, waits++) : 1;
        while (go > 0) {
            long result = Sockets.send(fd, buf, len, flags | DONTWAIT);
            if (interrupted(result)) {
                continue;
            }
            if (!wouldBlock(result)) {
                return result;
            }
            go = again(fd, false, result, deadline, waits++);
        }
        return go;
    }

    private static int take(int fd, SockAddr addr, Deadline deadline) {
        int waits = 0;
        int go = connection(fd, deadline);
        while (go > 0) {
            int result = addr == null ? Sockets.accept(fd) : Sockets.accept(fd, addr);
            if (interrupted(result)) {
                // Not at once: on a blocking listener the connection may be another's by now.
                go = ready(fd, true, deadline, waits++);
            } else if (wouldBlock(result)) {
                go = again(fd, true, result, deadline, waits++);
            } else {
                return result;
            }
        }
        return go;
    }

    /** A socket that does not listen would be waited for in vain: that is asked before the first wait that takes time. */
    private static int connection(int fd, Deadline deadline) {
        int go = ready(fd, true, Deadline.now(), 0);
        if (!wouldBlock(go)) {
            return go;
        }
        long listens = Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ACCEPTCONN);
        // To such a one accept says why not, and does not block. macOS cannot be asked.
        return listens == 0 || listens == -Errno.ENOTSOCK ? 1 : again(fd, true, go, deadline, 0);
    }

    /** After a try that would have blocked: above 0 for another, or the answer. */
    private static int again(int fd, boolean read, long result, Deadline deadline, int waits) {
        if (deadline.isNow()) {
            return (int) result;
        }
        return deadline.passed() ? Deadline.TIME_UP : ready(fd, read, deadline, waits);
    }

    private static int ready(int fd, boolean read, Deadline deadline, int waits) {
        if (waits > FRUITLESS) {
            Wait.pause(1);
        }
        int result = read ? Wait.readable(fd, deadline) : Wait.writable(fd, deadline);
        return result == Deadline.TIME_UP && deadline.isNow() ? -Errno.EWOULDBLOCK : result;
    }

    private static boolean wouldBlock(long result) {
        return result == -Errno.EAGAIN || result == -Errno.EWOULDBLOCK;
    }

    private static boolean interrupted(long result) {
        return result == -Errno.EINTR && !Host.WINDOWS;
    }

    /** Between two parts; {@code now} goes on until there is no more. */
    private static boolean over(Deadline deadline) {
        return !deadline.isNow() && deadline.passed();
    }

    private static MemorySegment behind(MemorySegment buf, long done) {
        return done == 0 ? buf : buf.asSlice(done);
    }

    private static void within(String call, long len, Progress progress) {
        if (progress.done() > len) {
            throw new IllegalArgumentException(
                    call + ": progress has " + progress.done() + " bytes done, which is beyond a length of " + len);
        }
    }

    private static void receivable(String call, int flags) {
        refuse(call, flags, Sockets.MSG_WAITALL, "MSG_WAITALL",
                "it waits without limit, or not at all; recvExactly waits for all until the deadline");
        refuse(call, flags, Sockets.MSG_OOB, "MSG_OOB",
                "there is another wait for such data; wait for POLLPRI and call Sockets.recv");
        refuse(call, flags, ERRQUEUE, "MSG_ERRQUEUE",
                "there is another wait for errors; wait for POLLERR and call Messages.recvmsg");
    }

    private static void sendable(int flags) {
        refuse("sendAll", flags, Sockets.MSG_OOB, "MSG_OOB", "the last byte of each part would be urgent; use send");
    }

    private static void refuse(String call, int flags, int flag, String name, String why) {
        if ((flags & flag) != 0) {
            throw new IllegalArgumentException(call + ": " + name + " in flags (flags=" + flags + "): " + why);
        }
    }
}

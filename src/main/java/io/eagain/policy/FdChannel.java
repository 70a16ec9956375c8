package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Fd;
import io.eagain.Sockets;
import io.eagain.posix.PosixSockets;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A descriptor as a channel of {@code java.nio}, for code that was written for those: {@code Channels.newInputStream},
 * {@code Channels.newReader}, or a library that asks for a {@link ByteChannel}. Any descriptor of a stream will do on Linux
 * and macOS, a socket, a pipe, a terminal; on Windows a socket. Not datagrams: an empty one would pass for the end.
 *
 * <pre>{@code
 * try (FdChannel channel = FdChannel.of(fd);
 *         BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
 *     System.out.println(lines.readLine());
 * }
 * }</pre>
 *
 * <p><b>Answers</b> are those of {@code java.nio.channels}, one native call each:
 * <table class="striped">
 * <caption>What the system gives, and what {@link #read} and {@link #write} make of it</caption>
 * <thead><tr><th>the system</th><th>{@code read}</th><th>{@code write}</th></tr></thead>
 * <tbody>
 * <tr><td>above 0</td><td colspan="2">the same, and the position has moved by as many</td></tr>
 * <tr><td>0</td><td>-1, the end of the stream</td><td>0</td></tr>
 * <tr><td>{@code EAGAIN}, {@code EWOULDBLOCK}</td><td colspan="2">0: it would block, or the {@code SO_RCVTIMEO} or
 * {@code SO_SNDTIMEO} is over (Windows has {@code ETIMEDOUT} for that)</td></tr>
 * <tr><td>{@code EINTR}</td><td colspan="2">on Linux and macOS called again, as long as the channel is open: nothing was
 * transferred</td></tr>
 * <tr><td>another error</td><td colspan="2">{@link ErrnoException}, an {@link java.io.IOException} that has the number</td></tr>
 * <tr><td>not asked: nothing remains in the buffer</td><td colspan="2">0</td></tr>
 * </tbody>
 * </table>
 *
 * <p><b>Blocking or not</b> is the descriptor's own mode, and is not changed here. With a blocking one {@code read} waits for the
 * first byte. With a non-blocking one 0 means to wait, with a {@link Poller} for example, and to call again. <b>Streams and
 * readers of the JDK over a channel do not know that answer</b>: to {@code read()} of {@code Channels.newInputStream} it is the
 * end, {@code Files.copy} leaves out what has not come yet and reports no error, {@code readAllBytes}, {@code Scanner} and
 * {@code Channels.newReader} ask again without a pause, writers throw. Give them a blocking descriptor without
 * {@code SO_RCVTIMEO} and {@code SO_SNDTIMEO}. The
 * time limits of {@link Timed} are for a channel's descriptor as well: {@code Timed.recv(channel.fd(), ...)} between two reads
 * takes what comes next.
 *
 * <p><b>Parts.</b> A {@code write} may take a part, on a blocking descriptor too (a signal, a large buffer on the heap): loop
 * {@code while (src.hasRemaining())}. It is not done here, because an error in the middle would hide how much was taken, or the
 * number itself: Linux gives {@code ECONNRESET} once.
 *
 * <p><b>Buffers.</b> Direct ones are given to the system, and nothing is allocated once the JVM has compiled the call. One on the
 * heap goes, on every host and JDK, through a direct buffer of at most 16 KiB that the channel keeps, one for each direction: a
 * call that may block never holds the garbage collector.
 *
 * <p><b>Closed once.</b> {@link #close} makes one native call, whatever it says, and a second {@code close} does nothing. The
 * channel owns the descriptor from {@link #of(int)} on: whoever else closes the number closes it behind the channel's back, and
 * later perhaps a stranger's.
 *
 * <p><b>Threads.</b> One reads and one writes at a time; a second reader waits for the first, as a second writer does. Any thread
 * may close. While calls are under way the number is not let go, for it could be another's by then: {@code close} shuts the
 * socket down both ways, which on Linux ends those calls with {@link AsynchronousCloseException} (bytes that were transferred are
 * still returned), and the last of them closes the descriptor. Others that share the socket see the shutdown. Under Wine it was
 * seen not to end a {@code read} that waits, which goes on until the peer sends or ends; Windows and macOS were not run. What is
 * no socket cannot be shut down: there a call ends when the system ends it, and the descriptor is closed then.
 * {@link Thread#interrupt} ends nothing. A call that blocks holds the carrier of a virtual thread: wait with {@link Parking} first.
 */
public final class FdChannel implements ByteChannel {
    /** Room for bytes on their way from or to the heap. */
    private static final int ROOM = 16_384;

    private final Fd owner;
    private final int fd;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private final Object state = new Object();
    /** Calls under way; guarded by state. */
    private int calls;
    /** Changed with state held. */
    private volatile boolean closed;
    /** Each is its direction's, and there once it was needed. */
    private ByteBuffer received;
    private ByteBuffer unsent;

    private FdChannel(Fd owner) {
        this.owner = owner;
        this.fd = owner.fd();
    }

    /**
     * Takes over a descriptor.
     *
     * @param fd a descriptor, from now on this channel's to close
     * @return an open channel
     * @throws IllegalArgumentException if {@code fd} is negative: the error of the call that should have made it
     */
    public static FdChannel of(int fd) {
        return new FdChannel(Fd.of(fd));
    }

    /**
     * Takes over a descriptor from its owner, who {@linkplain Fd#release gives it away}: closing that one later is no mistake.
     *
     * @param fd an owner, who has nothing afterwards
     * @return an open channel
     * @throws IllegalStateException if it was closed or released
     */
    public static FdChannel of(Fd fd) {
        String name = fd.owner();
        return new FdChannel(Fd.of(fd.release(), name));
    }

    /**
     * The number, for options, for a {@link Poller}, for {@link Timed}.
     *
     * @return the descriptor; stays this channel's
     * @throws IllegalStateException if the channel is closed
     */
    public int fd() {
        if (closed) {
            throw new IllegalStateException("FdChannel.fd: the channel is closed (" + this + ")");
        }
        return fd;
    }

    /**
     * Reads what is there, once: see the class.
     *
     * @param dst takes the bytes, from its position to its limit
     * @return the number of bytes, -1 at the end of the stream, 0 if nothing remains in {@code dst} or the call would block
     * @throws ErrnoException if the system reports an error
     * @throws ClosedChannelException if the channel is closed; {@link AsynchronousCloseException} if another thread closed it
     *     meanwhile
     * @throws IllegalArgumentException if {@code dst} is read-only
     */
    @Override
    public int read(ByteBuffer dst) throws ErrnoException, ClosedChannelException {
        if (dst.isReadOnly()) {
            throw new IllegalArgumentException("FdChannel.read: dst is read-only and the call writes to it");
        }
        int length = dst.remaining();
        reading.lock();
        try {
            begin();
            long result = 0;
            try {
                if (length > 0) {
                    result = dst.isDirect() ? receive(dst) : receiveOnHeap(dst);
                }
            } finally {
                end();
            }
            if (result == 0 && length > 0 && !closed) {
                return -1;
            }
            return length == 0 ? 0 : answer("read", length, result);
        } finally {
            reading.unlock();
        }
    }

    /**
     * Writes what the system takes at once: see the class.
     *
     * @param src the bytes, from its position to its limit
     * @return the number of bytes taken; 0 if nothing remains in {@code src} or the call would block
     * @throws ErrnoException if the system reports an error
     * @throws ClosedChannelException if the channel is closed; {@link AsynchronousCloseException} if another thread closed it
     *     meanwhile
     */
    @Override
    public int write(ByteBuffer src) throws ErrnoException, ClosedChannelException {
        int length = src.remaining();
        writing.lock();
        try {
            begin();
            long result = 0;
            try {
                if (length > 0) {
                    result = src.isDirect() ? send(src) : sendFromHeap(src);
                }
            } finally {
                end();
            }
            return length == 0 ? 0 : answer("write", length, result);
        } finally {
            writing.unlock();
        }
    }

    private int answer(String call, int length, long result) throws ErrnoException, ClosedChannelException {
        if (result > 0) {
            return (int) result;
        }
        if (closed) {
            throw new AsynchronousCloseException();
        }
        if (result == 0 || result == -Errno.EAGAIN || result == -Errno.EWOULDBLOCK) {
            return 0;
        }
        throw ErrnoException.of(result, call + "(fd=" + fd + ", len=" + length + ")");
    }

    private long receiveOnHeap(ByteBuffer dst) {
        if (received == null) {
            received = ByteBuffer.allocateDirect(ROOM);
        }
        received.clear().limit(Math.min(dst.remaining(), ROOM));
        long result = receive(received);
        dst.put(received.flip());
        return result;
    }

    private long sendFromHeap(ByteBuffer src) {
        if (unsent == null) {
            unsent = ByteBuffer.allocateDirect(ROOM);
        }
        int length = Math.min(src.remaining(), ROOM);
        unsent.clear().limit(length).put(0, src, src.position(), length);
        long result = send(unsent);
        src.position(src.position() + unsent.position());
        return result;
    }

    private long receive(ByteBuffer direct) {
        long result;
        do {
            result = Host.WINDOWS ? Sockets.recv(fd, direct, 0) : PosixSockets.read(fd, direct);
        } while (again(result));
        return result;
    }

    private long send(ByteBuffer direct) {
        long result;
        do {
            result = Host.WINDOWS ? Sockets.send(fd, direct, 0) : PosixSockets.write(fd, direct);
        } while (again(result));
        return result;
    }

    /** Windows has no signals, and says WSAEINTR of a socket that was closed. */
    private boolean again(long result) {
        return result == -Errno.EINTR && !Host.WINDOWS && !closed;
    }

    private void begin() throws ClosedChannelException {
        synchronized (state) {
            if (closed) {
                throw new ClosedChannelException();
            }
            calls++;
        }
    }

    private void end() {
        synchronized (state) {
            calls--;
            if (closed && calls == 0) {
                owner.close();
            }
        }
    }

    /**
     * Whether it was not closed.
     *
     * @return true until the first {@link #close}
     */
    @Override
    public boolean isOpen() {
        return !closed;
    }

    /**
     * Closes the channel and its descriptor, once; calls of other threads end: see the class. If it was closed before nothing
     * happens.
     *
     * @throws ErrnoException if the system's {@code close} reports an error; the channel is closed all the same. Where another
     *     thread's call is under way the descriptor is closed later, and what that says is told to nobody
     */
    @Override
    public void close() throws ErrnoException {
        synchronized (state) {
            if (closed) {
                return;
            }
            closed = true;
            if (calls > 0) {
                // Whatever it says: it may be no socket, or not connected any more.
                Sockets.shutdown(fd, Sockets.SHUT_RDWR);
                return;
            }
            owner.close();
        }
        ErrnoException.check(owner.closeResult(), "close(fd=%d)", fd);
    }

    /**
     * The descriptor, its owner's name and its state.
     *
     * @return such as {@code descriptor 7, closed by main}
     */
    @Override
    public String toString() {
        return owner.toString();
    }
}

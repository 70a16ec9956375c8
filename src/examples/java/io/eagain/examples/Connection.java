package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.Sockets;
import io.eagain.policy.Poller;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One connection of an {@link EventLoop}. Each server here is a subclass that says what the bytes mean; what is the same for
 * all is here: bytes that are not a whole request yet, and bytes that the system did not take yet.
 *
 * <p>It either reads or writes. While output is pending nothing is read, so that a peer that does not read cannot make the server
 * keep more than one answer: its own sends stop too, when the receive buffer is full. That is backpressure. It also makes an end
 * simple: by the time the peer's end is read, all that came before it has been answered and sent.
 */
abstract class Connection {
    /** After the last answer, bytes of the peer that are still read and dropped. */
    private static final long DROPPED_AT_MOST = 1 << 20;
    private static final byte[] NONE = {};

    private EventLoop loop;
    private int fd = -1;
    private long key;
    private int interest = Poller.READ;
    /** Where the loop has it. */
    int index;

    private byte[] kept = NONE;
    private int keptLength;
    private Arena pendingArena;
    private MemorySegment pending;
    /** Paused for want of memory. */
    private boolean starved;
    private boolean last;
    private boolean dropping;
    private long dropped;

    /**
     * Bytes have come. What is not used, because it is not a whole request, or because {@link #blocked} after an answer, comes
     * again with what follows it.
     *
     * @param in the loop's buffer; valid during this call
     * @param from where the bytes begin
     * @param to where they end
     * @return up to where they were used, {@code from} to {@code to}; the rest of an incomplete request may not be longer than
     *     what the loop was told
     */
    protected abstract long received(MemorySegment in, long from, long to);

    /** It is over, whatever the reason. */
    protected void closed() {
    }

    /** Whether no further request should be answered now: output is pending, or it is over. */
    protected final boolean blocked() {
        return pending != null || fd < 0 || last;
    }

    /** How many bytes the system has not taken yet. */
    protected final long pendingBytes() {
        return pending == null ? 0 : pending.byteSize();
    }

    /** Adds to the loop's output buffer, which goes out when {@link #received} returns: one {@code send} for many answers. */
    protected final void put(byte[] bytes, int length) {
        if (loop.outLength + length > loop.out.byteSize()) {
            flush();
        }
        MemorySegment.copy(bytes, 0, loop.out, ValueLayout.JAVA_BYTE, loop.outLength, length);
        loop.outLength += length;
    }

    /** The same for bytes of a request. */
    protected final void put(MemorySegment bytes, long from, long length) {
        if (loop.outLength + length > loop.out.byteSize()) {
            flush();
        }
        MemorySegment.copy(bytes, from, loop.out, loop.outLength, length);
        loop.outLength += length;
    }

    /** Sends at once, without a copy unless the system does not take all. */
    protected final void send(MemorySegment bytes, long from, long to) {
        if (fd < 0 || from == to) {
            return;
        }
        // Behind what is pending: otherwise the order would be lost.
        long taken = pending == null ? send(from == 0 ? bytes : bytes.asSlice(from), to - from) : 0;
        if (fd >= 0 && from + taken < to) {
            append(bytes, from + taken, to);
        }
    }

    /** The answer before this was the last one. */
    protected final void end() {
        last = true;
    }

    final void open(EventLoop owner, int descriptor, long registration) {
        loop = owner;
        fd = descriptor;
        key = registration;
    }

    /** There is something to read: one {@code recv}, and the others have their turn. The poller tells again of what is left. */
    final void readable() {
        // Always into the same memory: what was kept is put before it.
        long n = Sockets.recv(fd, loop.fresh, loop.fresh.byteSize(), 0);
        if (n > 0 && dropping) {
            dropped += n;
            if (dropped > DROPPED_AT_MOST) {
                close();
            }
        } else if (n > 0) {
            long from = loop.keep - keptLength;
            MemorySegment.copy(kept, 0, loop.in, ValueLayout.JAVA_BYTE, from, keptLength);
            use(from, loop.keep + n);
        } else if (n == 0) {
            close();
        } else if (n != -Errno.EAGAIN && n != -Errno.EINTR) {
            failed("recv", n);
        }
    }

    /** There is room: what is pending first, then the requests that had to wait for it. */
    final void writable() {
        long taken = pending == null ? 0 : send(pending, pending.byteSize());
        if (fd < 0 || pending == null) {
            return;
        }
        if (taken < pending.byteSize()) {
            pending = pending.asSlice(taken);
            return;
        }
        release();
        MemorySegment.copy(kept, 0, loop.in, ValueLayout.JAVA_BYTE, 0, keptLength);
        use(0, keptLength);
    }

    /** After a pause for want of memory. */
    final void resume() {
        starved = false;
        settle();
    }

    final void close() {
        if (fd >= 0) {
            // Removed first: the number belongs to somebody else as soon as it is closed.
            loop.remove(this, key, fd);
            fd = -1;
            release();
            closed();
        }
    }

    /** The connection is broken, or the system is short of memory and the connection is good. */
    final void failed(String call, long result) {
        loop.report(call, result);
        if (result == -Errno.ENOBUFS || result == -Errno.ENOMEM) {
            // Always ready, so that waiting for readiness would spin.
            starved = true;
            loop.starved(this);
            wanted(0);
        } else {
            close();
        }
    }

    private void use(long from, long to) {
        long used = last || from == to ? from : received(loop.in, from, to);
        flush();
        keptLength = fd < 0 || last ? 0 : (int) (to - used);
        if (keptLength > loop.keep && !blocked()) {
            throw new IllegalStateException("an incomplete request of " + keptLength + " bytes was kept");
        }
        if (kept.length < keptLength || keptLength == 0) {
            kept = keptLength == 0 ? NONE : new byte[keptLength];
        }
        MemorySegment.copy(loop.in, ValueLayout.JAVA_BYTE, used, kept, 0, keptLength);
        settle();
    }

    private void flush() {
        send(loop.out, 0, loop.outLength);
        loop.outLength = 0;
    }

    /** Returns how many bytes were taken. */
    private long send(MemorySegment bytes, long length) {
        // Without the flag Linux sends a signal as well, which the JVM would swallow.
        long n = Sockets.send(fd, bytes, length, PosixSockets.MSG_NOSIGNAL);
        if (n < 0 && n != -Errno.EAGAIN && n != -Errno.EINTR) {
            failed("send", n);
        }
        return Math.max(n, 0);
    }

    private void append(MemorySegment bytes, long from, long to) {
        Arena arena = Arena.ofConfined();
        long before = pendingBytes();
        MemorySegment all = arena.allocate(before + to - from);
        if (before > 0) {
            MemorySegment.copy(pending, 0, all, 0, before);
        }
        MemorySegment.copy(bytes, from, all, before, to - from);
        release();
        pendingArena = arena;
        pending = all;
    }

    private void release() {
        if (pending != null) {
            pendingArena.close();
            pending = null;
        }
    }

    private void settle() {
        if (fd >= 0 && pending == null && last && !dropping) {
            // A socket that is closed with bytes unread resets the connection, and the peer may lose the last answer. So
            // say that it is the end, and wait for the peer's.
            dropping = true;
            Sockets.shutdown(fd, Sockets.SHUT_WR);
        }
        wanted(starved ? 0 : pending == null ? Poller.READ : Poller.WRITE);
    }

    private void wanted(int now) {
        if (fd >= 0 && interest != now) {
            interest = now;
            loop.interest(this, key, now);
        }
    }
}

package io.eagain.examples;

import io.eagain.Sockets;
import io.eagain.policy.Poller;
import io.eagain.policy.RecvOutcome;
import io.eagain.policy.SendOutcome;
import io.eagain.policy.SocketFacts;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;

/**
 * One connection of an {@link EventLoop}. Each server here is a subclass that says what the bytes mean; what all need is here:
 * bytes that are not a whole request yet, and bytes that the system did not take yet.
 *
 * <p>It either reads or writes. While output is pending nothing is read, so that a peer that does not read makes the server
 * keep one answer and not more: its own sends stop too, when the receive buffer is full. That is backpressure. It also makes
 * the end simple: by the time the peer's end is read, all that came before it has been answered and sent.
 * It has no limit of time: who sends half a request and then nothing keeps its connection.
 */
abstract class Connection {
    private static final SocketFacts FACTS = SocketFacts.NONBLOCKING_STREAM;
    /** How much is read and dropped after the last answer, for a peer that is still sending. */
    private static final long DROPPED_AT_MOST = 1 << 20;

    final EventLoop loop;
    private int fd;
    private long key;
    int index;
    private final Kept kept = new Kept();
    private final Pending pending = new Pending();
    private int interest = Poller.READ;
    private boolean starved;
    private boolean last;
    private boolean ended;
    private long dropped;

    Connection(EventLoop loop) {
        this.loop = loop;
    }

    /**
     * Bytes have come. What is not used, since it is not a whole request or since the connection is {@link #blocked} after an
     * answer, comes again, with what follows it.
     *
     * @param in the loop's buffer, for this call
     * @param from where the bytes begin
     * @param to where they end
     * @return up to where they were used; an incomplete request that is left may be as long as the loop was told, and no longer
     */
    protected abstract long received(MemorySegment in, long from, long to);

    /** Whether no further request is to be answered now: output is pending, or it is over. */
    protected final boolean blocked() {
        return !pending.isEmpty() || fd < 0 || last;
    }

    /** How many bytes the system has not taken yet. */
    protected final long pendingBytes() {
        return pending.size();
    }

    /** Adds to the loop's output, which goes out when {@link #received} returns: one {@code send} for many answers. */
    protected final void put(MemorySegment bytes, long from, long length) {
        if (loop.outLength + length > loop.out.byteSize()) {
            flush();
        }
        MemorySegment.copy(bytes, from, loop.out, loop.outLength, length);
        loop.outLength += length;
    }

    /** Sends at once, and copies only what the system does not take. */
    protected final void send(MemorySegment bytes, long from, long to) {
        if (fd < 0 || from == to) {
            return;
        }
        // Behind what is pending, for the order.
        long taken = pending.isEmpty() ? trySend(from == 0 ? bytes : bytes.asSlice(from), to - from) : 0;
        if (fd >= 0 && from + taken < to) {
            pending.append(bytes, from + taken, to);
        }
        settle();
    }

    /** The answer that was put last is the last one. */
    protected final void end() {
        last = true;
    }

    final void open(int descriptor, long registration, int place) {
        fd = descriptor;
        key = registration;
        index = place;
    }

    /** One {@code recv}, and the others have their turn: the poller tells again of what is left. */
    final void readable() {
        // Always into the same memory; what was kept is put before it.
        long n = Sockets.recv(fd, loop.fresh, loop.fresh.byteSize(), 0);
        switch (RecvOutcome.of(n, loop.fresh.byteSize(), 0, FACTS)) {
            case DATA -> {
                dropped += ended ? n : 0;
                long from = loop.keep - kept.length();
                kept.copyTo(loop.in, from);
                process(from, loop.keep + n);
                if (dropped > DROPPED_AT_MOST) {
                    close();
                }
            }
            case CLOSED -> close();
            case NOTHING_YET, TIMED_OUT, INTERRUPTED -> {
                // The poller tells when there is something.
            }
            case NO_MEMORY -> pause("recv", n);
            default -> fail("recv", n);
        }
    }

    /** What is pending first, then the requests that had to wait for it. */
    final void writable() {
        long taken = trySend(pending.bytes(), pending.size());
        if (fd >= 0) {
            pending.taken(taken);
        }
        if (fd >= 0 && pending.isEmpty()) {
            kept.copyTo(loop.in, 0);
            process(0, kept.length());
        }
    }

    /** The pause for want of memory is over. */
    final void resume() {
        starved = false;
        settle();
    }

    final void close() {
        if (fd >= 0) {
            loop.remove(this, key, fd);
            fd = -1;
            pending.clear();
        }
    }

    private void process(long from, long to) {
        long used = last || from == to ? to : received(loop.in, from, to);
        flush();
        kept.set(loop.in, last || fd < 0 ? to : used, to);
        if (kept.length() > loop.keep && !blocked()) {
            throw new IllegalStateException("an incomplete request of " + kept.length() + " bytes was kept");
        }
        if (last && pending.isEmpty() && fd >= 0 && !ended) {
            // A socket that is closed with bytes unread resets the connection, and the peer may never see the last answer.
            // So this side says that it has ended, reads on, and closes after the peer or when it was enough.
            ended = true;
            Sockets.shutdown(fd, Sockets.SHUT_WR);
        }
        settle();
    }

    private void flush() {
        send(loop.out, 0, loop.outLength);
        loop.outLength = 0;
    }

    private long trySend(MemorySegment bytes, long length) {
        // Without the flag Linux sends a signal too, when the peer has gone.
        long n = Sockets.send(fd, bytes, length, PosixSockets.MSG_NOSIGNAL);
        switch (SendOutcome.of(n, length, PosixSockets.MSG_NOSIGNAL, FACTS)) {
            case SENT, PART, NO_ROOM, TIMED_OUT, INTERRUPTED -> {
                // The rest is pending, and the poller tells when there is room.
            }
            case NO_MEMORY -> pause("send", n);
            default -> fail("send", n);
        }
        return Math.max(n, 0);
    }

    /** The socket is good and says that it is ready, so that to wait for readiness would spin: it waits for nothing. */
    private void pause(String call, long result) {
        Server.report(call, result);
        starved = true;
        loop.pause();
        settle();
    }

    private void fail(String call, long result) {
        Server.report(call, result);
        close();
    }

    private void settle() {
        int now = starved ? 0 : pending.isEmpty() ? Poller.READ : Poller.WRITE;
        if (fd >= 0 && interest != now) {
            interest = now;
            loop.interest(this, key, now);
        }
    }
}

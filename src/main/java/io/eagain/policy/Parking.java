package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for one descriptor without holding the carrier of a virtual thread. A raw call that blocks holds it, and when as many
 * of them wait as there are carriers no other virtual thread runs. Here the thread parks, and one daemon thread waits for all by a
 * {@link Poller}.
 *
 * <pre>{@code
 * long n;                                          // the descriptor is non-blocking
 * while ((n = Sockets.recv(fd, buf, buf.byteSize(), 0)) == -Errno.EAGAIN) {
 *     int ready = parking.await(fd, Poller.READ, deadline);
 *     if (ready < 0) {
 *         return ready;                            // TIME_UP, -EINTR ...
 *     }
 * }
 * }</pre>
 *
 * <p><b>Call first, wait after {@code EAGAIN}.</b> A wait costs a change of threads twice; a call that finds its data costs nothing of
 * that. What was ready may not be so any more when the thread comes to it: hence the loop.
 *
 * <p><b>Nothing stays behind.</b> When {@link #await} returns, whatever it returns, the descriptor is not registered on its
 * behalf any more, and may be closed. To end the wait of another thread interrupt it; on Linux {@code shutdown} of the socket
 * ends it as well (observed; not under Wine). Closing a descriptor for which a thread waits is a mistake: that thread may wait until its
 * deadline.
 *
 * <p><b>Several threads</b> may wait for one descriptor, one to read and one to write for example. All that wait for the same are
 * woken.
 *
 * <p>For any thread, also a platform one. A wait that has to park allocates two small objects. The descriptors stay the
 * caller's. The mechanisms, and what each can wait for, are those of {@link Mechanism}.
 */
public final class Parking implements AutoCloseable {
    private static final int BOTH = Poller.READ | Poller.WRITE;

    /** One thread that waits. */
    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        final int fd;
        final int interest;
        /** What it wants to return instead of waiting on; 0 as long as it waits. */
        volatile int cancel;
        /** What it returns; 0 before. Only the thread of the poller writes it, when nothing is registered any more. */
        volatile int result;
        /** Whether it is among those of an entry, or was. */
        boolean begun;
        Waiter next;

        Waiter(int fd, int interest) {
            this.fd = fd;
            this.interest = interest;
        }
    }

    /** All that wait for one descriptor: one registration. Kept for its number's next use. */
    private static final class Entry {
        /** 0 when it is not registered. */
        long key;
        Waiter first;

        int interest() {
            int interest = 0;
            for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
                interest |= waiter.interest;
            }
            return interest;
        }
    }

    private final Poller<Entry> poller;
    private final Queue<Waiter> requests = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;
    // By descriptor; of the poller's thread alone, as the entries are.
    private Entry[] entries = new Entry[64];

    private Parking(Poller<Entry> poller) {
        this.poller = poller;
        thread = Thread.ofPlatform().daemon().name("eagain-parking").unstarted(this::run);
    }

    /**
     * Opens one with the mechanism of the host, and starts its thread.
     *
     * @return a new one, the caller's to close
     * @throws ErrnoException if the system has no descriptor for it: {@code EMFILE}, {@code ENFILE}, {@code ENOMEM}
     */
    public static Parking open() throws ErrnoException {
        return open(Mechanism.ofHost());
    }

    /**
     * Opens one with a certain mechanism, and starts its thread.
     *
     * @param mechanism how to wait
     * @return a new one, the caller's to close
     * @throws ErrnoException if the system has no descriptor for it: {@code EMFILE}, {@code ENFILE}, {@code ENOMEM}
     * @throws UnsupportedOperationException if the host does not have it
     */
    public static Parking open(Mechanism mechanism) throws ErrnoException {
        Poller<Entry> poller = Poller.open(mechanism);
        try {
            Parking parking = new Parking(poller);
            parking.thread.start();
            return parking;
        } catch (Throwable e) {
            // No memory for a thread, mostly.
            poller.close();
            throw e;
        }
    }

    /**
     * Parks the calling thread until the descriptor is ready or the time is up.
     *
     * @param fd a descriptor, which should be non-blocking; stays the caller's
     * @param interest {@link Poller#READ}, {@link Poller#WRITE} or both
     * @param deadline the limit
     * @return above 0: which of them will not block, errors and ends included; {@link Deadline#TIME_UP}; {@code -EAGAIN} (on
     *     Windows {@code -EWOULDBLOCK}) when the deadline was {@link Deadline#now}, which does not park; {@code -EINTR} when the
     *     thread is interrupted, which it still is afterwards: clear that before waiting again; {@code -ECANCELED} when this is
     *     closed meanwhile; or another negated error, such as {@code -EBADF}, {@code -EPERM} (epoll, a plain file)
     * @throws IllegalStateException if this is closed already
     */
    public int await(int fd, int interest, Deadline deadline) {
        if (interest == 0 || (interest & ~BOTH) != 0) {
            throw new IllegalArgumentException(
                    "Parking.await(fd=" + fd + "): interest " + interest + " is not READ, WRITE or both");
        }
        Objects.requireNonNull(deadline, "deadline");
        if (closed) {
            throw new IllegalStateException("Parking.await(fd=" + fd + "): this is closed");
        }
        if (deadline.passed()) {
            return look(fd, interest, deadline);
        }
        Waiter waiter = new Waiter(fd, interest);
        request(waiter);
        while (waiter.result == 0) {
            long left = deadline.nanoseconds();
            if (left == 0 || waiter.thread.isInterrupted()) {
                return cancelled(waiter, left == 0 ? Deadline.TIME_UP : -Errno.EINTR);
            }
            if (left < 0) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, left);
            }
        }
        return waiter.result;
    }

    private static int look(int fd, int interest, Deadline passed) {
        int read = (interest & Poller.READ) == 0 ? Deadline.TIME_UP : Wait.readable(fd, passed);
        int write = (interest & Poller.WRITE) == 0 ? Deadline.TIME_UP : Wait.writable(fd, passed);
        int ready = (read > 0 ? Poller.READ : 0) | (write > 0 ? Poller.WRITE : 0);
        if (ready > 0) {
            return ready;
        }
        int error = read == Deadline.TIME_UP ? write : read;
        return error == Deadline.TIME_UP && passed.isNow() ? -Errno.EWOULDBLOCK : error;
    }

    // Waits for the answer of the poller's thread all the same: only then is nothing registered. An event may have come first.
    private int cancelled(Waiter waiter, int code) {
        waiter.cancel = code;
        request(waiter);
        boolean interrupted = false;
        while (waiter.result == 0) {
            interrupted |= Thread.interrupted();
            LockSupport.park(this);
        }
        if (interrupted) {
            waiter.thread.interrupt();
        }
        return waiter.result;
    }

    private void request(Waiter waiter) {
        requests.add(waiter);
        if (ended) {
            // Perhaps the thread has not seen this one. What it has said stands.
            if (requests.remove(waiter) && waiter.result == 0) {
                waiter.result = -Errno.ECANCELED;
            }
        } else {
            poller.wakeup();
        }
    }

    /**
     * Ends the waits of all threads, with {@code -ECANCELED}, and the thread that serves them. A second time without effect.
     */
    @Override
    public void close() {
        closed = true;
        poller.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many descriptors are waited for; exact when nobody waits. */
    int size() {
        return poller.size();
    }

    private void run() {
        try {
            Events<Entry> events = Events.allocate(256);
            while (!closed) {
                int result = poller.await(events, Deadline.never());
                if (result < 0) {
                    endAll(result);
                    // It may last, and would be told again at once.
                    Wait.pause(10);
                }
                while (events.next()) {
                    tell(events);
                }
                serve();
            }
        } finally {
            endAll(-Errno.ECANCELED);
            // Who comes after this sees it, and who came before is in the queue.
            ended = true;
            for (Waiter waiter = requests.poll(); waiter != null; waiter = requests.poll()) {
                end(waiter, -Errno.ECANCELED);
            }
            poller.close();
        }
    }

    private void serve() {
        for (Waiter waiter = requests.poll(); waiter != null; waiter = requests.poll()) {
            if (waiter.cancel == 0) {
                boolean done = false;
                try {
                    begin(waiter);
                    done = true;
                } finally {
                    if (!done) {
                        // Without memory this thread ends, and nobody else knows of this one.
                        end(waiter, -Errno.ENOMEM);
                    }
                }
            } else if (waiter.result == 0) {
                cancel(waiter);
            }
        }
    }

    // It may come to this before it has begun, and stands in the queue twice then.
    private void cancel(Waiter waiter) {
        if (waiter.begun) {
            Entry entry = entries[waiter.fd];
            Waiter others = null;
            for (Waiter other = entry.first; other != null;) {
                Waiter next = other.next;
                if (other != waiter) {
                    other.next = others;
                    others = other;
                }
                other = next;
            }
            entry.first = others;
            settle(entry);
        }
        end(waiter, waiter.cancel);
    }

    private void begin(Waiter waiter) {
        int fd = waiter.fd;
        Entry entry = fd >= 0 && fd < entries.length && entries[fd] != null ? entries[fd] : new Entry();
        if (entry.key != 0) {
            int result = poller.modify(entry.key, entry.interest() | waiter.interest);
            if (result < 0 && result != -Errno.ENOENT && result != -Errno.EBADF) {
                end(waiter, result);
                return;
            }
            if (result < 0) {
                // The descriptor was closed under those that wait, and its number is somebody else's.
                poller.remove(entry.key);
                entry.key = 0;
                endAll(entry, -Errno.EBADF);
            }
        }
        if (entry.key == 0) {
            long key = poller.register(fd, entry, waiter.interest, Trigger.LEVEL);
            if (key < 0) {
                end(waiter, (int) key);
                return;
            }
            entry.key = key;
            if (fd >= entries.length) {
                entries = Arrays.copyOf(entries, Math.max(fd + 1, entries.length * 2));
            }
            entries[fd] = entry;
        }
        waiter.begun = true;
        waiter.next = entry.first;
        entry.first = waiter;
    }

    private void tell(Events<Entry> events) {
        Entry entry = events.token();
        int ready = (events.readable() ? Poller.READ : 0) | (events.writable() ? Poller.WRITE : 0);
        if (ready == 0 && !events.error() && !events.hangup() && !(Host.WINDOWS && Wait.isAborted(events.fd()))) {
            // The peer has ended its direction, which nobody here waits for. WSAPoll tells it all the same, and at once again.
            Wait.pause(1);
            return;
        }
        if (ready == 0) {
            // Something that nobody has asked for, and that would be told again and again: the next call shows what.
            ready = BOTH;
        }
        Waiter woken = null;
        Waiter others = null;
        for (Waiter waiter = entry.first; waiter != null;) {
            Waiter next = waiter.next;
            if ((waiter.interest & ready) != 0) {
                waiter.next = woken;
                woken = waiter;
            } else {
                waiter.next = others;
                others = waiter;
            }
            waiter = next;
        }
        entry.first = others;
        settle(entry);
        for (Waiter waiter = woken; waiter != null;) {
            Waiter next = waiter.next;
            end(waiter, waiter.interest & ready);
            waiter = next;
        }
    }

    // The registration follows from those that are left.
    private void settle(Entry entry) {
        if (entry.first == null) {
            poller.remove(entry.key);
            entry.key = 0;
        } else {
            poller.modify(entry.key, entry.interest());
        }
    }

    private void endAll(int result) {
        for (Entry entry : entries) {
            if (entry != null && entry.key != 0) {
                poller.remove(entry.key);
                entry.key = 0;
                endAll(entry, result);
            }
        }
    }

    private static void endAll(Entry entry, int result) {
        Waiter waiter = entry.first;
        entry.first = null;
        while (waiter != null) {
            Waiter next = waiter.next;
            end(waiter, result);
            waiter = next;
        }
    }

    private static void end(Waiter waiter, int result) {
        if (waiter.result == 0) {
            waiter.result = result;
            LockSupport.unpark(waiter.thread);
        }
    }
}

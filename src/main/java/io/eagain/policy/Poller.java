package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for many descriptors at once, by the mechanism of the host or by one that the caller forces: {@code epoll},
 * {@code kqueue}, {@code WSAPoll}, {@code poll}, {@code select}. The code that uses it is the same; what a mechanism lacks is
 * refused and not imitated ({@link Mechanism}).
 *
 * <pre>{@code
 * try (Poller<Connection> poller = Poller.open()) {
 *     Events<Connection> events = Events.allocate(256);
 *     long key = poller.register(fd, connection, Poller.READ, Trigger.LEVEL);
 *     while (running) {
 *         poller.await(events, Deadline.never());
 *         while (events.next()) {
 *             events.token().handle(events);
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p><b>Keys.</b> A registration is a key, a number above 0 with a generation in it: after {@link #remove} it means nothing any
 * more, also when the descriptor's number and its place here have new owners. Events of removed registrations are passed over,
 * those that were already fetched too. So <b>remove, then close</b>. A descriptor that was closed without being removed is the
 * one mistake that the poller cannot see, and its number cannot be registered again ({@code EEXIST}) before the old registration
 * has been removed:
 *
 * <table class="striped">
 * <caption>Closed without being removed; o: observed, w: under Wine, d: documented, not run</caption>
 * <thead><tr><th>mechanism</th><th>what comes of it</th></tr></thead>
 * <tbody>
 * <tr><td>EPOLL</td><td>it is forgotten without a word o; but not while a duplicate of it is open, in a child process for
 * example: then its events go on, and nobody can take them out o</td></tr>
 * <tr><td>KQUEUE</td><td>it is forgotten without a word d</td></tr>
 * <tr><td>POLL</td><td>an event with {@link Events#error} in each wait o (macOS: not with interest 0, d)</td></tr>
 * <tr><td>SELECT</td><td>each wait fails with {@code EBADF}, and does not say for whom o</td></tr>
 * <tr><td>WSAPOLL</td><td>an event with {@link Events#error} once something else ends the wait: an unlimited wait for it
 * alone never ends w</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Once the number has a new owner who is not registered here, {@code poll}, {@code select} and {@code WSAPoll} tell the old
 * registration of the new owner's data: they know numbers only.
 *
 * <p><b>Descriptors</b> stay the caller's. {@link #close} closes the poller's own, and none that was registered.
 *
 * <p><b>Nothing is allocated</b> for an event, a wait or a change; a registration may make the poller's arrays grow.
 *
 * <p><b>Threads.</b> One at a time registers, changes, removes, waits and closes; a second one that comes meanwhile gets an
 * {@code IllegalStateException}. {@link #wakeup} is for any thread: put the work into a queue, wake the poller up, and let its
 * own thread do it. A wait holds the carrier of a virtual thread: {@link Parking} does not.
 *
 * @param <T> what a descriptor is registered with, such as a connection; {@code null} is allowed
 */
public final class Poller<T> implements AutoCloseable {
    /** Interest: to read, to accept. */
    public static final int READ = bit(0);
    /** Interest: to write, to be connected. */
    public static final int WRITE = bit(1);

    private static final int NONE = -1;

    private final Mechanism mechanism;
    private final Backend backend;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean wakeupPending = new AtomicBoolean();
    /** Guards the backend's descriptors against a wakeup during close. */
    private final Object closing = new Object();
    private volatile boolean closed;

    // A slot is an index into these; a free one has the next free one as its descriptor.
    private int[] fds = new int[16];
    private int[] generations = new int[16];
    private int[] interests = new int[16];
    private Trigger[] triggers = new Trigger[16];
    private Object[] tokens = new Object[16];
    private int used;
    private int free = NONE;
    private int count;
    /** The slot of each registered descriptor, plus 1. */
    private int[] slots = new int[64];

    private Poller(Mechanism mechanism) throws ErrnoException {
        this.mechanism = mechanism;
        this.backend = switch (mechanism) {
            case EPOLL -> new EpollBackend();
            case KQUEUE -> new KqueueBackend();
            case WSAPOLL -> new WSAPollBackend();
            case POLL -> new PollBackend();
            case SELECT -> new SelectBackend();
        };
    }

    /**
     * Opens one with the mechanism of the host.
     *
     * @param <T> what a descriptor is registered with
     * @return a new poller, the caller's to close
     * @throws ErrnoException if the system has no descriptor for it: {@code EMFILE}, {@code ENFILE}, {@code ENOMEM}
     */
    public static <T> Poller<T> open() throws ErrnoException {
        return new Poller<>(Mechanism.ofHost());
    }

    /**
     * Opens one with a certain mechanism.
     *
     * @param mechanism how to wait
     * @param <T> what a descriptor is registered with
     * @return a new poller, the caller's to close
     * @throws ErrnoException if the system has no descriptor for it: {@code EMFILE}, {@code ENFILE}, {@code ENOMEM}; for
     *     {@code select} {@code EINVAL}, when the one it got is not below {@code FD_SETSIZE}
     * @throws UnsupportedOperationException if the host does not have it
     */
    public static <T> Poller<T> open(Mechanism mechanism) throws ErrnoException {
        if (!mechanism.isHere()) {
            throw new UnsupportedOperationException("Poller.open(" + mechanism + "): not on this host, "
                    + System.getProperty("os.name"));
        }
        return new Poller<>(mechanism);
    }

    /**
     * Waits for a descriptor from now on.
     *
     * @param fd a descriptor, which should be non-blocking; stays the caller's
     * @param token what its events are to be known by
     * @param interest {@link #READ}, {@link #WRITE}, both, or 0 for errors and hang-ups alone
     * @param trigger when to tell
     * @return the key of the registration, above 0, or the negated error: {@code EEXIST} when it is registered here,
     *     {@code EBADF} ({@code ENOTSOCK} on Windows), {@code EPERM} (epoll: of this kind of file readiness cannot be told),
     *     {@code EINVAL} (select: {@code FD_SETSIZE} or above), {@code ENOSPC}, {@code ENOMEM}. Nothing has changed then
     * @throws UnsupportedOperationException if the mechanism does not have this trigger, or not for this interest
     */
    public long register(int fd, T token, int interest, Trigger trigger) {
        check("Poller.register", fd, interest, trigger);
        enter("Poller.register");
        try {
            if (fd >= 0 && fd < slots.length && slots[fd] != 0) {
                return -Errno.EEXIST;
            }
            int slot = free != NONE ? free : used;
            if (slot == fds.length) {
                grow();
            }
            long key = key(slot);
            int result = backend.add(key, fd, interest, trigger);
            if (result < 0) {
                return result;
            }
            if (fd >= slots.length) {
                growTo(fd, key, interest);
            }
            if (free != NONE) {
                free = fds[slot];
            } else {
                used++;
            }
            fds[slot] = fd;
            interests[slot] = interest;
            triggers[slot] = trigger;
            tokens[slot] = token;
            slots[fd] = slot + 1;
            count++;
            return key;
        } finally {
            leave();
        }
    }

    /**
     * Waits for something else, with the same trigger; arms {@link Trigger#ONE_SHOT} again, and tells again of what is ready with
     * {@link Trigger#EDGE}.
     *
     * @param key the registration
     * @param interest {@link #READ}, {@link #WRITE}, both, or 0 for errors and hang-ups alone
     * @return 0 or the negated error: {@code ENOENT} when the key has been removed
     */
    public int modify(long key, int interest) {
        enter("Poller.modify");
        try {
            if (!isCurrent(key)) {
                return -Errno.ENOENT;
            }
            int slot = Backend.slot(key);
            check("Poller.modify", fds[slot], interest, triggers[slot]);
            int result = backend.modify(key, fds[slot], interests[slot], interest, triggers[slot]);
            if (result >= 0) {
                interests[slot] = interest;
            }
            return result;
        } finally {
            leave();
        }
    }

    /**
     * Waits for it no longer. To be called before the descriptor is closed. The key means nothing any more, whatever the result.
     *
     * @param key the registration
     * @return 0 or the negated error: {@code ENOENT} when the key has been removed already; with epoll {@code EBADF} or
     *     {@code ENOENT} when the descriptor was closed before
     */
    public int remove(long key) {
        enter("Poller.remove");
        try {
            if (!isCurrent(key)) {
                return -Errno.ENOENT;
            }
            int slot = Backend.slot(key);
            int fd = fds[slot];
            int result = backend.remove(key, fd, interests[slot]);
            slots[fd] = 0;
            tokens[slot] = null;
            triggers[slot] = null;
            // Never negative, so that no key is taken for an error.
            generations[slot] = generations[slot] == Integer.MAX_VALUE ? 0 : generations[slot] + 1;
            fds[slot] = free;
            free = slot;
            count--;
            return result;
        } finally {
            leave();
        }
    }

    /**
     * Waits until something is ready, another thread wakes it up, or the time is up, whatever signals come.
     *
     * @param events takes what is ready
     * @param deadline the limit; one that has passed looks once
     * @return how many events there are, 0 when the time is up or {@link #wakeup} was called ({@link Events#woken} tells), or the
     *     negated error, never {@code -EINTR}
     */
    public int await(Events<T> events, Deadline deadline) {
        return await(events, deadline.nanoseconds());
    }

    /**
     * The same with a limit from now on.
     *
     * @param events takes what is ready
     * @param nanoseconds the limit; 0 to look once, negative for none. Rounded up to what the mechanism knows, milliseconds
     *     mostly
     * @return how many events there are, 0 when the time is up or {@link #wakeup} was called ({@link Events#woken} tells), or the
     *     negated error, never {@code -EINTR}
     */
    public int await(Events<T> events, long nanoseconds) {
        Objects.requireNonNull(events, "events");
        enter("Poller.await");
        try {
            long end = nanoseconds > 0 ? System.nanoTime() + nanoseconds : 0;
            long left = Math.max(nanoseconds, -1);
            int result;
            do {
                events.begin(this);
                result = backend.await(events, left);
                left = nanoseconds > 0 ? Math.max(end - System.nanoTime(), 0) : left;
                // The time of one call can be up before the limit: milliseconds of an int are 24 days.
            } while (result == -Errno.EINTR || (result == 0 && left != 0));
            if (events.woken()) {
                // What was put into a queue before a wakeup that finds this still set is found by the caller, who looks now.
                // Read as well as written, so that what was put there plainly is seen too.
                wakeupPending.getAndSet(false);
            }
            return result < 0 ? result : events.size();
        } finally {
            leave();
        }
    }

    /**
     * Ends the wait of another thread, or the next one at once if none waits. Several before the next wait are one. For any
     * thread; without effect once the poller is closed.
     */
    public void wakeup() {
        if (!wakeupPending.getAndSet(true)) {
            boolean done = false;
            try {
                synchronized (closing) {
                    done = closed || backend.wakeup() >= 0;
                }
            } finally {
                if (!done) {
                    // The next one shall try again.
                    wakeupPending.set(false);
                }
            }
        }
    }

    /**
     * How it waits.
     *
     * @return the mechanism
     */
    public Mechanism mechanism() {
        return mechanism;
    }

    /**
     * How many registrations there are.
     *
     * @return 0 or more
     */
    public int size() {
        return count;
    }

    /**
     * Closes the poller's own descriptors, and none of those that are registered. A second time without effect.
     *
     * @throws IllegalStateException if another thread is using it
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        enter("Poller.close");
        try {
            synchronized (closing) {
                closed = true;
                // Of no registration there is anything left to tell, and Events may live longer than this.
                Arrays.fill(triggers, null);
                Arrays.fill(tokens, null);
                backend.close();
            }
        } finally {
            leave();
        }
    }

    boolean isCurrent(long key) {
        int slot = Backend.slot(key);
        return key > 0 && slot >= 0 && slot < used && triggers[slot] != null && key == key(slot);
    }

    @SuppressWarnings("unchecked")
    T token(long key) {
        return (T) tokens[owned(key)];
    }

    int fd(long key) {
        return fds[owned(key)];
    }

    /** 0 when the registration has been removed: its handler may ask after it has closed. */
    int interest(long key) {
        return isCurrent(key) ? interests[Backend.slot(key)] : 0;
    }

    private int owned(long key) {
        if (!isCurrent(key)) {
            throw new IllegalStateException("Events: the registration of this event has been removed");
        }
        return Backend.slot(key);
    }

    // Slots count from 1 here, so that no key is 0.
    private long key(int slot) {
        return (long) generations[slot] << Integer.SIZE | slot + 1;
    }

    private void check(String call, int fd, int interest, Trigger trigger) {
        if ((interest & ~(READ | WRITE)) != 0) {
            throw new IllegalArgumentException(
                    call + "(fd=" + fd + "): interest " + interest + " has other bits than READ and WRITE");
        }
        if (!mechanism.has(Objects.requireNonNull(trigger, "trigger"))) {
            throw new UnsupportedOperationException(call + "(fd=" + fd + "): " + mechanism + " has no " + trigger);
        }
        if (mechanism == Mechanism.KQUEUE && trigger == Trigger.ONE_SHOT && interest == (READ | WRITE)) {
            throw new UnsupportedOperationException(
                    call + "(fd=" + fd
                            + "): KQUEUE would tell of reading once and of writing once; ask for one of them");
        }
    }

    private void enter(String call) {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    call + ": another thread is using this poller; only wakeup is for any thread");
        }
        if (closed) {
            leave();
            throw new IllegalStateException(call + ": this poller is closed");
        }
    }

    private void leave() {
        busy.set(false);
    }

    // All or nothing: memory may run out in the middle.
    private void grow() {
        int size = fds.length * 2;
        int[] moreGenerations = Arrays.copyOf(generations, size);
        int[] moreInterests = Arrays.copyOf(interests, size);
        Trigger[] moreTriggers = Arrays.copyOf(triggers, size);
        Object[] moreTokens = Arrays.copyOf(tokens, size);
        fds = Arrays.copyOf(fds, size);
        generations = moreGenerations;
        interests = moreInterests;
        triggers = moreTriggers;
        tokens = moreTokens;
    }

    // After the system has said that there is such a descriptor: any number may be given.
    private void growTo(int fd, long key, int interest) {
        try {
            slots = Arrays.copyOf(slots, Math.max(fd + 1, slots.length * 2));
        } catch (OutOfMemoryError e) {
            backend.remove(key, fd, interest);
            throw e;
        }
    }

    // Numbers that javac does not copy into other classes.
    private static int bit(int index) {
        return 1 << index;
    }
}

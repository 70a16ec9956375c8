package io.eagain.policy;

/**
 * One {@link Mechanism} behind a {@link Poller}: keeps what the system waits for, and knows nothing of tokens. The poller
 * calls it from one thread at a time, {@link #wakeup} apart.
 */
abstract class Backend {
    /** The key of the backend's own descriptor, by which it is woken: no registration has a negative one. */
    static final long WAKE = -1;

    /** Waits for a descriptor from now on; 0 or the negated error. */
    abstract int add(long key, int fd, int interest, Trigger trigger);

    /** Waits for something else than before, and arms it again; 0 or the negated error. */
    abstract int modify(long key, int fd, int before, int interest, Trigger trigger);

    /** Waits for it no longer, whatever the result; 0 or the negated error. */
    abstract int remove(long key, int fd, int interest);

    /**
     * One wait: fills the events, and says when it was woken.
     *
     * @return above 0 when there was something, a wake-up too, 0 when the time is up, or the negated error
     */
    abstract int await(Events<?> events, long nanoseconds);

    /** Ends the wait of another thread, or the next one; the negated error when that could not be done. */
    abstract int wakeup();

    /** Closes the backend's own descriptors. */
    abstract void close();

    /** The slot of a key: its lower half, which counts from 1. */
    static int slot(long key) {
        return (int) key - 1;
    }
}

package io.eagain.policy;

import java.util.Arrays;

/**
 * What {@code poll}, {@code WSAPoll} and {@code select} have in common: each wait is told of all descriptors, so that this
 * object keeps them, packed, and looks through all of them afterwards. Place 0 is the backend's own, by which it is woken.
 */
abstract class ListBackend extends Backend {
    private final Wake wake;
    private long[] keys = new long[64];
    private int[] fds = new int[64];
    private int size;
    /** Where the registration of a slot stands in the list. */
    private int[] places = new int[64];
    /** Where the next look begins, so that the first ones do not always fill the events. */
    private int start = 1;

    ListBackend(Wake wake) {
        this.wake = wake;
    }

    /** Whether it is open, which the wait itself would tell too late: 0 or more, or the negated error. */
    abstract int check(int fd);

    /** Writes down a descriptor at a place of the list: one behind the last, or one that is taken. */
    abstract void set(int place, int fd, int interest);

    /** Takes a descriptor out: the one at the last place comes to where it stood. */
    abstract void takeOut(int place, int fd);

    /** One call: above 0 when something is ready, 0 when the time is up, or the negated error. */
    abstract int poll(long nanoseconds);

    /** What the call has said of a place, in its own bits; 0 when it is not ready. */
    abstract int raw(int place, int fd);

    /** The same in the bits of {@link Events}. */
    abstract int readiness(int raw);

    /** Puts the own descriptor at its place: once {@link #set} can be called. */
    final void addWake() {
        append(WAKE, wake.fd(), Poller.READ);
    }

    @Override
    final int wakeup() {
        return wake.wakeup();
    }

    @Override
    final void close() {
        wake.close();
    }

    @Override
    int add(long key, int fd, int interest, Trigger trigger) {
        int result = check(fd);
        if (result < 0) {
            return result;
        }
        int slot = slot(key);
        if (slot >= places.length) {
            places = Arrays.copyOf(places, Math.max(slot + 1, places.length * 2));
        }
        places[slot] = size;
        append(key, fd, interest);
        return 0;
    }

    private void append(long key, int fd, int interest) {
        if (size == fds.length) {
            fds = Arrays.copyOf(fds, size * 2);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        set(size, fd, interest);
        fds[size] = fd;
        keys[size] = key;
        size++;
    }

    @Override
    final int modify(long key, int fd, int before, int interest, Trigger trigger) {
        set(places[slot(key)], fd, interest);
        return 0;
    }

    @Override
    final int remove(long key, int fd, int interest) {
        int place = places[slot(key)];
        size--;
        if (place != size) {
            fds[place] = fds[size];
            keys[place] = keys[size];
            places[slot(keys[place])] = place;
        }
        takeOut(place, fd);
        return 0;
    }

    @Override
    final int await(Events<?> events, long nanoseconds) {
        int result = poll(nanoseconds);
        if (result < 0) {
            return result;
        }
        if (raw(0, fds[0]) != 0) {
            wake.drain();
            events.wake();
        }
        // The result is no help to end this sooner: select counts bits, and WSAPoll does not count what is no socket, so that
        // 0 may be something.
        int others = size - 1;
        int place = start <= others ? start : 1;
        for (int i = 0; i < others && !events.full(); i++) {
            int raw = raw(place, fds[place]);
            if (raw != 0) {
                events.put(keys[place], readiness(raw), raw);
            }
            place = place < others ? place + 1 : 1;
        }
        start = place;
        return Math.max(result, events.size());
    }

    /** The highest descriptor of the list. */
    final int highest() {
        int highest = -1;
        for (int place = 0; place < size; place++) {
            highest = Math.max(highest, fds[place]);
        }
        return highest;
    }
}

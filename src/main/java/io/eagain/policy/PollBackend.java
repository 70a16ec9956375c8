package io.eagain.policy;

import io.eagain.ErrnoException;
import io.eagain.ErrnoTable;
import io.eagain.linux.Ppoll;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import java.lang.foreign.Arena;
import java.util.Arrays;

/** {@code poll}: this object keeps the descriptors, packed, and hands all of them over in each wait. */
final class PollBackend extends Backend {
    // Linux alone tells that the peer has ended its direction.
    private static final int RDHUP = ErrnoTable.host() == ErrnoTable.LINUX ? Ppoll.POLLRDHUP : 0;

    private final WakePipe pipe = new WakePipe();
    // Element 0 is the pipe's.
    private PollFds fds = PollFds.allocate(Arena.ofAuto(), 64);
    private long[] keys = new long[64];
    /** Where the registration of a slot stands in {@link #fds}. */
    private int[] places = new int[64];
    /** Where the next wait begins to look, so that the first ones do not always fill the events. */
    private int start = 1;

    PollBackend() throws ErrnoException {
        fds.add(pipe.readEnd(), Poll.POLLIN);
        keys[0] = WAKE;
    }

    @Override
    int add(long key, int fd, int interest, Trigger trigger) {
        // poll would only tell later, by POLLNVAL.
        int open = Fcntl.fcntl(fd, Fcntl.F_GETFD, 0);
        if (open < 0) {
            return open;
        }
        int slot = slot(key);
        if (fds.size() == fds.capacity()) {
            grow();
        }
        if (slot >= places.length) {
            places = Arrays.copyOf(places, Math.max(slot + 1, places.length * 2));
        }
        int place = fds.add(fd, bits(interest));
        keys[place] = key;
        places[slot] = place;
        return 0;
    }

    @Override
    int modify(long key, int fd, int interest, Trigger trigger) {
        fds.setEvents(places[slot(key)], bits(interest));
        return 0;
    }

    @Override
    int remove(long key, int fd) {
        int place = places[slot(key)];
        int last = fds.size() - 1;
        fds.removeSwap(place);
        keys[place] = keys[last];
        if (place != last) {
            places[slot(keys[place])] = place;
        }
        return 0;
    }

    @Override
    int await(Events<?> events, long nanoseconds) {
        int count = Poll.poll(fds, milliseconds(nanoseconds));
        if (count <= 0) {
            return count;
        }
        int left = count;
        if (fds.revents(0) != 0) {
            pipe.drain();
            events.wake();
            left--;
        }
        int others = fds.size() - 1;
        int place = start <= others ? start : 1;
        for (int i = 0; i < others && left > 0 && !events.full(); i++) {
            int raw = fds.revents(place);
            if (raw != 0) {
                events.put(keys[place], readiness(raw), raw);
                left--;
            }
            place = place < others ? place + 1 : 1;
        }
        start = place;
        return count;
    }

    @Override
    void wakeup() {
        pipe.wakeup();
    }

    @Override
    void close() {
        pipe.close();
    }

    private void grow() {
        PollFds larger = PollFds.allocate(Arena.ofAuto(), fds.capacity() * 2);
        for (int i = 0; i < fds.size(); i++) {
            larger.add(fds.fd(i), fds.events(i));
        }
        fds = larger;
        keys = Arrays.copyOf(keys, larger.capacity());
    }

    private static int bits(int interest) {
        int bits = 0;
        if ((interest & Poller.READ) != 0) {
            bits |= Poll.POLLIN | RDHUP;
        }
        if ((interest & Poller.WRITE) != 0) {
            bits |= Poll.POLLOUT;
        }
        return bits;
    }

    private static int readiness(int raw) {
        int ready = 0;
        int both = Poll.POLLHUP | Poll.POLLERR | Poll.POLLNVAL;
        if ((raw & (Poll.POLLIN | RDHUP | both)) != 0) {
            ready |= Poller.READ;
        }
        if ((raw & (Poll.POLLOUT | both)) != 0) {
            ready |= Poller.WRITE;
        }
        if ((raw & (Poll.POLLERR | Poll.POLLNVAL)) != 0) {
            ready |= Events.ERROR;
        }
        if ((raw & Poll.POLLHUP) != 0) {
            ready |= Events.HANGUP;
        }
        if ((raw & (RDHUP | Poll.POLLHUP)) != 0) {
            ready |= Events.READ_CLOSED;
        }
        return ready;
    }
}

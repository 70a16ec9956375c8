package io.eagain.policy;

import io.eagain.ErrnoException;
import io.eagain.linux.Ppoll;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import java.lang.foreign.Arena;

/** {@code poll}: any number of descriptors. */
final class PollBackend extends ListBackend {
    // Linux has a flag of its own for the end of the peer's direction. macOS says POLLHUP then.
    private static final int RDHUP = Host.LINUX ? Ppoll.POLLRDHUP : 0;
    private static final int HUP = Poller.READ | Events.READ_CLOSED | (Host.LINUX ? Poller.WRITE | Events.HANGUP : 0);

    private PollFds array = PollFds.allocate(Arena.ofAuto(), 64);

    PollBackend() throws ErrnoException {
        super(new WakePipe());
        addWake();
    }

    @Override
    int check(int fd) {
        return Fcntl.fcntl(fd, Fcntl.F_GETFD, 0);
    }

    @Override
    void set(int place, int fd, int interest) {
        if (place < array.size()) {
            array.setEvents(place, bits(interest));
            return;
        }
        if (place == array.capacity()) {
            PollFds larger = PollFds.allocate(Arena.ofAuto(), place * 2);
            for (int i = 0; i < place; i++) {
                larger.add(array.fd(i), array.events(i));
            }
            array = larger;
        }
        array.add(fd, bits(interest));
    }

    @Override
    void takeOut(int place, int fd) {
        array.removeSwap(place);
    }

    @Override
    int poll(long nanoseconds) {
        return Poll.poll(array, Deadline.milliseconds(nanoseconds));
    }

    @Override
    int raw(int place, int fd) {
        return array.revents(place);
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

    @Override
    int readiness(int raw) {
        int ready = 0;
        if ((raw & (Poll.POLLIN | RDHUP)) != 0) {
            ready |= Poller.READ;
        }
        if ((raw & Poll.POLLOUT) != 0) {
            ready |= Poller.WRITE;
        }
        if ((raw & (Poll.POLLERR | Poll.POLLNVAL)) != 0) {
            ready |= Poller.READ | Poller.WRITE | Events.ERROR;
        }
        if ((raw & Poll.POLLHUP) != 0) {
            ready |= HUP;
        }
        if ((raw & RDHUP) != 0) {
            ready |= Events.READ_CLOSED;
        }
        return ready;
    }
}

package io.eagain.policy;

import io.eagain.ErrnoException;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.WSAPollFds;
import java.lang.foreign.Arena;

/**
 * {@code WSAPoll}: any number of sockets. A closed one does not end a wait and is not counted, so that an unlimited wait may
 * never tell of it; it is told of when something else ends the wait.
 */
final class WSAPollBackend extends ListBackend {
    private WSAPollFds array = WSAPollFds.allocate(Arena.ofAuto(), 64);

    WSAPollBackend() throws ErrnoException {
        super(new WakeSocket());
        addWake();
    }

    @Override
    int check(int fd) {
        return (int) Math.min(0, Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE));
    }

    @Override
    void set(int place, int fd, int interest) {
        if (place < array.size()) {
            array.setEvents(place, bits(interest));
            return;
        }
        if (place == array.capacity()) {
            WSAPollFds larger = WSAPollFds.allocate(Arena.ofAuto(), place * 2);
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
        return WSAPoll.WSAPoll(array, Deadline.milliseconds(nanoseconds));
    }

    @Override
    int raw(int place, int fd) {
        return array.revents(place);
    }

    // Not POLLIN, which is POLLRDBAND as well, and that may be refused.
    private static int bits(int interest) {
        return ((interest & Poller.READ) != 0 ? WSAPoll.POLLRDNORM : 0)
                | ((interest & Poller.WRITE) != 0 ? WSAPoll.POLLWRNORM : 0);
    }

    // POLLHUP is the end of the peer's direction alone, and says nothing of the other.
    @Override
    int readiness(int raw) {
        int ready = 0;
        if ((raw & WSAPoll.POLLRDNORM) != 0) {
            ready |= Poller.READ;
        }
        if ((raw & WSAPoll.POLLWRNORM) != 0) {
            ready |= Poller.WRITE;
        }
        if ((raw & (WSAPoll.POLLERR | WSAPoll.POLLNVAL)) != 0) {
            ready |= Poller.READ | Poller.WRITE | Events.ERROR;
        }
        if ((raw & WSAPoll.POLLHUP) != 0) {
            ready |= Poller.READ | Events.READ_CLOSED;
        }
        return ready;
    }
}

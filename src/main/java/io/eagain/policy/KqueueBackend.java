package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Sockets;
import io.eagain.macos.KEvents;
import io.eagain.macos.Kqueue;
import io.eagain.posix.Fcntl;
import java.lang.foreign.Arena;

/**
 * {@code kqueue}: the kernel keeps the descriptors, and the key of each. Reading and writing are two filters, so that one
 * descriptor may give two events.
 *
 * <p><b>Never run:</b> written after the manual, and compiled.
 */
final class KqueueBackend extends Backend {
    private final int kq;
    private final KEvents change = KEvents.allocate(Arena.ofAuto(), 1);
    // Of its own: another thread wakes, one at a time.
    private final KEvents trigger = KEvents.allocate(Arena.ofAuto(), 1);
    private KEvents buffer = KEvents.allocate(Arena.ofAuto(), 64);

    KqueueBackend() throws ErrnoException {
        kq = ErrnoException.check(Kqueue.kqueue(), "kqueue()");
        int result = change(0, Kqueue.EVFILT_USER, Kqueue.EV_ADD | Kqueue.EV_CLEAR, WAKE);
        if (result < 0) {
            Sockets.close(kq);
            throw ErrnoException.of(result, "kevent(EVFILT_USER)");
        }
        trigger.add(0, Kqueue.EVFILT_USER, 0, Kqueue.NOTE_TRIGGER, WAKE);
    }

    @Override
    int add(long key, int fd, int interest, Trigger trigger) {
        // Without a filter nothing would say that it is closed.
        int open = Fcntl.fcntl(fd, Fcntl.F_GETFD, 0);
        return open < 0 ? open : modify(key, fd, 0, interest, trigger);
    }

    // What is added first can be taken back; taking out cannot fail for want of memory.
    @Override
    int modify(long key, int fd, int before, int interest, Trigger trigger) {
        // What EV_DISPATCH has disabled is enabled by EV_ENABLE alone: to add what is there does not.
        int flags = Kqueue.EV_ADD | Kqueue.EV_ENABLE | switch (trigger) {
            case LEVEL -> 0;
            case EDGE -> Kqueue.EV_CLEAR;
            case ONE_SHOT -> Kqueue.EV_DISPATCH;
        };
        int result = 0;
        if ((interest & Poller.READ) != 0) {
            result = change(fd, Kqueue.EVFILT_READ, flags, key);
        }
        if (result >= 0 && (interest & Poller.WRITE) != 0) {
            result = change(fd, Kqueue.EVFILT_WRITE, flags, key);
            if (result < 0) {
                delete(fd, interest & ~before & Poller.READ);
            }
        }
        return result < 0 ? result : delete(fd, before & ~interest);
    }

    @Override
    int remove(long key, int fd, int interest) {
        return delete(fd, interest);
    }

    @Override
    int await(Events<?> events, long nanoseconds) {
        if (buffer.capacity() < events.capacity()) {
            buffer = KEvents.allocate(Arena.ofAuto(), events.capacity());
        }
        // Times of many years are refused.
        long limit = Math.min(nanoseconds, Integer.MAX_VALUE * 1_000_000L);
        int count = Kqueue.kevent(kq, null, buffer, events.capacity(), limit);
        for (int i = 0; i < count; i++) {
            if (buffer.filter(i) == Kqueue.EVFILT_USER) {
                events.wake();
            } else {
                events.put(buffer.udata(i), readiness(i), buffer.flags(i));
            }
        }
        return count;
    }

    @Override
    int wakeup() {
        return Kqueue.kevent(kq, trigger, null, 0, 0);
    }

    @Override
    void close() {
        Sockets.close(kq);
    }

    private int change(int fd, int filter, int flags, long key) {
        change.clear();
        change.add(fd, filter, flags, 0, key);
        return Kqueue.kevent(kq, change, null, 0, 0);
    }

    private int delete(int fd, int filters) {
        int read = (filters & Poller.READ) == 0 ? 0 : change(fd, Kqueue.EVFILT_READ, Kqueue.EV_DELETE, 0);
        int write = (filters & Poller.WRITE) == 0 ? 0 : change(fd, Kqueue.EVFILT_WRITE, Kqueue.EV_DELETE, 0);
        // Not there is what was wanted: the descriptor was closed, and its number has a new owner.
        int result = read < 0 && read != -Errno.ENOENT ? read : write;
        return result == -Errno.ENOENT ? 0 : result;
    }

    // The error of the socket stands beside EV_EOF, in fflags.
    private int readiness(int index) {
        boolean read = buffer.filter(index) == Kqueue.EVFILT_READ;
        int flags = buffer.flags(index);
        int ready = read ? Poller.READ : Poller.WRITE;
        if ((flags & Kqueue.EV_EOF) != 0) {
            ready |= read ? Events.READ_CLOSED : Events.HANGUP;
            if (buffer.fflags(index) != 0) {
                ready |= Events.ERROR;
            }
        }
        return (flags & Kqueue.EV_ERROR) != 0 ? ready | Events.ERROR : ready;
    }
}

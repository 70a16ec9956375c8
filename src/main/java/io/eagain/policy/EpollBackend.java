package io.eagain.policy;

import io.eagain.ErrnoException;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code epoll}: the kernel keeps the descriptors, and the key of each. */
final class EpollBackend extends Backend {
    private static final class One {
        static final MemorySegment SEGMENT = Arena.global().allocateFrom(ValueLayout.JAVA_LONG, 1);
    }

    private final int epfd;
    private final int eventfd;
    private EpollEvents buffer = EpollEvents.allocate(Arena.ofAuto(), 64);

    EpollBackend() throws ErrnoException {
        epfd = ErrnoException.check(Epoll.epoll_create1(Epoll.EPOLL_CLOEXEC), "epoll_create1(EPOLL_CLOEXEC)");
        int wake = EventFd.eventfd(0, EventFd.EFD_CLOEXEC | EventFd.EFD_NONBLOCK);
        // Edge-triggered, so that each write is told of and nobody needs to read.
        int result = wake < 0
                ? wake
                : Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, wake, Epoll.EPOLLIN | Epoll.EPOLLET, WAKE);
        if (result < 0) {
            Sockets.close(epfd);
            if (wake >= 0) {
                Sockets.close(wake);
            }
            throw ErrnoException.of(result, wake < 0 ? "eventfd(0)" : "epoll_ctl(EPOLL_CTL_ADD, eventfd)");
        }
        eventfd = wake;
    }

    @Override
    int add(long key, int fd, int interest, Trigger trigger) {
        return Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, fd, bits(interest, trigger), key);
    }

    @Override
    int modify(long key, int fd, int before, int interest, Trigger trigger) {
        return Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_MOD, fd, bits(interest, trigger), key);
    }

    @Override
    int remove(long key, int fd, int interest) {
        return Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_DEL, fd, 0, 0);
    }

    @Override
    int await(Events<?> events, long nanoseconds) {
        if (buffer.capacity() < events.capacity()) {
            buffer = EpollEvents.allocate(Arena.ofAuto(), events.capacity());
        }
        int count = Epoll.epoll_wait(epfd, buffer, events.capacity(), Deadline.milliseconds(nanoseconds));
        for (int i = 0; i < count; i++) {
            long key = buffer.data(i);
            if (key == WAKE) {
                events.wake();
            } else {
                int raw = buffer.events(i);
                events.put(key, readiness(raw), raw);
            }
        }
        return count;
    }

    @Override
    int wakeup() {
        // Never full: the counter holds 2^64 - 2.
        return (int) PosixSockets.write(eventfd, One.SEGMENT, Long.BYTES);
    }

    @Override
    void close() {
        Sockets.close(eventfd);
        Sockets.close(epfd);
    }

    private static int bits(int interest, Trigger trigger) {
        int bits = switch (trigger) {
            case LEVEL -> 0;
            case EDGE -> Epoll.EPOLLET;
            case ONE_SHOT -> Epoll.EPOLLONESHOT;
        };
        if ((interest & Poller.READ) != 0) {
            bits |= Epoll.EPOLLIN | Epoll.EPOLLRDHUP;
        }
        if ((interest & Poller.WRITE) != 0) {
            bits |= Epoll.EPOLLOUT;
        }
        return bits;
    }

    // An error or a hang-up makes every call return at once, so that it is both: who reads finds it, and so does who writes.
    private static int readiness(int raw) {
        int ready = 0;
        if ((raw & (Epoll.EPOLLIN | Epoll.EPOLLRDHUP | Epoll.EPOLLHUP | Epoll.EPOLLERR)) != 0) {
            ready |= Poller.READ;
        }
        if ((raw & (Epoll.EPOLLOUT | Epoll.EPOLLHUP | Epoll.EPOLLERR)) != 0) {
            ready |= Poller.WRITE;
        }
        if ((raw & Epoll.EPOLLERR) != 0) {
            ready |= Events.ERROR;
        }
        if ((raw & Epoll.EPOLLHUP) != 0) {
            ready |= Events.HANGUP;
        }
        if ((raw & (Epoll.EPOLLRDHUP | Epoll.EPOLLHUP)) != 0) {
            ready |= Events.READ_CLOSED;
        }
        return ready;
    }
}

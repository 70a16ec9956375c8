package io.eagain.benchmarks.growth;

import static io.eagain.benchmarks.Fixture.descriptor;

import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.posix.FdSet;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.Select;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Registered descriptors, some of them active, and waits for them. The same as in {@code growth.c}, line by line: a wait
 * includes the search for what it found, which is a part of what grows.
 */
final class Waiting implements AutoCloseable {
    /** The same numbers in both programs, above all that a JVM has open: select looks at every number below the highest. */
    private static final int FIRST = 20;

    private final Arena arena = Arena.ofConfined();
    private final String mechanism;
    private final int[] fds;
    private final int active;
    private final FdSet all = FdSet.allocate(arena);
    private final FdSet came = FdSet.allocate(arena);
    private final PollFds polled;
    private final EpollEvents events;
    private final int epfd;
    private final int highest;
    private final long expected;

    Waiting(String mechanism, int descriptors, int active) {
        this.mechanism = mechanism;
        this.active = active;
        fds = new int[descriptors];
        polled = PollFds.allocate(arena, descriptors);
        events = EpollEvents.allocate(arena, active);
        epfd = descriptor(Epoll.epoll_create1(Epoll.EPOLL_CLOEXEC));
        long sum = 0;
        for (int i = 0; i < descriptors; i++) {
            // Spread evenly, so that a single one is in the middle.
            long before = (long) i * active + descriptors / 2;
            boolean on = (before + active) / descriptors != before / descriptors;
            int fd = newDescriptor(on ? 1 : 0);
            fds[i] = fd;
            sum += on ? fd : 0;
            register(fd);
        }
        expected = sum;
        highest = fds[descriptors - 1];
    }

    private void register(int fd) {
        switch (mechanism) {
            case "select" -> all.set(fd);
            case "poll" -> polled.add(fd, Poll.POLLIN);
            case "epoll" -> descriptor(Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN, fd));
            default -> throw new IllegalArgumentException(mechanism);
        }
    }

    private static int newDescriptor(int value) {
        int fd;
        do {
            // One below FIRST stays open: it only fills the low numbers.
            fd = descriptor(EventFd.eventfd(value, EventFd.EFD_NONBLOCK | EventFd.EFD_CLOEXEC));
        } while (fd < FIRST);
        return fd;
    }

    /** Waits until the time given is about up; nanoseconds per wait. */
    double measure(int milliseconds) {
        long count = 1;
        while (true) {
            long start = System.nanoTime();
            long sum = switch (mechanism) {
                case "select" -> select(count);
                case "poll" -> poll(count);
                default -> epoll(count);
            };
            long taken = System.nanoTime() - start;
            if (sum != expected * count) {
                throw new IllegalStateException("another answer than expected: " + sum + ", not " + expected * count);
            }
            if (taken >= milliseconds * 1_000_000L / 2) {
                return (double) taken / count;
            }
            // The next run takes three quarters of the time given, or ten times as long as this one.
            count = Math.min(count * 10, (long) (count * (milliseconds * 750_000.0 / (taken + 1))) + 1);
        }
    }

    private long select(long count) {
        long sum = 0;
        for (long i = 0; i < count; i++) {
            sum += selectOnce();
        }
        return sum;
    }

    private long selectOnce() {
        MemorySegment.copy(all.segment(), 0, came.segment(), 0, FdSet.FD_SETSIZE / Byte.SIZE);
        int left = Select.select(highest + 1, came, null, null, 0L);
        long sum = 0;
        for (int i = 0; left > 0; i++) {
            if (came.isSet(fds[i])) {
                sum += fds[i];
                left--;
            }
        }
        return sum;
    }

    private long poll(long count) {
        long sum = 0;
        for (long i = 0; i < count; i++) {
            sum += pollOnce();
        }
        return sum;
    }

    private long pollOnce() {
        int left = Poll.poll(polled, 0);
        long sum = 0;
        for (int i = 0; left > 0; i++) {
            if (polled.revents(i) != 0) {
                sum += polled.fd(i);
                left--;
            }
        }
        return sum;
    }

    private long epoll(long count) {
        long sum = 0;
        for (long i = 0; i < count; i++) {
            sum += epollOnce();
        }
        return sum;
    }

    private long epollOnce() {
        int n = Epoll.epoll_wait(epfd, events, active, 0);
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += events.data(i);
        }
        return sum;
    }

    @Override
    public void close() {
        for (int fd : fds) {
            Sockets.close(fd);
        }
        Sockets.close(epfd);
        arena.close();
    }
}

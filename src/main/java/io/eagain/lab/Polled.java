package io.eagain.lab;

import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.WSAPollFds;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/** Descriptors that wait together: {@code struct pollfd} and {@code poll}, or {@code WSAPOLLFD} and {@code WSAPoll}. */
public abstract class Polled {
    /** Room for some descriptors. */
    public static Polled allocate(Arena arena, int capacity) {
        return LabHost.WINDOWS ? new OfWinsock(arena, capacity) : new OfPosix(arena, capacity);
    }

    /** One more, and what it waits for. */
    public abstract void add(int fd, int events);

    abstract int fd(int index);

    abstract int events(int index);

    /** What was found. */
    public abstract int revents(int index);

    abstract int size();

    /** Leaves something in {@code revents}, for the call to take away. */
    abstract void leave(int index, int revents);

    /** The call itself. */
    public abstract int poll(int timeout);

    /** What the call is named. */
    public static String call() {
        return LabHost.WINDOWS ? "WSAPoll" : "poll";
    }

    private static final class OfPosix extends Polled {
        private final PollFds fds;

        OfPosix(Arena arena, int capacity) {
            fds = PollFds.allocate(arena, capacity);
        }

        @Override
        public void add(int fd, int events) {
            fds.add(fd, events);
        }

        @Override
        int fd(int index) {
            return fds.fd(index);
        }

        @Override
        int events(int index) {
            return fds.events(index);
        }

        @Override
        public int revents(int index) {
            return fds.revents(index);
        }

        @Override
        int size() {
            return fds.size();
        }

        @Override
        void leave(int index, int revents) {
            // struct pollfd { int fd; short events; short revents; }
            fds.segment().set(ValueLayout.JAVA_SHORT, index * 8L + 6, (short) revents);
        }

        @Override
        public int poll(int timeout) {
            return Poll.poll(fds, timeout);
        }
    }

    private static final class OfWinsock extends Polled {
        private final WSAPollFds fds;

        OfWinsock(Arena arena, int capacity) {
            fds = WSAPollFds.allocate(arena, capacity);
        }

        @Override
        public void add(int fd, int events) {
            fds.add(fd, events);
        }

        @Override
        int fd(int index) {
            return fds.fd(index);
        }

        @Override
        int events(int index) {
            return fds.events(index);
        }

        @Override
        public int revents(int index) {
            return fds.revents(index);
        }

        @Override
        int size() {
            return fds.size();
        }

        @Override
        void leave(int index, int revents) {
            // struct pollfd { SOCKET fd; SHORT events; SHORT revents; } and 4 bytes behind it
            fds.segment().set(ValueLayout.JAVA_SHORT, index * 16L + 10, (short) revents);
        }

        @Override
        public int poll(int timeout) {
            return WSAPoll.WSAPoll(fds, timeout);
        }
    }
}

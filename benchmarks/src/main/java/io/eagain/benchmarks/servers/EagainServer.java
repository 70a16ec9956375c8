package io.eagain.benchmarks.servers;

import static io.eagain.benchmarks.Fixture.check;
import static io.eagain.posix.PosixSockets.MSG_DONTWAIT;
import static io.eagain.posix.PosixSockets.MSG_NOSIGNAL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.LinuxSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** {@code server.c} in Java, line by line, with the raw calls. */
final class EagainServer implements Runnable {
    private static final int EVENTS = 1024;
    private static final int BUFFER = HttpAnswer.BUFFER;
    /** More than the connections of any row: as in C, the server's own tables do not grow with them. */
    private static final int DESCRIPTORS = 16_384;
    private static final int FLAGS = MSG_DONTWAIT | MSG_NOSIGNAL;
    private static final MemorySegment RESPONSE = copy(MemorySegment.ofArray(HttpAnswer.WHOLE));

    private final boolean http;
    private final int listener;
    private final int epoll = check(Epoll.epoll_create1(Epoll.EPOLL_CLOEXEC));
    private final EpollEvents events = EpollEvents.allocate(Arena.global(), EVENTS);
    private final MemorySegment in = Arena.global().allocate(BUFFER);
    private final MemorySegment out = Arena.global().allocate(HttpAnswer.OUT);
    private long outLength;
    // By descriptor, and null mostly: what send did not take, and the beginning of a request.
    private MemorySegment[] unsent = new MemorySegment[DESCRIPTORS];
    private MemorySegment[] begun = new MemorySegment[DESCRIPTORS];

    private EagainServer(boolean http, int listener) {
        this.http = http;
        this.listener = listener;
    }

    static Running start(boolean http) throws InterruptedException {
        SockAddr address = SockAddr.ip("127.0.0.1", 0);
        int listener = listen(address);
        return Running.start(address.port(), new EagainServer(http, listener));
    }

    /** A listener with a port of the system's choice, which stands in the address then. */
    static int listen(SockAddr address) {
        int fd = check(Sockets.socket(Sockets.AF_INET,
                Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK | LinuxSockets.SOCK_CLOEXEC, 0));
        check(Sockets.bind(fd, address));
        check(Sockets.listen(fd, Sockets.SOMAXCONN));
        check(Sockets.getsockname(fd, address));
        // Accepted sockets inherit it.
        check(Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, 1));
        return fd;
    }

    /** What is kept of the buffer for a connection: collected with it. */
    static MemorySegment copy(MemorySegment bytes) {
        return Arena.ofAuto().allocate(bytes.byteSize()).copyFrom(bytes);
    }

    @Override
    public void run() {
        interest(Epoll.EPOLL_CTL_ADD, listener, Epoll.EPOLLIN);
        while (true) {
            int n = Epoll.epoll_wait(epoll, events, EVENTS, -1);
            if (n != -Errno.EINTR) {
                check(n);
            }
            for (int i = 0; i < n; i++) {
                int fd = (int) events.data(i);
                if (fd == listener) {
                    take();
                } else if (unsent[fd] != null) {
                    writable(fd);
                } else {
                    readable(fd);
                }
            }
        }
    }

    private void take() {
        int fd;
        while ((fd = LinuxSockets.accept4(listener, null, LinuxSockets.SOCK_CLOEXEC)) >= 0) {
            if (fd >= unsent.length) {
                unsent = Arrays.copyOf(unsent, fd * 2);
                begun = Arrays.copyOf(begun, fd * 2);
            }
            interest(Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN);
        }
        if (fd != -Errno.EAGAIN) {
            check(fd);
        }
    }

    private void interest(int op, int fd, int interest) {
        check(Epoll.epoll_ctl(epoll, op, fd, interest, fd));
    }

    private void end(int fd) {
        unsent[fd] = null;
        begun[fd] = null;
        Sockets.close(fd);
    }

    /** Whether all of it is on its way. */
    private boolean reply(int fd, MemorySegment data, long length) {
        long n = Sockets.send(fd, data, length, FLAGS);
        if (n == length) {
            return true;
        }
        if (n < 0 && n != -Errno.EAGAIN) {
            end(fd);
            return false;
        }
        long sent = Math.max(n, 0);
        unsent[fd] = copy(data.asSlice(sent, length - sent));
        interest(Epoll.EPOLL_CTL_MOD, fd, Epoll.EPOLLOUT);
        return false;
    }

    private void writable(int fd) {
        MemorySegment rest = unsent[fd];
        unsent[fd] = null;
        if (reply(fd, rest, rest.byteSize())) {
            interest(Epoll.EPOLL_CTL_MOD, fd, Epoll.EPOLLIN);
        }
    }

    private void readable(int fd) {
        long length;
        do {
            long kept = 0;
            if (begun[fd] != null) {
                kept = begun[fd].byteSize();
                in.copyFrom(begun[fd]);
                begun[fd] = null;
            }
            long n = Sockets.recv(fd, kept == 0 ? in : in.asSlice(kept), BUFFER - kept, MSG_DONTWAIT);
            if (n <= 0) {
                if (n != -Errno.EAGAIN) {
                    end(fd);
                } else if (kept > 0) {
                    begun[fd] = copy(in.asSlice(0, kept));
                }
                return;
            }
            length = kept + n;
            if (!http) {
                if (!reply(fd, in, length)) {
                    return;
                }
            } else {
                long used = respond(length);
                if (length - used == BUFFER) {
                    end(fd);
                    return;
                }
                if (used < length) {
                    begun[fd] = copy(in.asSlice(used, length - used));
                }
                if (outLength > 0 && !reply(fd, out, outLength)) {
                    return;
                }
            }
        } while (length == BUFFER);
    }

    /** How many of the bytes were whole requests; their responses stand in out. */
    private long respond(long length) {
        long from = 0;
        long next;
        outLength = 0;
        while ((next = headEnd(from, length)) != 0) {
            MemorySegment.copy(RESPONSE, 0, out, outLength, RESPONSE.byteSize());
            outLength += RESPONSE.byteSize();
            from = next;
        }
        return from;
    }

    /** Where the head that begins at {@code from} is over, or 0. */
    private long headEnd(long from, long length) {
        long i = from + 3;
        while (i < length) {
            if (in.get(JAVA_BYTE, i) > '\r') {
                i += 4;
            } else if (in.get(JAVA_INT_UNALIGNED, i++ - 3) == HttpAnswer.HEAD_END) {
                return i;
            }
        }
        return 0;
    }
}

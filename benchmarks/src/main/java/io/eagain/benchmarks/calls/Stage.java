package io.eagain.benchmarks.calls;

import static io.eagain.benchmarks.Fixture.descriptor;
import static io.eagain.benchmarks.Fixture.expect;
import static io.eagain.benchmarks.calls.CallBenchmark.MESSAGE;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.FdSet;
import io.eagain.posix.PosixSockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The descriptors that the Java subjects call upon, made by eagain for all of them; NIO cannot take a descriptor and
 * makes its own of the same kind. The end of the JVM closes them. One of each per benchmark: JMH makes a state of a
 * thread anew for each place that asks for it.
 */
public final class Stage {
    /** Connections that are accepted one after the other. */
    static final int BACKLOG = 64;
    /** The first descriptor of a {@code select}: those below may be the JVM's. */
    static final int FIRST_SELECTED = 64;

    private Stage() {
    }

    /**
     * Connected unix stream sockets, the ends of a pair side by side, until there are n or one has the number given.
     */
    private static int[] sockets(int n, int until, int type) {
        int[] all = new int[2 * ((n + 1) / 2)];
        int[] pair = new int[2];
        int made = 0;
        while (made < n && (made == 0 || all[made - 1] < until)) {
            expect(0, PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM | type, 0, pair));
            all[made++] = pair[0];
            all[made++] = pair[1];
        }
        return Arrays.copyOf(all, made);
    }

    private static int[] sockets(int n, int type) {
        return sockets(n, Integer.MAX_VALUE, type);
    }

    private static void makeReady(int[] all, int index) {
        send(all[index ^ 1], 1);
    }

    /** Sends zeros. */
    static void send(int fd, int bytes) {
        try (Arena arena = Arena.ofConfined()) {
            expect(bytes, Sockets.send(fd, arena.allocate(bytes), bytes, 0));
        }
    }

    /** A blocking socket to which nothing comes. */
    @State(Scope.Benchmark)
    public static class Idle {
        int fd;

        @Setup
        public void open() {
            fd = sockets(2, 0)[0];
        }
    }

    /** A pair of non-blocking sockets. */
    @State(Scope.Benchmark)
    public static class Pair {
        int from;
        int to;

        @Setup
        public void open() {
            int[] pair = sockets(2, LinuxSockets.SOCK_NONBLOCK);
            from = pair[0];
            to = pair[1];
        }
    }

    /** How many bytes go through a pair. */
    @State(Scope.Benchmark)
    public static class Size {
        @Param({"64", "16384"})
        int count;
    }

    /** A UDP socket on the loopback whose queue is full: each datagram goes all the way and is dropped there. */
    @State(Scope.Benchmark)
    public static class Deaf {
        int port;

        @Setup
        public void open() {
            int deaf = descriptor(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0));
            expect(0, Sockets.setsockopt(deaf, SocketOption.SOL_SOCKET, SocketOption.SO_RCVBUF, 1));
            expect(0, Sockets.bind(deaf, SockAddr.ip("127.0.0.1", 0)));
            SockAddr address = SockAddr.allocate();
            expect(0, Sockets.getsockname(deaf, address));
            port = address.port();
            int fd = connected();
            for (int i = 0; i < 1_000; i++) {
                send(fd, MESSAGE);
            }
        }

        /** A new non-blocking socket that sends there. */
        int connected() {
            int fd = descriptor(
                    Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM | LinuxSockets.SOCK_NONBLOCK, 0));
            expect(0, Sockets.connect(fd, SockAddr.ip("127.0.0.1", port)));
            return fd;
        }
    }

    /** Sockets of which the last has a byte to read. */
    @State(Scope.Benchmark)
    public static class Polled {
        @Param({"1", "64", "1024", "10000"})
        int count;
        int[] fds;

        @Setup
        public void open() {
            int[] all = sockets(count, 0);
            makeReady(all, count - 1);
            fds = Arrays.copyOf(all, count);
        }
    }

    /** The same with the numbers from 64 on, as far as {@code select} takes them. */
    @State(Scope.Benchmark)
    public static class Selected {
        @Param({"64", "960"})
        int count;
        FdSet set;

        @Setup
        public void open() {
            set = FdSet.allocate(Arena.ofAuto());
            int[] all = sockets(2 * FdSet.FD_SETSIZE, FdSet.FD_SETSIZE, 0);
            int inSet = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] >= FIRST_SELECTED && all[i] <= last()) {
                    set.set(all[i]);
                    inSet++;
                }
                if (all[i] == last()) {
                    makeReady(all, i);
                }
            }
            expect(count, inSet);
        }

        int last() {
            return FIRST_SELECTED + count - 1;
        }
    }

    /** An {@code epoll} with sockets that each have a byte to read, which nobody takes. */
    @State(Scope.Benchmark)
    public static class Ready {
        @Param({"1", "64", "1024"})
        int count;
        int epfd;
        long sumOfDescriptors;

        @Setup
        public void open() {
            epfd = descriptor(Epoll.epoll_create1(0));
            int[] all = sockets(2 * count, 0);
            for (int i = 0; i < 2 * count; i += 2) {
                makeReady(all, i);
                expect(0, Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, all[i], Epoll.EPOLLIN, all[i]));
                sumOfDescriptors += all[i];
            }
        }
    }

    /** An {@code epoll} with an {@code eventfd}. */
    @State(Scope.Benchmark)
    public static class Wake {
        int epfd;
        int fd;

        @Setup
        public void open() {
            epfd = descriptor(Epoll.epoll_create1(0));
            fd = descriptor(EventFd.eventfd(0, EventFd.EFD_NONBLOCK));
            expect(0, Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN, fd));
        }
    }

    /** What connects before each batch of {@code accept}, outside the time: unix sockets leave no TIME_WAIT behind. */
    @State(Scope.Benchmark)
    public static class Clients {
        Path path;
        private SockAddr address;
        private final int[] fds = new int[BACKLOG];

        @Setup
        public void name() throws IOException {
            path = Files.createTempDirectory("eagain-calls").resolve("s");
            // Not by a TearDown: JMH runs that within the last batch, whose bytes are counted. The folder goes last.
            path.getParent().toFile().deleteOnExit();
            path.toFile().deleteOnExit();
            address = SockAddr.unix(path.toString());
        }

        @Setup(Level.Invocation)
        public void connect() {
            for (int i = 0; i < BACKLOG; i++) {
                fds[i] = descriptor(Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0));
                expect(0, Sockets.connect(fds[i], address));
            }
        }

        @TearDown(Level.Invocation)
        public void disconnect() {
            for (int fd : fds) {
                expect(0, Sockets.close(fd));
            }
        }
    }

    /** A non-blocking listener for the clients. */
    @State(Scope.Benchmark)
    public static class Listener {
        int fd;

        @Setup
        public void open(Clients clients) {
            fd = descriptor(Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK, 0));
            expect(0, Sockets.bind(fd, SockAddr.unix(clients.path.toString())));
            expect(0, Sockets.listen(fd, 2 * BACKLOG));
        }
    }
}

package io.eagain;

import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Interfaces;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/** The programs that {@link TraceTest} runs with and without tracing. */
final class TraceProbe {
    /** Calls of each thread in {@code threads}. */
    static final int CALLS = 3000;
    /** How many threads of each kind. */
    static final int THREADS = 3;

    private TraceProbe() {
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "story" -> story();
            case "names" -> names();
            case "memory" -> memory();
            case "threads" -> threads();
            case "waits" -> waits();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** A server and its client: what docs/TRACING.md shows. */
    private static void story() {
        try (Arena arena = Arena.ofConfined()) {
            int server = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | LinuxSockets.SOCK_CLOEXEC, 0);
            Sockets.setsockopt(server, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
            Sockets.bind(server, SockAddr.ip("127.0.0.1", 0));
            Sockets.listen(server, 128);
            SockAddr name = SockAddr.allocate();
            Sockets.getsockname(server, name);

            int client = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK, 0);
            Sockets.connect(client, name);
            int accepted = Sockets.accept(server, SockAddr.allocate());
            Sockets.getsockoptInt(client, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
            Fcntl.fcntl(accepted, Fcntl.F_SETFL, Fcntl.fcntl(accepted, Fcntl.F_GETFL, 0) | Fcntl.O_NONBLOCK);

            MemorySegment room = arena.allocate(4096);
            Sockets.recv(accepted, room, 4096, 0);
            byte[] request = "GET / HTTP/1.1\r\nHost: www.example.org\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            MemorySegment out = arena.allocate(request.length).copyFrom(MemorySegment.ofArray(request));
            Sockets.send(client, out, request.length, PosixSockets.MSG_NOSIGNAL);

            int epfd = Epoll.epoll_create1(Epoll.EPOLL_CLOEXEC);
            Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, accepted, Epoll.EPOLLIN | Epoll.EPOLLRDHUP, 7777);
            Epoll.epoll_wait(epfd, EpollEvents.allocate(arena, 64), 64, 1000);
            Sockets.recv(accepted, room, 4096, 0);
            PollFds fds = PollFds.allocate(arena, 2);
            fds.add(accepted, Poll.POLLIN);
            fds.add(client, Poll.POLLOUT);
            Poll.poll(fds, 1000);
            Sockets.setsockoptLinger(accepted, true, 0);
            Sockets.close(accepted);
            Sockets.recv(client, room, 4096, 0);
            Sockets.recv(client, room, 4096, 0);
            for (int fd : new int[]{epfd, client, server, server}) {
                Sockets.close(fd);
            }
        }
    }

    /** The functions that {@link StraceProbe} leaves out, because they are no system calls. */
    private static void names() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list = arena.allocate(ValueLayout.ADDRESS);
            AddrInfo.getaddrinfo("127.0.0.1", "80", AddrInfo.AI_NUMERICHOST, Sockets.AF_INET, Sockets.SOCK_STREAM,
                    list);
            AddrInfo.freeaddrinfo(list.get(ValueLayout.ADDRESS, 0));
            int code = AddrInfo.getaddrinfo("no address", null, AddrInfo.AI_NUMERICHOST, Sockets.AF_UNSPEC, 0, list);
            AddrInfo.gai_strerror(code);
            StringBuilder host = new StringBuilder();
            AddrInfo.getnameinfo(SockAddr.ip("::1", 7), host, new StringBuilder(),
                    AddrInfo.NI_NUMERICHOST | AddrInfo.NI_NUMERICSERV);
            int lo = Interfaces.if_nametoindex("lo");
            Interfaces.if_nametoindex("nosuchif");
            Interfaces.if_indextoname(lo, host);
            Interfaces.if_indextoname(999_999, host);
        }
    }

    /** Memory of each kind, good and bad; what Java gets is printed, exceptions included. */
    private static void memory() throws Exception {
        int[] sv = new int[2];
        PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_DGRAM, 0, sv);
        Arena shared = Arena.ofShared();
        MemorySegment gone = shared.allocate(16);
        shared.close();
        MemorySegment[] foreign = new MemorySegment[1];
        Thread.ofPlatform().start(() -> foreign[0] = Arena.ofConfined().allocate(16)).join();
        try (Arena arena = Arena.ofConfined(); Arena alive = Arena.ofShared()) {
            byte[] text = new byte[40];
            for (int i = 0; i < text.length; i++) {
                text[i] = (byte) (i * 7);
            }
            MemorySegment bytes = arena.allocate(40).copyFrom(MemorySegment.ofArray(text));
            int dontwait = PosixSockets.MSG_DONTWAIT;
            List<LongSupplier> calls = List.of(() -> Sockets.send(sv[0], gone, 16, 0),
                    () -> Sockets.recv(sv[0], gone, 16, dontwait), () -> Sockets.send(sv[0], foreign[0], 16, 0),
                    () -> Sockets.bind(sv[0], foreign[0], 16), () -> Sockets.send(sv[0], null, 0, 0),
                    () -> Sockets.send(sv[0], MemorySegment.NULL, 8, 0),
                    () -> Sockets.send(sv[0], MemorySegment.NULL.reinterpret(64), 8, 0),
                    () -> Sockets.connect(sv[0], MemorySegment.NULL.reinterpret(64).asSlice(8), 16),
                    () -> Sockets.send(sv[0], MemorySegment.ofAddress(1), 0, dontwait),
                    () -> Sockets.recv(sv[1], alive.allocate(0), 0, dontwait),
                    () -> Sockets.send(sv[0], bytes, 40, 0),
                    () -> Sockets.recv(sv[1], alive.allocate(64), 64, dontwait),
                    () -> Sockets.send(sv[0], bytes.asSlice(3), 5, 0),
                    () -> Sockets.recv(sv[1], MemorySegment.ofArray(text), 40, dontwait),
                    () -> Sockets.recv(sv[1], MemorySegment.ofArray(text), 40, dontwait),
                    () -> Sockets.getsockname(sv[0], bytes.asSlice(1, 7), arena.allocateFrom(ValueLayout.JAVA_INT, 7)),
                    () -> Sockets.setsockopt(-1, 9999, 9999, bytes, 9),
                    () -> Poll.poll(MemorySegment.NULL, Long.MAX_VALUE, 0));
            for (LongSupplier call : calls) {
                System.out.println(outcome(call));
            }
        }
    }

    private static String outcome(LongSupplier call) {
        try {
            return Long.toString(call.getAsLong());
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    /** Calls of several threads at a time, virtual ones among them, one with a name of two lines. */
    private static void threads() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(2 * THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().name("two\nlines" + i).start(() -> closeNothing(all)));
            threads.add(Thread.startVirtualThread(() -> closeNothing(all)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void closeNothing(CountDownLatch all) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < CALLS; i++) {
            int result = Sockets.close(-1000 - i);
            if (result != -Errno.EBADF) {
                throw new IllegalStateException("close gave " + result);
            }
        }
    }

    /** One call that takes long. */
    private static void waits() {
        try (Arena arena = Arena.ofConfined()) {
            Sockets.close(-1);
            Poll.poll(PollFds.allocate(arena, 1), 1500);
            Sockets.close(-2);
        }
    }
}

package io.eagain.errors;

import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxFcntl;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Ioctl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * What one row works with, in a process of its own whose network is private: sockets and memory, gone at the row's end, and
 * what a process may be short of.
 */
final class Stage extends Opened {
    /** Above every descriptor that this process may have. */
    static final int NOT_OPEN = 9999;

    /** Where nothing is mapped; NULL has a meaning of its own to some calls. */
    static final MemorySegment BAD = MemorySegment.ofAddress(8).reinterpret(1 << 20);

    /** A mount that can only be read. */
    static final Path READ_ONLY = Path.of("/mnt");

    private static final int NOBODY = 65534;
    private static final long SIOCGIFFLAGS = 0x8913;
    private static final long SIOCSIFFLAGS = 0x8914;
    private static final long SIOCADDRT = 0x890B;
    private static final long SIOCDELRT = 0x890C;
    private static final int IFF_UP = 1;
    private static final int RTF_UP_HOST = 0x1 | 0x4;
    private static final int RTF_REJECT = 0x200;

    private final Deque<AutoCloseable> after = new ArrayDeque<>();

    /** A directory for this row alone, which everybody may search. */
    Path directory() throws IOException {
        Path directory = Files.createTempDirectory("eagain");
        after.push(() -> {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        });
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    int open(String path, int flags) {
        return keep(C.open(path, flags));
    }

    /** The end to read from, the end to write to. */
    int[] pipe() {
        int[] pipe = C.pipe();
        keep(pipe[0]);
        keep(pipe[1]);
        return pipe;
    }

    SockAddr loopback(int port) {
        return SockAddr.allocate(arena).setIp("127.0.0.1", port);
    }

    SockAddr address(String literal, int port) {
        return SockAddr.allocate(arena).setIp(literal, port);
    }

    SockAddr path(Path path) {
        return SockAddr.allocate(arena).setUnix(path.toString());
    }

    /** An address of the network in a socket that no longer has it: nobody listens there. */
    SockAddr nobody(int type) {
        int fd = socket(Sockets.AF_INET, type);
        done(Sockets.bind(fd, loopback(0)));
        SockAddr address = name(fd);
        close(fd);
        return address;
    }

    int tcp4() {
        return socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
    }

    int udp4() {
        return socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
    }

    /** A unix socket with a name, listening if it is a stream. */
    SockAddr unixListener(int type) throws IOException {
        int fd = socket(Sockets.AF_UNIX, type);
        SockAddr address = path(directory().resolve("s"));
        done(Sockets.bind(fd, address));
        if (type != Sockets.SOCK_DGRAM) {
            done(Sockets.listen(fd, 0));
        }
        return address;
    }

    int nonblocking(int fd) {
        done(Ioctl.fionbio(fd, true));
        return fd;
    }

    /** Calls of this socket give up after so many milliseconds. */
    int limited(int fd, int milliseconds) {
        done(Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, milliseconds * 1000L));
        done(Sockets.setsockoptTimeout(fd, SocketOption.SO_SNDTIMEO, milliseconds * 1000L));
        return fd;
    }

    /** From now on this socket gets no packet. */
    int deaf(int fd) {
        MemorySegment filter = arena.allocate(8, 8);
        // BPF_RET | BPF_K with 0: keep nothing of the packet.
        filter.set(ValueLayout.JAVA_SHORT, 0, (short) 6);
        MemorySegment program = arena.allocate(16, 8);
        program.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
        program.set(ValueLayout.ADDRESS, 8, filter);
        done(Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, LinuxSockets.SO_ATTACH_FILTER, program, 16));
        return fd;
    }

    /** Where somebody listens who never hears a request to connect. */
    SockAddr deafListener() {
        int server = tcp4();
        SockAddr address = listening(server);
        deaf(server);
        return address;
    }

    /** A listening socket at which so many connections wait. */
    int listenerWith(int connections) {
        int server = tcp4();
        SockAddr address = listening(server);
        for (int i = 0; i < connections; i++) {
            done(Sockets.connect(tcp4(), address));
        }
        return server;
    }

    /** A connected socket whose peer has reset the connection. */
    int reset() throws InterruptedException {
        int[] pair = tcp();
        done(Sockets.setsockoptLinger(pair[1], true, 0));
        close(pair[1]);
        Thread.sleep(20);
        return pair[0];
    }

    /** A UDP socket whose datagram was answered with 'port unreachable'. */
    int refused() throws InterruptedException {
        int fd = udp4();
        done(Sockets.connect(fd, nobody(Sockets.SOCK_DGRAM)));
        done(Sockets.send(fd, text("x"), 1, 0));
        Thread.sleep(20);
        return fd;
    }

    /** A connection that is dead: what was sent is not acknowledged, and the time for that is over. */
    int dead() throws InterruptedException {
        int[] pair = tcp();
        done(Sockets.setsockopt(pair[0], SocketOption.IPPROTO_TCP, LinuxSockets.TCP_USER_TIMEOUT, 100));
        deaf(pair[1]);
        done(Sockets.send(pair[0], text("x"), 1, 0));
        PollFds fds = PollFds.allocate(arena, 1);
        fds.add(pair[0], 0);
        done(Poll.poll(fds, 10_000));
        return pair[0];
    }

    /** A blocking or non-blocking socket that can take no more. */
    int full(int fd) {
        MemorySegment bytes = arena.allocate(4096);
        while (Sockets.send(fd, bytes, bytes.byteSize(), PosixSockets.MSG_DONTWAIT) > 0) {
            // More.
        }
        return fd;
    }

    /** A socket of raw frames, of the loopback device. */
    int packets() {
        int fd = socket(LinuxSockets.AF_PACKET, Sockets.SOCK_DGRAM);
        done(Sockets.bind(fd, device(), 20));
        return fd;
    }

    /** A struct sockaddr_ll of the loopback device. */
    MemorySegment device() {
        MemorySegment address = arena.allocate(20, 4);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) LinuxSockets.AF_PACKET);
        // ETH_P_IP in the network's order, and the first device.
        address.set(ValueLayout.JAVA_BYTE, 2, (byte) 8);
        address.set(ValueLayout.JAVA_INT, 4, 1);
        return address;
    }

    /** A call made while the process can have no more descriptors. It is made once before that, so that it is loaded. */
    long whenFull(Callable<? extends Number> call) throws Exception {
        long early = call.call().longValue();
        if (early > 0) {
            done(Sockets.close((int) early));
        }
        int[] opened = new int[1024];
        int count = 0;
        int fd = Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0);
        while (fd >= 0) {
            opened[count++] = fd;
            fd = Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0);
        }
        try {
            return call.call().longValue();
        } finally {
            for (int i = 0; i < count; i++) {
                Sockets.close(opened[i]);
            }
        }
    }

    /** A call made by a thread without rights. */
    long withoutRights(Callable<? extends Number> call) throws Exception {
        C.seteuid(NOBODY);
        try {
            return call.call().longValue();
        } finally {
            C.seteuid(0);
        }
    }

    /** A call made while signals come to its thread, one every 30 ms. */
    long interrupted(Callable<? extends Number> call) throws Exception {
        int[] pair = pair(Sockets.SOCK_STREAM);
        MemorySegment owner = arena.allocate(8, 4);
        owner.set(ValueLayout.JAVA_INT, 0, LinuxFcntl.F_OWNER_TID);
        owner.set(ValueLayout.JAVA_INT, 4, Probe.thread());
        done(Fcntl.fcntl(pair[0], LinuxFcntl.F_SETOWN_EX, owner));
        done(Fcntl.fcntl(pair[0], Fcntl.F_SETFL, Fcntl.O_RDWR | Fcntl.O_ASYNC));
        boolean[] over = new boolean[1];
        Thread sender = new Thread(() -> {
            try (Stage own = new Stage()) {
                MemorySegment one = own.text("x");
                for (int i = 0; i < 200; i++) {
                    Thread.sleep(30);
                    synchronized (over) {
                        if (over[0]) {
                            return;
                        }
                        Sockets.send(pair[1], one, 1, PosixSockets.MSG_DONTWAIT);
                    }
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        sender.start();
        try {
            return call.call().longValue();
        } finally {
            synchronized (over) {
                over[0] = true;
            }
            sender.join();
        }
    }

    /** A call made while the loopback device is down. */
    long withoutLoopback(Callable<? extends Number> call) throws Exception {
        loopback(false);
        try {
            return call.call().longValue();
        } finally {
            loopback(true);
        }
    }

    /** Switches the only device of this network on or off. */
    void loopback(boolean on) {
        int fd = udp4();
        MemorySegment request = arena.allocate(40, 8);
        request.setString(0, "lo", StandardCharsets.US_ASCII);
        done(Ioctl.ioctl(fd, SIOCGIFFLAGS, request));
        int flags = request.get(ValueLayout.JAVA_SHORT, 16);
        request.set(ValueLayout.JAVA_SHORT, 16, (short) (on ? flags | IFF_UP : flags & ~IFF_UP));
        done(Ioctl.ioctl(fd, SIOCSIFFLAGS, request));
        close(fd);
    }

    /** Gives this network a route that says 'unreachable' to one address. */
    void routeToNowhere(String address) {
        route(SIOCADDRT, address, RTF_UP_HOST | RTF_REJECT, MemorySegment.NULL);
        after.push(() -> route(SIOCDELRT, address, RTF_UP_HOST | RTF_REJECT, MemorySegment.NULL));
    }

    /** A UDP socket that was connected by a route which is gone. */
    int cutOff() {
        MemorySegment loopback = arena.allocateFrom("lo");
        route(SIOCADDRT, "192.0.2.4", RTF_UP_HOST, loopback);
        int fd = udp4();
        done(Sockets.connect(fd, address("192.0.2.4", 9)));
        route(SIOCDELRT, "192.0.2.4", RTF_UP_HOST, loopback);
        return fd;
    }

    private void route(long request, String address, int flags, MemorySegment device) {
        int fd = udp4();
        MemorySegment route = arena.allocate(120, 8);
        route.asSlice(8, 16).copyFrom(address(address, 0).segment().asSlice(0, 16));
        route.asSlice(24, 16).copyFrom(address("0.0.0.0", 0).segment().asSlice(0, 16));
        route.asSlice(40, 16).copyFrom(address("255.255.255.255", 0).segment().asSlice(0, 16));
        route.set(ValueLayout.JAVA_SHORT, 56, (short) flags);
        route.set(ValueLayout.ADDRESS, 88, device);
        done(Ioctl.ioctl(fd, request, route));
        close(fd);
    }

    /** A name server at the address that this process asks, which knows every name and nothing about it. */
    void nameServer() {
        int fd = limited(udp4(), 100);
        done(Sockets.bind(fd, loopback(53)));
        boolean[] over = new boolean[1];
        Thread server = new Thread(() -> {
            try (Stage own = new Stage()) {
                MemorySegment message = own.arena.allocate(512);
                SockAddr client = SockAddr.allocate(own.arena);
                while (true) {
                    synchronized (over) {
                        if (over[0]) {
                            return;
                        }
                    }
                    long length = Sockets.recvfrom(fd, message, 512, 0, client);
                    if (length > 0) {
                        // The question, made an answer of no error.
                        message.set(ValueLayout.JAVA_BYTE, 2, (byte) (message.get(ValueLayout.JAVA_BYTE, 2) | 0x80));
                        message.set(ValueLayout.JAVA_BYTE, 3, (byte) 0x80);
                        Sockets.sendto(fd, message, length, 0, client);
                    }
                }
            }
        });
        server.start();
        after.push(() -> {
            synchronized (over) {
                over[0] = true;
            }
            server.join();
        });
    }

    /** A step before the call that the row is about: it must succeed. */
    static void done(long result) {
        if (result < 0) {
            throw new IllegalStateException("a step of the preparation gave " + result);
        }
    }

    @Override
    public void close() {
        while (!after.isEmpty()) {
            try {
                after.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        super.close();
    }
}

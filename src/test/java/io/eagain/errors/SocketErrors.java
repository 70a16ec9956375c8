package io.eagain.errors;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/** Making, naming, connecting and ending sockets. */
final class SocketErrors {
    private static final int NO_FAMILY = 255;
    private static final int IPPROTO_ICMP = 1;
    private static final String FIREWALL = "a packet filter or a security module would have to refuse it";

    private SocketErrors() {
    }

    static void add(Table table) {
        socket(table);
        socketpair(table);
        bind(table);
        listen(table);
        accept(table.call("accept", "accept", s -> {
            int fd = s.nonblocking(s.listenerWith(0));
            return () -> Sockets.accept(fd);
        }), Sockets::accept);
        accept(table.call("accept4", "accept4", s -> {
            int fd = s.nonblocking(s.listenerWith(0));
            return () -> LinuxSockets.accept4(fd, null, 0);
        }).provoked("EINVAL", "an unknown flag", s -> LinuxSockets.accept4(s.listenerWith(0), null, 1)),
                (fd, addr, addrlen) -> LinuxSockets.accept4(fd, addr, addrlen, 0));
        connect(table);
        getname(table.call("getsockname", "getsockname", s -> {
            int fd = s.tcp4();
            SockAddr address = SockAddr.allocate(s.arena);
            return () -> Sockets.getsockname(fd, address);
        }), Sockets::getsockname);
        getname(table.call("getpeername", "getpeername", s -> {
            int fd = s.tcp4();
            SockAddr address = SockAddr.allocate(s.arena);
            return () -> Sockets.getpeername(fd, address);
        }).provoked("ENOTCONN", "a TCP socket that was never connected",
                s -> Sockets.getpeername(s.tcp4(), SockAddr.allocate(s.arena))), Sockets::getpeername);
        shutdown(table);
        close(table);
    }

    private static void socket(Table table) {
        table.call("socket", "socket", s -> () -> Sockets.socket(NO_FAMILY, Sockets.SOCK_STREAM, 0))
                .provoked("EACCES", "SOCK_DGRAM with IPPROTO_ICMP, which net.ipv4.ping_group_range allows nobody",
                        s -> Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, IPPROTO_ICMP))
                .provoked("EPERM", "SOCK_RAW in a thread without rights",
                        s -> s.withoutRights(() -> Sockets.socket(Sockets.AF_INET, Sockets.SOCK_RAW, 1)))
                .provoked("EAFNOSUPPORT", "family 255", s -> Sockets.socket(NO_FAMILY, Sockets.SOCK_STREAM, 0))
                .provoked("EINVAL", "type 255", s -> Sockets.socket(Sockets.AF_INET, 255, 0))
                .provoked("ESOCKTNOSUPPORT", "type 0", s -> Sockets.socket(Sockets.AF_INET, 0, 0))
                .provoked("EPROTONOSUPPORT", "SOCK_STREAM with IPPROTO_UDP",
                        s -> Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, SocketOption.IPPROTO_UDP))
                .notHere("EPROTOTYPE", "Linux gives EPROTONOSUPPORT or ESOCKTNOSUPPORT")
                .provoked("EMFILE", "the table of descriptors is full",
                        s -> s.whenFull(() -> Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0)))
                .systemTableFull().outOfMemory("ENOBUFS", "ENOMEM");
    }

    private static void socketpair(Table table) {
        table.call("socketpair", "socketpair", s -> {
            int[] sv = new int[2];
            return () -> PosixSockets.socketpair(NO_FAMILY, Sockets.SOCK_STREAM, 0, sv);
        }).provoked("EAFNOSUPPORT", "family 255",
                s -> PosixSockets.socketpair(NO_FAMILY, Sockets.SOCK_STREAM, 0, new int[2]))
                .provoked("EINVAL", "type 255", s -> PosixSockets.socketpair(Sockets.AF_UNIX, 255, 0, new int[2]))
                .provoked("EOPNOTSUPP", "AF_INET, which has no pairs",
                        s -> PosixSockets.socketpair(Sockets.AF_INET, Sockets.SOCK_STREAM, 0, new int[2]))
                .provoked("EPROTONOSUPPORT", "AF_UNIX with IPPROTO_UDP",
                        s -> PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, SocketOption.IPPROTO_UDP,
                                new int[2]))
                .notHere("EPROTOTYPE", "Linux gives EPROTONOSUPPORT or ESOCKTNOSUPPORT")
                .notHere("EACCES", "Linux asks nobody for the right to a pair")
                .provoked("EFAULT", "NULL for the two descriptors",
                        s -> PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, MemorySegment.NULL))
                .provoked("EMFILE", "the table of descriptors is full", s -> {
                    s.pair(Sockets.SOCK_STREAM);
                    return s.whenFull(() -> PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0,
                            MemorySegment.NULL));
                }).systemTableFull().outOfMemory("ENOBUFS", "ENOMEM");
    }

    private static void bind(Table table) {
        table.call("bind", "bind", s -> {
            int fd = s.tcp4();
            SockAddr elsewhere = s.address("192.0.2.1", 0);
            return () -> Sockets.bind(fd, elsewhere);
        }).provoked("EACCES", "port 80 in a thread without rights", s -> {
            int fd = s.tcp4();
            SockAddr address = s.loopback(80);
            return s.withoutRights(() -> Sockets.bind(fd, address));
        }).provoked("EADDRINUSE", "the port of a listening socket", s -> {
            SockAddr taken = s.name(s.listenerWith(0));
            return Sockets.bind(s.tcp4(), taken);
        }).provoked("EADDRNOTAVAIL", "192.0.2.1, which is not an address of this machine",
                s -> Sockets.bind(s.tcp4(), s.address("192.0.2.1", 0)))
                .provoked("EAFNOSUPPORT", "an IPv6 address for an IPv4 socket",
                        s -> Sockets.bind(s.tcp4(), s.address("::1", 0)))
                .notOpen((s, fd) -> Sockets.bind(fd, s.loopback(0)))
                .provoked("EINVAL", "a socket that has an address", s -> {
                    int fd = s.listenerWith(0);
                    return Sockets.bind(fd, s.loopback(0));
                }).notHere("EISCONN", "Linux gives EINVAL")
                .notSocket((s, fd) -> Sockets.bind(fd, s.loopback(0)))
                .notHere("EOPNOTSUPP", "no family of this kernel refuses every address")
                .provoked("EFAULT", "NULL as the address", s -> Sockets.bind(s.tcp4(), MemorySegment.NULL, 16))
                .notHere("EDESTADDRREQ", "Linux gives EFAULT for NULL")
                .provoked("ELOOP", "a path through a symbolic link to itself",
                        s -> Sockets.bind(unix(s), s.path(loop(s))))
                .notHere("ENAMETOOLONG", "no part of a path that fits into sun_path is too long for a file system")
                .provoked("ENOENT", "a path in a directory that does not exist",
                        s -> Sockets.bind(unix(s), s.path(s.directory().resolve("a/b"))))
                .provoked("ENOTDIR", "a path through a file", s -> Sockets.bind(unix(s), s.path(throughFile(s))))
                .provoked("EROFS", "a path on a mount that is read-only",
                        s -> Sockets.bind(unix(s), s.path(Stage.READ_ONLY.resolve("s"))))
                .injected("EIO", "the disk of the path would have to fail").outOfMemory("ENOBUFS", "ENOMEM");
    }

    private static void listen(Table table) {
        table.call("listen", "listen", s -> {
            int fd = s.tcp4();
            return () -> Sockets.listen(fd, 1);
        }).provoked("EADDRINUSE", "two sockets with SO_REUSEADDR bound to one port, the other listens", s -> {
            int other = s.tcp4();
            int fd = s.tcp4();
            Stage.done(Sockets.setsockopt(other, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1));
            Stage.done(Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1));
            Stage.done(Sockets.bind(other, s.loopback(0)));
            Stage.done(Sockets.bind(fd, s.name(other)));
            Stage.done(Sockets.listen(other, 1));
            return Sockets.listen(fd, 1);
        }).notOpen((s, fd) -> Sockets.listen(fd, 1)).notSocket((s, fd) -> Sockets.listen(fd, 1))
                .provoked("EOPNOTSUPP", "a UDP socket", s -> Sockets.listen(s.udp4(), 1))
                .provoked("EINVAL", "a connected socket", s -> Sockets.listen(s.tcp()[0], 1))
                .notHere("EDESTADDRREQ", "Linux gives EINVAL for a unix socket without a name")
                .notHere("EACCES", "Linux asks nobody for the right to listen").outOfMemory("ENOBUFS");
    }

    private interface Accept {
        int call(int fd, MemorySegment addr, MemorySegment addrlen);
    }

    private static void accept(Table.Call call, Accept accept) {
        MemorySegment none = MemorySegment.NULL;
        call.provoked("EAGAIN", "a non-blocking socket at which nobody waits",
                s -> accept.call(s.nonblocking(s.listenerWith(0)), none, none))
                .notOpen((s, fd) -> accept.call(fd, none, none)).notSocket((s, fd) -> accept.call(fd, none, none))
                .notHere("ECONNABORTED", "Linux hands the reset connection out; its first call tells")
                .provoked("EFAULT", "an address where nothing is mapped",
                        s -> accept.call(s.listenerWith(1), Stage.BAD, length(s, 16)))
                .provoked("EINTR", "signals while nobody connects", s -> {
                    int fd = s.listenerWith(0);
                    return s.interrupted(() -> accept.call(fd, none, none));
                }).provoked("EINVAL", "a socket that does not listen", s -> accept.call(s.tcp4(), none, none));
        call.provoked("EMFILE", "the table of descriptors is full", s -> {
            int fd = s.listenerWith(2);
            return s.whenFull(() -> accept.call(fd, none, none));
        }).systemTableFull().outOfMemory("ENOBUFS", "ENOMEM")
                .provoked("EOPNOTSUPP", "a UDP socket", s -> accept.call(s.udp4(), none, none))
                .injected("EPERM", FIREWALL)
                .injected("EPROTO", "a protocol would have to break, other than TCP or unix");
    }

    private static void connect(Table table) {
        table.call("connect", "connect", s -> {
            int fd = s.udp4();
            SockAddr address = s.loopback(9);
            return () -> Sockets.connect(fd, address);
        }).provoked("EACCES", "a broadcast address, UDP, without SO_BROADCAST",
                s -> Sockets.connect(s.udp4(), s.address("127.255.255.255", 9)))
                .provoked("EACCES", "a unix socket that the thread may not write to", s -> {
                    SockAddr address = s.unixListener(Sockets.SOCK_STREAM);
                    int fd = unix(s);
                    return s.withoutRights(() -> Sockets.connect(fd, address));
                }).injected("EPERM", FIREWALL).notHere("EADDRINUSE", "Linux gives EADDRNOTAVAIL")
                .provoked("EADDRNOTAVAIL", "net.ipv4.ip_local_port_range is one port, and that is taken",
                        SocketErrors::connectWithoutPort)
                .provoked("EAFNOSUPPORT", "an IPv6 address for an IPv4 socket",
                        s -> Sockets.connect(s.tcp4(), s.address("::1", 9)))
                .provoked("EAGAIN", "a unix listener whose queue is full, non-blocking", s -> {
                    SockAddr address = s.unixListener(Sockets.SOCK_STREAM);
                    Stage.done(Sockets.connect(unix(s), address));
                    return Sockets.connect(s.nonblocking(unix(s)), address);
                }).provoked("EALREADY", "an attempt that nobody answers, non-blocking, and again", s -> {
                    SockAddr address = s.deafListener();
                    int fd = s.nonblocking(s.tcp4());
                    Sockets.connect(fd, address);
                    return Sockets.connect(fd, address);
                }).notOpen((s, fd) -> Sockets.connect(fd, s.loopback(9)))
                .notSocket((s, fd) -> Sockets.connect(fd, s.loopback(9)))
                .provoked("ECONNREFUSED", "a port where nobody listens",
                        s -> Sockets.connect(s.tcp4(), s.nobody(Sockets.SOCK_STREAM)))
                .notHere("ECONNRESET", "Linux gives ECONNREFUSED for a reset before the connection stands")
                .provoked("EFAULT", "NULL as the address", s -> Sockets.connect(s.tcp4(), MemorySegment.NULL, 16))
                .provoked("EINPROGRESS", "an attempt that nobody answers, non-blocking",
                        s -> Sockets.connect(s.nonblocking(s.tcp4()), s.deafListener()))
                .provoked("EINTR", "signals while nobody answers", s -> {
                    int fd = s.tcp4();
                    SockAddr address = s.deafListener();
                    return s.interrupted(() -> Sockets.connect(fd, address));
                }).provoked("EINVAL", "a length shorter than the family's address",
                        s -> Sockets.connect(s.tcp4(), s.loopback(9).segment(), 8))
                .provoked("EISCONN", "a connected socket", s -> {
                    int fd = s.tcp()[0];
                    return Sockets.connect(fd, s.loopback(9));
                }).provoked("ENETUNREACH", "192.0.2.1, to which this network has no route",
                        s -> Sockets.connect(s.tcp4(), s.address("192.0.2.1", 9)))
                .provoked("EHOSTUNREACH", "a route that says 'unreachable'", s -> {
                    s.routeToNowhere("192.0.2.2");
                    return Sockets.connect(s.tcp4(), s.address("192.0.2.2", 9));
                }).injected("ENETDOWN", "a network device would have to go down at that moment")
                .provoked("EOPNOTSUPP", "an AF_PACKET socket", s -> Sockets.connect(s.packets(), s.device(), 20))
                .provoked("EPROTOTYPE", "a unix datagram socket, to a stream", s -> {
                    SockAddr address = s.unixListener(Sockets.SOCK_STREAM);
                    return Sockets.connect(s.socket(Sockets.AF_UNIX, Sockets.SOCK_DGRAM), address);
                }).provoked("ETIMEDOUT", "nobody answers, with one repetition (TCP_SYNCNT)", s -> {
                    int fd = s.tcp4();
                    Stage.done(Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_SYNCNT, 1));
                    return Sockets.connect(fd, s.deafListener());
                }).provoked("ELOOP", "a path through a symbolic link to itself",
                        s -> Sockets.connect(unix(s), s.path(loop(s))))
                .notHere("ENAMETOOLONG", "no part of a path that fits into sun_path is too long for a file system")
                .provoked("ENOENT", "a path that does not exist",
                        s -> Sockets.connect(unix(s), s.path(s.directory().resolve("none"))))
                .provoked("ENOTDIR", "a path through a file", s -> Sockets.connect(unix(s), s.path(throughFile(s))))
                .injected("EIO", "the disk of the path would have to fail").outOfMemory("ENOBUFS");
    }

    private static long connectWithoutPort(Stage s) throws Exception {
        Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
        SockAddr there = s.name(s.listenerWith(0));
        int first = s.tcp4();
        Files.writeString(range, "40000 40000\n");
        try {
            Stage.done(Sockets.connect(first, there));
            return Sockets.connect(s.tcp4(), there);
        } finally {
            // As it is in every new network.
            Files.writeString(range, "32768 60999\n");
        }
    }

    private interface GetName {
        int call(int fd, MemorySegment addr, MemorySegment addrlen);
    }

    private static void getname(Table.Call call, GetName get) {
        call.notOpen((s, fd) -> get.call(fd, s.arena.allocate(16), length(s, 16)))
                .notSocket((s, fd) -> get.call(fd, s.arena.allocate(16), length(s, 16)))
                .provoked("EFAULT", "an address where nothing is mapped",
                        s -> get.call(s.tcp()[0], Stage.BAD, length(s, 16)))
                .provoked("EINVAL", "a negative length",
                        s -> get.call(s.tcp()[0], s.arena.allocate(16), length(s, -1)))
                .provoked("EOPNOTSUPP", "an AF_XDP socket",
                        s -> get.call(s.socket(44, Sockets.SOCK_RAW), s.arena.allocate(16), length(s, 16)))
                .outOfMemory("ENOBUFS");
    }

    private static void shutdown(Table table) {
        table.call("shutdown", "shutdown", s -> {
            int fd = s.tcp4();
            return () -> Sockets.shutdown(fd, Sockets.SHUT_RD);
        }).notOpen((s, fd) -> Sockets.shutdown(fd, Sockets.SHUT_RD))
                .notSocket((s, fd) -> Sockets.shutdown(fd, Sockets.SHUT_RD))
                .provoked("EINVAL", "3 for how", s -> Sockets.shutdown(s.tcp()[0], 3))
                .provoked("ENOTCONN", "a TCP socket that was never connected",
                        s -> Sockets.shutdown(s.tcp4(), Sockets.SHUT_RD))
                .provoked("EOPNOTSUPP", "an AF_PACKET socket", s -> Sockets.shutdown(s.packets(), Sockets.SHUT_RD))
                .outOfMemory("ENOBUFS");
    }

    private static void close(Table table) {
        table.call("close", "close", s -> () -> Sockets.close(Stage.NOT_OPEN))
                .notOpen((s, fd) -> Sockets.close(fd))
                .injected("EINTR", "only a file on a network or a tape would wait, or a socket that lingers: it does"
                        + " not say so")
                .injected("EIO", "a write to a disk would have to fail late")
                .injected("ENOSPC", "a file system of the network would have to be full")
                .injected("EDQUOT", "a file system of the network would have to be beyond its quota");
    }

    static MemorySegment length(Stage s, int value) {
        MemorySegment length = s.arena.allocate(4, 4);
        length.set(ValueLayout.JAVA_INT, 0, value);
        return length;
    }

    private static int unix(Stage s) {
        return s.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
    }

    /** A path that never ends. */
    static Path loop(Stage s) throws Exception {
        Path loop = s.directory().resolve("loop");
        Files.createSymbolicLink(loop, loop);
        return loop.resolve("s");
    }

    /** A path through a regular file. */
    static Path throughFile(Stage s) throws Exception {
        return Files.createFile(s.directory().resolve("file")).resolve("s");
    }
}

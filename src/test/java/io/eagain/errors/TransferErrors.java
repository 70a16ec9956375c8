package io.eagain.errors;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.util.function.LongSupplier;

/** Sending and receiving, reading and writing. */
final class TransferErrors {
    private static final MemorySegment NONE = MemorySegment.NULL;
    private static final int F_ADD_SEALS = 1033;
    private static final int F_SEAL_WRITE = 8;
    private static final String NO_STREAMS = "it is about STREAMS, which Linux does not have";
    private static final String NOT_FROM_A_FILE = "no socket gives it, only disks and their files";

    private TransferErrors() {
    }

    /** A call that receives. */
    interface Receive {
        long call(int fd, MemorySegment buf, long len, int flags);
    }

    /** A call that sends. */
    interface Send {
        long call(int fd, MemorySegment buf, long len, int flags);
    }

    /** A call that reads or writes. */
    interface Read {
        long call(int fd, MemorySegment buf, long len);
    }

    /** A call that sends to an address. */
    interface SendTo {
        long call(int fd, MemorySegment buf, long len, int flags, SockAddr to);
    }

    static void add(Table table) {
        receive(table.call("recv", "recvfrom", TransferErrors::emptyRecv), Sockets::recv);
        receive(table.call("recvfrom", "recvfrom", s -> {
            int fd = s.pair(Sockets.SOCK_STREAM)[0];
            MemorySegment buf = s.arena.allocate(8);
            return () -> Sockets.recvfrom(fd, buf, 8, PosixSockets.MSG_DONTWAIT, NONE, NONE);
        }), (fd, buf, len, flags) -> Sockets.recvfrom(fd, buf, len, flags, NONE, NONE));
        send(table.call("send", "sendto", TransferErrors::usualSend)
                .injected("EACCES", "a route would have to change to one that is forbidden"), Sockets::send)
                .notHere("EISCONN", "it takes no address").notHere("EALREADY", "it takes no address")
                .provoked("EINVAL", "a raw IP socket with IP_HDRINCL and fewer bytes than a header", s -> {
                    int fd = rawConnected(s);
                    return Sockets.send(fd, s.arena.allocate(8), 8, 0);
                });
        sendto(send(table.call("sendto", "sendto", TransferErrors::usualSend),
                (fd, buf, len, flags) -> Sockets.sendto(fd, buf, len, flags, NONE, 0)), Sockets::sendto);
        read(table.call("read", "read", s -> {
            int fd = s.nonblocking(s.pair(Sockets.SOCK_STREAM)[0]);
            MemorySegment buf = s.arena.allocate(8);
            return () -> PosixSockets.read(fd, buf, 8);
        }), PosixSockets::read).notHere("ESPIPE", "it has no offset; it is pread's");
        write(table.call("write", "write", s -> {
            int fd = s.pair(Sockets.SOCK_STREAM)[0];
            MemorySegment buf = s.text("x");
            return () -> PosixSockets.write(fd, buf, 1);
        }), PosixSockets::write).notHere("ESPIPE", "it has no offset; it is pwrite's");
    }

    private static LongSupplier emptyRecv(Stage s) {
        int fd = s.pair(Sockets.SOCK_STREAM)[0];
        MemorySegment buf = s.arena.allocate(8);
        return () -> Sockets.recv(fd, buf, 8, PosixSockets.MSG_DONTWAIT);
    }

    private static LongSupplier usualSend(Stage s) {
        int fd = s.pair(Sockets.SOCK_STREAM)[0];
        MemorySegment buf = s.text("x");
        return () -> Sockets.send(fd, buf, 1, 0);
    }

    static Table.Call receive(Table.Call call, Receive receive) {
        return call.provoked("EAGAIN", "a non-blocking socket with nothing to read",
                s -> receive.call(s.nonblocking(s.tcp()[0]), s.arena.allocate(8), 8, 0))
                .provoked("EAGAIN", "SO_RCVTIMEO is over",
                        s -> receive.call(s.limited(s.tcp()[0], 20), s.arena.allocate(8), 8, 0))
                .notOpen((s, fd) -> receive.call(fd, s.arena.allocate(8), 8, 0))
                .notSocket((s, fd) -> receive.call(fd, s.arena.allocate(8), 8, 0))
                .provoked("ECONNREFUSED", "UDP, after a datagram to a port where nobody receives",
                        s -> receive.call(s.refused(), s.arena.allocate(8), 8, 0))
                .provoked("ECONNRESET", "the peer has reset the connection",
                        s -> receive.call(s.reset(), s.arena.allocate(8), 8, 0))
                .provoked("EFAULT", "NULL as the buffer, and a byte to read", s -> {
                    int[] pair = s.tcp();
                    Stage.done(Sockets.send(pair[1], s.text("x"), 1, 0));
                    return receive.call(pair[0], NONE, 8, 0);
                }).provoked("EINTR", "signals while nothing comes", s -> {
                    int fd = s.tcp()[0];
                    MemorySegment buf = s.arena.allocate(8);
                    return s.interrupted(() -> receive.call(fd, buf, 8, 0));
                }).provoked("EINVAL", "MSG_OOB without such data",
                        s -> receive.call(s.tcp()[0], s.arena.allocate(8), 8, Sockets.MSG_OOB))
                .provoked("ENOTCONN", "a TCP socket that was never connected",
                        s -> receive.call(s.tcp4(), s.arena.allocate(8), 8, 0))
                .provoked("EOPNOTSUPP", "MSG_OOB on a unix datagram socket",
                        s -> receive.call(s.pair(Sockets.SOCK_DGRAM)[0], s.arena.allocate(8), 8, Sockets.MSG_OOB))
                .provoked("ETIMEDOUT", "what was sent is not acknowledged within TCP_USER_TIMEOUT",
                        s -> receive.call(s.dead(), s.arena.allocate(8), 8, 0))
                .injected("EIO", NOT_FROM_A_FILE).outOfMemory("ENOBUFS", "ENOMEM");
    }

    static Table.Call send(Table.Call call, Send send) {
        return call.provoked("EAGAIN", "a non-blocking socket without room",
                s -> send.call(s.nonblocking(s.full(s.pair(Sockets.SOCK_STREAM)[0])), s.text("x"), 1, 0))
                .provoked("EAGAIN", "SO_SNDTIMEO is over",
                        s -> send.call(s.limited(s.full(s.pair(Sockets.SOCK_STREAM)[0]), 20), s.text("x"), 1, 0))
                .notOpen((s, fd) -> send.call(fd, s.text("x"), 1, 0))
                .notSocket((s, fd) -> send.call(fd, s.text("x"), 1, 0))
                .provoked("ECONNREFUSED", "UDP, after a datagram to a port where nobody receives",
                        s -> send.call(s.refused(), s.text("x"), 1, 0))
                .provoked("ECONNRESET", "the peer has reset the connection",
                        s -> send.call(s.reset(), s.text("x"), 1, 0))
                .provoked("ETIMEDOUT", "what was sent before is not acknowledged within TCP_USER_TIMEOUT",
                        s -> send.call(s.dead(), s.text("x"), 1, 0))
                .provoked("EDESTADDRREQ", "a UDP socket without a peer", s -> send.call(s.udp4(), s.text("x"), 1, 0))
                .provoked("EFAULT", "NULL as the buffer", s -> send.call(s.tcp()[0], NONE, 8, 0))
                .provoked("EINTR", "signals while there is no room", s -> {
                    int fd = s.full(s.pair(Sockets.SOCK_STREAM)[0]);
                    MemorySegment buf = s.text("x");
                    return s.interrupted(() -> send.call(fd, buf, 1, 0));
                }).provoked("EMSGSIZE", "a datagram of 65508 bytes over UDP", s -> {
                    int fd = s.udp4();
                    Stage.done(Sockets.connect(fd, s.loopback(9)));
                    return send.call(fd, s.arena.allocate(65508), 65508, 0);
                }).provoked("ENOTCONN", "a unix stream that was never connected",
                        s -> send.call(s.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM), s.text("x"), 1, 0))
                .provoked("EOPNOTSUPP", "MSG_OOB on a unix datagram socket",
                        s -> send.call(s.pair(Sockets.SOCK_DGRAM)[0], s.text("x"), 1, Sockets.MSG_OOB))
                .provoked("EPIPE", "this side was shut down", s -> {
                    int fd = s.tcp()[0];
                    Stage.done(Sockets.shutdown(fd, Sockets.SHUT_WR));
                    return send.call(fd, s.text("x"), 1, PosixSockets.MSG_NOSIGNAL);
                }).provoked("ENETDOWN", "an AF_PACKET socket whose device is down", s -> {
                    int fd = s.packets();
                    MemorySegment buf = s.arena.allocate(20);
                    return s.withoutLoopback(() -> {
                        // The device going down is an error of its own, which waits to be read.
                        Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
                        return send.call(fd, buf, 20, 0);
                    });
                }).provoked("ENETUNREACH", "a connected UDP socket, and its route is gone",
                        s -> send.call(s.cutOff(), s.text("x"), 1, 0))
                .injected("EIO", NOT_FROM_A_FILE).outOfMemory("ENOBUFS", "ENOMEM");
    }

    static Table.Call sendto(Table.Call call, SendTo send) {
        return call.provoked("EACCES", "a broadcast address, UDP, without SO_BROADCAST",
                s -> send.call(s.udp4(), s.text("x"), 1, 0, s.address("127.255.255.255", 9)))
                .provoked("EACCES", "a unix socket that the thread may not write to", s -> {
                    SockAddr address = s.unixListener(Sockets.SOCK_DGRAM);
                    int fd = unix(s);
                    MemorySegment buf = s.text("x");
                    return s.withoutRights(() -> send.call(fd, buf, 1, 0, address));
                }).provoked("EAFNOSUPPORT", "an IPv6 address for an IPv4 socket",
                        s -> send.call(s.udp4(), s.text("x"), 1, 0, s.address("::1", 9)))
                .provoked("EALREADY", "MSG_FASTOPEN while another thread's is under way", s -> {
                    SockAddr address = s.deafListener();
                    int fd = s.limited(s.tcp4(), 300);
                    int port = address.port();
                    Thread other = new Thread(() -> {
                        try (Stage own = new Stage()) {
                            Sockets.sendto(fd, own.text("x"), 1, LinuxSockets.MSG_FASTOPEN, own.loopback(port));
                        }
                    });
                    other.start();
                    Thread.sleep(100);
                    try {
                        return send.call(fd, s.text("x"), 1, LinuxSockets.MSG_FASTOPEN, address);
                    } finally {
                        other.join();
                    }
                }).provoked("EHOSTUNREACH", "a route that says 'unreachable'", s -> {
                    s.routeToNowhere("192.0.2.3");
                    return send.call(s.udp4(), s.text("x"), 1, 0, s.address("192.0.2.3", 9));
                }).provoked("EINVAL", "port 0", s -> send.call(s.udp4(), s.text("x"), 1, 0, s.loopback(0)))
                .provoked("EISCONN", "a connected unix stream", s -> {
                    SockAddr address = s.unixListener(Sockets.SOCK_STREAM);
                    return send.call(s.pair(Sockets.SOCK_STREAM)[0], s.text("x"), 1, 0, address);
                }).provoked("ELOOP", "a path through a symbolic link to itself",
                        s -> send.call(unix(s), s.text("x"), 1, 0, s.path(SocketErrors.loop(s))))
                .notHere("ENAMETOOLONG", "no part of a path that fits into sun_path is too long for a file system")
                .provoked("ENOENT", "a path that does not exist",
                        s -> send.call(unix(s), s.text("x"), 1, 0, s.path(s.directory().resolve("none"))))
                .provoked("ENOTDIR", "a path through a file",
                        s -> send.call(unix(s), s.text("x"), 1, 0, s.path(SocketErrors.throughFile(s))));
    }

    static Table.Call read(Table.Call call, Read read) {
        return call.provoked("EAGAIN", "a non-blocking socket with nothing to read",
                s -> read.call(s.nonblocking(s.tcp()[0]), s.arena.allocate(8), 8))
                .notOpen((s, fd) -> read.call(fd, s.arena.allocate(8), 8))
                .provoked("EBADF", "a descriptor that was opened for writing",
                        s -> read.call(s.open("/dev/null", C.O_WRONLY), s.arena.allocate(8), 8))
                .provoked("ECONNREFUSED", "UDP, after a datagram to a port where nobody receives",
                        s -> read.call(s.refused(), s.arena.allocate(8), 8))
                .provoked("ECONNRESET", "the peer has reset the connection",
                        s -> read.call(s.reset(), s.arena.allocate(8), 8))
                .provoked("EFAULT", "NULL as the buffer, and a byte to read", s -> {
                    int[] pair = s.tcp();
                    Stage.done(Sockets.send(pair[1], s.text("x"), 1, 0));
                    return read.call(pair[0], NONE, 8);
                }).provoked("EINTR", "signals while nothing comes", s -> {
                    int fd = s.tcp()[0];
                    MemorySegment buf = s.arena.allocate(8);
                    return s.interrupted(() -> read.call(fd, buf, 8));
                }).provoked("EINVAL", "an eventfd, with a buffer of fewer than 8 bytes",
                        s -> read.call(s.keep(EventFd.eventfd(1, 0)), s.arena.allocate(8), 4))
                .provoked("EIO", "/proc/self/mem where nothing is mapped",
                        s -> read.call(s.open("/proc/self/mem", C.O_RDWR), s.arena.allocate(8), 8))
                .provoked("EISDIR", "a directory",
                        s -> read.call(s.open("/", C.O_RDONLY), s.arena.allocate(8), 8))
                .provoked("ENOTCONN", "a TCP socket that was never connected",
                        s -> read.call(s.tcp4(), s.arena.allocate(8), 8))
                .provoked("ETIMEDOUT", "what was sent is not acknowledged within TCP_USER_TIMEOUT",
                        s -> read.call(s.dead(), s.arena.allocate(8), 8))
                .notHere("EBADMSG", NO_STREAMS)
                .injected("EOVERFLOW", "a file would have to be larger than its descriptor can tell")
                .injected("ENXIO", "a device would have to be missing")
                .outOfMemory("ENOBUFS", "ENOMEM");
    }

    static Table.Call write(Table.Call call, Read write) {
        return call.injected("EACCES", "a route would have to change to one that is forbidden")
                .provoked("EAGAIN", "a non-blocking socket without room",
                        s -> write.call(s.nonblocking(s.full(s.pair(Sockets.SOCK_STREAM)[0])), s.text("x"), 1))
                .notOpen((s, fd) -> write.call(fd, s.text("x"), 1))
                .provoked("EBADF", "a descriptor that was opened for reading",
                        s -> write.call(s.open("/dev/null", C.O_RDONLY), s.text("x"), 1))
                .provoked("ECONNREFUSED", "UDP, after a datagram to a port where nobody receives",
                        s -> write.call(s.refused(), s.text("x"), 1))
                .provoked("ECONNRESET", "the peer has reset the connection",
                        s -> write.call(s.reset(), s.text("x"), 1))
                .provoked("EDESTADDRREQ", "a UDP socket without a peer",
                        s -> write.call(s.udp4(), s.text("x"), 1))
                .injected("EDQUOT", "a user's share of a disk would have to be used up")
                .provoked("EFAULT", "NULL as the buffer", s -> write.call(s.tcp()[0], NONE, 8))
                .provoked("EFBIG", "beyond RLIMIT_FSIZE", s -> {
                    int fd = s.keep(C.memfd());
                    C.seek(fd, 1L << 40);
                    return write.call(fd, s.text("x"), 1);
                }).provoked("EINTR", "signals while there is no room", s -> {
                    int fd = s.full(s.pair(Sockets.SOCK_STREAM)[0]);
                    MemorySegment buf = s.text("x");
                    return s.interrupted(() -> write.call(fd, buf, 1));
                }).provoked("EINVAL", "an eventfd, with fewer than 8 bytes",
                        s -> write.call(s.keep(EventFd.eventfd(0, 0)), s.arena.allocate(8), 4))
                .provoked("EIO", "/proc/self/mem where nothing is mapped",
                        s -> write.call(s.open("/proc/self/mem", C.O_RDWR), s.text("x"), 1))
                .provoked("EMSGSIZE", "a datagram of 65508 bytes over UDP", s -> {
                    int fd = s.udp4();
                    Stage.done(Sockets.connect(fd, s.loopback(9)));
                    return write.call(fd, s.arena.allocate(65508), 65508);
                }).provoked("ENETDOWN", "an AF_PACKET socket whose device is down", s -> {
                    int fd = s.packets();
                    MemorySegment buf = s.arena.allocate(20);
                    return s.withoutLoopback(() -> {
                        Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
                        return write.call(fd, buf, 20);
                    });
                }).provoked("ENETUNREACH", "a connected UDP socket, and its route is gone",
                        s -> write.call(s.cutOff(), s.text("x"), 1))
                .provoked("ENOSPC", "/dev/full", s -> write.call(s.open("/dev/full", C.O_WRONLY), s.text("x"),
                        1))
                .provoked("ENOTCONN", "a unix stream that was never connected",
                        s -> write.call(s.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM), s.text("x"), 1))
                .provoked("EPERM", "a file in memory with F_SEAL_WRITE", s -> {
                    int fd = s.keep(C.memfd());
                    Stage.done(Fcntl.fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE));
                    return write.call(fd, s.text("x"), 1);
                }).provoked("EPIPE", "this side was shut down", s -> {
                    int fd = s.tcp()[0];
                    Stage.done(Sockets.shutdown(fd, Sockets.SHUT_WR));
                    return write.call(fd, s.text("x"), 1);
                }).notHere("ERANGE", NO_STREAMS).injected("ENXIO", "a device would have to be missing")
                .outOfMemory("ENOBUFS");
    }

    /** A raw socket whose packets bring their own IP header. */
    private static int rawConnected(Stage s) {
        int fd = s.keep(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_RAW, 255));
        Stage.done(Sockets.connect(fd, s.loopback(0)));
        return fd;
    }

    private static int unix(Stage s) {
        return s.socket(Sockets.AF_UNIX, Sockets.SOCK_DGRAM);
    }
}

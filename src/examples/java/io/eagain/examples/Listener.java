package io.eagain.examples;

import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.policy.AcceptOutcome;
import io.eagain.policy.SocketFacts;
import io.eagain.posix.Fcntl;

/** What every server here begins with: a listening, non-blocking socket. */
final class Listener {
    /** In one go, before the connections have their turn. */
    private static final int ACCEPTS = 64;

    private Listener() {
    }

    /**
     * Listens on a port.
     *
     * @param host a literal address
     * @param port 0 for any that is free; {@link #port} tells which
     * @param reusePort whether several loops share the port, each with a socket of its own (Linux)
     * @return the socket, the caller's to close
     */
    static int tcp(String host, int port, boolean reusePort) throws ErrnoException {
        SockAddr address = SockAddr.ip(host, port);
        int fd = ErrnoException.check(Sockets.socket(address.family(), Sockets.SOCK_STREAM, 0), "socket(%s)", address);
        try {
            check(Fcntl.fcntl(fd, Fcntl.F_SETFD, Fcntl.FD_CLOEXEC), "fcntl(FD_CLOEXEC)", fd);
            // A server that starts again gets its port although old connections still have it.
            set(fd, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
            if (reusePort) {
                set(fd, SocketOption.SOL_SOCKET, LinuxSockets.SO_REUSEPORT, 1);
            }
            // Connections inherit it on Linux: an answer goes out at once, and not when the one before it is acknowledged.
            set(fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, 1);
            check(Sockets.bind(fd, address), "bind(" + address + ")", fd);
            check(Sockets.listen(fd, 4096), "listen", fd);
            nonblocking(fd);
            return fd;
        } catch (ErrnoException | RuntimeException e) {
            Sockets.close(fd);
            throw e;
        }
    }

    /**
     * Accepts who waits.
     *
     * @param fd a listening, non-blocking socket
     * @param loop gets the new connections
     * @return false when there is nothing left to accept with, and to go on at once would be to spin
     */
    static boolean accept(int fd, EventLoop loop) {
        for (int i = 0; i < ACCEPTS; i++) {
            if (loop.isFull()) {
                Server.report("as many connections as are allowed");
                return false;
            }
            // The flags in the same call: no moment in which a read would block, or a child process inherit it.
            int result = LinuxSockets.accept4(fd, null, LinuxSockets.SOCK_NONBLOCK | LinuxSockets.SOCK_CLOEXEC);
            switch (AcceptOutcome.of(result, SocketFacts.NONBLOCKING_STREAM)) {
                case ACCEPTED -> {
                    if (!loop.add(result)) {
                        return false;
                    }
                }
                case NOTHING_YET, TIMED_OUT -> {
                    return true;
                }
                case INTERRUPTED, LOST -> {
                    // That connection is gone, and the next one may be good.
                    Server.report("accept", result);
                }
                case EXHAUSTED, ERROR -> {
                    // The connection still waits, and the listener stays readable.
                    Server.report("accept", result);
                    return false;
                }
            }
        }
        // The poller tells again of those that still wait.
        return true;
    }

    /** The port that a socket is bound to. */
    static int port(int fd) throws ErrnoException {
        SockAddr address = SockAddr.allocate();
        check(Sockets.getsockname(fd, address), "getsockname", fd);
        return address.port();
    }

    /** Makes a descriptor non-blocking: the flag belongs to the open file, so the others have to stay. */
    static void nonblocking(int fd) throws ErrnoException {
        int flags = check(Fcntl.fcntl(fd, Fcntl.F_GETFL, 0), "fcntl(F_GETFL)", fd);
        check(Fcntl.fcntl(fd, Fcntl.F_SETFL, flags | Fcntl.O_NONBLOCK), "fcntl(F_SETFL)", fd);
    }

    private static void set(int fd, int level, int option, int value) throws ErrnoException {
        check(Sockets.setsockopt(fd, level, option, value), "setsockopt(" + level + ", " + option + ")", fd);
    }

    private static int check(int result, String what, int fd) throws ErrnoException {
        return ErrnoException.check(result, "%s on descriptor %d", what, fd);
    }
}

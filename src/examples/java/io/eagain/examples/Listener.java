package io.eagain.examples;

import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Fcntl;

/** What every server here begins with: a listening, non-blocking socket. */
final class Listener {
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
            check(Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1), "SO_REUSEADDR", fd);
            if (reusePort) {
                check(Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, LinuxSockets.SO_REUSEPORT, 1), "SO_REUSEPORT",
                        fd);
            }
            check(Sockets.bind(fd, address), "bind(" + address + ")", fd);
            check(Sockets.listen(fd, 4096), "listen", fd);
            nonblocking(fd);
            return fd;
        } catch (ErrnoException | RuntimeException e) {
            Sockets.close(fd);
            throw e;
        }
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

    private static int check(int result, String what, int fd) throws ErrnoException {
        return ErrnoException.check(result, "%s on descriptor %d", what, fd);
    }
}

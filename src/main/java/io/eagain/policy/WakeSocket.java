package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.windows.Winsock;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A datagram socket of Windows that is connected to itself, by which another thread ends a {@code WSAPoll}: that takes sockets
 * alone, and there are no pairs of them. Non-blocking, and not inherited. Once connected it takes nothing from others.
 */
final class WakeSocket implements Wake {
    private static final class Bytes {
        static final MemorySegment OUT = Arena.global().allocate(1);
        // Its own place, for what is received while another thread sends.
        static final MemorySegment IN = Arena.global().allocate(1);
    }

    private final int fd;

    WakeSocket() throws ErrnoException {
        fd = ErrnoException.check(Winsock.WSASocketW(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0,
                Winsock.WSA_FLAG_OVERLAPPED | Winsock.WSA_FLAG_NO_HANDLE_INHERIT), "WSASocketW(SOCK_DGRAM)");
        SockAddr self = SockAddr.allocate().setIp("127.0.0.1", 0);
        int result = Sockets.bind(fd, self);
        result = result < 0 ? result : Sockets.getsockname(fd, self);
        result = result < 0 ? result : Sockets.connect(fd, self);
        result = result < 0 ? result : Winsock.fionbio(fd, true);
        if (result < 0) {
            close();
            throw ErrnoException.of(result, "a socket connected to itself over 127.0.0.1");
        }
    }

    @Override
    public int fd() {
        return fd;
    }

    @Override
    public int wakeup() {
        long result = Sockets.send(fd, Bytes.OUT, 1, 0);
        // Where there is no room for it there is one already.
        return result == -Errno.EWOULDBLOCK ? 0 : (int) result;
    }

    @Override
    public void drain() {
        long result;
        do {
            result = Sockets.recv(fd, Bytes.IN, 1, 0);
        } while (result >= 0);
    }

    @Override
    public void close() {
        Sockets.close(fd);
    }
}

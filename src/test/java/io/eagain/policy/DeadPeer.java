package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The other end, in a network of its own: {@code java ... DeadPeer ECHO SILENT}, two ports. What comes to the first is sent
 * back; connections to the second are made by the system, and the program never accepts them. It ends with its input.
 */
final class DeadPeer {
    static final String READY = "ready";

    private DeadPeer() {
    }

    public static void main(String[] ports) throws IOException {
        int echo = listening(Integer.parseInt(ports[0]));
        listening(Integer.parseInt(ports[1]));
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                int fd = checked(Sockets.accept(echo));
                Thread.ofPlatform().daemon().start(() -> echo(fd));
            }
        });
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // Until the program that started this one ends.
        }
    }

    private static int listening(int port) {
        int fd = checked(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
        try (Arena arena = Arena.ofConfined()) {
            checked(Sockets.bind(fd, SockAddr.allocate(arena).setIp("0.0.0.0", port)));
        }
        checked(Sockets.listen(fd, 64));
        return fd;
    }

    private static void echo(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buf = arena.allocate(100);
            long n;
            do {
                n = Sockets.recv(fd, buf, 100, 0);
            } while (n > 0 && Sockets.send(fd, buf, n, 0) == n);
            Sockets.close(fd);
        }
    }

    private static int checked(int result) {
        if (result < 0) {
            throw new IllegalStateException(Errno.toString(-result));
        }
        return result;
    }
}

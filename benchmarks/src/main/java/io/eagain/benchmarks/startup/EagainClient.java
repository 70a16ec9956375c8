package io.eagain.benchmarks.startup;

import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Connects to a port of the loopback, receives a byte, prints a line. */
final class EagainClient {
    private static final int ROOM = 64;

    private EagainClient() {
    }

    public static void main(String[] args) throws IOException {
        SockAddr server = SockAddr.ip("127.0.0.1", Integer.parseInt(args[0]));
        int fd = ErrnoException.check(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0), "socket");
        ErrnoException.check(Sockets.connect(fd, server), "connect");
        MemorySegment buffer = Arena.global().allocate(ROOM);
        System.out.println(ErrnoException.check(Sockets.recv(fd, buffer, ROOM, 0), "recv"));
        Sockets.close(fd);
    }
}

package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import java.util.stream.Stream;

/** Sockets for tests of every mechanism, by calls that every host has. */
final class PollerFixture extends Opened {
    private final SockAddr address = SockAddr.allocate(arena);

    static Stream<Mechanism> here() {
        return Stream.of(Mechanism.values()).filter(Mechanism::isHere);
    }

    static void nonblocking(int fd) {
        assertEquals(0, Host.fionbio(fd, true));
    }

    /** Two datagram sockets over 127.0.0.1, connected to each other and non-blocking; the caller's to close. */
    int[] datagrams() {
        int[] pair = {udp(), udp()};
        for (int i = 0; i < 2; i++) {
            assertEquals(0, Sockets.getsockname(pair[1 - i], address));
            assertEquals(0, Sockets.connect(pair[i], address));
        }
        return pair;
    }

    private int udp() {
        int fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
        assertEquals(0, Sockets.bind(fd, address.setIp("127.0.0.1", 0)), "fd " + fd);
        nonblocking(fd);
        return fd;
    }

    /** The same, closed at the end of the test. */
    int[] udpPair() {
        int[] pair = datagrams();
        keep(pair[0]);
        keep(pair[1]);
        return pair;
    }

    void send(int fd) {
        assertEquals(1, Sockets.send(fd, arena.allocate(1), 1, 0));
    }

    void take(int fd) {
        assertEquals(1, Sockets.recv(fd, arena.allocate(1), 1, 0));
    }
}

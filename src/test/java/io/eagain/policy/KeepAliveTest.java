package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is set is what the socket has; nothing is on after an error; and the formulas, which DeadPeersTest holds to the kernel. */
class KeepAliveTest {

    @Test
    void setAndReadBack() {
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, KeepAlive.read(fd).on());
            assertEquals(0, KeepAlive.of(30, 10, 3).set(fd));
            KeepAlive.Found found = KeepAlive.read(fd);
            assertEquals(1, found.on());
            assertEquals(30, found.idle());
            assertEquals(10, found.interval());
            assertEquals(3, found.count());
            assertEquals(0, KeepAlive.of(Duration.ofMinutes(1), Duration.ofSeconds(7), 127).set(fd));
            found = KeepAlive.read(fd);
            assertEquals(60, found.idle());
            assertEquals(7, found.interval());
            assertEquals(127, found.count());
            assertEquals(0, KeepAlive.of(32_767, 32_767, 127).set(fd), "the highest of all");
            assertEquals(0, KeepAlive.of(1, 1, 1).set(fd), "the lowest of all");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void userTimeout() {
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            KeepAlive without = KeepAlive.of(30, 10, 3);
            assertEquals(0, without.withUserTimeout(Duration.ofMillis(1_234)).set(fd));
            assertEquals(new KeepAlive.Found(1, 30, 10, 3, 1_234), KeepAlive.read(fd));
            assertEquals(0, without.set(fd));
            assertEquals(1_234, KeepAlive.read(fd).userTimeout(), "is left as it is");
            assertEquals(0, without.withUserTimeout(Duration.ofNanos(1)).set(fd));
            assertEquals(1, KeepAlive.read(fd).userTimeout(), "rounded up");
            assertEquals(0, without.withUserTimeout(Duration.ofMillis(Integer.MAX_VALUE)).set(fd));
            assertEquals(Integer.MAX_VALUE, KeepAlive.read(fd).userTimeout());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatTheListenerHasIsInherited() {
        try (Opened opened = new Opened()) {
            int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            SockAddr address = opened.listening(server);
            assertEquals(0, KeepAlive.of(30, 10, 3).withUserTimeout(Duration.ofMillis(1_234)).set(server));
            int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, Sockets.connect(client, address));
            int accepted = opened.keep(Sockets.accept(server));
            assertEquals(new KeepAlive.Found(1, 30, 10, 3, 1_234), KeepAlive.read(accepted));
        }
    }

    /** Wine refuses it, Windows is documented to take it: after the error nothing is set. */
    @Test
    @EnabledOnOs(OS.WINDOWS)
    void userTimeoutOnWindows() {
        try (Opened opened = new Opened()) {
            int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            int result = KeepAlive.of(30, 10, 3).withUserTimeout(Duration.ofMillis(1_234)).set(fd);
            KeepAlive.Found found = KeepAlive.read(fd);
            if (result == 0) {
                assertEquals(new KeepAlive.Found(1, 30, 10, 3, 2), found);
            } else {
                assertEquals(-Errno.ENOPROTOOPT, result);
                assertEquals(-Errno.ENOPROTOOPT, found.userTimeout());
                assertEquals(0, found.on());
            }
        }
    }

    @Test
    void errorsComeAsTheyAre() {
        try (Opened opened = new Opened()) {
            int udp = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
            int error = Sockets.setsockopt(udp, SocketOption.IPPROTO_TCP, SocketOption.TCP_KEEPCNT, 3);
            assertTrue(error < 0);
            assertEquals(error, KeepAlive.of(30, 10, 3).set(udp));
            KeepAlive.Found found = KeepAlive.read(udp);
            assertEquals(0, found.on(), "switched on last");
            assertEquals(Sockets.getsockoptInt(udp, SocketOption.IPPROTO_TCP, SocketOption.TCP_KEEPCNT), found.count());
        }
        int bad = Sockets.setsockopt(-1, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, 1);
        assertEquals(bad, KeepAlive.of(30, 10, 3).set(-1));
        assertEquals(bad, KeepAlive.read(-1).on());
    }

    @Test
    void whatIsRefused() {
        assertRefused("KeepAlive.of: idle is 0 s, and must be within 1 to 32767", 0, 1, 1);
        assertRefused("KeepAlive.of: idle is 32768 s, and must be within 1 to 32767", 32_768, 1, 1);
        assertRefused("KeepAlive.of: interval is 0 s, and must be within 1 to 32767", 1, 0, 1);
        assertRefused("KeepAlive.of: interval is 32768 s, and must be within 1 to 32767", 1, 32_768, 1);
        assertRefused("KeepAlive.of: count is 0, and must be within 1 to 127", 1, 1, 0);
        assertRefused("KeepAlive.of: count is 128, and must be within 1 to 127", 1, 1, 128);
        Duration one = Duration.ofSeconds(1);
        assertThrows(IllegalArgumentException.class, () -> KeepAlive.of(Duration.ofMillis(1_500), one, 1));
        assertThrows(IllegalArgumentException.class, () -> KeepAlive.of(one, Duration.ofSeconds(1L << 32 | 5), 1));
        KeepAlive keepAlive = KeepAlive.of(1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> keepAlive.withUserTimeout(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> keepAlive.withUserTimeout(one.negated()));
        assertThrows(IllegalArgumentException.class, () -> keepAlive.withUserTimeout(Duration.ofMillis(1L << 31)));
        assertThrows(IllegalStateException.class, () -> keepAlive.whenUnacknowledged(one));
    }

    private static void assertRefused(String message, int idle, int interval, int count) {
        assertEquals(message,
                assertThrows(IllegalArgumentException.class, () -> KeepAlive.of(idle, interval, count)).getMessage());
    }

    @Test
    void whenIdle() {
        assertEquals(Duration.ofSeconds(60), KeepAlive.of(30, 10, 3).whenIdle());
        assertEquals(Duration.ofSeconds(32_767 + 32_767 * 127), KeepAlive.of(32_767, 32_767, 127).whenIdle());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whenIdleWithUserTimeout() {
        KeepAlive keepAlive = KeepAlive.of(30, 10, 3);
        long[][] expected = {{1, 40}, {39_999, 40}, {40_000, 40}, {40_001, 50}, {60_000, 60}, {60_001, 70}};
        for (long[] row : expected) {
            assertEquals(Duration.ofSeconds(row[1]), keepAlive.withUserTimeout(Duration.ofMillis(row[0])).whenIdle());
        }
        assertEquals(Duration.ofMillis(60_408),
                keepAlive.withUserTimeout(Duration.ofMinutes(1)).whenUnacknowledged(Duration.ofMillis(204)));
    }

    /** The numbers of the kernel's own documentation, {@code ip-sysctl.rst}: 131 s for 6 and 4; 924.6 s and what is left of 120 s for 15. */
    @Test
    void theSystemsLimits() {
        Duration rto = Duration.ofMillis(200);
        assertEquals(Duration.ofMillis(6_400), KeepAlive.retransmissionLimit(3, rto));
        assertEquals(Duration.ofMillis(800), KeepAlive.retransmissionLimit(0, rto));
        assertEquals(Duration.ofMillis(1_044_800), KeepAlive.retransmissionLimit(15, rto));
        assertEquals(KeepAlive.retransmissionLimit(3, rto), KeepAlive.retransmissionLimit(3, Duration.ZERO),
                "200 ms at least");
        assertEquals(Duration.ofSeconds(131), KeepAlive.connectLimit(6, 4));
        assertEquals(Duration.ofSeconds(127), KeepAlive.connectLimit(6, 0));
        assertEquals(Duration.ofSeconds(3), KeepAlive.connectLimit(1, 0));
        assertEquals(Duration.ofSeconds(3), KeepAlive.connectLimit(1, 4));
        assertEquals(Duration.ofSeconds(7), KeepAlive.connectLimit(2, 4));
        assertEquals(Duration.ofSeconds(19), KeepAlive.connectLimit(3, 4));
        assertEquals(Duration.ofSeconds(127 + 120), KeepAlive.connectLimit(7, 0));
    }

    @Test
    void text() {
        assertEquals("idle 30 s, interval 10 s, 3 probes, user time-out 60000 ms",
                KeepAlive.of(30, 10, 3).withUserTimeout(Duration.ofMinutes(1)).toString());
        assertEquals("idle 1 s, interval 1 s, 1 probe", KeepAlive.of(1, 1, 1).toString());
    }
}

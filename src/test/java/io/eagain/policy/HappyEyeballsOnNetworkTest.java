package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Happy Eyeballs against silent addresses, and names that a file and a slow name server know, in a network of its own. */
@EnabledOnOs(OS.LINUX)
@Tag("build-host")
@Timeout(120)
class HappyEyeballsOnNetworkTest {

    private static final HappyEyeballs HAPPY = HappyEyeballs.withDefaults();
    private static final int PORT = 7777;
    private static final SockAddr SILENT_SIX = SockAddr.ip("fd00::2", PORT);
    private static final SockAddr SILENT_FOUR = SockAddr.ip("198.51.100.2", PORT);
    private static final SockAddr SIX = SockAddr.ip("::1", PORT);
    private static final SockAddr FOUR = SockAddr.ip("127.0.0.1", PORT);

    private interface InNetwork {
        void run(Opened opened) throws Exception;
    }

    private static Deadline late() {
        return Deadline.in(60, TimeUnit.SECONDS);
    }

    /** In its network, where no socket may be left afterwards but those that the test itself has opened. */
    private static void inItsNetwork(InNetwork test) throws Exception {
        OwnNetwork.run(() -> {
            // The JDK keeps a socket for good once it has closed one.
            new DatagramSocket(0, InetAddress.getLoopbackAddress()).close();
            int before = OwnNetwork.sockets();
            try (Opened opened = new Opened()) {
                test.run(opened);
            }
            awaitLookups();
            // The name server's own goes when the last of its threads lets go of it.
            for (int i = 0; i < 100 && OwnNetwork.sockets() != before; i++) {
                Wait.pause(50);
            }
            assertEquals(before, OwnNetwork.sockets(), "sockets are left open");
        });
    }

    private static int listen(Opened opened, SockAddr address) {
        int fd = opened.socket(address.family(), Sockets.SOCK_STREAM);
        if (address.family() == Sockets.AF_INET6) {
            assertEquals(0, Sockets.setsockopt(fd, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY, 1));
        }
        assertEquals(0, Sockets.bind(fd, address));
        assertEquals(0, Sockets.listen(fd, 16));
        return fd;
    }

    /** The results of the attempts, as text: {@code [::1]:7777 0}. */
    private static List<String> attempts(HappyEyeballs.Result result) {
        return result.attempts().stream().map(attempt -> attempt.address() + " " + attempt.result()).toList();
    }

    private static long started(HappyEyeballs.Result result, int index) {
        return TimeUnit.NANOSECONDS.toMillis(result.attempts().get(index).started());
    }

    @Test
    void silentSixThenFour() throws Exception {
        inItsNetwork(opened -> {
            listen(opened, FOUR);
            HappyEyeballs.Result result = HAPPY.connect(List.of(SILENT_SIX, FOUR), late());
            opened.keep(result.fd());
            assertEquals(List.of(SILENT_SIX + " " + -Errno.EINPROGRESS, FOUR + " 0"), attempts(result));
            assertTrue(started(result, 1) >= 250, result::toString);
        });
    }

    @Test
    void bothListen() throws Exception {
        inItsNetwork(opened -> {
            listen(opened, SIX);
            listen(opened, FOUR);
            HappyEyeballs.Result result = HAPPY.connect(List.of(SIX, FOUR), late());
            opened.keep(result.fd());
            assertEquals(List.of(SIX + " 0"), attempts(result));
        });
    }

    @Test
    void allSilent() throws Exception {
        inItsNetwork(opened -> {
            long start = System.nanoTime();
            HappyEyeballs.Result result = HAPPY.attemptDelay(100).connect(
                    List.of(SILENT_SIX, SILENT_SIX, SILENT_FOUR, SILENT_FOUR),
                    Deadline.in(600, TimeUnit.MILLISECONDS));
            assertTrue(System.nanoTime() - start >= 600_000_000);
            assertEquals(Deadline.TIME_UP, result.fd());
            String going = " " + -Errno.EINPROGRESS;
            assertEquals(List.of(SILENT_SIX + going, SILENT_FOUR + going, SILENT_SIX + going, SILENT_FOUR + going),
                    attempts(result), "in turn, and all at a time");
            for (int i = 1; i < 4; i++) {
                assertTrue(started(result, i) >= 100L * i, result::toString);
            }
        });
    }

    /** A failure brings the next attempt forward, while an earlier one still goes on. */
    @Test
    void aFailureBetween() throws Exception {
        inItsNetwork(opened -> {
            listen(opened, SockAddr.ip("::1", PORT));
            HappyEyeballs.Result result = HAPPY.attemptDelay(2000).connect(
                    List.of(SILENT_SIX, FOUR, SockAddr.ip("192.0.2.1", PORT), SIX), late());
            opened.keep(result.fd());
            assertEquals(List.of(SILENT_SIX + " " + -Errno.EINPROGRESS, FOUR + " " + -Errno.ECONNREFUSED, SIX + " 0"),
                    attempts(result));
            assertTrue(started(result, 1) >= 2000, result::toString);
            assertTrue(started(result, 2) < started(result, 1) + 2000, result::toString);
        });
    }

    /** Who asks once does not wait: silent ones are given up, failures passed over. */
    @Test
    void now() throws Exception {
        inItsNetwork(opened -> {
            HappyEyeballs.Result result = HAPPY.connect(List.of(SockAddr.ip("192.0.2.1", PORT), SILENT_FOUR, SIX),
                    Deadline.now());
            assertEquals(-Errno.EAGAIN, result.fd());
            assertEquals(-Errno.ENETUNREACH, result.attempts().get(0).result());
            assertEquals(2, result.attempts().size());
        });
    }

    @Test
    void noRouteAtAll() throws Exception {
        inItsNetwork(opened -> {
            HappyEyeballs.Result result = HAPPY.connect(
                    List.of(SockAddr.ip("192.0.2.1", PORT), SockAddr.ip("2001:db8::1", PORT)), Deadline.never());
            assertEquals(-Errno.ENETUNREACH, result.fd());
            assertEquals(2, result.attempts().size());
        });
    }

    /** An interrupt neither ends the call nor is lost, and with it no descriptor. */
    @Test
    void interrupted() throws Exception {
        inItsNetwork(opened -> {
            listen(opened, FOUR);
            Thread.currentThread().interrupt();
            HappyEyeballs.Result result = HAPPY.connect(List.of(SILENT_SIX, FOUR), late());
            HappyEyeballs.Result byName = HAPPY.connect("127.0.0.1", PORT, late());
            assertTrue(Thread.interrupted());
            opened.keep(result.fd());
            opened.keep(byName.fd());
        });
    }

    /** Both addresses of one name, in a file; IPv6 has the first turn. */
    @Test
    void aNameOfTheFile() throws Exception {
        inItsNetwork(opened -> {
            OwnNetwork.file("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n");
            listen(opened, FOUR);
            HappyEyeballs.Result result = HAPPY.connect("localhost", PORT, late());
            opened.keep(result.fd());
            assertEquals(List.of(SIX + " " + -Errno.ECONNREFUSED, FOUR + " 0"), attempts(result));
            listen(opened, SIX);
            result = HAPPY.connect("localhost", PORT, late());
            opened.keep(result.fd());
            assertEquals(List.of(SIX + " 0"), attempts(result));
        });
    }

    /** The answer of IPv4 waits for that of IPv6, which is late but in time. */
    @Test
    void sixInTime() throws Exception {
        inItsNetwork(opened -> {
            listen(opened, SIX);
            listen(opened, FOUR);
            NameServer.during(new NameServer.Answer(200, List.of("::1")),
                    new NameServer.Answer(0, List.of("127.0.0.1")), () -> {
                        HappyEyeballs.Result result = HAPPY.resolutionDelay(2000).connect("name.test", PORT, late());
                        opened.keep(result.fd());
                        assertEquals(List.of(SIX + " 0"), attempts(result), result::toString);
                        assertTrue(started(result, 0) >= 200);
                        assertTrue(started(result, 0) < 2000, "not longer than it takes");
                    });
        });
    }

    /** It does not wait longer than it should, and what comes too late joins in: here as the only one that answers. */
    @Test
    void sixTooLate() throws Exception {
        inItsNetwork(opened -> {
            listen(opened, SIX);
            NameServer.during(new NameServer.Answer(800, List.of("::1")),
                    new NameServer.Answer(0, List.of("198.51.100.2", "198.51.100.3")), () -> {
                        HappyEyeballs.Result result = HAPPY.attemptDelay(100).connect("name.test", PORT, late());
                        opened.keep(result.fd());
                        String going = " " + -Errno.EINPROGRESS;
                        assertEquals(List.of(SILENT_FOUR + going, "198.51.100.3:7777" + going, SIX + " 0"),
                                attempts(result),
                                result::toString);
                        assertTrue(started(result, 0) >= 50, result::toString);
                        assertTrue(started(result, 0) < 800, result::toString);
                        assertTrue(started(result, 2) >= 800, result::toString);
                    });
        });
    }

    /** A family without addresses is not waited for, and a lookup that never ends keeps nothing from winning. */
    @Test
    void noAnswerForSix() throws Exception {
        inItsNetwork(opened -> {
            listen(opened, FOUR);
            NameServer.during(new NameServer.Answer(0, null),
                    new NameServer.Answer(0, List.of("127.0.0.1")), () -> {
                        HappyEyeballs.Result result = HAPPY.connect("name.test", PORT, late());
                        opened.keep(result.fd());
                        assertEquals(List.of(FOUR + " 0"), attempts(result));
                        assertTrue(started(result, 0) >= 50);
                        assertFalse(result.lookups().get(0).done());
                        assertEquals(0, result.lookups().get(1).code());
                    });
            NameServer.during(new NameServer.Answer(0, List.of()),
                    new NameServer.Answer(0, List.of("127.0.0.1")), () -> {
                        HappyEyeballs.Result result = HAPPY.resolutionDelay(2000).connect("name.test", PORT, late());
                        opened.keep(result.fd());
                        assertTrue(started(result, 0) < 2000, result::toString);
                        assertEquals(AddrInfo.EAI_NODATA, result.lookups().get(0).code(), result::toString);
                    });
        });
    }

    /** The deadline holds while nothing but the name server is silent. */
    @Test
    void silentNameServer() throws Exception {
        inItsNetwork(opened -> {
            NameServer.during(new NameServer.Answer(0, null),
                    new NameServer.Answer(0, null), () -> {
                        long start = System.nanoTime();
                        HappyEyeballs.Result result = HAPPY.connect("name.test", PORT,
                                Deadline.in(300, TimeUnit.MILLISECONDS));
                        assertTrue(System.nanoTime() - start >= 300_000_000);
                        assertEquals(Deadline.TIME_UP, result.fd());
                        assertTrue(result.lookups().stream().noneMatch(HappyEyeballs.Lookup::done));
                        assertEquals(-Errno.EAGAIN, HAPPY.connect("name.test", PORT, Deadline.now()).fd());
                    });
        });
    }

    @Test
    void noSuchName() throws Exception {
        inItsNetwork(opened -> {
            NameServer.during(new NameServer.Answer(0, List.of()),
                    new NameServer.Answer(0, List.of()), () -> {
                        HappyEyeballs.Result result = HAPPY.connect("name.test", PORT, late());
                        assertEquals(HappyEyeballs.NO_ADDRESS, result.fd(), result::toString);
                        assertEquals(AddrInfo.EAI_NODATA, result.lookups().get(0).code());
                        assertEquals(AddrInfo.EAI_NODATA, result.lookups().get(1).code());
                    });
        });
    }

    /** Until the overdue ones have ended, and closed the sockets of the C library. */
    private static void awaitLookups() {
        for (int i = 0; i < 2000; i++) {
            if (Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("eagain getaddrinfo"))) {
                return;
            }
            Wait.pause(10);
        }
        throw new AssertionError("a lookup has not ended");
    }
}

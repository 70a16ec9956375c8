package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.posix.Fcntl;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Happy Eyeballs over loopback, as far as every host can; {@link HappyEyeballsOnNetworkTest} has silent addresses and names. */
@Timeout(120)
class HappyEyeballsTest {

    private static final HappyEyeballs HAPPY = HappyEyeballs.withDefaults();

    private static Deadline late() {
        return Deadline.in(60, TimeUnit.SECONDS);
    }

    private static SockAddr nobody(Opened opened) {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.bind(fd, SockAddr.ip("127.0.0.1", 0)));
        return opened.name(fd);
    }

    @Test
    void theFirstThatListens() {
        try (Opened opened = new Opened()) {
            int listener = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            SockAddr address = opened.listening(listener);
            HappyEyeballs.Result result = HAPPY.connect(List.of(address, nobody(opened)), late());
            int fd = opened.keep(result.fd());
            assertEquals(1, result.attempts().size(), result::toString);
            assertEquals(address.toString(), result.attempts().getFirst().address().toString());
            assertEquals(0, result.attempts().getFirst().result());
            assertTrue(result.lookups().isEmpty());
            // It is a connection, and does not block.
            int accepted = opened.keep(Sockets.accept(listener));
            assertEquals(-Errno.EWOULDBLOCK, Sockets.recv(fd, opened.arena.allocate(1), 1, 0));
            assertEquals(1, Sockets.send(accepted, opened.text("x"), 1, 0));
            assertTrue(Wait.readable(fd, late()) > 0);
            assertEquals(1, Sockets.recv(fd, opened.arena.allocate(1), 1, 0));
        }
    }

    /** No delay when one fails. Windows is documented to tell of a refusal after some 2 s, Wine does at once. */
    @Test
    void afterARefusalTheNext() {
        try (Opened opened = new Opened()) {
            SockAddr nobody = nobody(opened);
            SockAddr address = opened.listening(opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
            HappyEyeballs.Result result = HAPPY.attemptDelay(2000).connect(List.of(nobody, address), late());
            opened.keep(result.fd());
            assertEquals(-Errno.ECONNREFUSED, result.attempts().get(0).result(), result::toString);
            assertEquals(0, result.attempts().get(1).result());
            long second = result.attempts().get(1).started();
            assertTrue(second >= result.attempts().get(0).ended(), result::toString);
            assertTrue(second < 2_000_000_000L, () -> "not at once: " + result);
        }
    }

    @Test
    void allRefused() {
        try (Opened opened = new Opened()) {
            List<SockAddr> nobody = List.of(nobody(opened), nobody(opened), nobody(opened));
            HappyEyeballs.Result result = HAPPY.connect(nobody, late());
            assertEquals(-Errno.ECONNREFUSED, result.fd());
            assertEquals(3, result.attempts().size());
            for (int i = 0; i < 3; i++) {
                assertEquals(-Errno.ECONNREFUSED, result.attempts().get(i).result());
                assertEquals(nobody.get(i).toString(), result.attempts().get(i).address().toString());
            }
            assertTrue(result.toString().contains("ECONNREFUSED"), result::toString);
        }
    }

    @Test
    void noAddress() {
        HappyEyeballs.Result result = HAPPY.connect(List.of(), late());
        assertEquals(HappyEyeballs.NO_ADDRESS, result.fd());
        assertTrue(result.attempts().isEmpty());
    }

    /** A family that the system does not know is a failed attempt like any other. */
    @Test
    void noSocket() {
        try (Opened opened = new Opened()) {
            SockAddr strange = SockAddr.allocate().setLength(16);
            strange.segment().set(java.lang.foreign.ValueLayout.JAVA_SHORT, 0, (short) 0x7777);
            SockAddr address = opened.listening(opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
            HappyEyeballs.Result result = HAPPY.connect(List.of(strange, address), late());
            opened.keep(result.fd());
            assertEquals(-Errno.EAFNOSUPPORT, result.attempts().get(0).result(), result::toString);
        }
    }

    /** No name server is asked for a literal: one family has it, the other has none. */
    @Test
    void aLiteral() {
        try (Opened opened = new Opened()) {
            SockAddr address = opened.listening(opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
            HappyEyeballs.Result result = HAPPY.connect("127.0.0.1", address.port(), late());
            opened.keep(result.fd());
            assertEquals(Sockets.AF_INET6, result.lookups().get(0).family());
            assertEquals(Sockets.AF_INET, result.lookups().get(1).family());
            assertTrue(result.lookups().get(1).done());
            assertEquals(0, result.lookups().get(1).code());
            HappyEyeballs.Result again = HAPPY.connect("127.0.0.1", Integer.toString(address.port()), late());
            opened.keep(again.fd());
        }
    }

    @Test
    void noSuchService() {
        HappyEyeballs.Result result = HAPPY.connect("127.0.0.1", "eagain-no-such-service", late());
        assertEquals(HappyEyeballs.NO_ADDRESS, result.fd(), result::toString);
        assertTrue(result.lookups().stream().allMatch(HappyEyeballs.Lookup::done));
        assertEquals(0, result.lookups().stream().filter(lookup -> lookup.code() == 0).count());
        assertTrue(result.toString().contains("EAI_"), result::toString);
        assertFalse(AddrInfo.codeName(result.lookups().get(1).code()).isEmpty());
    }

    @Test
    void blockingAsAsked() throws InterruptedException {
        try (Opened opened = new Opened()) {
            int listener = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            int fd = opened.keep(HAPPY.nonblocking(false).connect(List.of(opened.listening(listener)), late()).fd());
            int accepted = opened.keep(Sockets.accept(listener));
            if (!Host.WINDOWS) {
                assertEquals(0, Fcntl.fcntl(fd, Fcntl.F_GETFL, 0) & Fcntl.O_NONBLOCK);
                assertEquals(Fcntl.FD_CLOEXEC, Fcntl.fcntl(fd, Fcntl.F_GETFD, 0));
            }
            Thread sender = Thread.ofPlatform().start(() -> {
                Wait.readable(fd, Deadline.in(50, TimeUnit.MILLISECONDS));
                Sockets.shutdown(accepted, Sockets.SHUT_WR);
            });
            assertEquals(0, Sockets.recv(fd, opened.arena.allocate(1), 1, 0), "waits");
            sender.join();
        }
    }

    /** It belongs to the caller, and may change while the call runs. */
    @Test
    void addressesAreCopied() {
        try (Opened opened = new Opened()) {
            SockAddr address = opened.listening(opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
            String text = address.toString();
            HappyEyeballs.Result result = HAPPY.connect(List.of(address), late());
            opened.keep(result.fd());
            address.setIp("192.0.2.1", 1);
            assertEquals(text, result.attempts().getFirst().address().toString());
        }
    }

    @Test
    void settings() {
        assertEquals(250, HAPPY.attemptDelay());
        assertEquals(50, HAPPY.resolutionDelay());
        assertEquals(1, HAPPY.firstFamilyCount());
        assertTrue(HAPPY.nonblocking());
        HappyEyeballs other = HAPPY.attemptDelay(100).resolutionDelay(0).firstFamilyCount(2).nonblocking(false);
        assertEquals(100, other.attemptDelay());
        assertEquals(0, other.resolutionDelay());
        assertEquals(2, other.firstFamilyCount());
        assertFalse(other.nonblocking());
        assertThrows(IllegalArgumentException.class, () -> HAPPY.attemptDelay(9));
        assertThrows(IllegalArgumentException.class, () -> HAPPY.attemptDelay(2001));
        assertThrows(IllegalArgumentException.class, () -> HAPPY.resolutionDelay(-1));
        assertThrows(IllegalArgumentException.class, () -> HAPPY.firstFamilyCount(0));
        assertThrows(IllegalArgumentException.class, () -> HAPPY.connect("localhost", 0, late()));
        assertThrows(IllegalArgumentException.class, () -> HAPPY.connect("a\0b", 80, late()));
        assertThrows(NullPointerException.class, () -> HAPPY.connect((String) null, 80, late()));
        assertThrows(NullPointerException.class, () -> HAPPY.connect("localhost", 80, null));
    }
}

package io.eagain.windows;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code WSAPoll} against Windows' socket library: what it has in common with {@code poll}, and its own rules. */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class WSAPollTest {

    // No wait below is without limit: one without end could not be ended from within.
    private static final int LIMIT = 10_000;

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private WSAPollFds fds(int capacity) {
        return WSAPollFds.allocate(opened.arena, capacity);
    }

    /** Waits for what is asked for, and tells what was found. */
    private int found(int fd, int events) {
        WSAPollFds fds = fds(1);
        fds.add(fd, events);
        assertEquals(1, WSAPoll.WSAPoll(fds, LIMIT));
        return fds.revents(0);
    }

    @Test
    void theNumbersAreThoseOfTheHeaders() {
        assertAll(() -> assertEquals(0x300, WSAPoll.POLLIN),
                () -> assertEquals(WSAPoll.POLLRDNORM | WSAPoll.POLLRDBAND, WSAPoll.POLLIN),
                () -> assertEquals(WSAPoll.POLLWRNORM, WSAPoll.POLLOUT), () -> assertEquals(0x10, WSAPoll.POLLOUT),
                () -> assertEquals(0x400, WSAPoll.POLLPRI), () -> assertEquals(1, WSAPoll.POLLERR),
                () -> assertEquals(2, WSAPoll.POLLHUP), () -> assertEquals(4, WSAPoll.POLLNVAL));
    }

    @Test
    void reventsTellWhatHappened() {
        int[] tcp = opened.tcp();
        WSAPollFds fds = fds(3);
        fds.add(tcp[0], WSAPoll.POLLIN);
        assertEquals(0, WSAPoll.WSAPoll(fds, 0));
        assertEquals(0, WSAPoll.WSAPoll(fds, 1));
        assertEquals(0, fds.revents(0));
        fds.add(tcp[1], WSAPoll.POLLIN | WSAPoll.POLLOUT);
        assertEquals(1, WSAPoll.WSAPoll(fds, LIMIT));
        assertEquals(0, fds.revents(0));
        assertEquals(WSAPoll.POLLOUT, fds.revents(1));
        assertEquals(1, Sockets.send(tcp[1], opened.text("x"), 1, 0));
        assertEquals(WSAPoll.POLLRDNORM, found(tcp[0], WSAPoll.POLLIN) & WSAPoll.POLLIN);
        assertEquals(2, WSAPoll.WSAPoll(fds, -1), "without limit, and both are ready");
        assertEquals(WSAPoll.POLLRDNORM, fds.revents(0));
        assertEquals(WSAPoll.POLLOUT, fds.revents(1));
        assertEquals(1, WSAPoll.WSAPoll(fds.segment(), 1, LIMIT), "with C's own arguments");
    }

    @Test
    void aListenerIsReadableWhenAConnectionWaits() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        WSAPollFds fds = fds(1);
        fds.add(server, WSAPoll.POLLIN);
        assertEquals(0, WSAPoll.WSAPoll(fds, 0));
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Winsock.fionbio(client, true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.connect(client, address));
        assertEquals(WSAPoll.POLLRDNORM, found(server, WSAPoll.POLLIN));
        assertEquals(WSAPoll.POLLOUT, found(client, WSAPoll.POLLOUT), "connected");
        assertEquals(0, Sockets.getsockoptInt(client, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR));
        opened.keep(Sockets.accept(server));
    }

    /** The end of the peer's side is POLLHUP and not POLLIN, where poll of Linux has the reverse. */
    @Test
    void theEndOfThePeersSide() {
        int[] tcp = opened.tcp();
        assertEquals(0, Sockets.shutdown(tcp[1], Sockets.SHUT_WR));
        assertEquals(WSAPoll.POLLHUP, found(tcp[0], WSAPoll.POLLIN));
        assertEquals(WSAPoll.POLLHUP, found(tcp[0], 0), "unasked");
        assertEquals(0, Sockets.recv(tcp[0], opened.arena.allocate(4), 4, 0));
        assertEquals(WSAPoll.POLLHUP | WSAPoll.POLLOUT, found(tcp[0], WSAPoll.POLLOUT), "it may still send");
    }

    @Test
    void aResetIsAnErrorAndAHangup() {
        int[] tcp = opened.tcp();
        assertEquals(0, Sockets.setsockoptLinger(tcp[1], true, 0));
        opened.close(tcp[1]);
        int revents = found(tcp[0], WSAPoll.POLLIN);
        assertTrue((revents & WSAPoll.POLLHUP) != 0, () -> "revents 0x" + Integer.toHexString(revents));
        assertEquals(-Errno.ECONNRESET, Sockets.recv(tcp[0], opened.arena.allocate(4), 4, 0));
    }

    @Test
    void aConnectThatFails() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr nobody = opened.listening(server);
        opened.close(server);
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Winsock.fionbio(client, true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.connect(client, nobody));
        // Since Windows 10 2004; before, it would not be reported at all.
        assertEquals(Wine.or(WSAPoll.POLLERR, WSAPoll.POLLHUP | WSAPoll.POLLERR | WSAPoll.POLLOUT),
                found(client, WSAPoll.POLLOUT));
        assertEquals(Errno.ECONNREFUSED,
                Sockets.getsockoptInt(client, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR));
    }

    @Test
    void whatCannotBeAskedFor() {
        int fd = opened.tcp()[0];
        for (int events : new int[]{WSAPoll.POLLPRI, WSAPoll.POLLWRBAND}) {
            WSAPollFds fds = fds(1);
            fds.add(fd, events);
            long expected = Wine.or(0, -Errno.EINVAL);
            assertEquals(expected, WSAPoll.WSAPoll(fds, 0), () -> "events 0x" + Integer.toHexString(events));
        }
    }

    @Test
    void anEmptyArrayIsRefusedAndNoWayToSleep() {
        long before = System.nanoTime();
        assertEquals(-Errno.EINVAL, WSAPoll.WSAPoll(fds(4), LIMIT));
        assertEquals(-Errno.EINVAL, WSAPoll.WSAPoll(MemorySegment.NULL, 0, LIMIT));
        assertEquals(-Errno.EINVAL, WSAPoll.WSAPoll(MemorySegment.NULL, 0, 0));
        assertTrue(System.nanoTime() - before < LIMIT * 1_000_000L, "it did not wait");
        for (int count : new int[]{1, 1000, Integer.MAX_VALUE, -1}) {
            assertEquals(-Errno.EFAULT, WSAPoll.WSAPoll(MemorySegment.NULL, count, 0), () -> count + " sockets");
        }
    }

    @Test
    void socketsThatAreNone() {
        int closed = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        opened.close(closed);
        for (int bad : new int[]{closed, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            WSAPollFds alone = fds(2);
            alone.add(bad, WSAPoll.POLLIN);
            alone.add(bad, 0);
            assertEquals(-Errno.ENOTSOCK, WSAPoll.WSAPoll(alone, LIMIT), () -> "socket " + bad);
            assertEquals(WSAPoll.POLLNVAL, alone.revents(0));
            assertEquals(WSAPoll.POLLNVAL, alone.revents(1));
        }
        int[] tcp = opened.tcp();
        WSAPollFds beside = fds(3);
        beside.add(closed, WSAPoll.POLLIN);
        beside.add(tcp[0], WSAPoll.POLLOUT);
        beside.add(closed, 0);
        // Microsoft documents how many revents are not 0; Wine counts the good ones alone.
        assertEquals(Wine.or(1, 3), WSAPoll.WSAPoll(beside, LIMIT));
        assertEquals(WSAPoll.POLLNVAL, beside.revents(0));
        assertEquals(WSAPoll.POLLOUT, beside.revents(1));
        assertEquals(WSAPoll.POLLNVAL, beside.revents(2));
        beside.setEvents(1, WSAPoll.POLLIN);
        assertEquals(Wine.or(0, 2), WSAPoll.WSAPoll(beside, 0), "beside one that is not ready");
        assertEquals(WSAPoll.POLLNVAL, beside.revents(0));
    }

    /** A fixed array may have places that are free for now. */
    @Test
    void aNegativeSocketIsPassedOver() {
        int[] tcp = opened.tcp();
        for (int free : new int[]{-1, -752, Integer.MIN_VALUE}) {
            WSAPollFds fds = fds(2);
            fds.add(free, WSAPoll.POLLIN | WSAPoll.POLLOUT);
            fds.add(tcp[0], WSAPoll.POLLOUT);
            assertEquals(Wine.or(1, 2), WSAPoll.WSAPoll(fds, LIMIT), () -> "beside " + free);
            assertEquals(WSAPoll.POLLNVAL, fds.revents(0), () -> "socket " + free);
            assertEquals(WSAPoll.POLLOUT, fds.revents(1), () -> "beside " + free);
        }
    }

    /** Every element stands in its own place, and the whole of a SOCKET is passed. */
    @Test
    void manySockets() {
        WSAPollFds fds = fds(100);
        for (int i = 0; i < 100; i++) {
            fds.add(opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM), i % 2 == 0 ? WSAPoll.POLLOUT : WSAPoll.POLLIN);
        }
        assertEquals(50, WSAPoll.WSAPoll(fds, LIMIT));
        for (int i = 0; i < 100; i++) {
            assertEquals(i % 2 == 0 ? WSAPoll.POLLOUT : 0, fds.revents(i), "socket " + i);
        }
        MemorySegment raw = opened.arena.allocate(16, 8);
        raw.set(JAVA_LONG, 0, fds.fd(0) | 1L << 40);
        raw.set(JAVA_SHORT, 8, (short) WSAPoll.POLLOUT);
        assertEquals(-Errno.ENOTSOCK, WSAPoll.WSAPoll(raw, 1, 0), "64 bits of it");
    }
}

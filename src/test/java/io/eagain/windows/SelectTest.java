package io.eagain.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.host.Times;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code select} of Windows and its counted sets; {@link FdSetTest} has what the sets alone do. */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class SelectTest {

    private static final long LIMIT = 10_000_000;

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private FdSet set(int... sockets) {
        FdSet set = FdSet.allocate(opened.arena);
        for (int s : sockets) {
            set.set(s);
        }
        return set;
    }

    @Test
    void theSetsTellWhatIsReady() {
        int[] tcp = opened.tcp();
        FdSet read = set(tcp[0]);
        assertEquals(0, Select.select(read, null, null, 0));
        assertEquals(0, read.count(), "the time was up: nothing is left in it");
        read.set(tcp[0]);
        assertEquals(0, Select.select(read, null, null, 1_000));
        assertEquals(1, Sockets.send(tcp[1], opened.text("x"), 1, 0));
        read = set(tcp[1], tcp[0]);
        FdSet write = set(tcp[1]);
        assertEquals(1, Select.select(set(tcp[0]), null, null, LIMIT), "it has arrived");
        assertEquals(2, Select.select(set(tcp[1], tcp[0]), set(tcp[1]), set(tcp[0], tcp[1]), LIMIT));
        assertEquals(2, Select.select(read, write, set(tcp[0], tcp[1]), -1), "without limit");
        assertEquals(1, read.count());
        assertTrue(read.isSet(tcp[0]));
        assertFalse(read.isSet(tcp[1]));
        assertTrue(write.isSet(tcp[1]));
    }

    /** Each set on its own: the sockets of one are not looked at for another. */
    @Test
    void eachSetHasItsPlace() {
        int[] tcp = opened.tcp();
        FdSet write = set(tcp[0]);
        assertEquals(1, Select.select(null, write, null, LIMIT));
        assertEquals(1, write.count());
        FdSet except = set(tcp[0]);
        assertEquals(0, Select.select(null, null, except, 0));
        assertEquals(0, except.count());
        assertEquals(0, Select.select(set(tcp[0]), null, null, 0));
        assertEquals(1, Select.select(set(tcp[0], tcp[1]), set(tcp[1]), set(tcp[0]), LIMIT));
    }

    /** One is writable when it is connected; one that was refused is in the third set and not in the second. */
    @Test
    void connectsThatSucceedAndFail() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        int good = connecting(address);
        FdSet write = set(good);
        FdSet except = set(good);
        assertEquals(1, Select.select(null, write, except, LIMIT));
        assertTrue(write.isSet(good));
        assertFalse(except.isSet(good));
        FdSet waiting = set(server);
        assertEquals(1, Select.select(waiting, null, null, LIMIT));
        opened.keep(Sockets.accept(server));
        opened.close(server);

        int bad = connecting(address);
        FdSet read = set(bad);
        write = set(bad);
        except = set(bad);
        int sets = Select.select(read, write, except, LIMIT);
        assertTrue(except.isSet(bad));
        assertFalse(write.isSet(bad));
        // Nowhere else, Microsoft documents; where Wine has waited for it, it is sometimes in the first set too.
        assertEquals(1 + Wine.or(read.count(), 0), sets);
        assertEquals(Errno.ECONNREFUSED, Sockets.getsockoptInt(bad, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR));
    }

    private int connecting(SockAddr address) {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Winsock.fionbio(fd, true));
        assertEquals(-Errno.EWOULDBLOCK, Sockets.connect(fd, address));
        return fd;
    }

    /** {@code FD_SETSIZE} is the headers' size of a set, not a bound of the system. */
    @Test
    void moreSocketsThanTheHeadersHaveRoomFor() {
        int many = 150;
        FdSet read = FdSet.allocate(opened.arena, many);
        FdSet write = FdSet.allocate(opened.arena, many);
        int last = 0;
        for (int i = 0; i < many; i++) {
            last = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
            assertEquals(0, Sockets.bind(last, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
            read.set(last);
            write.set(last);
        }
        assertEquals(many, Select.select(null, write, null, LIMIT));
        assertEquals(many, write.count());
        assertEquals(1, Sockets.sendto(last, opened.text("x"), 1, 0, opened.name(last)));
        assertEquals(1, Select.select(read, null, null, LIMIT));
        assertEquals(1, read.count());
        assertTrue(read.isSet(last));
    }

    /** Two numbers of 4 bytes, where Linux and macOS have 16 bytes; the seconds saturate. */
    @Test
    void theTimevalOfWindows() {
        long[][] expected = {{0, 0, 0}, {1, 0, 1}, {1_500_000, 1, 500_000}, {LIMIT + 7, 10, 7},
                {Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE % 1_000_000}};
        for (long[] time : expected) {
            MemorySegment timeval = Times.timeval(time[0]);
            assertEquals(time[1], timeval.get(JAVA_INT, 0), () -> time[0] + " microseconds");
            assertEquals(time[2], timeval.get(JAVA_INT, 4), () -> time[0] + " microseconds");
        }
        assertEquals(MemorySegment.NULL, Times.timeval(-1), "without limit");
    }

    @Test
    void errors() {
        int closed = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        opened.close(closed);
        int fd = opened.tcp()[0];
        assertEquals(-Errno.EINVAL, Select.select(null, null, null, 0));
        assertEquals(-Errno.EINVAL, Select.select(set(), set(), set(), 0));
        for (int bad : new int[]{closed, -1, 7, Integer.MAX_VALUE}) {
            assertEquals(-Errno.ENOTSOCK, Select.select(set(bad), null, null, LIMIT), () -> "socket " + bad);
            assertEquals(-Errno.ENOTSOCK, Select.select(null, set(fd), set(bad), LIMIT), () -> "socket " + bad);
        }
        assertEquals(1, Select.select(set(fd), set(fd), null, LIMIT));
        assertEquals(1, Select.select(set(fd), set(fd), null, Long.MAX_VALUE), "seconds that no timeval holds");
    }
}

package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.posix.FdSet;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Select;
import io.eagain.posix.SigSet;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/** {@code select} and its sets against the kernel; a descriptor beyond a set is refused, which C does not do. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SelectTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    @Test
    void theSetsTellWhatIsReady() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        FdSet read = FdSet.allocate(opened.arena);
        FdSet write = FdSet.allocate(opened.arena);
        int nfds = Math.max(pair[0], pair[1]) + 1;
        read.set(pair[0]);
        assertEquals(0, Select.select(nfds, read, null, null, 0));
        assertFalse(read.isSet(pair[0]));
        read.set(pair[0]);
        assertEquals(0, Select.select(nfds, read, null, null, 1_000));
        assertEquals(1, Sockets.send(pair[1], opened.text("x"), 1, 0));
        read.set(pair[0]);
        read.set(pair[1]);
        write.set(pair[1]);
        assertEquals(2, Select.select(nfds, read, write, null, -1));
        assertTrue(read.isSet(pair[0]));
        assertFalse(read.isSet(pair[1]));
        assertTrue(write.isSet(pair[1]));
    }

    /** The bit of each descriptor that fits is where the kernel looks for it. */
    @Test
    void theHighestDescriptor() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        FdSet write = FdSet.allocate(opened.arena);
        for (int high : List.of(63, 64, 255, 1023)) {
            int fd = Fcntl.fcntl(pair[0], Fcntl.F_DUPFD, high);
            if (fd != high) {
                if (fd >= 0) {
                    Sockets.close(fd);
                }
                // That number is another's, or beyond this process's limit.
                continue;
            }
            opened.keep(fd);
            write.zero();
            write.set(high);
            assertEquals(1, Select.select(high + 1, null, write, null, 0), () -> "descriptor " + high);
            assertTrue(write.isSet(high));
        }
    }

    @Test
    void errors() {
        FdSet set = FdSet.allocate(opened.arena);
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        int closed = pair[1];
        opened.close(closed);
        set.set(closed);
        assertEquals(-Errno.EBADF, Select.select(closed + 1, set, null, null, 0));
        assertTrue(set.isSet(closed), "an error leaves the set");
        assertEquals(-Errno.EBADF, Select.select(closed + 1, null, null, set, -1));
        assertEquals(-Errno.EINVAL, Select.select(-1, null, null, null, 0));
        assertEquals(0, Select.select(0, null, null, null, 0));
        assertEquals(0, Select.select(1024, null, null, null, 0));
        assertEquals("select: nfds=1025 is beyond FD_SETSIZE=1024",
                assertThrows(IndexOutOfBoundsException.class, () -> Select.select(1025, set, null, null, 0))
                        .getMessage());
    }

    /** C's own time limit: Linux writes what is left of it, and nothing hides a bad one. */
    @Test
    void aTimevalOfOnesOwn() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        int nfds = Math.max(pair[0], pair[1]) + 1;
        FdSet set = FdSet.allocate(opened.arena);
        MemorySegment time = opened.arena.allocate(16, 8);
        time.set(JAVA_LONG, 0, 60);
        set.set(pair[0]);
        assertEquals(1, Select.select(nfds, null, set, null, time));
        assertEquals(59, time.get(JAVA_LONG, 0), "what is left of it");
        time.set(JAVA_LONG, 0, 0);
        time.set(JAVA_LONG, 8, 2_000);
        assertEquals(0, Select.select(nfds, set, null, null, time));
        assertEquals(0, time.get(JAVA_LONG, 8));
        for (long[] bad : new long[][]{{-1, 0}, {0, -1}}) {
            time.set(JAVA_LONG, 0, bad[0]);
            time.set(JAVA_LONG, 8, bad[1]);
            assertEquals(-Errno.EINVAL, Select.select(nfds, null, set, null, time));
        }
        set.set(pair[0]);
        assertEquals(1, Select.select(nfds, null, set, null, MemorySegment.NULL), "no limit");
        assertEquals("select: a length of 16 is beyond timeout, which has 8 bytes",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> Select.select(nfds, null, set, null, opened.arena.allocate(8, 8))).getMessage());
        assertEquals("select: timeout is read-only and the call writes to it",
                assertThrows(IllegalArgumentException.class,
                        () -> Select.select(nfds, null, set, null, time.asReadOnly())).getMessage());
    }

    @Test
    void pselectIsSelectWithNanosecondsAndAMask() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        int nfds = Math.max(pair[0], pair[1]) + 1;
        FdSet read = FdSet.allocate(opened.arena);
        FdSet write = FdSet.allocate(opened.arena);
        SigSet none = SigSet.allocate(opened.arena);
        read.set(pair[0]);
        assertEquals(0, Select.pselect(nfds, read, null, null, 1_000, none));
        write.set(pair[1]);
        assertEquals(1, Select.pselect(nfds, read, write, null, -1, null));
        assertTrue(write.isSet(pair[1]));
        MemorySegment time = opened.arena.allocate(16, 8);
        assertEquals(1, Select.pselect(nfds, null, write, null, time, none.segment()));
        assertEquals(1, Select.pselect(nfds, null, write, null, time, none.segment().asSlice(0, 8)));
        time.set(JAVA_LONG, 8, 1_000_000_000);
        assertEquals(-Errno.EINVAL, Select.pselect(nfds, null, write, null, time, MemorySegment.NULL));
        assertEquals(-Errno.EINVAL, Select.pselect(-1, null, write, null, 0, null));
        for (Executable call : new Executable[]{() -> Select.pselect(1025, read, null, null, 0, null),
                () -> Select.pselect(1025, read, null, null, MemorySegment.NULL, MemorySegment.NULL)}) {
            assertEquals("pselect: nfds=1025 is beyond FD_SETSIZE=1024",
                    assertThrows(IndexOutOfBoundsException.class, call).getMessage());
        }
        assertEquals("pselect: a length of 8 is beyond sigmask, which has 7 bytes",
                assertThrows(IndexOutOfBoundsException.class, () -> Select.pselect(nfds, null, null, null,
                        MemorySegment.NULL, none.segment().asSlice(0, 7))).getMessage());
    }

    /** Beyond nfds the kernel does not look; what it writes there is whole longs. */
    @Test
    void bitsAtAndAboveNfds() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        int fd = pair[0];
        FdSet write = FdSet.allocate(opened.arena);
        write.set(fd);
        assertEquals(0, Select.select(fd, null, write, null, 0), "the descriptor itself is not below nfds");
        write.zero();
        write.set(fd);
        int far = (fd / 64 + 1) * 64;
        write.set(far);
        assertEquals(1, Select.select(fd + 1, null, write, null, 0));
        assertTrue(write.isSet(fd));
        assertTrue(write.isSet(far), "in another long: not looked at and left");
        if ((fd + 1) % 64 != 0) {
            write.set(fd + 1);
            assertEquals(1, Select.select(fd + 1, null, write, null, 0));
            assertFalse(write.isSet(fd + 1), "in the same long: not looked at and cleared");
        }
    }

    @Test
    void aSetIsASet() {
        FdSet set = FdSet.allocate(opened.arena);
        BitSet same = new BitSet(FdSet.FD_SETSIZE);
        for (int fd = 0; fd < FdSet.FD_SETSIZE; fd += 7) {
            set.set(fd);
            same.set(fd);
        }
        for (int fd = 0; fd < FdSet.FD_SETSIZE; fd += 21) {
            set.clear(fd);
            same.clear(fd);
        }
        for (int fd = 0; fd < FdSet.FD_SETSIZE; fd++) {
            assertEquals(same.get(fd), set.isSet(fd), "descriptor " + fd);
        }
        assertEquals(same, BitSet.valueOf(set.segment().toArray(JAVA_LONG)),
                "as C has it");
        set.zero();
        assertEquals(new BitSet(), BitSet.valueOf(set.segment().asByteBuffer()));
        for (int fd : new int[]{-1, 1024, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            for (Executable use : new Executable[]{() -> set.set(fd), () -> set.clear(fd), () -> set.isSet(fd)}) {
                assertEquals(
                        "fd_set: descriptor " + fd + " is not in 0 to 1023 (FD_SETSIZE); C would write beyond the set"
                                + " here. Use poll or epoll",
                        assertThrows(IndexOutOfBoundsException.class, use).getMessage());
            }
        }
        assertThrows(NullPointerException.class, () -> FdSet.allocate(null));
    }
}

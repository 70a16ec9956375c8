package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.posix.FdSet;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Select;
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
        assertEquals(same, BitSet.valueOf(set.segment().toArray(java.lang.foreign.ValueLayout.JAVA_LONG)),
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

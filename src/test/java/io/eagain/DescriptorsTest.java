package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.LinuxDescriptors;
import io.eagain.linux.LinuxFcntl;
import io.eagain.posix.Descriptors;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/** Pipes, copies and ranges of descriptors against the kernel. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class DescriptorsTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private int[] kept(int result, int[] pipe) {
        assertEquals(0, result);
        opened.keep(pipe[0]);
        opened.keep(pipe[1]);
        return pipe;
    }

    @Test
    void whatIsWrittenToAPipeIsReadFromIt() {
        int[] pipe = new int[2];
        kept(Descriptors.pipe(pipe), pipe);
        assertCarries(pipe[0], pipe[1]);
        assertEquals(0, cloexec(pipe[0]));
        assertEquals(0, Fcntl.fcntl(pipe[0], Fcntl.F_GETFL, 0) & Fcntl.O_NONBLOCK);

        MemorySegment two = opened.arena.allocate(8, 4);
        assertEquals(0, Descriptors.pipe(two));
        int[] raw = two.toArray(JAVA_INT);
        assertCarries(opened.keep(raw[0]), opened.keep(raw[1]));
        assertEquals(-Errno.EBADF, PosixSockets.write(pipe[0], opened.text("x"), 1), "the end to read from");
    }

    @Test
    void pipe2SetsTheFlagsOfBothEnds() {
        int[] pipe = new int[2];
        kept(LinuxDescriptors.pipe2(pipe, LinuxDescriptors.O_CLOEXEC | Fcntl.O_NONBLOCK), pipe);
        for (int end : pipe) {
            assertEquals(Fcntl.FD_CLOEXEC, cloexec(end));
            assertEquals(Fcntl.O_NONBLOCK, Fcntl.fcntl(end, Fcntl.F_GETFL, 0) & Fcntl.O_NONBLOCK);
        }
        MemorySegment room = opened.arena.allocate(64, 8);
        assertEquals(-Errno.EAGAIN, PosixSockets.read(pipe[0], room, 1));
        MemorySegment two = opened.arena.allocate(8, 4);
        assertEquals(0, LinuxDescriptors.pipe2(two, 0));
        int[] raw = two.toArray(JAVA_INT);
        assertCarries(opened.keep(raw[0]), opened.keep(raw[1]));
        assertEquals(0, cloexec(raw[0]));
    }

    @Test
    void theRoomOfAPipe() {
        int[] pipe = new int[2];
        kept(Descriptors.pipe(pipe), pipe);
        int size = Fcntl.fcntl(pipe[1], LinuxFcntl.F_GETPIPE_SZ, 0);
        assertTrue(size >= 4096, () -> "" + size);
        assertEquals(8192, Fcntl.fcntl(pipe[1], LinuxFcntl.F_SETPIPE_SZ, 5000), "rounded up");
        assertEquals(8192, Fcntl.fcntl(pipe[0], LinuxFcntl.F_GETPIPE_SZ, 0));
    }

    @Test
    void aCopyIsTheSamePipe() {
        int[] pipe = new int[2];
        kept(LinuxDescriptors.pipe2(pipe, LinuxDescriptors.O_CLOEXEC), pipe);
        int copy = opened.keep(Descriptors.dup(pipe[1]));
        assertNotEquals(pipe[1], copy);
        assertCarries(pipe[0], copy);
        assertEquals(0, cloexec(copy), "a flag of the descriptor, not of the pipe");

        int[] other = new int[2];
        kept(Descriptors.pipe(other), other);
        assertEquals(other[1], Descriptors.dup2(pipe[1], other[1]), "in place of another");
        assertCarries(pipe[0], other[1]);
        assertEquals(0, PosixSockets.read(other[0], opened.arena.allocate(1), 1), "which was closed");
        assertEquals(other[1], Descriptors.dup2(other[1], other[1]));

        assertEquals(other[0], LinuxDescriptors.dup3(pipe[1], other[0], LinuxDescriptors.O_CLOEXEC));
        assertEquals(Fcntl.FD_CLOEXEC, cloexec(other[0]));
        assertEquals(other[0], LinuxDescriptors.dup3(pipe[1], other[0], 0));
        assertEquals(0, cloexec(other[0]));
        assertCarries(pipe[0], other[0]);
    }

    @Test
    void errors() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        int[] untouched = {7, 8};
        assertEquals(-Errno.EINVAL, LinuxDescriptors.pipe2(untouched, 1));
        assertArrayEquals(new int[]{7, 8}, untouched);
        assertEquals(-Errno.EFAULT, Descriptors.pipe(MemorySegment.NULL));
        assertEquals(-Errno.EFAULT, LinuxDescriptors.pipe2(MemorySegment.NULL, 0));
        assertEquals(-Errno.EBADF, Descriptors.dup(-1));
        assertEquals(-Errno.EBADF, Descriptors.dup2(-1, pair[0]));
        assertEquals(-Errno.EBADF, Descriptors.dup2(pair[0], -1));
        assertEquals(-Errno.EBADF, Descriptors.dup2(pair[0], Integer.MAX_VALUE));
        assertEquals(-Errno.EINVAL, LinuxDescriptors.dup3(pair[0], pair[0], 0));
        assertEquals(-Errno.EINVAL, LinuxDescriptors.dup3(pair[0], pair[1], 1));
        assertEquals(-Errno.EBADF, LinuxDescriptors.dup3(-1, pair[0], 0));
        assertEquals(1, Sockets.send(pair[0], opened.text("x"), 1, 0), "still there");

        refused("pipe: pipefd has 1 elements and takes two descriptors", () -> Descriptors.pipe(new int[1]));
        refused("pipe2: pipefd has 0 elements and takes two descriptors",
                () -> LinuxDescriptors.pipe2(new int[0], 0));
        refused("pipe: a length of 8 is beyond pipefd, which has 4 bytes",
                () -> Descriptors.pipe(opened.arena.allocate(4)));
        refused("pipe2: a length of 8 is beyond pipefd, which has 4 bytes",
                () -> LinuxDescriptors.pipe2(opened.arena.allocate(4), 0));
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }

    @Test
    void aRangeIsClosedOrMarked() {
        // Far above what the JVM uses, in this process with its tests.
        int first = 700;
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        for (int fd = first; fd < first + 4; fd++) {
            assertEquals(-Errno.EBADF, Fcntl.fcntl(fd, Fcntl.F_GETFD, 0), "a number of nobody's");
            assertEquals(fd, Descriptors.dup2(pair[0], fd));
        }
        assertEquals(0, LinuxDescriptors.close_range(first, first + 1, LinuxDescriptors.CLOSE_RANGE_CLOEXEC));
        assertEquals(Fcntl.FD_CLOEXEC, cloexec(first));
        assertEquals(Fcntl.FD_CLOEXEC, cloexec(first + 1));
        assertEquals(0, cloexec(first + 2));
        assertEquals(0, LinuxDescriptors.close_range(first + 1, first + 2, 0));
        assertEquals(0, cloexec(first + 3));
        assertEquals(Fcntl.FD_CLOEXEC, cloexec(first));
        assertEquals(-Errno.EBADF, cloexec(first + 1));
        assertEquals(-Errno.EBADF, cloexec(first + 2));
        assertEquals(0, LinuxDescriptors.close_range(first, -1, LinuxDescriptors.CLOSE_RANGE_CLOEXEC), "no end");
        assertEquals(Fcntl.FD_CLOEXEC, cloexec(first + 3));
        assertEquals(0, LinuxDescriptors.close_range(first, first + 3, 0));
        assertEquals(-Errno.EBADF, cloexec(first + 3));
        assertEquals(-Errno.EINVAL, LinuxDescriptors.close_range(first + 1, first, 0));
        assertEquals(-Errno.EINVAL, LinuxDescriptors.close_range(first, first, 1));
    }

    /** What C programs write before they become another program would close the JVM's own. */
    @Test
    void aRangeWithoutEndIsRefused() {
        assertEquals("close_range: last=4294967295 closes every descriptor from 900 on, the JVM's own as well; use"
                + " CLOSE_RANGE_CLOEXEC, or a range that is yours",
                assertThrows(IllegalArgumentException.class, () -> LinuxDescriptors.close_range(900, -1, 0))
                        .getMessage());
        assertThrows(IllegalArgumentException.class,
                () -> LinuxDescriptors.close_range(900, -1, LinuxDescriptors.CLOSE_RANGE_UNSHARE));
    }

    private static int cloexec(int fd) {
        return Fcntl.fcntl(fd, Fcntl.F_GETFD, 0);
    }

    private void assertCarries(int from, int to) {
        assertEquals(5, PosixSockets.write(to, opened.text("bytes"), 5));
        MemorySegment room = opened.arena.allocate(8);
        assertEquals(5, PosixSockets.read(from, room, 8));
        assertEquals("bytes", Opened.text(room, 5));
    }
}

package io.eagain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.generated.linux.LinuxH;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.Splice;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code sendfile}, {@code splice} and {@code tee}. */
@EnabledOnOs(OS.LINUX)
class SpliceTest {

    private final Opened opened = new Opened();

    @AfterEach
    void close() {
        opened.close();
    }

    private String read(int fd) {
        MemorySegment room = opened.arena.allocate(1000);
        long n = PosixSockets.read(fd, room, 1000);
        return n < 0 ? Errno.toString(Errno.of(n)) : Opened.text(room, n);
    }

    private int[] nonblocking() {
        return opened.pair(Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK);
    }

    @Test
    void aFileIsSentFromAnOffset() throws Throwable {
        int file = Kernel.file(opened, "0123456789");
        int[] sv = nonblocking();
        long[] offset = {3};
        assertEquals(4, Splice.sendfile(sv[0], file, offset, 4));
        assertArrayEquals(new long[]{7}, offset);
        assertEquals("3456", read(sv[1]));
        assertEquals(3, Splice.sendfile(sv[0], file, offset, 100), "up to the end");
        assertEquals(0, Splice.sendfile(sv[0], file, offset, 100), "at the end");
        assertArrayEquals(new long[]{10}, offset);
        assertEquals("789", read(sv[1]));
        assertEquals(2, Splice.sendfile(sv[0], file, null, 2), "the file's own offset has not moved");
        assertEquals(2, Splice.sendfile(sv[0], file, null, 2));
        assertEquals("0123", read(sv[1]));
    }

    @Test
    void howSendfileFails() throws Throwable {
        int file = Kernel.file(opened, "0123456789".repeat(10_000));
        int[] sv = nonblocking();
        long sent = 0;
        long n;
        long[] offset = {0};
        do {
            offset[0] = 0;
            n = Splice.sendfile(sv[0], file, offset, 100_000);
            sent += Math.max(n, 0);
            assertEquals(Math.max(n, 0), offset[0]);
        } while (n > 0);
        assertEquals(-Errno.EAGAIN, n);
        assertEquals(sent, drain(sv[1]));
        assertEquals(-Errno.EBADF, Splice.sendfile(-1, file, null, 1));
        assertEquals(-Errno.EBADF, Splice.sendfile(sv[0], -1, null, 1));
        assertEquals(-Errno.EINVAL, Splice.sendfile(sv[0], file, new long[]{-1}, 1));
        assertEquals(-LinuxH.ESPIPE(), Splice.sendfile(sv[0], sv[1], new long[]{0}, 1));
        assertEquals("sendfile: offset has 0 elements, and an offset is one",
                assertThrows(IllegalArgumentException.class, () -> Splice.sendfile(-1, -1, new long[0], 1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Splice.splice(-1, new long[2], -1, null, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Splice.splice(-1, null, -1, new long[2], 1, 0));
    }

    private long drain(int fd) {
        MemorySegment room = opened.arena.allocate(1 << 20);
        long all = 0;
        long n;
        while ((n = PosixSockets.read(fd, room, 1 << 20)) > 0) {
            all += n;
        }
        assertEquals(-Errno.EAGAIN, n);
        return all;
    }

    @Test
    void bytesGoFromASocketThroughAPipeToASocket() throws Throwable {
        int[] from = nonblocking();
        int[] to = nonblocking();
        int[] pipe = Kernel.pipe(opened, LinuxH.O_NONBLOCK());
        assertEquals(-Errno.EAGAIN, Splice.splice(from[1], null, pipe[1], null, 100, 0), "nothing there");
        assertEquals(-Errno.EAGAIN, Splice.splice(pipe[0], null, to[0], null, 100, Splice.SPLICE_F_NONBLOCK));
        assertEquals(5, PosixSockets.write(from[0], opened.text("hello"), 5));
        assertEquals(5, Splice.splice(from[1], null, pipe[1], null, 100, Splice.SPLICE_F_MOVE));
        assertEquals(2, Splice.splice(pipe[0], null, to[0], null, 2, Splice.SPLICE_F_MORE));
        assertEquals(3, Splice.splice(pipe[0], null, to[0], null, 100, 0));
        assertEquals("hello", read(to[1]));
        opened.close(from[0]);
        assertEquals(0, Splice.splice(from[1], null, pipe[1], null, 100, 0), "the end");
    }

    @Test
    void spliceHasTwoOffsets() throws Throwable {
        int in = Kernel.file(opened, "0123456789");
        int out = Kernel.file(opened, "..........");
        int[] pipe = Kernel.pipe(opened, LinuxH.O_NONBLOCK());
        long[] offIn = {4};
        assertEquals(3, Splice.splice(in, offIn, pipe[1], null, 3, 0));
        assertArrayEquals(new long[]{7}, offIn);
        long[] offOut = {2};
        assertEquals(3, Splice.splice(pipe[0], null, out, offOut, 3, 0));
        assertArrayEquals(new long[]{5}, offOut);
        assertEquals("..456.....", read(out));
        assertEquals(-LinuxH.ESPIPE(), Splice.splice(in, null, pipe[1], new long[1], 3, 0));
        assertEquals(-LinuxH.ESPIPE(), Splice.splice(pipe[0], new long[1], out, null, 3, 0));
        assertEquals(-Errno.EINVAL, Splice.splice(in, null, out, null, 3, 0), "no pipe");
        assertEquals(-Errno.EINVAL, Splice.splice(pipe[0], null, pipe[1], null, 3, 0), "the same pipe");
        assertEquals(-Errno.EBADF, Splice.splice(-1, null, pipe[1], null, 3, 0));
    }

    @Test
    void teeLeavesTheBytes() throws Throwable {
        int[] from = Kernel.pipe(opened, LinuxH.O_NONBLOCK());
        int[] to = Kernel.pipe(opened, LinuxH.O_NONBLOCK());
        assertEquals(-Errno.EAGAIN, Splice.tee(from[0], to[1], 100, Splice.SPLICE_F_NONBLOCK));
        assertEquals(4, PosixSockets.write(from[1], opened.text("both"), 4));
        assertEquals(4, Splice.tee(from[0], to[1], 100, 0));
        assertEquals("both", read(from[0]));
        assertEquals("both", read(to[0]));
        assertEquals(-Errno.EINVAL, Splice.tee(from[0], from[1], 1, 0), "the same pipe");
        assertEquals(-Errno.EINVAL, Splice.tee(from[0], Kernel.file(opened, ""), 1, 0), "no pipe");
        assertEquals(-Errno.EBADF, Splice.tee(-1, to[1], 1, 0));
        opened.close(from[1]);
        assertEquals(0, Splice.tee(from[0], to[1], 100, 0), "no writer is left");
    }
}

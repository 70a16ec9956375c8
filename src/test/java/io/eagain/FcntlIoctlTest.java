package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.EventFd;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Ioctl;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code fcntl} and {@code ioctl}, the variadic ones, against the kernel. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class FcntlIoctlTest {

    private static final int F_SETOWN_EX = 15;
    private static final int F_GETOWN_EX = 16;
    private static final int F_GETOWN = 9;

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user shows O_LARGEFILE")
    @Test
    void statusFlags() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        assertEquals(Fcntl.O_RDWR, Fcntl.fcntl(pair[0], Fcntl.F_GETFL, 0));
        assertEquals(0, Fcntl.fcntl(pair[0], Fcntl.F_SETFL, Fcntl.O_RDWR | Fcntl.O_NONBLOCK));
        assertEquals(Fcntl.O_RDWR | Fcntl.O_NONBLOCK, Fcntl.fcntl(pair[0], Fcntl.F_GETFL, 0));
        assertEquals(-Errno.EAGAIN, Sockets.recv(pair[0], opened.arena.allocate(1), 1, 0));
        assertEquals(0, Ioctl.fionbio(pair[0], false));
        assertEquals(Fcntl.O_RDWR, Fcntl.fcntl(pair[0], Fcntl.F_GETFL, 0));
        assertEquals(0, Ioctl.fionbio(pair[0], true));
        assertEquals(Fcntl.O_RDWR | Fcntl.O_NONBLOCK, Fcntl.fcntl(pair[0], Fcntl.F_GETFL, 0));
    }

    @Test
    void descriptorFlagsAndCopies() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Fcntl.fcntl(fd, Fcntl.F_GETFD, 0));
        assertEquals(0, Fcntl.fcntl(fd, Fcntl.F_SETFD, Fcntl.FD_CLOEXEC));
        assertEquals(Fcntl.FD_CLOEXEC, Fcntl.fcntl(fd, Fcntl.F_GETFD, 0));
        int copy = opened.keep(Fcntl.fcntl(fd, Fcntl.F_DUPFD, 200));
        assertTrue(copy >= 200, () -> "not below 200: " + copy);
        assertEquals(0, Fcntl.fcntl(copy, Fcntl.F_GETFD, 0));
        int closing = opened.keep(Fcntl.fcntl(fd, Fcntl.F_DUPFD_CLOEXEC, 0));
        assertEquals(Fcntl.FD_CLOEXEC, Fcntl.fcntl(closing, Fcntl.F_GETFD, 0));
        assertEquals(-Errno.EINVAL, Fcntl.fcntl(fd, Fcntl.F_DUPFD, -1));
        assertEquals(-Errno.EINVAL, Fcntl.fcntl(fd, 99_999, 0));
        assertEquals(-Errno.EBADF, Fcntl.fcntl(-1, Fcntl.F_GETFD, 0));
    }

    @Test
    void aCommandWithAPointer() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        MemorySegment owner = opened.arena.allocate(8, 4);
        int own = (int) ProcessHandle.current().pid();
        owner.set(JAVA_INT, 0, 1);
        owner.set(JAVA_INT, 4, own);
        assertEquals(0, Fcntl.fcntl(fd, F_SETOWN_EX, owner));
        owner.fill((byte) 0);
        assertEquals(0, Fcntl.fcntl(fd, F_GETOWN_EX, owner));
        assertEquals(1, owner.get(JAVA_INT, 0));
        assertEquals(own, owner.get(JAVA_INT, 4));
        assertEquals(
                "fcntl: F_GETOWN gives a process group as a negative number, which could not be told from an error;"
                        + " on Linux use LinuxFcntl.F_GETOWN_EX",
                assertThrows(IllegalArgumentException.class, () -> Fcntl.fcntl(fd, F_GETOWN, 0)).getMessage());
        assertEquals("fcntl: a length of 8 is beyond arg, which has 7 bytes",
                assertThrows(IndexOutOfBoundsException.class, () -> Fcntl.fcntl(fd, F_GETOWN_EX, owner.asSlice(0, 7)))
                        .getMessage());
        assertEquals("ioctl: a length of 4 is beyond argp, which has 3 bytes",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> Ioctl.ioctl(fd, Ioctl.FIONREAD, owner.asSlice(0, 3))).getMessage());
        assertEquals(-Errno.EFAULT, Fcntl.fcntl(fd, F_SETOWN_EX, MemorySegment.NULL));
        assertEquals("fcntl: arg is on the heap; this call needs a native segment or a direct ByteBuffer",
                assertThrows(IllegalArgumentException.class,
                        () -> Fcntl.fcntl(fd, F_SETOWN_EX, MemorySegment.ofArray(new int[2]))).getMessage());
    }

    @Test
    void bytesThatCanBeRead() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        assertEquals(0, Ioctl.fionread(pair[0]));
        assertEquals(3, Sockets.send(pair[1], opened.text("abc"), 3, 0));
        assertEquals(3, Ioctl.fionread(pair[0]));
        MemorySegment number = opened.arena.allocate(JAVA_INT);
        assertEquals(0, Ioctl.ioctl(pair[0], Ioctl.FIONREAD, number));
        assertEquals(3, number.get(JAVA_INT, 0));
        int[] tcp = opened.tcp();
        assertEquals(0, Ioctl.ioctl(tcp[0], Ioctl.SIOCATMARK, number));
        assertEquals(0, number.get(JAVA_INT, 0));
    }

    @Test
    void errors() {
        int counter = opened.keep(EventFd.eventfd(0, 0));
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(-Errno.EBADF, Ioctl.fionread(-1));
        assertEquals(-Errno.EBADF, Ioctl.fionbio(-1, true));
        assertEquals(-Errno.ENOTTY, Ioctl.fionread(counter));
        int listening = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        opened.listening(listening);
        assertEquals(-Errno.EINVAL, Ioctl.fionread(listening), "a listening socket has no bytes");
        assertEquals(-Errno.EFAULT, Ioctl.ioctl(fd, Ioctl.FIONBIO, MemorySegment.NULL));
        // The kernel takes 32 bits of the request.
        assertEquals(-Errno.ENOTTY, Ioctl.ioctl(fd, 0xdead_beefL, opened.arena.allocate(4096)));
        assertEquals("ioctl: argp is on the heap; this call needs a native segment or a direct ByteBuffer",
                assertThrows(IllegalArgumentException.class,
                        () -> Ioctl.ioctl(fd, Ioctl.FIONREAD, MemorySegment.ofArray(new int[1]))).getMessage());
    }
}

package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eagain.linux.EventFd;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code eventfd} against the kernel: a counter that counts, and errors where it cannot. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class EventFdTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    @Test
    void counts() {
        int fd = opened.keep(EventFd.eventfd(3, EventFd.EFD_NONBLOCK | EventFd.EFD_CLOEXEC));
        MemorySegment eight = opened.arena.allocate(JAVA_LONG);
        eight.set(JAVA_LONG, 0, 4);
        assertEquals(8, PosixSockets.write(fd, eight, 8));
        eight.set(JAVA_LONG, 0, 0);
        assertEquals(8, PosixSockets.read(fd, eight, 8));
        assertEquals(7, eight.get(JAVA_LONG, 0));
        assertEquals(-Errno.EAGAIN, PosixSockets.read(fd, eight, 8));
        assertEquals(-Errno.EINVAL, PosixSockets.read(fd, eight, 7));
        eight.set(JAVA_LONG, 0, -1);
        assertEquals(-Errno.EINVAL, PosixSockets.write(fd, eight, 8));
        assertEquals(-Errno.ENOTSOCK, Sockets.recv(fd, eight, 8, 0));
        assertEquals(Fcntl.FD_CLOEXEC, Fcntl.fcntl(fd, Fcntl.F_GETFD, 0));
        assertEquals(-Errno.EINVAL, EventFd.eventfd(0, 2));
    }

    @Test
    void theFirstValueIsUnsignedAndASemaphoreTakesOne() {
        int fd = opened.keep(EventFd.eventfd(-1, EventFd.EFD_NONBLOCK));
        MemorySegment eight = opened.arena.allocate(JAVA_LONG);
        assertEquals(8, PosixSockets.read(fd, eight, 8));
        assertEquals(0xffff_ffffL, eight.get(JAVA_LONG, 0));
        int semaphore = opened.keep(EventFd.eventfd(2, EventFd.EFD_NONBLOCK | EventFd.EFD_SEMAPHORE));
        for (int i = 0; i < 2; i++) {
            assertEquals(8, PosixSockets.read(semaphore, eight, 8));
            assertEquals(1, eight.get(JAVA_LONG, 0));
        }
        assertEquals(-Errno.EAGAIN, PosixSockets.read(semaphore, eight, 8));
    }
}

package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.PidFd;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code pidfd_open} against the kernel: readable when the process ends. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class PidFdTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    @Test
    void readableWhenTheProcessEnds() throws Exception {
        Process child = new ProcessBuilder("cat").start();
        try {
            int fd = opened.keep(PidFd.pidfd_open((int) child.pid(), 0));
            assertEquals(Fcntl.FD_CLOEXEC, Fcntl.fcntl(fd, Fcntl.F_GETFD, 0), "without being asked");
            assertEquals(0, Fcntl.fcntl(fd, Fcntl.F_GETFL, 0) & Fcntl.O_NONBLOCK);
            PollFds fds = PollFds.allocate(opened.arena, 1);
            fds.add(fd, Poll.POLLIN);
            assertEquals(0, Poll.poll(fds, 50), "it runs");
            child.getOutputStream().close();
            assertEquals(1, Poll.poll(fds, 30_000), "it has ended");
            // After the JDK has waited for it, Linux shows POLLHUP as well.
            assertEquals(Poll.POLLIN, fds.revents(0) & Poll.POLLIN);
            assertTrue(child.waitFor(30, TimeUnit.SECONDS));
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void flagsAndErrors() throws Exception {
        int self = (int) ProcessHandle.current().pid();
        int fd = opened.keep(PidFd.pidfd_open(self, PidFd.PIDFD_NONBLOCK));
        assertEquals(Fcntl.O_NONBLOCK, Fcntl.fcntl(fd, Fcntl.F_GETFL, 0) & Fcntl.O_NONBLOCK);
        assertEquals(-Errno.EINVAL, PidFd.pidfd_open(self, 1));
        assertEquals(-Errno.EINVAL, PidFd.pidfd_open(0, 0));
        assertEquals(-Errno.EINVAL, PidFd.pidfd_open(-1, 0));
        Process gone = new ProcessBuilder("true").start();
        assertTrue(gone.waitFor(30, TimeUnit.SECONDS));
        assertEquals(-Errno.ESRCH, PidFd.pidfd_open((int) gone.pid(), 0));
    }

    /** The copy writes to where the original does. */
    @Test
    void aDescriptorOfAnotherProcess() throws Exception {
        Process child = new ProcessBuilder("cat").start();
        try {
            int pidfd = opened.keep(PidFd.pidfd_open((int) child.pid(), 0));
            // What cat writes to: the pipe that this JVM reads from.
            int copy = opened.keep(PidFd.pidfd_getfd(pidfd, 1, 0));
            assertTrue(copy >= 0, () -> Errno.toString(-copy));
            assertEquals(Fcntl.FD_CLOEXEC, Fcntl.fcntl(copy, Fcntl.F_GETFD, 0), "without being asked");
            assertEquals(2, PosixSockets.write(copy, opened.arena.allocateFrom("hi"), 2));
            assertEquals('h', child.getInputStream().read());
            assertEquals(-Errno.EBADF, PidFd.pidfd_getfd(pidfd, 999, 0), "not open there");
            assertEquals(-Errno.EBADF, PidFd.pidfd_getfd(-1, 0, 0));
            assertEquals(-Errno.EINVAL, PidFd.pidfd_getfd(pidfd, 0, 1));
        } finally {
            child.destroyForcibly();
            assertTrue(child.waitFor(30, TimeUnit.SECONDS));
        }
    }
}

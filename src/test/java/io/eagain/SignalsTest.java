package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.EventFd;
import io.eagain.linux.SignalFd;
import io.eagain.linux.SignalInfo;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.SigSet;
import io.eagain.posix.Signals;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Sets of signals, masks of threads and {@code signalfd}, with real signals to the calling thread. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SignalsTest {

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private SigSet set(int... signals) {
        SigSet set = SigSet.allocate(opened.arena);
        for (int signal : signals) {
            set.add(signal);
        }
        return set;
    }

    @Test
    void aSetIsASet() {
        SigSet set = set(1, 10, 64);
        assertEquals(128, set.segment().byteSize());
        assertEquals(1L | 1L << 9 | 1L << 63, set.segment().get(ValueLayout.JAVA_LONG, 0), "as the kernel reads it");
        assertTrue(set.contains(64));
        assertFalse(set.contains(63));
        assertFalse(set.delete(64).contains(64));
        assertTrue(set.contains(10));
        set.fill();
        assertTrue(set.contains(31) && set.contains(34) && set.contains(64) && set.contains(1));
        assertFalse(set.contains(32) || set.contains(33), "glibc's own");
        set.empty();
        assertEquals(-1, set.segment().mismatch(opened.arena.allocate(128)));
        for (int none : new int[]{0, -1, 65, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertEquals("sigset_t: signal " + none + " is not in 1 to 64",
                    assertThrows(IllegalArgumentException.class, () -> set.add(none)).getMessage());
            assertThrows(IllegalArgumentException.class, () -> set.delete(none));
            assertThrows(IllegalArgumentException.class, () -> set.contains(none));
        }
        assertThrows(NullPointerException.class, () -> SigSet.allocate(null));
    }

    @Test
    void theMaskOfThisThread() {
        SigSet usr1 = set(Signals.SIGUSR1);
        SigSet before = set();
        SigSet now = set();
        assertEquals(0, Signals.pthread_sigmask(Signals.SIG_BLOCK, usr1, before));
        try {
            assertFalse(before.contains(Signals.SIGUSR1));
            assertEquals(0, Signals.pthread_sigmask(-1, null, now), "only read");
            assertTrue(now.contains(Signals.SIGUSR1));
            assertEquals(0, Signals.pthread_sigmask(Signals.SIG_UNBLOCK, usr1, null));
            assertEquals(0, Signals.pthread_sigmask(0, MemorySegment.NULL, now.segment()));
            assertFalse(now.contains(Signals.SIGUSR1));
            assertEquals(0, Signals.pthread_sigmask(Signals.SIG_BLOCK, set(Signals.SIGKILL, Signals.SIGSTOP), null));
            assertEquals(0, Signals.pthread_sigmask(0, null, now));
            assertFalse(now.contains(Signals.SIGKILL) || now.contains(Signals.SIGSTOP));
            assertEquals(-Errno.EINVAL, Signals.pthread_sigmask(99, usr1, null), "C's positive number, negated");
            assertEquals(0, Signals.pthread_sigmask(Signals.SIG_BLOCK, usr1.segment(), MemorySegment.NULL));
        } finally {
            assertEquals(0, Signals.pthread_sigmask(Signals.SIG_SETMASK, before, now));
        }
        assertTrue(now.contains(Signals.SIGUSR1));
        MemorySegment small = opened.arena.allocate(127);
        assertEquals("pthread_sigmask: a length of 128 is beyond set, which has 127 bytes",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> Signals.pthread_sigmask(Signals.SIG_BLOCK, small, MemorySegment.NULL)).getMessage());
        assertThrows(IndexOutOfBoundsException.class,
                () -> Signals.pthread_sigmask(Signals.SIG_BLOCK, MemorySegment.NULL, small));
    }

    /** Blocked, sent to this thread, and read instead of handled. */
    @Test
    void aSignalIsRead() throws Exception {
        SigSet both = set(Signals.SIGUSR1, Signals.SIGURG);
        SigSet before = set();
        assertEquals(0, Signals.pthread_sigmask(Signals.SIG_BLOCK, both, before));
        try {
            int fd = opened.keep(SignalFd.signalfd(-1, set(Signals.SIGUSR1), SignalFd.SFD_NONBLOCK));
            SignalInfo info = SignalInfo.allocate(opened.arena);
            long size = info.segment().byteSize();
            assertEquals(128, size);
            PollFds fds = PollFds.allocate(opened.arena, 1);
            fds.add(fd, Poll.POLLIN);
            assertEquals(0, Poll.poll(fds, 0));
            assertEquals(-Errno.EAGAIN, PosixSockets.read(fd, info.segment(), size));
            assertEquals(0, RealSignals.send(RealSignals.self(), Signals.SIGUSR1));
            assertEquals(0, RealSignals.send(RealSignals.self(), Signals.SIGURG));
            assertEquals(1, Poll.poll(fds, 10_000));
            assertEquals(128, PosixSockets.read(fd, info.segment(), size));
            assertEquals(Signals.SIGUSR1, info.ssi_signo());
            assertEquals(-6, info.ssi_code(), "SI_TKILL");
            assertEquals(ProcessHandle.current().pid(), info.ssi_pid());
            assertEquals(((Number) java.nio.file.Files.getAttribute(java.nio.file.Path.of("/proc/self"), "unix:uid"))
                    .intValue(), info.ssi_uid());
            assertEquals(-Errno.EAGAIN, PosixSockets.read(fd, info.segment(), size), "SIGURG is not in the mask");
            assertEquals(fd, SignalFd.signalfd(fd, set(Signals.SIGURG).segment(), 0), "another mask");
            assertEquals(128, PosixSockets.read(fd, info.segment(), size));
            assertEquals(Signals.SIGURG, info.ssi_signo());
        } finally {
            assertEquals(0, Signals.pthread_sigmask(Signals.SIG_SETMASK, before, null));
        }
    }

    @Test
    void flagsAndErrorsOfSignalfd() {
        SigSet none = set();
        assertEquals(Fcntl.FD_CLOEXEC,
                Fcntl.fcntl(opened.keep(SignalFd.signalfd(-1, none, SignalFd.SFD_CLOEXEC)), Fcntl.F_GETFD, 0));
        assertEquals(0, Fcntl.fcntl(opened.keep(SignalFd.signalfd(-1, none, 0)), Fcntl.F_GETFD, 0));
        assertEquals(-Errno.EINVAL, SignalFd.signalfd(-1, none, 1));
        assertEquals(-Errno.EBADF, SignalFd.signalfd(9999, none, 0));
        assertEquals(-Errno.EINVAL, SignalFd.signalfd(opened.keep(EventFd.eventfd(0, 0)), none, 0));
        assertEquals(-Errno.EFAULT, SignalFd.signalfd(-1, MemorySegment.NULL, 0));
        assertEquals("signalfd: a length of 8 is beyond mask, which has 7 bytes",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> SignalFd.signalfd(-1, opened.arena.allocate(7), 0)).getMessage());
        assertEquals(Signals.SIGIO, SignalFd.SIGPOLL);
    }
}

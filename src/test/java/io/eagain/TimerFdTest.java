package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.EventFd;
import io.eagain.linux.TimerFd;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code timerfd} against the kernel: once, again and again, at a time of the clock, stopped. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class TimerFdTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long HOUR = 3_600_000 * MILLISECOND;

    private final Opened opened = new Opened();
    private final MemorySegment eight = opened.arena.allocate(JAVA_LONG);

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private int timer() {
        return opened.keep(TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, TimerFd.TFD_NONBLOCK));
    }

    private void await(int fd) {
        PollFds fds = PollFds.allocate(opened.arena, 1);
        fds.add(fd, Poll.POLLIN);
        assertEquals(1, Poll.poll(fds, 30_000));
    }

    @Test
    void once() {
        int fd = timer();
        assertEquals(0, TimerFd.timerfd_gettime(fd), "not set");
        assertEquals(-Errno.EAGAIN, PosixSockets.read(fd, eight, 8));
        long start = System.nanoTime();
        assertEquals(0, TimerFd.timerfd_settime(fd, 0, 20 * MILLISECOND, 0));
        long left = TimerFd.timerfd_gettime(fd);
        assertTrue(left >= 0 && left <= 20 * MILLISECOND, () -> left + " ns");
        await(fd);
        assertTrue(System.nanoTime() - start >= 20 * MILLISECOND);
        assertEquals(8, PosixSockets.read(fd, eight, 8));
        assertEquals(1, eight.get(JAVA_LONG, 0));
        assertEquals(0, TimerFd.timerfd_gettime(fd), "has run out");
        assertEquals(-Errno.EAGAIN, PosixSockets.read(fd, eight, 8), "once");
    }

    @Test
    void againAndAgain() throws InterruptedException {
        int fd = timer();
        assertEquals(0, TimerFd.timerfd_settime(fd, 0, 1, MILLISECOND));
        Thread.sleep(30);
        await(fd);
        assertEquals(8, PosixSockets.read(fd, eight, 8));
        long times = eight.get(JAVA_LONG, 0);
        assertTrue(times >= 20, () -> times + " times");
        await(fd);
        assertEquals(0, TimerFd.timerfd_settime(fd, 0, 0, MILLISECOND), "stopped");
        assertEquals(-Errno.EAGAIN, PosixSockets.read(fd, eight, 8), "and forgotten");
        assertEquals(0, TimerFd.timerfd_gettime(fd));
    }

    /** Java's own clock is CLOCK_MONOTONIC. */
    @Test
    void atATimeOfTheClock() {
        int fd = timer();
        assertEquals(0, TimerFd.timerfd_settime(fd, TimerFd.TFD_TIMER_ABSTIME, System.nanoTime() + HOUR, 0));
        long left = TimerFd.timerfd_gettime(fd);
        assertTrue(left > HOUR - 60_000 * MILLISECOND && left <= HOUR, () -> left + " ns");
        assertEquals(0, TimerFd.timerfd_settime(fd, TimerFd.TFD_TIMER_ABSTIME, 1, 0));
        assertEquals(8, PosixSockets.read(fd, eight, 8), "long past");
        assertEquals(0, TimerFd.timerfd_settime(fd, TimerFd.TFD_TIMER_ABSTIME, Long.MAX_VALUE, 0));
        assertTrue(TimerFd.timerfd_gettime(fd) > HOUR, "the longest time is no error");
    }

    @Test
    void withCsOwnArguments() {
        int fd = timer();
        MemorySegment value = opened.arena.allocate(32, 8);
        MemorySegment old = opened.arena.allocate(32, 8);
        value.set(JAVA_LONG, 0, 7);
        value.set(JAVA_LONG, 8, 8);
        value.set(JAVA_LONG, 16, 3600);
        assertEquals(0, TimerFd.timerfd_settime(fd, 0, value, old));
        assertEquals(-1, old.mismatch(opened.arena.allocate(32)), "was not set");
        assertEquals(0, TimerFd.timerfd_settime(fd, 0, 9, 10_000_000_011L));
        assertEquals(0, TimerFd.timerfd_settime(fd, 0, value, old));
        assertEquals(10, old.get(JAVA_LONG, 0), "seconds of the interval");
        assertEquals(11, old.get(JAVA_LONG, 8), "nanoseconds of the interval");
        assertEquals(0, TimerFd.timerfd_gettime(fd, old));
        assertEquals(7, old.get(JAVA_LONG, 0));
        assertEquals(8, old.get(JAVA_LONG, 8));
        assertEquals(3599, old.get(JAVA_LONG, 16), "what is left");
        assertEquals(0, TimerFd.timerfd_settime(fd, 0, value, MemorySegment.NULL));
    }

    @Test
    void flagsAndErrors() {
        int plain = opened.keep(TimerFd.timerfd_create(TimerFd.CLOCK_REALTIME, 0));
        assertEquals(0, Fcntl.fcntl(plain, Fcntl.F_GETFD, 0));
        int cloexec = opened.keep(TimerFd.timerfd_create(TimerFd.CLOCK_BOOTTIME, TimerFd.TFD_CLOEXEC));
        assertEquals(Fcntl.FD_CLOEXEC, Fcntl.fcntl(cloexec, Fcntl.F_GETFD, 0));
        int counter = opened.keep(EventFd.eventfd(0, 0));
        assertEquals(-Errno.EINVAL, TimerFd.timerfd_create(99, 0));
        assertEquals(-Errno.EINVAL, TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, 1));
        assertEquals(-Errno.EBADF, TimerFd.timerfd_settime(-1, 0, 1, 0));
        assertEquals(-Errno.EINVAL, TimerFd.timerfd_settime(counter, 0, 1, 0));
        assertEquals(-Errno.EINVAL, TimerFd.timerfd_settime(plain, 1 << 10, 1, 0));
        for (long bad : new long[]{-1, -1_000_000_000, Long.MIN_VALUE}) {
            assertEquals(-Errno.EINVAL, TimerFd.timerfd_settime(plain, 0, bad, 0));
            assertEquals(-Errno.EINVAL, TimerFd.timerfd_settime(plain, 0, 1, bad));
        }
        assertEquals(-Errno.EFAULT, TimerFd.timerfd_settime(plain, 0, MemorySegment.NULL, MemorySegment.NULL));
        assertEquals(-Errno.EBADF, TimerFd.timerfd_gettime(-1));
        assertEquals(-Errno.EINVAL, TimerFd.timerfd_gettime(counter));
        MemorySegment small = opened.arena.allocate(31);
        assertEquals("timerfd_settime: a length of 32 is beyond newValue, which has 31 bytes",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> TimerFd.timerfd_settime(plain, 0, small, MemorySegment.NULL)).getMessage());
        assertThrows(IndexOutOfBoundsException.class,
                () -> TimerFd.timerfd_settime(plain, 0, MemorySegment.NULL, small));
        assertThrows(IndexOutOfBoundsException.class, () -> TimerFd.timerfd_gettime(plain, small));
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user takes NULL and writes nothing")
    void gettimeWithoutRoom() {
        int timer = opened.keep(TimerFd.timerfd_create(TimerFd.CLOCK_REALTIME, 0));
        assertEquals(-Errno.EFAULT, TimerFd.timerfd_gettime(timer, MemorySegment.NULL));
    }
}

package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Check;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.TimerCalls;
import java.lang.foreign.MemorySegment;

/**
 * {@code timerfd}: a timer with a descriptor, readable when it has run out. {@link io.eagain.posix.PosixSockets#read} takes
 * from it how often that was since the last read (8 bytes, {@code EAGAIN} for none). On another host every call throws
 * {@link UnsupportedOperationException}.
 */
public final class TimerFd {
    static {
        NativeAccess.require();
    }

    /** The time of day, which can be set. */
    public static final int CLOCK_REALTIME = NotInlined.of(Linux.CLOCK_REALTIME);
    /** Never set, stands still while the system sleeps; {@link System#nanoTime} counts it on Linux. */
    public static final int CLOCK_MONOTONIC = NotInlined.of(Linux.CLOCK_MONOTONIC);
    /** Never set, goes on while the system sleeps. */
    public static final int CLOCK_BOOTTIME = NotInlined.of(Linux.CLOCK_BOOTTIME);
    /** {@link #CLOCK_REALTIME}, and wakes the system. */
    public static final int CLOCK_REALTIME_ALARM = NotInlined.of(Linux.CLOCK_REALTIME_ALARM);
    /** {@link #CLOCK_BOOTTIME}, and wakes the system. */
    public static final int CLOCK_BOOTTIME_ALARM = NotInlined.of(Linux.CLOCK_BOOTTIME_ALARM);
    /** {@code execve} closes it. */
    public static final int TFD_CLOEXEC = NotInlined.of(Linux.TFD_CLOEXEC);
    /** It is non-blocking. */
    public static final int TFD_NONBLOCK = NotInlined.of(Linux.TFD_NONBLOCK);
    /** The first time is one on the clock, and not one from now. */
    public static final int TFD_TIMER_ABSTIME = NotInlined.of(Linux.TFD_TIMER_ABSTIME);
    /** With {@link #TFD_TIMER_ABSTIME} on a clock that can be set: a read gives {@code ECANCELED} when it was. */
    public static final int TFD_TIMER_CANCEL_ON_SET = NotInlined.of(Linux.TFD_TIMER_CANCEL_ON_SET);

    private TimerFd() {
    }

    /**
     * Makes a timer, not yet set.
     *
     * <pre>{@code int timerfd_create(int clockid, int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>no such clock, or an unknown flag</td></tr>
     * <tr><td>EPERM</td><td>1 o</td><td>one of the clocks that wake the system, without the right to it</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>no descriptor left</td></tr>
     * <tr><td>ENODEV, ENOMEM</td><td>19 d, 12 d</td><td>the system has no memory for it, or does not have such descriptors</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">Linux</a>.
     *
     * @param clockid {@link #CLOCK_MONOTONIC} ...
     * @param flags {@link #TFD_CLOEXEC}, {@link #TFD_NONBLOCK}, or 0
     * @return a new descriptor, the caller's to close, or the negated error
     */
    public static int timerfd_create(int clockid, int flags) {
        return TimerCalls.timerfd_create(clockid, flags);
    }

    /**
     * Sets the timer or stops it. What it has counted and nobody has read is forgotten.
     *
     * <pre>{@code int timerfd_settime(int fd, int flags, const struct itimerspec *new_value, NULL);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>{@code fd} is not open</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>no timer, an unknown flag, or a negative time</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>a bad address</td></tr>
     * <tr><td>ECANCELED</td><td>125 d</td><td>with {@link #TFD_TIMER_CANCEL_ON_SET}, and the clock was set</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">Linux</a>.
     *
     * @param fd the timer; stays the caller's
     * @param flags {@link #TFD_TIMER_ABSTIME} ..., or 0
     * @param value nanoseconds to the first time; 0 stops the timer
     * @param interval nanoseconds from each time to the next; 0 for no next
     * @return 0 or the negated error
     */
    public static int timerfd_settime(int fd, int flags, long value, long interval) {
        return TimerCalls.timerfd_settime(fd, flags, value, interval);
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int timerfd_settime(int fd, int flags, const struct itimerspec *new_value, struct itimerspec *old_value);}</pre>
     *
     * <p>Errors: {@code EFAULT} (14, {@code new_value} is {@code NULL}), observed.
     *
     * @param fd the timer; stays the caller's
     * @param flags {@link #TFD_TIMER_ABSTIME} ..., or 0
     * @param newValue a {@code struct itimerspec} of 32 bytes: the interval, then the first time
     * @param oldValue takes what was left and the interval, as {@code timerfd_gettime} gives it; or {@code NULL}
     * @return 0 or the negated error
     */
    public static int timerfd_settime(int fd, int flags, MemorySegment newValue, MemorySegment oldValue) {
        Check.inputStruct("timerfd_settime", "newValue", newValue, TimerCalls.ITIMERSPEC_SIZE);
        Check.struct("timerfd_settime", "oldValue", oldValue, TimerCalls.ITIMERSPEC_SIZE);
        return TimerCalls.timerfd_settime(fd, flags, newValue, oldValue);
    }

    /**
     * How long until the timer's next time.
     *
     * <pre>{@code int timerfd_gettime(int fd, struct itimerspec *curr_value);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>{@code fd} is not open</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>no timer</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>a bad address</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">Linux</a>.
     *
     * @param fd the timer; stays the caller's
     * @return nanoseconds from now, also for a timer set with {@link #TFD_TIMER_ABSTIME}; 0 if it is not set or has run out;
     *     or the negated error
     */
    public static long timerfd_gettime(int fd) {
        return TimerCalls.timerfd_gettime(fd);
    }

    /**
     * The same with C's own arguments, and with the interval.
     *
     * <pre>{@code int timerfd_gettime(int fd, struct itimerspec *curr_value);}</pre>
     *
     * <p>Errors: {@code EFAULT} (14, {@code NULL}), observed.
     *
     * @param fd the timer; stays the caller's
     * @param currValue takes a {@code struct itimerspec} of 32 bytes: the interval, then what is left
     * @return 0 or the negated error
     */
    public static int timerfd_gettime(int fd, MemorySegment currValue) {
        Check.struct("timerfd_gettime", "currValue", currValue, TimerCalls.ITIMERSPEC_SIZE);
        return TimerCalls.timerfd_gettime(fd, currValue);
    }
}

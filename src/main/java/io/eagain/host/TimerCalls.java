package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.generated.numbers.Linux;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** {@code timerfd} of Linux. See {@link SocketCalls} for the rules. */
public final class TimerCalls {
    /** Bytes of a {@code struct itimerspec}. */
    public static final long ITIMERSPEC_SIZE = Linux.itimerspec.SIZE;

    private static final long INTERVAL = Linux.itimerspec.it_interval;
    private static final long VALUE = Linux.itimerspec.it_value;
    private static final long NSEC = Linux.timespec.tv_nsec;
    private static final long SECOND = 1_000_000_000;

    private TimerCalls() {
    }

    private static final class TimerfdCreate {
        static MethodHandle CALL = Libc.TIMERFD_CREATE.link();
    }

    public static int timerfd_create(int clockid, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) TimerfdCreate.CALL.invokeExact(thread.capture, clockid, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class TimerfdSettime {
        static MethodHandle CALL = Libc.TIMERFD_SETTIME.link();
    }

    public static int timerfd_settime(int fd, int flags, MemorySegment newValue, MemorySegment oldValue) {
        PerThread thread = PerThread.current();
        try {
            return thread
                    .result((int) TimerfdSettime.CALL.invokeExact(thread.capture, fd, flags, newValue, oldValue));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** Both in nanoseconds; a negative one becomes a {@code timespec} that the kernel refuses. */
    public static int timerfd_settime(int fd, int flags, long value, long interval) {
        MemorySegment scratch = PerThread.current().scratch;
        put(scratch, VALUE, value);
        put(scratch, INTERVAL, interval);
        return timerfd_settime(fd, flags, scratch, MemorySegment.NULL);
    }

    private static void put(MemorySegment to, long offset, long nanoseconds) {
        to.set(JAVA_LONG, offset, nanoseconds / SECOND);
        to.set(JAVA_LONG, offset + NSEC, nanoseconds % SECOND);
    }

    private static final class TimerfdGettime {
        static MethodHandle CALL = Libc.TIMERFD_GETTIME.link();
    }

    public static int timerfd_gettime(int fd, MemorySegment currValue) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) TimerfdGettime.CALL.invokeExact(thread.capture, fd, currValue));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The nanoseconds that are left, or the negated error. The kernel keeps them in 63 bits. */
    public static long timerfd_gettime(int fd) {
        MemorySegment scratch = PerThread.current().scratch;
        int result = timerfd_gettime(fd, scratch);
        return result < 0 ? result : scratch.get(JAVA_LONG, VALUE) * SECOND + scratch.get(JAVA_LONG, VALUE + NSEC);
    }
}

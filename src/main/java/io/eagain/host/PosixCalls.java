package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls that Linux and macOS share and Windows does not have. See {@link SocketCalls} for the rules. */
public final class PosixCalls {
    private PosixCalls() {
    }

    private static final class Socketpair {
        static MethodHandle CALL = Libc.SOCKETPAIR.link();
    }

    public static int socketpair(int domain, int type, int protocol, MemorySegment sv) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Socketpair.CALL.invokeExact(thread.capture, domain, type, protocol, sv));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The two descriptors in an array; untouched when the call fails. */
    public static int socketpair(int domain, int type, int protocol, int[] sv) {
        MemorySegment scratch = PerThread.current().scratch;
        return DescriptorCalls.both(socketpair(domain, type, protocol, scratch), scratch, sv);
    }

    private static final class Read {
        static MethodHandle CALL = Libc.READ.link();
    }

    public static long read(int fd, MemorySegment buf, long count) {
        if (Syscall.USED) {
            return Syscall.memory(Syscall.SYS_read, fd, buf, count, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Read.CALL.invokeExact(thread.capture, fd, buf, count));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Write {
        static MethodHandle CALL = Libc.WRITE.link();
    }

    public static long write(int fd, MemorySegment buf, long count) {
        if (Syscall.USED) {
            return Syscall.memory(Syscall.SYS_write, fd, buf, count, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Write.CALL.invokeExact(thread.capture, fd, buf, count));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Fcntl {
        static MethodHandle CALL = Libc.FCNTL.link();
        private static final class Pointer {
            static MethodHandle CALL = Libc.FCNTL_POINTER.link();
        }
    }

    public static int fcntl(int fd, int cmd, int arg) {
        if (Syscall.USED) {
            return Syscall.numbers(Syscall.SYS_fcntl, fd, cmd, arg);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Fcntl.CALL.invokeExact(thread.capture, fd, cmd, arg));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    public static int fcntl(int fd, int cmd, MemorySegment arg) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Fcntl.Pointer.CALL.invokeExact(thread.capture, fd, cmd, arg));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Ioctl {
        static MethodHandle CALL = Libc.IOCTL.link();
    }

    public static int ioctl(int fd, long request, MemorySegment argp) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Ioctl.CALL.invokeExact(thread.capture, fd, request, argp));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** An {@code ioctl} that writes an {@code int}: that as an unsigned number, or the negated error. */
    public static long ioctlGetInt(int fd, long request) {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(JAVA_INT, 0, 0);
        int result = ioctl(fd, request, scratch);
        return result < 0 ? result : Integer.toUnsignedLong(scratch.get(JAVA_INT, 0));
    }

    /** An {@code ioctl} that reads an {@code int}. */
    public static int ioctlSetInt(int fd, long request, int value) {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(JAVA_INT, 0, value);
        return ioctl(fd, request, scratch);
    }

    private static final class Poll {
        static MethodHandle CALL = Libc.POLL.link();
    }

    public static int poll(MemorySegment fds, long nfds, int timeout) {
        if (Syscall.USED && Os.X86_64 && Lifetime.keptByCaller(fds)) {
            return Syscall.poll(fds, nfds, timeout);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Poll.CALL.invokeExact(thread.capture, fds, nfds, timeout));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Select {
        static MethodHandle CALL = Libc.SELECT.link();
    }

    public static int select(int nfds, MemorySegment readfds, MemorySegment writefds, MemorySegment exceptfds,
            MemorySegment timeout) {
        PerThread thread = PerThread.current();
        try {
            return thread
                    .result((int) Select.CALL.invokeExact(thread.capture, nfds, readfds, writefds, exceptfds, timeout));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Pselect {
        static MethodHandle CALL = Libc.PSELECT.link();
    }

    public static int pselect(int nfds, MemorySegment readfds, MemorySegment writefds, MemorySegment exceptfds,
            MemorySegment timeout, MemorySegment sigmask) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Pselect.CALL.invokeExact(thread.capture, nfds, readfds, writefds, exceptfds,
                    timeout, sigmask));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }
}

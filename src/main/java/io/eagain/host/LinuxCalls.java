package io.eagain.host;

import io.eagain.generated.numbers.Linux;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The calls that Linux alone has. See {@link SocketCalls} for the rules. */
public final class LinuxCalls {
    /** Bytes of one {@code struct epoll_event}: 12 on x86-64, where it is packed, 16 on aarch64. */
    public static final long EPOLL_EVENT_SIZE = Os.X86_64
            ? Linux.epoll_event_packed.SIZE
            : Linux.epoll_event_aligned.SIZE;
    /** Where {@code events} stands in it. */
    public static final long EPOLL_EVENT_EVENTS = Os.X86_64
            ? Linux.epoll_event_packed.events
            : Linux.epoll_event_aligned.events;
    /** Where {@code data} stands in it: 4 on x86-64, 8 on aarch64. */
    public static final long EPOLL_EVENT_DATA = Os.X86_64
            ? Linux.epoll_event_packed.data
            : Linux.epoll_event_aligned.data;

    private LinuxCalls() {
    }

    private static final class Accept4 {
        static MethodHandle CALL = Libc.ACCEPT4.link();
    }

    public static int accept4(int fd, MemorySegment addr, MemorySegment addrlen, int flags) {
        if (Syscall.USED && Lifetime.keptByCaller(addr)) {
            return Syscall.accept(Syscall.SYS_accept4, fd, addr, addrlen, flags);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Accept4.CALL.invokeExact(thread.capture, fd, addr, addrlen, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Ppoll {
        static MethodHandle CALL = Libc.PPOLL.link();
    }

    public static int ppoll(MemorySegment fds, long nfds, MemorySegment timeout, MemorySegment sigmask) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Ppoll.CALL.invokeExact(thread.capture, fds, nfds, timeout, sigmask));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class EpollCreate1 {
        static MethodHandle CALL = Libc.EPOLL_CREATE1.link();
    }

    public static int epoll_create1(int flags) {
        if (Syscall.USED) {
            return Syscall.numbers(Syscall.SYS_epoll_create1, flags, 0, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) EpollCreate1.CALL.invokeExact(thread.capture, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class EpollCtl {
        static MethodHandle CALL = Libc.EPOLL_CTL.link();
    }

    public static int epoll_ctl(int epfd, int op, int fd, MemorySegment event) {
        if (Syscall.USED && Lifetime.keptByCaller(event)) {
            return Syscall.fourth(Syscall.SYS_epoll_ctl, epfd, op, fd, event, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) EpollCtl.CALL.invokeExact(thread.capture, epfd, op, fd, event));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    public static int epoll_ctl(int epfd, int op, int fd, int events, long data) {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(ValueLayout.JAVA_INT, EPOLL_EVENT_EVENTS, events);
        scratch.set(ValueLayout.JAVA_LONG_UNALIGNED, EPOLL_EVENT_DATA, data);
        return epoll_ctl(epfd, op, fd, scratch);
    }

    private static final class EpollWait {
        static MethodHandle CALL = Libc.EPOLL_WAIT.link();
    }

    public static int epoll_wait(int epfd, MemorySegment events, int maxevents, int timeout) {
        if (Syscall.USED) {
            return (int) Syscall.memory(Syscall.SYS_epoll_wait, epfd, events, maxevents, timeout);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) EpollWait.CALL.invokeExact(thread.capture, epfd, events, maxevents, timeout));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class EpollPwait {
        static MethodHandle CALL = Libc.EPOLL_PWAIT.link();
    }

    public static int epoll_pwait(int epfd, MemorySegment events, int maxevents, int timeout, MemorySegment sigmask) {
        PerThread thread = PerThread.current();
        try {
            return thread.result(
                    (int) EpollPwait.CALL.invokeExact(thread.capture, epfd, events, maxevents, timeout, sigmask));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class EpollPwait2 {
        static MethodHandle CALL = Libc.EPOLL_PWAIT2.link();
    }

    public static int epoll_pwait2(int epfd, MemorySegment events, int maxevents, MemorySegment timeout,
            MemorySegment sigmask) {
        PerThread thread = PerThread.current();
        try {
            return thread.result(
                    (int) EpollPwait2.CALL.invokeExact(thread.capture, epfd, events, maxevents, timeout, sigmask));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Eventfd {
        static MethodHandle CALL = Libc.EVENTFD.link();
    }

    public static int eventfd(int initval, int flags) {
        if (Syscall.USED) {
            return Syscall.numbers(Syscall.SYS_eventfd2, initval, flags, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Eventfd.CALL.invokeExact(thread.capture, initval, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class PidfdOpen {
        static MethodHandle CALL = Libc.PIDFD_OPEN.link();
    }

    public static int pidfd_open(int pid, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) PidfdOpen.CALL.invokeExact(thread.capture, pid, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class PidfdGetfd {
        static MethodHandle CALL = Libc.PIDFD_GETFD.link();
    }

    public static int pidfd_getfd(int pidfd, int targetfd, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) PidfdGetfd.CALL.invokeExact(thread.capture, pidfd, targetfd, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }
}

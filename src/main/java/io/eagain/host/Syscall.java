package io.eagain.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;

/**
 * Linux' own entry, {@code syscall}, for the functions of the C library that add nothing to the system call but being
 * cancellation points: {@code recv} and its like. In a process with a second thread, as every JVM is, such a function
 * makes itself cancellable around the system call, which costs some 25 ns of 200. The system call, its arguments and its
 * result are the same.
 *
 * <p>All arguments are numbers, addresses included, so that one handle serves all calls: the first one links for all, and
 * a segment that was made for a call goes no further than here, so that the JIT compiler can remove it. The linker does
 * not see the memory then; so this is for memory that {@linkplain Lifetime#keptByCaller this thread keeps}. Other memory
 * goes through {@link Seen}.
 *
 * <p>None is linked as critical, which would save some 10 ns: even {@code recv} with {@code MSG_DONTWAIT} may block for as
 * long as a stranger likes. A descriptor that came in a message and is dropped is closed within the call, and closing one
 * that lingers waits. In a critical call every other thread of the JVM would wait with it. Heap arrays have no other way.
 */
final class Syscall {
    /** {@code -Deagain.syscall=false} calls the C library's functions, for what wants to stand between; so does tracing. */
    static final boolean USED = Os.CURRENT == Os.LINUX && !Tracing.ON
            && Boolean.parseBoolean(System.getProperty("eagain.syscall", "true"));

    // Named as in C; a test compares the numbers with those of the headers.
    static final long SYS_read = number(0, 63);
    static final long SYS_write = number(1, 64);
    static final long SYS_close = number(3, 57);
    /** aarch64 has {@code ppoll} alone. */
    static final long SYS_poll = number(7, Constants.NONE);
    static final long SYS_readv = number(19, 65);
    static final long SYS_writev = number(20, 66);
    static final long SYS_socket = number(41, 198);
    static final long SYS_connect = number(42, 203);
    static final long SYS_accept = number(43, 202);
    static final long SYS_sendto = number(44, 206);
    static final long SYS_recvfrom = number(45, 207);
    static final long SYS_sendmsg = number(46, 211);
    static final long SYS_recvmsg = number(47, 212);
    static final long SYS_bind = number(49, 200);
    static final long SYS_listen = number(50, 201);
    static final long SYS_setsockopt = number(54, 208);
    static final long SYS_getsockopt = number(55, 209);
    static final long SYS_fcntl = number(72, 25);
    /** Without a set of signals {@code epoll_pwait} is {@code epoll_wait}, which aarch64 does not have. */
    static final long SYS_epoll_wait = number(232, 22);
    static final long SYS_epoll_ctl = number(233, 21);
    static final long SYS_accept4 = number(288, 242);
    static final long SYS_eventfd2 = number(290, 19);
    static final long SYS_epoll_create1 = number(291, 20);

    private Syscall() {
    }

    private static long number(int amd64, int aarch64) {
        return Os.X86_64 ? amd64 : aarch64;
    }

    private static MethodHandle link(MemoryLayout pointer, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        // C declares dots behind the number. To say so would tell the callee on x86-64 how many vector registers have
        // arguments, which it does not look at; the linker binds that as one more argument, some 30 ms of a start.
        // An int is passed as a long: the kernel takes the half of a register that it needs.
        // No lambda for a better message: each start would make it.
        return linker.downcallHandle(linker.defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, pointer, JAVA_LONG, JAVA_LONG, pointer,
                        JAVA_LONG),
                options);
    }

    private static final class Numbers {
        static MethodHandle CALL = link(JAVA_LONG, PerThread.CAPTURE_ERROR);
    }

    /** Handles that are given the memory itself, and keep its arena open during the call. */
    private static final class Seen {
        static MethodHandle CALL = link(ADDRESS, PerThread.CAPTURE_ERROR);

        private static final class Heap {
            static MethodHandle CALL = link(ADDRESS, PerThread.CAPTURE_ERROR, Linker.Option.critical(true));
        }
    }

    /** A call with numbers alone. */
    static int numbers(long number, long first, long second, long third) {
        return (int) call(number, first, second, third, 0, 0, 0);
    }

    /** A transfer with an address, whose length may be where {@code addrlen} points. */
    static long withAddress(long number, int fd, MemorySegment memory, long length, int flags, MemorySegment addr,
            long addrlen) {
        if (!Lifetime.keptByCaller(memory) || !Lifetime.keptByCaller(addr)) {
            return seen(number, fd, memory, length, flags, addr, addrlen);
        }
        try {
            return call(number, fd, memory.address(), length, flags, addr.address(), addrlen);
        } finally {
            Reference.reachabilityFence(memory);
            Reference.reachabilityFence(addr);
        }
    }

    /** A call whose second argument is memory. */
    static long memory(long number, int fd, MemorySegment memory, long third, long fourth) {
        if (!Lifetime.keptByCaller(memory)) {
            return seen(number, fd, memory, third, fourth, MemorySegment.NULL, 0);
        }
        try {
            return call(number, fd, memory.address(), third, fourth, 0, 0);
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    /** {@code accept} and {@code accept4}: the length is in the memory of the address or of this thread. */
    static int accept(long number, int fd, MemorySegment addr, MemorySegment addrlen, int flags) {
        try {
            return (int) call(number, fd, addr.address(), addrlen.address(), flags, 0, 0);
        } finally {
            Reference.reachabilityFence(addr);
            Reference.reachabilityFence(addrlen);
        }
    }

    static int poll(MemorySegment fds, long nfds, int timeout) {
        try {
            return (int) call(SYS_poll, fds.address(), nfds, timeout, 0, 0, 0);
        } finally {
            Reference.reachabilityFence(fds);
        }
    }

    /** A call whose fourth argument is memory that this thread keeps. */
    static int fourth(long number, long first, long second, long third, MemorySegment memory, long fifth) {
        try {
            return (int) call(number, first, second, third, memory.address(), fifth, 0);
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    private static long call(long number, long first, long second, long third, long fourth, long fifth,
            long sixth) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Numbers.CALL.invokeExact(thread.capture, number, first, second, third, fourth,
                    fifth, sixth));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static long seen(long number, long fd, MemorySegment second, long third, long fourth, MemorySegment fifth,
            long sixth) {
        PerThread thread = PerThread.current();
        try {
            return thread.result(second.isNative()
                    ? (long) Seen.CALL.invokeExact(thread.capture, number, fd, second, third, fourth, fifth, sixth)
                    : (long) Seen.Heap.CALL.invokeExact(thread.capture, number, fd, second, third, fourth, fifth,
                            sixth));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        } finally {
            // The linker keeps an arena open, and does not keep a byte buffer.
            Reference.reachabilityFence(second);
            Reference.reachabilityFence(fifth);
        }
    }
}

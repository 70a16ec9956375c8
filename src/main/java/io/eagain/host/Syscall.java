package io.eagain.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Linux' system calls past the functions of the C library that are cancellation points: {@code recv} and its like. In a
 * process with a second thread, as every JVM is, such a function makes itself cancellable around the system call, which
 * costs some 25 ns of 200. {@code syscall} does not. The system call, its arguments and its result are the same.
 *
 * <p>All have one shape, so that the first links for the others too. A call that cannot block is linked as critical: the
 * thread does not announce to the JVM that it leaves Java, which saves some 10 ns, and the garbage collector waits for
 * it instead.
 */
final class Syscall {
    /** {@code -Deagain.syscall=false} calls the C library's functions, for what wants to stand between. */
    static final boolean USED = Os.CURRENT == Os.LINUX
            && Boolean.parseBoolean(System.getProperty("eagain.syscall", "true"));

    // Named as in C; a test compares the numbers with those of the headers.
    static final long SYS_read = number(0, 63);
    static final long SYS_write = number(1, 64);
    static final long SYS_readv = number(19, 65);
    static final long SYS_writev = number(20, 66);
    static final long SYS_sendto = number(44, 206);
    static final long SYS_recvfrom = number(45, 207);
    static final long SYS_sendmsg = number(46, 211);
    static final long SYS_recvmsg = number(47, 212);
    /** Without a set of signals {@code epoll_pwait} is {@code epoll_wait}, which aarch64 does not have. */
    static final long SYS_epoll_wait = number(232, 22);
    static final long SYS_epoll_pwait = number(281, 22);

    private static final FunctionDescriptor SHAPE = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS,
            JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG);

    private Syscall() {
    }

    private static long number(int x86_64, int aarch64) {
        return Os.X86_64 ? x86_64 : aarch64;
    }

    private static final class MayBlock {
        static final MethodHandle CALL = link(PerThread.CAPTURE_ERROR, Linker.Option.firstVariadicArg(1));
    }

    private static final class CannotBlock {
        static final MethodHandle CALL = Libc.HEAP
                ? link(PerThread.CAPTURE_ERROR, Linker.Option.firstVariadicArg(1), Linker.Option.critical(true))
                : MayBlock.CALL;
    }

    private static MethodHandle link(Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find("syscall").orElseThrow(() -> Libc.unsupported("syscall")), SHAPE, options);
    }

    /**
     * A transfer: one that has {@code MSG_DONTWAIT} cannot block. Memory that is a mapped file's may wait for a disk all
     * the same.
     */
    static long transfer(PerThread thread, long number, int fd, MemorySegment memory, long length, int flags,
            MemorySegment addr, long addrlen) throws Throwable {
        if ((flags & Constants.MSG_DONTWAIT) != 0 && !memory.isMapped()) {
            return cannotBlock(thread, number, fd, memory, length, flags, addr, addrlen);
        }
        return mayBlock(thread, number, fd, memory, length, flags, addr, addrlen);
    }

    static long mayBlock(PerThread thread, long number, int fd, MemorySegment second, long third, long fourth,
            MemorySegment fifth, long sixth) throws Throwable {
        return thread.result((long) MayBlock.CALL.invokeExact(thread.capture, number, (long) fd, second, third, fourth,
                fifth, sixth));
    }

    /** It may have a heap array where {@link Libc#HEAP} is true. */
    static long cannotBlock(PerThread thread, long number, int fd, MemorySegment second, long third, long fourth,
            MemorySegment fifth, long sixth) throws Throwable {
        return thread.result((long) CannotBlock.CALL.invokeExact(thread.capture, number, (long) fd, second, third,
                fourth, fifth, sixth));
    }
}

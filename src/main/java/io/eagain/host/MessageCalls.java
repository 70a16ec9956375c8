package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls with several buffers, and with messages, and between descriptors. See {@link SocketCalls} for the rules. */
public final class MessageCalls {
    private MessageCalls() {
    }

    private static final class Readv {
        static MethodHandle CALL = Libc.READV.link();
    }

    public static long readv(int fd, MemorySegment iov, int iovcnt) {
        if (Syscall.USED) {
            return Syscall.memory(Syscall.SYS_readv, fd, iov, iovcnt, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Readv.CALL.invokeExact(thread.capture, fd, iov, iovcnt));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Writev {
        static MethodHandle CALL = Libc.WRITEV.link();
    }

    public static long writev(int fd, MemorySegment iov, int iovcnt) {
        if (Syscall.USED) {
            return Syscall.memory(Syscall.SYS_writev, fd, iov, iovcnt, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Writev.CALL.invokeExact(thread.capture, fd, iov, iovcnt));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Recvmsg {
        static MethodHandle CALL = Libc.RECVMSG.link();
    }

    public static long recvmsg(int fd, MemorySegment msg, int flags) {
        if (Syscall.USED) {
            return Syscall.memory(Syscall.SYS_recvmsg, fd, msg, flags, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Recvmsg.CALL.invokeExact(thread.capture, fd, msg, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Sendmsg {
        static MethodHandle CALL = Libc.SENDMSG.link();
    }

    public static long sendmsg(int fd, MemorySegment msg, int flags) {
        if (Syscall.USED) {
            return Syscall.memory(Syscall.SYS_sendmsg, fd, msg, flags, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Sendmsg.CALL.invokeExact(thread.capture, fd, msg, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Preadv2 {
        static MethodHandle CALL = Libc.PREADV2.link();
    }

    public static long preadv2(int fd, MemorySegment iov, int iovcnt, long offset, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Preadv2.CALL.invokeExact(thread.capture, fd, iov, iovcnt, offset, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Pwritev2 {
        static MethodHandle CALL = Libc.PWRITEV2.link();
    }

    public static long pwritev2(int fd, MemorySegment iov, int iovcnt, long offset, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Pwritev2.CALL.invokeExact(thread.capture, fd, iov, iovcnt, offset, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Recvmmsg {
        static MethodHandle CALL = Libc.RECVMMSG.link();
    }

    public static int recvmmsg(int fd, MemorySegment msgvec, int vlen, int flags, MemorySegment timeout) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Recvmmsg.CALL.invokeExact(thread.capture, fd, msgvec, vlen, flags, timeout));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Sendmmsg {
        static MethodHandle CALL = Libc.SENDMMSG.link();
    }

    public static int sendmmsg(int fd, MemorySegment msgvec, int vlen, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Sendmmsg.CALL.invokeExact(thread.capture, fd, msgvec, vlen, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Sendfile {
        static MethodHandle CALL = Libc.SENDFILE.link();
    }

    public static long sendfile(int outFd, int inFd, MemorySegment offset, long count) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Sendfile.CALL.invokeExact(thread.capture, outFd, inFd, offset, count));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The offset in an array: read before the call, and what it has become after it; null is none. */
    public static long sendfile(int outFd, int inFd, long[] offset, long count) {
        MemorySegment lent = lend(offset, PerThread.current().scratch);
        return giveBack(offset, lent, sendfile(outFd, inFd, lent, count));
    }

    private static final class Splice {
        static MethodHandle CALL = Libc.SPLICE.link();
    }

    public static long splice(int fdIn, MemorySegment offIn, int fdOut, MemorySegment offOut, long len, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread
                    .result((long) Splice.CALL.invokeExact(thread.capture, fdIn, offIn, fdOut, offOut, len, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The offsets in arrays: read before the call, and what they have become after it; null is none. */
    public static long splice(int fdIn, long[] offIn, int fdOut, long[] offOut, long len, int flags) {
        PerThread thread = PerThread.current();
        MemorySegment in = lend(offIn, thread.scratch);
        MemorySegment out = lend(offOut, thread.second);
        return giveBack(offIn, in, giveBack(offOut, out, splice(fdIn, in, fdOut, out, len, flags)));
    }

    private static MemorySegment lend(long[] offset, MemorySegment memory) {
        if (offset == null) {
            return MemorySegment.NULL;
        }
        memory.set(JAVA_LONG, 0, offset[0]);
        return memory;
    }

    private static long giveBack(long[] offset, MemorySegment memory, long result) {
        if (offset != null) {
            offset[0] = memory.get(JAVA_LONG, 0);
        }
        return result;
    }

    private static final class Tee {
        static MethodHandle CALL = Libc.TEE.link();
    }

    public static long tee(int fdIn, int fdOut, long len, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((long) Tee.CALL.invokeExact(thread.capture, fdIn, fdOut, len, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }
}

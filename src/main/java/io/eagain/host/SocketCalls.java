package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.eagain.generated.linux.group_source_req;
import io.eagain.generated.linux.ip_mreqn;
import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The calls that every host has. Each method is one downcall: C's value, or the negated error number. Arguments have
 * been checked by the caller, in the public class.
 *
 * <p>Each handle sits in a class of its own, so that a function is linked when it is first called: linking all would
 * cost some 100 ms at start. None is final, on purpose: what stands behind a handle that the JIT cannot take for a constant
 * is compiled by itself. Compiled into its caller, it would be cut off where that is some levels deep already, and each call
 * would allocate the 40 bytes of the JDK's view of the capture segment. The time is the same.
 */
public final class SocketCalls {
    /** The longest value of an option that is text. */
    public static final int TEXT_BYTES = 256;

    /** macOS' {@code SO_LINGER} counts ticks of the clock. */
    private static final int LINGER = Os.CURRENT == Os.MACOS ? Macos.SO_LINGER_SEC : Constants.SO_LINGER;

    /** Where the address of the group stands behind the number of the interface: packed on macOS. */
    private static final long GROUP = Os.CURRENT == Os.MACOS
            ? Macos.group_source_req.gsr_group
            : Linux.group_source_req.gsr_group;

    private SocketCalls() {
    }

    private static final class Socket {
        static MethodHandle CALL = Libc.SOCKET.link();
    }

    public static int socket(int domain, int type, int protocol) {
        if (Syscall.USED) {
            return Syscall.numbers(Syscall.SYS_socket, domain, type, protocol);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Socket.CALL.invokeExact(thread.capture, domain, type, protocol));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Bind {
        static MethodHandle CALL = Libc.BIND.link();
    }

    public static int bind(int fd, MemorySegment addr, int addrlen) {
        if (Syscall.USED) {
            return (int) Syscall.memory(Syscall.SYS_bind, fd, addr, addrlen, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Bind.CALL.invokeExact(thread.capture, fd, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Listen {
        static MethodHandle CALL = Libc.LISTEN.link();
    }

    public static int listen(int fd, int backlog) {
        if (Syscall.USED) {
            return Syscall.numbers(Syscall.SYS_listen, fd, backlog, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Listen.CALL.invokeExact(thread.capture, fd, backlog));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Accept {
        static MethodHandle CALL = Libc.ACCEPT.link();
    }

    public static int accept(int fd, MemorySegment addr, MemorySegment addrlen) {
        if (Syscall.USED && Lifetime.keptByCaller(addr)) {
            return Syscall.accept(Syscall.SYS_accept, fd, addr, addrlen, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Accept.CALL.invokeExact(thread.capture, fd, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Connect {
        static MethodHandle CALL = Libc.CONNECT.link();
    }

    public static int connect(int fd, MemorySegment addr, int addrlen) {
        if (Syscall.USED) {
            return (int) Syscall.memory(Syscall.SYS_connect, fd, addr, addrlen, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Connect.CALL.invokeExact(thread.capture, fd, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Getsockname {
        static MethodHandle CALL = Libc.GETSOCKNAME.link();
    }

    public static int getsockname(int fd, MemorySegment addr, MemorySegment addrlen) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Getsockname.CALL.invokeExact(thread.capture, fd, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Getpeername {
        static MethodHandle CALL = Libc.GETPEERNAME.link();
    }

    public static int getpeername(int fd, MemorySegment addr, MemorySegment addrlen) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Getpeername.CALL.invokeExact(thread.capture, fd, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Getsockopt {
        static MethodHandle CALL = Libc.GETSOCKOPT.link();
    }

    public static int getsockopt(int fd, int level, int optname, MemorySegment optval, MemorySegment optlen) {
        if (Syscall.USED && Lifetime.keptByCaller(optval)) {
            return Syscall.fourth(Syscall.SYS_getsockopt, fd, level, optname, optval, optlen.address());
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Getsockopt.CALL.invokeExact(thread.capture, fd, level, optname, optval, optlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The value of an {@code int} option as an unsigned number, so that it cannot be taken for an error. */
    public static long getsockoptInt(int fd, int level, int optname) {
        PerThread thread = PerThread.current();
        // Zeroed first: an option may be written as a single byte.
        thread.scratch.set(JAVA_INT, 0, 0);
        thread.length.set(JAVA_INT, 0, Integer.BYTES);
        int result = getsockopt(fd, level, optname, thread.scratch, thread.length);
        return result < 0 ? result : Integer.toUnsignedLong(thread.scratch.get(JAVA_INT, 0));
    }

    /** The value of a {@code uint64_t} option. */
    public static long getsockoptLong(int fd, int level, int optname) {
        PerThread thread = PerThread.current();
        thread.scratch.set(JAVA_LONG, 0, 0);
        thread.length.set(JAVA_INT, 0, Long.BYTES);
        int result = getsockopt(fd, level, optname, thread.scratch, thread.length);
        return result < 0 ? result : thread.scratch.get(JAVA_LONG, 0);
    }

    /** Microseconds of a {@code struct timeval}; on Windows of a {@code DWORD} of milliseconds. */
    public static long getsockoptTimeout(int fd, int optname) {
        if (Os.CURRENT == Os.WINDOWS) {
            long milliseconds = getsockoptInt(fd, Constants.SOL_SOCKET, optname);
            return milliseconds < 0 ? milliseconds : milliseconds * 1000;
        }
        PerThread thread = PerThread.current();
        // The microseconds are an int on macOS, of which the call leaves the other half alone; qemu-user writes nothing.
        thread.scratch.set(JAVA_LONG, 0, 0);
        thread.scratch.set(JAVA_LONG, 8, 0);
        thread.length.set(JAVA_INT, 0, 2 * Long.BYTES);
        int result = getsockopt(fd, Constants.SOL_SOCKET, optname, thread.scratch, thread.length);
        if (result < 0) {
            return result;
        }
        // A limit of more than 292,000 years is not shown as an error.
        long seconds = Math.min(thread.scratch.get(JAVA_LONG, 0), Long.MAX_VALUE / 1_000_000 - 1);
        return seconds * 1_000_000 + thread.scratch.get(JAVA_LONG, 8);
    }

    /** Seconds of {@code struct linger} as an unsigned number; off is that of -1. */
    public static long getsockoptLinger(int fd) {
        PerThread thread = PerThread.current();
        MemorySegment scratch = thread.scratch;
        scratch.set(JAVA_LONG, 0, 0);
        boolean windows = Os.CURRENT == Os.WINDOWS;
        thread.length.set(JAVA_INT, 0, windows ? 4 : 8);
        int result = getsockopt(fd, Constants.SOL_SOCKET, LINGER, scratch, thread.length);
        if (result < 0) {
            return result;
        }
        int onoff = windows ? scratch.get(JAVA_SHORT, 0) : scratch.get(JAVA_INT, 0);
        int seconds = windows ? Short.toUnsignedInt(scratch.get(JAVA_SHORT, 2)) : scratch.get(JAVA_INT, 4);
        return Integer.toUnsignedLong(onoff == 0 ? -1 : seconds);
    }

    /** The value of an option that is text: up to the first zero byte, or all of it. */
    public static int getsockoptText(int fd, int level, int optname, StringBuilder text) {
        PerThread thread = PerThread.current();
        thread.length.set(JAVA_INT, 0, TEXT_BYTES);
        int result = getsockopt(fd, level, optname, thread.scratch, thread.length);
        if (result == 0) {
            text.setLength(0);
            text.append(NameCalls.text(thread.scratch, thread.length.get(JAVA_INT, 0)));
        }
        return result;
    }

    private static final class Setsockopt {
        static MethodHandle CALL = Libc.SETSOCKOPT.link();
    }

    public static int setsockopt(int fd, int level, int optname, MemorySegment optval, int optlen) {
        if (Syscall.USED && Lifetime.keptByCaller(optval)) {
            return Syscall.fourth(Syscall.SYS_setsockopt, fd, level, optname, optval, optlen);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Setsockopt.CALL.invokeExact(thread.capture, fd, level, optname, optval, optlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    public static int setsockoptInt(int fd, int level, int optname, int value) {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(JAVA_INT, 0, value);
        return setsockopt(fd, level, optname, scratch, Integer.BYTES);
    }

    public static int setsockoptLong(int fd, int level, int optname, long value) {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(JAVA_LONG, 0, value);
        return setsockopt(fd, level, optname, scratch, Long.BYTES);
    }

    /** At most {@link #TEXT_BYTES}. */
    public static int setsockoptText(int fd, int level, int optname, byte[] text) {
        MemorySegment scratch = PerThread.current().scratch;
        MemorySegment.copy(text, 0, scratch, JAVA_BYTE, 0, text.length);
        return setsockopt(fd, level, optname, scratch, text.length);
    }

    /**
     * A {@code struct timeval}; on Windows a {@code DWORD} of milliseconds, rounded up so that a short limit does not
     * become 0, which is none.
     */
    public static int setsockoptTimeout(int fd, int optname, long microseconds) {
        if (Os.CURRENT == Os.WINDOWS) {
            long milliseconds = microseconds / 1000 + (microseconds % 1000 == 0 ? 0 : 1);
            return setsockoptInt(fd, Constants.SOL_SOCKET, optname, (int) Math.min(milliseconds, Integer.MAX_VALUE));
        }
        return setsockopt(fd, Constants.SOL_SOCKET, optname, PerThread.current().timeval(microseconds), 16);
    }

    /**
     * {@code struct linger}: two {@code int}s; on Windows two {@code u_short}s.
     */
    public static int setsockoptLinger(int fd, int onoff, int seconds) {
        MemorySegment scratch = PerThread.current().scratch;
        if (Os.CURRENT == Os.WINDOWS) {
            if (seconds >>> Short.SIZE != 0) {
                throw new IllegalArgumentException("setsockopt(SO_LINGER): " + seconds
                        + " seconds are not in 0 to 65535, which is what l_linger holds on Windows");
            }
            scratch.set(JAVA_SHORT, 0, (short) onoff);
            scratch.set(JAVA_SHORT, 2, (short) seconds);
            return setsockopt(fd, Constants.SOL_SOCKET, Constants.SO_LINGER, scratch, 4);
        }
        scratch.set(JAVA_INT, 0, onoff);
        scratch.set(JAVA_INT, 4, seconds);
        return setsockopt(fd, Constants.SOL_SOCKET, LINGER, scratch, 8);
    }

    /** {@code struct ip_mreqn} with its interface alone; Windows takes the number of one in network order. */
    public static int setsockoptMulticastIf(int fd, int interfaceIndex) {
        if (Os.CURRENT == Os.WINDOWS) {
            return setsockoptInt(fd, Constants.IPPROTO_IP, Constants.IP_MULTICAST_IF,
                    Integer.reverseBytes(interfaceIndex));
        }
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(JAVA_LONG, 0, 0);
        ip_mreqn.imr_ifindex(scratch, interfaceIndex);
        return setsockopt(fd, Constants.IPPROTO_IP, Constants.IP_MULTICAST_IF, scratch, (int) Linux.ip_mreqn.SIZE);
    }

    /** {@code struct group_req}, or {@code struct group_source_req} if there is a source. */
    public static int setsockoptGroup(int fd, int level, int optname, int interfaceIndex, MemorySegment group,
            MemorySegment source) {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(JAVA_LONG, 0, 0);
        group_source_req.gsr_interface(scratch, interfaceIndex);
        long end = GROUP + SockAddrLayout.CAPACITY;
        MemorySegment.copy(group, 0, scratch, GROUP, SockAddrLayout.CAPACITY);
        if (source != null) {
            MemorySegment.copy(source, 0, scratch, end, SockAddrLayout.CAPACITY);
            end += SockAddrLayout.CAPACITY;
        }
        return setsockopt(fd, level, optname, scratch, (int) end);
    }

    private static final class Shutdown {
        static MethodHandle CALL = Libc.SHUTDOWN.link();
    }

    public static int shutdown(int fd, int how) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Shutdown.CALL.invokeExact(thread.capture, fd, how));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Close {
        static MethodHandle CALL = Libc.CLOSE.link();
    }

    public static int close(int fd) {
        if (Syscall.USED) {
            return Syscall.numbers(Syscall.SYS_close, fd, 0, 0);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Close.CALL.invokeExact(thread.capture, fd));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Recv {
        static MethodHandle CALL = Libc.RECV.link();

        private static final class Heap {
            static MethodHandle CALL = Libc.RECV.linkForHeap();
        }
    }

    public static long recv(int fd, MemorySegment buf, long len, int flags) {
        if (!buf.isNative()) {
            Check.heapMayPass("recv", flags);
        }
        if (Syscall.USED) {
            return Syscall.memory(Syscall.SYS_recvfrom, fd, buf, len, flags);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result(buf.isNative()
                    ? (long) Recv.CALL.invokeExact(thread.capture, fd, buf, len, flags)
                    : (long) Recv.Heap.CALL.invokeExact(thread.capture, fd, buf, len, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Recvfrom {
        static MethodHandle CALL = Libc.RECVFROM.link();

        private static final class Heap {
            static MethodHandle CALL = Libc.RECVFROM.linkForHeap();
        }
    }

    public static long recvfrom(int fd, MemorySegment buf, long len, int flags, MemorySegment addr,
            MemorySegment addrlen) {
        if (!buf.isNative()) {
            Check.heapMayPass("recvfrom", flags);
        }
        if (Syscall.USED) {
            // The length is in the memory of the address or of this thread: what keeps that keeps it.
            return Syscall.withAddress(Syscall.SYS_recvfrom, fd, buf, len, flags, addr, addrlen.address());
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result(buf.isNative()
                    ? (long) Recvfrom.CALL.invokeExact(thread.capture, fd, buf, len, flags, addr, addrlen)
                    : (long) Recvfrom.Heap.CALL.invokeExact(thread.capture, fd, buf, len, flags, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Send {
        static MethodHandle CALL = Libc.SEND.link();

        private static final class Heap {
            static MethodHandle CALL = Libc.SEND.linkForHeap();
        }
    }

    public static long send(int fd, MemorySegment buf, long len, int flags) {
        if (!buf.isNative()) {
            Check.heapMayBeSent("send", flags);
        }
        if (Syscall.USED) {
            return Syscall.memory(Syscall.SYS_sendto, fd, buf, len, flags);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result(buf.isNative()
                    ? (long) Send.CALL.invokeExact(thread.capture, fd, buf, len, flags)
                    : (long) Send.Heap.CALL.invokeExact(thread.capture, fd, buf, len, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Sendto {
        static MethodHandle CALL = Libc.SENDTO.link();

        private static final class Heap {
            static MethodHandle CALL = Libc.SENDTO.linkForHeap();
        }
    }

    public static long sendto(int fd, MemorySegment buf, long len, int flags, MemorySegment addr, int addrlen) {
        if (!buf.isNative()) {
            Check.heapMayBeSent("sendto", flags);
        }
        if (Syscall.USED) {
            return Syscall.withAddress(Syscall.SYS_sendto, fd, buf, len, flags, addr, addrlen);
        }
        PerThread thread = PerThread.current();
        try {
            return thread.result(buf.isNative()
                    ? (long) Sendto.CALL.invokeExact(thread.capture, fd, buf, len, flags, addr, addrlen)
                    : (long) Sendto.Heap.CALL.invokeExact(thread.capture, fd, buf, len, flags, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }
}

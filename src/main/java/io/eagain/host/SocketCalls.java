package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.eagain.generated.linux.addrinfo;
import io.eagain.generated.macos.MacosH;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The calls that every host has. Each method is one downcall: C's value, or the negated error number. Arguments have
 * been checked by the caller, in the public class.
 *
 * <p>Each handle sits in a class of its own, so that a function is linked when it is first called: linking all would
 * cost some 100 ms at start.
 */
public final class SocketCalls {
    private SocketCalls() {
    }

    private static final class Socket {
        static final MethodHandle CALL = Libc.SOCKET.link();
    }

    public static int socket(int domain, int type, int protocol) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Socket.CALL.invokeExact(thread.capture, domain, type, protocol));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Bind {
        static final MethodHandle CALL = Libc.BIND.link();
    }

    public static int bind(int fd, MemorySegment addr, int addrlen) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Bind.CALL.invokeExact(thread.capture, fd, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Listen {
        static final MethodHandle CALL = Libc.LISTEN.link();
    }

    public static int listen(int fd, int backlog) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Listen.CALL.invokeExact(thread.capture, fd, backlog));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Accept {
        static final MethodHandle CALL = Libc.ACCEPT.link();
    }

    public static int accept(int fd, MemorySegment addr, MemorySegment addrlen) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Accept.CALL.invokeExact(thread.capture, fd, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Connect {
        static final MethodHandle CALL = Libc.CONNECT.link();
    }

    public static int connect(int fd, MemorySegment addr, int addrlen) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Connect.CALL.invokeExact(thread.capture, fd, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Getsockname {
        static final MethodHandle CALL = Libc.GETSOCKNAME.link();
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
        static final MethodHandle CALL = Libc.GETPEERNAME.link();
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
        static final MethodHandle CALL = Libc.GETSOCKOPT.link();
    }

    public static int getsockopt(int fd, int level, int optname, MemorySegment optval, MemorySegment optlen) {
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

    private static final class Setsockopt {
        static final MethodHandle CALL = Libc.SETSOCKOPT.link();
    }

    public static int setsockopt(int fd, int level, int optname, MemorySegment optval, int optlen) {
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
     * {@code struct linger}: two {@code int}s; on Windows two {@code u_short}s. macOS' {@code SO_LINGER} counts ticks, and
     * {@code SO_LINGER_SEC} seconds.
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
        int optname = Os.CURRENT == Os.MACOS ? MacosH.SO_LINGER_SEC() : Constants.SO_LINGER;
        return setsockopt(fd, Constants.SOL_SOCKET, optname, scratch, 8);
    }

    private static final class Shutdown {
        static final MethodHandle CALL = Libc.SHUTDOWN.link();
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
        static final MethodHandle CALL = Libc.CLOSE.link();
    }

    public static int close(int fd) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Close.CALL.invokeExact(thread.capture, fd));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Recv {
        static final MethodHandle CALL = Libc.RECV.link();

        private static final class Heap {
            static final MethodHandle CALL = Libc.RECV.linkForHeap();
        }
    }

    public static long recv(int fd, MemorySegment buf, long len, int flags) {
        PerThread thread = PerThread.current();
        try {
            if (buf.isNative()) {
                return thread.result((long) Recv.CALL.invokeExact(thread.capture, fd, buf, len, flags));
            }
            Check.heapMayPass("recv", flags);
            return thread.result((long) Recv.Heap.CALL.invokeExact(thread.capture, fd, buf, len, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Recvfrom {
        static final MethodHandle CALL = Libc.RECVFROM.link();

        private static final class Heap {
            static final MethodHandle CALL = Libc.RECVFROM.linkForHeap();
        }
    }

    public static long recvfrom(int fd, MemorySegment buf, long len, int flags, MemorySegment addr,
            MemorySegment addrlen) {
        PerThread thread = PerThread.current();
        try {
            if (buf.isNative()) {
                return thread.result(
                        (long) Recvfrom.CALL.invokeExact(thread.capture, fd, buf, len, flags, addr, addrlen));
            }
            Check.heapMayPass("recvfrom", flags);
            return thread.result(
                    (long) Recvfrom.Heap.CALL.invokeExact(thread.capture, fd, buf, len, flags, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Send {
        static final MethodHandle CALL = Libc.SEND.link();

        private static final class Heap {
            static final MethodHandle CALL = Libc.SEND.linkForHeap();
        }
    }

    public static long send(int fd, MemorySegment buf, long len, int flags) {
        PerThread thread = PerThread.current();
        try {
            if (buf.isNative()) {
                return thread.result((long) Send.CALL.invokeExact(thread.capture, fd, buf, len, flags));
            }
            Check.heapMayPass("send", flags);
            return thread.result((long) Send.Heap.CALL.invokeExact(thread.capture, fd, buf, len, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Sendto {
        static final MethodHandle CALL = Libc.SENDTO.link();

        private static final class Heap {
            static final MethodHandle CALL = Libc.SENDTO.linkForHeap();
        }
    }

    public static long sendto(int fd, MemorySegment buf, long len, int flags, MemorySegment addr, int addrlen) {
        PerThread thread = PerThread.current();
        try {
            if (buf.isNative()) {
                return thread
                        .result((long) Sendto.CALL.invokeExact(thread.capture, fd, buf, len, flags, addr, addrlen));
            }
            Check.heapMayPass("sendto", flags);
            return thread
                    .result((long) Sendto.Heap.CALL.invokeExact(thread.capture, fd, buf, len, flags, addr, addrlen));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Getaddrinfo {
        static final MethodHandle CALL = Libc.GETADDRINFO.link();
    }

    /** C's own value: 0 or an {@code EAI_} code. {@code EAI_SYSTEM} alone speaks of {@code errno}; see the public class. */
    public static int getaddrinfo(MemorySegment node, MemorySegment service, MemorySegment hints,
            MemorySegment result) {
        PerThread thread = PerThread.current();
        try {
            return (int) Getaddrinfo.CALL.invokeExact(thread.capture, node, service, hints, result);
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /**
     * The {@code hints} of {@code getaddrinfo}. The four numbers at the head of {@code struct addrinfo} are the same on
     * every host, and so is its size; what follows them is not.
     */
    public static MemorySegment hints(Arena arena, int flags, int family, int socktype) {
        MemorySegment hints = addrinfo.allocate(arena).fill((byte) 0);
        addrinfo.ai_flags(hints, flags);
        addrinfo.ai_family(hints, family);
        addrinfo.ai_socktype(hints, socktype);
        return hints;
    }

    private static final class Freeaddrinfo {
        static final MethodHandle CALL = Libc.FREEADDRINFO.linkPlain();
    }

    public static void freeaddrinfo(MemorySegment result) {
        try {
            Freeaddrinfo.CALL.invokeExact(result);
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class GaiStrerror {
        static final MethodHandle CALL = Libc.GAI_STRERROR.linkPlain();
    }

    public static String gaiStrerror(int code) {
        try {
            MemorySegment text = (MemorySegment) GaiStrerror.CALL.invokeExact(code);
            return text.reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }
}

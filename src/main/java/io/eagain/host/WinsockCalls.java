package io.eagain.host;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.eagain.generated.numbers.Windows;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls that Windows alone has. See {@link SocketCalls} for the rules. */
public final class WinsockCalls {
    /** Bytes of one {@code WSABUF}. */
    public static final long WSABUF_SIZE = Windows.WSABUF.SIZE;
    /** Offset of its {@code len}. */
    public static final long WSABUF_LEN = Windows.WSABUF.len;
    /** Offset of its {@code buf}. */
    public static final long WSABUF_BUF = Windows.WSABUF.buf;

    private WinsockCalls() {
    }

    private static final class Startup {
        static MethodHandle CALL = Libc.WSA_STARTUP.linkPlain();
    }

    /** The error is the result itself here; it is negated as all are. */
    public static int WSAStartup(int version, MemorySegment data) {
        try {
            return -(int) Startup.CALL.invokeExact((short) version, data);
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Cleanup {
        static MethodHandle CALL = Libc.WSA_CLEANUP.link();
    }

    public static int WSACleanup() {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Cleanup.CALL.invokeExact(thread.capture));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Socket {
        static MethodHandle CALL = Libc.WSA_SOCKET.link();
    }

    public static int WSASocketW(int af, int type, int protocol, MemorySegment info, int group, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result(
                    (int) Socket.CALL.invokeExact(thread.capture, af, type, protocol, info, group, flags));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Ioctlsocket {
        static MethodHandle CALL = Libc.IOCTLSOCKET.link();
    }

    public static int ioctlsocket(int s, int cmd, MemorySegment argp) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Ioctlsocket.CALL.invokeExact(thread.capture, s, cmd, argp));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** An {@code ioctlsocket} that writes a {@code u_long}: that as an unsigned number, or the negated error. */
    public static long ioctlsocketGetInt(int s, int cmd) {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(JAVA_INT, 0, 0);
        int result = ioctlsocket(s, cmd, scratch);
        return result < 0 ? result : Integer.toUnsignedLong(scratch.get(JAVA_INT, 0));
    }

    /** An {@code ioctlsocket} that reads a {@code u_long}. */
    public static int ioctlsocketSetInt(int s, int cmd, int value) {
        MemorySegment scratch = PerThread.current().scratch;
        scratch.set(JAVA_INT, 0, value);
        return ioctlsocket(s, cmd, scratch);
    }

    private static final class Ioctl {
        static MethodHandle CALL = Libc.WSA_IOCTL.link();
    }

    /** Without overlapped I/O. The number of bytes written to {@code output}, or the negated error. */
    public static long WSAIoctl(int s, int code, MemorySegment input, int inputLength, MemorySegment output,
            int outputLength) {
        PerThread thread = PerThread.current();
        thread.scratch.set(JAVA_INT, 0, 0);
        try {
            int result = thread.result((int) Ioctl.CALL.invokeExact(thread.capture, s, code, input, inputLength, output,
                    outputLength, thread.scratch, MemorySegment.NULL, MemorySegment.NULL));
            return result < 0 ? result : Integer.toUnsignedLong(thread.scratch.get(JAVA_INT, 0));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** A {@code WSAIoctl} that reads a {@code DWORD}. */
    public static long WSAIoctlSetInt(int s, int code, int value) {
        PerThread thread = PerThread.current();
        thread.third.set(JAVA_INT, 0, value);
        return WSAIoctl(s, code, thread.third, Integer.BYTES, MemorySegment.NULL, 0);
    }

    /** {@code SIO_KEEPALIVE_VALS} with its {@code struct tcp_keepalive}. */
    public static long keepaliveVals(int s, int onoff, int milliseconds, int interval) {
        PerThread thread = PerThread.current();
        thread.third.set(JAVA_INT, Windows.tcp_keepalive.onoff, onoff);
        thread.third.set(JAVA_INT, Windows.tcp_keepalive.keepalivetime, milliseconds);
        thread.third.set(JAVA_INT, Windows.tcp_keepalive.keepaliveinterval, interval);
        return WSAIoctl(s, Windows.SIO_KEEPALIVE_VALS, thread.third, (int) Windows.tcp_keepalive.SIZE,
                MemorySegment.NULL, 0);
    }

    private static final class Recv {
        static MethodHandle CALL = Libc.WSA_RECV.link();
    }

    /** C's own arguments, without overlapped I/O. */
    public static int WSARecv(int s, MemorySegment buffers, int count, MemorySegment received, MemorySegment flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Recv.CALL.invokeExact(thread.capture, s, buffers, count, received, flags,
                    MemorySegment.NULL, MemorySegment.NULL));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The number of bytes, or the negated error. */
    public static long WSARecv(int s, MemorySegment buffers, int count, int flags) {
        PerThread thread = PerThread.current();
        thread.scratch.set(JAVA_INT, 0, 0);
        thread.second.set(JAVA_INT, 0, flags);
        int result = WSARecv(s, buffers, count, thread.scratch, thread.second);
        return result < 0 ? result : Integer.toUnsignedLong(thread.scratch.get(JAVA_INT, 0));
    }

    private static final class Send {
        static MethodHandle CALL = Libc.WSA_SEND.link();
    }

    /** C's own arguments, without overlapped I/O. */
    public static int WSASend(int s, MemorySegment buffers, int count, MemorySegment sent, int flags) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Send.CALL.invokeExact(thread.capture, s, buffers, count, sent, flags,
                    MemorySegment.NULL, MemorySegment.NULL));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    /** The number of bytes, or the negated error. */
    public static long WSASend(int s, MemorySegment buffers, int count, int flags) {
        PerThread thread = PerThread.current();
        thread.scratch.set(JAVA_INT, 0, 0);
        int result = WSASend(s, buffers, count, thread.scratch, flags);
        return result < 0 ? result : Integer.toUnsignedLong(thread.scratch.get(JAVA_INT, 0));
    }

    private static final class Poll {
        static MethodHandle CALL = Libc.WSA_POLL.link();
    }

    public static int WSAPoll(MemorySegment fds, int count, int timeout) {
        PerThread thread = PerThread.current();
        try {
            return thread.result((int) Poll.CALL.invokeExact(thread.capture, fds, count, timeout));
        } catch (Throwable t) {
            throw Rethrow.unchanged(t);
        }
    }

    private static final class Select {
        static MethodHandle CALL = Libc.WINSOCK_SELECT.link();
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
}

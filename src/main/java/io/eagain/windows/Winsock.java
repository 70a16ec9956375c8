package io.eagain.windows;

import io.eagain.generated.numbers.Windows;
import io.eagain.host.Check;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.WinsockCalls;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/**
 * What Windows alone has for sockets: {@code ioctlsocket}, {@code WSAIoctl}, buffers in a row, and flags. The rules of
 * {@link io.eagain.Sockets} hold: one native call, C's value or the negated {@code WSAGetLastError()}, which was captured
 * in the same downcall. On another host every call throws {@link UnsupportedOperationException}; the numbers are
 * Windows' on every host.
 *
 * <p><b>Winsock starts by itself:</b> the first call of any socket function runs {@code WSAStartup(2.2)} once and never
 * cleans up. Where it fails, every call throws {@link IllegalStateException} with the error that it gave.
 *
 * <p><b>A {@code SOCKET}</b> is an {@code int} here, as descriptors are elsewhere. It has 64 bits on Windows, of which
 * Windows uses the lower 32, and its handles stay below 2<sup>26</sup>. {@code INVALID_SOCKET} is -1.
 *
 * <p><b>Lengths</b> are {@code int} on Windows. A longer buffer is passed as {@link Integer#MAX_VALUE} bytes, so that the
 * call moves less than was asked.
 *
 * <p><b>{@code NULL}</b> for a small argument (an address, a length, an option's value) is refused on Windows with
 * {@link IllegalArgumentException}, in the calls of {@code Sockets} too, and so is a negative length: the socket library
 * of Windows runs in this process, where no kernel answers {@code WSAEFAULT} for it, and Wine's ends the process. A
 * buffer of bytes and the array of {@link WSAPoll} may be {@code NULL}: under Wine they give {@code WSAEFAULT}.
 *
 * <p>In the tables of errors, <i>w</i> marks a number that eagain's lab observed under Wine, which is not Windows, and
 * <i>d</i> one that Microsoft's documentation gives and that was not run.
 */
public final class Winsock {
    static {
        NativeAccess.require();
    }

    /** Request of {@link #ioctlsocket}: non-blocking or not, {@code u_long *}. */
    public static final int FIONBIO = NotInlined.of(Windows.FIONBIO);
    /** Request of {@link #ioctlsocket}: how many bytes one {@code recv} can read, {@code u_long *}. */
    public static final int FIONREAD = NotInlined.of(Windows.FIONREAD);
    /** Request of {@link #ioctlsocket}: whether all out-of-band data has been read, {@code u_long *}. */
    public static final int SIOCATMARK = NotInlined.of(Windows.SIOCATMARK);
    /** Request of {@link #WSAIoctl}: keep-alive on, idle time and interval, {@code struct tcp_keepalive}. */
    public static final int SIO_KEEPALIVE_VALS = NotInlined.of(Windows.SIO_KEEPALIVE_VALS);
    /** Request of {@link #WSAIoctl}: whether an unreachable port makes a UDP receive fail with 10054, {@code BOOL}. */
    public static final int SIO_UDP_CONNRESET = NotInlined.of(Windows.SIO_UDP_CONNRESET);
    /** Request of {@link #WSAIoctl}: a shorter way over loopback, {@code int}; before {@code connect} and {@code listen}. */
    public static final int SIO_LOOPBACK_FAST_PATH = NotInlined.of(Windows.SIO_LOOPBACK_FAST_PATH);
    /** Flag of {@link #WSASocketW}: overlapped I/O, as {@code socket} always has it. */
    public static final int WSA_FLAG_OVERLAPPED = NotInlined.of(Windows.WSA_FLAG_OVERLAPPED);
    /** Flag of {@link #WSASocketW}: child processes do not inherit the socket. */
    public static final int WSA_FLAG_NO_HANDLE_INHERIT = NotInlined.of(Windows.WSA_FLAG_NO_HANDLE_INHERIT);
    /** Flag of {@link #WSARecv}: out when only part of a message has been received. */
    public static final int MSG_PARTIAL = NotInlined.of(Windows.MSG_PARTIAL);
    /** Flag of {@link #WSARecv}: give the data as soon as it comes. */
    public static final int MSG_PUSH_IMMEDIATE = NotInlined.of(Windows.MSG_PUSH_IMMEDIATE);

    private static final int SIO_GET_EXTENSION_FUNCTION_POINTER = Windows.SIO_GET_EXTENSION_FUNCTION_POINTER;
    private static final long GUID_SIZE = 16;
    // _WSAIOR(IOC_WS2, 34), of a header that none of the classes is generated from; it writes a SOCKET.
    private static final int SIO_BASE_HANDLE = 0x4800_0022;

    private Winsock() {
    }

    /**
     * Starts Winsock, once more: each start wants its {@link #WSACleanup}. Nobody has to call it.
     *
     * <pre>{@code int WSAStartup(WORD wVersionRequested, LPWSADATA lpWSAData);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; w: observed under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>WSASYSNOTREADY</td><td>10091 d</td><td>the network is not ready</td></tr>
     * <tr><td>WSAVERNOTSUPPORTED</td><td>10092 d</td><td>no such version here</td></tr>
     * <tr><td>WSAEINPROGRESS</td><td>10036 d</td><td>a call of Winsock 1.1 is under way</td></tr>
     * <tr><td>WSAEPROCLIM</td><td>10067 d</td><td>too many programs use it</td></tr>
     * <tr><td>WSAEFAULT</td><td>10014 d</td><td>a bad address</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsastartup">Winsock</a>.
     *
     * @param version the version, the minor number in the high byte: {@code 0x0202}
     * @param data room for a {@code WSADATA} of 408 bytes, in native memory
     * @return 0 or the negated error
     */
    public static int WSAStartup(int version, MemorySegment data) {
        required("WSAStartup", "lpWSAData", data, Windows.WSADATA.SIZE);
        return WinsockCalls.WSAStartup(version, data);
    }

    /**
     * Takes one start back. After the last one every socket of the process is closed, those of {@code java.net} included,
     * and calls give {@code WSANOTINITIALISED} (10093 w).
     *
     * <pre>{@code int WSACleanup(void);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; w: observed under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>WSANOTINITIALISED</td><td>10093 w</td><td>more often than it was started</td></tr>
     * <tr><td>WSAENETDOWN</td><td>10050 d</td><td>the network system has failed</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-wsacleanup">Winsock</a>.
     *
     * @return 0 or the negated error
     */
    public static int WSACleanup() {
        return WinsockCalls.WSACleanup();
    }

    /**
     * Makes a socket, with flags: {@link io.eagain.Sockets#socket} otherwise.
     *
     * <pre>{@code SOCKET WSASocketW(int af, int type, int protocol, NULL, GROUP g, DWORD dwFlags);}</pre>
     *
     * <p>Errors: as {@link io.eagain.Sockets#socket}.
     *
     * <p>References:
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasocketw">Winsock</a>.
     *
     * @param af {@link io.eagain.Sockets#AF_INET} ...
     * @param type {@link io.eagain.Sockets#SOCK_STREAM} ...
     * @param protocol 0 for the usual one of that type
     * @param flags {@link #WSA_FLAG_OVERLAPPED} ..., or 0
     * @return a new socket, the caller's to close, or the negated error
     */
    public static int WSASocketW(int af, int type, int protocol, int flags) {
        return WinsockCalls.WSASocketW(af, type, protocol, MemorySegment.NULL, 0, flags);
    }

    /**
     * Asks the socket for something, or tells it.
     *
     * <pre>{@code int ioctlsocket(SOCKET s, long cmd, u_long *argp);}</pre>
     *
     * <p>There is no request that tells whether a socket is non-blocking.
     *
     * <table class="striped">
     * <caption>Errors of this call; w: observed under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>WSAENOTSOCK</td><td>10038 w</td><td>{@code s} is not a socket</td></tr>
     * <tr><td>WSAEFAULT</td><td>10014 d</td><td>a bad address</td></tr>
     * <tr><td>WSAEINVAL</td><td>10022 d</td><td>{@code FIONBIO} 0 while {@code WSAAsyncSelect} or {@code WSAEventSelect} is on</td></tr>
     * <tr><td>WSAEOPNOTSUPP</td><td>10045 d</td><td>an unknown request</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References:
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ioctlsocket">Winsock</a>.
     *
     * @param s the socket; stays the caller's
     * @param cmd {@link #FIONBIO}, {@link #FIONREAD}, {@link #SIOCATMARK}
     * @param argp a {@code u_long} of 4 bytes in native memory
     * @return 0 or the negated error
     */
    public static int ioctlsocket(int s, int cmd, MemorySegment argp) {
        required("ioctlsocket", "argp", argp, Math.max(Integer.BYTES, Math.max(read(cmd), written(cmd))));
        return WinsockCalls.ioctlsocket(s, cmd, argp);
    }

    /**
     * Makes the socket non-blocking or blocking: see {@link #ioctlsocket}.
     *
     * <pre>{@code int ioctlsocket(SOCKET s, FIONBIO, u_long *argp);}</pre>
     *
     * @param s the socket; stays the caller's
     * @param nonblocking what it shall be
     * @return 0 or the negated error
     */
    public static int fionbio(int s, boolean nonblocking) {
        return WinsockCalls.ioctlsocketSetInt(s, FIONBIO, nonblocking ? 1 : 0);
    }

    /**
     * How many bytes one {@code recv} can read: see {@link #ioctlsocket}.
     *
     * <pre>{@code int ioctlsocket(SOCKET s, FIONREAD, u_long *argp);}</pre>
     *
     * @param s the socket; stays the caller's
     * @return the number of bytes as an unsigned number, or the negated error
     */
    public static long fionread(int s) {
        return WinsockCalls.ioctlsocketGetInt(s, FIONREAD);
    }

    /**
     * Asks the socket for something, or tells it, with input and output of any size; not overlapped.
     *
     * <pre>{@code int WSAIoctl(SOCKET s, DWORD dwIoControlCode, LPVOID lpvInBuffer, DWORD cbInBuffer, LPVOID lpvOutBuffer, DWORD cbOutBuffer, LPDWORD lpcbBytesReturned, NULL, NULL);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; w: observed under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>WSAENOTSOCK</td><td>10038 d</td><td>{@code s} is not a socket</td></tr>
     * <tr><td>WSAEFAULT</td><td>10014 d</td><td>too little room, or a bad address</td></tr>
     * <tr><td>WSAEINVAL</td><td>10022 d</td><td>an unknown request, or arguments that it does not take</td></tr>
     * <tr><td>WSAEOPNOTSUPP</td><td>10045 w</td><td>not for this kind of socket, or not in this Windows</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaioctl">Winsock</a>.
     *
     * @param s the socket; stays the caller's
     * @param code {@link #SIO_KEEPALIVE_VALS} ...
     * @param input what the request reads, all of it, in native memory, or {@code NULL}; that it is large enough is
     *     checked for the requests named here, and is the caller's matter for others
     * @param output room for what it writes, in native memory, or {@code NULL}
     * @return the number of bytes written to {@code output}, or the negated error
     */
    public static long WSAIoctl(int s, int code, MemorySegment input, MemorySegment output) {
        long read = read(code);
        if (input.byteSize() < read) {
            throw new IndexOutOfBoundsException("WSAIoctl: lpvInBuffer has " + input.byteSize()
                    + " bytes, and this request reads " + read);
        }
        long written = written(code);
        if (output.byteSize() < written) {
            throw new IndexOutOfBoundsException("WSAIoctl: lpvOutBuffer has " + output.byteSize()
                    + " bytes, and this request writes " + written);
        }
        if (read > 0) {
            Check.notNullInLibrary("WSAIoctl", "lpvInBuffer", input);
        }
        if (written > 0) {
            Check.notNullInLibrary("WSAIoctl", "lpvOutBuffer", output);
        }
        return WinsockCalls.WSAIoctl(s, code, input, length("lpvInBuffer", input), output,
                length("lpvOutBuffer", output));
    }

    private static void required(String call, String name, MemorySegment struct, long size) {
        Check.notNullInLibrary(call, name, struct);
        Check.struct(call, name, struct, size);
    }

    // What a request reads and writes: Wine's library does so in this process, without a look at the lengths it is told.
    private static long read(int code) {
        if (code == SIO_KEEPALIVE_VALS) {
            return Windows.tcp_keepalive.SIZE;
        }
        if (code == SIO_GET_EXTENSION_FUNCTION_POINTER) {
            return GUID_SIZE;
        }
        return code == SIO_UDP_CONNRESET || code == SIO_LOOPBACK_FAST_PATH ? Integer.BYTES : 0;
    }

    private static long written(int code) {
        return code == SIO_BASE_HANDLE ? Long.BYTES : 0;
    }

    // Only read by the call.
    private static void array(String call, MemorySegment buffers, int count) {
        if (count != 0) {
            Check.notNullInLibrary(call, "lpBuffers", buffers);
        }
        if (buffers.address() != 0) {
            Check.count(call, "lpBuffers", count, buffers.byteSize() / WinsockCalls.WSABUF_SIZE);
        }
        Check.inputStruct(call, "lpBuffers", buffers, WinsockCalls.WSABUF_SIZE * count);
    }

    private static int length(String name, MemorySegment segment) {
        Check.nativeOnly("WSAIoctl", name, segment);
        if (segment.byteSize() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("WSAIoctl: " + name + " has " + segment.byteSize()
                    + " bytes; pass a slice of what the request needs");
        }
        if (name.equals("lpvOutBuffer")) {
            Check.output("WSAIoctl", name, segment, segment.byteSize());
        }
        return (int) segment.byteSize();
    }

    /**
     * Sets keep-alive, its idle time and its interval in one call, {@code SIO_KEEPALIVE_VALS}: see {@link #WSAIoctl}. The
     * number of probes cannot be set by it (10 as documented).
     *
     * <pre>{@code struct tcp_keepalive { u_long onoff, keepalivetime, keepaliveinterval; };}</pre>
     *
     * @param s the socket; stays the caller's
     * @param on whether to probe an idle connection
     * @param milliseconds how long it is idle before the first probe
     * @param interval milliseconds between two probes without an answer
     * @return 0 or the negated error
     */
    public static int keepaliveVals(int s, boolean on, int milliseconds, int interval) {
        return (int) Math.min(0, WinsockCalls.keepaliveVals(s, on ? 1 : 0, milliseconds, interval));
    }

    /**
     * Whether an earlier datagram to a closed port makes a receive fail with {@code WSAECONNRESET},
     * {@code SIO_UDP_CONNRESET}: see {@link #WSAIoctl}. It does by default, which surprises servers.
     *
     * @param s a UDP socket; stays the caller's
     * @param report what it shall be
     * @return 0 or the negated error
     */
    public static int udpConnreset(int s, boolean report) {
        return (int) Math.min(0, WinsockCalls.WSAIoctlSetInt(s, SIO_UDP_CONNRESET, report ? 1 : 0));
    }

    /**
     * A shorter way through the system for connections over loopback, {@code SIO_LOOPBACK_FAST_PATH}: see
     * {@link #WSAIoctl}. On both ends, before {@code connect} and {@code listen}. Windows 8 to 10; Microsoft advises
     * against it since Windows 10 2004.
     *
     * @param s a TCP socket; stays the caller's
     * @param on what it shall be
     * @return 0 or the negated error
     */
    public static int loopbackFastPath(int s, boolean on) {
        return (int) Math.min(0, WinsockCalls.WSAIoctlSetInt(s, SIO_LOOPBACK_FAST_PATH, on ? 1 : 0));
    }

    /**
     * Receives into several buffers, one after the other; not overlapped.
     *
     * <pre>{@code int WSARecv(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags, NULL, NULL);}</pre>
     *
     * <p>Errors: as {@link io.eagain.Sockets#recv(int, MemorySegment, long, int)}.
     *
     * <p>References: <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsarecv">Winsock</a>.
     *
     * @param s the socket; stays the caller's
     * @param buffers the buffers, all {@link WSABufs#size()} of them
     * @param flags {@link io.eagain.Sockets#MSG_PEEK} ..., or 0; what the call leaves in its flags is not shown: use
     *     {@link #WSARecv(int, MemorySegment, int, MemorySegment, MemorySegment)} to see {@link #MSG_PARTIAL}
     * @return the number of bytes, 0 at the end of the stream, or the negated error
     */
    public static long WSARecv(int s, WSABufs buffers, int flags) {
        buffers.requireWritable("WSARecv");
        try {
            return WinsockCalls.WSARecv(s, buffers.forCall(), buffers.size(), flags);
        } finally {
            // The call knows the array alone; what the array points to must not be collected meanwhile.
            Reference.reachabilityFence(buffers);
        }
    }

    /**
     * The same with C's own arguments. That the buffers which {@code buffers} points to are large enough is the caller's
     * matter.
     *
     * <pre>{@code int WSARecv(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesRecvd, LPDWORD lpFlags, NULL, NULL);}</pre>
     *
     * @param s the socket; stays the caller's
     * @param buffers an array of {@code WSABUF}, in native memory
     * @param count how many of them
     * @param received a {@code DWORD} that takes the number of bytes
     * @param flags a {@code DWORD}: flags before the call, what they have become after it
     * @return 0 or the negated error
     */
    public static int WSARecv(int s, MemorySegment buffers, int count, MemorySegment received, MemorySegment flags) {
        array("WSARecv", buffers, count);
        required("WSARecv", "lpNumberOfBytesRecvd", received, Integer.BYTES);
        required("WSARecv", "lpFlags", flags, Integer.BYTES);
        return WinsockCalls.WSARecv(s, buffers, count, received, flags);
    }

    /**
     * Sends several buffers, one after the other; not overlapped.
     *
     * <pre>{@code int WSASend(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags, NULL, NULL);}</pre>
     *
     * <p>Errors: as {@link io.eagain.Sockets#send(int, MemorySegment, long, int)}.
     *
     * <p>References: <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsasend">Winsock</a>.
     *
     * @param s the socket; stays the caller's
     * @param buffers the buffers, all {@link WSABufs#size()} of them
     * @param flags {@link io.eagain.Sockets#MSG_OOB} ..., or 0
     * @return the number of bytes taken, or the negated error
     */
    public static long WSASend(int s, WSABufs buffers, int flags) {
        buffers.requireAlive("WSASend");
        try {
            return WinsockCalls.WSASend(s, buffers.forCall(), buffers.size(), flags);
        } finally {
            Reference.reachabilityFence(buffers);
        }
    }

    /**
     * The same with C's own arguments. That the buffers which {@code buffers} points to are as large as it says is the
     * caller's matter.
     *
     * <pre>{@code int WSASend(SOCKET s, LPWSABUF lpBuffers, DWORD dwBufferCount, LPDWORD lpNumberOfBytesSent, DWORD dwFlags, NULL, NULL);}</pre>
     *
     * @param s the socket; stays the caller's
     * @param buffers an array of {@code WSABUF}, in native memory
     * @param count how many of them
     * @param sent a {@code DWORD} that takes the number of bytes
     * @param flags {@link io.eagain.Sockets#MSG_OOB} ..., or 0
     * @return 0 or the negated error
     */
    public static int WSASend(int s, MemorySegment buffers, int count, MemorySegment sent, int flags) {
        array("WSASend", buffers, count);
        required("WSASend", "lpNumberOfBytesSent", sent, Integer.BYTES);
        return WinsockCalls.WSASend(s, buffers, count, sent, flags);
    }
}

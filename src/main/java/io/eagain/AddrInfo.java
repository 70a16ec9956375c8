package io.eagain;

import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.Os;
import io.eagain.host.SocketCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code getaddrinfo}: names to addresses. Its results are a vocabulary of their own, {@code EAI_} codes, and no error
 * numbers of {@link Errno}: negative on Linux, positive on macOS, {@code WSAHOST_NOT_FOUND} and its like on Windows.
 * They are returned as they are.
 */
public final class AddrInfo {
    /** Hint: for {@code bind}. */
    public static final int AI_PASSIVE = Constants.AI_PASSIVE;
    /** Hint: tell the canonical name. */
    public static final int AI_CANONNAME = Constants.AI_CANONNAME;
    /** Hint: the node is an address literal; nothing is looked up. */
    public static final int AI_NUMERICHOST = Constants.AI_NUMERICHOST;
    /** Hint: the service is a number. */
    public static final int AI_NUMERICSERV = Constants.AI_NUMERICSERV;
    /** The name server did not answer; later perhaps. */
    public static final int EAI_AGAIN = Constants.EAI_AGAIN;
    /** A flag that is unknown or does not fit. */
    public static final int EAI_BADFLAGS = Constants.EAI_BADFLAGS;
    /** The name server failed for good. */
    public static final int EAI_FAIL = Constants.EAI_FAIL;
    /** The family is not supported. */
    public static final int EAI_FAMILY = Constants.EAI_FAMILY;
    /** No memory. */
    public static final int EAI_MEMORY = Constants.EAI_MEMORY;
    /** The node or the service is unknown. */
    public static final int EAI_NONAME = Constants.EAI_NONAME;
    /** The service is unknown for that type. */
    public static final int EAI_SERVICE = Constants.EAI_SERVICE;
    /** The type is not supported. */
    public static final int EAI_SOCKTYPE = Constants.EAI_SOCKTYPE;

    private AddrInfo() {
    }

    /**
     * Looks a name up. The list that it makes is the caller's to free with {@link #freeaddrinfo}.
     *
     * <pre>{@code int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);}</pre>
     *
     * <p>It may block for long, ask name servers, and make many system calls. Names go to the system as UTF-8; Windows
     * takes them in its ANSI code page, so that a name beyond ASCII needs its {@code xn--} form there.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAI_NONAME</td><td>-2 o</td><td>8 d</td><td>11001 d</td><td>the node or the service is unknown</td></tr>
     * <tr><td>EAI_AGAIN</td><td>-3 o</td><td>2 d</td><td>11002 d</td><td>no name server answers</td></tr>
     * <tr><td>EAI_FAMILY</td><td>-6 o</td><td>5 d</td><td>10047 d</td><td>no such family here</td></tr>
     * <tr><td>EAI_ADDRFAMILY</td><td>-9 o</td><td>1 d</td><td>-</td><td>the node has no address of that family</td></tr>
     * <tr><td>EAI_NODATA</td><td>-5 d</td><td>7 d</td><td>-</td><td>the node has no address</td></tr>
     * <tr><td>EAI_SERVICE</td><td>-8 o</td><td>9 d</td><td>10109 d</td><td>the service is unknown, or not for that type</td></tr>
     * <tr><td>EAI_SOCKTYPE</td><td>-7 o</td><td>10 d</td><td>10044 d</td><td>no such type here</td></tr>
     * <tr><td>EAI_BADFLAGS</td><td>-1 o</td><td>3 d</td><td>10022 d</td><td>a flag that is unknown or does not fit</td></tr>
     * <tr><td>EAI_FAIL</td><td>-4 d</td><td>4 d</td><td>11003 d</td><td>the name server failed for good</td></tr>
     * <tr><td>EAI_MEMORY</td><td>-10 d</td><td>6 d</td><td>8 d</td><td>no memory</td></tr>
     * <tr><td>EAI_SYSTEM</td><td>-11 o</td><td>11 d</td><td>-</td><td>another error, such as no descriptor left; its {@code errno} is not to be had</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getaddrinfo.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/getaddrinfo.3.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo">Winsock</a>.
     *
     * @param node the name or the literal; null for none
     * @param service the port or its name; null for none
     * @param flags {@link #AI_NUMERICHOST} ..., or 0
     * @param family an address family, or {@link Sockets#AF_UNSPEC} for any
     * @param socktype {@link Sockets#SOCK_STREAM} ..., or 0 for any
     * @param res native room for one pointer: takes the head of the list
     * @return 0 or the {@code EAI_} code
     * @throws IllegalArgumentException if a name holds a zero byte
     */
    public static int getaddrinfo(String node, String service, int flags, int family, int socktype, MemorySegment res) {
        Check.nativeOnly("getaddrinfo", "res", res);
        // Unlike the kernel, the C library would write to NULL.
        if (res.byteSize() < ValueLayout.ADDRESS.byteSize()) {
            throw new IndexOutOfBoundsException("getaddrinfo: res has " + res.byteSize() + " bytes; a pointer needs "
                    + ValueLayout.ADDRESS.byteSize());
        }
        if (res.address() == 0) {
            throw new IllegalArgumentException(
                    "getaddrinfo: res is NULL, to which the C library would write and so end this process");
        }
        Check.output("getaddrinfo", "res", res, ValueLayout.ADDRESS.byteSize());
        try (Arena arena = Arena.ofConfined()) {
            return SocketCalls.getaddrinfo(string(arena, "node", node), string(arena, "service", service),
                    SocketCalls.hints(arena, flags, family, socktype), res);
        }
    }

    /**
     * Frees a list that {@link #getaddrinfo} made.
     *
     * <pre>{@code void freeaddrinfo(struct addrinfo *res);}</pre>
     *
     * @param list the pointer that {@code getaddrinfo} wrote; nothing happens for {@code NULL}
     */
    public static void freeaddrinfo(MemorySegment list) {
        Check.nativeOnly("freeaddrinfo", "list", list);
        if (list.address() != 0) {
            SocketCalls.freeaddrinfo(list);
        }
    }

    /**
     * What a code means, in the system's words. On Windows, where it is no function of a library but of a header, in those
     * of {@link ErrnoTable#WINSOCK}.
     *
     * <pre>{@code const char *gai_strerror(int errcode);}</pre>
     *
     * @param code a result of {@link #getaddrinfo}
     * @return one line
     */
    public static String gai_strerror(int code) {
        if (Os.CURRENT == Os.WINDOWS) {
            return code < 0 ? "Unknown error " + code : ErrnoTable.WINSOCK.description(code);
        }
        return SocketCalls.gaiStrerror(code);
    }

    private static MemorySegment string(Arena arena, String name, String text) {
        if (text == null) {
            return MemorySegment.NULL;
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("getaddrinfo: " + name + " holds a zero byte, where C would end it");
        }
        return arena.allocateFrom(text);
    }
}

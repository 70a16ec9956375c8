package io.eagain;

import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.NameCalls;
import io.eagain.host.Os;
import io.eagain.host.SockAddrLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * {@code getaddrinfo} and {@code getnameinfo}: names to addresses and back. Their results are a vocabulary of their own, {@code EAI_} codes, and no error
 * numbers of {@link Errno}: negative on Linux, positive on macOS, {@code WSAHOST_NOT_FOUND} and its like on Windows.
 * They are returned as they are; {@link #codeName} and {@link #gai_strerror} tell what a code is.
 *
 * <p>One of them, {@link #EAI_SYSTEM}, means that {@code errno} has more to say. It is captured in the same downcall:
 * {@link #systemError} has it, and {@link AddrInfoList#errno}.
 *
 * <p>Each call is one native call, in which the C library may make many system calls, read files, ask name servers, wait for
 * them and ask again, for many seconds: no time limit can be given, and no signal ends it. It holds its thread all that
 * time.
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
    /** Hint: only families of which this machine has an address. */
    public static final int AI_ADDRCONFIG = Constants.AI_ADDRCONFIG;
    /** Hint, with {@link #AI_V4MAPPED}: IPv4 addresses too, mapped. */
    public static final int AI_ALL = Constants.AI_ALL;
    /** Hint, for IPv6: IPv4 addresses, mapped, if there are no IPv6 ones. */
    public static final int AI_V4MAPPED = Constants.AI_V4MAPPED;
    /** Flag of {@link #getnameinfo}: the service is one of datagrams. */
    public static final int NI_DGRAM = Constants.NI_DGRAM;
    /** Flag of {@link #getnameinfo}: a name or nothing. */
    public static final int NI_NAMEREQD = Constants.NI_NAMEREQD;
    /** Flag of {@link #getnameinfo}: only the first part of the name of a local machine. */
    public static final int NI_NOFQDN = Constants.NI_NOFQDN;
    /** Flag of {@link #getnameinfo}: the address in digits; nothing is looked up. */
    public static final int NI_NUMERICHOST = Constants.NI_NUMERICHOST;
    /** Flag of {@link #getnameinfo}: the port in digits. */
    public static final int NI_NUMERICSERV = Constants.NI_NUMERICSERV;
    /** Bytes that are enough for the name of a machine, with the closing zero. */
    public static final int NI_MAXHOST = Constants.NI_MAXHOST;
    /** Bytes that are enough for the name of a service, with the closing zero. */
    public static final int NI_MAXSERV = Constants.NI_MAXSERV;
    /** The name has no address of that family. Linux and macOS. */
    public static final int EAI_ADDRFAMILY = Constants.EAI_ADDRFAMILY;
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
    /** The name has no address. Linux and macOS; on Windows it is {@link #EAI_NONAME}. */
    public static final int EAI_NODATA = Constants.EAI_NODATA;
    /** The node or the service is unknown. */
    public static final int EAI_NONAME = Constants.EAI_NONAME;
    /** The room is too small for the name. Linux and macOS. */
    public static final int EAI_OVERFLOW = Constants.EAI_OVERFLOW;
    /** The service is unknown for that type. */
    public static final int EAI_SERVICE = Constants.EAI_SERVICE;
    /** The type is not supported. */
    public static final int EAI_SOCKTYPE = Constants.EAI_SOCKTYPE;

    // The longest name of a host, and the longest path of a unix socket, which is given as the service.
    private static final int HOST_ROOM = 1025;
    private static final int SERV_ROOM = 128;

    /** A system call failed, with {@link #systemError}. Linux and macOS. */
    public static final int EAI_SYSTEM = Constants.EAI_SYSTEM;

    private AddrInfo() {
    }

    /**
     * Looks a name up. The list that it makes is the caller's to free with {@link #freeaddrinfo}.
     *
     * <pre>{@code int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);}</pre>
     *
     * <p>Names go to the system as UTF-8; Windows
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
     * <tr><td>EAI_NODATA</td><td>-5 o</td><td>7 d</td><td>-</td><td>the node has no address</td></tr>
     * <tr><td>EAI_SERVICE</td><td>-8 o</td><td>9 d</td><td>10109 d</td><td>the service is unknown, or not for that type</td></tr>
     * <tr><td>EAI_SOCKTYPE</td><td>-7 o</td><td>10 d</td><td>10044 d</td><td>no such type here</td></tr>
     * <tr><td>EAI_BADFLAGS</td><td>-1 o</td><td>3 d</td><td>10022 d</td><td>a flag that is unknown or does not fit</td></tr>
     * <tr><td>EAI_FAIL</td><td>-4 d</td><td>4 d</td><td>11003 d</td><td>the name server failed for good</td></tr>
     * <tr><td>EAI_MEMORY</td><td>-10 d</td><td>6 d</td><td>8 d</td><td>no memory</td></tr>
     * <tr><td>EAI_SYSTEM</td><td>-11 o</td><td>11 d</td><td>-</td><td>another error, such as no descriptor left; {@link #systemError} has its {@code errno}</td></tr>
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
            return NameCalls.getaddrinfo(string(arena, "node", node), string(arena, "service", service),
                    NameCalls.hints(arena, flags, family, socktype, 0), res);
        }
    }

    /**
     * Looks a name up, into a list that frees itself when it is closed: see
     * {@link #getaddrinfo(String, String, int, int, int, MemorySegment)}.
     *
     * <pre>{@code int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);}</pre>
     *
     * @param node the name or the literal; null for none
     * @param service the port or its name; null for none
     * @param flags {@link #AI_NUMERICHOST} ..., or 0
     * @param family an address family, or {@link Sockets#AF_UNSPEC} for any
     * @param socktype {@link Sockets#SOCK_STREAM} ..., or 0 for any
     * @param protocol {@link SocketOption#IPPROTO_TCP} ..., or 0 for any
     * @param list is filled; empty after an error
     * @return 0 or the {@code EAI_} code
     * @throws IllegalArgumentException if a name holds a zero byte
     * @throws IllegalStateException if the list still holds what an earlier call has filled it with
     */
    public static int getaddrinfo(String node, String service, int flags, int family, int socktype, int protocol,
            AddrInfoList list) {
        try (Arena arena = Arena.ofConfined()) {
            return list.fill(string(arena, "node", node), string(arena, "service", service),
                    NameCalls.hints(arena, flags, family, socktype, protocol), arena);
        }
    }

    /**
     * The name of an address.
     *
     * <pre>{@code int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t hostlen, char *serv, socklen_t servlen, int flags);}</pre>
     *
     * <p>Without {@link #NI_NUMERICHOST} it may ask name servers and block as {@link #getaddrinfo} does. A machine without a
     * name is given in digits, unless {@link #NI_NAMEREQD} is set.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAI_NONAME</td><td>-2 o</td><td>8 d</td><td>11001 d</td><td>no name, and {@link #NI_NAMEREQD}</td></tr>
     * <tr><td>EAI_AGAIN</td><td>-3 o</td><td>2 d</td><td>11002 d</td><td>no name server answers</td></tr>
     * <tr><td>EAI_FAMILY</td><td>-6 o</td><td>5 d</td><td>10047 d</td><td>no such family here, or a wrong length</td></tr>
     * <tr><td>EAI_BADFLAGS</td><td>-1 o</td><td>3 d</td><td>10022 d</td><td>an unknown flag</td></tr>
     * <tr><td>EAI_OVERFLOW</td><td>-12 o</td><td>14 d</td><td>-</td><td>too little room</td></tr>
     * <tr><td>EAI_FAIL</td><td>-4 d</td><td>4 d</td><td>11003 d</td><td>the name server failed for good</td></tr>
     * <tr><td>EAI_MEMORY</td><td>-10 d</td><td>6 d</td><td>8 d</td><td>no memory</td></tr>
     * <tr><td>EAI_SYSTEM</td><td>-11 d</td><td>11 d</td><td>-</td><td>another error; {@link #systemError} has its {@code errno}</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getnameinfo.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man3/getnameinfo.3.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/getnameinfo.3.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getnameinfo">Winsock</a>.
     *
     * @param addr the address
     * @param host becomes the name of the machine, unchanged after an error; null not to ask for it
     * @param serv becomes the name of the service, unchanged after an error; null not to ask for it
     * @param flags {@link #NI_NUMERICHOST} ..., or 0
     * @return 0 or the {@code EAI_} code
     */
    public static int getnameinfo(SockAddr addr, StringBuilder host, StringBuilder serv, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            // The most that any host says is enough.
            MemorySegment hostRoom = host == null ? MemorySegment.NULL : arena.allocate(HOST_ROOM);
            MemorySegment servRoom = serv == null ? MemorySegment.NULL : arena.allocate(SERV_ROOM);
            int result = getnameinfo(addr.segment(), addr.length(), hostRoom, (int) hostRoom.byteSize(), servRoom,
                    (int) servRoom.byteSize(), flags);
            if (result == 0) {
                become(host, hostRoom);
                become(serv, servRoom);
            }
            return result;
        }
    }

    private static void become(StringBuilder text, MemorySegment room) {
        if (text != null) {
            text.setLength(0);
            text.append(NameCalls.text(room, (int) room.byteSize()));
        }
    }

    /**
     * The name of an address, with C's own arguments: see {@link #getnameinfo(SockAddr, StringBuilder, StringBuilder, int)}.
     *
     * <pre>{@code int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t hostlen, char *serv, socklen_t servlen, int flags);}</pre>
     *
     * @param addr a {@code struct sockaddr} of some family, in native memory; the call gets a copy
     * @param addrlen its length in bytes, at most 128
     * @param host native room for the name of the machine, or {@code NULL} with a length of 0
     * @param hostlen the room in bytes; too little is {@link #EAI_OVERFLOW}
     * @param serv native room for the name of the service, or {@code NULL} with a length of 0
     * @param servlen the room in bytes
     * @param flags {@link #NI_NUMERICHOST} ..., or 0
     * @return 0 or the {@code EAI_} code
     */
    public static int getnameinfo(MemorySegment addr, int addrlen, MemorySegment host, int hostlen, MemorySegment serv,
            int servlen, int flags) {
        inLibrary("addr", addr, addrlen);
        Check.input("getnameinfo", "addr", addr, addrlen);
        if (addrlen > SockAddrLayout.CAPACITY) {
            throw new IndexOutOfBoundsException(
                    "getnameinfo: addrlen is " + addrlen + ", and no address is longer than "
                            + SockAddrLayout.CAPACITY);
        }
        inLibrary("host", host, hostlen);
        Check.output("getnameinfo", "host", host, hostlen);
        inLibrary("serv", serv, servlen);
        Check.output("getnameinfo", "serv", serv, servlen);
        return NameCalls.getnameinfo(addr, addrlen, host, hostlen, serv, servlen, flags);
    }

    // The C library reads and writes these itself; there is no kernel between to answer EFAULT.
    private static void inLibrary(String name, MemorySegment segment, int length) {
        Check.nativeOnly("getnameinfo", name, segment);
        if (length < 0) {
            throw new IndexOutOfBoundsException("getnameinfo: the length of " + name + " is " + length);
        }
        if (length > 0 && segment.address() == 0) {
            throw new IllegalArgumentException("getnameinfo: " + name + " is NULL with a length of " + length
                    + ", which the C library would use and so end this process");
        }
    }

    /**
     * The error number behind {@link #EAI_SYSTEM}: what {@code errno} was when the last {@code getaddrinfo} or
     * {@code getnameinfo} of this thread returned it.
     *
     * @return the number, as in {@link Errno}, or 0 if that call did not return {@link #EAI_SYSTEM}
     */
    public static int systemError() {
        return NameCalls.systemError();
    }

    /**
     * The name of a code.
     *
     * @param code a result of {@link #getaddrinfo} or {@link #getnameinfo}
     * @return {@code "EAI_NONAME"}, or {@code "0"} for 0, or the number where this host has no name for it
     */
    public static String codeName(int code) {
        ConstantTable table = ConstantTable.hostOrNull();
        List<String> names = table == null || code == 0 ? List.of() : table.names("EAI_", code);
        return names.isEmpty() ? Integer.toString(code) : names.getFirst();
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
            NameCalls.freeaddrinfo(list);
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
        return NameCalls.gaiStrerror(code);
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

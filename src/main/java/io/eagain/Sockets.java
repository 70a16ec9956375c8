package io.eagain;

import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.Position;
import io.eagain.host.SocketCalls;
import io.eagain.host.SocketLength;
import io.eagain.host.Unbounded;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * The socket calls that every host has, as the system's own C interface has them.
 *
 * <p><b>Results.</b> A method makes exactly one native call. A result of 0 or more is C's own value. A negative result is
 * the negated error number that this call left: {@code -errno} on Linux and macOS, {@code -WSAGetLastError()} on
 * Windows. Compare it with the names in {@link Errno}: {@code n == -Errno.EAGAIN || n == -Errno.EWOULDBLOCK}. No method
 * retries, loops, closes, logs or throws for an error that the system reported.
 *
 * <p><b>Exceptions</b> are for the caller's own mistakes, found before the native call:
 * {@link IndexOutOfBoundsException} for a length beyond the segment, {@link IllegalArgumentException} for a read-only
 * buffer that would be written or a heap buffer in a call that may block, {@link IllegalStateException} and
 * {@link WrongThreadException} for a segment whose arena is closed or belongs to another thread,
 * {@link UnsupportedOperationException} on a host that lacks the call. {@link MemorySegment#NULL} passes with any length,
 * so that {@code EFAULT} can be seen.
 *
 * <p><b>Buffers.</b> Native segments and direct byte buffers everywhere. Heap arrays, as
 * {@code MemorySegment.ofArray(bytes)} or a heap byte buffer, only with {@code MSG_DONTWAIT} in {@code flags} and from
 * JDK 24 on: the garbage collector stands still during such a call, so it must not be one that blocks. Not on a unix
 * socket of Linux whose peer is not trusted: with a descriptor that it sends it can make a {@code recv} wait even so. On
 * macOS only to receive: its {@code send} does not heed that flag on a blocking socket, by the published source. A byte buffer is
 * used from its position to its limit and its position moves by the number of bytes transferred, as NIO's channels do
 * it. Whoever made a buffer owns it; no call keeps it, except that Linux reads it after a {@code send} with
 * {@code MSG_ZEROCOPY}, until the completion comes: that flag is refused for heap arrays.
 *
 * <p><b>Allocation.</b> None, in success and in failure, once the JVM has compiled the call and with a segment that was
 * made before. A slice, a byte buffer or an array wrapped for one call may cost a short-lived view; {@code benchmarks/} has
 * the figures.
 *
 * <p><b>Descriptors</b> are plain {@code int}s, owned by the caller. <b>Threads:</b> any thread may call; what two threads
 * do to one descriptor at a time is as the system defines it. A call that blocks holds its thread, and with a virtual
 * thread that thread's carrier.
 *
 * <p><b>Numbers</b> such as {@link #AF_INET6} are this host's. They are not compile-time constants: a class compiled on
 * Linux has macOS' numbers on macOS. On a host that eagain has no binding for they are -1.
 *
 * <p>In the tables of errors, <i>o</i> marks a number that was observed on Linux, by eagain's lab or provoked by its tests
 * ({@code docs/ERRORS.md} says how each was had), <i>w</i> one that the lab observed under Wine, which is not Windows, and
 * <i>d</i> one that the system's documentation or headers give and that was not run, on Linux mostly since the kernel cannot
 * be made to give it; a question mark stands where even those are not sure.
 */
public final class Sockets {
    /** Any address family. */
    public static final int AF_UNSPEC = Constants.AF_UNSPEC;
    /** Unix-domain sockets. */
    public static final int AF_UNIX = Constants.AF_UNIX;
    /** IPv4. */
    public static final int AF_INET = Constants.AF_INET;
    /** IPv6. */
    public static final int AF_INET6 = Constants.AF_INET6;
    /** A byte stream: TCP over IP. */
    public static final int SOCK_STREAM = Constants.SOCK_STREAM;
    /** Datagrams: UDP over IP. */
    public static final int SOCK_DGRAM = Constants.SOCK_DGRAM;
    /** Raw packets. */
    public static final int SOCK_RAW = Constants.SOCK_RAW;
    /** A stream of records, with their boundaries kept. */
    public static final int SOCK_SEQPACKET = Constants.SOCK_SEQPACKET;
    /** Receive no more; {@code SD_RECEIVE} on Windows. */
    public static final int SHUT_RD = Constants.SHUT_RD;
    /** Send no more; {@code SD_SEND} on Windows. */
    public static final int SHUT_WR = Constants.SHUT_WR;
    /** Neither; {@code SD_BOTH} on Windows. */
    public static final int SHUT_RDWR = Constants.SHUT_RDWR;
    /** The longest queue that the headers promise for {@link #listen}; Linux clamps to {@code net.core.somaxconn}. */
    public static final int SOMAXCONN = Constants.SOMAXCONN;
    /** Out-of-band data. */
    public static final int MSG_OOB = Constants.MSG_OOB;
    /** Look at the data and leave it in the queue. */
    public static final int MSG_PEEK = Constants.MSG_PEEK;
    /** Send without a gateway. */
    public static final int MSG_DONTROUTE = Constants.MSG_DONTROUTE;
    /** Wait for the whole length. */
    public static final int MSG_WAITALL = Constants.MSG_WAITALL;

    private Sockets() {
    }

    /**
     * Makes a socket.
     *
     * <pre>{@code int socket(int domain, int type, int protocol);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAFNOSUPPORT</td><td>97 o</td><td>47 d</td><td>10047 w</td><td>no such family here</td></tr>
     * <tr><td>EPROTONOSUPPORT</td><td>93 o</td><td>43 d</td><td>10043 w</td><td>the family has no such protocol</td></tr>
     * <tr><td>EPROTOTYPE</td><td>-</td><td>41 d</td><td>10041 d</td><td>macOS, Windows: the protocol has another type; Linux and Wine give the one above</td></tr>
     * <tr><td>ESOCKTNOSUPPORT</td><td>94 o</td><td>-</td><td>10044 w</td><td>Linux: type 0; Windows: an unknown type, while 0 is any</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>-</td><td>10022 w</td><td>Linux: an unknown type; macOS gives EPROTONOSUPPORT; Wine: family 0</td></tr>
     * <tr><td>WSANOTINITIALISED</td><td>-</td><td>-</td><td>10093 w</td><td>Windows: somebody has called {@code WSACleanup} too often</td></tr>
     * <tr><td>EMFILE</td><td>24 o</td><td>24 d</td><td>10024 d</td><td>the process has no descriptor left</td></tr>
     * <tr><td>ENFILE</td><td>23 d</td><td>23 d</td><td>-</td><td>the system has none left</td></tr>
     * <tr><td>EPERM, EACCES</td><td>1 o, 13 o</td><td>1 d, 13 d</td><td>10013 d</td><td>a raw socket without the right to it; Linux, 13: a kind that the network's settings allow nobody</td></tr>
     * <tr><td>ENOBUFS, ENOMEM</td><td>105 d, 12 d</td><td>55 d, 12 d</td><td>10055 d</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/socket.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/socket.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/socket.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-socket">Winsock</a>.
     *
     * @param domain an address family: {@link #AF_INET}, {@link #AF_INET6}, {@link #AF_UNIX}
     * @param type {@link #SOCK_STREAM}, {@link #SOCK_DGRAM} ...; on Linux with flags of
     *     {@code LinuxSockets}
     * @param protocol 0 for the usual one of that type, or {@code IPPROTO_TCP} ...
     * @return a new descriptor, the caller's to close, or the negated error
     */
    public static int socket(int domain, int type, int protocol) {
        return SocketCalls.socket(domain, type, protocol);
    }

    /**
     * Gives the socket a local address.
     *
     * <pre>{@code int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EADDRINUSE</td><td>98 o</td><td>48 d</td><td>10048 w</td><td>the address is taken</td></tr>
     * <tr><td>EADDRNOTAVAIL</td><td>99 o</td><td>49 d</td><td>10049 w</td><td>not an address of this machine</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w</td><td>bound already; Linux, macOS: a wrong length</td></tr>
     * <tr><td>EACCES</td><td>13 o</td><td>13 d</td><td>10013 w</td><td>a port below 1024 without the right to it; Windows: a port whose owner does not share it</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 w</td><td>a bad address; Windows: the length is too short</td></tr>
     * <tr><td>ENOENT, ENOTDIR</td><td>2 o, 20 o</td><td>2 d, 20 d</td><td>-</td><td>a unix path in a folder that does not exist, or in what is no folder</td></tr>
     * <tr><td>EAFNOSUPPORT</td><td>97 o</td><td>47 d</td><td>10047 w</td><td>an address of another family</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>ENOENT, ENOTDIR, ELOOP, EROFS</td><td>2 o, 20 o, 40 o, 30 o</td><td>2 d, 20 d, 62 d, 30 d</td><td>-</td><td>a unix path that cannot be made</td></tr>
     * <tr><td>ENOMEM, ENOBUFS, EIO</td><td>12 d, 105 d, 5 d</td><td>5 d</td><td>10055 d</td><td>the system has no memory for it, or the disk fails</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/bind.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/bind.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/bind.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-bind">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param addr the address; port 0 lets the system choose, and {@link #getsockname} tells which
     * @return 0 or the negated error
     */
    public static int bind(int fd, SockAddr addr) {
        return SocketCalls.bind(fd, addr.segment(), addr.lengthFor("bind", "addr"));
    }

    /**
     * Gives the socket a local address, of any form: see {@link #bind(int, SockAddr)}.
     *
     * <pre>{@code int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param addr a {@code struct sockaddr} of some family, in native memory, or {@code NULL}
     * @param addrlen its length in bytes
     * @return 0 or the negated error
     */
    public static int bind(int fd, MemorySegment addr, int addrlen) {
        Check.value("bind", "addr", addr, addrlen);
        return SocketCalls.bind(fd, addr, addrlen);
    }

    /**
     * Makes the socket one that accepts connections.
     *
     * <pre>{@code int listen(int sockfd, int backlog);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>102 d</td><td>10045 w</td><td>not a kind of socket that listens</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w, 10056 d</td><td>connected; Windows: not bound (10022), connected (10056)</td></tr>
     * <tr><td>EADDRINUSE</td><td>98 o</td><td>48 d</td><td>10048 d</td><td>no port left to choose, or taken by another listener</td></tr>
     * <tr><td>EDESTADDRREQ, EACCES</td><td>-</td><td>39 d, 13 d</td><td>-</td><td>macOS: a kind that has to be bound first; without the right to it</td></tr>
     * <tr><td>EMFILE</td><td>-</td><td>-</td><td>10024 d</td><td>Windows: no descriptor left</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>ENOBUFS</td><td>105 d</td><td>?</td><td>10055 d</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/listen.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/listen.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/listen.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-listen">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param backlog how many connections may wait for {@link #accept(int)}; each host has bounds of its own
     * @return 0 or the negated error
     */
    public static int listen(int fd, int backlog) {
        return SocketCalls.listen(fd, backlog);
    }

    /**
     * Takes the first waiting connection, without asking for the peer's address.
     *
     * <pre>{@code int accept(int sockfd, NULL, NULL);}</pre>
     *
     * Whether the new socket inherits {@code O_NONBLOCK} differs: not on Linux (observed), yes on macOS
     * (documented), unconfirmed on Windows. {@code LinuxSockets.accept4} sets it in the same call.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAGAIN</td><td>11 o</td><td>35 d</td><td>10035 w</td><td>non-blocking and no connection waits, or the {@code SO_RCVTIMEO} is over</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w</td><td>the socket does not listen; Linux: it was shut down</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>102 d</td><td>10045 w</td><td>not a stream socket</td></tr>
     * <tr><td>ECONNABORTED</td><td>103 d</td><td>53 d</td><td>10054 d</td><td>the connection is gone again: take the next</td></tr>
     * <tr><td>EINTR</td><td>4 o</td><td>4 d</td><td>10004 d</td><td>a signal came first</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>24 d, 23 d</td><td>10024 d</td><td>no descriptor left: the connection still waits</td></tr>
     * <tr><td>ENETDOWN, EPROTO ...</td><td>100, 71 d</td><td>-</td><td>-</td><td>Linux passes on errors that the new connection already has: treat them as EAGAIN</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 d</td><td>a bad address; Linux: the connection is lost</td></tr>
     * <tr><td>WSA_OPERATION_ABORTED</td><td>-</td><td>-</td><td>995 w</td><td>Wine: another thread closed the socket while this call waited, where Windows documents WSAEINTR and WSAENOTSOCK</td></tr>
     * <tr><td>EPERM</td><td>1 d</td><td>-</td><td>-</td><td>a packet filter forbids it</td></tr>
     * <tr><td>ENOMEM, ENOBUFS</td><td>12 d, 105 d</td><td>12 d</td><td>10055 d</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/accept.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/accept.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/accept.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-accept">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @return the descriptor of the new connection, the caller's to close, or the negated error
     */
    public static int accept(int fd) {
        return SocketCalls.accept(fd, MemorySegment.NULL, MemorySegment.NULL);
    }

    /**
     * Takes the first waiting connection and the peer's address: see {@link #accept(int)}.
     *
     * <pre>{@code int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param addr takes the peer's address; empty after an error
     * @return the descriptor of the new connection, the caller's to close, or the negated error
     */
    public static int accept(int fd, SockAddr addr) {
        addr.setLength(addr.capacity());
        int result = SocketCalls.accept(fd, addr.segment(), addr.lengthSegment());
        return filled(addr, result);
    }

    /**
     * Takes the first waiting connection, with C's own arguments: see {@link #accept(int)}.
     *
     * <pre>{@code int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param addr native room for the peer's address, or {@code NULL}
     * @param addrlen a {@code socklen_t}: the room in bytes before the call, the length of the address after it
     * @return the descriptor of the new connection, the caller's to close, or the negated error
     */
    public static int accept(int fd, MemorySegment addr, MemorySegment addrlen) {
        MemorySegment lent = SocketLength.lend("accept", "addr", addr, addrlen, 1);
        return SocketLength.giveBack(addrlen, SocketCalls.accept(fd, addr, lent));
    }

    /**
     * Connects the socket, or starts to.
     *
     * <pre>{@code int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);}</pre>
     *
     * On a non-blocking socket the attempt usually goes on after the call has returned; that it is decided shows when the
     * socket is writable, and how it was decided shows in {@code SO_ERROR}. Writable alone does not mean connected.
     * What a second call gives differs per host: see the lab's experiments CON-03 to CON-09.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINPROGRESS</td><td>115 o</td><td>36 d</td><td>-</td><td>non-blocking and under way; writable when decided, then read {@code SO_ERROR}</td></tr>
     * <tr><td>EWOULDBLOCK</td><td>-</td><td>-</td><td>10035 w</td><td>Windows: the attempt is under way, which is never 10036 here</td></tr>
     * <tr><td>EAGAIN</td><td>11 o</td><td>-</td><td>-</td><td>Linux: the queue of a unix listener is full. Not 'under way'</td></tr>
     * <tr><td>ECONNABORTED</td><td>103 o</td><td>-</td><td>-</td><td>Linux: the attempt before was refused and its error was read from {@code SO_ERROR}; the next call starts anew</td></tr>
     * <tr><td>ENOENT, ENOTDIR, ELOOP</td><td>2 o, 20 o, 40 o</td><td>2 d, 20 d, 62 d</td><td>-</td><td>a unix path that leads nowhere</td></tr>
     * <tr><td>EACCES</td><td>13 o</td><td>13 d</td><td>10013 d</td><td>a broadcast address without {@code SO_BROADCAST}, a path without the right to it; Linux: a route of type prohibit</td></tr>
     * <tr><td>ECONNREFUSED</td><td>111 o</td><td>61 d</td><td>10061 w</td><td>nobody listens there</td></tr>
     * <tr><td>ECONNRESET</td><td>-</td><td>54 d</td><td>-</td><td>macOS: the peer reset the attempt; Linux gives ECONNREFUSED</td></tr>
     * <tr><td>EALREADY</td><td>114 o</td><td>37 d</td><td>10037 w</td><td>an earlier attempt is still under way</td></tr>
     * <tr><td>EISCONN</td><td>106 o</td><td>56 d</td><td>10056 w</td><td>connected</td></tr>
     * <tr><td>ETIMEDOUT</td><td>110 o</td><td>60 d</td><td>10060 d</td><td>no answer</td></tr>
     * <tr><td>ENETUNREACH, EHOSTUNREACH</td><td>101 o, 113 o</td><td>51 d, 65 d</td><td>10051 w, 10065 d</td><td>no route; Linux: 113 for a route of type unreachable</td></tr>
     * <tr><td>EADDRNOTAVAIL</td><td>99 o</td><td>49 d</td><td>10049 w</td><td>no local port left, or the address means nothing here</td></tr>
     * <tr><td>EADDRINUSE</td><td>-</td><td>48 d</td><td>10048 d</td><td>the own address is taken; Linux gives EADDRNOTAVAIL</td></tr>
     * <tr><td>EAFNOSUPPORT</td><td>97 o</td><td>47 d</td><td>10047 d</td><td>an address of another family</td></tr>
     * <tr><td>EPROTOTYPE</td><td>91 o</td><td>41 d</td><td>-</td><td>the unix socket there is of another type</td></tr>
     * <tr><td>EINTR</td><td>4 o</td><td>4 d</td><td>10004 d</td><td>a signal came; the attempt goes on in the background: never call again, wait for writable</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 d</td><td>a wrong length (Windows: 10014); Linux: a route of type blackhole; macOS: every call after a failed attempt; Windows: a socket that listens</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 d</td><td>a bad address</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>102 d</td><td>10045 w</td><td>a kind of socket that does not connect, {@code AF_PACKET}; macOS: a socket that listens; Wine: an address of another family, where Windows documents EAFNOSUPPORT</td></tr>
     * <tr><td>EPROTOTYPE</td><td>91 o</td><td>41 d</td><td>-</td><td>a unix socket of another type</td></tr>
     * <tr><td>EPERM</td><td>1 d</td><td>-</td><td>-</td><td>a packet filter forbids it</td></tr>
     * <tr><td>ENETDOWN, ENOBUFS, EIO</td><td>100 d, 105 d, 5 d</td><td>50 d, 55 d, 5 d</td><td>10050 d, 10055 d</td><td>the device is down, no memory, or the disk fails</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/connect.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/connect.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/connect.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-connect">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param addr where to
     * @return 0 or the negated error
     */
    public static int connect(int fd, SockAddr addr) {
        return SocketCalls.connect(fd, addr.segment(), addr.lengthFor("connect", "addr"));
    }

    /**
     * Connects the socket to an address of any form: see {@link #connect(int, SockAddr)}.
     *
     * <pre>{@code int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param addr a {@code struct sockaddr} of some family, in native memory, or {@code NULL}
     * @param addrlen its length in bytes
     * @return 0 or the negated error
     */
    public static int connect(int fd, MemorySegment addr, int addrlen) {
        Check.value("connect", "addr", addr, addrlen);
        return SocketCalls.connect(fd, addr, addrlen);
    }

    /**
     * Reads the socket's own address.
     *
     * <pre>{@code int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w</td><td>Linux: a negative length; macOS: shut down; Windows: not bound to an address yet</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 d</td><td>a bad address; Windows: too little room</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>102 d</td><td>-</td><td>a kind of socket without names, {@code AF_XDP}</td></tr>
     * <tr><td>ENOBUFS</td><td>105 d</td><td>55 d</td><td>-</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getsockname.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/getsockname.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/getsockname.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getsockname">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param addr takes the address; empty after an error
     * @return 0 or the negated error
     */
    public static int getsockname(int fd, SockAddr addr) {
        addr.setLength(addr.capacity());
        int result = SocketCalls.getsockname(fd, addr.segment(), addr.lengthSegment());
        return filled(addr, result);
    }

    /**
     * Reads the socket's own address, with C's own arguments: see {@link #getsockname(int, SockAddr)}.
     *
     * <pre>{@code int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param addr native room for the address, or {@code NULL}
     * @param addrlen a {@code socklen_t}: the room in bytes before the call, the length of the address after it
     * @return 0 or the negated error
     */
    public static int getsockname(int fd, MemorySegment addr, MemorySegment addrlen) {
        MemorySegment lent = SocketLength.lend("getsockname", "addr", addr, addrlen, 1);
        return SocketLength.giveBack(addrlen, SocketCalls.getsockname(fd, addr, lent));
    }

    /**
     * Reads the address of the peer.
     *
     * <pre>{@code int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ENOTCONN</td><td>107 o</td><td>57 d</td><td>10057 w</td><td>not connected; Windows answers already while the attempt is under way</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>-</td><td>Linux: a negative length; macOS: shut down in both directions</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 d</td><td>a bad address; Windows: too little room</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>102 d</td><td>-</td><td>a kind of socket without names, {@code AF_XDP}</td></tr>
     * <tr><td>ENOBUFS</td><td>105 d</td><td>55 d</td><td>-</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getpeername.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/getpeername.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/getpeername.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getpeername">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param addr takes the address; empty after an error
     * @return 0 or the negated error
     */
    public static int getpeername(int fd, SockAddr addr) {
        addr.setLength(addr.capacity());
        int result = SocketCalls.getpeername(fd, addr.segment(), addr.lengthSegment());
        return filled(addr, result);
    }

    /**
     * Reads the address of the peer, with C's own arguments: see {@link #getpeername(int, SockAddr)}.
     *
     * <pre>{@code int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param addr native room for the address, or {@code NULL}
     * @param addrlen a {@code socklen_t}: the room in bytes before the call, the length of the address after it
     * @return 0 or the negated error
     */
    public static int getpeername(int fd, MemorySegment addr, MemorySegment addrlen) {
        MemorySegment lent = SocketLength.lend("getpeername", "addr", addr, addrlen, 1);
        return SocketLength.giveBack(addrlen, SocketCalls.getpeername(fd, addr, lent));
    }

    /**
     * Reads a socket option.
     *
     * <pre>{@code int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ENOPROTOOPT</td><td>92 o</td><td>42 d</td><td>10042 w</td><td>no such option at that level</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w</td><td>a wrong length</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 d</td><td>a bad address; Windows: too little room</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>-</td><td>-</td><td>Linux: no such level</td></tr>
     * <tr><td>EACCES</td><td>13 d</td><td>-</td><td>-</td><td>Linux: a security module forbids it</td></tr>
     * <tr><td>ENOBUFS, ENOMEM</td><td>105 d</td><td>55 d, 12 d</td><td>-</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/getsockopt.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/getsockopt.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-getsockopt">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param level {@link SocketOption#SOL_SOCKET}, {@link SocketOption#IPPROTO_TCP} ...
     * @param optname the option: see {@link SocketOption}
     * @param optval native room for the value
     * @param optlen a {@code socklen_t}: the room in bytes before the call, the length of the value after it
     * @return 0 or the negated error
     * @throws IllegalArgumentException on Linux for {@code IP_MSFILTER}, {@code MCAST_MSFILTER}, {@code TCP_ZEROCOPY_RECEIVE}
     *     and {@code TCP_AO_GET_KEYS}: what they write depends on what the structure says, not on {@code optlen}
     */
    public static int getsockopt(int fd, int level, int optname, MemorySegment optval, MemorySegment optlen) {
        Unbounded.refuseOption(level, optname);
        MemorySegment lent = SocketLength.lend("getsockopt", "optval", optval, optlen,
                SocketLength.unit(level, optname));
        return SocketLength.giveBack(optlen, SocketCalls.getsockopt(fd, level, optname, optval, lent));
    }

    /**
     * Reads an option whose value is an {@code int}: see {@link #getsockopt}.
     *
     * <pre>{@code int getsockopt(int sockfd, int level, int optname, int *optval, socklen_t *optlen);}</pre>
     *
     * The value comes as an unsigned number, so that one like -1 ({@code SO_PEEK_OFF}) cannot be taken for an error:
     * {@code (int) result} is what C has.
     *
     * @param fd the socket; stays the caller's
     * @param level {@link SocketOption#SOL_SOCKET}, {@link SocketOption#IPPROTO_TCP} ...
     * @param optname the option: see {@link SocketOption}
     * @return the value, 0 to 0xffffffff, or the negated error
     */
    public static long getsockoptInt(int fd, int level, int optname) {
        return SocketCalls.getsockoptInt(fd, level, optname);
    }

    /**
     * Sets a socket option.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ENOPROTOOPT</td><td>92 o</td><td>42 d</td><td>10042 w</td><td>no such option at that level, or one that is only read</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w</td><td>a value or a length that the option does not take</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 d</td><td>a bad address; Windows: too short</td></tr>
     * <tr><td>EDOM</td><td>33 o</td><td>33 d</td><td>-</td><td>a timeout that is out of range</td></tr>
     * <tr><td>EISCONN</td><td>-</td><td>56 d</td><td>-</td><td>macOS: connected, when it is too late for the option</td></tr>
     * <tr><td>ENETRESET, ENOTCONN</td><td>-</td><td>-</td><td>10052 d, 10057 d</td><td>Windows: a dead connection that has {@code SO_KEEPALIVE}: no answer, reset</td></tr>
     * <tr><td>ENODEV, ENOENT</td><td>19 o, 2 o</td><td>-</td><td>-</td><td>Linux: no such device ({@code SO_BINDTODEVICE}), no such congestion control</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>EPERM</td><td>1 o</td><td>-</td><td>-</td><td>Linux: an option such as {@code SO_MARK} without the right to it</td></tr>
     * <tr><td>ENODEV</td><td>19 o</td><td>-</td><td>-</td><td>Linux: {@code SO_BINDTODEVICE} of no device</td></tr>
     * <tr><td>ENOMEM, ENOBUFS</td><td>12 d, 105 d</td><td>12 d, 55 d</td><td>-</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/setsockopt.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/setsockopt.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-setsockopt">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param level {@link SocketOption#SOL_SOCKET}, {@link SocketOption#IPPROTO_TCP} ...
     * @param optname the option: see {@link SocketOption}
     * @param optval the value, in native memory, or {@code NULL}; a pointer within it, as in {@code SO_ATTACH_FILTER}, is the
     *     caller's matter
     * @param optlen its length in bytes
     * @return 0 or the negated error
     */
    public static int setsockopt(int fd, int level, int optname, MemorySegment optval, int optlen) {
        Check.value("setsockopt", "optval", optval, optlen);
        return SocketCalls.setsockopt(fd, level, optname, optval, optlen);
    }

    /**
     * Sets an option whose value is an {@code int}: see {@link #setsockopt(int, int, int, MemorySegment, int)}.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, int optname, const int *optval, sizeof (int));}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param level {@link SocketOption#SOL_SOCKET}, {@link SocketOption#IPPROTO_TCP} ...
     * @param optname the option: see {@link SocketOption}
     * @param value the value; 0 and 1 for a switch
     * @return 0 or the negated error
     */
    public static int setsockopt(int fd, int level, int optname, int value) {
        return SocketCalls.setsockoptInt(fd, level, optname, value);
    }

    /**
     * Sets {@code SO_RCVTIMEO} or {@code SO_SNDTIMEO}: see {@link #setsockopt(int, int, int, MemorySegment, int)}.
     *
     * <pre>{@code int setsockopt(int sockfd, SOL_SOCKET, int optname, const struct timeval *optval, sizeof (struct timeval));}</pre>
     *
     * The value is a {@code struct timeval} on Linux and macOS and an {@code int} of milliseconds on Windows. A call whose
     * time is up gives {@code EAGAIN} on Linux (observed) and macOS (documented), {@code WSAETIMEDOUT} on Windows
     * (documented; observed under Wine). There a part of a millisecond counts as a whole one.
     *
     * @param fd the socket; stays the caller's
     * @param optname {@link SocketOption#SO_RCVTIMEO} or {@link SocketOption#SO_SNDTIMEO}
     * @param microseconds the limit; 0 for none
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the limit is negative
     */
    public static int setsockoptTimeout(int fd, int optname, long microseconds) {
        if (microseconds < 0) {
            throw new IllegalArgumentException(
                    "setsockopt: a time limit of " + microseconds + " microseconds is negative; 0 sets none");
        }
        return SocketCalls.setsockoptTimeout(fd, optname, microseconds);
    }

    /**
     * Sets {@code SO_LINGER}: see {@link #setsockopt(int, int, int, MemorySegment, int)}.
     *
     * <pre>{@code int setsockopt(int sockfd, SOL_SOCKET, SO_LINGER, const struct linger *optval, sizeof (struct linger));}</pre>
     *
     * With {@code on} and 0 seconds {@link #close} resets the connection. On macOS this sets {@code SO_LINGER_SEC}, for its
     * {@code SO_LINGER} counts ticks of the clock.
     *
     * @param fd the socket; stays the caller's
     * @param on whether {@link #close} waits for unsent data
     * @param seconds for how long at most
     * @return 0 or the negated error
     * @throws IllegalArgumentException on Windows, if the seconds do not fit its {@code u_short}
     */
    public static int setsockoptLinger(int fd, boolean on, int seconds) {
        return SocketCalls.setsockoptLinger(fd, on ? 1 : 0, seconds);
    }

    /**
     * Ends one direction of a connection, or both, whoever else holds the socket.
     *
     * <pre>{@code int shutdown(int sockfd, int how);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ENOTCONN</td><td>107 o</td><td>57 d</td><td>10057 w</td><td>not connected, or reset by the peer</td></tr>
     * <tr><td>ECONNABORTED, ECONNRESET</td><td>-</td><td>-</td><td>10053 d, 10054 d</td><td>Windows: the connection is dead, or reset by the peer</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w</td><td>an unknown {@code how}</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>-</td><td>-</td><td>Linux: a kind of socket without connections, {@code AF_PACKET}</td></tr>
     * <tr><td>ENOBUFS</td><td>105 d</td><td>-</td><td>-</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/shutdown.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/shutdown.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-shutdown">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param how {@link #SHUT_RD}, {@link #SHUT_WR} or {@link #SHUT_RDWR}
     * @return 0 or the negated error
     */
    public static int shutdown(int fd, int how) {
        return SocketCalls.shutdown(fd, how);
    }

    /**
     * Gives the descriptor back.
     *
     * <pre>{@code int close(int fd);}</pre>
     *
     * After {@code EINTR} the descriptor is gone on Linux all the same: never call again, the number may already be
     * somebody else's. On Windows this is {@code closesocket}.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>EWOULDBLOCK</td><td>-</td><td>-</td><td>10035 d</td><td>Windows: non-blocking, and {@code SO_LINGER} with a time; the socket stays open</td></tr>
     * <tr><td>EINTR</td><td>4 d</td><td>4 d</td><td>10004 d</td><td>a signal came; Linux has closed it</td></tr>
     * <tr><td>EIO</td><td>5 d</td><td>5 d</td><td>-</td><td>an earlier write failed</td></tr>
     * <tr><td>ENOSPC, EDQUOT</td><td>28 d, 122 d</td><td>-</td><td>-</td><td>an earlier write to a file server did not fit</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/close.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/close.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/close.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-closesocket">Winsock</a>.
     *
     * @param fd the descriptor, which is no longer the caller's
     * @return 0 or the negated error
     */
    public static int close(int fd) {
        return SocketCalls.close(fd);
    }

    /**
     * Receives.
     *
     * <pre>{@code ssize_t recv(int sockfd, void *buf, size_t len, int flags);}</pre>
     *
     * A result of 0 on a stream with a {@code len} above 0 means that the peer has ended its side, and will be 0 from then
     * on. On a datagram socket it is a datagram without bytes. Nothing there is an error, never 0.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAGAIN, EWOULDBLOCK</td><td>11 o</td><td>35 d</td><td>10035 w</td><td>non-blocking and nothing there; Linux, macOS: the {@code SO_RCVTIMEO} is over</td></tr>
     * <tr><td>ETIMEDOUT</td><td>110 o</td><td>60 d</td><td>10060 w</td><td>Linux, macOS: the connection is dead (keep-alive, user time-out); Windows: the {@code SO_RCVTIMEO} is over</td></tr>
     * <tr><td>ECONNRESET</td><td>104 o</td><td>54 d</td><td>10054 w</td><td>reset by the peer; Linux: once, then 0; Windows, documented: also UDP whose earlier datagram met a closed port</td></tr>
     * <tr><td>ECONNABORTED</td><td>-</td><td>-</td><td>10053 d</td><td>Windows: the connection is dead, or data was sent to a peer that has closed</td></tr>
     * <tr><td>ENETRESET</td><td>-</td><td>-</td><td>10052 d</td><td>Windows: keep-alive got no answer; UDP: the time to live of a datagram ran out</td></tr>
     * <tr><td>ECONNREFUSED</td><td>111 o</td><td>61 d</td><td>-</td><td>a refused attempt whose error nobody has read; UDP: the port is closed</td></tr>
     * <tr><td>ENOTCONN</td><td>107 o</td><td>57 d</td><td>10057 w</td><td>never connected</td></tr>
     * <tr><td>EINTR</td><td>4 o</td><td>4 d</td><td>10004 d</td><td>a signal came before any data</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 w</td><td>a bad address</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w</td><td>{@code MSG_OOB} without such data; Linux: a unix stream without a peer; Windows: with {@code SO_OOBINLINE}</td></tr>
     * <tr><td>EMSGSIZE</td><td>-</td><td>-</td><td>10040 w</td><td>Windows: the datagram was longer; Linux and macOS cut it silently</td></tr>
     * <tr><td>ESHUTDOWN</td><td>-</td><td>-</td><td>10058 w</td><td>Windows: after the own {@code SHUT_RD}</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>102 d</td><td>10045 d</td><td>a flag that this kind of socket does not take, {@code MSG_OOB}</td></tr>
     * <tr><td>ENOMEM, ENOBUFS, EIO</td><td>12 d, 105 d, 5 d</td><td>12 d, 55 d</td><td>-</td><td>the system has no memory for it, or it fails otherwise</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/recv.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/recv.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recv.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recv">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param buf takes the bytes
     * @param len how many bytes at most
     * @param flags {@link #MSG_PEEK}, {@link #MSG_WAITALL} ..., or 0
     * @return the number of bytes, 0 at the end of the stream, or the negated error
     */
    public static long recv(int fd, MemorySegment buf, long len, int flags) {
        Check.output("recv", "buf", buf, len);
        return SocketCalls.recv(fd, buf, len, flags);
    }

    /**
     * Receives into a byte buffer, from its position to its limit: see {@link #recv(int, MemorySegment, long, int)}.
     *
     * <pre>{@code ssize_t recv(int sockfd, void *buf, size_t len, int flags);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param buf takes the bytes; its position moves by as many
     * @param flags {@link #MSG_PEEK}, {@link #MSG_WAITALL} ..., or 0
     * @return the number of bytes, 0 at the end of the stream, or the negated error
     */
    public static long recv(int fd, ByteBuffer buf, int flags) {
        int start = buf.position();
        MemorySegment segment = MemorySegment.ofBuffer(buf);
        return Position.advance(buf, start, recv(fd, segment, segment.byteSize(), flags));
    }

    /**
     * Receives, and takes the sender's address: see {@link #recv(int, MemorySegment, long, int)}.
     *
     * <pre>{@code ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen);}</pre>
     *
     * <p>Errors: as {@link #recv(int, MemorySegment, long, int)}.
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/recvfrom.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/recv.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recv.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-recvfrom">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param buf takes the bytes
     * @param len how many bytes at most
     * @param flags {@link #MSG_PEEK} ..., or 0
     * @param src takes the sender's address; empty after an error, and for a stream on Linux
     * @return the number of bytes, or the negated error
     */
    public static long recvfrom(int fd, MemorySegment buf, long len, int flags, SockAddr src) {
        Check.output("recvfrom", "buf", buf, len);
        src.setLength(src.capacity());
        long result = -1;
        try {
            result = SocketCalls.recvfrom(fd, buf, len, flags, src.segment(), src.lengthSegment());
        } finally {
            // Neither a failed call nor a refused one wrote an address.
            if (result < 0) {
                src.setLength(0);
            }
        }
        return result;
    }

    /**
     * Receives into a byte buffer, and takes the sender's address: see {@link #recv(int, MemorySegment, long, int)}.
     *
     * <pre>{@code ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param buf takes the bytes; its position moves by as many
     * @param flags {@link #MSG_PEEK} ..., or 0
     * @param src takes the sender's address; empty after an error, and for a stream on Linux
     * @return the number of bytes, or the negated error
     */
    public static long recvfrom(int fd, ByteBuffer buf, int flags, SockAddr src) {
        int start = buf.position();
        MemorySegment segment = MemorySegment.ofBuffer(buf);
        return Position.advance(buf, start, recvfrom(fd, segment, segment.byteSize(), flags, src));
    }

    /**
     * Receives, with C's own arguments: see {@link #recv(int, MemorySegment, long, int)}.
     *
     * <pre>{@code ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param buf takes the bytes
     * @param len how many bytes at most
     * @param flags {@link #MSG_PEEK} ..., or 0
     * @param addr native room for the sender's address, or {@code NULL}
     * @param addrlen a {@code socklen_t}: the room in bytes before the call, the length of the address after it
     * @return the number of bytes, or the negated error
     */
    public static long recvfrom(int fd, MemorySegment buf, long len, int flags, MemorySegment addr,
            MemorySegment addrlen) {
        Check.output("recvfrom", "buf", buf, len);
        MemorySegment lent = SocketLength.lend("recvfrom", "addr", addr, addrlen, 1);
        return SocketLength.giveBack(addrlen, SocketCalls.recvfrom(fd, buf, len, flags, addr, lent));
    }

    /**
     * Sends.
     *
     * <pre>{@code ssize_t send(int sockfd, const void *buf, size_t len, int flags);}</pre>
     *
     * On a stream the result may be less than {@code len}: send the rest later. (Wine takes all or nothing on a
     * non-blocking socket, and so does Windows by Wine's tests; Microsoft allows a part there too.) That bytes were taken does
     * not mean that they will arrive.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAGAIN, EWOULDBLOCK</td><td>11 o</td><td>35 d</td><td>10035 w</td><td>non-blocking and no room; Linux, macOS: the {@code SO_SNDTIMEO} is over</td></tr>
     * <tr><td>ETIMEDOUT</td><td>110 o</td><td>60 d</td><td>10060 w</td><td>Linux, macOS: the connection is dead (keep-alive, user time-out), once, then EPIPE; Windows: the {@code SO_SNDTIMEO} is over</td></tr>
     * <tr><td>EPIPE</td><td>32 o</td><td>32 d</td><td>-</td><td>the connection is over, or this side was shut down. Linux also raises SIGPIPE, which the JVM survives</td></tr>
     * <tr><td>ESHUTDOWN</td><td>-</td><td>-</td><td>10058 w</td><td>Windows: this side was shut down</td></tr>
     * <tr><td>ECONNRESET</td><td>104 o</td><td>54 d</td><td>10054 w</td><td>reset by the peer; Linux: once, then EPIPE; macOS by its manual, while its source gives EPIPE at once</td></tr>
     * <tr><td>ECONNABORTED</td><td>-</td><td>-</td><td>10053 d</td><td>Windows: the connection is dead, or data was sent to a peer that has closed</td></tr>
     * <tr><td>ENETRESET</td><td>-</td><td>-</td><td>10052 d</td><td>Windows: keep-alive got no answer</td></tr>
     * <tr><td>ENOTCONN</td><td>107 o</td><td>57 d</td><td>10057 w</td><td>never connected; Linux: unix sockets alone, TCP gives EPIPE</td></tr>
     * <tr><td>EDESTADDRREQ</td><td>89 o</td><td>39 d</td><td>-</td><td>UDP without a peer; Windows: 10057</td></tr>
     * <tr><td>EMSGSIZE</td><td>90 o</td><td>40 d</td><td>10040 w</td><td>the datagram is too long</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>102 d</td><td>10045 w</td><td>{@code MSG_OOB} on a socket that has no such data</td></tr>
     * <tr><td>ECONNREFUSED</td><td>111 o</td><td>61 d</td><td>-</td><td>Linux: a refused attempt whose error nobody has read (macOS: EPIPE); UDP: the port is closed</td></tr>
     * <tr><td>EINTR</td><td>4 o</td><td>4 d</td><td>10004 d</td><td>a signal came before any byte was taken</td></tr>
     * <tr><td>ENOBUFS, ENOMEM, EIO</td><td>105 d, 12 d, 5 d</td><td>55 d</td><td>10055 d</td><td>the system has no memory for it, or it fails otherwise</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>10014 w</td><td>a bad address</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>10038 w</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTSOCK</td><td>88 o</td><td>38 d</td><td>10038 w</td><td>{@code fd} is not a socket</td></tr>
     * <tr><td>ENETDOWN, ENETUNREACH</td><td>100 o, 101 o</td><td>50 d, 51 d</td><td>10050 d, 10051 d</td><td>the device is down, or the route is gone</td></tr>
     * <tr><td>EHOSTUNREACH</td><td>-</td><td>65 d</td><td>10065 d</td><td>no route</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 d</td><td>what this kind of socket cannot send: a raw packet without its header; Windows: an unknown flag</td></tr>
     * <tr><td>EACCES</td><td>13 d</td><td>13 d</td><td>10013 d</td><td>the route forbids it; macOS, Windows: a broadcast address without {@code SO_BROADCAST}</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/send.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/send.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/send.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-send">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param buf the bytes
     * @param len how many bytes
     * @param flags {@link #MSG_OOB}, on Linux {@code MSG_NOSIGNAL} ..., or 0
     * @return the number of bytes taken, or the negated error
     */
    public static long send(int fd, MemorySegment buf, long len, int flags) {
        Check.input("send", "buf", buf, len);
        return SocketCalls.send(fd, buf, len, flags);
    }

    /**
     * Sends a byte buffer, from its position to its limit: see {@link #send(int, MemorySegment, long, int)}.
     *
     * <pre>{@code ssize_t send(int sockfd, const void *buf, size_t len, int flags);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param buf the bytes; its position moves by as many as were taken
     * @param flags {@link #MSG_OOB} ..., or 0
     * @return the number of bytes taken, or the negated error
     */
    public static long send(int fd, ByteBuffer buf, int flags) {
        int start = buf.position();
        MemorySegment segment = MemorySegment.ofBuffer(buf);
        return Position.advance(buf, start, send(fd, segment, segment.byteSize(), flags));
    }

    /**
     * Sends to an address: see {@link #send(int, MemorySegment, long, int)}.
     *
     * <pre>{@code ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen);}</pre>
     *
     * <p>Errors: as {@link #send(int, MemorySegment, long, int)}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, w: under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EACCES</td><td>13 o</td><td>13 d</td><td>10013 d</td><td>a broadcast address without {@code SO_BROADCAST}, or a path without the right to it</td></tr>
     * <tr><td>EAFNOSUPPORT</td><td>97 o</td><td>47 d</td><td>10047 d</td><td>an address of another family</td></tr>
     * <tr><td>EISCONN</td><td>106 o</td><td>56 d</td><td>10056 d</td><td>a connected unix stream; Linux: TCP ignores the address</td></tr>
     * <tr><td>EALREADY</td><td>114 o</td><td>-</td><td>-</td><td>Linux: another {@code MSG_FASTOPEN} is under way</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>10022 w</td><td>a wrong length; Linux: port 0</td></tr>
     * <tr><td>ENETUNREACH</td><td>101 o</td><td>51 d</td><td>10051 w</td><td>no route; Linux: an IPv4 address, and an IPv6 socket that takes none</td></tr>
     * <tr><td>ECONNREFUSED</td><td>111 o</td><td>61 d</td><td>-</td><td>a unix path that nobody holds any more</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>?</td><td>10045 w</td><td>a unix stream that is not connected; Wine: an address of another family, where Windows documents EAFNOSUPPORT</td></tr>
     * <tr><td>EHOSTUNREACH</td><td>113 o</td><td>65 d</td><td>10065 d</td><td>no route</td></tr>
     * <tr><td>ENOENT, ENOTDIR, ELOOP</td><td>2 o, 20 o, 40 o</td><td>2 d, 20 d, 62 d</td><td>-</td><td>a unix path that leads nowhere</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sendto.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/send.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/send.2.html">Apple</a>,
     * <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-sendto">Winsock</a>.
     *
     * @param fd the socket; stays the caller's
     * @param buf the bytes
     * @param len how many bytes
     * @param flags {@link #MSG_OOB} ..., or 0
     * @param dest where to; a connected TCP socket ignores it on Linux
     * @return the number of bytes taken, or the negated error
     */
    public static long sendto(int fd, MemorySegment buf, long len, int flags, SockAddr dest) {
        Check.input("sendto", "buf", buf, len);
        return SocketCalls.sendto(fd, buf, len, flags, dest.segment(), dest.lengthFor("sendto", "dest"));
    }

    /**
     * Sends a byte buffer to an address: see {@link #send(int, MemorySegment, long, int)}.
     *
     * <pre>{@code ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param buf the bytes; its position moves by as many as were taken
     * @param flags {@link #MSG_OOB} ..., or 0
     * @param dest where to
     * @return the number of bytes taken, or the negated error
     */
    public static long sendto(int fd, ByteBuffer buf, int flags, SockAddr dest) {
        int start = buf.position();
        MemorySegment segment = MemorySegment.ofBuffer(buf);
        return Position.advance(buf, start, sendto(fd, segment, segment.byteSize(), flags, dest));
    }

    /**
     * Sends to an address, with C's own arguments: see {@link #send(int, MemorySegment, long, int)}.
     *
     * <pre>{@code ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param buf the bytes
     * @param len how many bytes
     * @param flags {@link #MSG_OOB} ..., or 0
     * @param addr a {@code struct sockaddr} of some family, in native memory, or {@code NULL}
     * @param addrlen its length in bytes
     * @return the number of bytes taken, or the negated error
     */
    public static long sendto(int fd, MemorySegment buf, long len, int flags, MemorySegment addr, int addrlen) {
        Check.input("sendto", "buf", buf, len);
        Check.value("sendto", "addr", addr, addrlen);
        return SocketCalls.sendto(fd, buf, len, flags, addr, addrlen);
    }

    // A failed call wrote nothing, so there is no address.
    private static int filled(SockAddr addr, int result) {
        if (result < 0) {
            addr.setLength(0);
        }
        return result;
    }
}

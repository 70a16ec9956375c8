package io.eagain.linux;

import io.eagain.SockAddr;
import io.eagain.generated.numbers.Linux;
import io.eagain.host.LinuxCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.SocketLength;
import java.lang.foreign.MemorySegment;

/**
 * What Linux alone has for sockets: {@code accept4}, flags and families, and options by their names. The rules of
 * {@link io.eagain.Sockets} hold. On another host every call throws {@link UnsupportedOperationException}.
 */
public final class LinuxSockets {
    static {
        NativeAccess.require();
    }

    /** Messages of the kernel. */
    public static final int AF_NETLINK = NotInlined.of(Linux.AF_NETLINK);
    /** Raw frames of a network device. */
    public static final int AF_PACKET = NotInlined.of(Linux.AF_PACKET);
    /** Between a virtual machine and its host. */
    public static final int AF_VSOCK = NotInlined.of(Linux.AF_VSOCK);
    /** With a type of {@code socket}, and for {@link #accept4}: the new socket is non-blocking. */
    public static final int SOCK_NONBLOCK = NotInlined.of(Linux.SOCK_NONBLOCK);
    /** With a type of {@code socket}, and for {@link #accept4}: {@code execve} closes it. */
    public static final int SOCK_CLOEXEC = NotInlined.of(Linux.SOCK_CLOEXEC);
    /** Receive: give the full length of the datagram, even if the buffer is shorter. */
    public static final int MSG_TRUNC = NotInlined.of(Linux.MSG_TRUNC);
    /** Send: the peer is alive, no need to ask the link. */
    public static final int MSG_CONFIRM = NotInlined.of(Linux.MSG_CONFIRM);
    /** Receive: from the queue of errors, which never blocks. */
    public static final int MSG_ERRQUEUE = NotInlined.of(Linux.MSG_ERRQUEUE);
    /** Send: more will follow. */
    public static final int MSG_MORE = NotInlined.of(Linux.MSG_MORE);
    /** {@code recvmmsg}: after the first message, do not wait. */
    public static final int MSG_WAITFORONE = NotInlined.of(Linux.MSG_WAITFORONE);
    /** {@code recvmsg}: received descriptors are closed by {@code execve}. */
    public static final int MSG_CMSG_CLOEXEC = NotInlined.of(Linux.MSG_CMSG_CLOEXEC);
    /** Send: without copying. */
    public static final int MSG_ZEROCOPY = NotInlined.of(Linux.MSG_ZEROCOPY);
    /** Send: connect and send at once. */
    public static final int MSG_FASTOPEN = NotInlined.of(Linux.MSG_FASTOPEN);
    /**
     * A packet filter: {@code struct sock_fprog}. Reading it back gives {@code struct sock_filter}s of 8 bytes, and
     * {@code optlen} counts those.
     */
    public static final int SO_ATTACH_FILTER = NotInlined.of(Linux.SO_ATTACH_FILTER);
    /** No packet filter. */
    public static final int SO_DETACH_FILTER = NotInlined.of(Linux.SO_DETACH_FILTER);
    /** One network device: its name. */
    public static final int SO_BINDTODEVICE = NotInlined.of(Linux.SO_BINDTODEVICE);
    /** Microseconds of busy waiting: {@code int}. */
    public static final int SO_BUSY_POLL = NotInlined.of(Linux.SO_BUSY_POLL);
    /** The address family: {@code int}, only read. */
    public static final int SO_DOMAIN = NotInlined.of(Linux.SO_DOMAIN);
    /** The processor of the last packet: {@code int}. */
    public static final int SO_INCOMING_CPU = NotInlined.of(Linux.SO_INCOMING_CPU);
    /** A mark for routing and filters: {@code unsigned int}. */
    public static final int SO_MARK = NotInlined.of(Linux.SO_MARK);
    /** Receive the sender's credentials: {@code int}. */
    public static final int SO_PASSCRED = NotInlined.of(Linux.SO_PASSCRED);
    /** Where {@code MSG_PEEK} reads: {@code int}, -1 for the start. */
    public static final int SO_PEEK_OFF = NotInlined.of(Linux.SO_PEEK_OFF);
    /** The credentials of the peer: {@code struct ucred}, only read. */
    public static final int SO_PEERCRED = NotInlined.of(Linux.SO_PEERCRED);
    /** The priority of packets: {@code int}. */
    public static final int SO_PRIORITY = NotInlined.of(Linux.SO_PRIORITY);
    /** The protocol: {@code int}, only read. */
    public static final int SO_PROTOCOL = NotInlined.of(Linux.SO_PROTOCOL);
    /** {@code SO_RCVBUF} beyond the system's limit: {@code int}. */
    public static final int SO_RCVBUFFORCE = NotInlined.of(Linux.SO_RCVBUFFORCE);
    /** Several sockets share a port: {@code int}. */
    public static final int SO_REUSEPORT = NotInlined.of(Linux.SO_REUSEPORT);
    /** {@code SO_SNDBUF} beyond the system's limit: {@code int}. */
    public static final int SO_SNDBUFFORCE = NotInlined.of(Linux.SO_SNDBUFFORCE);
    /** Receive the time of arrival: {@code int}. */
    public static final int SO_TIMESTAMP = NotInlined.of(Linux.SO_TIMESTAMP);
    /** Allow {@link #MSG_ZEROCOPY}: {@code int}. */
    public static final int SO_ZEROCOPY = NotInlined.of(Linux.SO_ZEROCOPY);
    /** Hold small pieces back: {@code int}. */
    public static final int TCP_CORK = NotInlined.of(Linux.TCP_CORK);
    /** Seconds of silence before the first keep-alive probe: {@code int}. */
    public static final int TCP_KEEPIDLE = NotInlined.of(Linux.TCP_KEEPIDLE);
    /** How often an attempt to connect is repeated: {@code int}. */
    public static final int TCP_SYNCNT = NotInlined.of(Linux.TCP_SYNCNT);
    /** Seconds in FIN-WAIT-2: {@code int}. */
    public static final int TCP_LINGER2 = NotInlined.of(Linux.TCP_LINGER2);
    /** Seconds to wait for data before {@code accept} shows a connection: {@code int}. */
    public static final int TCP_DEFER_ACCEPT = NotInlined.of(Linux.TCP_DEFER_ACCEPT);
    /** The state of the connection: {@code struct tcp_info}, only read. */
    public static final int TCP_INFO = NotInlined.of(Linux.TCP_INFO);
    /** Acknowledge at once: {@code int}. */
    public static final int TCP_QUICKACK = NotInlined.of(Linux.TCP_QUICKACK);
    /** The congestion control: its name. */
    public static final int TCP_CONGESTION = NotInlined.of(Linux.TCP_CONGESTION);
    /** Milliseconds that data may stay unacknowledged: {@code unsigned int}. */
    public static final int TCP_USER_TIMEOUT = NotInlined.of(Linux.TCP_USER_TIMEOUT);
    /** How many fast-open requests may wait: {@code int}. */
    public static final int TCP_FASTOPEN = NotInlined.of(Linux.TCP_FASTOPEN);
    /** Unsent bytes above which a socket is not writable: {@code unsigned int}. */
    public static final int TCP_NOTSENT_LOWAT = NotInlined.of(Linux.TCP_NOTSENT_LOWAT);

    private LinuxSockets() {
    }

    /**
     * Takes the first waiting connection, and sets flags of the new socket in the same call.
     *
     * <pre>{@code int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags);}</pre>
     *
     * <p>Errors: as {@link io.eagain.Sockets#accept(int)}, and {@code EINVAL} (22, observed) for an unknown flag.
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/accept.2.html">Linux</a>.
     *
     * @param fd the socket; stays the caller's
     * @param addr takes the peer's address, empty after an error; null not to ask for it
     * @param flags {@link #SOCK_NONBLOCK}, {@link #SOCK_CLOEXEC}, or 0
     * @return the descriptor of the new connection, the caller's to close, or the negated error
     */
    public static int accept4(int fd, SockAddr addr, int flags) {
        if (addr == null) {
            return LinuxCalls.accept4(fd, MemorySegment.NULL, MemorySegment.NULL, flags);
        }
        addr.setLength(addr.capacity());
        int result = LinuxCalls.accept4(fd, addr.segment(), addr.lengthSegment(), flags);
        if (result < 0) {
            addr.setLength(0);
        }
        return result;
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param addr native room for the peer's address, or {@code NULL}
     * @param addrlen a {@code socklen_t}: the room in bytes before the call, the length of the address after it
     * @param flags {@link #SOCK_NONBLOCK}, {@link #SOCK_CLOEXEC}, or 0
     * @return the descriptor of the new connection, the caller's to close, or the negated error
     */
    public static int accept4(int fd, MemorySegment addr, MemorySegment addrlen, int flags) {
        MemorySegment lent = SocketLength.lend("accept4", "addr", addr, addrlen, 1);
        return SocketLength.giveBack(addrlen, LinuxCalls.accept4(fd, addr, lent, flags));
    }
}

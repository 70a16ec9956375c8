package io.eagain;

import io.eagain.host.Constants;
import io.eagain.host.Libc;
import io.eagain.host.SocketCalls;

/**
 * Groups of multicast, for IPv4 and IPv6 alike: each method is one {@code setsockopt} with the structures of RFC 3678, which
 * name the interface by its number. The rules of {@link Sockets} hold. Other options of multicast, such as
 * {@code IP_MULTICAST_TTL}, are in {@link Option}.
 *
 * <p>A socket that receives must be bound to the port, and to the group or the wildcard; on Linux one that is bound to the
 * wildcard also hears groups that another socket has joined, unless {@code IP_MULTICAST_ALL} is 0. Closing the socket leaves
 * its groups.
 *
 * <p>Errors on Linux, beside those of {@link Sockets#setsockopt(int, int, int, java.lang.foreign.MemorySegment, int)}:
 * {@code EADDRINUSE} (98) joined already; {@code EADDRNOTAVAIL} (99) leaving what was not joined; {@code ENODEV} (19) no
 * such interface, and none with a route; {@code EINVAL} (22) no address of multicast; all observed. {@code ENOBUFS} (105) more
 * than {@code net.ipv4.igmp_max_memberships}, documented. macOS and Windows: documented, not run.
 *
 * <p>References: <a href="https://www.rfc-editor.org/rfc/rfc3678">RFC 3678</a>,
 * <a href="https://man7.org/linux/man-pages/man7/ip.7.html">Linux</a>,
 * <a href="https://learn.microsoft.com/windows/win32/winsock/ipproto-ip-socket-options">Winsock</a>.
 */
public final class Multicast {
    private Multicast() {
    }

    /**
     * Joins a group.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, MCAST_JOIN_GROUP, const struct group_req *optval, socklen_t optlen);}</pre>
     *
     * @param fd the socket, of the family of the group; stays the caller's
     * @param group its address; the port does not count
     * @param interfaceIndex {@link io.eagain.posix.Interfaces#if_nametoindex}; 0 for the system's choice
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the group is neither IPv4 nor IPv6
     */
    public static int join(int fd, SockAddr group, int interfaceIndex) {
        return request(Constants.MCAST_JOIN_GROUP, fd, group, null, interfaceIndex);
    }

    /**
     * Leaves a group.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, MCAST_LEAVE_GROUP, const struct group_req *optval, socklen_t optlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param group as for {@link #join}
     * @param interfaceIndex as for {@link #join}
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the group is neither IPv4 nor IPv6
     */
    public static int leave(int fd, SockAddr group, int interfaceIndex) {
        return request(Constants.MCAST_LEAVE_GROUP, fd, group, null, interfaceIndex);
    }

    /**
     * Joins a group for what one source sends. Several sources are several calls.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, MCAST_JOIN_SOURCE_GROUP, const struct group_source_req *optval, socklen_t optlen);}</pre>
     *
     * @param fd the socket, of the family of the group; stays the caller's
     * @param group its address; the port does not count
     * @param source the sender's address; the port does not count
     * @param interfaceIndex as for {@link #join}
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the two are not both IPv4 or both IPv6
     */
    public static int joinSource(int fd, SockAddr group, SockAddr source, int interfaceIndex) {
        return request(Constants.MCAST_JOIN_SOURCE_GROUP, fd, group, source, interfaceIndex);
    }

    /**
     * Leaves a group for one source.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, MCAST_LEAVE_SOURCE_GROUP, const struct group_source_req *optval, socklen_t optlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param group as for {@link #joinSource}
     * @param source as for {@link #joinSource}
     * @param interfaceIndex as for {@link #joinSource}
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the two are not both IPv4 or both IPv6
     */
    public static int leaveSource(int fd, SockAddr group, SockAddr source, int interfaceIndex) {
        return request(Constants.MCAST_LEAVE_SOURCE_GROUP, fd, group, source, interfaceIndex);
    }

    /**
     * Hears one source no more, of a group that was joined for all.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, MCAST_BLOCK_SOURCE, const struct group_source_req *optval, socklen_t optlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param group as for {@link #join}
     * @param source the sender's address
     * @param interfaceIndex as for {@link #join}
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the two are not both IPv4 or both IPv6
     */
    public static int blockSource(int fd, SockAddr group, SockAddr source, int interfaceIndex) {
        return request(Constants.MCAST_BLOCK_SOURCE, fd, group, source, interfaceIndex);
    }

    /**
     * Hears one source again.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, MCAST_UNBLOCK_SOURCE, const struct group_source_req *optval, socklen_t optlen);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param group as for {@link #blockSource}
     * @param source as for {@link #blockSource}
     * @param interfaceIndex as for {@link #blockSource}
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the two are not both IPv4 or both IPv6
     */
    public static int unblockSource(int fd, SockAddr group, SockAddr source, int interfaceIndex) {
        return request(Constants.MCAST_UNBLOCK_SOURCE, fd, group, source, interfaceIndex);
    }

    /**
     * Chooses the interface through which multicast is sent.
     *
     * <pre>{@code int setsockopt(int sockfd, int level, IP_MULTICAST_IF or IPV6_MULTICAST_IF, const void *optval, socklen_t optlen);}</pre>
     *
     * The value is a {@code struct ip_mreqn} for IPv4 (Windows: the number in network order), an {@code int} for IPv6.
     *
     * @param fd the socket; stays the caller's
     * @param group some address of the family of the socket, such as the group
     * @param interfaceIndex its number; 0 for the system's choice
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the group is neither IPv4 nor IPv6
     */
    public static int sendThrough(int fd, SockAddr group, int interfaceIndex) {
        if (group.family() == Sockets.AF_INET6) {
            return SocketCalls.setsockoptInt(fd, Constants.IPPROTO_IPV6, Constants.IPV6_MULTICAST_IF, interfaceIndex);
        }
        requireIpv4(group);
        return SocketCalls.setsockoptMulticastIf(fd, interfaceIndex);
    }

    private static int request(int optname, int fd, SockAddr group, SockAddr source, int interfaceIndex) {
        int family = group.family();
        int level = Constants.IPPROTO_IPV6;
        if (family != Sockets.AF_INET6) {
            requireIpv4(group);
            level = Constants.IPPROTO_IP;
        }
        if (source != null && source.family() != family) {
            throw new IllegalArgumentException(
                    "setsockopt: source " + source + " is not of the family of group " + group);
        }
        return SocketCalls.setsockoptGroup(fd, level, optname, interfaceIndex, group.segment(),
                source == null ? null : source.segment());
    }

    private static void requireIpv4(SockAddr group) {
        if (Sockets.AF_INET == Constants.NONE) {
            throw Libc.unsupported("setsockopt");
        }
        if (group.family() != Sockets.AF_INET) {
            throw new IllegalArgumentException("setsockopt: group " + group + " is neither IPv4 nor IPv6");
        }
    }
}

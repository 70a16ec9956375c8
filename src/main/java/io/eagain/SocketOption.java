package io.eagain;

import io.eagain.host.Constants;

/**
 * Names of socket options for {@link Sockets#getsockopt}, {@link Sockets#setsockopt} and their shorter forms, as far as
 * every host has them. Those of one host stand in its own package. The numbers are this host's.
 */
public final class SocketOption {
    /** Level: the socket itself. */
    public static final int SOL_SOCKET = Constants.SOL_SOCKET;
    /** Level and protocol: IPv4. */
    public static final int IPPROTO_IP = Constants.IPPROTO_IP;
    /** Level and protocol: IPv6. */
    public static final int IPPROTO_IPV6 = Constants.IPPROTO_IPV6;
    /** Level and protocol: TCP. */
    public static final int IPPROTO_TCP = Constants.IPPROTO_TCP;
    /** Level and protocol: UDP. */
    public static final int IPPROTO_UDP = Constants.IPPROTO_UDP;
    /** Protocol: ICMP. */
    public static final int IPPROTO_ICMP = Constants.IPPROTO_ICMP;
    /** Whether the socket listens; {@code int}, only read. */
    public static final int SO_ACCEPTCONN = Constants.SO_ACCEPTCONN;
    /** Whether datagrams may go to a broadcast address; {@code int}. */
    public static final int SO_BROADCAST = Constants.SO_BROADCAST;
    /** Debug records; {@code int}. */
    public static final int SO_DEBUG = Constants.SO_DEBUG;
    /** Send without a gateway; {@code int}. */
    public static final int SO_DONTROUTE = Constants.SO_DONTROUTE;
    /** The pending error, which reading clears (not on Windows); {@code int}, only read. */
    public static final int SO_ERROR = Constants.SO_ERROR;
    /** Probe an idle connection; {@code int}. */
    public static final int SO_KEEPALIVE = Constants.SO_KEEPALIVE;
    /**
     * What {@code close} does with unsent data; {@code struct linger}, in seconds, on macOS in ticks of the clock: see
     * {@link Sockets#setsockoptLinger}.
     */
    public static final int SO_LINGER = Constants.SO_LINGER;
    /** Out-of-band data within the stream; {@code int}. */
    public static final int SO_OOBINLINE = Constants.SO_OOBINLINE;
    /** Receive buffer in bytes; {@code int}. Linux doubles what is set. */
    public static final int SO_RCVBUF = Constants.SO_RCVBUF;
    /** How many bytes make a socket readable; {@code int}. */
    public static final int SO_RCVLOWAT = Constants.SO_RCVLOWAT;
    /** Time limit of a receiving call; see {@link Sockets#setsockoptTimeout}. */
    public static final int SO_RCVTIMEO = Constants.SO_RCVTIMEO;
    /** Bind to an address that old connections still hold; {@code int}. On Windows it means more. */
    public static final int SO_REUSEADDR = Constants.SO_REUSEADDR;
    /** Send buffer in bytes; {@code int}. Linux doubles what is set. */
    public static final int SO_SNDBUF = Constants.SO_SNDBUF;
    /** How much room makes a socket writable; {@code int}. Only read on Linux. */
    public static final int SO_SNDLOWAT = Constants.SO_SNDLOWAT;
    /** Time limit of a sending call; see {@link Sockets#setsockoptTimeout}. */
    public static final int SO_SNDTIMEO = Constants.SO_SNDTIMEO;
    /** {@code SOCK_STREAM} ...; {@code int}, only read. */
    public static final int SO_TYPE = Constants.SO_TYPE;
    /** At level {@link #IPPROTO_TCP}: send small pieces at once; {@code int}. */
    public static final int TCP_NODELAY = Constants.TCP_NODELAY;
    /** At level {@link #IPPROTO_TCP}: seconds between two keep-alive probes; {@code int}. */
    public static final int TCP_KEEPINTVL = Constants.TCP_KEEPINTVL;
    /** At level {@link #IPPROTO_TCP}: how many lost probes end the connection; {@code int}. */
    public static final int TCP_KEEPCNT = Constants.TCP_KEEPCNT;
    /** At level {@link #IPPROTO_TCP}: the largest segment in bytes; {@code int}. */
    public static final int TCP_MAXSEG = Constants.TCP_MAXSEG;
    /** At level {@link #IPPROTO_IP}: time to live; {@code int}. */
    public static final int IP_TTL = Constants.IP_TTL;
    /** At level {@link #IPPROTO_IP}: type of service; {@code int}. */
    public static final int IP_TOS = Constants.IP_TOS;
    /** At level {@link #IPPROTO_IPV6}: no IPv4 through this socket; {@code int}, before {@code bind}. */
    public static final int IPV6_V6ONLY = Constants.IPV6_V6ONLY;
    /** At level {@link #IPPROTO_IPV6}: hop limit; {@code int}. */
    public static final int IPV6_UNICAST_HOPS = Constants.IPV6_UNICAST_HOPS;

    private SocketOption() {
    }
}

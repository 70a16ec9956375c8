package io.eagain.host;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import io.eagain.generated.numbers.Windows;

/**
 * This host's numbers for the names that more than one host has, from the host's generated header. Names
 * that one host alone has stand in its own package, with their number on every host.
 */
public final class Constants {
    /** No such name on this host. */
    public static final int NONE = -1;

    private static final boolean LINUX = Os.CURRENT == Os.LINUX;
    private static final boolean MACOS = Os.CURRENT == Os.MACOS;
    private static final boolean WINDOWS = Os.CURRENT == Os.WINDOWS;

    static {
        NativeAccess.require();
    }

    // Address families
    public static final int AF_UNSPEC = LINUX
            ? Linux.AF_UNSPEC
            : MACOS ? Macos.AF_UNSPEC : WINDOWS ? Windows.AF_UNSPEC : NONE;
    public static final int AF_UNIX = LINUX
            ? Linux.AF_UNIX
            : MACOS ? Macos.AF_UNIX : WINDOWS ? Windows.AF_UNIX : NONE;
    public static final int AF_INET = LINUX
            ? Linux.AF_INET
            : MACOS ? Macos.AF_INET : WINDOWS ? Windows.AF_INET : NONE;
    public static final int AF_INET6 = LINUX
            ? Linux.AF_INET6
            : MACOS ? Macos.AF_INET6 : WINDOWS ? Windows.AF_INET6 : NONE;

    // Socket types
    public static final int SOCK_STREAM = LINUX
            ? Linux.SOCK_STREAM
            : MACOS ? Macos.SOCK_STREAM : WINDOWS ? Windows.SOCK_STREAM : NONE;
    public static final int SOCK_DGRAM = LINUX
            ? Linux.SOCK_DGRAM
            : MACOS ? Macos.SOCK_DGRAM : WINDOWS ? Windows.SOCK_DGRAM : NONE;
    public static final int SOCK_RAW = LINUX
            ? Linux.SOCK_RAW
            : MACOS ? Macos.SOCK_RAW : WINDOWS ? Windows.SOCK_RAW : NONE;
    public static final int SOCK_SEQPACKET = LINUX
            ? Linux.SOCK_SEQPACKET
            : MACOS ? Macos.SOCK_SEQPACKET : WINDOWS ? Windows.SOCK_SEQPACKET : NONE;

    // shutdown
    public static final int SHUT_RD = LINUX
            ? Linux.SHUT_RD
            : MACOS ? Macos.SHUT_RD : WINDOWS ? Windows.SD_RECEIVE : NONE;
    public static final int SHUT_WR = LINUX
            ? Linux.SHUT_WR
            : MACOS ? Macos.SHUT_WR : WINDOWS ? Windows.SD_SEND : NONE;
    public static final int SHUT_RDWR = LINUX
            ? Linux.SHUT_RDWR
            : MACOS ? Macos.SHUT_RDWR : WINDOWS ? Windows.SD_BOTH : NONE;

    // listen
    public static final int SOMAXCONN = LINUX
            ? Linux.SOMAXCONN
            : MACOS ? Macos.SOMAXCONN : WINDOWS ? Windows.SOMAXCONN : NONE;

    // Message flags of every host
    public static final int MSG_OOB = LINUX
            ? Linux.MSG_OOB
            : MACOS ? Macos.MSG_OOB : WINDOWS ? Windows.MSG_OOB : NONE;
    public static final int MSG_PEEK = LINUX
            ? Linux.MSG_PEEK
            : MACOS ? Macos.MSG_PEEK : WINDOWS ? Windows.MSG_PEEK : NONE;
    public static final int MSG_DONTROUTE = LINUX
            ? Linux.MSG_DONTROUTE
            : MACOS ? Macos.MSG_DONTROUTE : WINDOWS ? Windows.MSG_DONTROUTE : NONE;
    public static final int MSG_WAITALL = LINUX
            ? Linux.MSG_WAITALL
            : MACOS ? Macos.MSG_WAITALL : WINDOWS ? Windows.MSG_WAITALL : NONE;

    // Message flags of POSIX
    public static final int MSG_DONTWAIT = LINUX ? Linux.MSG_DONTWAIT : MACOS ? Macos.MSG_DONTWAIT : NONE;
    public static final int MSG_EOR = LINUX ? Linux.MSG_EOR : MACOS ? Macos.MSG_EOR : NONE;
    public static final int MSG_TRUNC = LINUX
            ? Linux.MSG_TRUNC
            : MACOS ? Macos.MSG_TRUNC : WINDOWS ? Windows.MSG_TRUNC : NONE;
    public static final int MSG_CTRUNC = LINUX
            ? Linux.MSG_CTRUNC
            : MACOS ? Macos.MSG_CTRUNC : WINDOWS ? Windows.MSG_CTRUNC : NONE;
    public static final int MSG_NOSIGNAL = LINUX ? Linux.MSG_NOSIGNAL : MACOS ? Macos.MSG_NOSIGNAL : NONE;

    // A control message of POSIX
    public static final int SCM_RIGHTS = LINUX ? Linux.SCM_RIGHTS : MACOS ? Macos.SCM_RIGHTS : NONE;

    // A message flag of Linux; no bit elsewhere
    public static final int MSG_ZEROCOPY = LINUX ? Linux.MSG_ZEROCOPY : 0;

    // Option levels
    public static final int SOL_SOCKET = LINUX
            ? Linux.SOL_SOCKET
            : MACOS ? Macos.SOL_SOCKET : WINDOWS ? Windows.SOL_SOCKET : NONE;
    public static final int IPPROTO_IP = LINUX
            ? Linux.IPPROTO_IP
            : MACOS ? Macos.IPPROTO_IP : WINDOWS ? Windows.IPPROTO_IP : NONE;
    public static final int IPPROTO_ICMP = LINUX
            ? Linux.IPPROTO_ICMP
            : MACOS ? Macos.IPPROTO_ICMP : WINDOWS ? Windows.IPPROTO_ICMP : NONE;
    public static final int IPPROTO_TCP = LINUX
            ? Linux.IPPROTO_TCP
            : MACOS ? Macos.IPPROTO_TCP : WINDOWS ? Windows.IPPROTO_TCP : NONE;
    public static final int IPPROTO_UDP = LINUX
            ? Linux.IPPROTO_UDP
            : MACOS ? Macos.IPPROTO_UDP : WINDOWS ? Windows.IPPROTO_UDP : NONE;
    public static final int IPPROTO_IPV6 = LINUX
            ? Linux.IPPROTO_IPV6
            : MACOS ? Macos.IPPROTO_IPV6 : WINDOWS ? Windows.IPPROTO_IPV6 : NONE;

    // Options of SOL_SOCKET, on every host
    public static final int SO_ACCEPTCONN = LINUX
            ? Linux.SO_ACCEPTCONN
            : MACOS ? Macos.SO_ACCEPTCONN : WINDOWS ? Windows.SO_ACCEPTCONN : NONE;
    public static final int SO_BROADCAST = LINUX
            ? Linux.SO_BROADCAST
            : MACOS ? Macos.SO_BROADCAST : WINDOWS ? Windows.SO_BROADCAST : NONE;
    public static final int SO_DEBUG = LINUX
            ? Linux.SO_DEBUG
            : MACOS ? Macos.SO_DEBUG : WINDOWS ? Windows.SO_DEBUG : NONE;
    public static final int SO_DONTROUTE = LINUX
            ? Linux.SO_DONTROUTE
            : MACOS ? Macos.SO_DONTROUTE : WINDOWS ? Windows.SO_DONTROUTE : NONE;
    public static final int SO_ERROR = LINUX
            ? Linux.SO_ERROR
            : MACOS ? Macos.SO_ERROR : WINDOWS ? Windows.SO_ERROR : NONE;
    public static final int SO_KEEPALIVE = LINUX
            ? Linux.SO_KEEPALIVE
            : MACOS ? Macos.SO_KEEPALIVE : WINDOWS ? Windows.SO_KEEPALIVE : NONE;
    public static final int SO_LINGER = LINUX
            ? Linux.SO_LINGER
            : MACOS ? Macos.SO_LINGER : WINDOWS ? Windows.SO_LINGER : NONE;
    public static final int SO_OOBINLINE = LINUX
            ? Linux.SO_OOBINLINE
            : MACOS ? Macos.SO_OOBINLINE : WINDOWS ? Windows.SO_OOBINLINE : NONE;
    public static final int SO_RCVBUF = LINUX
            ? Linux.SO_RCVBUF
            : MACOS ? Macos.SO_RCVBUF : WINDOWS ? Windows.SO_RCVBUF : NONE;
    public static final int SO_RCVLOWAT = LINUX
            ? Linux.SO_RCVLOWAT
            : MACOS ? Macos.SO_RCVLOWAT : WINDOWS ? Windows.SO_RCVLOWAT : NONE;
    public static final int SO_RCVTIMEO = LINUX
            ? Linux.SO_RCVTIMEO
            : MACOS ? Macos.SO_RCVTIMEO : WINDOWS ? Windows.SO_RCVTIMEO : NONE;
    public static final int SO_REUSEADDR = LINUX
            ? Linux.SO_REUSEADDR
            : MACOS ? Macos.SO_REUSEADDR : WINDOWS ? Windows.SO_REUSEADDR : NONE;
    public static final int SO_SNDBUF = LINUX
            ? Linux.SO_SNDBUF
            : MACOS ? Macos.SO_SNDBUF : WINDOWS ? Windows.SO_SNDBUF : NONE;
    public static final int SO_SNDLOWAT = LINUX
            ? Linux.SO_SNDLOWAT
            : MACOS ? Macos.SO_SNDLOWAT : WINDOWS ? Windows.SO_SNDLOWAT : NONE;
    public static final int SO_SNDTIMEO = LINUX
            ? Linux.SO_SNDTIMEO
            : MACOS ? Macos.SO_SNDTIMEO : WINDOWS ? Windows.SO_SNDTIMEO : NONE;
    public static final int SO_TYPE = LINUX
            ? Linux.SO_TYPE
            : MACOS ? Macos.SO_TYPE : WINDOWS ? Windows.SO_TYPE : NONE;

    // An option of SOL_SOCKET, of Linux
    public static final int SO_ATTACH_FILTER = LINUX ? Linux.SO_ATTACH_FILTER : NONE;

    // Options of IPPROTO_TCP
    public static final int TCP_NODELAY = LINUX
            ? Linux.TCP_NODELAY
            : MACOS ? Macos.TCP_NODELAY : WINDOWS ? Windows.TCP_NODELAY : NONE;
    public static final int TCP_MAXSEG = LINUX
            ? Linux.TCP_MAXSEG
            : MACOS ? Macos.TCP_MAXSEG : WINDOWS ? Windows.TCP_MAXSEG : NONE;
    public static final int TCP_KEEPINTVL = LINUX
            ? Linux.TCP_KEEPINTVL
            : MACOS ? Macos.TCP_KEEPINTVL : WINDOWS ? Windows.TCP_KEEPINTVL : NONE;
    public static final int TCP_KEEPCNT = LINUX
            ? Linux.TCP_KEEPCNT
            : MACOS ? Macos.TCP_KEEPCNT : WINDOWS ? Windows.TCP_KEEPCNT : NONE;

    // Options of IPPROTO_IP and IPPROTO_IPV6
    public static final int IP_TTL = LINUX
            ? Linux.IP_TTL
            : MACOS ? Macos.IP_TTL : WINDOWS ? Windows.IP_TTL : NONE;
    public static final int IP_TOS = LINUX
            ? Linux.IP_TOS
            : MACOS ? Macos.IP_TOS : WINDOWS ? Windows.IP_TOS : NONE;
    public static final int IPV6_V6ONLY = LINUX
            ? Linux.IPV6_V6ONLY
            : MACOS ? Macos.IPV6_V6ONLY : WINDOWS ? Windows.IPV6_V6ONLY : NONE;
    public static final int IPV6_UNICAST_HOPS = LINUX
            ? Linux.IPV6_UNICAST_HOPS
            : MACOS ? Macos.IPV6_UNICAST_HOPS : WINDOWS ? Windows.IPV6_UNICAST_HOPS : NONE;

    // Multicast
    public static final int IP_MULTICAST_IF = LINUX
            ? Linux.IP_MULTICAST_IF
            : MACOS ? Macos.IP_MULTICAST_IF : WINDOWS ? Windows.IP_MULTICAST_IF : NONE;
    public static final int IPV6_MULTICAST_IF = LINUX
            ? Linux.IPV6_MULTICAST_IF
            : MACOS ? Macos.IPV6_MULTICAST_IF : WINDOWS ? Windows.IPV6_MULTICAST_IF : NONE;
    public static final int MCAST_JOIN_GROUP = LINUX
            ? Linux.MCAST_JOIN_GROUP
            : MACOS ? Macos.MCAST_JOIN_GROUP : WINDOWS ? Windows.MCAST_JOIN_GROUP : NONE;
    public static final int MCAST_LEAVE_GROUP = LINUX
            ? Linux.MCAST_LEAVE_GROUP
            : MACOS ? Macos.MCAST_LEAVE_GROUP : WINDOWS ? Windows.MCAST_LEAVE_GROUP : NONE;
    public static final int MCAST_JOIN_SOURCE_GROUP = LINUX
            ? Linux.MCAST_JOIN_SOURCE_GROUP
            : MACOS ? Macos.MCAST_JOIN_SOURCE_GROUP : WINDOWS ? Windows.MCAST_JOIN_SOURCE_GROUP : NONE;
    public static final int MCAST_LEAVE_SOURCE_GROUP = LINUX
            ? Linux.MCAST_LEAVE_SOURCE_GROUP
            : MACOS ? Macos.MCAST_LEAVE_SOURCE_GROUP : WINDOWS ? Windows.MCAST_LEAVE_SOURCE_GROUP : NONE;
    public static final int MCAST_BLOCK_SOURCE = LINUX
            ? Linux.MCAST_BLOCK_SOURCE
            : MACOS ? Macos.MCAST_BLOCK_SOURCE : WINDOWS ? Windows.MCAST_BLOCK_SOURCE : NONE;
    public static final int MCAST_UNBLOCK_SOURCE = LINUX
            ? Linux.MCAST_UNBLOCK_SOURCE
            : MACOS ? Macos.MCAST_UNBLOCK_SOURCE : WINDOWS ? Windows.MCAST_UNBLOCK_SOURCE : NONE;

    // fcntl
    public static final int F_DUPFD = LINUX ? Linux.F_DUPFD : MACOS ? Macos.F_DUPFD : NONE;
    public static final int F_DUPFD_CLOEXEC = LINUX
            ? Linux.F_DUPFD_CLOEXEC
            : MACOS ? Macos.F_DUPFD_CLOEXEC : NONE;
    public static final int F_GETFD = LINUX ? Linux.F_GETFD : MACOS ? Macos.F_GETFD : NONE;
    public static final int F_SETFD = LINUX ? Linux.F_SETFD : MACOS ? Macos.F_SETFD : NONE;
    public static final int F_GETFL = LINUX ? Linux.F_GETFL : MACOS ? Macos.F_GETFL : NONE;
    public static final int F_SETFL = LINUX ? Linux.F_SETFL : MACOS ? Macos.F_SETFL : NONE;
    public static final int F_GETOWN = LINUX ? Linux.F_GETOWN : MACOS ? Macos.F_GETOWN : NONE;
    public static final int F_SETOWN = LINUX ? Linux.F_SETOWN : MACOS ? Macos.F_SETOWN : NONE;
    public static final int FD_CLOEXEC = LINUX ? Linux.FD_CLOEXEC : MACOS ? Macos.FD_CLOEXEC : NONE;
    public static final int O_RDONLY = LINUX ? Linux.O_RDONLY : MACOS ? Macos.O_RDONLY : NONE;
    public static final int O_WRONLY = LINUX ? Linux.O_WRONLY : MACOS ? Macos.O_WRONLY : NONE;
    public static final int O_RDWR = LINUX ? Linux.O_RDWR : MACOS ? Macos.O_RDWR : NONE;
    public static final int O_ACCMODE = LINUX ? Linux.O_ACCMODE : MACOS ? Macos.O_ACCMODE : NONE;
    public static final int O_NONBLOCK = LINUX ? Linux.O_NONBLOCK : MACOS ? Macos.O_NONBLOCK : NONE;
    public static final int O_APPEND = LINUX ? Linux.O_APPEND : MACOS ? Macos.O_APPEND : NONE;
    public static final int O_ASYNC = LINUX ? Linux.O_ASYNC : MACOS ? Macos.O_ASYNC : NONE;

    // fcntl, of Linux
    public static final int F_SETOWN_EX = LINUX ? Linux.F_SETOWN_EX : NONE;
    public static final int F_GETOWN_EX = LINUX ? Linux.F_GETOWN_EX : NONE;

    // ioctl: unsigned long
    public static final long FIONREAD = LINUX ? Linux.FIONREAD : MACOS ? Macos.FIONREAD : NONE;
    public static final long FIONBIO = LINUX ? Linux.FIONBIO : MACOS ? Macos.FIONBIO : NONE;
    public static final long SIOCATMARK = LINUX ? Linux.SIOCATMARK : MACOS ? Macos.SIOCATMARK : NONE;

    // poll
    public static final int POLLIN = LINUX ? Linux.POLLIN : MACOS ? Macos.POLLIN : NONE;
    public static final int POLLPRI = LINUX ? Linux.POLLPRI : MACOS ? Macos.POLLPRI : NONE;
    public static final int POLLOUT = LINUX ? Linux.POLLOUT : MACOS ? Macos.POLLOUT : NONE;
    public static final int POLLERR = LINUX ? Linux.POLLERR : MACOS ? Macos.POLLERR : NONE;
    public static final int POLLHUP = LINUX ? Linux.POLLHUP : MACOS ? Macos.POLLHUP : NONE;
    public static final int POLLNVAL = LINUX ? Linux.POLLNVAL : MACOS ? Macos.POLLNVAL : NONE;
    public static final int POLLRDNORM = LINUX ? Linux.POLLRDNORM : MACOS ? Macos.POLLRDNORM : NONE;
    public static final int POLLRDBAND = LINUX ? Linux.POLLRDBAND : MACOS ? Macos.POLLRDBAND : NONE;
    public static final int POLLWRNORM = LINUX ? Linux.POLLWRNORM : MACOS ? Macos.POLLWRNORM : NONE;
    public static final int POLLWRBAND = LINUX ? Linux.POLLWRBAND : MACOS ? Macos.POLLWRBAND : NONE;

    // select
    public static final int FD_SETSIZE = LINUX ? Linux.FD_SETSIZE : MACOS ? Macos.FD_SETSIZE : NONE;

    // Interfaces
    public static final int IF_NAMESIZE = LINUX ? Linux.IF_NAMESIZE : MACOS ? Macos.IF_NAMESIZE : NONE;

    // getaddrinfo
    public static final int AI_PASSIVE = LINUX
            ? Linux.AI_PASSIVE
            : MACOS ? Macos.AI_PASSIVE : WINDOWS ? Windows.AI_PASSIVE : NONE;
    public static final int AI_CANONNAME = LINUX
            ? Linux.AI_CANONNAME
            : MACOS ? Macos.AI_CANONNAME : WINDOWS ? Windows.AI_CANONNAME : NONE;
    public static final int AI_NUMERICHOST = LINUX
            ? Linux.AI_NUMERICHOST
            : MACOS ? Macos.AI_NUMERICHOST : WINDOWS ? Windows.AI_NUMERICHOST : NONE;
    public static final int AI_NUMERICSERV = LINUX
            ? Linux.AI_NUMERICSERV
            : MACOS ? Macos.AI_NUMERICSERV : WINDOWS ? Windows.AI_NUMERICSERV : NONE;
    public static final int EAI_AGAIN = LINUX
            ? Linux.EAI_AGAIN
            : MACOS ? Macos.EAI_AGAIN : WINDOWS ? Windows.EAI_AGAIN : NONE;
    public static final int EAI_BADFLAGS = LINUX
            ? Linux.EAI_BADFLAGS
            : MACOS ? Macos.EAI_BADFLAGS : WINDOWS ? Windows.EAI_BADFLAGS : NONE;
    public static final int EAI_FAIL = LINUX
            ? Linux.EAI_FAIL
            : MACOS ? Macos.EAI_FAIL : WINDOWS ? Windows.EAI_FAIL : NONE;
    public static final int EAI_FAMILY = LINUX
            ? Linux.EAI_FAMILY
            : MACOS ? Macos.EAI_FAMILY : WINDOWS ? Windows.EAI_FAMILY : NONE;
    public static final int EAI_MEMORY = LINUX
            ? Linux.EAI_MEMORY
            : MACOS ? Macos.EAI_MEMORY : WINDOWS ? Windows.EAI_MEMORY : NONE;
    public static final int EAI_NONAME = LINUX
            ? Linux.EAI_NONAME
            : MACOS ? Macos.EAI_NONAME : WINDOWS ? Windows.EAI_NONAME : NONE;
    public static final int EAI_SERVICE = LINUX
            ? Linux.EAI_SERVICE
            : MACOS ? Macos.EAI_SERVICE : WINDOWS ? Windows.EAI_SERVICE : NONE;
    public static final int EAI_SOCKTYPE = LINUX
            ? Linux.EAI_SOCKTYPE
            : MACOS ? Macos.EAI_SOCKTYPE : WINDOWS ? Windows.EAI_SOCKTYPE : NONE;
    public static final int EAI_ADDRFAMILY = LINUX ? Linux.EAI_ADDRFAMILY : MACOS ? Macos.EAI_ADDRFAMILY : NONE;
    public static final int EAI_NODATA = LINUX ? Linux.EAI_NODATA : MACOS ? Macos.EAI_NODATA : NONE;
    public static final int EAI_OVERFLOW = LINUX ? Linux.EAI_OVERFLOW : MACOS ? Macos.EAI_OVERFLOW : NONE;
    public static final int EAI_SYSTEM = LINUX ? Linux.EAI_SYSTEM : MACOS ? Macos.EAI_SYSTEM : NONE;
    public static final int AI_ADDRCONFIG = LINUX
            ? Linux.AI_ADDRCONFIG
            : MACOS ? Macos.AI_ADDRCONFIG : WINDOWS ? Windows.AI_ADDRCONFIG : NONE;
    public static final int AI_ALL = LINUX
            ? Linux.AI_ALL
            : MACOS ? Macos.AI_ALL : WINDOWS ? Windows.AI_ALL : NONE;
    public static final int AI_V4MAPPED = LINUX
            ? Linux.AI_V4MAPPED
            : MACOS ? Macos.AI_V4MAPPED : WINDOWS ? Windows.AI_V4MAPPED : NONE;
    public static final int NI_DGRAM = LINUX
            ? Linux.NI_DGRAM
            : MACOS ? Macos.NI_DGRAM : WINDOWS ? Windows.NI_DGRAM : NONE;
    public static final int NI_NAMEREQD = LINUX
            ? Linux.NI_NAMEREQD
            : MACOS ? Macos.NI_NAMEREQD : WINDOWS ? Windows.NI_NAMEREQD : NONE;
    public static final int NI_NOFQDN = LINUX
            ? Linux.NI_NOFQDN
            : MACOS ? Macos.NI_NOFQDN : WINDOWS ? Windows.NI_NOFQDN : NONE;
    public static final int NI_NUMERICHOST = LINUX
            ? Linux.NI_NUMERICHOST
            : MACOS ? Macos.NI_NUMERICHOST : WINDOWS ? Windows.NI_NUMERICHOST : NONE;
    public static final int NI_NUMERICSERV = LINUX
            ? Linux.NI_NUMERICSERV
            : MACOS ? Macos.NI_NUMERICSERV : WINDOWS ? Windows.NI_NUMERICSERV : NONE;
    public static final int NI_MAXHOST = LINUX
            ? Linux.NI_MAXHOST
            : MACOS ? Macos.NI_MAXHOST : WINDOWS ? Windows.NI_MAXHOST : NONE;
    public static final int NI_MAXSERV = LINUX
            ? Linux.NI_MAXSERV
            : MACOS ? Macos.NI_MAXSERV : WINDOWS ? Windows.NI_MAXSERV : NONE;

    private Constants() {
    }
}

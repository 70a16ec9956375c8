package io.eagain.host;

import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.macos.MacosH;
import io.eagain.generated.windows.WindowsH;

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
            ? LinuxH.AF_UNSPEC()
            : MACOS ? MacosH.AF_UNSPEC() : WINDOWS ? WindowsH.AF_UNSPEC() : NONE;
    public static final int AF_UNIX = LINUX
            ? LinuxH.AF_UNIX()
            : MACOS ? MacosH.AF_UNIX() : WINDOWS ? WindowsH.AF_UNIX() : NONE;
    public static final int AF_INET = LINUX
            ? LinuxH.AF_INET()
            : MACOS ? MacosH.AF_INET() : WINDOWS ? WindowsH.AF_INET() : NONE;
    public static final int AF_INET6 = LINUX
            ? LinuxH.AF_INET6()
            : MACOS ? MacosH.AF_INET6() : WINDOWS ? WindowsH.AF_INET6() : NONE;

    // Socket types
    public static final int SOCK_STREAM = LINUX
            ? LinuxH.SOCK_STREAM()
            : MACOS ? MacosH.SOCK_STREAM() : WINDOWS ? WindowsH.SOCK_STREAM() : NONE;
    public static final int SOCK_DGRAM = LINUX
            ? LinuxH.SOCK_DGRAM()
            : MACOS ? MacosH.SOCK_DGRAM() : WINDOWS ? WindowsH.SOCK_DGRAM() : NONE;
    public static final int SOCK_RAW = LINUX
            ? LinuxH.SOCK_RAW()
            : MACOS ? MacosH.SOCK_RAW() : WINDOWS ? WindowsH.SOCK_RAW() : NONE;
    public static final int SOCK_SEQPACKET = LINUX
            ? LinuxH.SOCK_SEQPACKET()
            : MACOS ? MacosH.SOCK_SEQPACKET() : WINDOWS ? WindowsH.SOCK_SEQPACKET() : NONE;

    // shutdown
    public static final int SHUT_RD = LINUX
            ? LinuxH.SHUT_RD()
            : MACOS ? MacosH.SHUT_RD() : WINDOWS ? WindowsH.SD_RECEIVE() : NONE;
    public static final int SHUT_WR = LINUX
            ? LinuxH.SHUT_WR()
            : MACOS ? MacosH.SHUT_WR() : WINDOWS ? WindowsH.SD_SEND() : NONE;
    public static final int SHUT_RDWR = LINUX
            ? LinuxH.SHUT_RDWR()
            : MACOS ? MacosH.SHUT_RDWR() : WINDOWS ? WindowsH.SD_BOTH() : NONE;

    // listen
    public static final int SOMAXCONN = LINUX
            ? LinuxH.SOMAXCONN()
            : MACOS ? MacosH.SOMAXCONN() : WINDOWS ? WindowsH.SOMAXCONN() : NONE;

    // Message flags of every host
    public static final int MSG_OOB = LINUX
            ? LinuxH.MSG_OOB()
            : MACOS ? MacosH.MSG_OOB() : WINDOWS ? WindowsH.MSG_OOB() : NONE;
    public static final int MSG_PEEK = LINUX
            ? LinuxH.MSG_PEEK()
            : MACOS ? MacosH.MSG_PEEK() : WINDOWS ? WindowsH.MSG_PEEK() : NONE;
    public static final int MSG_DONTROUTE = LINUX
            ? LinuxH.MSG_DONTROUTE()
            : MACOS ? MacosH.MSG_DONTROUTE() : WINDOWS ? WindowsH.MSG_DONTROUTE() : NONE;
    public static final int MSG_WAITALL = LINUX
            ? LinuxH.MSG_WAITALL()
            : MACOS ? MacosH.MSG_WAITALL() : WINDOWS ? WindowsH.MSG_WAITALL() : NONE;

    // Message flags of POSIX
    public static final int MSG_DONTWAIT = LINUX ? LinuxH.MSG_DONTWAIT() : MACOS ? MacosH.MSG_DONTWAIT() : NONE;
    public static final int MSG_EOR = LINUX ? LinuxH.MSG_EOR() : MACOS ? MacosH.MSG_EOR() : NONE;
    public static final int MSG_TRUNC = LINUX
            ? LinuxH.MSG_TRUNC()
            : MACOS ? MacosH.MSG_TRUNC() : WINDOWS ? WindowsH.MSG_TRUNC() : NONE;
    public static final int MSG_CTRUNC = LINUX
            ? LinuxH.MSG_CTRUNC()
            : MACOS ? MacosH.MSG_CTRUNC() : WINDOWS ? WindowsH.MSG_CTRUNC() : NONE;
    public static final int MSG_NOSIGNAL = LINUX ? LinuxH.MSG_NOSIGNAL() : MACOS ? MacosH.MSG_NOSIGNAL() : NONE;

    // A control message of POSIX
    public static final int SCM_RIGHTS = LINUX ? LinuxH.SCM_RIGHTS() : MACOS ? MacosH.SCM_RIGHTS() : NONE;

    // A message flag of Linux; no bit elsewhere
    public static final int MSG_ZEROCOPY = LINUX ? LinuxH.MSG_ZEROCOPY() : 0;

    // Option levels
    public static final int SOL_SOCKET = LINUX
            ? LinuxH.SOL_SOCKET()
            : MACOS ? MacosH.SOL_SOCKET() : WINDOWS ? WindowsH.SOL_SOCKET() : NONE;
    public static final int IPPROTO_IP = LINUX
            ? LinuxH.IPPROTO_IP()
            : MACOS ? MacosH.IPPROTO_IP() : WINDOWS ? WindowsH.IPPROTO_IP() : NONE;
    public static final int IPPROTO_ICMP = LINUX
            ? LinuxH.IPPROTO_ICMP()
            : MACOS ? MacosH.IPPROTO_ICMP() : WINDOWS ? WindowsH.IPPROTO_ICMP() : NONE;
    public static final int IPPROTO_TCP = LINUX
            ? LinuxH.IPPROTO_TCP()
            : MACOS ? MacosH.IPPROTO_TCP() : WINDOWS ? WindowsH.IPPROTO_TCP() : NONE;
    public static final int IPPROTO_UDP = LINUX
            ? LinuxH.IPPROTO_UDP()
            : MACOS ? MacosH.IPPROTO_UDP() : WINDOWS ? WindowsH.IPPROTO_UDP() : NONE;
    public static final int IPPROTO_IPV6 = LINUX
            ? LinuxH.IPPROTO_IPV6()
            : MACOS ? MacosH.IPPROTO_IPV6() : WINDOWS ? WindowsH.IPPROTO_IPV6() : NONE;

    // Options of SOL_SOCKET, on every host
    public static final int SO_ACCEPTCONN = LINUX
            ? LinuxH.SO_ACCEPTCONN()
            : MACOS ? MacosH.SO_ACCEPTCONN() : WINDOWS ? WindowsH.SO_ACCEPTCONN() : NONE;
    public static final int SO_BROADCAST = LINUX
            ? LinuxH.SO_BROADCAST()
            : MACOS ? MacosH.SO_BROADCAST() : WINDOWS ? WindowsH.SO_BROADCAST() : NONE;
    public static final int SO_DEBUG = LINUX
            ? LinuxH.SO_DEBUG()
            : MACOS ? MacosH.SO_DEBUG() : WINDOWS ? WindowsH.SO_DEBUG() : NONE;
    public static final int SO_DONTROUTE = LINUX
            ? LinuxH.SO_DONTROUTE()
            : MACOS ? MacosH.SO_DONTROUTE() : WINDOWS ? WindowsH.SO_DONTROUTE() : NONE;
    public static final int SO_ERROR = LINUX
            ? LinuxH.SO_ERROR()
            : MACOS ? MacosH.SO_ERROR() : WINDOWS ? WindowsH.SO_ERROR() : NONE;
    public static final int SO_KEEPALIVE = LINUX
            ? LinuxH.SO_KEEPALIVE()
            : MACOS ? MacosH.SO_KEEPALIVE() : WINDOWS ? WindowsH.SO_KEEPALIVE() : NONE;
    public static final int SO_LINGER = LINUX
            ? LinuxH.SO_LINGER()
            : MACOS ? MacosH.SO_LINGER() : WINDOWS ? WindowsH.SO_LINGER() : NONE;
    public static final int SO_OOBINLINE = LINUX
            ? LinuxH.SO_OOBINLINE()
            : MACOS ? MacosH.SO_OOBINLINE() : WINDOWS ? WindowsH.SO_OOBINLINE() : NONE;
    public static final int SO_RCVBUF = LINUX
            ? LinuxH.SO_RCVBUF()
            : MACOS ? MacosH.SO_RCVBUF() : WINDOWS ? WindowsH.SO_RCVBUF() : NONE;
    public static final int SO_RCVLOWAT = LINUX
            ? LinuxH.SO_RCVLOWAT()
            : MACOS ? MacosH.SO_RCVLOWAT() : WINDOWS ? WindowsH.SO_RCVLOWAT() : NONE;
    public static final int SO_RCVTIMEO = LINUX
            ? LinuxH.SO_RCVTIMEO()
            : MACOS ? MacosH.SO_RCVTIMEO() : WINDOWS ? WindowsH.SO_RCVTIMEO() : NONE;
    public static final int SO_REUSEADDR = LINUX
            ? LinuxH.SO_REUSEADDR()
            : MACOS ? MacosH.SO_REUSEADDR() : WINDOWS ? WindowsH.SO_REUSEADDR() : NONE;
    public static final int SO_SNDBUF = LINUX
            ? LinuxH.SO_SNDBUF()
            : MACOS ? MacosH.SO_SNDBUF() : WINDOWS ? WindowsH.SO_SNDBUF() : NONE;
    public static final int SO_SNDLOWAT = LINUX
            ? LinuxH.SO_SNDLOWAT()
            : MACOS ? MacosH.SO_SNDLOWAT() : WINDOWS ? WindowsH.SO_SNDLOWAT() : NONE;
    public static final int SO_SNDTIMEO = LINUX
            ? LinuxH.SO_SNDTIMEO()
            : MACOS ? MacosH.SO_SNDTIMEO() : WINDOWS ? WindowsH.SO_SNDTIMEO() : NONE;
    public static final int SO_TYPE = LINUX
            ? LinuxH.SO_TYPE()
            : MACOS ? MacosH.SO_TYPE() : WINDOWS ? WindowsH.SO_TYPE() : NONE;

    // An option of SOL_SOCKET, of Linux
    public static final int SO_ATTACH_FILTER = LINUX ? LinuxH.SO_ATTACH_FILTER() : NONE;

    // Options of IPPROTO_TCP
    public static final int TCP_NODELAY = LINUX
            ? LinuxH.TCP_NODELAY()
            : MACOS ? MacosH.TCP_NODELAY() : WINDOWS ? WindowsH.TCP_NODELAY() : NONE;
    public static final int TCP_MAXSEG = LINUX
            ? LinuxH.TCP_MAXSEG()
            : MACOS ? MacosH.TCP_MAXSEG() : WINDOWS ? WindowsH.TCP_MAXSEG() : NONE;
    public static final int TCP_KEEPINTVL = LINUX
            ? LinuxH.TCP_KEEPINTVL()
            : MACOS ? MacosH.TCP_KEEPINTVL() : WINDOWS ? WindowsH.TCP_KEEPINTVL() : NONE;
    public static final int TCP_KEEPCNT = LINUX
            ? LinuxH.TCP_KEEPCNT()
            : MACOS ? MacosH.TCP_KEEPCNT() : WINDOWS ? WindowsH.TCP_KEEPCNT() : NONE;

    // Options of IPPROTO_IP and IPPROTO_IPV6
    public static final int IP_TTL = LINUX
            ? LinuxH.IP_TTL()
            : MACOS ? MacosH.IP_TTL() : WINDOWS ? WindowsH.IP_TTL() : NONE;
    public static final int IP_TOS = LINUX
            ? LinuxH.IP_TOS()
            : MACOS ? MacosH.IP_TOS() : WINDOWS ? WindowsH.IP_TOS() : NONE;
    public static final int IPV6_V6ONLY = LINUX
            ? LinuxH.IPV6_V6ONLY()
            : MACOS ? MacosH.IPV6_V6ONLY() : WINDOWS ? WindowsH.IPV6_V6ONLY() : NONE;
    public static final int IPV6_UNICAST_HOPS = LINUX
            ? LinuxH.IPV6_UNICAST_HOPS()
            : MACOS ? MacosH.IPV6_UNICAST_HOPS() : WINDOWS ? WindowsH.IPV6_UNICAST_HOPS() : NONE;

    // Multicast
    public static final int IP_MULTICAST_IF = LINUX
            ? LinuxH.IP_MULTICAST_IF()
            : MACOS ? MacosH.IP_MULTICAST_IF() : WINDOWS ? WindowsH.IP_MULTICAST_IF() : NONE;
    public static final int IPV6_MULTICAST_IF = LINUX
            ? LinuxH.IPV6_MULTICAST_IF()
            : MACOS ? MacosH.IPV6_MULTICAST_IF() : WINDOWS ? WindowsH.IPV6_MULTICAST_IF() : NONE;
    public static final int MCAST_JOIN_GROUP = LINUX
            ? LinuxH.MCAST_JOIN_GROUP()
            : MACOS ? MacosH.MCAST_JOIN_GROUP() : WINDOWS ? WindowsH.MCAST_JOIN_GROUP() : NONE;
    public static final int MCAST_LEAVE_GROUP = LINUX
            ? LinuxH.MCAST_LEAVE_GROUP()
            : MACOS ? MacosH.MCAST_LEAVE_GROUP() : WINDOWS ? WindowsH.MCAST_LEAVE_GROUP() : NONE;
    public static final int MCAST_JOIN_SOURCE_GROUP = LINUX
            ? LinuxH.MCAST_JOIN_SOURCE_GROUP()
            : MACOS ? MacosH.MCAST_JOIN_SOURCE_GROUP() : WINDOWS ? WindowsH.MCAST_JOIN_SOURCE_GROUP() : NONE;
    public static final int MCAST_LEAVE_SOURCE_GROUP = LINUX
            ? LinuxH.MCAST_LEAVE_SOURCE_GROUP()
            : MACOS ? MacosH.MCAST_LEAVE_SOURCE_GROUP() : WINDOWS ? WindowsH.MCAST_LEAVE_SOURCE_GROUP() : NONE;
    public static final int MCAST_BLOCK_SOURCE = LINUX
            ? LinuxH.MCAST_BLOCK_SOURCE()
            : MACOS ? MacosH.MCAST_BLOCK_SOURCE() : WINDOWS ? WindowsH.MCAST_BLOCK_SOURCE() : NONE;
    public static final int MCAST_UNBLOCK_SOURCE = LINUX
            ? LinuxH.MCAST_UNBLOCK_SOURCE()
            : MACOS ? MacosH.MCAST_UNBLOCK_SOURCE() : WINDOWS ? WindowsH.MCAST_UNBLOCK_SOURCE() : NONE;

    // fcntl
    public static final int F_DUPFD = LINUX ? LinuxH.F_DUPFD() : MACOS ? MacosH.F_DUPFD() : NONE;
    public static final int F_DUPFD_CLOEXEC = LINUX
            ? LinuxH.F_DUPFD_CLOEXEC()
            : MACOS ? MacosH.F_DUPFD_CLOEXEC() : NONE;
    public static final int F_GETFD = LINUX ? LinuxH.F_GETFD() : MACOS ? MacosH.F_GETFD() : NONE;
    public static final int F_SETFD = LINUX ? LinuxH.F_SETFD() : MACOS ? MacosH.F_SETFD() : NONE;
    public static final int F_GETFL = LINUX ? LinuxH.F_GETFL() : MACOS ? MacosH.F_GETFL() : NONE;
    public static final int F_SETFL = LINUX ? LinuxH.F_SETFL() : MACOS ? MacosH.F_SETFL() : NONE;
    public static final int F_GETOWN = LINUX ? LinuxH.F_GETOWN() : MACOS ? MacosH.F_GETOWN() : NONE;
    public static final int F_SETOWN = LINUX ? LinuxH.F_SETOWN() : MACOS ? MacosH.F_SETOWN() : NONE;
    public static final int FD_CLOEXEC = LINUX ? LinuxH.FD_CLOEXEC() : MACOS ? MacosH.FD_CLOEXEC() : NONE;
    public static final int O_RDONLY = LINUX ? LinuxH.O_RDONLY() : MACOS ? MacosH.O_RDONLY() : NONE;
    public static final int O_WRONLY = LINUX ? LinuxH.O_WRONLY() : MACOS ? MacosH.O_WRONLY() : NONE;
    public static final int O_RDWR = LINUX ? LinuxH.O_RDWR() : MACOS ? MacosH.O_RDWR() : NONE;
    public static final int O_ACCMODE = LINUX ? LinuxH.O_ACCMODE() : MACOS ? MacosH.O_ACCMODE() : NONE;
    public static final int O_NONBLOCK = LINUX ? LinuxH.O_NONBLOCK() : MACOS ? MacosH.O_NONBLOCK() : NONE;
    public static final int O_APPEND = LINUX ? LinuxH.O_APPEND() : MACOS ? MacosH.O_APPEND() : NONE;
    public static final int O_ASYNC = LINUX ? LinuxH.O_ASYNC() : MACOS ? MacosH.O_ASYNC() : NONE;

    // fcntl, of Linux
    public static final int F_SETOWN_EX = LINUX ? LinuxH.F_SETOWN_EX() : NONE;
    public static final int F_GETOWN_EX = LINUX ? LinuxH.F_GETOWN_EX() : NONE;

    // ioctl: unsigned long
    public static final long FIONREAD = LINUX ? LinuxH.FIONREAD() : MACOS ? MacosH.FIONREAD() : NONE;
    public static final long FIONBIO = LINUX ? LinuxH.FIONBIO() : MACOS ? MacosH.FIONBIO() : NONE;
    public static final long SIOCATMARK = LINUX ? LinuxH.SIOCATMARK() : MACOS ? MacosH.SIOCATMARK() : NONE;

    // poll
    public static final int POLLIN = LINUX ? LinuxH.POLLIN() : MACOS ? MacosH.POLLIN() : NONE;
    public static final int POLLPRI = LINUX ? LinuxH.POLLPRI() : MACOS ? MacosH.POLLPRI() : NONE;
    public static final int POLLOUT = LINUX ? LinuxH.POLLOUT() : MACOS ? MacosH.POLLOUT() : NONE;
    public static final int POLLERR = LINUX ? LinuxH.POLLERR() : MACOS ? MacosH.POLLERR() : NONE;
    public static final int POLLHUP = LINUX ? LinuxH.POLLHUP() : MACOS ? MacosH.POLLHUP() : NONE;
    public static final int POLLNVAL = LINUX ? LinuxH.POLLNVAL() : MACOS ? MacosH.POLLNVAL() : NONE;
    public static final int POLLRDNORM = LINUX ? LinuxH.POLLRDNORM() : MACOS ? MacosH.POLLRDNORM() : NONE;
    public static final int POLLRDBAND = LINUX ? LinuxH.POLLRDBAND() : MACOS ? MacosH.POLLRDBAND() : NONE;
    public static final int POLLWRNORM = LINUX ? LinuxH.POLLWRNORM() : MACOS ? MacosH.POLLWRNORM() : NONE;
    public static final int POLLWRBAND = LINUX ? LinuxH.POLLWRBAND() : MACOS ? MacosH.POLLWRBAND() : NONE;

    // select
    public static final int FD_SETSIZE = LINUX ? LinuxH.FD_SETSIZE() : MACOS ? MacosH.FD_SETSIZE() : NONE;

    // Interfaces
    public static final int IF_NAMESIZE = LINUX ? LinuxH.IF_NAMESIZE() : MACOS ? MacosH.IF_NAMESIZE() : NONE;

    // getaddrinfo
    public static final int AI_PASSIVE = LINUX
            ? LinuxH.AI_PASSIVE()
            : MACOS ? MacosH.AI_PASSIVE() : WINDOWS ? WindowsH.AI_PASSIVE() : NONE;
    public static final int AI_CANONNAME = LINUX
            ? LinuxH.AI_CANONNAME()
            : MACOS ? MacosH.AI_CANONNAME() : WINDOWS ? WindowsH.AI_CANONNAME() : NONE;
    public static final int AI_NUMERICHOST = LINUX
            ? LinuxH.AI_NUMERICHOST()
            : MACOS ? MacosH.AI_NUMERICHOST() : WINDOWS ? WindowsH.AI_NUMERICHOST() : NONE;
    public static final int AI_NUMERICSERV = LINUX
            ? LinuxH.AI_NUMERICSERV()
            : MACOS ? MacosH.AI_NUMERICSERV() : WINDOWS ? WindowsH.AI_NUMERICSERV() : NONE;
    public static final int EAI_AGAIN = LINUX
            ? LinuxH.EAI_AGAIN()
            : MACOS ? MacosH.EAI_AGAIN() : WINDOWS ? WindowsH.EAI_AGAIN() : NONE;
    public static final int EAI_BADFLAGS = LINUX
            ? LinuxH.EAI_BADFLAGS()
            : MACOS ? MacosH.EAI_BADFLAGS() : WINDOWS ? WindowsH.EAI_BADFLAGS() : NONE;
    public static final int EAI_FAIL = LINUX
            ? LinuxH.EAI_FAIL()
            : MACOS ? MacosH.EAI_FAIL() : WINDOWS ? WindowsH.EAI_FAIL() : NONE;
    public static final int EAI_FAMILY = LINUX
            ? LinuxH.EAI_FAMILY()
            : MACOS ? MacosH.EAI_FAMILY() : WINDOWS ? WindowsH.EAI_FAMILY() : NONE;
    public static final int EAI_MEMORY = LINUX
            ? LinuxH.EAI_MEMORY()
            : MACOS ? MacosH.EAI_MEMORY() : WINDOWS ? WindowsH.EAI_MEMORY() : NONE;
    public static final int EAI_NONAME = LINUX
            ? LinuxH.EAI_NONAME()
            : MACOS ? MacosH.EAI_NONAME() : WINDOWS ? WindowsH.EAI_NONAME() : NONE;
    public static final int EAI_SERVICE = LINUX
            ? LinuxH.EAI_SERVICE()
            : MACOS ? MacosH.EAI_SERVICE() : WINDOWS ? WindowsH.EAI_SERVICE() : NONE;
    public static final int EAI_SOCKTYPE = LINUX
            ? LinuxH.EAI_SOCKTYPE()
            : MACOS ? MacosH.EAI_SOCKTYPE() : WINDOWS ? WindowsH.EAI_SOCKTYPE() : NONE;
    public static final int EAI_ADDRFAMILY = LINUX ? LinuxH.EAI_ADDRFAMILY() : MACOS ? MacosH.EAI_ADDRFAMILY() : NONE;
    public static final int EAI_NODATA = LINUX ? LinuxH.EAI_NODATA() : MACOS ? MacosH.EAI_NODATA() : NONE;
    public static final int EAI_OVERFLOW = LINUX ? LinuxH.EAI_OVERFLOW() : MACOS ? MacosH.EAI_OVERFLOW() : NONE;
    public static final int EAI_SYSTEM = LINUX ? LinuxH.EAI_SYSTEM() : MACOS ? MacosH.EAI_SYSTEM() : NONE;
    public static final int AI_ADDRCONFIG = LINUX
            ? LinuxH.AI_ADDRCONFIG()
            : MACOS ? MacosH.AI_ADDRCONFIG() : WINDOWS ? WindowsH.AI_ADDRCONFIG() : NONE;
    public static final int AI_ALL = LINUX
            ? LinuxH.AI_ALL()
            : MACOS ? MacosH.AI_ALL() : WINDOWS ? WindowsH.AI_ALL() : NONE;
    public static final int AI_V4MAPPED = LINUX
            ? LinuxH.AI_V4MAPPED()
            : MACOS ? MacosH.AI_V4MAPPED() : WINDOWS ? WindowsH.AI_V4MAPPED() : NONE;
    public static final int NI_DGRAM = LINUX
            ? LinuxH.NI_DGRAM()
            : MACOS ? MacosH.NI_DGRAM() : WINDOWS ? WindowsH.NI_DGRAM() : NONE;
    public static final int NI_NAMEREQD = LINUX
            ? LinuxH.NI_NAMEREQD()
            : MACOS ? MacosH.NI_NAMEREQD() : WINDOWS ? WindowsH.NI_NAMEREQD() : NONE;
    public static final int NI_NOFQDN = LINUX
            ? LinuxH.NI_NOFQDN()
            : MACOS ? MacosH.NI_NOFQDN() : WINDOWS ? WindowsH.NI_NOFQDN() : NONE;
    public static final int NI_NUMERICHOST = LINUX
            ? LinuxH.NI_NUMERICHOST()
            : MACOS ? MacosH.NI_NUMERICHOST() : WINDOWS ? WindowsH.NI_NUMERICHOST() : NONE;
    public static final int NI_NUMERICSERV = LINUX
            ? LinuxH.NI_NUMERICSERV()
            : MACOS ? MacosH.NI_NUMERICSERV() : WINDOWS ? WindowsH.NI_NUMERICSERV() : NONE;
    public static final int NI_MAXHOST = LINUX
            ? LinuxH.NI_MAXHOST()
            : MACOS ? MacosH.NI_MAXHOST() : WINDOWS ? WindowsH.NI_MAXHOST() : NONE;
    public static final int NI_MAXSERV = LINUX
            ? LinuxH.NI_MAXSERV()
            : MACOS ? MacosH.NI_MAXSERV() : WINDOWS ? WindowsH.NI_MAXSERV() : NONE;

    private Constants() {
    }
}

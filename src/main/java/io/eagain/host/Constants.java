package io.eagain.host;

import io.eagain.generated.linux.LinuxH;

/**
 * This host's numbers, a line a name, from its generated header. Where a host is not bound yet the number is
 * {@link #NONE}: classes that show it load there all the same, and every call says that there is no binding.
 */
public final class Constants {
    /** No such name on this host. */
    public static final int NONE = -1;

    private static final boolean LINUX = Os.CURRENT == Os.LINUX;

    static {
        NativeAccess.require();
    }

    // Address families
    public static final int AF_UNSPEC = LINUX ? LinuxH.AF_UNSPEC() : NONE;
    public static final int AF_UNIX = LINUX ? LinuxH.AF_UNIX() : NONE;
    public static final int AF_INET = LINUX ? LinuxH.AF_INET() : NONE;
    public static final int AF_INET6 = LINUX ? LinuxH.AF_INET6() : NONE;

    // Address families of Linux
    public static final int AF_NETLINK = LINUX ? LinuxH.AF_NETLINK() : NONE;
    public static final int AF_PACKET = LINUX ? LinuxH.AF_PACKET() : NONE;
    public static final int AF_VSOCK = LINUX ? LinuxH.AF_VSOCK() : NONE;

    // Socket types
    public static final int SOCK_STREAM = LINUX ? LinuxH.SOCK_STREAM() : NONE;
    public static final int SOCK_DGRAM = LINUX ? LinuxH.SOCK_DGRAM() : NONE;
    public static final int SOCK_RAW = LINUX ? LinuxH.SOCK_RAW() : NONE;
    public static final int SOCK_SEQPACKET = LINUX ? LinuxH.SOCK_SEQPACKET() : NONE;

    // Type flags of Linux
    public static final int SOCK_NONBLOCK = LINUX ? LinuxH.SOCK_NONBLOCK() : NONE;
    public static final int SOCK_CLOEXEC = LINUX ? LinuxH.SOCK_CLOEXEC() : NONE;

    // shutdown
    public static final int SHUT_RD = LINUX ? LinuxH.SHUT_RD() : NONE;
    public static final int SHUT_WR = LINUX ? LinuxH.SHUT_WR() : NONE;
    public static final int SHUT_RDWR = LINUX ? LinuxH.SHUT_RDWR() : NONE;

    // listen
    public static final int SOMAXCONN = LINUX ? LinuxH.SOMAXCONN() : NONE;

    // Message flags of every host
    public static final int MSG_OOB = LINUX ? LinuxH.MSG_OOB() : NONE;
    public static final int MSG_PEEK = LINUX ? LinuxH.MSG_PEEK() : NONE;
    public static final int MSG_DONTROUTE = LINUX ? LinuxH.MSG_DONTROUTE() : NONE;
    public static final int MSG_WAITALL = LINUX ? LinuxH.MSG_WAITALL() : NONE;
    public static final int MSG_TRUNC = LINUX ? LinuxH.MSG_TRUNC() : NONE;
    public static final int MSG_CTRUNC = LINUX ? LinuxH.MSG_CTRUNC() : NONE;

    // Message flags of POSIX
    public static final int MSG_DONTWAIT = LINUX ? LinuxH.MSG_DONTWAIT() : NONE;
    public static final int MSG_EOR = LINUX ? LinuxH.MSG_EOR() : NONE;
    public static final int MSG_NOSIGNAL = LINUX ? LinuxH.MSG_NOSIGNAL() : NONE;

    // Message flags of Linux
    public static final int MSG_CONFIRM = LINUX ? LinuxH.MSG_CONFIRM() : NONE;
    public static final int MSG_ERRQUEUE = LINUX ? LinuxH.MSG_ERRQUEUE() : NONE;
    public static final int MSG_MORE = LINUX ? LinuxH.MSG_MORE() : NONE;
    public static final int MSG_CMSG_CLOEXEC = LINUX ? LinuxH.MSG_CMSG_CLOEXEC() : NONE;
    public static final int MSG_WAITFORONE = LINUX ? LinuxH.MSG_WAITFORONE() : NONE;
    public static final int MSG_ZEROCOPY = LINUX ? LinuxH.MSG_ZEROCOPY() : NONE;
    public static final int MSG_FASTOPEN = LINUX ? LinuxH.MSG_FASTOPEN() : NONE;

    // Option levels
    public static final int SOL_SOCKET = LINUX ? LinuxH.SOL_SOCKET() : NONE;
    public static final int IPPROTO_IP = LINUX ? LinuxH.IPPROTO_IP() : NONE;
    public static final int IPPROTO_ICMP = LINUX ? LinuxH.IPPROTO_ICMP() : NONE;
    public static final int IPPROTO_TCP = LINUX ? LinuxH.IPPROTO_TCP() : NONE;
    public static final int IPPROTO_UDP = LINUX ? LinuxH.IPPROTO_UDP() : NONE;
    public static final int IPPROTO_IPV6 = LINUX ? LinuxH.IPPROTO_IPV6() : NONE;

    // Options of SOL_SOCKET, on every host
    public static final int SO_ACCEPTCONN = LINUX ? LinuxH.SO_ACCEPTCONN() : NONE;
    public static final int SO_BROADCAST = LINUX ? LinuxH.SO_BROADCAST() : NONE;
    public static final int SO_DEBUG = LINUX ? LinuxH.SO_DEBUG() : NONE;
    public static final int SO_DONTROUTE = LINUX ? LinuxH.SO_DONTROUTE() : NONE;
    public static final int SO_ERROR = LINUX ? LinuxH.SO_ERROR() : NONE;
    public static final int SO_KEEPALIVE = LINUX ? LinuxH.SO_KEEPALIVE() : NONE;
    public static final int SO_LINGER = LINUX ? LinuxH.SO_LINGER() : NONE;
    public static final int SO_OOBINLINE = LINUX ? LinuxH.SO_OOBINLINE() : NONE;
    public static final int SO_RCVBUF = LINUX ? LinuxH.SO_RCVBUF() : NONE;
    public static final int SO_RCVLOWAT = LINUX ? LinuxH.SO_RCVLOWAT() : NONE;
    public static final int SO_RCVTIMEO = LINUX ? LinuxH.SO_RCVTIMEO() : NONE;
    public static final int SO_REUSEADDR = LINUX ? LinuxH.SO_REUSEADDR() : NONE;
    public static final int SO_SNDBUF = LINUX ? LinuxH.SO_SNDBUF() : NONE;
    public static final int SO_SNDLOWAT = LINUX ? LinuxH.SO_SNDLOWAT() : NONE;
    public static final int SO_SNDTIMEO = LINUX ? LinuxH.SO_SNDTIMEO() : NONE;
    public static final int SO_TYPE = LINUX ? LinuxH.SO_TYPE() : NONE;

    // Options of SOL_SOCKET, of Linux
    public static final int SO_ATTACH_FILTER = LINUX ? LinuxH.SO_ATTACH_FILTER() : NONE;
    public static final int SO_DETACH_FILTER = LINUX ? LinuxH.SO_DETACH_FILTER() : NONE;
    public static final int SO_BINDTODEVICE = LINUX ? LinuxH.SO_BINDTODEVICE() : NONE;
    public static final int SO_BUSY_POLL = LINUX ? LinuxH.SO_BUSY_POLL() : NONE;
    public static final int SO_DOMAIN = LINUX ? LinuxH.SO_DOMAIN() : NONE;
    public static final int SO_INCOMING_CPU = LINUX ? LinuxH.SO_INCOMING_CPU() : NONE;
    public static final int SO_MARK = LINUX ? LinuxH.SO_MARK() : NONE;
    public static final int SO_PASSCRED = LINUX ? LinuxH.SO_PASSCRED() : NONE;
    public static final int SO_PEEK_OFF = LINUX ? LinuxH.SO_PEEK_OFF() : NONE;
    public static final int SO_PEERCRED = LINUX ? LinuxH.SO_PEERCRED() : NONE;
    public static final int SO_PRIORITY = LINUX ? LinuxH.SO_PRIORITY() : NONE;
    public static final int SO_PROTOCOL = LINUX ? LinuxH.SO_PROTOCOL() : NONE;
    public static final int SO_RCVBUFFORCE = LINUX ? LinuxH.SO_RCVBUFFORCE() : NONE;
    public static final int SO_REUSEPORT = LINUX ? LinuxH.SO_REUSEPORT() : NONE;
    public static final int SO_SNDBUFFORCE = LINUX ? LinuxH.SO_SNDBUFFORCE() : NONE;
    public static final int SO_TIMESTAMP = LINUX ? LinuxH.SO_TIMESTAMP() : NONE;
    public static final int SO_ZEROCOPY = LINUX ? LinuxH.SO_ZEROCOPY() : NONE;

    // Options of IPPROTO_TCP
    public static final int TCP_NODELAY = LINUX ? LinuxH.TCP_NODELAY() : NONE;
    public static final int TCP_MAXSEG = LINUX ? LinuxH.TCP_MAXSEG() : NONE;
    public static final int TCP_KEEPINTVL = LINUX ? LinuxH.TCP_KEEPINTVL() : NONE;
    public static final int TCP_KEEPCNT = LINUX ? LinuxH.TCP_KEEPCNT() : NONE;

    // Options of IPPROTO_TCP, of Linux
    public static final int TCP_CORK = LINUX ? LinuxH.TCP_CORK() : NONE;
    public static final int TCP_KEEPIDLE = LINUX ? LinuxH.TCP_KEEPIDLE() : NONE;
    public static final int TCP_SYNCNT = LINUX ? LinuxH.TCP_SYNCNT() : NONE;
    public static final int TCP_LINGER2 = LINUX ? LinuxH.TCP_LINGER2() : NONE;
    public static final int TCP_DEFER_ACCEPT = LINUX ? LinuxH.TCP_DEFER_ACCEPT() : NONE;
    public static final int TCP_INFO = LINUX ? LinuxH.TCP_INFO() : NONE;
    public static final int TCP_QUICKACK = LINUX ? LinuxH.TCP_QUICKACK() : NONE;
    public static final int TCP_CONGESTION = LINUX ? LinuxH.TCP_CONGESTION() : NONE;
    public static final int TCP_USER_TIMEOUT = LINUX ? LinuxH.TCP_USER_TIMEOUT() : NONE;
    public static final int TCP_FASTOPEN = LINUX ? LinuxH.TCP_FASTOPEN() : NONE;
    public static final int TCP_NOTSENT_LOWAT = LINUX ? LinuxH.TCP_NOTSENT_LOWAT() : NONE;

    // Options of IPPROTO_IP and IPPROTO_IPV6
    public static final int IP_TTL = LINUX ? LinuxH.IP_TTL() : NONE;
    public static final int IP_TOS = LINUX ? LinuxH.IP_TOS() : NONE;
    public static final int IPV6_V6ONLY = LINUX ? LinuxH.IPV6_V6ONLY() : NONE;
    public static final int IPV6_UNICAST_HOPS = LINUX ? LinuxH.IPV6_UNICAST_HOPS() : NONE;

    // fcntl
    public static final int F_DUPFD = LINUX ? LinuxH.F_DUPFD() : NONE;
    public static final int F_DUPFD_CLOEXEC = LINUX ? LinuxH.F_DUPFD_CLOEXEC() : NONE;
    public static final int F_GETFD = LINUX ? LinuxH.F_GETFD() : NONE;
    public static final int F_SETFD = LINUX ? LinuxH.F_SETFD() : NONE;
    public static final int F_GETFL = LINUX ? LinuxH.F_GETFL() : NONE;
    public static final int F_SETFL = LINUX ? LinuxH.F_SETFL() : NONE;
    public static final int F_GETOWN = LINUX ? LinuxH.F_GETOWN() : NONE;
    public static final int F_SETOWN = LINUX ? LinuxH.F_SETOWN() : NONE;
    public static final int FD_CLOEXEC = LINUX ? LinuxH.FD_CLOEXEC() : NONE;
    public static final int O_RDONLY = LINUX ? LinuxH.O_RDONLY() : NONE;
    public static final int O_WRONLY = LINUX ? LinuxH.O_WRONLY() : NONE;
    public static final int O_RDWR = LINUX ? LinuxH.O_RDWR() : NONE;
    public static final int O_ACCMODE = LINUX ? LinuxH.O_ACCMODE() : NONE;
    public static final int O_NONBLOCK = LINUX ? LinuxH.O_NONBLOCK() : NONE;
    public static final int O_APPEND = LINUX ? LinuxH.O_APPEND() : NONE;
    public static final int O_ASYNC = LINUX ? LinuxH.O_ASYNC() : NONE;

    // fcntl, of Linux
    public static final int F_SETSIG = LINUX ? LinuxH.F_SETSIG() : NONE;
    public static final int F_GETSIG = LINUX ? LinuxH.F_GETSIG() : NONE;
    public static final int F_SETOWN_EX = LINUX ? LinuxH.F_SETOWN_EX() : NONE;
    public static final int F_GETOWN_EX = LINUX ? LinuxH.F_GETOWN_EX() : NONE;
    public static final int F_OWNER_TID = LINUX ? LinuxH.F_OWNER_TID() : NONE;
    public static final int F_OWNER_PID = LINUX ? LinuxH.F_OWNER_PID() : NONE;
    public static final int F_OWNER_PGRP = LINUX ? LinuxH.F_OWNER_PGRP() : NONE;

    // ioctl
    public static final int FIONREAD = LINUX ? LinuxH.FIONREAD() : NONE;
    public static final int FIONBIO = LINUX ? LinuxH.FIONBIO() : NONE;
    public static final int SIOCATMARK = LINUX ? LinuxH.SIOCATMARK() : NONE;

    // poll
    public static final int POLLIN = LINUX ? LinuxH.POLLIN() : NONE;
    public static final int POLLPRI = LINUX ? LinuxH.POLLPRI() : NONE;
    public static final int POLLOUT = LINUX ? LinuxH.POLLOUT() : NONE;
    public static final int POLLERR = LINUX ? LinuxH.POLLERR() : NONE;
    public static final int POLLHUP = LINUX ? LinuxH.POLLHUP() : NONE;
    public static final int POLLNVAL = LINUX ? LinuxH.POLLNVAL() : NONE;
    public static final int POLLRDNORM = LINUX ? LinuxH.POLLRDNORM() : NONE;
    public static final int POLLRDBAND = LINUX ? LinuxH.POLLRDBAND() : NONE;
    public static final int POLLWRNORM = LINUX ? LinuxH.POLLWRNORM() : NONE;
    public static final int POLLWRBAND = LINUX ? LinuxH.POLLWRBAND() : NONE;

    // poll, of Linux
    public static final int POLLRDHUP = LINUX ? LinuxH.POLLRDHUP() : NONE;

    // epoll
    public static final int EPOLL_CLOEXEC = LINUX ? LinuxH.EPOLL_CLOEXEC() : NONE;
    public static final int EPOLL_CTL_ADD = LINUX ? LinuxH.EPOLL_CTL_ADD() : NONE;
    public static final int EPOLL_CTL_DEL = LINUX ? LinuxH.EPOLL_CTL_DEL() : NONE;
    public static final int EPOLL_CTL_MOD = LINUX ? LinuxH.EPOLL_CTL_MOD() : NONE;
    public static final int EPOLLIN = LINUX ? LinuxH.EPOLLIN() : NONE;
    public static final int EPOLLPRI = LINUX ? LinuxH.EPOLLPRI() : NONE;
    public static final int EPOLLOUT = LINUX ? LinuxH.EPOLLOUT() : NONE;
    public static final int EPOLLERR = LINUX ? LinuxH.EPOLLERR() : NONE;
    public static final int EPOLLHUP = LINUX ? LinuxH.EPOLLHUP() : NONE;
    public static final int EPOLLRDNORM = LINUX ? LinuxH.EPOLLRDNORM() : NONE;
    public static final int EPOLLRDBAND = LINUX ? LinuxH.EPOLLRDBAND() : NONE;
    public static final int EPOLLWRNORM = LINUX ? LinuxH.EPOLLWRNORM() : NONE;
    public static final int EPOLLWRBAND = LINUX ? LinuxH.EPOLLWRBAND() : NONE;
    public static final int EPOLLRDHUP = LINUX ? LinuxH.EPOLLRDHUP() : NONE;
    public static final int EPOLLEXCLUSIVE = LINUX ? LinuxH.EPOLLEXCLUSIVE() : NONE;
    public static final int EPOLLWAKEUP = LINUX ? LinuxH.EPOLLWAKEUP() : NONE;
    public static final int EPOLLONESHOT = LINUX ? LinuxH.EPOLLONESHOT() : NONE;
    public static final int EPOLLET = LINUX ? LinuxH.EPOLLET() : NONE;

    // eventfd
    public static final int EFD_CLOEXEC = LINUX ? LinuxH.EFD_CLOEXEC() : NONE;
    public static final int EFD_NONBLOCK = LINUX ? LinuxH.EFD_NONBLOCK() : NONE;
    public static final int EFD_SEMAPHORE = LINUX ? LinuxH.EFD_SEMAPHORE() : NONE;

    // select
    public static final int FD_SETSIZE = LINUX ? LinuxH.FD_SETSIZE() : NONE;

    // getaddrinfo
    public static final int AI_PASSIVE = LINUX ? LinuxH.AI_PASSIVE() : NONE;
    public static final int AI_CANONNAME = LINUX ? LinuxH.AI_CANONNAME() : NONE;
    public static final int AI_NUMERICHOST = LINUX ? LinuxH.AI_NUMERICHOST() : NONE;
    public static final int AI_NUMERICSERV = LINUX ? LinuxH.AI_NUMERICSERV() : NONE;
    public static final int EAI_AGAIN = LINUX ? LinuxH.EAI_AGAIN() : NONE;
    public static final int EAI_BADFLAGS = LINUX ? LinuxH.EAI_BADFLAGS() : NONE;
    public static final int EAI_FAIL = LINUX ? LinuxH.EAI_FAIL() : NONE;
    public static final int EAI_FAMILY = LINUX ? LinuxH.EAI_FAMILY() : NONE;
    public static final int EAI_MEMORY = LINUX ? LinuxH.EAI_MEMORY() : NONE;
    public static final int EAI_NONAME = LINUX ? LinuxH.EAI_NONAME() : NONE;
    public static final int EAI_SERVICE = LINUX ? LinuxH.EAI_SERVICE() : NONE;
    public static final int EAI_SOCKTYPE = LINUX ? LinuxH.EAI_SOCKTYPE() : NONE;

    // getaddrinfo, of POSIX
    public static final int EAI_OVERFLOW = LINUX ? LinuxH.EAI_OVERFLOW() : NONE;
    public static final int EAI_SYSTEM = LINUX ? LinuxH.EAI_SYSTEM() : NONE;

    private Constants() {
    }
}

// Made from io.eagain.generated.linux.LinuxH and its package by io.eagain.generated.Numbers

package io.eagain.generated.numbers;

/** Constants; of each structure its size, and of each field its offset and its size. */
public final class Linux {
    private Linux() {
    }
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 10;
    public static final int AF_NETLINK = 16;
    public static final int AF_PACKET = 17;
    public static final int AF_UNIX = 1;
    public static final int AF_UNSPEC = 0;
    public static final int AF_VSOCK = 40;
    public static final int AI_ADDRCONFIG = 32;
    public static final int AI_ALL = 16;
    public static final int AI_CANONIDN = 128;
    public static final int AI_CANONNAME = 2;
    public static final int AI_IDN = 64;
    public static final int AI_NUMERICHOST = 4;
    public static final int AI_NUMERICSERV = 1024;
    public static final int AI_PASSIVE = 1;
    public static final int AI_V4MAPPED = 8;
    public static final int CLOCK_BOOTTIME = 7;
    public static final int CLOCK_BOOTTIME_ALARM = 9;
    public static final int CLOCK_MONOTONIC = 1;
    public static final int CLOCK_REALTIME = 0;
    public static final int CLOCK_REALTIME_ALARM = 8;
    public static final int CLOSE_RANGE_CLOEXEC = 4;
    public static final int CLOSE_RANGE_UNSHARE = 2;
    public static final int E2BIG = 7;
    public static final int EACCES = 13;
    public static final int EADDRINUSE = 98;
    public static final int EADDRNOTAVAIL = 99;
    public static final int EADV = 68;
    public static final int EAFNOSUPPORT = 97;
    public static final int EAGAIN = 11;
    public static final int EAI_ADDRFAMILY = -9;
    public static final int EAI_AGAIN = -3;
    public static final int EAI_ALLDONE = -103;
    public static final int EAI_BADFLAGS = -1;
    public static final int EAI_CANCELED = -101;
    public static final int EAI_FAIL = -4;
    public static final int EAI_FAMILY = -6;
    public static final int EAI_IDN_ENCODE = -105;
    public static final int EAI_INPROGRESS = -100;
    public static final int EAI_INTR = -104;
    public static final int EAI_MEMORY = -10;
    public static final int EAI_NODATA = -5;
    public static final int EAI_NONAME = -2;
    public static final int EAI_NOTCANCELED = -102;
    public static final int EAI_OVERFLOW = -12;
    public static final int EAI_SERVICE = -8;
    public static final int EAI_SOCKTYPE = -7;
    public static final int EAI_SYSTEM = -11;
    public static final int EALREADY = 114;
    public static final int EBADE = 52;
    public static final int EBADF = 9;
    public static final int EBADFD = 77;
    public static final int EBADMSG = 74;
    public static final int EBADR = 53;
    public static final int EBADRQC = 56;
    public static final int EBADSLT = 57;
    public static final int EBFONT = 59;
    public static final int EBUSY = 16;
    public static final int ECANCELED = 125;
    public static final int ECHILD = 10;
    public static final int ECHRNG = 44;
    public static final int ECOMM = 70;
    public static final int ECONNABORTED = 103;
    public static final int ECONNREFUSED = 111;
    public static final int ECONNRESET = 104;
    public static final int EDEADLK = 35;
    public static final int EDEADLOCK = 35;
    public static final int EDESTADDRREQ = 89;
    public static final int EDOM = 33;
    public static final int EDOTDOT = 73;
    public static final int EDQUOT = 122;
    public static final int EEXIST = 17;
    public static final int EFAULT = 14;
    public static final int EFBIG = 27;
    public static final int EFD_CLOEXEC = 524288;
    public static final int EFD_NONBLOCK = 2048;
    public static final int EFD_SEMAPHORE = 1;
    public static final int EFTYPE = 134;
    public static final int EHOSTDOWN = 112;
    public static final int EHOSTUNREACH = 113;
    public static final int EHWPOISON = 133;
    public static final int EIDRM = 43;
    public static final int EILSEQ = 84;
    public static final int EINPROGRESS = 115;
    public static final int EINTR = 4;
    public static final int EINVAL = 22;
    public static final int EIO = 5;
    public static final int EISCONN = 106;
    public static final int EISDIR = 21;
    public static final int EISNAM = 120;
    public static final int EKEYEXPIRED = 127;
    public static final int EKEYREJECTED = 129;
    public static final int EKEYREVOKED = 128;
    public static final int EL2HLT = 51;
    public static final int EL2NSYNC = 45;
    public static final int EL3HLT = 46;
    public static final int EL3RST = 47;
    public static final int ELIBACC = 79;
    public static final int ELIBBAD = 80;
    public static final int ELIBEXEC = 83;
    public static final int ELIBMAX = 82;
    public static final int ELIBSCN = 81;
    public static final int ELNRNG = 48;
    public static final int ELOOP = 40;
    public static final int EMEDIUMTYPE = 124;
    public static final int EMFILE = 24;
    public static final int EMLINK = 31;
    public static final int EMSGSIZE = 90;
    public static final int EMULTIHOP = 72;
    public static final int ENAMETOOLONG = 36;
    public static final int ENAVAIL = 119;
    public static final int ENETDOWN = 100;
    public static final int ENETRESET = 102;
    public static final int ENETUNREACH = 101;
    public static final int ENFILE = 23;
    public static final int ENOANO = 55;
    public static final int ENOBUFS = 105;
    public static final int ENOCSI = 50;
    public static final int ENODATA = 61;
    public static final int ENODEV = 19;
    public static final int ENOENT = 2;
    public static final int ENOEXEC = 8;
    public static final int ENOKEY = 126;
    public static final int ENOLCK = 37;
    public static final int ENOLINK = 67;
    public static final int ENOMEDIUM = 123;
    public static final int ENOMEM = 12;
    public static final int ENOMSG = 42;
    public static final int ENONET = 64;
    public static final int ENOPKG = 65;
    public static final int ENOPROTOOPT = 92;
    public static final int ENOSPC = 28;
    public static final int ENOSR = 63;
    public static final int ENOSTR = 60;
    public static final int ENOSYS = 38;
    public static final int ENOTBLK = 15;
    public static final int ENOTCONN = 107;
    public static final int ENOTDIR = 20;
    public static final int ENOTEMPTY = 39;
    public static final int ENOTNAM = 118;
    public static final int ENOTRECOVERABLE = 131;
    public static final int ENOTSOCK = 88;
    public static final int ENOTSUP = 95;
    public static final int ENOTTY = 25;
    public static final int ENOTUNIQ = 76;
    public static final int ENXIO = 6;
    public static final int EOPNOTSUPP = 95;
    public static final int EOVERFLOW = 75;
    public static final int EOWNERDEAD = 130;
    public static final int EPERM = 1;
    public static final int EPFNOSUPPORT = 96;
    public static final int EPIPE = 32;
    public static final int EPOLLERR = 8;
    public static final int EPOLLET = -2147483648;
    public static final int EPOLLEXCLUSIVE = 268435456;
    public static final int EPOLLHUP = 16;
    public static final int EPOLLIN = 1;
    public static final int EPOLLMSG = 1024;
    public static final int EPOLLONESHOT = 1073741824;
    public static final int EPOLLOUT = 4;
    public static final int EPOLLPRI = 2;
    public static final int EPOLLRDBAND = 128;
    public static final int EPOLLRDHUP = 8192;
    public static final int EPOLLRDNORM = 64;
    public static final int EPOLLWAKEUP = 536870912;
    public static final int EPOLLWRBAND = 512;
    public static final int EPOLLWRNORM = 256;
    public static final int EPOLL_CLOEXEC = 524288;
    public static final int EPOLL_CTL_ADD = 1;
    public static final int EPOLL_CTL_DEL = 2;
    public static final int EPOLL_CTL_MOD = 3;
    public static final int EPROTO = 71;
    public static final int EPROTONOSUPPORT = 93;
    public static final int EPROTOTYPE = 91;
    public static final int ERANGE = 34;
    public static final int EREMCHG = 78;
    public static final int EREMOTE = 66;
    public static final int EREMOTEIO = 121;
    public static final int ERESTART = 85;
    public static final int ERFKILL = 132;
    public static final int EROFS = 30;
    public static final int ESHUTDOWN = 108;
    public static final int ESOCKTNOSUPPORT = 94;
    public static final int ESPIPE = 29;
    public static final int ESRCH = 3;
    public static final int ESRMNT = 69;
    public static final int ESTALE = 116;
    public static final int ESTRPIPE = 86;
    public static final int ETIME = 62;
    public static final int ETIMEDOUT = 110;
    public static final int ETOOMANYREFS = 109;
    public static final int ETXTBSY = 26;
    public static final int EUCLEAN = 117;
    public static final int EUNATCH = 49;
    public static final int EUSERS = 87;
    public static final int EWOULDBLOCK = 11;
    public static final int EXDEV = 18;
    public static final int EXFULL = 54;
    public static final int FD_CLOEXEC = 1;
    public static final int FD_SETSIZE = 1024;
    public static final int FIONBIO = 21537;
    public static final int FIONREAD = 21531;
    public static final int F_DUPFD = 0;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int F_GETFD = 1;
    public static final int F_GETFL = 3;
    public static final int F_GETOWN = 9;
    public static final int F_GETOWN_EX = 16;
    public static final int F_GETPIPE_SZ = 1032;
    public static final int F_GETSIG = 11;
    public static final int F_OWNER_PGRP = 2;
    public static final int F_OWNER_PID = 1;
    public static final int F_OWNER_TID = 0;
    public static final int F_SETFD = 2;
    public static final int F_SETFL = 4;
    public static final int F_SETOWN = 8;
    public static final int F_SETOWN_EX = 15;
    public static final int F_SETPIPE_SZ = 1031;
    public static final int F_SETSIG = 10;
    public static final int IF_NAMESIZE = 16;
    public static final int INADDR_ANY = 0;
    public static final int INADDR_BROADCAST = -1;
    public static final int INADDR_LOOPBACK = 2130706433;
    public static final int INADDR_NONE = -1;
    public static final int IPPROTO_ICMP = 1;
    public static final int IPPROTO_ICMPV6 = 58;
    public static final int IPPROTO_IGMP = 2;
    public static final int IPPROTO_IP = 0;
    public static final int IPPROTO_IPV6 = 41;
    public static final int IPPROTO_MPTCP = 262;
    public static final int IPPROTO_RAW = 255;
    public static final int IPPROTO_SCTP = 132;
    public static final int IPPROTO_TCP = 6;
    public static final int IPPROTO_UDP = 17;
    public static final int IPPROTO_UDPLITE = 136;
    public static final int IPV6_ADDRFORM = 1;
    public static final int IPV6_ADDR_PREFERENCES = 72;
    public static final int IPV6_ADD_MEMBERSHIP = 20;
    public static final int IPV6_AUTHHDR = 10;
    public static final int IPV6_AUTOFLOWLABEL = 70;
    public static final int IPV6_CHECKSUM = 7;
    public static final int IPV6_DONTFRAG = 62;
    public static final int IPV6_DROP_MEMBERSHIP = 21;
    public static final int IPV6_DSTOPTS = 59;
    public static final int IPV6_FLOWINFO = 11;
    public static final int IPV6_FLOWINFO_SEND = 33;
    public static final int IPV6_FLOWLABEL_MGR = 32;
    public static final int IPV6_FREEBIND = 78;
    public static final int IPV6_HDRINCL = 36;
    public static final int IPV6_HOPLIMIT = 52;
    public static final int IPV6_HOPOPTS = 54;
    public static final int IPV6_IPSEC_POLICY = 34;
    public static final int IPV6_JOIN_ANYCAST = 27;
    public static final int IPV6_JOIN_GROUP = 20;
    public static final int IPV6_LEAVE_ANYCAST = 28;
    public static final int IPV6_LEAVE_GROUP = 21;
    public static final int IPV6_MINHOPCOUNT = 73;
    public static final int IPV6_MTU = 24;
    public static final int IPV6_MTU_DISCOVER = 23;
    public static final int IPV6_MULTICAST_ALL = 29;
    public static final int IPV6_MULTICAST_HOPS = 18;
    public static final int IPV6_MULTICAST_IF = 17;
    public static final int IPV6_MULTICAST_LOOP = 19;
    public static final int IPV6_NEXTHOP = 9;
    public static final int IPV6_ORIGDSTADDR = 74;
    public static final int IPV6_PATHMTU = 61;
    public static final int IPV6_PKTINFO = 50;
    public static final int IPV6_PMTUDISC_DO = 2;
    public static final int IPV6_PMTUDISC_DONT = 0;
    public static final int IPV6_PMTUDISC_INTERFACE = 4;
    public static final int IPV6_PMTUDISC_OMIT = 5;
    public static final int IPV6_PMTUDISC_PROBE = 3;
    public static final int IPV6_PMTUDISC_WANT = 1;
    public static final int IPV6_PREFER_SRC_CGA = 8;
    public static final int IPV6_PREFER_SRC_COA = 4;
    public static final int IPV6_PREFER_SRC_HOME = 1024;
    public static final int IPV6_PREFER_SRC_NONCGA = 2048;
    public static final int IPV6_PREFER_SRC_PUBLIC = 2;
    public static final int IPV6_PREFER_SRC_PUBTMP_DEFAULT = 256;
    public static final int IPV6_PREFER_SRC_TMP = 1;
    public static final int IPV6_RECVDSTOPTS = 58;
    public static final int IPV6_RECVERR = 25;
    public static final int IPV6_RECVERR_RFC4884 = 31;
    public static final int IPV6_RECVFRAGSIZE = 77;
    public static final int IPV6_RECVHOPLIMIT = 51;
    public static final int IPV6_RECVHOPOPTS = 53;
    public static final int IPV6_RECVORIGDSTADDR = 74;
    public static final int IPV6_RECVPATHMTU = 60;
    public static final int IPV6_RECVPKTINFO = 49;
    public static final int IPV6_RECVRTHDR = 56;
    public static final int IPV6_RECVTCLASS = 66;
    public static final int IPV6_ROUTER_ALERT = 22;
    public static final int IPV6_ROUTER_ALERT_ISOLATE = 30;
    public static final int IPV6_RTHDR = 57;
    public static final int IPV6_RTHDRDSTOPTS = 55;
    public static final int IPV6_TCLASS = 67;
    public static final int IPV6_TRANSPARENT = 75;
    public static final int IPV6_UNICAST_HOPS = 16;
    public static final int IPV6_UNICAST_IF = 76;
    public static final int IPV6_V6ONLY = 26;
    public static final int IPV6_XFRM_POLICY = 35;
    public static final int IP_ADD_MEMBERSHIP = 35;
    public static final int IP_ADD_SOURCE_MEMBERSHIP = 39;
    public static final int IP_BIND_ADDRESS_NO_PORT = 24;
    public static final int IP_BLOCK_SOURCE = 38;
    public static final int IP_CHECKSUM = 23;
    public static final int IP_DROP_MEMBERSHIP = 36;
    public static final int IP_DROP_SOURCE_MEMBERSHIP = 40;
    public static final int IP_FREEBIND = 15;
    public static final int IP_HDRINCL = 3;
    public static final int IP_IPSEC_POLICY = 16;
    public static final int IP_LOCAL_PORT_RANGE = 51;
    public static final int IP_MINTTL = 21;
    public static final int IP_MSFILTER = 41;
    public static final int IP_MTU = 14;
    public static final int IP_MTU_DISCOVER = 10;
    public static final int IP_MULTICAST_ALL = 49;
    public static final int IP_MULTICAST_IF = 32;
    public static final int IP_MULTICAST_LOOP = 34;
    public static final int IP_MULTICAST_TTL = 33;
    public static final int IP_NODEFRAG = 22;
    public static final int IP_OPTIONS = 4;
    public static final int IP_ORIGDSTADDR = 20;
    public static final int IP_PASSSEC = 18;
    public static final int IP_PKTINFO = 8;
    public static final int IP_PKTOPTIONS = 9;
    public static final int IP_PMTUDISC_DO = 2;
    public static final int IP_PMTUDISC_DONT = 0;
    public static final int IP_PMTUDISC_INTERFACE = 4;
    public static final int IP_PMTUDISC_OMIT = 5;
    public static final int IP_PMTUDISC_PROBE = 3;
    public static final int IP_PMTUDISC_WANT = 1;
    public static final int IP_PROTOCOL = 52;
    public static final int IP_RECVERR = 11;
    public static final int IP_RECVERR_RFC4884 = 26;
    public static final int IP_RECVFRAGSIZE = 25;
    public static final int IP_RECVOPTS = 6;
    public static final int IP_RECVORIGDSTADDR = 20;
    public static final int IP_RECVRETOPTS = 7;
    public static final int IP_RECVTOS = 13;
    public static final int IP_RECVTTL = 12;
    public static final int IP_RETOPTS = 7;
    public static final int IP_ROUTER_ALERT = 5;
    public static final int IP_TOS = 1;
    public static final int IP_TRANSPARENT = 19;
    public static final int IP_TTL = 2;
    public static final int IP_UNBLOCK_SOURCE = 37;
    public static final int IP_UNICAST_IF = 50;
    public static final int IP_XFRM_POLICY = 17;
    public static final int MCAST_BLOCK_SOURCE = 43;
    public static final int MCAST_EXCLUDE = 0;
    public static final int MCAST_INCLUDE = 1;
    public static final int MCAST_JOIN_GROUP = 42;
    public static final int MCAST_JOIN_SOURCE_GROUP = 46;
    public static final int MCAST_LEAVE_GROUP = 45;
    public static final int MCAST_LEAVE_SOURCE_GROUP = 47;
    public static final int MCAST_MSFILTER = 48;
    public static final int MCAST_UNBLOCK_SOURCE = 44;
    public static final int MSG_BATCH = 262144;
    public static final int MSG_CMSG_CLOEXEC = 1073741824;
    public static final int MSG_CONFIRM = 2048;
    public static final int MSG_CTRUNC = 8;
    public static final int MSG_DONTROUTE = 4;
    public static final int MSG_DONTWAIT = 64;
    public static final int MSG_EOR = 128;
    public static final int MSG_ERRQUEUE = 8192;
    public static final int MSG_FASTOPEN = 536870912;
    public static final int MSG_FIN = 512;
    public static final int MSG_MORE = 32768;
    public static final int MSG_NOSIGNAL = 16384;
    public static final int MSG_OOB = 1;
    public static final int MSG_PEEK = 2;
    public static final int MSG_PROXY = 16;
    public static final int MSG_RST = 4096;
    public static final int MSG_SYN = 1024;
    public static final int MSG_TRUNC = 32;
    public static final int MSG_TRYHARD = 4;
    public static final int MSG_WAITALL = 256;
    public static final int MSG_WAITFORONE = 65536;
    public static final int MSG_ZEROCOPY = 67108864;
    public static final int NETLINK_GENERIC = 16;
    public static final int NETLINK_KOBJECT_UEVENT = 15;
    public static final int NETLINK_NETFILTER = 12;
    public static final int NETLINK_ROUTE = 0;
    public static final int NETLINK_SOCK_DIAG = 4;
    public static final int NETLINK_USERSOCK = 2;
    public static final int NI_DGRAM = 16;
    public static final int NI_IDN = 32;
    public static final int NI_MAXHOST = 1025;
    public static final int NI_MAXSERV = 32;
    public static final int NI_NAMEREQD = 8;
    public static final int NI_NOFQDN = 4;
    public static final int NI_NUMERICHOST = 1;
    public static final int NI_NUMERICSERV = 2;
    public static final int O_ACCMODE = 3;
    public static final int O_APPEND = 1024;
    public static final int O_ASYNC = 8192;
    public static final int O_CLOEXEC = 524288;
    public static final int O_NONBLOCK = 2048;
    public static final int O_RDONLY = 0;
    public static final int O_RDWR = 2;
    public static final int O_WRONLY = 1;
    public static final int PIDFD_NONBLOCK = 2048;
    public static final int POLLERR = 8;
    public static final int POLLHUP = 16;
    public static final int POLLIN = 1;
    public static final int POLLMSG = 1024;
    public static final int POLLNVAL = 32;
    public static final int POLLOUT = 4;
    public static final int POLLPRI = 2;
    public static final int POLLRDBAND = 128;
    public static final int POLLRDHUP = 8192;
    public static final int POLLRDNORM = 64;
    public static final int POLLREMOVE = 4096;
    public static final int POLLWRBAND = 512;
    public static final int POLLWRNORM = 256;
    public static final int RWF_APPEND = 16;
    public static final int RWF_DSYNC = 2;
    public static final int RWF_HIPRI = 1;
    public static final int RWF_NOWAIT = 8;
    public static final int RWF_SYNC = 4;
    public static final int SCM_CREDENTIALS = 2;
    public static final int SCM_PIDFD = 4;
    public static final int SCM_RIGHTS = 1;
    public static final int SCM_TIMESTAMP = 29;
    public static final int SCM_TIMESTAMPING = 37;
    public static final int SCM_TIMESTAMPING_OPT_STATS = 54;
    public static final int SCM_TIMESTAMPING_PKTINFO = 58;
    public static final int SCM_TIMESTAMPNS = 35;
    public static final int SCM_TS_OPT_ID = 81;
    public static final int SCM_TXTIME = 61;
    public static final int SCM_WIFI_STATUS = 41;
    public static final int SFD_CLOEXEC = 524288;
    public static final int SFD_NONBLOCK = 2048;
    public static final int SHUT_RD = 0;
    public static final int SHUT_RDWR = 2;
    public static final int SHUT_WR = 1;
    public static final int SIGABRT = 6;
    public static final int SIGALRM = 14;
    public static final int SIGBUS = 7;
    public static final int SIGCHLD = 17;
    public static final int SIGCONT = 18;
    public static final int SIGFPE = 8;
    public static final int SIGHUP = 1;
    public static final int SIGILL = 4;
    public static final int SIGINT = 2;
    public static final int SIGIO = 29;
    public static final int SIGKILL = 9;
    public static final int SIGPIPE = 13;
    public static final int SIGPOLL = 29;
    public static final int SIGPROF = 27;
    public static final int SIGPWR = 30;
    public static final int SIGQUIT = 3;
    public static final int SIGSEGV = 11;
    public static final int SIGSTKFLT = 16;
    public static final int SIGSTOP = 19;
    public static final int SIGSYS = 31;
    public static final int SIGTERM = 15;
    public static final int SIGTRAP = 5;
    public static final int SIGTSTP = 20;
    public static final int SIGTTIN = 21;
    public static final int SIGTTOU = 22;
    public static final int SIGURG = 23;
    public static final int SIGUSR1 = 10;
    public static final int SIGUSR2 = 12;
    public static final int SIGVTALRM = 26;
    public static final int SIGWINCH = 28;
    public static final int SIGXCPU = 24;
    public static final int SIGXFSZ = 25;
    public static final int SIG_BLOCK = 0;
    public static final int SIG_SETMASK = 2;
    public static final int SIG_UNBLOCK = 1;
    public static final int SIOCATMARK = 35077;
    public static final int SIOCINQ = 21531;
    public static final int SIOCOUTQ = 21521;
    public static final int SOCK_CLOEXEC = 524288;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_NONBLOCK = 2048;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_SEQPACKET = 5;
    public static final int SOCK_STREAM = 1;
    public static final int SOF_TIMESTAMPING_BIND_PHC = 32768;
    public static final int SOF_TIMESTAMPING_OPT_CMSG = 1024;
    public static final int SOF_TIMESTAMPING_OPT_ID = 128;
    public static final int SOF_TIMESTAMPING_OPT_PKTINFO = 8192;
    public static final int SOF_TIMESTAMPING_OPT_STATS = 4096;
    public static final int SOF_TIMESTAMPING_OPT_TSONLY = 2048;
    public static final int SOF_TIMESTAMPING_OPT_TX_SWHW = 16384;
    public static final int SOF_TIMESTAMPING_RAW_HARDWARE = 64;
    public static final int SOF_TIMESTAMPING_RX_HARDWARE = 4;
    public static final int SOF_TIMESTAMPING_RX_SOFTWARE = 8;
    public static final int SOF_TIMESTAMPING_SOFTWARE = 16;
    public static final int SOF_TIMESTAMPING_SYS_HARDWARE = 32;
    public static final int SOF_TIMESTAMPING_TX_ACK = 512;
    public static final int SOF_TIMESTAMPING_TX_HARDWARE = 1;
    public static final int SOF_TIMESTAMPING_TX_SCHED = 256;
    public static final int SOF_TIMESTAMPING_TX_SOFTWARE = 2;
    public static final int SOL_ICMPV6 = 58;
    public static final int SOL_IP = 0;
    public static final int SOL_IPV6 = 41;
    public static final int SOL_MPTCP = 284;
    public static final int SOL_NETLINK = 270;
    public static final int SOL_PACKET = 263;
    public static final int SOL_RAW = 255;
    public static final int SOL_SOCKET = 1;
    public static final int SOL_TCP = 6;
    public static final int SOL_TLS = 282;
    public static final int SOL_UDP = 17;
    public static final int SOMAXCONN = 4096;
    public static final int SO_ACCEPTCONN = 30;
    public static final int SO_ATTACH_BPF = 50;
    public static final int SO_ATTACH_FILTER = 26;
    public static final int SO_ATTACH_REUSEPORT_CBPF = 51;
    public static final int SO_ATTACH_REUSEPORT_EBPF = 52;
    public static final int SO_BINDTODEVICE = 25;
    public static final int SO_BINDTOIFINDEX = 62;
    public static final int SO_BPF_EXTENSIONS = 48;
    public static final int SO_BROADCAST = 6;
    public static final int SO_BSDCOMPAT = 14;
    public static final int SO_BUF_LOCK = 72;
    public static final int SO_BUSY_POLL = 46;
    public static final int SO_BUSY_POLL_BUDGET = 70;
    public static final int SO_CNX_ADVICE = 53;
    public static final int SO_COOKIE = 57;
    public static final int SO_DEBUG = 1;
    public static final int SO_DETACH_BPF = 27;
    public static final int SO_DETACH_FILTER = 27;
    public static final int SO_DETACH_REUSEPORT_BPF = 68;
    public static final int SO_DEVMEM_DMABUF = 79;
    public static final int SO_DEVMEM_DONTNEED = 80;
    public static final int SO_DEVMEM_LINEAR = 78;
    public static final int SO_DOMAIN = 39;
    public static final int SO_DONTROUTE = 5;
    public static final int SO_EE_CODE_TXTIME_INVALID_PARAM = 1;
    public static final int SO_EE_CODE_TXTIME_MISSED = 2;
    public static final int SO_EE_CODE_ZEROCOPY_COPIED = 1;
    public static final int SO_EE_ORIGIN_ICMP = 2;
    public static final int SO_EE_ORIGIN_ICMP6 = 3;
    public static final int SO_EE_ORIGIN_LOCAL = 1;
    public static final int SO_EE_ORIGIN_NONE = 0;
    public static final int SO_EE_ORIGIN_TIMESTAMPING = 4;
    public static final int SO_EE_ORIGIN_TXSTATUS = 4;
    public static final int SO_EE_ORIGIN_TXTIME = 6;
    public static final int SO_EE_ORIGIN_ZEROCOPY = 5;
    public static final int SO_ERROR = 4;
    public static final int SO_GET_FILTER = 26;
    public static final int SO_INCOMING_CPU = 49;
    public static final int SO_INCOMING_NAPI_ID = 56;
    public static final int SO_INQ = 84;
    public static final int SO_KEEPALIVE = 9;
    public static final int SO_LINGER = 13;
    public static final int SO_LOCK_FILTER = 44;
    public static final int SO_MARK = 36;
    public static final int SO_MAX_PACING_RATE = 47;
    public static final int SO_MEMINFO = 55;
    public static final int SO_NETNS_COOKIE = 71;
    public static final int SO_NOFCS = 43;
    public static final int SO_NO_CHECK = 11;
    public static final int SO_OOBINLINE = 10;
    public static final int SO_PASSCRED = 16;
    public static final int SO_PASSPIDFD = 76;
    public static final int SO_PASSRIGHTS = 83;
    public static final int SO_PASSSEC = 34;
    public static final int SO_PEEK_OFF = 42;
    public static final int SO_PEERCRED = 17;
    public static final int SO_PEERGROUPS = 59;
    public static final int SO_PEERNAME = 28;
    public static final int SO_PEERPIDFD = 77;
    public static final int SO_PEERSEC = 31;
    public static final int SO_PREFER_BUSY_POLL = 69;
    public static final int SO_PRIORITY = 12;
    public static final int SO_PROTOCOL = 38;
    public static final int SO_RCVBUF = 8;
    public static final int SO_RCVBUFFORCE = 33;
    public static final int SO_RCVLOWAT = 18;
    public static final int SO_RCVMARK = 75;
    public static final int SO_RCVPRIORITY = 82;
    public static final int SO_RCVTIMEO = 20;
    public static final int SO_RCVTIMEO_NEW = 66;
    public static final int SO_RCVTIMEO_OLD = 20;
    public static final int SO_RESERVE_MEM = 73;
    public static final int SO_REUSEADDR = 2;
    public static final int SO_REUSEPORT = 15;
    public static final int SO_RXQ_OVFL = 40;
    public static final int SO_SECURITY_AUTHENTICATION = 22;
    public static final int SO_SECURITY_ENCRYPTION_NETWORK = 24;
    public static final int SO_SECURITY_ENCRYPTION_TRANSPORT = 23;
    public static final int SO_SELECT_ERR_QUEUE = 45;
    public static final int SO_SNDBUF = 7;
    public static final int SO_SNDBUFFORCE = 32;
    public static final int SO_SNDLOWAT = 19;
    public static final int SO_SNDTIMEO = 21;
    public static final int SO_SNDTIMEO_NEW = 67;
    public static final int SO_SNDTIMEO_OLD = 21;
    public static final int SO_TIMESTAMP = 29;
    public static final int SO_TIMESTAMPING = 37;
    public static final int SO_TIMESTAMPING_NEW = 65;
    public static final int SO_TIMESTAMPING_OLD = 37;
    public static final int SO_TIMESTAMPNS = 35;
    public static final int SO_TIMESTAMPNS_NEW = 64;
    public static final int SO_TIMESTAMPNS_OLD = 35;
    public static final int SO_TIMESTAMP_NEW = 63;
    public static final int SO_TIMESTAMP_OLD = 29;
    public static final int SO_TXREHASH = 74;
    public static final int SO_TXTIME = 61;
    public static final int SO_TYPE = 3;
    public static final int SO_WIFI_STATUS = 41;
    public static final int SO_ZEROCOPY = 60;
    public static final int SPLICE_F_MORE = 4;
    public static final int SPLICE_F_MOVE = 1;
    public static final int SPLICE_F_NONBLOCK = 2;
    public static final int TCPI_OPT_ECN = 8;
    public static final int TCPI_OPT_ECN_SEEN = 16;
    public static final int TCPI_OPT_SACK = 2;
    public static final int TCPI_OPT_SYN_DATA = 32;
    public static final int TCPI_OPT_TFO_CHILD = 128;
    public static final int TCPI_OPT_TIMESTAMPS = 1;
    public static final int TCPI_OPT_USEC_TS = 64;
    public static final int TCPI_OPT_WSCALE = 4;
    public static final int TCP_AO_ADD_KEY = 38;
    public static final int TCP_AO_DEL_KEY = 39;
    public static final int TCP_AO_GET_KEYS = 41;
    public static final int TCP_AO_INFO = 40;
    public static final int TCP_AO_REPAIR = 42;
    public static final int TCP_CA_CWR = 2;
    public static final int TCP_CA_Disorder = 1;
    public static final int TCP_CA_Loss = 4;
    public static final int TCP_CA_Open = 0;
    public static final int TCP_CA_Recovery = 3;
    public static final int TCP_CC_INFO = 26;
    public static final int TCP_CLOSE = 7;
    public static final int TCP_CLOSE_WAIT = 8;
    public static final int TCP_CLOSING = 11;
    public static final int TCP_CM_INQ = 36;
    public static final int TCP_CONGESTION = 13;
    public static final int TCP_CORK = 3;
    public static final int TCP_DEFER_ACCEPT = 9;
    public static final int TCP_DELACK_MAX_US = 46;
    public static final int TCP_ESTABLISHED = 1;
    public static final int TCP_FASTOPEN = 23;
    public static final int TCP_FASTOPEN_CONNECT = 30;
    public static final int TCP_FASTOPEN_KEY = 33;
    public static final int TCP_FASTOPEN_NO_COOKIE = 34;
    public static final int TCP_FIN_WAIT1 = 4;
    public static final int TCP_FIN_WAIT2 = 5;
    public static final int TCP_INFO = 11;
    public static final int TCP_INQ = 36;
    public static final int TCP_IS_MPTCP = 43;
    public static final int TCP_KEEPCNT = 6;
    public static final int TCP_KEEPIDLE = 4;
    public static final int TCP_KEEPINTVL = 5;
    public static final int TCP_LAST_ACK = 9;
    public static final int TCP_LINGER2 = 8;
    public static final int TCP_LISTEN = 10;
    public static final int TCP_MAXSEG = 2;
    public static final int TCP_MD5SIG = 14;
    public static final int TCP_MD5SIG_EXT = 32;
    public static final int TCP_NODELAY = 1;
    public static final int TCP_NOTSENT_LOWAT = 25;
    public static final int TCP_QUEUE_SEQ = 21;
    public static final int TCP_QUICKACK = 12;
    public static final int TCP_REPAIR = 19;
    public static final int TCP_REPAIR_OFF = 0;
    public static final int TCP_REPAIR_OFF_NO_WP = -1;
    public static final int TCP_REPAIR_ON = 1;
    public static final int TCP_REPAIR_OPTIONS = 22;
    public static final int TCP_REPAIR_QUEUE = 20;
    public static final int TCP_REPAIR_WINDOW = 29;
    public static final int TCP_RTO_MAX_MS = 44;
    public static final int TCP_RTO_MIN_US = 45;
    public static final int TCP_SAVED_SYN = 28;
    public static final int TCP_SAVE_SYN = 27;
    public static final int TCP_SYNCNT = 7;
    public static final int TCP_SYN_RECV = 3;
    public static final int TCP_SYN_SENT = 2;
    public static final int TCP_THIN_DUPACK = 17;
    public static final int TCP_THIN_LINEAR_TIMEOUTS = 16;
    public static final int TCP_TIMESTAMP = 24;
    public static final int TCP_TIME_WAIT = 6;
    public static final int TCP_TX_DELAY = 37;
    public static final int TCP_ULP = 31;
    public static final int TCP_USER_TIMEOUT = 18;
    public static final int TCP_WINDOW_CLAMP = 10;
    public static final int TCP_ZEROCOPY_RECEIVE = 35;
    public static final int TFD_CLOEXEC = 524288;
    public static final int TFD_NONBLOCK = 2048;
    public static final int TFD_TIMER_ABSTIME = 1;
    public static final int TFD_TIMER_CANCEL_ON_SET = 2;
    public static final int UDP_CORK = 1;
    public static final int UDP_ENCAP = 100;
    public static final int UDP_GRO = 104;
    public static final int UDP_NO_CHECK6_RX = 102;
    public static final int UDP_NO_CHECK6_TX = 101;
    public static final int UDP_SEGMENT = 103;
    public static final int VMADDR_CID_ANY = -1;
    public static final int VMADDR_CID_HOST = 2;
    public static final int VMADDR_CID_HYPERVISOR = 0;
    public static final int VMADDR_CID_LOCAL = 1;
    public static final int VMADDR_PORT_ANY = -1;

    public static final class addrinfo {
        private addrinfo() {
        }
        public static final long SIZE = 48L;
        public static final long ai_flags = 0L;
        public static final long ai_flags$size = 4L;
        public static final long ai_family = 4L;
        public static final long ai_family$size = 4L;
        public static final long ai_socktype = 8L;
        public static final long ai_socktype$size = 4L;
        public static final long ai_protocol = 12L;
        public static final long ai_protocol$size = 4L;
        public static final long ai_addrlen = 16L;
        public static final long ai_addrlen$size = 4L;
        public static final long ai_addr = 24L;
        public static final long ai_addr$size = 8L;
        public static final long ai_canonname = 32L;
        public static final long ai_canonname$size = 8L;
        public static final long ai_next = 40L;
        public static final long ai_next$size = 8L;
    }

    public static final class cmsghdr {
        private cmsghdr() {
        }
        public static final long SIZE = 16L;
        public static final long cmsg_len = 0L;
        public static final long cmsg_len$size = 8L;
        public static final long cmsg_level = 8L;
        public static final long cmsg_level$size = 4L;
        public static final long cmsg_type = 12L;
        public static final long cmsg_type$size = 4L;
    }

    public static final class epoll_event_aligned {
        private epoll_event_aligned() {
        }
        public static final long SIZE = 16L;
        public static final long events = 0L;
        public static final long events$size = 4L;
        public static final long data = 8L;
        public static final long data$size = 8L;
    }

    public static final class epoll_event_packed {
        private epoll_event_packed() {
        }
        public static final long SIZE = 12L;
        public static final long events = 0L;
        public static final long events$size = 4L;
        public static final long data = 4L;
        public static final long data$size = 8L;
    }

    public static final class f_owner_ex {
        private f_owner_ex() {
        }
        public static final long SIZE = 8L;
        public static final long type = 0L;
        public static final long type$size = 4L;
        public static final long pid = 4L;
        public static final long pid$size = 4L;
    }

    public static final class fd_set {
        private fd_set() {
        }
        public static final long SIZE = 128L;
        public static final long fds_bits = 0L;
        public static final long fds_bits$size = 128L;
    }

    public static final class group_req {
        private group_req() {
        }
        public static final long SIZE = 136L;
        public static final long gr_interface = 0L;
        public static final long gr_interface$size = 4L;
        public static final long gr_group = 8L;
        public static final long gr_group$size = 128L;
    }

    public static final class group_source_req {
        private group_source_req() {
        }
        public static final long SIZE = 264L;
        public static final long gsr_interface = 0L;
        public static final long gsr_interface$size = 4L;
        public static final long gsr_group = 8L;
        public static final long gsr_group$size = 128L;
        public static final long gsr_source = 136L;
        public static final long gsr_source$size = 128L;
    }

    public static final class in6_addr {
        private in6_addr() {
        }
        public static final long SIZE = 16L;
        public static final long s6_addr = 0L;
        public static final long s6_addr$size = 16L;
        public static final long s6_addr16 = 0L;
        public static final long s6_addr16$size = 16L;
        public static final long s6_addr32 = 0L;
        public static final long s6_addr32$size = 16L;
    }

    public static final class in6_pktinfo {
        private in6_pktinfo() {
        }
        public static final long SIZE = 20L;
        public static final long ipi6_addr = 0L;
        public static final long ipi6_addr$size = 16L;
        public static final long ipi6_ifindex = 16L;
        public static final long ipi6_ifindex$size = 4L;
    }

    public static final class in_addr {
        private in_addr() {
        }
        public static final long SIZE = 4L;
        public static final long s_addr = 0L;
        public static final long s_addr$size = 4L;
    }

    public static final class in_pktinfo {
        private in_pktinfo() {
        }
        public static final long SIZE = 12L;
        public static final long ipi_ifindex = 0L;
        public static final long ipi_ifindex$size = 4L;
        public static final long ipi_spec_dst = 4L;
        public static final long ipi_spec_dst$size = 4L;
        public static final long ipi_addr = 8L;
        public static final long ipi_addr$size = 4L;
    }

    public static final class iovec {
        private iovec() {
        }
        public static final long SIZE = 16L;
        public static final long iov_base = 0L;
        public static final long iov_base$size = 8L;
        public static final long iov_len = 8L;
        public static final long iov_len$size = 8L;
    }

    public static final class ip_mreq {
        private ip_mreq() {
        }
        public static final long SIZE = 8L;
        public static final long imr_multiaddr = 0L;
        public static final long imr_multiaddr$size = 4L;
        public static final long imr_interface = 4L;
        public static final long imr_interface$size = 4L;
    }

    public static final class ip_mreq_source {
        private ip_mreq_source() {
        }
        public static final long SIZE = 12L;
        public static final long imr_multiaddr = 0L;
        public static final long imr_multiaddr$size = 4L;
        public static final long imr_interface = 4L;
        public static final long imr_interface$size = 4L;
        public static final long imr_sourceaddr = 8L;
        public static final long imr_sourceaddr$size = 4L;
    }

    public static final class ip_mreqn {
        private ip_mreqn() {
        }
        public static final long SIZE = 12L;
        public static final long imr_multiaddr = 0L;
        public static final long imr_multiaddr$size = 4L;
        public static final long imr_address = 4L;
        public static final long imr_address$size = 4L;
        public static final long imr_ifindex = 8L;
        public static final long imr_ifindex$size = 4L;
    }

    public static final class ipv6_mreq {
        private ipv6_mreq() {
        }
        public static final long SIZE = 20L;
        public static final long ipv6mr_multiaddr = 0L;
        public static final long ipv6mr_multiaddr$size = 16L;
        public static final long ipv6mr_interface = 16L;
        public static final long ipv6mr_interface$size = 4L;
    }

    public static final class itimerspec {
        private itimerspec() {
        }
        public static final long SIZE = 32L;
        public static final long it_interval = 0L;
        public static final long it_interval$size = 16L;
        public static final long it_value = 16L;
        public static final long it_value$size = 16L;
    }

    public static final class linger {
        private linger() {
        }
        public static final long SIZE = 8L;
        public static final long l_onoff = 0L;
        public static final long l_onoff$size = 4L;
        public static final long l_linger = 4L;
        public static final long l_linger$size = 4L;
    }

    public static final class mmsghdr {
        private mmsghdr() {
        }
        public static final long SIZE = 64L;
        public static final long msg_hdr = 0L;
        public static final long msg_hdr$size = 56L;
        public static final long msg_len = 56L;
        public static final long msg_len$size = 4L;
    }

    public static final class msghdr {
        private msghdr() {
        }
        public static final long SIZE = 56L;
        public static final long msg_name = 0L;
        public static final long msg_name$size = 8L;
        public static final long msg_namelen = 8L;
        public static final long msg_namelen$size = 4L;
        public static final long msg_iov = 16L;
        public static final long msg_iov$size = 8L;
        public static final long msg_iovlen = 24L;
        public static final long msg_iovlen$size = 8L;
        public static final long msg_control = 32L;
        public static final long msg_control$size = 8L;
        public static final long msg_controllen = 40L;
        public static final long msg_controllen$size = 8L;
        public static final long msg_flags = 48L;
        public static final long msg_flags$size = 4L;
    }

    public static final class pollfd {
        private pollfd() {
        }
        public static final long SIZE = 8L;
        public static final long fd = 0L;
        public static final long fd$size = 4L;
        public static final long events = 4L;
        public static final long events$size = 2L;
        public static final long revents = 6L;
        public static final long revents$size = 2L;
    }

    public static final class scm_timestamping {
        private scm_timestamping() {
        }
        public static final long SIZE = 48L;
        public static final long ts = 0L;
        public static final long ts$size = 48L;
    }

    public static final class signalfd_siginfo {
        private signalfd_siginfo() {
        }
        public static final long SIZE = 128L;
        public static final long ssi_signo = 0L;
        public static final long ssi_signo$size = 4L;
        public static final long ssi_errno = 4L;
        public static final long ssi_errno$size = 4L;
        public static final long ssi_code = 8L;
        public static final long ssi_code$size = 4L;
        public static final long ssi_pid = 12L;
        public static final long ssi_pid$size = 4L;
        public static final long ssi_uid = 16L;
        public static final long ssi_uid$size = 4L;
        public static final long ssi_fd = 20L;
        public static final long ssi_fd$size = 4L;
        public static final long ssi_tid = 24L;
        public static final long ssi_tid$size = 4L;
        public static final long ssi_band = 28L;
        public static final long ssi_band$size = 4L;
        public static final long ssi_overrun = 32L;
        public static final long ssi_overrun$size = 4L;
        public static final long ssi_trapno = 36L;
        public static final long ssi_trapno$size = 4L;
        public static final long ssi_status = 40L;
        public static final long ssi_status$size = 4L;
        public static final long ssi_int = 44L;
        public static final long ssi_int$size = 4L;
        public static final long ssi_ptr = 48L;
        public static final long ssi_ptr$size = 8L;
        public static final long ssi_utime = 56L;
        public static final long ssi_utime$size = 8L;
        public static final long ssi_stime = 64L;
        public static final long ssi_stime$size = 8L;
        public static final long ssi_addr = 72L;
        public static final long ssi_addr$size = 8L;
        public static final long ssi_addr_lsb = 80L;
        public static final long ssi_addr_lsb$size = 2L;
        public static final long __pad2 = 82L;
        public static final long __pad2$size = 2L;
        public static final long ssi_syscall = 84L;
        public static final long ssi_syscall$size = 4L;
        public static final long ssi_call_addr = 88L;
        public static final long ssi_call_addr$size = 8L;
        public static final long ssi_arch = 96L;
        public static final long ssi_arch$size = 4L;
        public static final long __pad = 100L;
        public static final long __pad$size = 28L;
    }

    public static final class sigset_t {
        private sigset_t() {
        }
        public static final long SIZE = 128L;
        public static final long __val = 0L;
        public static final long __val$size = 128L;
    }

    public static final class sock_extended_err {
        private sock_extended_err() {
        }
        public static final long SIZE = 16L;
        public static final long ee_errno = 0L;
        public static final long ee_errno$size = 4L;
        public static final long ee_origin = 4L;
        public static final long ee_origin$size = 1L;
        public static final long ee_type = 5L;
        public static final long ee_type$size = 1L;
        public static final long ee_code = 6L;
        public static final long ee_code$size = 1L;
        public static final long ee_pad = 7L;
        public static final long ee_pad$size = 1L;
        public static final long ee_info = 8L;
        public static final long ee_info$size = 4L;
        public static final long ee_data = 12L;
        public static final long ee_data$size = 4L;
    }

    public static final class sock_filter {
        private sock_filter() {
        }
        public static final long SIZE = 8L;
        public static final long code = 0L;
        public static final long code$size = 2L;
        public static final long jt = 2L;
        public static final long jt$size = 1L;
        public static final long jf = 3L;
        public static final long jf$size = 1L;
        public static final long k = 4L;
        public static final long k$size = 4L;
    }

    public static final class sock_fprog {
        private sock_fprog() {
        }
        public static final long SIZE = 16L;
        public static final long len = 0L;
        public static final long len$size = 2L;
        public static final long filter = 8L;
        public static final long filter$size = 8L;
    }

    public static final class sock_txtime {
        private sock_txtime() {
        }
        public static final long SIZE = 8L;
        public static final long clockid = 0L;
        public static final long clockid$size = 4L;
        public static final long flags = 4L;
        public static final long flags$size = 4L;
    }

    public static final class sockaddr {
        private sockaddr() {
        }
        public static final long SIZE = 16L;
        public static final long sa_family = 0L;
        public static final long sa_family$size = 2L;
        public static final long sa_data = 2L;
        public static final long sa_data$size = 14L;
    }

    public static final class sockaddr_in {
        private sockaddr_in() {
        }
        public static final long SIZE = 16L;
        public static final long sin_family = 0L;
        public static final long sin_family$size = 2L;
        public static final long sin_port = 2L;
        public static final long sin_port$size = 2L;
        public static final long sin_addr = 4L;
        public static final long sin_addr$size = 4L;
        public static final long sin_zero = 8L;
        public static final long sin_zero$size = 8L;
    }

    public static final class sockaddr_in6 {
        private sockaddr_in6() {
        }
        public static final long SIZE = 28L;
        public static final long sin6_family = 0L;
        public static final long sin6_family$size = 2L;
        public static final long sin6_port = 2L;
        public static final long sin6_port$size = 2L;
        public static final long sin6_flowinfo = 4L;
        public static final long sin6_flowinfo$size = 4L;
        public static final long sin6_addr = 8L;
        public static final long sin6_addr$size = 16L;
        public static final long sin6_scope_id = 24L;
        public static final long sin6_scope_id$size = 4L;
    }

    public static final class sockaddr_ll {
        private sockaddr_ll() {
        }
        public static final long SIZE = 20L;
        public static final long sll_family = 0L;
        public static final long sll_family$size = 2L;
        public static final long sll_protocol = 2L;
        public static final long sll_protocol$size = 2L;
        public static final long sll_ifindex = 4L;
        public static final long sll_ifindex$size = 4L;
        public static final long sll_hatype = 8L;
        public static final long sll_hatype$size = 2L;
        public static final long sll_pkttype = 10L;
        public static final long sll_pkttype$size = 1L;
        public static final long sll_halen = 11L;
        public static final long sll_halen$size = 1L;
        public static final long sll_addr = 12L;
        public static final long sll_addr$size = 8L;
    }

    public static final class sockaddr_nl {
        private sockaddr_nl() {
        }
        public static final long SIZE = 12L;
        public static final long nl_family = 0L;
        public static final long nl_family$size = 2L;
        public static final long nl_pad = 2L;
        public static final long nl_pad$size = 2L;
        public static final long nl_pid = 4L;
        public static final long nl_pid$size = 4L;
        public static final long nl_groups = 8L;
        public static final long nl_groups$size = 4L;
    }

    public static final class sockaddr_storage {
        private sockaddr_storage() {
        }
        public static final long SIZE = 128L;
        public static final long ss_family = 0L;
        public static final long ss_family$size = 2L;
        public static final long __ss_padding = 2L;
        public static final long __ss_padding$size = 118L;
        public static final long __ss_align = 120L;
        public static final long __ss_align$size = 8L;
    }

    public static final class sockaddr_un {
        private sockaddr_un() {
        }
        public static final long SIZE = 110L;
        public static final long sun_family = 0L;
        public static final long sun_family$size = 2L;
        public static final long sun_path = 2L;
        public static final long sun_path$size = 108L;
    }

    public static final class sockaddr_vm {
        private sockaddr_vm() {
        }
        public static final long SIZE = 16L;
        public static final long svm_family = 0L;
        public static final long svm_family$size = 2L;
        public static final long svm_reserved1 = 2L;
        public static final long svm_reserved1$size = 2L;
        public static final long svm_port = 4L;
        public static final long svm_port$size = 4L;
        public static final long svm_cid = 8L;
        public static final long svm_cid$size = 4L;
        public static final long svm_flags = 12L;
        public static final long svm_flags$size = 1L;
        public static final long svm_zero = 13L;
        public static final long svm_zero$size = 3L;
    }

    public static final class tcp_info {
        private tcp_info() {
        }
        public static final long SIZE = 280L;
        public static final long tcpi_state = 0L;
        public static final long tcpi_state$size = 1L;
        public static final long tcpi_ca_state = 1L;
        public static final long tcpi_ca_state$size = 1L;
        public static final long tcpi_retransmits = 2L;
        public static final long tcpi_retransmits$size = 1L;
        public static final long tcpi_probes = 3L;
        public static final long tcpi_probes$size = 1L;
        public static final long tcpi_backoff = 4L;
        public static final long tcpi_backoff$size = 1L;
        public static final long tcpi_options = 5L;
        public static final long tcpi_options$size = 1L;
        public static final long tcpi_rto = 8L;
        public static final long tcpi_rto$size = 4L;
        public static final long tcpi_ato = 12L;
        public static final long tcpi_ato$size = 4L;
        public static final long tcpi_snd_mss = 16L;
        public static final long tcpi_snd_mss$size = 4L;
        public static final long tcpi_rcv_mss = 20L;
        public static final long tcpi_rcv_mss$size = 4L;
        public static final long tcpi_unacked = 24L;
        public static final long tcpi_unacked$size = 4L;
        public static final long tcpi_sacked = 28L;
        public static final long tcpi_sacked$size = 4L;
        public static final long tcpi_lost = 32L;
        public static final long tcpi_lost$size = 4L;
        public static final long tcpi_retrans = 36L;
        public static final long tcpi_retrans$size = 4L;
        public static final long tcpi_fackets = 40L;
        public static final long tcpi_fackets$size = 4L;
        public static final long tcpi_last_data_sent = 44L;
        public static final long tcpi_last_data_sent$size = 4L;
        public static final long tcpi_last_ack_sent = 48L;
        public static final long tcpi_last_ack_sent$size = 4L;
        public static final long tcpi_last_data_recv = 52L;
        public static final long tcpi_last_data_recv$size = 4L;
        public static final long tcpi_last_ack_recv = 56L;
        public static final long tcpi_last_ack_recv$size = 4L;
        public static final long tcpi_pmtu = 60L;
        public static final long tcpi_pmtu$size = 4L;
        public static final long tcpi_rcv_ssthresh = 64L;
        public static final long tcpi_rcv_ssthresh$size = 4L;
        public static final long tcpi_rtt = 68L;
        public static final long tcpi_rtt$size = 4L;
        public static final long tcpi_rttvar = 72L;
        public static final long tcpi_rttvar$size = 4L;
        public static final long tcpi_snd_ssthresh = 76L;
        public static final long tcpi_snd_ssthresh$size = 4L;
        public static final long tcpi_snd_cwnd = 80L;
        public static final long tcpi_snd_cwnd$size = 4L;
        public static final long tcpi_advmss = 84L;
        public static final long tcpi_advmss$size = 4L;
        public static final long tcpi_reordering = 88L;
        public static final long tcpi_reordering$size = 4L;
        public static final long tcpi_rcv_rtt = 92L;
        public static final long tcpi_rcv_rtt$size = 4L;
        public static final long tcpi_rcv_space = 96L;
        public static final long tcpi_rcv_space$size = 4L;
        public static final long tcpi_total_retrans = 100L;
        public static final long tcpi_total_retrans$size = 4L;
        public static final long tcpi_pacing_rate = 104L;
        public static final long tcpi_pacing_rate$size = 8L;
        public static final long tcpi_max_pacing_rate = 112L;
        public static final long tcpi_max_pacing_rate$size = 8L;
        public static final long tcpi_bytes_acked = 120L;
        public static final long tcpi_bytes_acked$size = 8L;
        public static final long tcpi_bytes_received = 128L;
        public static final long tcpi_bytes_received$size = 8L;
        public static final long tcpi_segs_out = 136L;
        public static final long tcpi_segs_out$size = 4L;
        public static final long tcpi_segs_in = 140L;
        public static final long tcpi_segs_in$size = 4L;
        public static final long tcpi_notsent_bytes = 144L;
        public static final long tcpi_notsent_bytes$size = 4L;
        public static final long tcpi_min_rtt = 148L;
        public static final long tcpi_min_rtt$size = 4L;
        public static final long tcpi_data_segs_in = 152L;
        public static final long tcpi_data_segs_in$size = 4L;
        public static final long tcpi_data_segs_out = 156L;
        public static final long tcpi_data_segs_out$size = 4L;
        public static final long tcpi_delivery_rate = 160L;
        public static final long tcpi_delivery_rate$size = 8L;
        public static final long tcpi_busy_time = 168L;
        public static final long tcpi_busy_time$size = 8L;
        public static final long tcpi_rwnd_limited = 176L;
        public static final long tcpi_rwnd_limited$size = 8L;
        public static final long tcpi_sndbuf_limited = 184L;
        public static final long tcpi_sndbuf_limited$size = 8L;
        public static final long tcpi_delivered = 192L;
        public static final long tcpi_delivered$size = 4L;
        public static final long tcpi_delivered_ce = 196L;
        public static final long tcpi_delivered_ce$size = 4L;
        public static final long tcpi_bytes_sent = 200L;
        public static final long tcpi_bytes_sent$size = 8L;
        public static final long tcpi_bytes_retrans = 208L;
        public static final long tcpi_bytes_retrans$size = 8L;
        public static final long tcpi_dsack_dups = 216L;
        public static final long tcpi_dsack_dups$size = 4L;
        public static final long tcpi_reord_seen = 220L;
        public static final long tcpi_reord_seen$size = 4L;
        public static final long tcpi_rcv_ooopack = 224L;
        public static final long tcpi_rcv_ooopack$size = 4L;
        public static final long tcpi_snd_wnd = 228L;
        public static final long tcpi_snd_wnd$size = 4L;
        public static final long tcpi_rcv_wnd = 232L;
        public static final long tcpi_rcv_wnd$size = 4L;
        public static final long tcpi_rehash = 236L;
        public static final long tcpi_rehash$size = 4L;
        public static final long tcpi_total_rto = 240L;
        public static final long tcpi_total_rto$size = 2L;
        public static final long tcpi_total_rto_recoveries = 242L;
        public static final long tcpi_total_rto_recoveries$size = 2L;
        public static final long tcpi_total_rto_time = 244L;
        public static final long tcpi_total_rto_time$size = 4L;
        public static final long tcpi_received_ce = 248L;
        public static final long tcpi_received_ce$size = 4L;
        public static final long tcpi_delivered_e1_bytes = 252L;
        public static final long tcpi_delivered_e1_bytes$size = 4L;
        public static final long tcpi_delivered_e0_bytes = 256L;
        public static final long tcpi_delivered_e0_bytes$size = 4L;
        public static final long tcpi_delivered_ce_bytes = 260L;
        public static final long tcpi_delivered_ce_bytes$size = 4L;
        public static final long tcpi_received_e1_bytes = 264L;
        public static final long tcpi_received_e1_bytes$size = 4L;
        public static final long tcpi_received_e0_bytes = 268L;
        public static final long tcpi_received_e0_bytes$size = 4L;
        public static final long tcpi_received_ce_bytes = 272L;
        public static final long tcpi_received_ce_bytes$size = 4L;
    }

    public static final class timespec {
        private timespec() {
        }
        public static final long SIZE = 16L;
        public static final long tv_sec = 0L;
        public static final long tv_sec$size = 8L;
        public static final long tv_nsec = 8L;
        public static final long tv_nsec$size = 8L;
    }

    public static final class timeval {
        private timeval() {
        }
        public static final long SIZE = 16L;
        public static final long tv_sec = 0L;
        public static final long tv_sec$size = 8L;
        public static final long tv_usec = 8L;
        public static final long tv_usec$size = 8L;
    }

    public static final class ucred {
        private ucred() {
        }
        public static final long SIZE = 12L;
        public static final long pid = 0L;
        public static final long pid$size = 4L;
        public static final long uid = 4L;
        public static final long uid$size = 4L;
        public static final long gid = 8L;
        public static final long gid$size = 4L;
    }
}

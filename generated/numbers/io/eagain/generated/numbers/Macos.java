// Made from io.eagain.generated.macos.MacosH and its package by io.eagain.generated.Numbers

package io.eagain.generated.numbers;

/** Constants; of each structure its size, and of each field its offset and its size. */
public final class Macos {
    private Macos() {
    }
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 30;
    public static final int AF_LINK = 18;
    public static final int AF_NDRV = 27;
    public static final int AF_ROUTE = 17;
    public static final int AF_SYSTEM = 32;
    public static final int AF_UNIX = 1;
    public static final int AF_UNSPEC = 0;
    public static final int AF_UTUN = 38;
    public static final int AF_VSOCK = 40;
    public static final int AI_ADDRCONFIG = 1024;
    public static final int AI_ALL = 256;
    public static final int AI_CANONNAME = 2;
    public static final int AI_DEFAULT = 1536;
    public static final int AI_MASK = 5127;
    public static final int AI_NUMERICHOST = 4;
    public static final int AI_NUMERICSERV = 4096;
    public static final int AI_PASSIVE = 1;
    public static final int AI_UNUSABLE = 268435456;
    public static final int AI_V4MAPPED = 2048;
    public static final int AI_V4MAPPED_CFG = 512;
    public static final int E2BIG = 7;
    public static final int EACCES = 13;
    public static final int EADDRINUSE = 48;
    public static final int EADDRNOTAVAIL = 49;
    public static final int EAFNOSUPPORT = 47;
    public static final int EAGAIN = 35;
    public static final int EAI_ADDRFAMILY = 1;
    public static final int EAI_AGAIN = 2;
    public static final int EAI_BADFLAGS = 3;
    public static final int EAI_BADHINTS = 12;
    public static final int EAI_FAIL = 4;
    public static final int EAI_FAMILY = 5;
    public static final int EAI_MEMORY = 6;
    public static final int EAI_NODATA = 7;
    public static final int EAI_NONAME = 8;
    public static final int EAI_OVERFLOW = 14;
    public static final int EAI_PROTOCOL = 13;
    public static final int EAI_SERVICE = 9;
    public static final int EAI_SOCKTYPE = 10;
    public static final int EAI_SYSTEM = 11;
    public static final int EALREADY = 37;
    public static final int EAUTH = 80;
    public static final int EBADARCH = 86;
    public static final int EBADEXEC = 85;
    public static final int EBADF = 9;
    public static final int EBADMACHO = 88;
    public static final int EBADMSG = 94;
    public static final int EBADRPC = 72;
    public static final int EBUSY = 16;
    public static final int ECANCELED = 89;
    public static final int ECHILD = 10;
    public static final int ECONNABORTED = 53;
    public static final int ECONNREFUSED = 61;
    public static final int ECONNRESET = 54;
    public static final int EDEADLK = 11;
    public static final int EDESTADDRREQ = 39;
    public static final int EDEVERR = 83;
    public static final int EDOM = 33;
    public static final int EDQUOT = 69;
    public static final int EEXIST = 17;
    public static final int EFAULT = 14;
    public static final int EFBIG = 27;
    public static final int EFTYPE = 79;
    public static final int EHOSTDOWN = 64;
    public static final int EHOSTUNREACH = 65;
    public static final int EIDRM = 90;
    public static final int EILSEQ = 92;
    public static final int EINPROGRESS = 36;
    public static final int EINTR = 4;
    public static final int EINVAL = 22;
    public static final int EIO = 5;
    public static final int EISCONN = 56;
    public static final int EISDIR = 21;
    public static final int ELOOP = 62;
    public static final int EMFILE = 24;
    public static final int EMLINK = 31;
    public static final int EMSGSIZE = 40;
    public static final int EMULTIHOP = 95;
    public static final int ENAMETOOLONG = 63;
    public static final int ENEEDAUTH = 81;
    public static final int ENETDOWN = 50;
    public static final int ENETRESET = 52;
    public static final int ENETUNREACH = 51;
    public static final int ENFILE = 23;
    public static final int ENOATTR = 93;
    public static final int ENOBUFS = 55;
    public static final int ENODATA = 96;
    public static final int ENODEV = 19;
    public static final int ENOENT = 2;
    public static final int ENOEXEC = 8;
    public static final int ENOLCK = 77;
    public static final int ENOLINK = 97;
    public static final int ENOMEM = 12;
    public static final int ENOMSG = 91;
    public static final int ENOPOLICY = 103;
    public static final int ENOPROTOOPT = 42;
    public static final int ENOSPC = 28;
    public static final int ENOSR = 98;
    public static final int ENOSTR = 99;
    public static final int ENOSYS = 78;
    public static final int ENOTBLK = 15;
    public static final int ENOTCAPABLE = 107;
    public static final int ENOTCONN = 57;
    public static final int ENOTDIR = 20;
    public static final int ENOTEMPTY = 66;
    public static final int ENOTRECOVERABLE = 104;
    public static final int ENOTSOCK = 38;
    public static final int ENOTSUP = 45;
    public static final int ENOTTY = 25;
    public static final int ENXIO = 6;
    public static final int EOPNOTSUPP = 102;
    public static final int EOVERFLOW = 84;
    public static final int EOWNERDEAD = 105;
    public static final int EPERM = 1;
    public static final int EPFNOSUPPORT = 46;
    public static final int EPIPE = 32;
    public static final int EPROCLIM = 67;
    public static final int EPROCUNAVAIL = 76;
    public static final int EPROGMISMATCH = 75;
    public static final int EPROGUNAVAIL = 74;
    public static final int EPROTO = 100;
    public static final int EPROTONOSUPPORT = 43;
    public static final int EPROTOTYPE = 41;
    public static final int EPWROFF = 82;
    public static final int EQFULL = 106;
    public static final int ERANGE = 34;
    public static final int EREMOTE = 71;
    public static final int EROFS = 30;
    public static final int ERPCMISMATCH = 73;
    public static final int ESHLIBVERS = 87;
    public static final int ESHUTDOWN = 58;
    public static final int ESOCKTNOSUPPORT = 44;
    public static final int ESPIPE = 29;
    public static final int ESRCH = 3;
    public static final int ESTALE = 70;
    public static final int ETIME = 101;
    public static final int ETIMEDOUT = 60;
    public static final int ETOOMANYREFS = 59;
    public static final int ETXTBSY = 26;
    public static final int EUSERS = 68;
    public static final int EVFILT_AIO = -3;
    public static final int EVFILT_EXCEPT = -15;
    public static final int EVFILT_FS = -9;
    public static final int EVFILT_LIO = -19;
    public static final int EVFILT_MACHPORT = -8;
    public static final int EVFILT_PROC = -5;
    public static final int EVFILT_READ = -1;
    public static final int EVFILT_SIGNAL = -6;
    public static final int EVFILT_TIMER = -7;
    public static final int EVFILT_USER = -10;
    public static final int EVFILT_VM = -12;
    public static final int EVFILT_VNODE = -4;
    public static final int EVFILT_WRITE = -2;
    public static final int EV_ADD = 1;
    public static final int EV_CLEAR = 32;
    public static final int EV_DELETE = 2;
    public static final int EV_DISABLE = 8;
    public static final int EV_DISPATCH = 128;
    public static final int EV_DISPATCH2 = 384;
    public static final int EV_ENABLE = 4;
    public static final int EV_EOF = 32768;
    public static final int EV_ERROR = 16384;
    public static final int EV_FLAG0 = 4096;
    public static final int EV_FLAG1 = 8192;
    public static final int EV_ONESHOT = 16;
    public static final int EV_OOBAND = 8192;
    public static final int EV_POLL = 4096;
    public static final int EV_RECEIPT = 64;
    public static final int EV_SYSFLAGS = 61440;
    public static final int EV_UDATA_SPECIFIC = 256;
    public static final int EV_VANISHED = 512;
    public static final int EWOULDBLOCK = 35;
    public static final int EXDEV = 18;
    public static final int FD_CLOEXEC = 1;
    public static final int FD_CLOFORK = 2;
    public static final int FD_SETSIZE = 1024;
    public static final long FIOASYNC = 2147772029L;
    public static final long FIOCLEX = 536897025L;
    public static final long FIODTYPE = 1074030202L;
    public static final long FIOGETOWN = 1074030203L;
    public static final long FIONBIO = 2147772030L;
    public static final long FIONCLEX = 536897026L;
    public static final long FIONREAD = 1074030207L;
    public static final long FIOSETOWN = 2147772028L;
    public static final int F_DUPFD = 0;
    public static final int F_DUPFD_CLOEXEC = 67;
    public static final int F_DUPFD_CLOFORK = 115;
    public static final int F_GETFD = 1;
    public static final int F_GETFL = 3;
    public static final int F_GETNOSIGPIPE = 74;
    public static final int F_GETOWN = 5;
    public static final int F_SETFD = 2;
    public static final int F_SETFL = 4;
    public static final int F_SETNOSIGPIPE = 73;
    public static final int F_SETOWN = 6;
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
    public static final int IPPROTO_RAW = 255;
    public static final int IPPROTO_SCTP = 132;
    public static final int IPPROTO_TCP = 6;
    public static final int IPPROTO_UDP = 17;
    public static final int IPV6_2292DSTOPTS = 23;
    public static final int IPV6_2292HOPLIMIT = 20;
    public static final int IPV6_2292HOPOPTS = 22;
    public static final int IPV6_2292NEXTHOP = 21;
    public static final int IPV6_2292PKTINFO = 19;
    public static final int IPV6_2292PKTOPTIONS = 25;
    public static final int IPV6_2292RTHDR = 24;
    public static final int IPV6_3542DSTOPTS = 50;
    public static final int IPV6_3542HOPLIMIT = 47;
    public static final int IPV6_3542HOPOPTS = 49;
    public static final int IPV6_3542NEXTHOP = 48;
    public static final int IPV6_3542PKTINFO = 46;
    public static final int IPV6_3542RTHDR = 51;
    public static final int IPV6_AUTOFLOWLABEL = 59;
    public static final int IPV6_BINDV6ONLY = 27;
    public static final int IPV6_BOUND_IF = 125;
    public static final int IPV6_CHECKSUM = 26;
    public static final int IPV6_DONTFRAG = 62;
    public static final int IPV6_DSTOPTS = 50;
    public static final int IPV6_FAITH = 29;
    public static final int IPV6_HOPLIMIT = 47;
    public static final int IPV6_HOPOPTS = 49;
    public static final int IPV6_IPSEC_POLICY = 28;
    public static final int IPV6_JOIN_GROUP = 12;
    public static final int IPV6_LEAVE_GROUP = 13;
    public static final int IPV6_MSFILTER = 74;
    public static final int IPV6_MULTICAST_HOPS = 10;
    public static final int IPV6_MULTICAST_IF = 9;
    public static final int IPV6_MULTICAST_LOOP = 11;
    public static final int IPV6_NEXTHOP = 48;
    public static final int IPV6_PATHMTU = 44;
    public static final int IPV6_PKTINFO = 46;
    public static final int IPV6_PORTRANGE = 14;
    public static final int IPV6_PORTRANGE_DEFAULT = 0;
    public static final int IPV6_PORTRANGE_HIGH = 1;
    public static final int IPV6_PORTRANGE_LOW = 2;
    public static final int IPV6_PREFER_TEMPADDR = 63;
    public static final int IPV6_RECVDSTOPTS = 40;
    public static final int IPV6_RECVHOPLIMIT = 37;
    public static final int IPV6_RECVHOPOPTS = 39;
    public static final int IPV6_RECVPATHMTU = 43;
    public static final int IPV6_RECVPKTINFO = 61;
    public static final int IPV6_RECVRTHDR = 38;
    public static final int IPV6_RECVTCLASS = 35;
    public static final int IPV6_RTHDR = 51;
    public static final int IPV6_RTHDRDSTOPTS = 57;
    public static final int IPV6_TCLASS = 36;
    public static final int IPV6_UNICAST_HOPS = 4;
    public static final int IPV6_USE_MIN_MTU = 42;
    public static final int IPV6_V6ONLY = 27;
    public static final int IP_ADD_MEMBERSHIP = 12;
    public static final int IP_ADD_SOURCE_MEMBERSHIP = 70;
    public static final int IP_BLOCK_SOURCE = 72;
    public static final int IP_BOUND_IF = 25;
    public static final int IP_DONTFRAG = 28;
    public static final int IP_DROP_MEMBERSHIP = 13;
    public static final int IP_DROP_SOURCE_MEMBERSHIP = 71;
    public static final int IP_FAITH = 22;
    public static final int IP_HDRINCL = 2;
    public static final int IP_IPSEC_POLICY = 21;
    public static final int IP_MSFILTER = 74;
    public static final int IP_MULTICAST_IF = 9;
    public static final int IP_MULTICAST_IFINDEX = 66;
    public static final int IP_MULTICAST_LOOP = 11;
    public static final int IP_MULTICAST_TTL = 10;
    public static final int IP_MULTICAST_VIF = 14;
    public static final int IP_OPTIONS = 1;
    public static final int IP_PKTINFO = 26;
    public static final int IP_PORTRANGE = 19;
    public static final int IP_PORTRANGE_DEFAULT = 0;
    public static final int IP_PORTRANGE_HIGH = 1;
    public static final int IP_PORTRANGE_LOW = 2;
    public static final int IP_RECVDSTADDR = 7;
    public static final int IP_RECVIF = 20;
    public static final int IP_RECVOPTS = 5;
    public static final int IP_RECVPKTINFO = 26;
    public static final int IP_RECVRETOPTS = 6;
    public static final int IP_RECVTOS = 27;
    public static final int IP_RECVTTL = 24;
    public static final int IP_RETOPTS = 8;
    public static final int IP_RSVP_OFF = 16;
    public static final int IP_RSVP_ON = 15;
    public static final int IP_RSVP_VIF_OFF = 18;
    public static final int IP_RSVP_VIF_ON = 17;
    public static final int IP_STRIPHDR = 23;
    public static final int IP_TOS = 3;
    public static final int IP_TRAFFIC_MGT_BACKGROUND = 65;
    public static final int IP_TTL = 4;
    public static final int IP_UNBLOCK_SOURCE = 73;
    public static final int LOCAL_PEERCRED = 1;
    public static final int LOCAL_PEEREPID = 3;
    public static final int LOCAL_PEEREUUID = 5;
    public static final int LOCAL_PEERPID = 2;
    public static final int LOCAL_PEERTOKEN = 6;
    public static final int LOCAL_PEERUUID = 4;
    public static final int MCAST_BLOCK_SOURCE = 84;
    public static final int MCAST_EXCLUDE = 2;
    public static final int MCAST_INCLUDE = 1;
    public static final int MCAST_JOIN_GROUP = 80;
    public static final int MCAST_JOIN_SOURCE_GROUP = 82;
    public static final int MCAST_LEAVE_GROUP = 81;
    public static final int MCAST_LEAVE_SOURCE_GROUP = 83;
    public static final int MCAST_UNBLOCK_SOURCE = 85;
    public static final int MCAST_UNDEFINED = 0;
    public static final int MSG_CTRUNC = 32;
    public static final int MSG_DONTROUTE = 4;
    public static final int MSG_DONTWAIT = 128;
    public static final int MSG_EOF = 256;
    public static final int MSG_EOR = 8;
    public static final int MSG_FLUSH = 1024;
    public static final int MSG_HAVEMORE = 8192;
    public static final int MSG_HOLD = 2048;
    public static final int MSG_NEEDSA = 65536;
    public static final int MSG_NOSIGNAL = 524288;
    public static final int MSG_OOB = 1;
    public static final int MSG_PEEK = 2;
    public static final int MSG_RCVMORE = 16384;
    public static final int MSG_SEND = 4096;
    public static final int MSG_TRUNC = 16;
    public static final int MSG_WAITALL = 64;
    public static final int MSG_WAITSTREAM = 512;
    public static final int NETSVC_MRKNG_LVL_L2 = 1;
    public static final int NETSVC_MRKNG_LVL_L3L2_ALL = 2;
    public static final int NETSVC_MRKNG_LVL_L3L2_BK = 3;
    public static final int NETSVC_MRKNG_UNKNOWN = 0;
    public static final int NET_SERVICE_TYPE_AV = 6;
    public static final int NET_SERVICE_TYPE_BE = 0;
    public static final int NET_SERVICE_TYPE_BK = 1;
    public static final int NET_SERVICE_TYPE_OAM = 7;
    public static final int NET_SERVICE_TYPE_RD = 8;
    public static final int NET_SERVICE_TYPE_RV = 5;
    public static final int NET_SERVICE_TYPE_SIG = 2;
    public static final int NET_SERVICE_TYPE_VI = 3;
    public static final int NET_SERVICE_TYPE_VO = 4;
    public static final int NI_DGRAM = 16;
    public static final int NI_MAXHOST = 1025;
    public static final int NI_MAXSERV = 32;
    public static final int NI_NAMEREQD = 4;
    public static final int NI_NOFQDN = 1;
    public static final int NI_NUMERICHOST = 2;
    public static final int NI_NUMERICSCOPE = 256;
    public static final int NI_NUMERICSERV = 8;
    public static final int NI_WITHSCOPEID = 32;
    public static final int NOTE_ABSOLUTE = 8;
    public static final int NOTE_ATTRIB = 8;
    public static final int NOTE_BACKGROUND = 64;
    public static final int NOTE_CHILD = 4;
    public static final int NOTE_CRITICAL = 32;
    public static final int NOTE_DELETE = 1;
    public static final int NOTE_EXEC = 536870912;
    public static final int NOTE_EXIT = -2147483648;
    public static final int NOTE_EXITSTATUS = 67108864;
    public static final int NOTE_EXIT_CSERROR = 262144;
    public static final int NOTE_EXIT_DECRYPTFAIL = 65536;
    public static final int NOTE_EXIT_DETAIL = 33554432;
    public static final int NOTE_EXIT_DETAIL_MASK = 458752;
    public static final int NOTE_EXIT_MEMORY = 131072;
    public static final int NOTE_EXIT_REPARENTED = 524288;
    public static final int NOTE_EXTEND = 4;
    public static final int NOTE_FFAND = 1073741824;
    public static final int NOTE_FFCOPY = -1073741824;
    public static final int NOTE_FFCTRLMASK = -1073741824;
    public static final int NOTE_FFLAGSMASK = 16777215;
    public static final int NOTE_FFNOP = 0;
    public static final int NOTE_FFOR = -2147483648;
    public static final int NOTE_FORK = 1073741824;
    public static final int NOTE_FUNLOCK = 256;
    public static final int NOTE_LEASE_DOWNGRADE = 512;
    public static final int NOTE_LEASE_RELEASE = 1024;
    public static final int NOTE_LEEWAY = 16;
    public static final int NOTE_LINK = 16;
    public static final int NOTE_LOWAT = 1;
    public static final int NOTE_MACHTIME = 256;
    public static final int NOTE_MACH_CONTINUOUS_TIME = 128;
    public static final int NOTE_NONE = 128;
    public static final int NOTE_NSECONDS = 4;
    public static final int NOTE_OOB = 2;
    public static final int NOTE_PCTRLMASK = -1048576;
    public static final int NOTE_PDATAMASK = 1048575;
    public static final int NOTE_REAP = 268435456;
    public static final int NOTE_RENAME = 32;
    public static final int NOTE_REVOKE = 64;
    public static final int NOTE_SECONDS = 1;
    public static final int NOTE_SIGNAL = 134217728;
    public static final int NOTE_TRACK = 1;
    public static final int NOTE_TRACKERR = 2;
    public static final int NOTE_TRIGGER = 16777216;
    public static final int NOTE_USECONDS = 2;
    public static final int NOTE_VM_ERROR = 268435456;
    public static final int NOTE_VM_PRESSURE = -2147483648;
    public static final int NOTE_VM_PRESSURE_SUDDEN_TERMINATE = 536870912;
    public static final int NOTE_VM_PRESSURE_TERMINATE = 1073741824;
    public static final int NOTE_WRITE = 2;
    public static final int O_ACCMODE = 3;
    public static final int O_APPEND = 8;
    public static final int O_ASYNC = 64;
    public static final int O_CLOEXEC = 16777216;
    public static final int O_CLOFORK = 134217728;
    public static final int O_NONBLOCK = 4;
    public static final int O_RDONLY = 0;
    public static final int O_RDWR = 2;
    public static final int O_WRONLY = 1;
    public static final int PERSIST_TIMEOUT = 64;
    public static final int POLLATTRIB = 1024;
    public static final int POLLERR = 8;
    public static final int POLLEXTEND = 512;
    public static final int POLLHUP = 16;
    public static final int POLLIN = 1;
    public static final int POLLNLINK = 2048;
    public static final int POLLNVAL = 32;
    public static final int POLLOUT = 4;
    public static final int POLLPRI = 2;
    public static final int POLLRDBAND = 128;
    public static final int POLLRDNORM = 64;
    public static final int POLLSTANDARD = 511;
    public static final int POLLWRBAND = 256;
    public static final int POLLWRITE = 4096;
    public static final int POLLWRNORM = 4;
    public static final int SCM_CREDS = 3;
    public static final int SCM_RIGHTS = 1;
    public static final int SCM_TIMESTAMP = 2;
    public static final int SCM_TIMESTAMP_MONOTONIC = 4;
    public static final int SHUT_RD = 0;
    public static final int SHUT_RDWR = 2;
    public static final int SHUT_WR = 1;
    public static final int SIGABRT = 6;
    public static final int SIGALRM = 14;
    public static final int SIGBUS = 10;
    public static final int SIGCHLD = 20;
    public static final int SIGCONT = 19;
    public static final int SIGFPE = 8;
    public static final int SIGHUP = 1;
    public static final int SIGILL = 4;
    public static final int SIGINFO = 29;
    public static final int SIGINT = 2;
    public static final int SIGIO = 23;
    public static final int SIGKILL = 9;
    public static final int SIGPIPE = 13;
    public static final int SIGPROF = 27;
    public static final int SIGQUIT = 3;
    public static final int SIGSEGV = 11;
    public static final int SIGSTOP = 17;
    public static final int SIGSYS = 12;
    public static final int SIGTERM = 15;
    public static final int SIGTRAP = 5;
    public static final int SIGTSTP = 18;
    public static final int SIGTTIN = 21;
    public static final int SIGTTOU = 22;
    public static final int SIGURG = 16;
    public static final int SIGUSR1 = 30;
    public static final int SIGUSR2 = 31;
    public static final int SIGVTALRM = 26;
    public static final int SIGWINCH = 28;
    public static final int SIGXCPU = 24;
    public static final int SIGXFSZ = 25;
    public static final int SIG_BLOCK = 1;
    public static final int SIG_SETMASK = 3;
    public static final int SIG_UNBLOCK = 2;
    public static final long SIOCATMARK = 1074033415L;
    public static final long SIOCGHIWAT = 1074033409L;
    public static final long SIOCGLOWAT = 1074033411L;
    public static final long SIOCGPGRP = 1074033417L;
    public static final long SIOCSHIWAT = 2147775232L;
    public static final long SIOCSLOWAT = 2147775234L;
    public static final long SIOCSPGRP = 2147775240L;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_MAXADDRLEN = 255;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_SEQPACKET = 5;
    public static final int SOCK_STREAM = 1;
    public static final int SOL_LOCAL = 0;
    public static final int SOL_SOCKET = 65535;
    public static final int SOMAXCONN = 128;
    public static final int SONPX_SETOPTSHUT = 1;
    public static final int SO_ACCEPTCONN = 2;
    public static final int SO_BINDTODEVICE = 4404;
    public static final int SO_BROADCAST = 32;
    public static final int SO_DEBUG = 1;
    public static final int SO_DONTROUTE = 16;
    public static final int SO_DONTTRUNC = 8192;
    public static final int SO_ERROR = 4103;
    public static final int SO_KEEPALIVE = 8;
    public static final int SO_LABEL = 4112;
    public static final int SO_LINGER = 128;
    public static final int SO_LINGER_SEC = 4224;
    public static final int SO_MAX_PACING_RATE = 4406;
    public static final int SO_NETSVC_MARKING_LEVEL = 4377;
    public static final int SO_NET_SERVICE_TYPE = 4374;
    public static final int SO_NKE = 4129;
    public static final int SO_NOADDRERR = 4131;
    public static final int SO_NOSIGPIPE = 4130;
    public static final int SO_NOTIFYCONFLICT = 4134;
    public static final int SO_NP_EXTENSIONS = 4227;
    public static final int SO_NREAD = 4128;
    public static final int SO_NUMRCVPKT = 4370;
    public static final int SO_NWRITE = 4132;
    public static final int SO_OOBINLINE = 256;
    public static final int SO_PEERLABEL = 4113;
    public static final int SO_RANDOMPORT = 4226;
    public static final int SO_RCVBUF = 4098;
    public static final int SO_RCVLOWAT = 4100;
    public static final int SO_RCVTIMEO = 4102;
    public static final int SO_RESOLVER_SIGNATURE = 4401;
    public static final int SO_REUSEADDR = 4;
    public static final int SO_REUSEPORT = 512;
    public static final int SO_REUSESHAREUID = 4133;
    public static final int SO_SNDBUF = 4097;
    public static final int SO_SNDLOWAT = 4099;
    public static final int SO_SNDTIMEO = 4101;
    public static final int SO_TIMESTAMP = 1024;
    public static final int SO_TIMESTAMP_MONOTONIC = 2048;
    public static final int SO_TYPE = 4104;
    public static final int SO_UPCALLCLOSEWAIT = 4135;
    public static final int SO_USELOOPBACK = 64;
    public static final int SO_WANTMORE = 16384;
    public static final int SO_WANTOOBFLAG = 32768;
    public static final int TCPCI_FLAG_LOSSRECOVERY = 1;
    public static final int TCPCI_FLAG_REORDERING_DETECTED = 2;
    public static final int TCPCI_OPT_ECN = 8;
    public static final int TCPCI_OPT_SACK = 2;
    public static final int TCPCI_OPT_TIMESTAMPS = 1;
    public static final int TCPCI_OPT_WSCALE = 4;
    public static final int TCP_CONNECTIONTIMEOUT = 32;
    public static final int TCP_CONNECTION_INFO = 262;
    public static final int TCP_ENABLE_ECN = 260;
    public static final int TCP_FASTOPEN = 261;
    public static final int TCP_KEEPALIVE = 16;
    public static final int TCP_KEEPCNT = 258;
    public static final int TCP_KEEPINTVL = 257;
    public static final int TCP_MAXSEG = 2;
    public static final int TCP_NODELAY = 1;
    public static final int TCP_NOOPT = 8;
    public static final int TCP_NOPUSH = 4;
    public static final int TCP_NOTSENT_LOWAT = 513;
    public static final int TCP_RXT_CONNDROPTIME = 128;
    public static final int TCP_RXT_FINDROP = 256;
    public static final int TCP_SENDMOREACKS = 259;
    public static final int UDP_NOCKSUM = 1;

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
        public static final long ai_canonname = 24L;
        public static final long ai_canonname$size = 8L;
        public static final long ai_addr = 32L;
        public static final long ai_addr$size = 8L;
        public static final long ai_next = 40L;
        public static final long ai_next$size = 8L;
    }

    public static final class cmsghdr {
        private cmsghdr() {
        }
        public static final long SIZE = 12L;
        public static final long cmsg_len = 0L;
        public static final long cmsg_len$size = 4L;
        public static final long cmsg_level = 4L;
        public static final long cmsg_level$size = 4L;
        public static final long cmsg_type = 8L;
        public static final long cmsg_type$size = 4L;
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
        public static final long SIZE = 132L;
        public static final long gr_interface = 0L;
        public static final long gr_interface$size = 4L;
        public static final long gr_group = 4L;
        public static final long gr_group$size = 128L;
    }

    public static final class group_source_req {
        private group_source_req() {
        }
        public static final long SIZE = 260L;
        public static final long gsr_interface = 0L;
        public static final long gsr_interface$size = 4L;
        public static final long gsr_group = 4L;
        public static final long gsr_group$size = 128L;
        public static final long gsr_source = 132L;
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

    public static final class ipv6_mreq {
        private ipv6_mreq() {
        }
        public static final long SIZE = 20L;
        public static final long ipv6mr_multiaddr = 0L;
        public static final long ipv6mr_multiaddr$size = 16L;
        public static final long ipv6mr_interface = 16L;
        public static final long ipv6mr_interface$size = 4L;
    }

    public static final class kevent {
        private kevent() {
        }
        public static final long SIZE = 32L;
        public static final long ident = 0L;
        public static final long ident$size = 8L;
        public static final long filter = 8L;
        public static final long filter$size = 2L;
        public static final long flags = 10L;
        public static final long flags$size = 2L;
        public static final long fflags = 12L;
        public static final long fflags$size = 4L;
        public static final long data = 16L;
        public static final long data$size = 8L;
        public static final long udata = 24L;
        public static final long udata$size = 8L;
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

    public static final class msghdr {
        private msghdr() {
        }
        public static final long SIZE = 48L;
        public static final long msg_name = 0L;
        public static final long msg_name$size = 8L;
        public static final long msg_namelen = 8L;
        public static final long msg_namelen$size = 4L;
        public static final long msg_iov = 16L;
        public static final long msg_iov$size = 8L;
        public static final long msg_iovlen = 24L;
        public static final long msg_iovlen$size = 4L;
        public static final long msg_control = 32L;
        public static final long msg_control$size = 8L;
        public static final long msg_controllen = 40L;
        public static final long msg_controllen$size = 4L;
        public static final long msg_flags = 44L;
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

    public static final class so_np_extensions {
        private so_np_extensions() {
        }
        public static final long SIZE = 8L;
        public static final long npx_flags = 0L;
        public static final long npx_flags$size = 4L;
        public static final long npx_mask = 4L;
        public static final long npx_mask$size = 4L;
    }

    public static final class sockaddr {
        private sockaddr() {
        }
        public static final long SIZE = 16L;
        public static final long sa_len = 0L;
        public static final long sa_len$size = 1L;
        public static final long sa_family = 1L;
        public static final long sa_family$size = 1L;
        public static final long sa_data = 2L;
        public static final long sa_data$size = 14L;
    }

    public static final class sockaddr_in {
        private sockaddr_in() {
        }
        public static final long SIZE = 16L;
        public static final long sin_len = 0L;
        public static final long sin_len$size = 1L;
        public static final long sin_family = 1L;
        public static final long sin_family$size = 1L;
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
        public static final long sin6_len = 0L;
        public static final long sin6_len$size = 1L;
        public static final long sin6_family = 1L;
        public static final long sin6_family$size = 1L;
        public static final long sin6_port = 2L;
        public static final long sin6_port$size = 2L;
        public static final long sin6_flowinfo = 4L;
        public static final long sin6_flowinfo$size = 4L;
        public static final long sin6_addr = 8L;
        public static final long sin6_addr$size = 16L;
        public static final long sin6_scope_id = 24L;
        public static final long sin6_scope_id$size = 4L;
    }

    public static final class sockaddr_storage {
        private sockaddr_storage() {
        }
        public static final long SIZE = 128L;
        public static final long ss_len = 0L;
        public static final long ss_len$size = 1L;
        public static final long ss_family = 1L;
        public static final long ss_family$size = 1L;
        public static final long __ss_pad1 = 2L;
        public static final long __ss_pad1$size = 6L;
        public static final long __ss_align = 8L;
        public static final long __ss_align$size = 8L;
        public static final long __ss_pad2 = 16L;
        public static final long __ss_pad2$size = 112L;
    }

    public static final class sockaddr_un {
        private sockaddr_un() {
        }
        public static final long SIZE = 106L;
        public static final long sun_len = 0L;
        public static final long sun_len$size = 1L;
        public static final long sun_family = 1L;
        public static final long sun_family$size = 1L;
        public static final long sun_path = 2L;
        public static final long sun_path$size = 104L;
    }

    public static final class tcp_connection_info {
        private tcp_connection_info() {
        }
        public static final long SIZE = 112L;
        public static final long tcpi_state = 0L;
        public static final long tcpi_state$size = 1L;
        public static final long tcpi_snd_wscale = 1L;
        public static final long tcpi_snd_wscale$size = 1L;
        public static final long tcpi_rcv_wscale = 2L;
        public static final long tcpi_rcv_wscale$size = 1L;
        public static final long __pad1 = 3L;
        public static final long __pad1$size = 1L;
        public static final long tcpi_options = 4L;
        public static final long tcpi_options$size = 4L;
        public static final long tcpi_flags = 8L;
        public static final long tcpi_flags$size = 4L;
        public static final long tcpi_rto = 12L;
        public static final long tcpi_rto$size = 4L;
        public static final long tcpi_maxseg = 16L;
        public static final long tcpi_maxseg$size = 4L;
        public static final long tcpi_snd_ssthresh = 20L;
        public static final long tcpi_snd_ssthresh$size = 4L;
        public static final long tcpi_snd_cwnd = 24L;
        public static final long tcpi_snd_cwnd$size = 4L;
        public static final long tcpi_snd_wnd = 28L;
        public static final long tcpi_snd_wnd$size = 4L;
        public static final long tcpi_snd_sbbytes = 32L;
        public static final long tcpi_snd_sbbytes$size = 4L;
        public static final long tcpi_rcv_wnd = 36L;
        public static final long tcpi_rcv_wnd$size = 4L;
        public static final long tcpi_rttcur = 40L;
        public static final long tcpi_rttcur$size = 4L;
        public static final long tcpi_srtt = 44L;
        public static final long tcpi_srtt$size = 4L;
        public static final long tcpi_rttvar = 48L;
        public static final long tcpi_rttvar$size = 4L;
        public static final long tcpi_txpackets = 56L;
        public static final long tcpi_txpackets$size = 8L;
        public static final long tcpi_txbytes = 64L;
        public static final long tcpi_txbytes$size = 8L;
        public static final long tcpi_txretransmitbytes = 72L;
        public static final long tcpi_txretransmitbytes$size = 8L;
        public static final long tcpi_rxpackets = 80L;
        public static final long tcpi_rxpackets$size = 8L;
        public static final long tcpi_rxbytes = 88L;
        public static final long tcpi_rxbytes$size = 8L;
        public static final long tcpi_rxoutoforderbytes = 96L;
        public static final long tcpi_rxoutoforderbytes$size = 8L;
        public static final long tcpi_txretransmitpackets = 104L;
        public static final long tcpi_txretransmitpackets$size = 8L;
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
        public static final long tv_usec$size = 4L;
    }
}

// Made from io.eagain.generated.windows.WindowsH and its package by io.eagain.generated.Numbers

package io.eagain.generated.numbers;

/** Constants; of each structure its size, and of each field its offset and its size. */
public final class Windows {
    private Windows() {
    }
    public static final int AF_INET = 2;
    public static final int AF_INET6 = 23;
    public static final int AF_UNIX = 1;
    public static final int AF_UNSPEC = 0;
    public static final int AI_ADDRCONFIG = 1024;
    public static final int AI_ALL = 256;
    public static final int AI_CANONNAME = 2;
    public static final int AI_DISABLE_IDN_ENCODING = 524288;
    public static final int AI_FILESERVER = 262144;
    public static final int AI_FQDN = 131072;
    public static final int AI_NON_AUTHORITATIVE = 16384;
    public static final int AI_NUMERICHOST = 4;
    public static final int AI_NUMERICSERV = 8;
    public static final int AI_PASSIVE = 1;
    public static final int AI_RETURN_PREFERRED_NAMES = 65536;
    public static final int AI_SECURE = 32768;
    public static final int AI_V4MAPPED = 2048;
    public static final int E2BIG = 7;
    public static final int EACCES = 13;
    public static final int EADDRINUSE = 100;
    public static final int EADDRNOTAVAIL = 101;
    public static final int EAFNOSUPPORT = 102;
    public static final int EAGAIN = 11;
    public static final int EAI_AGAIN = 11002;
    public static final int EAI_BADFLAGS = 10022;
    public static final int EAI_FAIL = 11003;
    public static final int EAI_FAMILY = 10047;
    public static final int EAI_MEMORY = 8;
    public static final int EAI_NONAME = 11001;
    public static final int EAI_SERVICE = 10109;
    public static final int EAI_SOCKTYPE = 10044;
    public static final int EALREADY = 103;
    public static final int EBADF = 9;
    public static final int EBADMSG = 104;
    public static final int EBUSY = 16;
    public static final int ECANCELED = 105;
    public static final int ECHILD = 10;
    public static final int ECONNABORTED = 106;
    public static final int ECONNREFUSED = 107;
    public static final int ECONNRESET = 108;
    public static final int EDEADLK = 36;
    public static final int EDEADLOCK = 36;
    public static final int EDESTADDRREQ = 109;
    public static final int EDOM = 33;
    public static final int EEXIST = 17;
    public static final int EFAULT = 14;
    public static final int EFBIG = 27;
    public static final int EHOSTUNREACH = 110;
    public static final int EIDRM = 111;
    public static final int EILSEQ = 42;
    public static final int EINPROGRESS = 112;
    public static final int EINTR = 4;
    public static final int EINVAL = 22;
    public static final int EIO = 5;
    public static final int EISCONN = 113;
    public static final int EISDIR = 21;
    public static final int ELOOP = 114;
    public static final int EMFILE = 24;
    public static final int EMLINK = 31;
    public static final int EMSGSIZE = 115;
    public static final int ENAMETOOLONG = 38;
    public static final int ENETDOWN = 116;
    public static final int ENETRESET = 117;
    public static final int ENETUNREACH = 118;
    public static final int ENFILE = 23;
    public static final int ENOBUFS = 119;
    public static final int ENODATA = 120;
    public static final int ENODEV = 19;
    public static final int ENOENT = 2;
    public static final int ENOEXEC = 8;
    public static final int ENOLCK = 39;
    public static final int ENOLINK = 121;
    public static final int ENOMEM = 12;
    public static final int ENOMSG = 122;
    public static final int ENOPROTOOPT = 123;
    public static final int ENOSPC = 28;
    public static final int ENOSR = 124;
    public static final int ENOSTR = 125;
    public static final int ENOSYS = 40;
    public static final int ENOTCONN = 126;
    public static final int ENOTDIR = 20;
    public static final int ENOTEMPTY = 41;
    public static final int ENOTRECOVERABLE = 127;
    public static final int ENOTSOCK = 128;
    public static final int ENOTSUP = 129;
    public static final int ENOTTY = 25;
    public static final int ENXIO = 6;
    public static final int EOPNOTSUPP = 130;
    public static final int EOVERFLOW = 132;
    public static final int EOWNERDEAD = 133;
    public static final int EPERM = 1;
    public static final int EPIPE = 32;
    public static final int EPROTO = 134;
    public static final int EPROTONOSUPPORT = 135;
    public static final int EPROTOTYPE = 136;
    public static final int ERANGE = 34;
    public static final int EROFS = 30;
    public static final int ERROR_CONNECTION_REFUSED = 1225;
    public static final int ERROR_MORE_DATA = 234;
    public static final int ERROR_NETNAME_DELETED = 64;
    public static final int ESPIPE = 29;
    public static final int ESRCH = 3;
    public static final int ETIME = 137;
    public static final int ETIMEDOUT = 138;
    public static final int ETXTBSY = 139;
    public static final int EWOULDBLOCK = 140;
    public static final int EXDEV = 18;
    public static final int FD_SETSIZE = 64;
    public static final int FIOASYNC = -2147195267;
    public static final int FIONBIO = -2147195266;
    public static final int FIONREAD = 1074030207;
    public static final int INADDR_ANY = 0;
    public static final int INADDR_BROADCAST = -1;
    public static final int INADDR_LOOPBACK = 2130706433;
    public static final int INADDR_NONE = -1;
    public static final long INVALID_SOCKET = -1L;
    public static final int IPPROTO_ICMP = 1;
    public static final int IPPROTO_ICMPV6 = 58;
    public static final int IPPROTO_IGMP = 2;
    public static final int IPPROTO_IP = 0;
    public static final int IPPROTO_IPV6 = 41;
    public static final int IPPROTO_PGM = 113;
    public static final int IPPROTO_RAW = 255;
    public static final int IPPROTO_SCTP = 132;
    public static final int IPPROTO_TCP = 6;
    public static final int IPPROTO_UDP = 17;
    public static final int IPV6_ADD_IFLIST = 29;
    public static final int IPV6_ADD_MEMBERSHIP = 12;
    public static final int IPV6_CHECKSUM = 26;
    public static final int IPV6_DEL_IFLIST = 30;
    public static final int IPV6_DONTFRAG = 14;
    public static final int IPV6_DROP_MEMBERSHIP = 13;
    public static final int IPV6_ECN = 50;
    public static final int IPV6_GET_IFLIST = 33;
    public static final int IPV6_HDRINCL = 2;
    public static final int IPV6_HOPLIMIT = 21;
    public static final int IPV6_HOPOPTS = 1;
    public static final int IPV6_IFLIST = 28;
    public static final int IPV6_JOIN_GROUP = 12;
    public static final int IPV6_LEAVE_GROUP = 13;
    public static final int IPV6_MTU = 72;
    public static final int IPV6_MTU_DISCOVER = 71;
    public static final int IPV6_MULTICAST_HOPS = 10;
    public static final int IPV6_MULTICAST_IF = 9;
    public static final int IPV6_MULTICAST_LOOP = 11;
    public static final int IPV6_NRT_INTERFACE = 74;
    public static final int IPV6_PKTINFO = 19;
    public static final int IPV6_PKTINFO_EX = 51;
    public static final int IPV6_PROTECTION_LEVEL = 23;
    public static final int IPV6_RECVDSTADDR = 25;
    public static final int IPV6_RECVECN = 50;
    public static final int IPV6_RECVERR = 75;
    public static final int IPV6_RECVIF = 24;
    public static final int IPV6_RECVRTHDR = 38;
    public static final int IPV6_RECVTCLASS = 40;
    public static final int IPV6_RTHDR = 32;
    public static final int IPV6_TCLASS = 39;
    public static final int IPV6_UNICAST_HOPS = 4;
    public static final int IPV6_UNICAST_IF = 31;
    public static final int IPV6_USER_MTU = 76;
    public static final int IPV6_V6ONLY = 27;
    public static final int IPV6_WFP_REDIRECT_CONTEXT = 70;
    public static final int IPV6_WFP_REDIRECT_RECORDS = 60;
    public static final int IP_ADD_IFLIST = 29;
    public static final int IP_ADD_MEMBERSHIP = 12;
    public static final int IP_ADD_SOURCE_MEMBERSHIP = 15;
    public static final int IP_BLOCK_SOURCE = 17;
    public static final int IP_DEL_IFLIST = 30;
    public static final int IP_DONTFRAGMENT = 14;
    public static final int IP_DROP_MEMBERSHIP = 13;
    public static final int IP_DROP_SOURCE_MEMBERSHIP = 16;
    public static final int IP_ECN = 50;
    public static final int IP_GET_IFLIST = 33;
    public static final int IP_HDRINCL = 2;
    public static final int IP_HOPLIMIT = 21;
    public static final int IP_IFLIST = 28;
    public static final int IP_MTU = 73;
    public static final int IP_MTU_DISCOVER = 71;
    public static final int IP_MULTICAST_IF = 9;
    public static final int IP_MULTICAST_LOOP = 11;
    public static final int IP_MULTICAST_TTL = 10;
    public static final int IP_NRT_INTERFACE = 74;
    public static final int IP_OPTIONS = 1;
    public static final int IP_ORIGINAL_ARRIVAL_IF = 47;
    public static final int IP_PKTINFO = 19;
    public static final int IP_PKTINFO_EX = 51;
    public static final int IP_PMTUDISC_DO = 1;
    public static final int IP_PMTUDISC_DONT = 2;
    public static final int IP_PMTUDISC_MAX = 4;
    public static final int IP_PMTUDISC_NOT_SET = 0;
    public static final int IP_PMTUDISC_PROBE = 3;
    public static final int IP_PROTECTION_LEVEL = 23;
    public static final int IP_RECEIVE_BROADCAST = 22;
    public static final int IP_RECVDSTADDR = 25;
    public static final int IP_RECVECN = 50;
    public static final int IP_RECVERR = 75;
    public static final int IP_RECVIF = 24;
    public static final int IP_RECVRTHDR = 38;
    public static final int IP_RECVTCLASS = 40;
    public static final int IP_RECVTOS = 40;
    public static final int IP_RECVTTL = 21;
    public static final int IP_RTHDR = 32;
    public static final int IP_TCLASS = 39;
    public static final int IP_TOS = 3;
    public static final int IP_TTL = 4;
    public static final int IP_UNBLOCK_SOURCE = 18;
    public static final int IP_UNICAST_IF = 31;
    public static final int IP_USER_MTU = 76;
    public static final int IP_WFP_REDIRECT_CONTEXT = 70;
    public static final int IP_WFP_REDIRECT_RECORDS = 60;
    public static final int MCAST_BLOCK_SOURCE = 43;
    public static final int MCAST_EXCLUDE = 1;
    public static final int MCAST_INCLUDE = 0;
    public static final int MCAST_JOIN_GROUP = 41;
    public static final int MCAST_JOIN_SOURCE_GROUP = 45;
    public static final int MCAST_LEAVE_GROUP = 42;
    public static final int MCAST_LEAVE_SOURCE_GROUP = 46;
    public static final int MCAST_UNBLOCK_SOURCE = 44;
    public static final int MSG_BCAST = 1024;
    public static final int MSG_CTRUNC = 512;
    public static final int MSG_DONTROUTE = 4;
    public static final int MSG_ERRQUEUE = 4096;
    public static final int MSG_INTERRUPT = 16;
    public static final int MSG_MCAST = 2048;
    public static final int MSG_OOB = 1;
    public static final int MSG_PARTIAL = 32768;
    public static final int MSG_PEEK = 2;
    public static final int MSG_PUSH_IMMEDIATE = 32;
    public static final int MSG_TRUNC = 256;
    public static final int MSG_WAITALL = 8;
    public static final int NI_DGRAM = 16;
    public static final int NI_MAXHOST = 1025;
    public static final int NI_MAXSERV = 32;
    public static final int NI_NAMEREQD = 4;
    public static final int NI_NOFQDN = 1;
    public static final int NI_NUMERICHOST = 2;
    public static final int NI_NUMERICSERV = 8;
    public static final int POLLERR = 1;
    public static final int POLLHUP = 2;
    public static final int POLLIN = 768;
    public static final int POLLNVAL = 4;
    public static final int POLLOUT = 16;
    public static final int POLLPRI = 1024;
    public static final int POLLRDBAND = 512;
    public static final int POLLRDNORM = 256;
    public static final int POLLWRBAND = 32;
    public static final int POLLWRNORM = 16;
    public static final int PROTECTION_LEVEL_DEFAULT = -1;
    public static final int PROTECTION_LEVEL_EDGERESTRICTED = 20;
    public static final int PROTECTION_LEVEL_RESTRICTED = 30;
    public static final int PROTECTION_LEVEL_UNRESTRICTED = 10;
    public static final int SD_BOTH = 2;
    public static final int SD_RECEIVE = 0;
    public static final int SD_SEND = 1;
    public static final int SIOCATMARK = 1074033415;
    public static final int SIO_ADDRESS_LIST_CHANGE = 671088663;
    public static final int SIO_ADDRESS_LIST_QUERY = 1207959574;
    public static final int SIO_ADDRESS_LIST_SORT = -939524071;
    public static final int SIO_AF_UNIX_GETPEERPID = 1476395264;
    public static final int SIO_CPU_AFFINITY = -1744830443;
    public static final int SIO_GET_EXTENSION_FUNCTION_POINTER = -939524090;
    public static final int SIO_GET_INTERFACE_LIST = 1074033791;
    public static final int SIO_GET_TX_TIMESTAMP = -1744830230;
    public static final int SIO_KEEPALIVE_VALS = -1744830460;
    public static final int SIO_LOOPBACK_FAST_PATH = -1744830448;
    public static final int SIO_RCVALL = -1744830463;
    public static final int SIO_RCVALL_IGMPMCAST = -1744830461;
    public static final int SIO_RCVALL_MCAST = -1744830462;
    public static final int SIO_ROUTING_INTERFACE_CHANGE = -2013265899;
    public static final int SIO_ROUTING_INTERFACE_QUERY = -939524076;
    public static final int SIO_SET_PRIORITY_HINT = -1744830440;
    public static final int SIO_TCP_INFO = -671088601;
    public static final int SIO_TCP_INITIAL_RTO = -1744830447;
    public static final int SIO_TCP_SET_ACK_FREQUENCY = -1744830441;
    public static final int SIO_TCP_SET_ICW = -1744830442;
    public static final int SIO_TIMESTAMPING = -1744830229;
    public static final int SIO_UDP_CONNRESET = -1744830452;
    public static final int SIO_UDP_NETRESET = -1744830449;
    public static final int SOCKET_ERROR = -1;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_RDM = 4;
    public static final int SOCK_SEQPACKET = 5;
    public static final int SOCK_STREAM = 1;
    public static final int SOL_SOCKET = 65535;
    public static final int SOMAXCONN = 2147483647;
    public static final int SO_ACCEPTCONN = 2;
    public static final int SO_BROADCAST = 32;
    public static final int SO_BSP_STATE = 4105;
    public static final int SO_COMPARTMENT_ID = 12292;
    public static final int SO_CONDITIONAL_ACCEPT = 12290;
    public static final int SO_CONNECT_TIME = 28684;
    public static final int SO_DEBUG = 1;
    public static final int SO_DONTLINGER = -129;
    public static final int SO_DONTROUTE = 16;
    public static final int SO_ERROR = 4103;
    public static final int SO_EXCLUSIVEADDRUSE = -5;
    public static final int SO_GROUP_ID = 8193;
    public static final int SO_GROUP_PRIORITY = 8194;
    public static final int SO_KEEPALIVE = 8;
    public static final int SO_LINGER = 128;
    public static final int SO_MAXDG = 28681;
    public static final int SO_MAXPATHDG = 28682;
    public static final int SO_MAX_MSG_SIZE = 8195;
    public static final int SO_OOBINLINE = 256;
    public static final int SO_OPENTYPE = 28680;
    public static final int SO_PAUSE_ACCEPT = 12291;
    public static final int SO_PORT_SCALABILITY = 12294;
    public static final int SO_PROTOCOL_INFOA = 8196;
    public static final int SO_PROTOCOL_INFOW = 8197;
    public static final int SO_RANDOMIZE_PORT = 12293;
    public static final int SO_RCVBUF = 4098;
    public static final int SO_RCVLOWAT = 4100;
    public static final int SO_RCVTIMEO = 4102;
    public static final int SO_REUSEADDR = 4;
    public static final int SO_REUSE_MULTICASTPORT = 12296;
    public static final int SO_REUSE_UNICASTPORT = 12295;
    public static final int SO_SNDBUF = 4097;
    public static final int SO_SNDLOWAT = 4099;
    public static final int SO_SNDTIMEO = 4101;
    public static final int SO_TIMESTAMP = 12298;
    public static final int SO_TIMESTAMP_ID = 12299;
    public static final int SO_TYPE = 4104;
    public static final int SO_UPDATE_ACCEPT_CONTEXT = 28683;
    public static final int SO_UPDATE_CONNECT_CONTEXT = 28688;
    public static final int SO_USELOOPBACK = 64;
    public static final int STRUNCATE = 80;
    public static final int TCP_ATMARK = 8;
    public static final int TCP_BSDURGENT = 28672;
    public static final int TCP_CONGESTION_ALGORITHM = 12;
    public static final int TCP_DELAY_FIN_ACK = 13;
    public static final int TCP_EXPEDITED_1122 = 2;
    public static final int TCP_FAIL_CONNECT_ON_ICMP_ERROR = 18;
    public static final int TCP_FASTOPEN = 15;
    public static final int TCP_ICMP_ERROR_INFO = 19;
    public static final int TCP_KEEPALIVE = 3;
    public static final int TCP_KEEPCNT = 16;
    public static final int TCP_KEEPIDLE = 3;
    public static final int TCP_KEEPINTVL = 17;
    public static final int TCP_MAXRT = 5;
    public static final int TCP_MAXRTMS = 14;
    public static final int TCP_MAXSEG = 4;
    public static final int TCP_NODELAY = 1;
    public static final int TCP_NOSYNRETRIES = 9;
    public static final int TCP_NOURG = 7;
    public static final int TCP_OFFLOAD_PREFERENCE = 11;
    public static final int TCP_STDURG = 6;
    public static final int TCP_TIMESTAMPS = 10;
    public static final int UDP_CHECKSUM_COVERAGE = 20;
    public static final int UDP_NOCHECKSUM = 1;
    public static final int UDP_RECV_MAX_COALESCED_SIZE = 3;
    public static final int UDP_SEND_MSG_SIZE = 2;
    public static final int UNIX_PATH_MAX = 108;
    public static final int WSABASEERR = 10000;
    public static final int WSADESCRIPTION_LEN = 256;
    public static final int WSAEACCES = 10013;
    public static final int WSAEADDRINUSE = 10048;
    public static final int WSAEADDRNOTAVAIL = 10049;
    public static final int WSAEAFNOSUPPORT = 10047;
    public static final int WSAEALREADY = 10037;
    public static final int WSAEBADF = 10009;
    public static final int WSAECANCELLED = 10103;
    public static final int WSAECONNABORTED = 10053;
    public static final int WSAECONNREFUSED = 10061;
    public static final int WSAECONNRESET = 10054;
    public static final int WSAEDESTADDRREQ = 10039;
    public static final int WSAEDISCON = 10101;
    public static final int WSAEDQUOT = 10069;
    public static final int WSAEFAULT = 10014;
    public static final int WSAEHOSTDOWN = 10064;
    public static final int WSAEHOSTUNREACH = 10065;
    public static final int WSAEINPROGRESS = 10036;
    public static final int WSAEINTR = 10004;
    public static final int WSAEINVAL = 10022;
    public static final int WSAEINVALIDPROCTABLE = 10104;
    public static final int WSAEINVALIDPROVIDER = 10105;
    public static final int WSAEISCONN = 10056;
    public static final int WSAELOOP = 10062;
    public static final int WSAEMFILE = 10024;
    public static final int WSAEMSGSIZE = 10040;
    public static final int WSAENAMETOOLONG = 10063;
    public static final int WSAENETDOWN = 10050;
    public static final int WSAENETRESET = 10052;
    public static final int WSAENETUNREACH = 10051;
    public static final int WSAENOBUFS = 10055;
    public static final int WSAENOMORE = 10102;
    public static final int WSAENOPROTOOPT = 10042;
    public static final int WSAENOTCONN = 10057;
    public static final int WSAENOTEMPTY = 10066;
    public static final int WSAENOTSOCK = 10038;
    public static final int WSAEOPNOTSUPP = 10045;
    public static final int WSAEPFNOSUPPORT = 10046;
    public static final int WSAEPROCLIM = 10067;
    public static final int WSAEPROTONOSUPPORT = 10043;
    public static final int WSAEPROTOTYPE = 10041;
    public static final int WSAEPROVIDERFAILEDINIT = 10106;
    public static final int WSAEREFUSED = 10112;
    public static final int WSAEREMOTE = 10071;
    public static final int WSAESHUTDOWN = 10058;
    public static final int WSAESOCKTNOSUPPORT = 10044;
    public static final int WSAESTALE = 10070;
    public static final int WSAETIMEDOUT = 10060;
    public static final int WSAETOOMANYREFS = 10059;
    public static final int WSAEUSERS = 10068;
    public static final int WSAEWOULDBLOCK = 10035;
    public static final int WSAHOST_NOT_FOUND = 11001;
    public static final int WSANOTINITIALISED = 10093;
    public static final int WSANO_ADDRESS = 11004;
    public static final int WSANO_DATA = 11004;
    public static final int WSANO_RECOVERY = 11003;
    public static final int WSASERVICE_NOT_FOUND = 10108;
    public static final int WSASYSCALLFAILURE = 10107;
    public static final int WSASYSNOTREADY = 10091;
    public static final int WSASYS_STATUS_LEN = 128;
    public static final int WSATRY_AGAIN = 11002;
    public static final int WSATYPE_NOT_FOUND = 10109;
    public static final int WSAVERNOTSUPPORTED = 10092;
    public static final int WSA_E_CANCELLED = 10111;
    public static final int WSA_E_NO_MORE = 10110;
    public static final int WSA_FLAG_ACCESS_SYSTEM_SECURITY = 64;
    public static final int WSA_FLAG_MULTIPOINT_C_LEAF = 4;
    public static final int WSA_FLAG_MULTIPOINT_C_ROOT = 2;
    public static final int WSA_FLAG_MULTIPOINT_D_LEAF = 16;
    public static final int WSA_FLAG_MULTIPOINT_D_ROOT = 8;
    public static final int WSA_FLAG_NO_HANDLE_INHERIT = 128;
    public static final int WSA_FLAG_OVERLAPPED = 1;
    public static final int WSA_FLAG_REGISTERED_IO = 256;
    public static final int WSA_INVALID_HANDLE = 6;
    public static final int WSA_INVALID_PARAMETER = 87;
    public static final int WSA_IO_INCOMPLETE = 996;
    public static final int WSA_IO_PENDING = 997;
    public static final int WSA_NOT_ENOUGH_MEMORY = 8;
    public static final int WSA_OPERATION_ABORTED = 995;
    public static final int WSA_QOS_ADMISSION_FAILURE = 11010;
    public static final int WSA_QOS_BAD_OBJECT = 11013;
    public static final int WSA_QOS_BAD_STYLE = 11012;
    public static final int WSA_QOS_EFILTERCOUNT = 11021;
    public static final int WSA_QOS_EFILTERSTYLE = 11019;
    public static final int WSA_QOS_EFILTERTYPE = 11020;
    public static final int WSA_QOS_EFLOWCOUNT = 11023;
    public static final int WSA_QOS_EFLOWDESC = 11026;
    public static final int WSA_QOS_EFLOWSPEC = 11017;
    public static final int WSA_QOS_EOBJLENGTH = 11022;
    public static final int WSA_QOS_EPOLICYOBJ = 11025;
    public static final int WSA_QOS_EPROVSPECBUF = 11018;
    public static final int WSA_QOS_EPSFILTERSPEC = 11028;
    public static final int WSA_QOS_EPSFLOWSPEC = 11027;
    public static final int WSA_QOS_ESDMODEOBJ = 11029;
    public static final int WSA_QOS_ESERVICETYPE = 11016;
    public static final int WSA_QOS_ESHAPERATEOBJ = 11030;
    public static final int WSA_QOS_EUNKOWNPSOBJ = 11024;
    public static final int WSA_QOS_GENERIC_ERROR = 11015;
    public static final int WSA_QOS_NO_RECEIVERS = 11008;
    public static final int WSA_QOS_NO_SENDERS = 11007;
    public static final int WSA_QOS_POLICY_FAILURE = 11011;
    public static final int WSA_QOS_RECEIVERS = 11005;
    public static final int WSA_QOS_REQUEST_CONFIRMED = 11009;
    public static final int WSA_QOS_RESERVED_PETYPE = 11031;
    public static final int WSA_QOS_SENDERS = 11006;
    public static final int WSA_QOS_TRAFFIC_CTRL_ERROR = 11014;

    public static final class WSABUF {
        private WSABUF() {
        }
        public static final long SIZE = 16L;
        public static final long len = 0L;
        public static final long len$size = 4L;
        public static final long buf = 8L;
        public static final long buf$size = 8L;
    }

    public static final class WSADATA {
        private WSADATA() {
        }
        public static final long SIZE = 408L;
        public static final long wVersion = 0L;
        public static final long wVersion$size = 2L;
        public static final long wHighVersion = 2L;
        public static final long wHighVersion$size = 2L;
        public static final long iMaxSockets = 4L;
        public static final long iMaxSockets$size = 2L;
        public static final long iMaxUdpDg = 6L;
        public static final long iMaxUdpDg$size = 2L;
        public static final long lpVendorInfo = 8L;
        public static final long lpVendorInfo$size = 8L;
        public static final long szDescription = 16L;
        public static final long szDescription$size = 257L;
        public static final long szSystemStatus = 273L;
        public static final long szSystemStatus$size = 129L;
    }

    public static final class WSAMSG {
        private WSAMSG() {
        }
        public static final long SIZE = 56L;
        public static final long name = 0L;
        public static final long name$size = 8L;
        public static final long namelen = 8L;
        public static final long namelen$size = 4L;
        public static final long lpBuffers = 16L;
        public static final long lpBuffers$size = 8L;
        public static final long dwBufferCount = 24L;
        public static final long dwBufferCount$size = 4L;
        public static final long Control = 32L;
        public static final long Control$size = 16L;
        public static final long dwFlags = 48L;
        public static final long dwFlags$size = 4L;
    }

    public static final class WSAPOLLFD {
        private WSAPOLLFD() {
        }
        public static final long SIZE = 16L;
        public static final long fd = 0L;
        public static final long fd$size = 8L;
        public static final long events = 8L;
        public static final long events$size = 2L;
        public static final long revents = 10L;
        public static final long revents$size = 2L;
    }

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
        public static final long ai_addrlen$size = 8L;
        public static final long ai_canonname = 24L;
        public static final long ai_canonname$size = 8L;
        public static final long ai_addr = 32L;
        public static final long ai_addr$size = 8L;
        public static final long ai_next = 40L;
        public static final long ai_next$size = 8L;
    }

    public static final class fd_set {
        private fd_set() {
        }
        public static final long SIZE = 520L;
        public static final long fd_count = 0L;
        public static final long fd_count$size = 4L;
        public static final long fd_array = 8L;
        public static final long fd_array$size = 512L;
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
        public static final long s6_bytes = 0L;
        public static final long s6_bytes$size = 16L;
        public static final long s6_words = 0L;
        public static final long s6_words$size = 16L;
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
        public static final long SIZE = 8L;
        public static final long ipi_addr = 0L;
        public static final long ipi_addr$size = 4L;
        public static final long ipi_ifindex = 4L;
        public static final long ipi_ifindex$size = 4L;
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

    public static final class linger {
        private linger() {
        }
        public static final long SIZE = 4L;
        public static final long l_onoff = 0L;
        public static final long l_onoff$size = 2L;
        public static final long l_linger = 2L;
        public static final long l_linger$size = 2L;
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

    public static final class sockaddr_storage {
        private sockaddr_storage() {
        }
        public static final long SIZE = 128L;
        public static final long ss_family = 0L;
        public static final long ss_family$size = 2L;
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
        public static final long SIZE = 110L;
        public static final long sun_family = 0L;
        public static final long sun_family$size = 2L;
        public static final long sun_path = 2L;
        public static final long sun_path$size = 108L;
    }

    public static final class tcp_keepalive {
        private tcp_keepalive() {
        }
        public static final long SIZE = 12L;
        public static final long onoff = 0L;
        public static final long onoff$size = 4L;
        public static final long keepalivetime = 4L;
        public static final long keepalivetime$size = 4L;
        public static final long keepaliveinterval = 8L;
        public static final long keepaliveinterval$size = 4L;
    }

    public static final class timeval {
        private timeval() {
        }
        public static final long SIZE = 8L;
        public static final long tv_sec = 0L;
        public static final long tv_sec$size = 4L;
        public static final long tv_usec = 4L;
        public static final long tv_usec$size = 4L;
    }
}

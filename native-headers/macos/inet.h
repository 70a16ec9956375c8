/*
 * IPv4, IPv6, TCP, UDP. The options of the firewall and of dummynet (IP_FW_, IP_OLD_FW_, IP_DUMMYNET_, IPV6_FW_) are
 * left out.
 */
#ifndef EAGAIN_MACOS_INET_H
#define EAGAIN_MACOS_INET_H

#include "types.h"

/* Protocols */
#define IPPROTO_IP     0
#define IPPROTO_ICMP   1
#define IPPROTO_IGMP   2
#define IPPROTO_TCP    6
#define IPPROTO_UDP    17
#define IPPROTO_IPV6   41
#define IPPROTO_ICMPV6 58
#define IPPROTO_SCTP   132
#define IPPROTO_RAW    255

/* Well-known IPv4 addresses, in host byte order */
#define INADDR_ANY       ((in_addr_t) 0x00000000)
#define INADDR_LOOPBACK  ((in_addr_t) 0x7f000001)
#define INADDR_BROADCAST ((in_addr_t) 0xffffffff)
#define INADDR_NONE      ((in_addr_t) 0xffffffff)

/* Options of IPPROTO_TCP. TCP_KEEPALIVE is what Linux names TCP_KEEPIDLE. */
#define TCP_NODELAY           0x1
#define TCP_MAXSEG            0x2
#define TCP_NOPUSH            0x4
#define TCP_NOOPT             0x8
#define TCP_KEEPALIVE         0x10
#define TCP_CONNECTIONTIMEOUT 0x20
#define PERSIST_TIMEOUT       0x40
#define TCP_RXT_CONNDROPTIME  0x80
#define TCP_RXT_FINDROP       0x100
#define TCP_KEEPINTVL         0x101
#define TCP_KEEPCNT           0x102
#define TCP_SENDMOREACKS      0x103
#define TCP_ENABLE_ECN        0x104
#define TCP_FASTOPEN          0x105
#define TCP_CONNECTION_INFO   0x106
#define TCP_NOTSENT_LOWAT     0x201

/* tcp_connection_info.tcpi_options and tcpi_flags */
#define TCPCI_OPT_TIMESTAMPS           0x1
#define TCPCI_OPT_SACK                 0x2
#define TCPCI_OPT_WSCALE               0x4
#define TCPCI_OPT_ECN                  0x8
#define TCPCI_FLAG_LOSSRECOVERY        0x1
#define TCPCI_FLAG_REORDERING_DETECTED 0x2

/* The option of IPPROTO_UDP */
#define UDP_NOCKSUM 1

/* Options of IPPROTO_IP, and their values */
#define IP_OPTIONS                1
#define IP_HDRINCL                2
#define IP_TOS                    3
#define IP_TTL                    4
#define IP_RECVOPTS               5
#define IP_RECVRETOPTS            6
#define IP_RECVDSTADDR            7
#define IP_RETOPTS                8
#define IP_MULTICAST_IF           9
#define IP_MULTICAST_TTL          10
#define IP_MULTICAST_LOOP         11
#define IP_ADD_MEMBERSHIP         12
#define IP_DROP_MEMBERSHIP        13
#define IP_MULTICAST_VIF          14
#define IP_RSVP_ON                15
#define IP_RSVP_OFF               16
#define IP_RSVP_VIF_ON            17
#define IP_RSVP_VIF_OFF           18
#define IP_PORTRANGE              19
#define IP_RECVIF                 20
#define IP_IPSEC_POLICY           21
#define IP_FAITH                  22
#define IP_STRIPHDR               23
#define IP_RECVTTL                24
#define IP_BOUND_IF               25
#define IP_PKTINFO                26
#define IP_RECVPKTINFO            26
#define IP_RECVTOS                27
#define IP_DONTFRAG               28
#define IP_TRAFFIC_MGT_BACKGROUND 65
#define IP_MULTICAST_IFINDEX      66
#define IP_ADD_SOURCE_MEMBERSHIP  70
#define IP_DROP_SOURCE_MEMBERSHIP 71
#define IP_BLOCK_SOURCE           72
#define IP_UNBLOCK_SOURCE         73
#define IP_MSFILTER               74
#define MCAST_JOIN_GROUP          80
#define MCAST_LEAVE_GROUP         81
#define MCAST_JOIN_SOURCE_GROUP   82
#define MCAST_LEAVE_SOURCE_GROUP  83
#define MCAST_BLOCK_SOURCE        84
#define MCAST_UNBLOCK_SOURCE      85
#define MCAST_UNDEFINED           0
#define MCAST_INCLUDE             1
#define MCAST_EXCLUDE             2
#define IP_PORTRANGE_DEFAULT      0
#define IP_PORTRANGE_HIGH         1
#define IP_PORTRANGE_LOW          2

/* Options of IPPROTO_IPV6, and their values */
#define IPV6_UNICAST_HOPS      4
#define IPV6_MULTICAST_IF      9
#define IPV6_MULTICAST_HOPS    10
#define IPV6_MULTICAST_LOOP    11
#define IPV6_JOIN_GROUP        12
#define IPV6_LEAVE_GROUP       13
#define IPV6_PORTRANGE         14
#define IPV6_2292PKTINFO       19
#define IPV6_2292HOPLIMIT      20
#define IPV6_2292NEXTHOP       21
#define IPV6_2292HOPOPTS       22
#define IPV6_2292DSTOPTS       23
#define IPV6_2292RTHDR         24
#define IPV6_2292PKTOPTIONS    25
#define IPV6_CHECKSUM          26
#define IPV6_V6ONLY            27
#define IPV6_BINDV6ONLY        27
#define IPV6_IPSEC_POLICY      28
#define IPV6_FAITH             29
#define IPV6_RECVTCLASS        35
#define IPV6_TCLASS            36
#define IPV6_BOUND_IF          125
#define IPV6_PORTRANGE_DEFAULT 0
#define IPV6_PORTRANGE_HIGH    1
#define IPV6_PORTRANGE_LOW     2

/* The same, of RFC 3542. Apple's headers show these only to a program that defines __APPLE_USE_RFC_3542. */
#define IPV6_RECVHOPLIMIT    37
#define IPV6_RECVRTHDR       38
#define IPV6_RECVHOPOPTS     39
#define IPV6_RECVDSTOPTS     40
#define IPV6_USE_MIN_MTU     42
#define IPV6_RECVPATHMTU     43
#define IPV6_PATHMTU         44
#define IPV6_PKTINFO         46
#define IPV6_3542PKTINFO     46
#define IPV6_HOPLIMIT        47
#define IPV6_3542HOPLIMIT    47
#define IPV6_NEXTHOP         48
#define IPV6_3542NEXTHOP     48
#define IPV6_HOPOPTS         49
#define IPV6_3542HOPOPTS     49
#define IPV6_DSTOPTS         50
#define IPV6_3542DSTOPTS     50
#define IPV6_RTHDR           51
#define IPV6_3542RTHDR       51
#define IPV6_RTHDRDSTOPTS    57
#define IPV6_AUTOFLOWLABEL   59
#define IPV6_RECVPKTINFO     61
#define IPV6_DONTFRAG        62
#define IPV6_PREFER_TEMPADDR 63
#define IPV6_MSFILTER        74

struct in_addr {
    in_addr_t s_addr;
};

struct sockaddr_in {
    uint8_t sin_len;
    sa_family_t sin_family;
    in_port_t sin_port;
    struct in_addr sin_addr;
    char sin_zero[8];
};

/*
 * The words are what aligns it to 4 bytes. In Apple's header the union has a name, s6_addr is a macro, and only the
 * kernel has the two others.
 */
struct in6_addr {
    union {
        uint8_t s6_addr[16];
        uint16_t s6_addr16[8];
        uint32_t s6_addr32[4];
    };
};

/* IP_ADD_MEMBERSHIP */
struct ip_mreq {
    struct in_addr imr_multiaddr;
    struct in_addr imr_interface;
};

struct ipv6_mreq {
    struct in6_addr ipv6mr_multiaddr;
    unsigned int ipv6mr_interface;
};

/*
 * MCAST_JOIN_GROUP. Apple packs these two to 4 bytes, for which the addresses, struct sockaddr_storage, are bytes here.
 */
struct group_req {
    uint32_t gr_interface;
    char gr_group[128];
};

/* MCAST_JOIN_SOURCE_GROUP */
struct group_source_req {
    uint32_t gsr_interface;
    char gsr_group[128];
    char gsr_source[128];
};

/* Control messages of IP_PKTINFO and IPV6_PKTINFO */
struct in_pktinfo {
    unsigned int ipi_ifindex;
    struct in_addr ipi_spec_dst;
    struct in_addr ipi_addr;
};

struct in6_pktinfo {
    struct in6_addr ipi6_addr;
    unsigned int ipi6_ifindex;
};

struct sockaddr_in6 {
    uint8_t sin6_len;
    sa_family_t sin6_family;
    in_port_t sin6_port;
    uint32_t sin6_flowinfo;
    struct in6_addr sin6_addr;
    uint32_t sin6_scope_id;
};

/*
 * TCP_CONNECTION_INFO. The 32 bits without a name are, in Apple's header, one bit each about fast open (tcpi_tfo_):
 * bit fields, which have no address, so there is nothing to compare them by.
 */
struct tcp_connection_info {
    uint8_t tcpi_state;
    uint8_t tcpi_snd_wscale;
    uint8_t tcpi_rcv_wscale;
    uint8_t __pad1;
    uint32_t tcpi_options;
    uint32_t tcpi_flags;
    uint32_t tcpi_rto;
    uint32_t tcpi_maxseg;
    uint32_t tcpi_snd_ssthresh;
    uint32_t tcpi_snd_cwnd;
    uint32_t tcpi_snd_wnd;
    uint32_t tcpi_snd_sbbytes;
    uint32_t tcpi_rcv_wnd;
    uint32_t tcpi_rttcur;
    uint32_t tcpi_srtt;
    uint32_t tcpi_rttvar;
    uint32_t : 32;
    uint64_t tcpi_txpackets;
    uint64_t tcpi_txbytes;
    uint64_t tcpi_txretransmitbytes;
    uint64_t tcpi_rxpackets;
    uint64_t tcpi_rxbytes;
    uint64_t tcpi_rxoutoforderbytes;
    uint64_t tcpi_txretransmitpackets;
};

#endif

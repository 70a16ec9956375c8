/* IPv4, IPv6, TCP, UDP. */
#ifndef EAGAIN_LINUX_INET_H
#define EAGAIN_LINUX_INET_H

#include "sockets.h"
#include "types.h"

/* Protocols */
#define IPPROTO_IP      0
#define IPPROTO_ICMP    1
#define IPPROTO_IGMP    2
#define IPPROTO_TCP     6
#define IPPROTO_UDP     17
#define IPPROTO_IPV6    41
#define IPPROTO_ICMPV6  58
#define IPPROTO_SCTP    132
#define IPPROTO_UDPLITE 136
#define IPPROTO_RAW     255
#define IPPROTO_MPTCP   262

/* Well-known IPv4 addresses, in host byte order */
#define INADDR_ANY       ((in_addr_t) 0x00000000)
#define INADDR_LOOPBACK  ((in_addr_t) 0x7f000001)
#define INADDR_BROADCAST ((in_addr_t) 0xffffffff)
#define INADDR_NONE      ((in_addr_t) 0xffffffff)

/* Options of IPPROTO_TCP */
#define TCP_NODELAY              1
#define TCP_MAXSEG               2
#define TCP_CORK                 3
#define TCP_KEEPIDLE             4
#define TCP_KEEPINTVL            5
#define TCP_KEEPCNT              6
#define TCP_SYNCNT               7
#define TCP_LINGER2              8
#define TCP_DEFER_ACCEPT         9
#define TCP_WINDOW_CLAMP         10
#define TCP_INFO                 11
#define TCP_QUICKACK             12
#define TCP_CONGESTION           13
#define TCP_MD5SIG               14
#define TCP_THIN_LINEAR_TIMEOUTS 16
#define TCP_THIN_DUPACK          17
#define TCP_USER_TIMEOUT         18
#define TCP_REPAIR               19
#define TCP_REPAIR_QUEUE         20
#define TCP_QUEUE_SEQ            21
#define TCP_REPAIR_OPTIONS       22
#define TCP_FASTOPEN             23
#define TCP_TIMESTAMP            24
#define TCP_NOTSENT_LOWAT        25
#define TCP_CC_INFO              26
#define TCP_SAVE_SYN             27
#define TCP_SAVED_SYN            28
#define TCP_REPAIR_WINDOW        29
#define TCP_FASTOPEN_CONNECT     30
#define TCP_ULP                  31
#define TCP_MD5SIG_EXT           32
#define TCP_FASTOPEN_KEY         33
#define TCP_FASTOPEN_NO_COOKIE   34
#define TCP_ZEROCOPY_RECEIVE     35
#define TCP_INQ                  36
#define TCP_CM_INQ               36
#define TCP_TX_DELAY             37
#define TCP_REPAIR_OFF_NO_WP     (-1)
#define TCP_REPAIR_OFF           0
#define TCP_REPAIR_ON            1

/* The same, from kernels newer than 6.1 */
#define TCP_AO_ADD_KEY    38
#define TCP_AO_DEL_KEY    39
#define TCP_AO_INFO       40
#define TCP_AO_GET_KEYS   41
#define TCP_AO_REPAIR     42
#define TCP_IS_MPTCP      43
#define TCP_RTO_MAX_MS    44
#define TCP_RTO_MIN_US    45
#define TCP_DELACK_MAX_US 46

/* tcpi_state */
#define TCP_ESTABLISHED 1
#define TCP_SYN_SENT    2
#define TCP_SYN_RECV    3
#define TCP_FIN_WAIT1   4
#define TCP_FIN_WAIT2   5
#define TCP_TIME_WAIT   6
#define TCP_CLOSE       7
#define TCP_CLOSE_WAIT  8
#define TCP_LAST_ACK    9
#define TCP_LISTEN      10
#define TCP_CLOSING     11

/* tcpi_ca_state */
#define TCP_CA_Open     0
#define TCP_CA_Disorder 1
#define TCP_CA_CWR      2
#define TCP_CA_Recovery 3
#define TCP_CA_Loss     4

/* tcpi_options */
#define TCPI_OPT_TIMESTAMPS 1
#define TCPI_OPT_SACK       2
#define TCPI_OPT_WSCALE     4
#define TCPI_OPT_ECN        8
#define TCPI_OPT_ECN_SEEN   16
#define TCPI_OPT_SYN_DATA   32

/* The same, from kernels newer than 6.1 */
#define TCPI_OPT_USEC_TS   64
#define TCPI_OPT_TFO_CHILD 128

/* Options of IPPROTO_UDP */
#define UDP_CORK         1
#define UDP_ENCAP        100
#define UDP_NO_CHECK6_TX 101
#define UDP_NO_CHECK6_RX 102
#define UDP_SEGMENT      103
#define UDP_GRO          104

/* Options of IPPROTO_IP, and their values */
#define IP_TOS                    1
#define IP_TTL                    2
#define IP_HDRINCL                3
#define IP_OPTIONS                4
#define IP_ROUTER_ALERT           5
#define IP_RECVOPTS               6
#define IP_RETOPTS                7
#define IP_PKTINFO                8
#define IP_PKTOPTIONS             9
#define IP_MTU_DISCOVER           10
#define IP_RECVERR                11
#define IP_RECVTTL                12
#define IP_RECVTOS                13
#define IP_MTU                    14
#define IP_FREEBIND               15
#define IP_IPSEC_POLICY           16
#define IP_XFRM_POLICY            17
#define IP_PASSSEC                18
#define IP_TRANSPARENT            19
#define IP_RECVRETOPTS            7
#define IP_ORIGDSTADDR            20
#define IP_RECVORIGDSTADDR        20
#define IP_MINTTL                 21
#define IP_NODEFRAG               22
#define IP_CHECKSUM               23
#define IP_BIND_ADDRESS_NO_PORT   24
#define IP_RECVFRAGSIZE           25
#define IP_RECVERR_RFC4884        26
#define IP_PMTUDISC_DONT          0
#define IP_PMTUDISC_WANT          1
#define IP_PMTUDISC_DO            2
#define IP_PMTUDISC_PROBE         3
#define IP_PMTUDISC_INTERFACE     4
#define IP_PMTUDISC_OMIT          5
#define IP_MULTICAST_IF           32
#define IP_MULTICAST_TTL          33
#define IP_MULTICAST_LOOP         34
#define IP_ADD_MEMBERSHIP         35
#define IP_DROP_MEMBERSHIP        36
#define IP_UNBLOCK_SOURCE         37
#define IP_BLOCK_SOURCE           38
#define IP_ADD_SOURCE_MEMBERSHIP  39
#define IP_DROP_SOURCE_MEMBERSHIP 40
#define IP_MSFILTER               41
#define MCAST_JOIN_GROUP          42
#define MCAST_BLOCK_SOURCE        43
#define MCAST_UNBLOCK_SOURCE      44
#define MCAST_LEAVE_GROUP         45
#define MCAST_JOIN_SOURCE_GROUP   46
#define MCAST_LEAVE_SOURCE_GROUP  47
#define MCAST_MSFILTER            48
#define IP_MULTICAST_ALL          49
#define IP_UNICAST_IF             50
#define IP_LOCAL_PORT_RANGE       51
#define IP_PROTOCOL               52
#define MCAST_EXCLUDE             0
#define MCAST_INCLUDE             1

/* Options of IPPROTO_IPV6, and their values */
#define IPV6_ADDRFORM                  1
#define IPV6_CHECKSUM                  7
#define IPV6_NEXTHOP                   9
#define IPV6_AUTHHDR                   10
#define IPV6_FLOWINFO                  11
#define IPV6_UNICAST_HOPS              16
#define IPV6_MULTICAST_IF              17
#define IPV6_MULTICAST_HOPS            18
#define IPV6_MULTICAST_LOOP            19
#define IPV6_ADD_MEMBERSHIP            20
#define IPV6_JOIN_GROUP                20
#define IPV6_DROP_MEMBERSHIP           21
#define IPV6_LEAVE_GROUP               21
#define IPV6_ROUTER_ALERT              22
#define IPV6_MTU_DISCOVER              23
#define IPV6_MTU                       24
#define IPV6_RECVERR                   25
#define IPV6_V6ONLY                    26
#define IPV6_JOIN_ANYCAST              27
#define IPV6_LEAVE_ANYCAST             28
#define IPV6_MULTICAST_ALL             29
#define IPV6_ROUTER_ALERT_ISOLATE      30
#define IPV6_RECVERR_RFC4884           31
#define IPV6_FLOWLABEL_MGR             32
#define IPV6_FLOWINFO_SEND             33
#define IPV6_IPSEC_POLICY              34
#define IPV6_XFRM_POLICY               35
#define IPV6_HDRINCL                   36
#define IPV6_RECVPKTINFO               49
#define IPV6_PKTINFO                   50
#define IPV6_RECVHOPLIMIT              51
#define IPV6_HOPLIMIT                  52
#define IPV6_RECVHOPOPTS               53
#define IPV6_HOPOPTS                   54
#define IPV6_RTHDRDSTOPTS              55
#define IPV6_RECVRTHDR                 56
#define IPV6_RTHDR                     57
#define IPV6_RECVDSTOPTS               58
#define IPV6_DSTOPTS                   59
#define IPV6_RECVPATHMTU               60
#define IPV6_PATHMTU                   61
#define IPV6_DONTFRAG                  62
#define IPV6_RECVTCLASS                66
#define IPV6_TCLASS                    67
#define IPV6_AUTOFLOWLABEL             70
#define IPV6_ADDR_PREFERENCES          72
#define IPV6_MINHOPCOUNT               73
#define IPV6_ORIGDSTADDR               74
#define IPV6_RECVORIGDSTADDR           74
#define IPV6_TRANSPARENT               75
#define IPV6_UNICAST_IF                76
#define IPV6_RECVFRAGSIZE              77
#define IPV6_FREEBIND                  78
#define IPV6_PREFER_SRC_TMP            1
#define IPV6_PREFER_SRC_PUBLIC         2
#define IPV6_PREFER_SRC_COA            4
#define IPV6_PREFER_SRC_CGA            8
#define IPV6_PREFER_SRC_PUBTMP_DEFAULT 256
#define IPV6_PREFER_SRC_HOME           1024
#define IPV6_PREFER_SRC_NONCGA         2048
#define IPV6_PMTUDISC_DONT             0
#define IPV6_PMTUDISC_WANT             1
#define IPV6_PMTUDISC_DO               2
#define IPV6_PMTUDISC_PROBE            3
#define IPV6_PMTUDISC_INTERFACE        4
#define IPV6_PMTUDISC_OMIT             5

struct in_addr {
    in_addr_t s_addr;
};

struct sockaddr_in {
    sa_family_t sin_family;
    in_port_t sin_port;
    struct in_addr sin_addr;
    unsigned char sin_zero[8];
};

/* The words are what aligns it to 4 bytes. In the C library the three names are macros over a named union. */
struct in6_addr {
    union {
        uint8_t s6_addr[16];
        uint16_t s6_addr16[8];
        uint32_t s6_addr32[4];
    };
};

/* IP_ADD_MEMBERSHIP; the shorter one without a device is POSIX systems' common ground. */
struct ip_mreq {
    struct in_addr imr_multiaddr;
    struct in_addr imr_interface;
};

struct ip_mreqn {
    struct in_addr imr_multiaddr;
    struct in_addr imr_address;
    int imr_ifindex;
};

struct ip_mreq_source {
    struct in_addr imr_multiaddr;
    struct in_addr imr_interface;
    struct in_addr imr_sourceaddr;
};

struct ipv6_mreq {
    struct in6_addr ipv6mr_multiaddr;
    unsigned int ipv6mr_interface;
};

/* MCAST_JOIN_GROUP */
struct group_req {
    uint32_t gr_interface;
    struct sockaddr_storage gr_group;
};

/* MCAST_JOIN_SOURCE_GROUP */
struct group_source_req {
    uint32_t gsr_interface;
    struct sockaddr_storage gsr_group;
    struct sockaddr_storage gsr_source;
};

/* Control messages of IP_PKTINFO and IPV6_PKTINFO */
struct in_pktinfo {
    int ipi_ifindex;
    struct in_addr ipi_spec_dst;
    struct in_addr ipi_addr;
};

struct in6_pktinfo {
    struct in6_addr ipi6_addr;
    unsigned int ipi6_ifindex;
};

struct sockaddr_in6 {
    sa_family_t sin6_family;
    in_port_t sin6_port;
    uint32_t sin6_flowinfo;
    struct in6_addr sin6_addr;
    uint32_t sin6_scope_id;
};

/*
 * TCP_INFO. Each kernel gives as much of it as it knows; from tcpi_rcv_wnd on that is more than Linux 6.1 has. What has no
 * name here are bit-fields in the kernel's header, which have no address to compare: tcpi_snd_wscale and tcpi_rcv_wscale,
 * 4 bits each; tcpi_delivery_rate_app_limited, 1 bit, and tcpi_fastopen_client_fail, 2 bits; last tcpi_ecn_mode,
 * tcpi_accecn_opt_seen, tcpi_accecn_fail_mode and tcpi_options2, of 2, 2, 4 and 24 bits, where Linux 6.18 has two uint16_t.
 */
struct tcp_info {
    uint8_t tcpi_state;
    uint8_t tcpi_ca_state;
    uint8_t tcpi_retransmits;
    uint8_t tcpi_probes;
    uint8_t tcpi_backoff;
    uint8_t tcpi_options;
    uint8_t : 8;
    uint8_t : 8;
    uint32_t tcpi_rto;
    uint32_t tcpi_ato;
    uint32_t tcpi_snd_mss;
    uint32_t tcpi_rcv_mss;
    uint32_t tcpi_unacked;
    uint32_t tcpi_sacked;
    uint32_t tcpi_lost;
    uint32_t tcpi_retrans;
    uint32_t tcpi_fackets;
    uint32_t tcpi_last_data_sent;
    uint32_t tcpi_last_ack_sent;
    uint32_t tcpi_last_data_recv;
    uint32_t tcpi_last_ack_recv;
    uint32_t tcpi_pmtu;
    uint32_t tcpi_rcv_ssthresh;
    uint32_t tcpi_rtt;
    uint32_t tcpi_rttvar;
    uint32_t tcpi_snd_ssthresh;
    uint32_t tcpi_snd_cwnd;
    uint32_t tcpi_advmss;
    uint32_t tcpi_reordering;
    uint32_t tcpi_rcv_rtt;
    uint32_t tcpi_rcv_space;
    uint32_t tcpi_total_retrans;
    uint64_t tcpi_pacing_rate;
    uint64_t tcpi_max_pacing_rate;
    uint64_t tcpi_bytes_acked;
    uint64_t tcpi_bytes_received;
    uint32_t tcpi_segs_out;
    uint32_t tcpi_segs_in;
    uint32_t tcpi_notsent_bytes;
    uint32_t tcpi_min_rtt;
    uint32_t tcpi_data_segs_in;
    uint32_t tcpi_data_segs_out;
    uint64_t tcpi_delivery_rate;
    uint64_t tcpi_busy_time;
    uint64_t tcpi_rwnd_limited;
    uint64_t tcpi_sndbuf_limited;
    uint32_t tcpi_delivered;
    uint32_t tcpi_delivered_ce;
    uint64_t tcpi_bytes_sent;
    uint64_t tcpi_bytes_retrans;
    uint32_t tcpi_dsack_dups;
    uint32_t tcpi_reord_seen;
    uint32_t tcpi_rcv_ooopack;
    uint32_t tcpi_snd_wnd;
    uint32_t tcpi_rcv_wnd;
    uint32_t tcpi_rehash;
    uint16_t tcpi_total_rto;
    uint16_t tcpi_total_rto_recoveries;
    uint32_t tcpi_total_rto_time;
    uint32_t tcpi_received_ce;
    uint32_t tcpi_delivered_e1_bytes;
    uint32_t tcpi_delivered_e0_bytes;
    uint32_t tcpi_delivered_ce_bytes;
    uint32_t tcpi_received_e1_bytes;
    uint32_t tcpi_received_e0_bytes;
    uint32_t tcpi_received_ce_bytes;
    uint32_t : 32;
};

#endif

/* IPv4, IPv6, TCP, UDP. */
#ifndef EAGAIN_WINDOWS_INET_H
#define EAGAIN_WINDOWS_INET_H

#include "sockets.h"
#include "types.h"

/* Protocols */
#define IPPROTO_IP     0
#define IPPROTO_ICMP   1
#define IPPROTO_IGMP   2
#define IPPROTO_TCP    6
#define IPPROTO_UDP    17
#define IPPROTO_IPV6   41
#define IPPROTO_ICMPV6 58
#define IPPROTO_PGM    113
#define IPPROTO_SCTP   132
#define IPPROTO_RAW    255

/* Well-known IPv4 addresses, in host byte order */
#define INADDR_ANY       0x00000000u
#define INADDR_LOOPBACK  0x7f000001u
#define INADDR_BROADCAST 0xffffffffu
#define INADDR_NONE      0xffffffffu

/* Options of IPPROTO_TCP */
#define TCP_NODELAY        1
#define TCP_EXPEDITED_1122 2
#define TCP_BSDURGENT      0x7000

/* The same, from Microsoft's ws2ipdef.h; MinGW's headers lack them. TCP_KEEPIDLE is TCP_KEEPALIVE. */
#define TCP_KEEPALIVE                  3
#define TCP_KEEPIDLE                   3
#define TCP_MAXSEG                     4
#define TCP_MAXRT                      5
#define TCP_STDURG                     6
#define TCP_NOURG                      7
#define TCP_ATMARK                     8
#define TCP_NOSYNRETRIES               9
#define TCP_TIMESTAMPS                 10
#define TCP_OFFLOAD_PREFERENCE         11
#define TCP_CONGESTION_ALGORITHM       12
#define TCP_DELAY_FIN_ACK              13
#define TCP_MAXRTMS                    14
#define TCP_FASTOPEN                   15
#define TCP_KEEPCNT                    16
#define TCP_KEEPINTVL                  17
#define TCP_FAIL_CONNECT_ON_ICMP_ERROR 18
#define TCP_ICMP_ERROR_INFO            19

/* Options of IPPROTO_UDP */
#define UDP_NOCHECKSUM        1
#define UDP_CHECKSUM_COVERAGE 20

/* The same, from Microsoft's ws2ipdef.h; MinGW's headers lack them */
#define UDP_SEND_MSG_SIZE           2
#define UDP_RECV_MAX_COALESCED_SIZE 3

/* Options of IPPROTO_IP, and their values */
#define IP_OPTIONS                1
#define IP_HDRINCL                2
#define IP_TOS                    3
#define IP_TTL                    4
#define IP_MULTICAST_IF           9
#define IP_MULTICAST_TTL          10
#define IP_MULTICAST_LOOP         11
#define IP_ADD_MEMBERSHIP         12
#define IP_DROP_MEMBERSHIP        13
#define IP_DONTFRAGMENT           14
#define IP_ADD_SOURCE_MEMBERSHIP  15
#define IP_DROP_SOURCE_MEMBERSHIP 16
#define IP_BLOCK_SOURCE           17
#define IP_UNBLOCK_SOURCE         18
#define IP_PKTINFO                19
#define IP_HOPLIMIT               21
#define IP_RECVTTL                21
#define IP_RECEIVE_BROADCAST      22
#define IP_PROTECTION_LEVEL       23
#define IP_RECVIF                 24
#define IP_RECVDSTADDR            25
#define IP_IFLIST                 28
#define IP_ADD_IFLIST             29
#define IP_DEL_IFLIST             30
#define IP_UNICAST_IF             31
#define IP_RTHDR                  32
#define IP_GET_IFLIST             33
#define IP_RECVRTHDR              38
#define IP_TCLASS                 39
#define IP_RECVTCLASS             40
#define IP_RECVTOS                40
#define IP_ORIGINAL_ARRIVAL_IF    47
#define MCAST_JOIN_GROUP          41
#define MCAST_LEAVE_GROUP         42
#define MCAST_BLOCK_SOURCE        43
#define MCAST_UNBLOCK_SOURCE      44
#define MCAST_JOIN_SOURCE_GROUP   45
#define MCAST_LEAVE_SOURCE_GROUP  46
#define IP_ECN                    50
#define IP_PKTINFO_EX             51
#define IP_WFP_REDIRECT_RECORDS   60
#define IP_WFP_REDIRECT_CONTEXT   70
#define IP_MTU_DISCOVER           71
#define IP_MTU                    73
#define IP_NRT_INTERFACE          74
#define IP_RECVERR                75
#define IP_USER_MTU               76
#define IP_PMTUDISC_NOT_SET       0
#define IP_PMTUDISC_DO            1
#define IP_PMTUDISC_DONT          2
#define IP_PMTUDISC_PROBE         3
#define IP_PMTUDISC_MAX           4
#define MCAST_INCLUDE             0
#define MCAST_EXCLUDE             1

/* The same, from Microsoft's ws2ipdef.h; MinGW's headers lack it. It is IP_ECN. */
#define IP_RECVECN 50

/* Options of IPPROTO_IPV6, and their values */
#define IPV6_HOPOPTS                    1
#define IPV6_HDRINCL                    2
#define IPV6_UNICAST_HOPS               4
#define IPV6_MULTICAST_IF               9
#define IPV6_MULTICAST_HOPS             10
#define IPV6_MULTICAST_LOOP             11
#define IPV6_ADD_MEMBERSHIP             12
#define IPV6_JOIN_GROUP                 12
#define IPV6_DROP_MEMBERSHIP            13
#define IPV6_LEAVE_GROUP                13
#define IPV6_DONTFRAG                   14
#define IPV6_PKTINFO                    19
#define IPV6_HOPLIMIT                   21
#define IPV6_PROTECTION_LEVEL           23
#define IPV6_RECVIF                     24
#define IPV6_RECVDSTADDR                25
#define IPV6_CHECKSUM                   26
#define IPV6_V6ONLY                     27
#define IPV6_IFLIST                     28
#define IPV6_ADD_IFLIST                 29
#define IPV6_DEL_IFLIST                 30
#define IPV6_UNICAST_IF                 31
#define IPV6_RTHDR                      32
#define IPV6_GET_IFLIST                 33
#define IPV6_RECVRTHDR                  38
#define IPV6_TCLASS                     39
#define IPV6_RECVTCLASS                 40
#define IPV6_ECN                        50
#define IPV6_PKTINFO_EX                 51
#define IPV6_WFP_REDIRECT_RECORDS       60
#define IPV6_WFP_REDIRECT_CONTEXT       70
#define IPV6_MTU_DISCOVER               71
#define IPV6_MTU                        72
#define IPV6_NRT_INTERFACE              74
#define IPV6_RECVERR                    75
#define IPV6_USER_MTU                   76
#define PROTECTION_LEVEL_UNRESTRICTED   10
#define PROTECTION_LEVEL_EDGERESTRICTED 20
#define PROTECTION_LEVEL_RESTRICTED     30
#define PROTECTION_LEVEL_DEFAULT 0xffffffffu

/* The same, from Microsoft's ws2ipdef.h; MinGW's headers lack it. It is IPV6_ECN. */
#define IPV6_RECVECN 50

/* In the system's headers s_addr is a macro over a union of a u_long and its parts. */
struct in_addr {
    unsigned int s_addr;
};

struct sockaddr_in {
    ADDRESS_FAMILY sin_family;
    u_short sin_port;
    struct in_addr sin_addr;
    char sin_zero[8];
};

/* Aligned to 2 bytes: it has no 32-bit words. In the system's headers the names are macros over a named union. */
struct in6_addr {
    union {
        u_char s6_addr[16];
        u_char s6_bytes[16];
        u_short s6_words[8];
    };
};

/* In the system's headers the scope is a member of an unnamed union. */
struct sockaddr_in6 {
    ADDRESS_FAMILY sin6_family;
    u_short sin6_port;
    unsigned int sin6_flowinfo;
    struct in6_addr sin6_addr;
    unsigned int sin6_scope_id;
};

/* IP_ADD_MEMBERSHIP and IPV6_ADD_MEMBERSHIP */
struct ip_mreq {
    struct in_addr imr_multiaddr;
    struct in_addr imr_interface;
};

struct ipv6_mreq {
    struct in6_addr ipv6mr_multiaddr;
    unsigned int ipv6mr_interface;
};

/* MCAST_JOIN_GROUP */
struct group_req {
    unsigned int gr_interface;
    struct sockaddr_storage gr_group;
};

/* MCAST_JOIN_SOURCE_GROUP */
struct group_source_req {
    unsigned int gsr_interface;
    struct sockaddr_storage gsr_group;
    struct sockaddr_storage gsr_source;
};

/* IP_PKTINFO and IPV6_PKTINFO */
struct in_pktinfo {
    struct in_addr ipi_addr;
    unsigned int ipi_ifindex;
};

struct in6_pktinfo {
    struct in6_addr ipi6_addr;
    unsigned int ipi6_ifindex;
};

#endif

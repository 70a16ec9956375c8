/* Sockets of every family: numbers, addresses, messages. */
#ifndef EAGAIN_WINDOWS_SOCKETS_H
#define EAGAIN_WINDOWS_SOCKETS_H

#include "types.h"

/* What a function gives back when it fails: for a SOCKET, and for an int */
#define INVALID_SOCKET (~(SOCKET) 0)
#define SOCKET_ERROR   (-1)

/* Address families */
#define AF_UNSPEC 0
#define AF_UNIX   1
#define AF_INET   2
#define AF_INET6  23

/* Socket types */
#define SOCK_STREAM    1
#define SOCK_DGRAM     2
#define SOCK_RAW       3
#define SOCK_RDM       4
#define SOCK_SEQPACKET 5

/* Flags of WSASocketW */
#define WSA_FLAG_OVERLAPPED             0x1
#define WSA_FLAG_MULTIPOINT_C_ROOT      0x2
#define WSA_FLAG_MULTIPOINT_C_LEAF      0x4
#define WSA_FLAG_MULTIPOINT_D_ROOT      0x8
#define WSA_FLAG_MULTIPOINT_D_LEAF      0x10
#define WSA_FLAG_ACCESS_SYSTEM_SECURITY 0x40
#define WSA_FLAG_NO_HANDLE_INHERIT      0x80
#define WSA_FLAG_REGISTERED_IO          0x100

/* shutdown and listen. Winsock does not have the names SHUT_RD, SHUT_WR and SHUT_RDWR. */
#define SD_RECEIVE 0
#define SD_SEND    1
#define SD_BOTH    2
#define SOMAXCONN  0x7fffffff

/* Flags of send and recv; those from MSG_TRUNC to MSG_MCAST stand in a result's dwFlags */
#define MSG_OOB            0x1
#define MSG_PEEK           0x2
#define MSG_DONTROUTE      0x4
#define MSG_WAITALL        0x8
#define MSG_INTERRUPT      0x10
#define MSG_PUSH_IMMEDIATE 0x20
#define MSG_TRUNC          0x100
#define MSG_CTRUNC         0x200
#define MSG_BCAST          0x400
#define MSG_MCAST          0x800
#define MSG_PARTIAL        0x8000

/* From Microsoft's ws2def.h; MinGW's headers lack it */
#define MSG_ERRQUEUE 0x1000

/*
 * The level of getsockopt and setsockopt that is no protocol. SOL_IP and SOL_IPV6 of newer Microsoft headers are not
 * IPPROTO_IP and IPPROTO_IPV6 and are left out.
 */
#define SOL_SOCKET 0xffff

/* Options of SOL_SOCKET. SO_DONTLINGER is the complement of SO_LINGER, SO_EXCLUSIVEADDRUSE that of SO_REUSEADDR. */
#define SO_DEBUG                  0x0001
#define SO_ACCEPTCONN             0x0002
#define SO_REUSEADDR              0x0004
#define SO_KEEPALIVE              0x0008
#define SO_DONTROUTE              0x0010
#define SO_BROADCAST              0x0020
#define SO_USELOOPBACK            0x0040
#define SO_LINGER                 0x0080
#define SO_OOBINLINE              0x0100
#define SO_DONTLINGER             (-129)
#define SO_EXCLUSIVEADDRUSE       (-5)
#define SO_SNDBUF                 0x1001
#define SO_RCVBUF                 0x1002
#define SO_SNDLOWAT               0x1003
#define SO_RCVLOWAT               0x1004
#define SO_SNDTIMEO               0x1005
#define SO_RCVTIMEO               0x1006
#define SO_ERROR                  0x1007
#define SO_TYPE                   0x1008
#define SO_GROUP_ID               0x2001
#define SO_GROUP_PRIORITY         0x2002
#define SO_MAX_MSG_SIZE           0x2003
#define SO_PROTOCOL_INFOA         0x2004
#define SO_PROTOCOL_INFOW         0x2005
#define SO_CONDITIONAL_ACCEPT     0x3002
#define SO_TIMESTAMP              0x300a
#define SO_TIMESTAMP_ID           0x300b
#define SO_OPENTYPE               0x7008
#define SO_MAXDG                  0x7009
#define SO_MAXPATHDG              0x700a
#define SO_UPDATE_ACCEPT_CONTEXT  0x700b
#define SO_CONNECT_TIME           0x700c
#define SO_UPDATE_CONNECT_CONTEXT 0x7010

/* The same, from Microsoft's ws2def.h; MinGW's headers lack them */
#define SO_BSP_STATE           0x1009
#define SO_PAUSE_ACCEPT        0x3003
#define SO_COMPARTMENT_ID      0x3004
#define SO_RANDOMIZE_PORT      0x3005
#define SO_PORT_SCALABILITY    0x3006
#define SO_REUSE_UNICASTPORT   0x3007
#define SO_REUSE_MULTICASTPORT 0x3008

/* WSAStartup */
#define WSADESCRIPTION_LEN 256
#define WSASYS_STATUS_LEN  128

/* AF_UNIX: afunix.h */
#define UNIX_PATH_MAX 108

struct sockaddr {
    ADDRESS_FAMILY sa_family;
    char sa_data[14];
};

struct sockaddr_un {
    ADDRESS_FAMILY sun_family;
    char sun_path[UNIX_PATH_MAX];
};

/* 128 bytes, aligned to 8: large enough for every address above and in inet.h. */
struct sockaddr_storage {
    ADDRESS_FAMILY ss_family;
    char __ss_pad1[6];
    long long __ss_align;
    char __ss_pad2[112];
};

/* Half as large as elsewhere. */
struct linger {
    u_short l_onoff;
    u_short l_linger;
};

/* What WSAStartup fills in. 32-bit Windows has the fields in another order. */
typedef struct {
    WORD wVersion;
    WORD wHighVersion;
    unsigned short iMaxSockets;
    unsigned short iMaxUdpDg;
    char *lpVendorInfo;
    char szDescription[WSADESCRIPTION_LEN + 1];
    char szSystemStatus[WSASYS_STATUS_LEN + 1];
} WSADATA;

/* The length comes first, and it is a ULONG: no iovec. */
typedef struct {
    unsigned int len;
    char *buf;
} WSABUF;

/* The counterpart of msghdr. Both counts are 32 bits. */
typedef struct {
    struct sockaddr *name;
    int namelen;
    WSABUF *lpBuffers;
    DWORD dwBufferCount;
    WSABUF Control;
    DWORD dwFlags;
} WSAMSG;

#endif

/*
 * Sockets of every family: numbers, addresses, messages. Flags and options of the kernel's own, which Apple does not
 * publish, are left out.
 */
#ifndef EAGAIN_MACOS_SOCKETS_H
#define EAGAIN_MACOS_SOCKETS_H

#include "types.h"

/* Address families. The many of Apple's header that are only history are left out. */
#define AF_UNSPEC 0
#define AF_UNIX   1
#define AF_INET   2
#define AF_ROUTE  17
#define AF_LINK   18
#define AF_NDRV   27
#define AF_INET6  30
#define AF_SYSTEM 32
#define AF_UTUN   38
#define AF_VSOCK  40

/* Socket types. No flag may be or-ed to them. */
#define SOCK_STREAM    1
#define SOCK_DGRAM     2
#define SOCK_RAW       3
#define SOCK_SEQPACKET 5

/* The longest socket address: its length must fit sa_len */
#define SOCK_MAXADDRLEN 255

/* shutdown and listen */
#define SHUT_RD   0
#define SHUT_WR   1
#define SHUT_RDWR 2
#define SOMAXCONN 128

/* Flags of send and recv, or-ed in a result's msg_flags too */
#define MSG_OOB        0x1
#define MSG_PEEK       0x2
#define MSG_DONTROUTE  0x4
#define MSG_EOR        0x8
#define MSG_TRUNC      0x10
#define MSG_CTRUNC     0x20
#define MSG_WAITALL    0x40
#define MSG_DONTWAIT   0x80
#define MSG_EOF        0x100
#define MSG_WAITSTREAM 0x200
#define MSG_FLUSH      0x400
#define MSG_HOLD       0x800
#define MSG_SEND       0x1000
#define MSG_HAVEMORE   0x2000
#define MSG_RCVMORE    0x4000
#define MSG_NEEDSA     0x10000
#define MSG_NOSIGNAL   0x80000

/* Levels of getsockopt and setsockopt. For TCP, UDP, IP and IPv6 the level is the IPPROTO_ number. */
#define SOL_LOCAL  0
#define SOL_SOCKET 0xffff

/* Options of SOL_SOCKET that are bits of the kernel's so_options. SO_LINGER counts clock ticks. */
#define SO_DEBUG               0x1
#define SO_ACCEPTCONN          0x2
#define SO_REUSEADDR           0x4
#define SO_KEEPALIVE           0x8
#define SO_DONTROUTE           0x10
#define SO_BROADCAST           0x20
#define SO_USELOOPBACK         0x40
#define SO_LINGER              0x80
#define SO_OOBINLINE           0x100
#define SO_REUSEPORT           0x200
#define SO_TIMESTAMP           0x400
#define SO_TIMESTAMP_MONOTONIC 0x800
#define SO_DONTTRUNC           0x2000
#define SO_WANTMORE            0x4000
#define SO_WANTOOBFLAG         0x8000

/* Other options of SOL_SOCKET. SO_LINGER_SEC counts seconds: what POSIX names SO_LINGER. */
#define SO_SNDBUF               0x1001
#define SO_RCVBUF               0x1002
#define SO_SNDLOWAT             0x1003
#define SO_RCVLOWAT             0x1004
#define SO_SNDTIMEO             0x1005
#define SO_RCVTIMEO             0x1006
#define SO_ERROR                0x1007
#define SO_TYPE                 0x1008
#define SO_LABEL                0x1010
#define SO_PEERLABEL            0x1011
#define SO_NREAD                0x1020
#define SO_NKE                  0x1021
#define SO_NOSIGPIPE            0x1022
#define SO_NOADDRERR            0x1023
#define SO_NWRITE               0x1024
#define SO_REUSESHAREUID        0x1025
#define SO_NOTIFYCONFLICT       0x1026
#define SO_UPCALLCLOSEWAIT      0x1027
#define SO_LINGER_SEC           0x1080
#define SO_RANDOMPORT           0x1082
#define SO_NP_EXTENSIONS        0x1083
#define SO_NUMRCVPKT            0x1112
#define SO_NET_SERVICE_TYPE     0x1116
#define SO_NETSVC_MARKING_LEVEL 0x1119
#define SO_RESOLVER_SIGNATURE   0x1131

/* The same, newer than the headers of macOS 14 */
#define SO_BINDTODEVICE    0x1134
#define SO_MAX_PACING_RATE 0x1136

/* The flag of so_np_extensions: setsockopt is allowed after shutdown */
#define SONPX_SETOPTSHUT 0x1

/* Values of SO_NET_SERVICE_TYPE */
#define NET_SERVICE_TYPE_BE  0
#define NET_SERVICE_TYPE_BK  1
#define NET_SERVICE_TYPE_SIG 2
#define NET_SERVICE_TYPE_VI  3
#define NET_SERVICE_TYPE_VO  4
#define NET_SERVICE_TYPE_RV  5
#define NET_SERVICE_TYPE_AV  6
#define NET_SERVICE_TYPE_OAM 7
#define NET_SERVICE_TYPE_RD  8

/* Values of SO_NETSVC_MARKING_LEVEL */
#define NETSVC_MRKNG_UNKNOWN      0
#define NETSVC_MRKNG_LVL_L2       1
#define NETSVC_MRKNG_LVL_L3L2_ALL 2
#define NETSVC_MRKNG_LVL_L3L2_BK  3

/* Options of SOL_LOCAL, for sockets of AF_UNIX: who is at the other end */
#define LOCAL_PEERCRED  1
#define LOCAL_PEERPID   2
#define LOCAL_PEEREPID  3
#define LOCAL_PEERUUID  4
#define LOCAL_PEEREUUID 5
#define LOCAL_PEERTOKEN 6

/* Control messages of SOL_SOCKET */
#define SCM_RIGHTS              1
#define SCM_TIMESTAMP           2
#define SCM_CREDS               3
#define SCM_TIMESTAMP_MONOTONIC 4

/* Every socket address begins with its length and family, a byte each. */
struct sockaddr {
    uint8_t sa_len;
    sa_family_t sa_family;
    char sa_data[14];
};

struct sockaddr_un {
    unsigned char sun_len;
    sa_family_t sun_family;
    char sun_path[104];
};

/* 128 bytes, aligned to 8: large enough for every address above and in inet.h. */
struct sockaddr_storage {
    uint8_t ss_len;
    sa_family_t ss_family;
    char __ss_pad1[6];
    int64_t __ss_align;
    char __ss_pad2[112];
};

struct linger {
    int l_onoff;
    int l_linger;
};

/* SO_NP_EXTENSIONS */
struct so_np_extensions {
    uint32_t npx_flags;
    uint32_t npx_mask;
};

/* The two lengths are int and socklen_t, as POSIX says, and not size_t as on Linux. */
struct msghdr {
    void *msg_name;
    socklen_t msg_namelen;
    struct iovec *msg_iov;
    int msg_iovlen;
    void *msg_control;
    socklen_t msg_controllen;
    int msg_flags;
};

/* The data follow the header, aligned to 4 bytes; they are no member here, since their length differs. */
struct cmsghdr {
    socklen_t cmsg_len;
    int cmsg_level;
    int cmsg_type;
};

#endif

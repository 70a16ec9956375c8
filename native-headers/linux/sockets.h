/* Sockets of every family: numbers, addresses, messages. */
#ifndef EAGAIN_LINUX_SOCKETS_H
#define EAGAIN_LINUX_SOCKETS_H

#include "types.h"

/* Address families */
#define AF_UNSPEC  0
#define AF_UNIX    1
#define AF_INET    2
#define AF_INET6   10
#define AF_NETLINK 16
#define AF_PACKET  17
#define AF_VSOCK   40

/* Socket types, and the two flags that may be or-ed to them */
#define SOCK_STREAM    1
#define SOCK_DGRAM     2
#define SOCK_RAW       3
#define SOCK_SEQPACKET 5

#define SOCK_NONBLOCK 0x800
#define SOCK_CLOEXEC  0x80000

/* shutdown and listen */
#define SHUT_RD   0
#define SHUT_WR   1
#define SHUT_RDWR 2
#define SOMAXCONN 4096

/* Flags of send and recv, or-ed in a result's msg_flags too */
#define MSG_OOB          0x1
#define MSG_PEEK         0x2
#define MSG_DONTROUTE    0x4
#define MSG_TRYHARD      0x4
#define MSG_CTRUNC       0x8
#define MSG_PROXY        0x10
#define MSG_TRUNC        0x20
#define MSG_DONTWAIT     0x40
#define MSG_EOR          0x80
#define MSG_WAITALL      0x100
#define MSG_FIN          0x200
#define MSG_SYN          0x400
#define MSG_CONFIRM      0x800
#define MSG_RST          0x1000
#define MSG_ERRQUEUE     0x2000
#define MSG_NOSIGNAL     0x4000
#define MSG_MORE         0x8000
#define MSG_WAITFORONE   0x10000
#define MSG_BATCH        0x40000
#define MSG_ZEROCOPY     0x4000000
#define MSG_FASTOPEN     0x20000000
#define MSG_CMSG_CLOEXEC 0x40000000

/* AF_VSOCK: who */
#define VMADDR_CID_ANY        0xffffffffu
#define VMADDR_PORT_ANY       0xffffffffu
#define VMADDR_CID_HYPERVISOR 0
#define VMADDR_CID_LOCAL      1
#define VMADDR_CID_HOST       2

/* Protocols of AF_NETLINK */
#define NETLINK_ROUTE          0
#define NETLINK_USERSOCK       2
#define NETLINK_SOCK_DIAG      4
#define NETLINK_NETFILTER      12
#define NETLINK_KOBJECT_UEVENT 15
#define NETLINK_GENERIC        16

/* Levels of getsockopt and setsockopt */
#define SOL_SOCKET  1
#define SOL_IP      0
#define SOL_TCP     6
#define SOL_UDP     17
#define SOL_IPV6    41
#define SOL_ICMPV6  58
#define SOL_RAW     255
#define SOL_PACKET  263
#define SOL_NETLINK 270
#define SOL_TLS     282
#define SOL_MPTCP   284

/* Options of SOL_SOCKET, and the control messages with the same numbers */
#define SO_DEBUG                         1
#define SO_REUSEADDR                     2
#define SO_TYPE                          3
#define SO_ERROR                         4
#define SO_DONTROUTE                     5
#define SO_BROADCAST                     6
#define SO_SNDBUF                        7
#define SO_RCVBUF                        8
#define SO_KEEPALIVE                     9
#define SO_OOBINLINE                     10
#define SO_NO_CHECK                      11
#define SO_PRIORITY                      12
#define SO_LINGER                        13
#define SO_BSDCOMPAT                     14
#define SO_REUSEPORT                     15
#define SO_PASSCRED                      16
#define SO_PEERCRED                      17
#define SO_RCVLOWAT                      18
#define SO_SNDLOWAT                      19
#define SO_RCVTIMEO                      20
#define SO_RCVTIMEO_OLD                  20
#define SO_SNDTIMEO                      21
#define SO_SNDTIMEO_OLD                  21
#define SO_SECURITY_AUTHENTICATION       22
#define SO_SECURITY_ENCRYPTION_TRANSPORT 23
#define SO_SECURITY_ENCRYPTION_NETWORK   24
#define SO_BINDTODEVICE                  25
#define SO_ATTACH_FILTER                 26
#define SO_GET_FILTER                    26
#define SO_DETACH_BPF                    27
#define SO_DETACH_FILTER                 27
#define SO_PEERNAME                      28
#define SO_TIMESTAMP                     29
#define SO_TIMESTAMP_OLD                 29
#define SCM_TIMESTAMP                    29
#define SO_ACCEPTCONN                    30
#define SO_PEERSEC                       31
#define SO_SNDBUFFORCE                   32
#define SO_RCVBUFFORCE                   33
#define SO_PASSSEC                       34
#define SO_TIMESTAMPNS                   35
#define SO_TIMESTAMPNS_OLD               35
#define SCM_TIMESTAMPNS                  35
#define SO_MARK                          36
#define SO_TIMESTAMPING                  37
#define SO_TIMESTAMPING_OLD              37
#define SCM_TIMESTAMPING                 37
#define SO_PROTOCOL                      38
#define SO_DOMAIN                        39
#define SO_RXQ_OVFL                      40
#define SO_WIFI_STATUS                   41
#define SCM_WIFI_STATUS                  41
#define SO_PEEK_OFF                      42
#define SO_NOFCS                         43
#define SO_LOCK_FILTER                   44
#define SO_SELECT_ERR_QUEUE              45
#define SO_BUSY_POLL                     46
#define SO_MAX_PACING_RATE               47
#define SO_BPF_EXTENSIONS                48
#define SO_INCOMING_CPU                  49
#define SO_ATTACH_BPF                    50
#define SO_ATTACH_REUSEPORT_CBPF         51
#define SO_ATTACH_REUSEPORT_EBPF         52
#define SO_CNX_ADVICE                    53
#define SCM_TIMESTAMPING_OPT_STATS       54
#define SO_MEMINFO                       55
#define SO_INCOMING_NAPI_ID              56
#define SO_COOKIE                        57
#define SCM_TIMESTAMPING_PKTINFO         58
#define SO_PEERGROUPS                    59
#define SO_ZEROCOPY                      60
#define SO_TXTIME                        61
#define SCM_TXTIME                       61
#define SO_BINDTOIFINDEX                 62
#define SO_TIMESTAMP_NEW                 63
#define SO_TIMESTAMPNS_NEW               64
#define SO_TIMESTAMPING_NEW              65
#define SO_RCVTIMEO_NEW                  66
#define SO_SNDTIMEO_NEW                  67
#define SO_DETACH_REUSEPORT_BPF          68
#define SO_PREFER_BUSY_POLL              69
#define SO_BUSY_POLL_BUDGET              70
#define SO_NETNS_COOKIE                  71
#define SO_BUF_LOCK                      72
#define SO_RESERVE_MEM                   73
#define SO_TXREHASH                      74
#define SO_RCVMARK                       75

/* The same, from kernels newer than 6.1 */
#define SO_PASSPIDFD       76
#define SO_PEERPIDFD       77
#define SO_DEVMEM_LINEAR   78
#define SO_DEVMEM_DMABUF   79
#define SO_DEVMEM_DONTNEED 80
#define SCM_TS_OPT_ID      81
#define SO_RCVPRIORITY     82
#define SO_PASSRIGHTS      83
#define SO_INQ             84

/* Control messages of AF_UNIX */
#define SCM_RIGHTS      1
#define SCM_CREDENTIALS 2

/* The same, from kernels newer than 6.1 */
#define SCM_PIDFD 4

/* Flags of SO_TIMESTAMPING */
#define SOF_TIMESTAMPING_TX_HARDWARE  0x1
#define SOF_TIMESTAMPING_TX_SOFTWARE  0x2
#define SOF_TIMESTAMPING_RX_HARDWARE  0x4
#define SOF_TIMESTAMPING_RX_SOFTWARE  0x8
#define SOF_TIMESTAMPING_SOFTWARE     0x10
#define SOF_TIMESTAMPING_SYS_HARDWARE 0x20
#define SOF_TIMESTAMPING_RAW_HARDWARE 0x40
#define SOF_TIMESTAMPING_OPT_ID       0x80
#define SOF_TIMESTAMPING_TX_SCHED     0x100
#define SOF_TIMESTAMPING_TX_ACK       0x200
#define SOF_TIMESTAMPING_OPT_CMSG     0x400
#define SOF_TIMESTAMPING_OPT_TSONLY   0x800
#define SOF_TIMESTAMPING_OPT_STATS    0x1000
#define SOF_TIMESTAMPING_OPT_PKTINFO  0x2000
#define SOF_TIMESTAMPING_OPT_TX_SWHW  0x4000
#define SOF_TIMESTAMPING_BIND_PHC     0x8000

/* Where an error of MSG_ERRQUEUE comes from */
#define SO_EE_ORIGIN_NONE         0
#define SO_EE_ORIGIN_LOCAL        1
#define SO_EE_ORIGIN_ICMP         2
#define SO_EE_ORIGIN_ICMP6        3
#define SO_EE_ORIGIN_TXSTATUS     4
#define SO_EE_ORIGIN_TIMESTAMPING 4
#define SO_EE_ORIGIN_ZEROCOPY     5
#define SO_EE_ORIGIN_TXTIME       6
#define SO_EE_CODE_ZEROCOPY_COPIED      1
#define SO_EE_CODE_TXTIME_INVALID_PARAM 1
#define SO_EE_CODE_TXTIME_MISSED        2

/* The error itself; the address of who reported it follows. ee_data is a member of a union in C. */
struct sock_extended_err {
    uint32_t ee_errno;
    uint8_t ee_origin;
    uint8_t ee_type;
    uint8_t ee_code;
    uint8_t ee_pad;
    uint32_t ee_info;
    uint32_t ee_data;
};

struct sockaddr {
    sa_family_t sa_family;
    char sa_data[14];
};

struct sockaddr_un {
    sa_family_t sun_family;
    char sun_path[108];
};

/* 128 bytes, aligned as a pointer: large enough for every address above and in inet.h. */
struct sockaddr_storage {
    sa_family_t ss_family;
    char __ss_padding[118];
    unsigned long __ss_align;
};

/* AF_NETLINK */
struct sockaddr_nl {
    sa_family_t nl_family;
    unsigned short nl_pad;
    uint32_t nl_pid;
    uint32_t nl_groups;
};

/* AF_PACKET */
struct sockaddr_ll {
    unsigned short sll_family;
    uint16_t sll_protocol;
    int sll_ifindex;
    unsigned short sll_hatype;
    unsigned char sll_pkttype;
    unsigned char sll_halen;
    unsigned char sll_addr[8];
};

/* AF_VSOCK: the unused bytes make it as long as struct sockaddr. */
struct sockaddr_vm {
    sa_family_t svm_family;
    unsigned short svm_reserved1;
    unsigned int svm_port;
    unsigned int svm_cid;
    uint8_t svm_flags;
    unsigned char svm_zero[3];
};

struct linger {
    int l_onoff;
    int l_linger;
};

/* The C library's msghdr: the two lengths are size_t there, although POSIX says int and socklen_t. */
struct msghdr {
    void *msg_name;
    socklen_t msg_namelen;
    struct iovec *msg_iov;
    size_t msg_iovlen;
    void *msg_control;
    size_t msg_controllen;
    int msg_flags;
};

/* The data follow the header; they are no member here, since their length differs from message to message. */
struct cmsghdr {
    size_t cmsg_len;
    int cmsg_level;
    int cmsg_type;
};

/* recvmmsg and sendmmsg */
struct mmsghdr {
    struct msghdr msg_hdr;
    unsigned int msg_len;
};

/* SCM_CREDENTIALS, SO_PEERCRED */
struct ucred {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};

/* SCM_TIMESTAMPING: software, deprecated, hardware */
struct scm_timestamping {
    struct timespec ts[3];
};

/* SO_TXTIME */
struct sock_txtime {
    int clockid;
    uint32_t flags;
};

/* SO_ATTACH_FILTER */
struct sock_filter {
    uint16_t code;
    uint8_t jt;
    uint8_t jf;
    uint32_t k;
};

struct sock_fprog {
    unsigned short len;
    struct sock_filter *filter;
};

#endif

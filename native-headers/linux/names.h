/* getaddrinfo and getnameinfo. AI_IDN_* and NI_IDN_* flags that the C library deprecates are left out. */
#ifndef EAGAIN_LINUX_NAMES_H
#define EAGAIN_LINUX_NAMES_H

#include "types.h"

/* Flags of getaddrinfo */
#define AI_PASSIVE     0x1
#define AI_CANONNAME   0x2
#define AI_NUMERICHOST 0x4
#define AI_V4MAPPED    0x8
#define AI_ALL         0x10
#define AI_ADDRCONFIG  0x20
#define AI_IDN         0x40
#define AI_CANONIDN    0x80
#define AI_NUMERICSERV 0x400

/* Results of getaddrinfo: not error numbers */
#define EAI_BADFLAGS    (-1)
#define EAI_NONAME      (-2)
#define EAI_AGAIN       (-3)
#define EAI_FAIL        (-4)
#define EAI_NODATA      (-5)
#define EAI_FAMILY      (-6)
#define EAI_SOCKTYPE    (-7)
#define EAI_SERVICE     (-8)
#define EAI_ADDRFAMILY  (-9)
#define EAI_MEMORY      (-10)
#define EAI_SYSTEM      (-11)
#define EAI_OVERFLOW    (-12)
#define EAI_INPROGRESS  (-100)
#define EAI_CANCELED    (-101)
#define EAI_NOTCANCELED (-102)
#define EAI_ALLDONE     (-103)
#define EAI_INTR        (-104)
#define EAI_IDN_ENCODE  (-105)

/* Flags and limits of getnameinfo */
#define NI_NUMERICHOST 1
#define NI_NUMERICSERV 2
#define NI_NOFQDN      4
#define NI_NAMEREQD    8
#define NI_DGRAM       16
#define NI_IDN         32
#define NI_MAXHOST     1025
#define NI_MAXSERV     32

/* Bytes of the name of an interface, with the closing zero */
#define IF_NAMESIZE 16

struct addrinfo {
    int ai_flags;
    int ai_family;
    int ai_socktype;
    int ai_protocol;
    socklen_t ai_addrlen;
    struct sockaddr *ai_addr;
    char *ai_canonname;
    struct addrinfo *ai_next;
};

#endif

/* getaddrinfo and getnameinfo. */
#ifndef EAGAIN_MACOS_NAMES_H
#define EAGAIN_MACOS_NAMES_H

#include "types.h"

/* Flags of getaddrinfo, and two sets of them. No flag at all means AI_DEFAULT; AI_UNUSABLE means its opposite. */
#define AI_PASSIVE      0x1
#define AI_CANONNAME    0x2
#define AI_NUMERICHOST  0x4
#define AI_ALL          0x100
#define AI_V4MAPPED_CFG 0x200
#define AI_ADDRCONFIG   0x400
#define AI_V4MAPPED     0x800
#define AI_NUMERICSERV  0x1000
#define AI_UNUSABLE     0x10000000
#define AI_DEFAULT      0x600
#define AI_MASK         0x1407

/* Results of getaddrinfo: not error numbers, although they are positive here */
#define EAI_ADDRFAMILY 1
#define EAI_AGAIN      2
#define EAI_BADFLAGS   3
#define EAI_FAIL       4
#define EAI_FAMILY     5
#define EAI_MEMORY     6
#define EAI_NODATA     7
#define EAI_NONAME     8
#define EAI_SERVICE    9
#define EAI_SOCKTYPE   10
#define EAI_SYSTEM     11
#define EAI_BADHINTS   12
#define EAI_PROTOCOL   13
#define EAI_OVERFLOW   14

/* Flags and limits of getnameinfo */
#define NI_NOFQDN       0x1
#define NI_NUMERICHOST  0x2
#define NI_NAMEREQD     0x4
#define NI_NUMERICSERV  0x8
#define NI_DGRAM        0x10
#define NI_WITHSCOPEID  0x20
#define NI_NUMERICSCOPE 0x100
#define NI_MAXHOST      1025
#define NI_MAXSERV      32

/* Bytes of the name of an interface, with the closing zero */
#define IF_NAMESIZE 16

/* ai_canonname comes before ai_addr, the other way round than on Linux. */
struct addrinfo {
    int ai_flags;
    int ai_family;
    int ai_socktype;
    int ai_protocol;
    socklen_t ai_addrlen;
    char *ai_canonname;
    struct sockaddr *ai_addr;
    struct addrinfo *ai_next;
};

#endif

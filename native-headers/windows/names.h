/* getaddrinfo and getnameinfo. */
#ifndef EAGAIN_WINDOWS_NAMES_H
#define EAGAIN_WINDOWS_NAMES_H

#include "types.h"

/* Flags of getaddrinfo */
#define AI_PASSIVE                0x1
#define AI_CANONNAME              0x2
#define AI_NUMERICHOST            0x4
#define AI_NUMERICSERV            0x8
#define AI_ALL                    0x100
#define AI_ADDRCONFIG             0x400
#define AI_V4MAPPED               0x800
#define AI_NON_AUTHORITATIVE      0x4000
#define AI_SECURE                 0x8000
#define AI_RETURN_PREFERRED_NAMES 0x10000
#define AI_FQDN                   0x20000
#define AI_FILESERVER             0x40000
#define AI_DISABLE_IDN_ENCODING   0x80000

/*
 * Results of getaddrinfo: other names of numbers in wsaerrors.h. EAI_NODATA is left out: it is WSAHOST_NOT_FOUND in
 * Microsoft's headers and WSANO_DATA in MinGW's.
 */
#define EAI_MEMORY   8
#define EAI_BADFLAGS 10022
#define EAI_SOCKTYPE 10044
#define EAI_FAMILY   10047
#define EAI_SERVICE  10109
#define EAI_NONAME   11001
#define EAI_AGAIN    11002
#define EAI_FAIL     11003

/* Flags and limits of getnameinfo */
#define NI_NOFQDN      1
#define NI_NUMERICHOST 2
#define NI_NAMEREQD    4
#define NI_NUMERICSERV 8
#define NI_DGRAM       16
#define NI_MAXHOST     1025
#define NI_MAXSERV     32

/* ADDRINFOA. ai_addrlen is a size_t, and ai_canonname stands before ai_addr. */
struct addrinfo {
    int ai_flags;
    int ai_family;
    int ai_socktype;
    int ai_protocol;
    size_t ai_addrlen;
    char *ai_canonname;
    struct sockaddr *ai_addr;
    struct addrinfo *ai_next;
};

#endif

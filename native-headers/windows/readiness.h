/* WSAPoll and select. */
#ifndef EAGAIN_WINDOWS_READINESS_H
#define EAGAIN_WINDOWS_READINESS_H

#include "types.h"

/* Events of WSAPoll. POLLIN is POLLRDNORM and POLLRDBAND, POLLOUT is POLLWRNORM. */
#define POLLERR    0x0001
#define POLLHUP    0x0002
#define POLLNVAL   0x0004
#define POLLWRNORM 0x0010
#define POLLOUT    0x0010
#define POLLWRBAND 0x0020
#define POLLRDNORM 0x0100
#define POLLRDBAND 0x0200
#define POLLIN     0x0300
#define POLLPRI    0x0400

/* select: how many sockets a set has room for, not how large one may be. A program may define it larger. */
#define FD_SETSIZE 64

/* The counterpart of pollfd: a SOCKET is twice as large as a descriptor. */
typedef struct {
    SOCKET fd;
    short events;
    short revents;
} WSAPOLLFD;

/* A counted list, not a set of bits. */
typedef struct fd_set {
    u_int fd_count;
    SOCKET fd_array[FD_SETSIZE];
} fd_set;

#endif

/* poll, select, epoll, eventfd. */
#ifndef EAGAIN_LINUX_READINESS_H
#define EAGAIN_LINUX_READINESS_H

#include "types.h"

/* Events of poll */
#define POLLIN     0x1
#define POLLPRI    0x2
#define POLLOUT    0x4
#define POLLERR    0x8
#define POLLHUP    0x10
#define POLLNVAL   0x20
#define POLLRDNORM 0x40
#define POLLRDBAND 0x80
#define POLLWRNORM 0x100
#define POLLWRBAND 0x200
#define POLLMSG    0x400
#define POLLREMOVE 0x1000
#define POLLRDHUP  0x2000

/* Events and flags of epoll */
#define EPOLLIN        0x00000001u
#define EPOLLPRI       0x00000002u
#define EPOLLOUT       0x00000004u
#define EPOLLERR       0x00000008u
#define EPOLLHUP       0x00000010u
#define EPOLLRDNORM    0x00000040u
#define EPOLLRDBAND    0x00000080u
#define EPOLLWRNORM    0x00000100u
#define EPOLLWRBAND    0x00000200u
#define EPOLLMSG       0x00000400u
#define EPOLLRDHUP     0x00002000u
#define EPOLLEXCLUSIVE 0x10000000u
#define EPOLLWAKEUP    0x20000000u
#define EPOLLONESHOT   0x40000000u
#define EPOLLET        0x80000000u

/* epoll_ctl and epoll_create1 */
#define EPOLL_CTL_ADD 1
#define EPOLL_CTL_DEL 2
#define EPOLL_CTL_MOD 3

#define EPOLL_CLOEXEC 0x80000

/* eventfd */
#define EFD_SEMAPHORE 0x1
#define EFD_NONBLOCK  0x800
#define EFD_CLOEXEC   0x80000

/* select */
#define FD_SETSIZE 1024

struct pollfd {
    int fd;
    short events;
    short revents;
};

/*
 * struct epoll_event has two shapes. x86-64 packs it, so that 64-bit and 32-bit processes share it: 12 bytes, data at
 * offset 4. Every other architecture aligns data: 16 bytes, data at offset 8. Both are here, under names of our own,
 * and the program picks one when it runs. In C data is a union of a pointer, an int, a uint32_t and a uint64_t.
 */
struct epoll_event_packed {
    uint32_t events;
    uint64_t data;
} __attribute__((packed));

struct epoll_event_aligned {
    uint32_t events;
    uint64_t data;
};

typedef struct {
    unsigned long fds_bits[FD_SETSIZE / (8 * sizeof(unsigned long))];
} fd_set;

#endif

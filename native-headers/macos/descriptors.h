/* fcntl and ioctl, as far as sockets need them. */
#ifndef EAGAIN_MACOS_DESCRIPTORS_H
#define EAGAIN_MACOS_DESCRIPTORS_H

#include "types.h"

/* Commands of fcntl */
#define F_DUPFD         0
#define F_DUPFD_CLOEXEC 67
#define F_GETFD         1
#define F_SETFD         2
#define F_GETFL         3
#define F_SETFL         4
#define F_GETOWN        5
#define F_SETOWN        6
#define F_SETNOSIGPIPE  73
#define F_GETNOSIGPIPE  74

/* The descriptor flag */
#define FD_CLOEXEC 1

/* Status flags */
#define O_RDONLY   0
#define O_WRONLY   0x1
#define O_RDWR     0x2
#define O_ACCMODE  0x3
#define O_NONBLOCK 0x4
#define O_APPEND   0x8
#define O_ASYNC    0x40
#define O_CLOEXEC  0x1000000

/* Close on fork, newer than the headers of macOS 15 */
#define F_DUPFD_CLOFORK 115
#define FD_CLOFORK      2
#define O_CLOFORK       0x8000000

/*
 * Requests of ioctl: direction, size of the argument, group and number in 32 bits. They are unsigned long in C, and
 * here too: as an int the ones with the top bit would turn into other requests on the way to ioctl.
 */
#define FIOCLEX    0x20006601ul
#define FIONCLEX   0x20006602ul
#define FIONREAD   0x4004667ful
#define FIONBIO    0x8004667eul
#define FIOASYNC   0x8004667dul
#define FIOSETOWN  0x8004667cul
#define FIOGETOWN  0x4004667bul
#define FIODTYPE   0x4004667aul
#define SIOCSHIWAT 0x80047300ul
#define SIOCGHIWAT 0x40047301ul
#define SIOCSLOWAT 0x80047302ul
#define SIOCGLOWAT 0x40047303ul
#define SIOCATMARK 0x40047307ul
#define SIOCSPGRP  0x80047308ul
#define SIOCGPGRP  0x40047309ul

#endif

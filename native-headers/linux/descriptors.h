/*
 * fcntl and ioctl. O_DIRECT, O_DIRECTORY, O_NOFOLLOW and O_LARGEFILE differ between
 * x86-64 and aarch64 and are left out.
 */
#ifndef EAGAIN_LINUX_DESCRIPTORS_H
#define EAGAIN_LINUX_DESCRIPTORS_H

#include "types.h"

/* Commands of fcntl */
#define F_DUPFD         0
#define F_DUPFD_CLOEXEC 1030
#define F_GETFD         1
#define F_SETFD         2
#define F_GETFL         3
#define F_SETFL         4
#define F_SETOWN        8
#define F_GETOWN        9
#define F_SETSIG        10
#define F_GETSIG        11
#define F_SETOWN_EX     15
#define F_GETOWN_EX     16

/* The size of a pipe */
#define F_SETPIPE_SZ 1031
#define F_GETPIPE_SZ 1032

/* Who gets the signal: f_owner_ex.type */
#define F_OWNER_TID  0
#define F_OWNER_PID  1
#define F_OWNER_PGRP 2

/* The descriptor flag */
#define FD_CLOEXEC 1

/* Status flags */
#define O_RDONLY   0
#define O_WRONLY   01
#define O_RDWR     02
#define O_ACCMODE  03
#define O_NONBLOCK 04000
#define O_APPEND   02000
#define O_ASYNC    020000
#define O_CLOEXEC  02000000

/* Requests of ioctl */
#define FIONREAD   0x541b
#define FIONBIO    0x5421
#define SIOCATMARK 0x8905
#define SIOCINQ    0x541b
#define SIOCOUTQ   0x5411

/* close_range */
#define CLOSE_RANGE_UNSHARE 0x2
#define CLOSE_RANGE_CLOEXEC 0x4

/* pidfd_open */
#define PIDFD_NONBLOCK 0x800

/* splice, tee */
#define SPLICE_F_MOVE     0x1
#define SPLICE_F_NONBLOCK 0x2
#define SPLICE_F_MORE     0x4

/* preadv2, pwritev2 */
#define RWF_HIPRI  0x1
#define RWF_DSYNC  0x2
#define RWF_SYNC   0x4
#define RWF_NOWAIT 0x8
#define RWF_APPEND 0x10

/* The C library writes type as an enum; it is an int. */
struct f_owner_ex {
    int type;
    pid_t pid;
};

#endif

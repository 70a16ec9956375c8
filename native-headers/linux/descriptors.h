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

/* The C library writes type as an enum; it is an int. */
struct f_owner_ex {
    int type;
    pid_t pid;
};

#endif

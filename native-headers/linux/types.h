/* The integer types that the other headers are written in, as the LP64 Linux ABI has them. */
#ifndef EAGAIN_LINUX_TYPES_H
#define EAGAIN_LINUX_TYPES_H

typedef signed char int8_t;
typedef unsigned char uint8_t;
typedef short int16_t;
typedef unsigned short uint16_t;
typedef int int32_t;
typedef unsigned int uint32_t;
typedef long int64_t;
typedef unsigned long uint64_t;

typedef unsigned long size_t;
typedef long ssize_t;
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef long off_t;
typedef long off64_t;
typedef unsigned long pthread_t;
typedef long time_t;
typedef long suseconds_t;
typedef unsigned int socklen_t;
typedef unsigned short sa_family_t;
typedef uint16_t in_port_t;
typedef uint32_t in_addr_t;
typedef unsigned long nfds_t;

struct timeval {
    time_t tv_sec;
    suseconds_t tv_usec;
};

struct timespec {
    time_t tv_sec;
    long tv_nsec;
};

struct itimerspec {
    struct timespec it_interval;
    struct timespec it_value;
};

struct iovec {
    void *iov_base;
    size_t iov_len;
};

/* 1024 bits: the C library's type. The kernel itself reads the first 64. */
typedef struct {
    unsigned long __val[16];
} sigset_t;

#endif

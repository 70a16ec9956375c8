/* The integer types that the other headers are written in, as the LP64 ABI of macOS has them. */
#ifndef EAGAIN_MACOS_TYPES_H
#define EAGAIN_MACOS_TYPES_H

typedef signed char int8_t;
typedef unsigned char uint8_t;
typedef short int16_t;
typedef unsigned short uint16_t;
typedef int int32_t;
typedef unsigned int uint32_t;
typedef long long int64_t;
typedef unsigned long long uint64_t;
typedef long intptr_t;
typedef unsigned long uintptr_t;

typedef unsigned long size_t;
typedef long ssize_t;
typedef int pid_t;
typedef long time_t;
typedef int suseconds_t;
typedef unsigned int socklen_t;
typedef uint8_t sa_family_t;
typedef uint16_t in_port_t;
typedef uint32_t in_addr_t;
typedef unsigned int nfds_t;

/* The microseconds are an int, with 4 bytes of padding behind them. */
struct timeval {
    time_t tv_sec;
    suseconds_t tv_usec;
};

struct timespec {
    time_t tv_sec;
    long tv_nsec;
};

struct iovec {
    void *iov_base;
    size_t iov_len;
};

/* 32 bits, where Linux has 1024. */
typedef unsigned int sigset_t;

#endif

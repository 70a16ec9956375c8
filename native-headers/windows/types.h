/*
 * The integer types that the other headers are written in, as the LLP64 Windows ABI has them. No C long is in these
 * headers, since jextract takes its width from the machine it runs on. Windows' long, LONG, ULONG, DWORD and u_long
 * have 32 bits and are written int and unsigned int.
 */
#ifndef EAGAIN_WINDOWS_TYPES_H
#define EAGAIN_WINDOWS_TYPES_H

typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned short WORD;
typedef unsigned int DWORD;
typedef unsigned long long size_t;
typedef unsigned short ADDRESS_FAMILY;

/* A handle: UINT_PTR, so unsigned, and no small number. */
typedef unsigned long long SOCKET;

/* The two fields are C long, of 32 bits. */
struct timeval {
    int tv_sec;
    int tv_usec;
};

#endif

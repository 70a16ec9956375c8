/* poll, select, kqueue. */
#ifndef EAGAIN_MACOS_READINESS_H
#define EAGAIN_MACOS_READINESS_H

#include "types.h"

/* Events of poll. POLLSTANDARD is the set without those about files. */
#define POLLIN       0x1
#define POLLPRI      0x2
#define POLLOUT      0x4
#define POLLERR      0x8
#define POLLHUP      0x10
#define POLLNVAL     0x20
#define POLLRDNORM   0x40
#define POLLWRNORM   0x4
#define POLLRDBAND   0x80
#define POLLWRBAND   0x100
#define POLLEXTEND   0x200
#define POLLATTRIB   0x400
#define POLLNLINK    0x800
#define POLLWRITE    0x1000
#define POLLSTANDARD 0x1ff

/* select */
#define FD_SETSIZE 1024

/* Filters of kqueue: kevent.filter */
#define EVFILT_READ     (-1)
#define EVFILT_WRITE    (-2)
#define EVFILT_AIO      (-3)
#define EVFILT_VNODE    (-4)
#define EVFILT_PROC     (-5)
#define EVFILT_SIGNAL   (-6)
#define EVFILT_TIMER    (-7)
#define EVFILT_MACHPORT (-8)
#define EVFILT_FS       (-9)
#define EVFILT_USER     (-10)
#define EVFILT_VM       (-12)
#define EVFILT_EXCEPT   (-15)
#define EVFILT_LIO      (-19)

/* Actions and flags of kqueue: kevent.flags. EV_EOF and EV_ERROR are set in results only. */
#define EV_ADD            0x1
#define EV_DELETE         0x2
#define EV_ENABLE         0x4
#define EV_DISABLE        0x8
#define EV_ONESHOT        0x10
#define EV_CLEAR          0x20
#define EV_RECEIPT        0x40
#define EV_DISPATCH       0x80
#define EV_UDATA_SPECIFIC 0x100
#define EV_DISPATCH2      0x180
#define EV_VANISHED       0x200
#define EV_FLAG0          0x1000
#define EV_POLL           0x1000
#define EV_FLAG1          0x2000
#define EV_OOBAND         0x2000
#define EV_ERROR          0x4000
#define EV_EOF            0x8000
#define EV_SYSFLAGS       0xf000

/* kevent.fflags of EVFILT_READ, EVFILT_WRITE and EVFILT_EXCEPT */
#define NOTE_LOWAT 0x1u
#define NOTE_OOB   0x2u

/* kevent.fflags of EVFILT_USER */
#define NOTE_TRIGGER    0x01000000u
#define NOTE_FFNOP      0x00000000u
#define NOTE_FFAND      0x40000000u
#define NOTE_FFOR       0x80000000u
#define NOTE_FFCOPY     0xc0000000u
#define NOTE_FFCTRLMASK 0xc0000000u
#define NOTE_FFLAGSMASK 0x00ffffffu

/* kevent.fflags of EVFILT_VNODE */
#define NOTE_DELETE          0x1u
#define NOTE_WRITE           0x2u
#define NOTE_EXTEND          0x4u
#define NOTE_ATTRIB          0x8u
#define NOTE_LINK            0x10u
#define NOTE_RENAME          0x20u
#define NOTE_REVOKE          0x40u
#define NOTE_NONE            0x80u
#define NOTE_FUNLOCK         0x100u
#define NOTE_LEASE_DOWNGRADE 0x200u
#define NOTE_LEASE_RELEASE   0x400u

/* kevent.fflags of EVFILT_PROC */
#define NOTE_EXIT             0x80000000u
#define NOTE_FORK             0x40000000u
#define NOTE_EXEC             0x20000000u
#define NOTE_REAP             0x10000000u
#define NOTE_SIGNAL           0x08000000u
#define NOTE_EXITSTATUS       0x04000000u
#define NOTE_EXIT_DETAIL      0x02000000u
#define NOTE_PCTRLMASK        0xfff00000u
#define NOTE_PDATAMASK        0x000fffffu
#define NOTE_EXIT_REPARENTED  0x00080000u
#define NOTE_EXIT_DETAIL_MASK 0x00070000u
#define NOTE_EXIT_DECRYPTFAIL 0x00010000u
#define NOTE_EXIT_MEMORY      0x00020000u
#define NOTE_EXIT_CSERROR     0x00040000u
#define NOTE_TRACK            0x1u
#define NOTE_TRACKERR         0x2u
#define NOTE_CHILD            0x4u

/* kevent.fflags of EVFILT_VM */
#define NOTE_VM_PRESSURE                  0x80000000u
#define NOTE_VM_PRESSURE_TERMINATE        0x40000000u
#define NOTE_VM_PRESSURE_SUDDEN_TERMINATE 0x20000000u
#define NOTE_VM_ERROR                     0x10000000u

/* kevent.fflags of EVFILT_TIMER */
#define NOTE_SECONDS              0x1u
#define NOTE_USECONDS             0x2u
#define NOTE_NSECONDS             0x4u
#define NOTE_ABSOLUTE             0x8u
#define NOTE_LEEWAY               0x10u
#define NOTE_CRITICAL             0x20u
#define NOTE_BACKGROUND           0x40u
#define NOTE_MACH_CONTINUOUS_TIME 0x80u
#define NOTE_MACHTIME             0x100u

struct pollfd {
    int fd;
    short events;
    short revents;
};

/* Packed to 4: nothing moves, but the structure is aligned to 4 bytes only. */
#pragma pack(4)
struct kevent {
    uintptr_t ident;
    int16_t filter;
    uint16_t flags;
    uint32_t fflags;
    intptr_t data;
    void *udata;
};
#pragma pack()

/* 1024 bits, in words of 32. */
typedef struct {
    int fds_bits[FD_SETSIZE / 32];
} fd_set;

#endif

/*
 * Makes send and recv of a program transfer less than asked, at random, and really: what is said to be sent was sent.
 *
 *     LD_AUDIT=shorter.so EAGAIN_SHORTER=FILE EAGAIN_SEED=N program
 *
 * An audit library (rtld-audit(7)) sees what dlsym finds in the C library too, which LD_PRELOAD does not: the JVM asks that
 * library itself. FILE counts: two numbers of 8 bytes, shortened sends and shortened receives.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <link.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

typedef ssize_t transfer(int, void *, size_t, int);

static transfer *real_send, *real_recv;
static _Atomic uint64_t state = 1;
static atomic_long *counts;

unsigned int la_version(unsigned int version)
{
    const char *file = getenv("EAGAIN_SHORTER"), *seed = getenv("EAGAIN_SEED");
    int fd = file ? open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (fd < 0 || ftruncate(fd, 2 * sizeof *counts))
        return 0;
    counts = mmap(NULL, 2 * sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    state = seed ? strtoull(seed, NULL, 10) * 2 + 1 : 1;
    return counts == MAP_FAILED ? 0 : LAV_CURRENT < version ? LAV_CURRENT : version;
}

unsigned int la_objopen(struct link_map *map, Lmid_t lmid, uintptr_t *cookie)
{
    (void)map, (void)lmid, (void)cookie;
    return LA_FLG_BINDTO | LA_FLG_BINDFROM;
}

/* Half of the calls keep their length; the others get 1 byte to all of it, small lengths more often than large ones. */
static size_t shorter(size_t length, int which)
{
    uint64_t random = atomic_fetch_add(&state, 0x9e3779b97f4a7c15u);
    random = (random ^ random >> 30) * 0xbf58476d1ce4e5b9u;
    random = (random ^ random >> 27) * 0x94d049bb133111ebu;
    random ^= random >> 31;
    if (length < 2 || random & 1)
        return length;
    size_t most = length >> (random >> 1) % 12;
    size_t now = 1 + (random >> 8) % (most > 0 ? most : 1);
    if (now < length)
        atomic_fetch_add(&counts[which], 1);
    return now;
}

static ssize_t short_send(int fd, void *buf, size_t length, int flags)
{
    return real_send(fd, buf, shorter(length, 0), flags);
}

static ssize_t short_recv(int fd, void *buf, size_t length, int flags)
{
    return real_recv(fd, buf, shorter(length, 1), flags);
}

uintptr_t la_symbind64(Elf64_Sym *symbol, unsigned int index, uintptr_t *from, uintptr_t *to, unsigned int *flags,
                       const char *name)
{
    (void)index, (void)from, (void)to, (void)flags;
    if (strcmp(name, "send") == 0) {
        real_send = (transfer *)symbol->st_value;
        return (uintptr_t)short_send;
    }
    if (strcmp(name, "recv") == 0) {
        real_recv = (transfer *)symbol->st_value;
        return (uintptr_t)short_recv;
    }
    return symbol->st_value;
}

/*
 * What one call costs in C: calls ROW [--count N] [--threads 1|2] [--batches N] [--milliseconds N] [--syscall].
 * Prints the nanoseconds per call of batches of so many milliseconds, a line each. The calls are glibc's own functions;
 * with --syscall, where a row has that, they are system calls by their numbers, as eagain makes them. The Java subjects
 * (package calls) make the same calls on the same kinds of descriptors, and every result is checked there as here.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE = 64, BACKLOG = 64, FIRST_SELECTED = 64, MAX = 20000 };

static char buffer[16384];
static int count = 1;
static int all[MAX];

static void fail(const char *what) {
    fprintf(stderr, "calls: %s: %s\n", what, strerror(errno));
    exit(1);
}

#define EXPECT(condition) do { if (__builtin_expect(!(condition), 0)) fail(#condition); } while (0)

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* Each timed function makes n calls and returns the nanoseconds. */
#define TIMED(...) int64_t start = now(); for (long i = 0; i < n; i++) { __VA_ARGS__ } return now() - start

/* Both ways of a timed function that takes `past`, whether to go past glibc; known when it is compiled. */
#define BOTH_WAYS(timed) \
    static int64_t timed##_glibc(long n) { return timed(n, false); } \
    static int64_t timed##_syscall(long n) { return timed(n, true); }
#define INLINE static inline __attribute__((always_inline))

INLINE long receive(int fd, size_t size, int flags, bool past) {
    return past ? syscall(SYS_recvfrom, fd, buffer, size, flags, NULL, NULL) : recv(fd, buffer, size, flags);
}

INLINE long transmit(int fd, size_t size, int flags, bool past) {
    return past ? syscall(SYS_sendto, fd, buffer, size, flags, NULL, 0) : send(fd, buffer, size, flags);
}

/* Connected unix stream sockets, ends of a pair at 2 i and 2 i + 1, until there are n or one has the number `until`. */
static int open_sockets(int n, int until, int type) {
    int made = 0;
    for (; made < n && (made == 0 || all[made - 1] < until); made += 2) {
        EXPECT(made + 2 <= MAX && socketpair(AF_UNIX, SOCK_STREAM | type, 0, all + made) == 0);
    }
    return made;
}

static void make_ready(int index) {
    EXPECT(send(all[index ^ 1], buffer, 1, 0) == 1);
}

INLINE int64_t recv_nothing(long n, bool past) {
    int fd = all[0];
    TIMED(EXPECT(receive(fd, MESSAGE, MSG_DONTWAIT, past) == -1 && errno == EAGAIN););
}
BOTH_WAYS(recv_nothing)

static void open_blocking(void) {
    open_sockets(2, MAX, 0);
}

INLINE int64_t recv_nonblocking(long n, bool past) {
    int fd = all[0];
    TIMED(EXPECT(receive(fd, MESSAGE, 0, past) == -1 && errno == EAGAIN););
}
BOTH_WAYS(recv_nonblocking)

static void open_nonblocking(void) {
    open_sockets(2, MAX, SOCK_NONBLOCK);
}

INLINE int64_t send_recv(long n, bool past) {
    int from = all[0], to = all[1], size = count;
    TIMED(
        EXPECT(transmit(from, size, MSG_DONTWAIT, past) == size);
        EXPECT(receive(to, size, MSG_DONTWAIT, past) == size);
    );
}
BOTH_WAYS(send_recv)

static int64_t send_only(long n) {
    int fd = all[0];
    TIMED(EXPECT(send(fd, buffer, MESSAGE, 0) == MESSAGE););
}

/* The receiver's queue is full from the beginning: each datagram goes all the way and is dropped there. */
static void open_datagram(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int deaf = socket(AF_INET, SOCK_DGRAM, 0), small = 1;
    EXPECT(setsockopt(deaf, SOL_SOCKET, SO_RCVBUF, &small, sizeof small) == 0);
    EXPECT(bind(deaf, (struct sockaddr *) &address, length) == 0);
    EXPECT(getsockname(deaf, (struct sockaddr *) &address, &length) == 0);
    all[0] = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    EXPECT(connect(all[0], (struct sockaddr *) &address, length) == 0);
    send_only(1000);
}

static struct pollfd polled[MAX];

static int64_t poll_one(long n) {
    TIMED(
        EXPECT(poll(polled, count, 0) == 1);
        int found = 0;
        while (polled[found].revents == 0) {
            found++;
        }
        EXPECT(found == count - 1);
    );
}

static void open_polled(void) {
    open_sockets(count, MAX, 0);
    for (int i = 0; i < count; i++) {
        polled[i] = (struct pollfd) {.fd = all[i], .events = POLLIN};
    }
    make_ready(count - 1);
}

static fd_set selected;

/* select overwrites the set, so that a program copies it before each call. */
static int64_t select_one(long n) {
    int last = FIRST_SELECTED + count - 1;
    TIMED(
        fd_set set = selected;
        struct timeval zero = {0, 0};
        EXPECT(select(last + 1, &set, NULL, NULL, &zero) == 1);
        int found = FIRST_SELECTED;
        while (!FD_ISSET(found, &set)) {
            found++;
        }
        EXPECT(found == last);
    );
}

static void open_selected(void) {
    int made = open_sockets(MAX, FD_SETSIZE, 0), in_set = 0;
    for (int i = 0; i < made; i++) {
        if (all[i] >= FIRST_SELECTED && all[i] < FIRST_SELECTED + count) {
            FD_SET(all[i], &selected);
            in_set++;
        }
        if (all[i] == FIRST_SELECTED + count - 1) {
            make_ready(i);
        }
    }
    EXPECT(in_set == count);
}

static int epfd;
static struct epoll_event events[1024];
static long sum_of_descriptors;

INLINE long wait_for_events(int timeout, bool past) {
#ifdef SYS_epoll_wait
    return past ? syscall(SYS_epoll_wait, epfd, events, 1024, timeout) : epoll_wait(epfd, events, 1024, timeout);
#else
    return past
        ? syscall(SYS_epoll_pwait, epfd, events, 1024, timeout, NULL, 8)
        : epoll_wait(epfd, events, 1024, timeout);
#endif
}

INLINE void look(int timeout, bool past) {
    EXPECT(wait_for_events(timeout, past) == count);
    long sum = 0;
    for (int i = 0; i < count; i++) {
        if (events[i].events == EPOLLIN) {
            sum += events[i].data.fd;
        }
    }
    EXPECT(sum == sum_of_descriptors);
}

INLINE int64_t epoll_now(long n, bool past) {
    TIMED(look(0, past););
}
BOTH_WAYS(epoll_now)

INLINE int64_t epoll_forever(long n, bool past) {
    TIMED(look(-1, past););
}
BOTH_WAYS(epoll_forever)

static void add(int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    EXPECT(epoll_ctl(epfd, EPOLL_CTL_ADD, fd, &event) == 0);
    sum_of_descriptors += fd;
}

static void open_ready(void) {
    EXPECT((epfd = epoll_create1(EPOLL_CLOEXEC)) >= 0);
    open_sockets(2 * count, MAX, 0);
    for (int i = 0; i < count; i++) {
        make_ready(2 * i);
        add(all[2 * i]);
    }
}

static struct sockaddr_un path;

/* The clients connect, and close, outside the time. */
static int64_t accept_close(long n) {
    int64_t time = 0;
    int clients[BACKLOG];
    for (long done = 0; done < n; done += BACKLOG) {
        for (int i = 0; i < BACKLOG; i++) {
            EXPECT((clients[i] = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) >= 0);
            EXPECT(connect(clients[i], (struct sockaddr *) &path, sizeof path) == 0);
        }
        int64_t start = now();
        for (int i = 0; i < BACKLOG; i++) {
            int fd = accept4(all[0], NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
            EXPECT(fd >= 0 && close(fd) == 0);
        }
        time += now() - start;
        for (int i = 0; i < BACKLOG; i++) {
            EXPECT(close(clients[i]) == 0);
        }
    }
    return time;
}

static void open_listener(void) {
    path.sun_family = AF_UNIX;
    snprintf(path.sun_path, sizeof path.sun_path, "/tmp/eagain-calls-%d", getpid());
    all[0] = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    EXPECT(bind(all[0], (struct sockaddr *) &path, sizeof path) == 0);
    EXPECT(listen(all[0], 2 * BACKLOG) == 0);
}

static int64_t wake(long n) {
    uint64_t one = 1, taken;
    TIMED(
        EXPECT(write(all[0], &one, 8) == 8);
        look(-1, false);
        EXPECT(read(all[0], &taken, 8) == 8 && taken == 1);
    );
}

static void open_wake(void) {
    EXPECT((epfd = epoll_create1(EPOLL_CLOEXEC)) >= 0);
    EXPECT((all[0] = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) >= 0);
    add(all[0]);
}

static const struct {
    const char *name;
    void (*open)(void);
    int64_t (*timed)(long n);
    int64_t (*timed_syscall)(long n);
} ROWS[] = {
    {"recvNothing", open_blocking, recv_nothing_glibc, recv_nothing_syscall},
    {"recvNonblocking", open_nonblocking, recv_nonblocking_glibc, recv_nonblocking_syscall},
    {"sendRecv", open_nonblocking, send_recv_glibc, send_recv_syscall},
    {"send", open_datagram, send_only, NULL},
    {"poll", open_polled, poll_one, NULL},
    {"select", open_selected, select_one, NULL},
    {"epollWait", open_ready, epoll_now_glibc, epoll_now_syscall},
    {"epollWaitForever", open_ready, epoll_forever_glibc, epoll_forever_syscall},
    {"acceptClose", open_listener, accept_close, NULL},
    {"wake", open_wake, wake, NULL},
};

/* Nanoseconds per call, over about this many milliseconds of calls. */
static double batch(int64_t (*timed)(long), long n, int milliseconds) {
    int64_t time = 0, end = now() + milliseconds * INT64_C(1000000);
    long calls = 0;
    do {
        time += timed(n);
        calls += n;
    } while (now() < end);
    return (double) time / calls;
}

static void *idle(void *unused) {
    for (;;) {
        pause();
    }
    return unused;
}

int main(int argc, char **argv) {
    int threads = 1, batches = 50, milliseconds = 10;
    bool past = false;
    EXPECT(argc > 1);
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--syscall") == 0) {
            past = true;
            continue;
        }
        int value = i + 1 < argc ? atoi(argv[i + 1]) : 0;
        if (strcmp(argv[i], "--count") == 0) {
            count = value;
        } else if (strcmp(argv[i], "--threads") == 0) {
            threads = value;
        } else if (strcmp(argv[i], "--batches") == 0) {
            batches = value;
        } else if (strcmp(argv[i], "--milliseconds") == 0) {
            milliseconds = value;
        } else {
            fail(argv[i]);
        }
        i++;
    }
    EXPECT(count > 0 && batches > 0 && milliseconds > 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    /* select needs the numbers from 64 on: whatever the parent has left open there is in the way. */
    close_range(3, ~0U, 0);
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (threads == 2) {
        pthread_t thread;
        EXPECT(pthread_create(&thread, NULL, idle, NULL) == 0);
    }
    for (size_t row = 0; row < sizeof ROWS / sizeof *ROWS; row++) {
        if (strcmp(ROWS[row].name, argv[1]) == 0) {
            int64_t (*timed)(long) = past ? ROWS[row].timed_syscall : ROWS[row].timed;
            EXPECT(timed != NULL);
            ROWS[row].open();
            /* Some 0.1 ms: the clock is read seldom, and a batch ends in time. accept makes BACKLOG calls at once. */
            long n = path.sun_family ? BACKLOG : 1;
            while (timed(n) < 100000) {
                n *= 2;
            }
            batch(timed, n, 100);
            for (int i = 0; i < batches; i++) {
                printf("%.2f\n", batch(timed, n, milliseconds));
            }
            if (path.sun_family) {
                unlink(path.sun_path);
            }
            return 0;
        }
    }
    fail(argv[1]);
}

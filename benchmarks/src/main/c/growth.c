/* The cost of one wait against the number of registered descriptors: what GrowthWorker does, in C.
   Reads lines "MECHANISM DESCRIPTORS ACTIVE MILLISECONDS", answers each with nanoseconds per wait. Ends with its input.
   With the argument 2 it has a second, idle thread: the kernel then counts each use of a descriptor. */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* The same numbers in both programs, above all that a JVM has open: select looks at every number below the highest. */
#define FIRST 20

static int *fds;
static int descriptors, active, highest;
static fd_set all, came;
static struct pollfd *polled;
static struct epoll_event *events;
static int epfd;

static void fail(const char *what) {
    fprintf(stderr, "growth: %s: %s\n", what, strerror(errno));
    exit(1);
}

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int new_fd(unsigned value) {
    int fd;
    while ((fd = eventfd(value, EFD_NONBLOCK | EFD_CLOEXEC)) >= 0 && fd < FIRST) {
        /* stays open: it only fills the low numbers */
    }
    if (fd < 0) {
        fail("eventfd");
    }
    return fd;
}

/* A wait and the search for what it found, which is a part of what grows. The result is the sum of those descriptors. */
static long select_once(void) {
    came = all;
    struct timeval none = {0, 0};
    int left = select(highest + 1, &came, NULL, NULL, &none);
    long sum = 0;
    for (int i = 0; left > 0; i++) {
        if (FD_ISSET(fds[i], &came)) {
            sum += fds[i];
            left--;
        }
    }
    return sum;
}

static long poll_once(void) {
    int left = poll(polled, descriptors, 0);
    long sum = 0;
    for (int i = 0; left > 0; i++) {
        if (polled[i].revents != 0) {
            sum += polled[i].fd;
            left--;
        }
    }
    return sum;
}

static long epoll_once(void) {
    int n = epoll_wait(epfd, events, active, 0);
    long sum = 0;
    for (int i = 0; i < n; i++) {
        sum += events[i].data.u64;
    }
    return sum;
}

static long times(long (*once)(void), long count) {
    long sum = 0;
    for (long i = 0; i < count; i++) {
        sum += once();
    }
    return sum;
}

static double measure(long (*once)(void), long expected, int milliseconds) {
    long count = 1;
    for (;;) {
        long long start = now();
        long sum = times(once, count);
        long long taken = now() - start;
        if (sum != expected * count) {
            fprintf(stderr, "growth: another answer than expected: %ld, not %ld\n", sum, expected * count);
            exit(1);
        }
        if (taken >= milliseconds * 1000000LL / 2) {
            return (double) taken / count;
        }
        /* The next run takes three quarters of the time given, or ten times as long as this one. */
        long wanted = (long) (count * (milliseconds * 750000.0 / (taken + 1))) + 1;
        count = wanted < count * 10 ? wanted : count * 10;
    }
}

static void *idle(void *unused) {
    for (;;) {
        pause();
    }
    return unused;
}

int main(int argc, char **argv) {
    pthread_t second;
    if (argc > 1 && strcmp(argv[1], "2") == 0 && pthread_create(&second, NULL, idle, NULL) != 0) {
        fail("pthread_create");
    }
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    char mechanism[16];
    int milliseconds;
    puts("ready");
    fflush(stdout);
    while (scanf("%15s %d %d %d", mechanism, &descriptors, &active, &milliseconds) == 4) {
        fds = calloc(descriptors, sizeof *fds);
        polled = calloc(descriptors, sizeof *polled);
        events = calloc(active, sizeof *events);
        epfd = -1;
        FD_ZERO(&all);
        long expected = 0;
        int is_select = strcmp(mechanism, "select") == 0;
        int is_epoll = strcmp(mechanism, "epoll") == 0;
        if (is_epoll && (epfd = epoll_create1(EPOLL_CLOEXEC)) < 0) {
            fail("epoll_create1");
        }
        for (int i = 0; i < descriptors; i++) {
            /* Spread evenly, so that a single one is in the middle. */
            long before = (long) i * active + descriptors / 2;
            int on = (before + active) / descriptors != before / descriptors;
            fds[i] = new_fd(on);
            expected += on ? fds[i] : 0;
            highest = fds[i];
            polled[i] = (struct pollfd) {.fd = fds[i], .events = POLLIN};
            if (is_select) {
                if (fds[i] >= FD_SETSIZE) {
                    fprintf(stderr, "growth: no room for %d in a fd_set\n", fds[i]);
                    return 1;
                }
                FD_SET(fds[i], &all);
            }
            struct epoll_event event = {.events = EPOLLIN, .data.u64 = fds[i]};
            if (is_epoll && epoll_ctl(epfd, EPOLL_CTL_ADD, fds[i], &event) != 0) {
                fail("epoll_ctl");
            }
        }
        double ns = measure(is_select ? select_once : is_epoll ? epoll_once : poll_once, expected, milliseconds);
        printf("%.3f\n", ns);
        fflush(stdout);
        for (int i = 0; i < descriptors; i++) {
            close(fds[i]);
        }
        close(epfd);
        free(fds);
        free(polled);
        free(events);
    }
    return 0;
}

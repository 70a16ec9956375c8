// The load of the suite "servers": one thread, N connections, a message on each, the next when its reply is whole.
//
// load PORT PID TID echo|http CONNECTIONS SIZE
//     PID and TID: the server and the thread of its loop
//
// Opens the connections, compares the content of one reply on each, and prints "ready". Then commands on stdin, until
// it ends:
//   saturate WARMUP_MS WINDOW_MS             each connection sends its next message at once. Prints "begin" and
//                                            "end MESSAGES NS CPU_NS LOOP_CPU_NS USER_NS SYSTEM_NS", of the server
//   rate PER_SECOND WARMUP_MS WINDOW_MS FILE messages are due at fixed times. Prints
//                                            "done DUE ANSWERED MESSAGES CPU_NS", the last two of the window;
//                                            FILE gets the latencies, from when a message was due to its
//                                            whole reply, int64 ns each
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define EVENTS 1024
#define BATCH 100
#define PER_ADDRESS 5000
#define SECOND 1000000000L
#define BODY "\r\n\r\nHello, World!"
#define REQUEST "GET /plaintext HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAccept: text/plain,text/html;q=0.9,*/*;q=0.8\r\n" \
    "Connection: keep-alive\r\n\r\n"

struct connection {
    int fd;
    int busy, waits_for_room;
    size_t sent, received;
    // Of a fixed rate: the message that it sends now or next.
    long message;
};

struct stamp {
    long messages, wall, cpu, loop, user, system;
};

static int port, pid, tid, http, count, epoll;
static size_t message_length, reply_length;
static char *message, *reply;
static struct connection *connections;
static clockid_t server_clock;
static long messages;

static void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "load: ");
    vfprintf(stderr, format, arguments);
    fprintf(stderr, " (%s)\n", strerror(errno));
    exit(1);
}

static long clock_ns(clockid_t clock) {
    struct timespec time;
    if (clock_gettime(clock, &time) != 0) {
        fail("the clock of process %d", pid);
    }
    return time.tv_sec * SECOND + time.tv_nsec;
}

static long now(void) {
    return clock_ns(CLOCK_MONOTONIC);
}

// The time of the loop's thread. The kernel brings it up to date at its ticks (1 to 10 ms) and when the thread sleeps.
static long loop_cpu(void) {
    char path[64];
    long cpu;
    snprintf(path, sizeof path, "/proc/%d/task/%d/schedstat", pid, tid);
    FILE *file = fopen(path, "r");
    if (file == NULL || fscanf(file, "%ld", &cpu) != 1) {
        fail("%s", path);
    }
    fclose(file);
    return cpu;
}

// All threads of the server. Its clock is exact; user and system apart are counted in ticks.
static struct stamp stamp(void) {
    struct stamp stamp = {.messages = messages, .wall = now(), .cpu = clock_ns(server_clock), .loop = loop_cpu()};
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    long length = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
    text[length] = 0;
    char *fields = strrchr(text, ')');
    if (fields == NULL || sscanf(fields, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &stamp.user,
            &stamp.system) != 2) {
        fail("%s", path);
    }
    fclose(file);
    stamp.user *= SECOND / sysconf(_SC_CLK_TCK);
    stamp.system *= SECOND / sysconf(_SC_CLK_TCK);
    return stamp;
}

static void send_all(int fd, const char *data, size_t length) {
    for (size_t sent = 0; sent < length;) {
        ssize_t n = send(fd, data + sent, length - sent, MSG_NOSIGNAL);
        if (n < 0) {
            fail("send");
        }
        sent += n;
    }
}

static int open_connection(int index) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int one = 1;
    // Ports are not enough for all from one address. A reset at the end leaves no port in TIME_WAIT.
    struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK + index / PER_ADDRESS)};
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct timeval limit = {.tv_sec = 10};
    struct linger reset = {.l_onoff = 1};
    if (fd < 0 || setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one) != 0
            || setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) != 0
            || setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset) != 0
            || setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) != 0
            || setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) != 0
            || bind(fd, (struct sockaddr *) &from, sizeof from) != 0
            || connect(fd, (struct sockaddr *) &to, sizeof to) != 0) {
        fail("connection %d of %d to port %d", index, count, port);
    }
    return fd;
}

// Other bytes for each connection, so that a server that mixes them up is found.
static char *content(int index) {
    for (size_t i = 0; !http && i < message_length; i++) {
        message[i] = (char) (index * 7 + i * 31 + (i >> 8));
    }
    return message;
}

static void learn_reply(int fd) {
    size_t length = 0;
    do {
        ssize_t n = recv(fd, reply + length, 1023 - length, 0);
        if (n <= 0) {
            fail("no whole response: %.*s", (int) length, reply);
        }
        length += n;
        reply[length] = 0;
    } while (strstr(reply, BODY) == NULL && length < 1023);
    if (strncmp(reply, "HTTP/1.1 200 OK\r\n", 17) != 0 || strcasestr(reply, "\r\ncontent-length: 13\r\n") == NULL
            || strstr(reply, BODY) + sizeof BODY - 1 != reply + length) {
        fail("not the response that was expected: %s", reply);
    }
    reply_length = length;
}

static void check_reply(int index) {
    int fd = connections[index].fd;
    if (reply_length == 0) {
        learn_reply(fd);
        return;
    }
    ssize_t n = recv(fd, reply, reply_length, MSG_WAITALL);
    if (n != (ssize_t) reply_length) {
        fail("connection %d of %d: %zd bytes of %zu", index, count, n, reply_length);
    }
    size_t body = sizeof BODY - 1;
    if (http ? memcmp(reply + reply_length - body, BODY, body) : memcmp(reply, content(index), message_length)) {
        fail("connection %d: the reply has another content", index);
    }
}

// In batches, so that the server's queue of connections does not overflow.
static void open_all(void) {
    for (int from = 0; from < count; from += BATCH) {
        int to = from + BATCH < count ? from + BATCH : count;
        for (int i = from; i < to; i++) {
            struct epoll_event event = {.events = EPOLLIN, .data.ptr = &connections[i]};
            connections[i].fd = open_connection(i);
            send_all(connections[i].fd, content(i), message_length);
            if (epoll_ctl(epoll, EPOLL_CTL_ADD, connections[i].fd, &event) != 0) {
                fail("epoll_ctl");
            }
        }
        for (int i = from; i < to; i++) {
            check_reply(i);
        }
    }
}

static void push(struct connection *c) {
    ssize_t n = send(c->fd, message + c->sent, message_length - c->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n < 0 && errno != EAGAIN) {
        fail("send");
    }
    c->sent += n < 0 ? 0 : n;
    int all = c->sent == message_length;
    if (all == c->waits_for_room) {
        c->waits_for_room = !all;
        struct epoll_event event = {.events = all ? EPOLLIN : EPOLLIN | EPOLLOUT, .data.ptr = c};
        epoll_ctl(epoll, EPOLL_CTL_MOD, c->fd, &event);
    }
}

static void send_next(struct connection *c) {
    c->busy = 1;
    c->sent = c->received = 0;
    push(c);
}

// Whether the reply is whole. Its content was compared once and is not copied any more.
static int pull(struct connection *c) {
    ssize_t n = recv(c->fd, reply, c->busy ? reply_length - c->received : 1, MSG_DONTWAIT | MSG_TRUNC);
    if (n < 0 && errno == EAGAIN) {
        return 0;
    }
    if (n <= 0 || !c->busy) {
        fail("a connection was closed, or got %zd bytes that nobody asked for", n);
    }
    c->received += n;
    if (c->received < reply_length) {
        return 0;
    }
    c->busy = 0;
    messages++;
    return 1;
}

// What is ready is served; the connections whose replies are whole are in done.
static int turn(struct connection **done) {
    struct epoll_event events[EVENTS];
    int whole = 0;
    // Without waiting: to be woken up costs more than the server's answer, and the processor is the load's alone.
    int n = epoll_wait(epoll, events, EVENTS, 0);
    if (n < 0 && errno != EINTR) {
        fail("epoll_wait");
    }
    for (int i = 0; i < n; i++) {
        struct connection *c = events[i].data.ptr;
        if (events[i].events & EPOLLOUT) {
            push(c);
        }
        if ((events[i].events & ~EPOLLOUT) && pull(c)) {
            done[whole++] = c;
        }
    }
    return whole;
}

static void drain(void) {
    struct connection *done[EVENTS];
    int busy = 0;
    for (int i = 0; i < count; i++) {
        busy += connections[i].busy;
    }
    for (long limit = now() + 10 * SECOND; busy > 0; busy -= turn(done)) {
        if (now() > limit) {
            fail("%d of %d replies did not come within 10 s", busy, count);
        }
    }
}

static void all_send_until(long end) {
    struct connection *done[EVENTS];
    while (now() < end) {
        for (int whole = turn(done), i = 0; i < whole; i++) {
            send_next(done[i]);
        }
    }
}

static void saturate(long warmup, long window) {
    for (int i = 0; i < count; i++) {
        send_next(&connections[i]);
    }
    all_send_until(now() + warmup);
    printf("begin\n");
    struct stamp begin = stamp();
    all_send_until(begin.wall + window);
    struct stamp end = stamp();
    printf("end %ld %ld %ld %ld %ld %ld\n", end.messages - begin.messages, end.wall - begin.wall, end.cpu - begin.cpu,
            end.loop - begin.loop, end.user - begin.user, end.system - begin.system);
    drain();
}

// Message k is due at begin + k / rate, on connection k % count. A connection that has not got its reply keeps the next
// one back, and the time goes on for it.
static void fixed_rate(double per_second, long warmup, long window, const char *path) {
    struct connection *done[EVENTS];
    double gap = SECOND / per_second;
    long total = (warmup + window) / gap, first = warmup / gap, due = 0, answered = 0;
    long *latencies = malloc((total - first) * sizeof *latencies);
    for (int i = 0; i < count; i++) {
        connections[i].message = i;
    }
    struct stamp stamped = {0};
    long begin = now() + 1000000, limit = begin + warmup + window + SECOND, time;
    while ((time = now()) < limit && answered < total) {
        if (stamped.wall == 0 && due >= first) {
            stamped = stamp();
        }
        for (; due < total && begin + (long) (due * gap) <= time; due++) {
            struct connection *c = &connections[due % count];
            if (!c->busy && c->message == due) {
                send_next(c);
            }
        }
        int whole = turn(done);
        for (int i = 0; i < whole; i++) {
            struct connection *c = done[i];
            if (c->message >= first) {
                latencies[c->message - first] = now() - begin - (long) (c->message * gap);
            }
            answered++;
            c->message += count;
            if (c->message < due) {
                send_next(c);
            }
        }
    }
    struct stamp end = stamp();
    // What was not answered counts with the time until now, which is less than it would be.
    for (int i = 0; i < count; i++) {
        for (long k = connections[i].message; k < total; k += count) {
            if (k >= first) {
                latencies[k - first] = now() - begin - (long) (k * gap);
            }
        }
    }
    FILE *file = fopen(path, "w");
    if (file == NULL || (long) fwrite(latencies, sizeof *latencies, total - first, file) != total - first
            || fclose(file) != 0) {
        fail("%s", path);
    }
    free(latencies);
    printf("done %ld %ld %ld %ld\n", total, answered, end.messages - stamped.messages, end.cpu - stamped.cpu);
    drain();
}

int main(int words, char **word) {
    if (words != 7) {
        fprintf(stderr, "usage: load PORT PID TID echo|http CONNECTIONS SIZE\n");
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    port = atoi(word[1]);
    pid = atoi(word[2]);
    tid = atoi(word[3]);
    http = strcmp(word[4], "http") == 0;
    count = atoi(word[5]);
    message_length = http ? sizeof REQUEST - 1 : (size_t) atol(word[6]);
    reply_length = http ? 0 : message_length;
    message = http ? strdup(REQUEST) : malloc(message_length);
    reply = malloc(message_length + 1024);
    connections = calloc(count, sizeof *connections);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    errno = clock_getcpuclockid(pid, &server_clock);
    if (errno != 0 || epoll < 0 || connections == NULL) {
        fail("process %d", pid);
    }
    open_all();
    printf("ready\n");

    char line[4096], file[4096];
    long warmup, window;
    double rate;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (sscanf(line, "saturate %ld %ld", &warmup, &window) == 2) {
            saturate(warmup * (SECOND / 1000), window * (SECOND / 1000));
        } else if (sscanf(line, "rate %lf %ld %ld %4095s", &rate, &warmup, &window, file) == 4) {
            fixed_rate(rate, warmup * (SECOND / 1000), window * (SECOND / 1000), file);
        } else {
            fail("unknown: %s", line);
        }
    }
    return 0;
}

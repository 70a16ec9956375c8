// The baseline of the suite "servers": what a good C programmer writes with epoll and one thread. Level-triggered, one
// buffer for all connections, recv until it comes short, send at once, EPOLLOUT only when send would block.
//
// server echo|http    prints its port, ends with its stdin. EagainServer.java is the same, line by line.
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER 65536
#define EVENTS 1024
#define HEAD_END 0x0a0d0a0d
#define RESPONSE "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 13\r\n\r\nHello, World!"
#define RESPONSE_LENGTH (sizeof RESPONSE - 1)

struct bytes {
    size_t length;
    char data[];
};

static int epoll, listener, http;
static char in[BUFFER];
// For the shortest of requests.
static char out[BUFFER / 4 * RESPONSE_LENGTH];
// By descriptor, and NULL mostly: what send did not take, and the beginning of a request.
static struct bytes **unsent, **begun;

static void check(int ok, const char *what) {
    if (!ok) {
        perror(what);
        exit(1);
    }
}

static struct bytes *copy(const char *data, size_t length) {
    struct bytes *bytes = malloc(sizeof *bytes + length);
    check(bytes != NULL, "malloc");
    bytes->length = length;
    memcpy(bytes->data, data, length);
    return bytes;
}

static void drop(struct bytes **bytes) {
    free(*bytes);
    *bytes = NULL;
}

static void interest(int op, int fd, uint32_t events) {
    struct epoll_event event = {.events = events, .data.u64 = fd};
    check(epoll_ctl(epoll, op, fd, &event) == 0, "epoll_ctl");
}

static void end(int fd) {
    drop(&unsent[fd]);
    drop(&begun[fd]);
    close(fd);
}

// Whether all of it is on its way.
static int reply(int fd, const char *data, size_t length) {
    ssize_t n = send(fd, data, length, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n == (ssize_t) length) {
        return 1;
    }
    if (n < 0 && errno != EAGAIN) {
        end(fd);
        return 0;
    }
    size_t sent = n < 0 ? 0 : n;
    unsent[fd] = copy(data + sent, length - sent);
    interest(EPOLL_CTL_MOD, fd, EPOLLOUT);
    return 0;
}

static void writable(int fd) {
    struct bytes *rest = unsent[fd];
    unsent[fd] = NULL;
    if (reply(fd, rest->data, rest->length)) {
        interest(EPOLL_CTL_MOD, fd, EPOLLIN);
    }
    free(rest);
}

// Where the head that begins at from is over, or 0.
static size_t head_end(size_t from, size_t length) {
    size_t i = from + 3;
    while (i < length) {
        if (in[i] > '\r') {
            i += 4;
        } else {
            int four;
            memcpy(&four, in + i - 3, 4);
            i++;
            if (four == HEAD_END) {
                return i;
            }
        }
    }
    return 0;
}

// How many of the bytes were whole requests; their responses stand in out.
static size_t respond(size_t length, size_t *responses) {
    size_t from = 0, next;
    *responses = 0;
    while ((next = head_end(from, length)) != 0) {
        memcpy(out + *responses, RESPONSE, RESPONSE_LENGTH);
        *responses += RESPONSE_LENGTH;
        from = next;
    }
    return from;
}

static void readable(int fd) {
    size_t kept, length;
    do {
        kept = 0;
        if (begun[fd] != NULL) {
            kept = begun[fd]->length;
            memcpy(in, begun[fd]->data, kept);
            drop(&begun[fd]);
        }
        ssize_t n = recv(fd, in + kept, BUFFER - kept, MSG_DONTWAIT);
        if (n <= 0) {
            if (n == 0 || errno != EAGAIN) {
                end(fd);
            } else if (kept > 0) {
                begun[fd] = copy(in, kept);
            }
            return;
        }
        length = kept + n;
        if (!http) {
            if (!reply(fd, in, length)) {
                return;
            }
        } else {
            size_t responses, used = respond(length, &responses);
            if (length - used == BUFFER) {
                end(fd);
                return;
            }
            if (used < length) {
                begun[fd] = copy(in + used, length - used);
            }
            if (responses > 0 && !reply(fd, out, responses)) {
                return;
            }
        }
    } while (length == BUFFER);
}

static void take(void) {
    int fd;
    while ((fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC)) >= 0) {
        interest(EPOLL_CTL_ADD, fd, EPOLLIN);
    }
    check(errno == EAGAIN, "accept4");
}

int main(int count, char **arguments) {
    check(count == 2, "usage: server echo|http");
    http = strcmp(arguments[1], "http") == 0;
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    unsent = calloc(files.rlim_cur, sizeof *unsent);
    begun = calloc(files.rlim_cur, sizeof *begun);
    check(unsent != NULL && begun != NULL, "calloc");

    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    check(bind(listener, (struct sockaddr *) &address, length) == 0, "bind");
    check(listen(listener, SOMAXCONN) == 0, "listen");
    check(getsockname(listener, (struct sockaddr *) &address, &length) == 0, "getsockname");
    // Accepted sockets inherit it.
    check(setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int)) == 0, "TCP_NODELAY");
    epoll = epoll_create1(EPOLL_CLOEXEC);
    interest(EPOLL_CTL_ADD, listener, EPOLLIN);
    interest(EPOLL_CTL_ADD, STDIN_FILENO, EPOLLIN);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    struct epoll_event events[EVENTS];
    for (;;) {
        int n = epoll_wait(epoll, events, EVENTS, -1);
        check(n >= 0 || errno == EINTR, "epoll_wait");
        for (int i = 0; i < n; i++) {
            int fd = (int) events[i].data.u64;
            if (fd == listener) {
                take();
            } else if (fd == STDIN_FILENO) {
                return 0;
            } else if (unsent[fd] != NULL) {
                writable(fd);
            } else {
                readable(fd);
            }
        }
    }
}

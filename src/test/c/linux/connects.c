/*
 * Connects to an echo server and closes, as often as asked, and checks what comes back.
 *
 *     connects PORT COUNT THREADS SEED
 *
 * Four kinds at random: connect and reset; connect and close; some bytes there and back, then reset; end the own direction,
 * wait for the server's end, close. Prints a line after each tenth, and at the end how many of each kind there were.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef IP_BIND_ADDRESS_NO_PORT
#define IP_BIND_ADDRESS_NO_PORT 24
#endif

static int port;
static long count;
static uint64_t seed;
static atomic_long begun, ended, kinds[4];

static void die(const char *what)
{
    printf("wrong: %s: %s after %ld connections\n", what, strerror(errno), atomic_load(&ended));
    fflush(stdout);
    _exit(1);
}

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void reset(int fd)
{
    struct linger now = {1, 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static void echo(int fd, uint64_t *state)
{
    unsigned char out[64], in[64];
    size_t length = 1 + next(state) % sizeof out, got = 0;
    for (size_t i = 0; i < length; i++)
        out[i] = (unsigned char)next(state);
    if (send(fd, out, length, MSG_NOSIGNAL) != (ssize_t)length)
        die("send");
    while (got < length) {
        ssize_t n = recv(fd, in + got, length - got, 0);
        if (n <= 0)
            die(n == 0 ? "the server closed" : "recv");
        got += n;
    }
    if (memcmp(in, out, length))
        die("other bytes");
}

static void *work(void *argument)
{
    uint64_t state = seed * 0x9e3779b97f4a7c15u + (uintptr_t)argument + 1;
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    struct timeval limit = {30, 0};
    int one = 1;
    long number;
    while ((number = atomic_fetch_add(&begun, 1)) < count) {
        // Many source addresses, so that the ports of one do not run out while the closed ones wait.
        struct sockaddr_in from = {.sin_family = AF_INET};
        from.sin_addr.s_addr = htonl(0x7f000100 + number % 250);
        int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (fd < 0)
            die("socket");
        setsockopt(fd, SOL_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
        setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        if (bind(fd, (struct sockaddr *)&from, sizeof from))
            die("bind");
        if (connect(fd, (struct sockaddr *)&to, sizeof to))
            die("connect");
        // Each 64th of a thread is answered, so that no more wait to be accepted than the backlog holds.
        int kind = number % 64 == 0 ? 2 : next(&state) % 4;
        char byte;
        switch (kind) {
        case 0:
            reset(fd);
            break;
        case 1:
            break;
        case 2:
            echo(fd, &state);
            reset(fd);
            break;
        case 3:
            if (shutdown(fd, SHUT_WR))
                die("shutdown");
            if (recv(fd, &byte, 1, 0) != 0)
                die("no end");
            break;
        }
        close(fd);
        atomic_fetch_add(&kinds[kind], 1);
        long done = atomic_fetch_add(&ended, 1) + 1;
        if (count >= 10 && done % (count / 10) == 0) {
            printf("%ld\n", done);
            fflush(stdout);
        }
    }
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    port = atoi(argv[1]);
    count = atol(argv[2]);
    int threads = atoi(argv[3]);
    seed = strtoull(argv[4], NULL, 10);
    pthread_t ids[64];
    for (int i = 0; i < threads && i < 64; i++)
        pthread_create(&ids[i], NULL, work, (void *)(uintptr_t)i);
    for (int i = 0; i < threads && i < 64; i++)
        pthread_join(ids[i], NULL);
    printf("done resets=%ld closes=%ld echoes=%ld ends=%ld\n", atomic_load(&kinds[0]), atomic_load(&kinds[1]),
           atomic_load(&kinds[2]), atomic_load(&kinds[3]));
    return 0;
}

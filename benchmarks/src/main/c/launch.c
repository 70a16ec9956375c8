/*
 * launch CPU PROGRAM ARGUMENT...
 *
 * Starts PROGRAM on processor CPU, with the number of a TCP port behind its arguments. Whoever connects to that port is
 * sent one byte at once. Prints microseconds: from just before fork to PROGRAM's first line, to its end, and the user
 * and system time of PROGRAM.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const long LIMIT_US = 30 * 1000 * 1000;

static long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000L + t.tv_nsec / 1000;
}

static long us(struct timeval t) {
    return t.tv_sec * 1000000L + t.tv_usec;
}

static void child(int cpu, int out, char **argv) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int in = open("/dev/null", O_RDONLY);
    if (sched_setaffinity(0, sizeof set, &set) || in < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0) {
        err(127, "launch");
    }
    execvp(argv[0], argv);
    err(127, "exec %s", argv[0]);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        errx(2, "launch CPU PROGRAM ARGUMENT...");
    }
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof here;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&here, length) || listen(listener, 1)
        || getsockname(listener, (struct sockaddr *)&here, &length)) {
        err(1, "listen");
    }
    char port[8];
    snprintf(port, sizeof port, "%d", ntohs(here.sin_port));
    char **arguments = calloc(argc, sizeof *arguments);
    memcpy(arguments, argv + 2, (argc - 2) * sizeof *arguments);
    arguments[argc - 2] = port;
    int out[2];
    if (pipe2(out, O_CLOEXEC)) {
        err(1, "pipe");
    }

    long start = now();
    pid_t pid = fork();
    if (pid < 0) {
        err(1, "fork");
    }
    if (pid == 0) {
        child(atoi(argv[1]), out[1], arguments);
    }
    close(out[1]);
    long line = 0;
    struct pollfd fds[] = {{.fd = listener, .events = POLLIN}, {.fd = out[0], .events = POLLIN}};
    for (;;) {
        long left = LIMIT_US - (now() - start);
        if (left < 0) {
            kill(pid, SIGKILL);
            errx(1, "no end within %ld s", LIMIT_US / 1000000);
        }
        if (poll(fds, 2, left / 1000 + 1) < 0) {
            err(1, "poll");
        }
        if (fds[0].revents) {
            /* It stays open: the program's own end closes the connection. */
            int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
            if (connection < 0 || send(connection, "!", 1, MSG_NOSIGNAL) != 1) {
                err(1, "accept and send");
            }
            fds[0].fd = -1;
        }
        if (fds[1].revents) {
            char text[256];
            ssize_t n = read(out[0], text, sizeof text);
            if (n <= 0) {
                break;
            }
            if (!line && memchr(text, '\n', n)) {
                line = now();
            }
        }
    }
    int status;
    struct rusage usage;
    if (wait4(pid, &status, 0, &usage) != pid) {
        err(1, "wait4");
    }
    long end = now();
    if (status != 0 || !line) {
        errx(1, "status %d%s", status, line ? "" : ", and no line");
    }
    printf("%ld %ld %ld %ld\n", line - start, end - start, us(usage.ru_utime), us(usage.ru_stime));
    return 0;
}

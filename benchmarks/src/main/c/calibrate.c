/* How noisy the machine is: the same loop of system calls again and again. Prints nanoseconds per call of 20 ms of them. */
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(void) {
    int pair[2];
    char byte;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) {
        perror("socketpair");
        return 1;
    }
    long calls = 0;
    long long start = now(), taken;
    do {
        for (int i = 0; i < 1000; i++) {
            if (recv(pair[0], &byte, 1, MSG_DONTWAIT) != -1 || errno != EAGAIN) {
                fprintf(stderr, "calibrate: recv gave something else than EAGAIN\n");
                return 1;
            }
        }
        calls += 1000;
        taken = now() - start;
    } while (taken < 20000000);
    printf("%.3f\n", (double) taken / calls);
    return 0;
}

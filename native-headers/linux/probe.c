/*
 * Prints what this machine's own headers say, for a person to look at; the test CHeadersAgreeTest is what compares.
 *
 *     gcc -o /tmp/probe native-headers/linux/probe.c && /tmp/probe
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#define CONSTANT(name) printf("%-40s %lld\n", #name, (long long) (name))
#define TYPE(type) printf("%-40s %zu bytes, aligned to %zu\n", #type, sizeof(type), _Alignof(type))
#define FIELD(type, field) \
    printf("%-40s at %zu, %zu bytes\n", #type "." #field, offsetof(type, field), sizeof(((type *) 0)->field))

int main(void) {
    CONSTANT(EAGAIN);
    CONSTANT(EINPROGRESS);
    CONSTANT(ECONNRESET);
    CONSTANT(SOL_SOCKET);
    CONSTANT(SO_ERROR);
    CONSTANT(SO_RCVTIMEO);
    CONSTANT(MSG_NOSIGNAL);
    CONSTANT(POLLRDHUP);
    CONSTANT(EPOLLET);
    CONSTANT(FIONREAD);

    TYPE(struct epoll_event);
    FIELD(struct epoll_event, data);
    TYPE(struct pollfd);
    FIELD(struct pollfd, revents);
    TYPE(struct sockaddr_in);
    TYPE(struct sockaddr_in6);
    TYPE(struct in6_addr);
    TYPE(struct sockaddr_un);
    TYPE(struct sockaddr_storage);
    TYPE(struct timeval);
    TYPE(struct addrinfo);
    FIELD(struct addrinfo, ai_addr);
    FIELD(struct addrinfo, ai_canonname);
    TYPE(struct msghdr);
    TYPE(fd_set);
    return 0;
}

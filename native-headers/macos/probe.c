/*
 * Prints what this Mac's own headers say, for a person to look at; the test CHeadersAgreeTest is what compares.
 *
 *     cc -o /tmp/probe native-headers/macos/probe.c && /tmp/probe
 */
#define __APPLE_USE_RFC_3542
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/event.h>
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
    CONSTANT(EOPNOTSUPP);
    CONSTANT(SOL_SOCKET);
    CONSTANT(SO_ERROR);
    CONSTANT(SO_LINGER);
    CONSTANT(SO_LINGER_SEC);
    CONSTANT(SO_NOSIGPIPE);
    CONSTANT(SO_RCVTIMEO);
    CONSTANT(MSG_NOSIGNAL);
    CONSTANT(TCP_KEEPALIVE);
    CONSTANT(IPV6_RECVPKTINFO);
    CONSTANT(O_NONBLOCK);
    CONSTANT(EVFILT_READ);
    CONSTANT(EV_EOF);
    CONSTANT(NOTE_LOWAT);
    CONSTANT(EAI_AGAIN);
    CONSTANT(FIONBIO);
    CONSTANT(FIONREAD);

    TYPE(struct kevent);
    FIELD(struct kevent, udata);
    TYPE(struct pollfd);
    FIELD(struct pollfd, revents);
    TYPE(nfds_t);
    TYPE(struct sockaddr_in);
    FIELD(struct sockaddr_in, sin_family);
    TYPE(struct sockaddr_in6);
    TYPE(struct in6_addr);
    TYPE(struct sockaddr_un);
    TYPE(struct sockaddr_storage);
    TYPE(struct timeval);
    FIELD(struct timeval, tv_usec);
    TYPE(struct addrinfo);
    FIELD(struct addrinfo, ai_addr);
    FIELD(struct addrinfo, ai_canonname);
    TYPE(struct msghdr);
    TYPE(struct cmsghdr);
    TYPE(struct tcp_connection_info);
    FIELD(struct tcp_connection_info, tcpi_txpackets);
    TYPE(fd_set);
    TYPE(sigset_t);
    return 0;
}

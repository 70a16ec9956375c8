/*
 * Prints what MinGW-w64's headers say, for a person to look at; CHeadersAgreeTest is what compares. The program runs on
 * Windows or under Wine.
 *
 *     x86_64-w64-mingw32-gcc -o /tmp/probe.exe native-headers/windows/probe.c && /tmp/probe.exe
 */
#define _WIN32_WINNT 0x0A00
/* Windows 10 in its latest edition: without it SIO_TCP_INFO, SO_TIMESTAMP and a few others are missing. */
#define NTDDI_VERSION 0x0A00000B
#define __USE_MINGW_ANSI_STDIO 1
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <mstcpip.h>
#include <afunix.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>

#define CONSTANT(name) printf("%-40s %lld\n", #name, (long long) (name))
#define TYPE(type) printf("%-40s %zu bytes, aligned to %zu\n", #type, sizeof(type), _Alignof(type))
#define FIELD(type, field) \
    printf("%-40s at %zu, %zu bytes\n", #type "." #field, offsetof(type, field), sizeof(((type *) 0)->field))

int main(void) {
    CONSTANT(EWOULDBLOCK);
    CONSTANT(WSAEWOULDBLOCK);
    CONSTANT(WSAECONNRESET);
    CONSTANT(SOL_SOCKET);
    CONSTANT(SO_ERROR);
    CONSTANT(SO_EXCLUSIVEADDRUSE);
    CONSTANT(SO_RCVTIMEO);
    CONSTANT(IPV6_V6ONLY);
    CONSTANT(POLLIN);
    CONSTANT(EAI_AGAIN);
    CONSTANT(FIONBIO);
    CONSTANT(SIO_TCP_INFO);
    CONSTANT(INVALID_SOCKET);

    TYPE(SOCKET);
    TYPE(WSAPOLLFD);
    FIELD(WSAPOLLFD, revents);
    TYPE(struct sockaddr_in);
    TYPE(struct sockaddr_in6);
    TYPE(struct in6_addr);
    TYPE(struct sockaddr_un);
    TYPE(struct sockaddr_storage);
    TYPE(struct linger);
    TYPE(struct timeval);
    TYPE(struct addrinfo);
    FIELD(struct addrinfo, ai_addr);
    FIELD(struct addrinfo, ai_canonname);
    TYPE(WSADATA);
    FIELD(WSADATA, lpVendorInfo);
    TYPE(WSABUF);
    TYPE(WSAMSG);
    TYPE(fd_set);
    return 0;
}

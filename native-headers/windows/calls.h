/*
 * The functions of ws2_32.dll, with C's own types. Lengths are int, but DWORD in WSARecv, WSASend and WSAIoctl.
 * WSAPROTOCOL_INFOW, OVERLAPPED and completion routines are void here. On x64 __stdcall is the ordinary convention.
 */
#ifndef EAGAIN_WINDOWS_CALLS_H
#define EAGAIN_WINDOWS_CALLS_H

#include "types.h"
#include "names.h"
#include "readiness.h"
#include "sockets.h"

int WSAStartup(WORD version, WSADATA *data);
int WSACleanup(void);
int WSAGetLastError(void);

SOCKET socket(int af, int type, int protocol);
SOCKET WSASocketW(int af, int type, int protocol, void *info, u_int group, DWORD flags);
int bind(SOCKET s, const struct sockaddr *name, int namelen);
int listen(SOCKET s, int backlog);
SOCKET accept(SOCKET s, struct sockaddr *addr, int *addrlen);
int connect(SOCKET s, const struct sockaddr *name, int namelen);
int getsockname(SOCKET s, struct sockaddr *name, int *namelen);
int getpeername(SOCKET s, struct sockaddr *name, int *namelen);
int getsockopt(SOCKET s, int level, int optname, char *optval, int *optlen);
int setsockopt(SOCKET s, int level, int optname, const char *optval, int optlen);
int shutdown(SOCKET s, int how);
int closesocket(SOCKET s);

int recv(SOCKET s, char *buf, int len, int flags);
int recvfrom(SOCKET s, char *buf, int len, int flags, struct sockaddr *from, int *fromlen);
int send(SOCKET s, const char *buf, int len, int flags);
int sendto(SOCKET s, const char *buf, int len, int flags, const struct sockaddr *to, int tolen);
int WSARecv(SOCKET s, WSABUF *buffers, DWORD count, DWORD *received, DWORD *flags, void *overlapped, void *routine);
int WSASend(SOCKET s, WSABUF *buffers, DWORD count, DWORD *sent, DWORD flags, void *overlapped, void *routine);

int ioctlsocket(SOCKET s, int cmd, unsigned int *argp);
int WSAIoctl(SOCKET s, DWORD code, void *in, DWORD inlen, void *out, DWORD outlen, DWORD *returned, void *overlapped,
             void *routine);

int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval *timeout);
int WSAPoll(WSAPOLLFD *fds, unsigned int nfds, int timeout);

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);
void freeaddrinfo(struct addrinfo *res);
int getnameinfo(const struct sockaddr *addr, int addrlen, char *host, DWORD hostlen, char *serv, DWORD servlen,
                int flags);

#endif

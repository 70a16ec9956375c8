/* The calls of the experiments, and how their results are written down. See bench.h. */
#include "bench.h"

#include <afunix.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LINE = 4096, SOCKETS = 256 };

char memory[BUFFER];

static char line[LINE];
static size_t line_length;
static SOCKET open_sockets[SOCKETS];
static int open_count;
static jmp_buf given_up;
static char reason[256];

/* ---- one experiment after the other */

void start_winsock(void) {
    static bool started;
    WSADATA data;
    if (!started) {
        /* The error is the result: without Winsock there is no WSAGetLastError(). */
        int error = WSAStartup(MAKEWORD(2, 2), &data);
        if (error != 0) {
            fprintf(stderr, "WSAStartup(2.2): %d\n", error);
            ExitProcess(3);
        }
        started = true;
    }
}

static void own(SOCKET s) {
    if (s == INVALID_SOCKET) {
        return;
    }
    if (open_count == SOCKETS) {
        give_up("too many sockets");
    }
    open_sockets[open_count++] = s;
}

static void disown(SOCKET s) {
    for (int i = 0; i < open_count; i++) {
        if (open_sockets[i] == s) {
            open_sockets[i] = open_sockets[--open_count];
            return;
        }
    }
}

bool run(const char *id, void (*experiment)(void)) {
    volatile bool complete = false;
    line_length = 0;
    if (setjmp(given_up) == 0) {
        experiment();
        printf("%s\t%.*s\n", id, (int) line_length, line);
        /* What was observed so far counts, even if the next experiment hangs. */
        fflush(stdout);
        complete = true;
    } else {
        fprintf(stderr, "%s: %s\n", id, reason);
    }
    while (open_count > 0) {
        closesocket(open_sockets[--open_count]);
    }
    return complete;
}

_Noreturn void give_up(const char *why) {
    snprintf(reason, sizeof reason, "%s", why);
    longjmp(given_up, 1);
}

/* ---- what was observed */

static void write_down(const char *label, const char *format, ...) {
    if (label == NULL) {
        return;
    }
    int begun = snprintf(line + line_length, LINE - line_length, "%s%s=", line_length == 0 ? "" : "; ", label);
    line_length += (size_t) begun;
    if (line_length < LINE) {
        va_list arguments;
        va_start(arguments, format);
        line_length += (size_t) vsnprintf(line + line_length, LINE - line_length, format, arguments);
        va_end(arguments);
    }
    if (line_length >= LINE) {
        give_up("the line is too long");
    }
}

static void write_error(const char *label) {
    int error = WSAGetLastError();
    write_down(label, "-1/%s", error_name(error));
    /* Whoever asks next wants the error of the call, not of what it took to write it down. */
    WSASetLastError(error);
}

int record(const char *label, int result) {
    if (result < 0) {
        write_error(label);
    } else {
        write_down(label, "%d", result);
    }
    return result;
}

void value(const char *label, bool holds) {
    write_down(label, "%d", holds ? 1 : 0);
}

void value_number(const char *label, long number) {
    write_down(label, "%ld", number);
}

void value_text(const char *label, const char *text) {
    write_down(label, "%s", text);
}

const char *poll_names(short revents) {
    static const struct {
        int bits;
        const char *name;
    } names[] = {
        /* POLLIN is two bits; what has only one of them is named by it. */
        {POLLIN, "POLLIN"},         {POLLPRI, "POLLPRI"},       {POLLOUT, "POLLOUT"},
        {POLLERR, "POLLERR"},       {POLLHUP, "POLLHUP"},       {POLLNVAL, "POLLNVAL"},
        {POLLRDNORM, "POLLRDNORM"}, {POLLRDBAND, "POLLRDBAND"}, {POLLWRBAND, "POLLWRBAND"},
    };
    static char joined[128];
    int rest = (unsigned short) revents;
    joined[0] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if ((rest & names[i].bits) == names[i].bits) {
            strcat(joined, joined[0] == '\0' ? "" : "|");
            strcat(joined, names[i].name);
            rest &= ~names[i].bits;
        }
    }
    if (rest != 0 || joined[0] == '\0') {
        size_t length = strlen(joined);
        snprintf(joined + length, sizeof joined - length, rest == 0 ? "0" : "%s0x%x", length == 0 ? "" : "|",
                 (unsigned) rest);
    }
    return joined;
}

const char *error_name(int error) {
    static char number[16];
#define NAME(name) \
    case name: \
        return #name;
    switch (error) {
        NAME(WSAEINTR) NAME(WSAEBADF) NAME(WSAEACCES) NAME(WSAEFAULT) NAME(WSAEINVAL) NAME(WSAEMFILE)
        NAME(WSAEWOULDBLOCK) NAME(WSAEINPROGRESS) NAME(WSAEALREADY) NAME(WSAENOTSOCK) NAME(WSAEDESTADDRREQ)
        NAME(WSAEMSGSIZE) NAME(WSAEPROTOTYPE) NAME(WSAENOPROTOOPT) NAME(WSAEPROTONOSUPPORT) NAME(WSAESOCKTNOSUPPORT)
        NAME(WSAEOPNOTSUPP) NAME(WSAEPFNOSUPPORT) NAME(WSAEAFNOSUPPORT) NAME(WSAEADDRINUSE) NAME(WSAEADDRNOTAVAIL)
        NAME(WSAENETDOWN) NAME(WSAENETUNREACH) NAME(WSAENETRESET) NAME(WSAECONNABORTED) NAME(WSAECONNRESET)
        NAME(WSAENOBUFS) NAME(WSAEISCONN) NAME(WSAENOTCONN) NAME(WSAESHUTDOWN) NAME(WSAETOOMANYREFS)
        NAME(WSAETIMEDOUT) NAME(WSAECONNREFUSED) NAME(WSAELOOP) NAME(WSAENAMETOOLONG) NAME(WSAEHOSTDOWN)
        NAME(WSAEHOSTUNREACH) NAME(WSAENOTEMPTY) NAME(WSAEPROCLIM) NAME(WSAEUSERS) NAME(WSAEDQUOT) NAME(WSAESTALE)
        NAME(WSAEREMOTE) NAME(WSASYSNOTREADY) NAME(WSAVERNOTSUPPORTED) NAME(WSANOTINITIALISED) NAME(WSAEDISCON)
        NAME(WSAENOMORE) NAME(WSAECANCELLED) NAME(WSAEINVALIDPROCTABLE) NAME(WSAEINVALIDPROVIDER)
        NAME(WSAEPROVIDERFAILEDINIT) NAME(WSASYSCALLFAILURE) NAME(WSASERVICE_NOT_FOUND) NAME(WSATYPE_NOT_FOUND)
        NAME(WSA_E_NO_MORE) NAME(WSA_E_CANCELLED) NAME(WSAEREFUSED) NAME(WSAHOST_NOT_FOUND) NAME(WSATRY_AGAIN)
        NAME(WSANO_RECOVERY) NAME(WSANO_DATA) NAME(WSA_INVALID_HANDLE) NAME(WSA_NOT_ENOUGH_MEMORY)
        NAME(WSA_INVALID_PARAMETER) NAME(WSA_OPERATION_ABORTED) NAME(WSA_IO_INCOMPLETE) NAME(WSA_IO_PENDING)
    }
#undef NAME
    snprintf(number, sizeof number, "error %d", error);
    return number;
}

/* ---- time and threads */

void pause_ms(DWORD milliseconds) {
    Sleep(milliseconds);
}

double milliseconds(void) {
    LARGE_INTEGER count, frequency;
    /* GetTickCount64() would be 16 ms coarse. */
    QueryPerformanceCounter(&count);
    QueryPerformanceFrequency(&frequency);
    return (double) count.QuadPart * 1000 / (double) frequency.QuadPart;
}

enum act { SEND, SHUTDOWN, CLOSE };

static struct {
    HANDLE thread;
    DWORD delay;
    enum act act;
    SOCKET s;
    /* How many bytes to send, or how to shut down. */
    int argument;
} second;

static DWORD WINAPI second_thread(void *unused) {
    (void) unused;
    Sleep(second.delay);
    switch (second.act) {
        case SEND:
            send(second.s, memory, second.argument, 0);
            break;
        case SHUTDOWN:
            shutdown(second.s, second.argument);
            break;
        case CLOSE:
            closesocket(second.s);
            break;
    }
    return 0;
}

static void later(DWORD delay, enum act act, SOCKET s, int argument) {
    second.delay = delay;
    second.act = act;
    second.s = s;
    second.argument = argument;
    second.thread = CreateThread(NULL, 0, second_thread, NULL, 0, NULL);
    if (second.thread == NULL) {
        give_up("no second thread");
    }
}

void send_later(DWORD delay, SOCKET s, int length) {
    later(delay, SEND, s, length);
}

void shutdown_later(DWORD delay, SOCKET s, int how) {
    later(delay, SHUTDOWN, s, how);
}

void close_later(DWORD delay, SOCKET s) {
    disown(s);
    later(delay, CLOSE, s, 0);
}

void join(void) {
    WaitForSingleObject(second.thread, INFINITE);
    CloseHandle(second.thread);
}

/* ---- addresses */

struct address ipv4(const char *host, unsigned short port) {
    struct address address = {.length = sizeof(struct sockaddr_in)};
    struct sockaddr_in *in = (struct sockaddr_in *) &address.storage;
    in->sin_family = AF_INET;
    in->sin_port = htons(port);
    inet_pton(AF_INET, host, &in->sin_addr);
    return address;
}

struct address ipv6(const char *host, unsigned short port) {
    struct address address = {.length = sizeof(struct sockaddr_in6)};
    struct sockaddr_in6 *in6 = (struct sockaddr_in6 *) &address.storage;
    in6->sin6_family = AF_INET6;
    in6->sin6_port = htons(port);
    inet_pton(AF_INET6, host, &in6->sin6_addr);
    return address;
}

struct address unix_path(const char *path) {
    struct address address = {0};
    struct sockaddr_un *un = (struct sockaddr_un *) &address.storage;
    un->sun_family = AF_UNIX;
    strcpy(un->sun_path, path);
    address.length = (int) (offsetof(struct sockaddr_un, sun_path) + strlen(path) + 1);
    return address;
}

struct address loopback(unsigned short port) {
    return ipv4("127.0.0.1", port);
}

unsigned short port_of(const struct address *address) {
    return ntohs(((const struct sockaddr_in *) &address->storage)->sin_port);
}

/* ---- the calls */

static SOCKET new_socket(const char *label, SOCKET s) {
    if (s == INVALID_SOCKET) {
        write_error(label);
    } else {
        own(s);
        write_down(label, "fd");
    }
    return s;
}

SOCKET do_socket(const char *label, int family, int type, int protocol) {
    return new_socket(label, socket(family, type, protocol));
}

SOCKET do_accept(const char *label, SOCKET s) {
    return new_socket(label, accept(s, NULL, NULL));
}

int do_bind(const char *label, SOCKET s, struct address address) {
    return record(label, bind(s, (struct sockaddr *) &address.storage, address.length));
}

int do_listen(const char *label, SOCKET s, int backlog) {
    return record(label, listen(s, backlog));
}

int do_connect(const char *label, SOCKET s, struct address address) {
    return record(label, connect(s, (struct sockaddr *) &address.storage, address.length));
}

struct address do_getsockname(const char *label, SOCKET s) {
    struct address address = {.length = sizeof address.storage};
    record(label, getsockname(s, (struct sockaddr *) &address.storage, &address.length));
    return address;
}

struct address do_getpeername(const char *label, SOCKET s) {
    struct address address = {.length = sizeof address.storage};
    record(label, getpeername(s, (struct sockaddr *) &address.storage, &address.length));
    return address;
}

int do_setsockopt(const char *label, SOCKET s, int level, int option, int value) {
    return record(label, setsockopt(s, level, option, (const char *) &value, sizeof value));
}

int do_timeout(const char *label, SOCKET s, int option, DWORD milliseconds) {
    return record(label, setsockopt(s, SOL_SOCKET, option, (const char *) &milliseconds, sizeof milliseconds));
}

int do_linger(const char *label, SOCKET s, bool on, unsigned short seconds) {
    struct linger linger = {.l_onoff = on, .l_linger = seconds};
    return record(label, setsockopt(s, SOL_SOCKET, SO_LINGER, (const char *) &linger, sizeof linger));
}

int do_getsockopt(const char *label, SOCKET s, int level, int option) {
    int value = 0;
    int length = sizeof value;
    int result = getsockopt(s, level, option, (char *) &value, &length);
    if (result < 0) {
        return record(label, result);
    }
    write_down(label, "%d", value);
    return value;
}

void do_so_error(const char *label, SOCKET s) {
    int error = 0;
    int length = sizeof error;
    int result = getsockopt(s, SOL_SOCKET, SO_ERROR, (char *) &error, &length);
    if (result < 0) {
        record(label, result);
    } else {
        value_text(label, error == 0 ? "0" : error_name(error));
    }
}

int do_shutdown(const char *label, SOCKET s, int how) {
    return record(label, shutdown(s, how));
}

int do_close(const char *label, SOCKET s) {
    disown(s);
    return record(label, closesocket(s));
}

int do_recv(const char *label, SOCKET s, int length, int flags) {
    return record(label, recv(s, memory, length, flags));
}

int do_send(const char *label, SOCKET s, int length, int flags) {
    return record(label, send(s, memory, length, flags));
}

int do_sendto(const char *label, SOCKET s, int length, int flags, struct address address) {
    return record(label, sendto(s, memory, length, flags, (struct sockaddr *) &address.storage, address.length));
}

int do_fionbio(const char *label, SOCKET s, bool on) {
    u_long argument = on;
    return record(label, ioctlsocket(s, (long) FIONBIO, &argument));
}

void do_fionread(const char *label, SOCKET s) {
    u_long bytes = 0;
    int result = ioctlsocket(s, FIONREAD, &bytes);
    if (result < 0) {
        record(label, result);
    } else {
        value_number(label, (long) bytes);
    }
}

void do_poll(const char *label, SOCKET s, short events, int timeout) {
    WSAPOLLFD fd = {.fd = s, .events = events};
    int result = WSAPoll(&fd, 1, timeout);
    if (result < 0) {
        record(label, result);
    } else {
        write_down(label, "%d:%s", result, poll_names(fd.revents));
    }
}

void do_select(const char *label, SOCKET s, long milliseconds) {
    fd_set reading, writing, exceptions;
    struct timeval limit = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
    FD_ZERO(&reading);
    FD_ZERO(&writing);
    FD_ZERO(&exceptions);
    FD_SET(s, &reading);
    FD_SET(s, &writing);
    FD_SET(s, &exceptions);
    int result = select(0, &reading, &writing, &exceptions, &limit);
    if (result < 0) {
        record(label, result);
    } else {
        write_down(label, "r%dw%de%d", FD_ISSET(s, &reading) != 0, FD_ISSET(s, &writing) != 0,
                   FD_ISSET(s, &exceptions) != 0);
    }
}

void do_select_read(const char *label, SOCKET s, long milliseconds) {
    fd_set reading;
    struct timeval limit = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
    FD_ZERO(&reading);
    FD_SET(s, &reading);
    record(label, select(0, &reading, NULL, NULL, &limit));
}

/* Winsock's codes are error numbers, which <ws2tcpip.h> gives a second name each. */
static const char *addrinfo_name(int code) {
#define NAME(name) \
    case name: \
        return #name;
    switch (code) {
        NAME(EAI_AGAIN) NAME(EAI_BADFLAGS) NAME(EAI_FAIL) NAME(EAI_FAMILY) NAME(EAI_MEMORY) NAME(EAI_NONAME)
        NAME(EAI_SERVICE) NAME(EAI_SOCKTYPE) NAME(EAI_NODATA)
    }
#undef NAME
    return error_name(code);
}

void do_getaddrinfo(const char *label, const char *node, const char *service, int flags, int family) {
    struct addrinfo hints = {.ai_flags = flags, .ai_family = family, .ai_socktype = SOCK_STREAM};
    struct addrinfo *list = NULL;
    int code = getaddrinfo(node, service, &hints, &list);
    if (code == 0) {
        freeaddrinfo(list);
    }
    value_text(label, code == 0 ? "0" : addrinfo_name(code));
}

/* ---- stages that many experiments share */

int must(int result, const char *call) {
    if (result < 0) {
        char why[128];
        snprintf(why, sizeof why, "the stage could not be set: %s gave %s", call, error_name(WSAGetLastError()));
        give_up(why);
    }
    return result;
}

static SOCKET must_open(SOCKET s, const char *call) {
    must(s == INVALID_SOCKET ? -1 : 0, call);
    return s;
}

SOCKET tcp(void) {
    return must_open(do_socket(NULL, AF_INET, SOCK_STREAM, 0), "socket");
}

SOCKET udp(void) {
    return must_open(do_socket(NULL, AF_INET, SOCK_DGRAM, 0), "socket");
}

SOCKET bound_udp(void) {
    SOCKET s = udp();
    must(do_bind(NULL, s, loopback(0)), "bind");
    return s;
}

SOCKET closed_port(void) {
    SOCKET s = tcp();
    must(do_bind(NULL, s, loopback(0)), "bind");
    return s;
}

SOCKET listener(int backlog) {
    SOCKET s = closed_port();
    must(do_listen(NULL, s, backlog), "listen");
    return s;
}

SOCKET listener_that_never_waits(void) {
    SOCKET s = listener(1);
    nonblocking(s);
    return s;
}

struct address fill_queue(SOCKET listening) {
    struct address address = do_getsockname(NULL, listening);
    connected(address);
    pause_ms(20);
    return address;
}

SOCKET connected(struct address address) {
    SOCKET s = tcp();
    must(do_connect(NULL, s, address), "connect");
    return s;
}

struct pair tcp_pair(void) {
    struct pair pair;
    SOCKET listening = listener(8);
    pair.here = connected(do_getsockname(NULL, listening));
    pair.peer = must_open(do_accept(NULL, listening), "accept");
    do_close(NULL, listening);
    return pair;
}

void nonblocking(SOCKET s) {
    must(do_fionbio(NULL, s, true), "ioctlsocket");
}

void blocking(SOCKET s) {
    must(do_fionbio(NULL, s, false), "ioctlsocket");
}

int recv_dontwait(const char *label, SOCKET s, int length, int flags) {
    nonblocking(s);
    return do_recv(label, s, length, flags);
}

int send_dontwait(const char *label, SOCKET s, int length) {
    nonblocking(s);
    return do_send(label, s, length, 0);
}

void reset(SOCKET s) {
    do_linger(NULL, s, true, 0);
    do_close(NULL, s);
    pause_ms(30);
}

SOCKET pending(struct address address) {
    SOCKET s = tcp();
    nonblocking(s);
    do_connect("connect", s, address);
    return s;
}

SOCKET closed_socket(void) {
    SOCKET s = tcp();
    do_close(NULL, s);
    return s;
}

void settle(void) {
    pause_ms(50);
}

bool has_route(struct address address) {
    /* Connecting a UDP socket looks for a route and sends no packet. */
    SOCKET s = udp();
    bool routed = do_connect(NULL, s, address) == 0;
    do_close(NULL, s);
    return routed;
}

/*
 * What an experiment works with: Winsock's calls, each of which is made once, and the values that count, which are
 * written down as "label=value". A call with the label NULL belongs to the stage and is not written down.
 *
 * A value is C's result; -1/NAME for a failed call, with the name of WSAGetLastError(); "fd" for a new socket.
 */
#ifndef BENCH_H
#define BENCH_H

#include <winsock2.h>
#include <ws2tcpip.h>
#include <stdbool.h>

/* Bytes that one send or receive can move. */
#define BUFFER (8 << 20)

/* Milliseconds until a refusal is told at the latest: Windows asks three times, which takes more than two seconds. */
#define REFUSED 5000

struct address {
    struct sockaddr_storage storage;
    int length;
};

/* Two ends of a TCP connection over loopback. */
struct pair {
    SOCKET here;
    SOCKET peer;
};

/* For calls that an experiment makes itself. */
extern char memory[BUFFER];

/* ---- one experiment after the other */

void start_winsock(void);
/* Runs an experiment and prints its line; whether its stage could be set. What it left open is closed. */
bool run(const char *id, void (*experiment)(void));
/* Gives the experiment up, so that none goes on with a wrong stage. */
_Noreturn void give_up(const char *why);

/* ---- what was observed */

/* Writes down the result of a call that the experiment made itself, which failed if it is negative. */
int record(const char *label, int result);
/* A value worked out of what was observed. */
void value(const char *label, bool holds);
void value_number(const char *label, long number);
void value_text(const char *label, const char *text);
/* The names of what WSAPoll found, joined by bars; in a buffer that the next call takes again. */
const char *poll_names(short revents);
const char *error_name(int error);

/* ---- time and threads */

void pause_ms(DWORD milliseconds);
double milliseconds(void);
/* Does something on a second thread after a while; join() waits for it. One at a time. */
void send_later(DWORD milliseconds, SOCKET s, int length);
void shutdown_later(DWORD milliseconds, SOCKET s, int how);
void close_later(DWORD milliseconds, SOCKET s);
void join(void);

/* ---- addresses */

struct address ipv4(const char *host, unsigned short port);
struct address ipv6(const char *host, unsigned short port);
struct address unix_path(const char *path);
struct address loopback(unsigned short port);
unsigned short port_of(const struct address *address);

/* ---- the calls */

SOCKET do_socket(const char *label, int family, int type, int protocol);
SOCKET do_accept(const char *label, SOCKET s);
int do_bind(const char *label, SOCKET s, struct address address);
int do_listen(const char *label, SOCKET s, int backlog);
int do_connect(const char *label, SOCKET s, struct address address);
struct address do_getsockname(const char *label, SOCKET s);
struct address do_getpeername(const char *label, SOCKET s);
int do_setsockopt(const char *label, SOCKET s, int level, int option, int value);
int do_timeout(const char *label, SOCKET s, int option, DWORD milliseconds);
int do_linger(const char *label, SOCKET s, bool on, unsigned short seconds);
/* The value is what the option is set to. */
int do_getsockopt(const char *label, SOCKET s, int level, int option);
/* The value is the name of the pending error, or 0. */
void do_so_error(const char *label, SOCKET s);
int do_shutdown(const char *label, SOCKET s, int how);
int do_close(const char *label, SOCKET s);
int do_recv(const char *label, SOCKET s, int length, int flags);
int do_send(const char *label, SOCKET s, int length, int flags);
int do_sendto(const char *label, SOCKET s, int length, int flags, struct address address);
int do_fionbio(const char *label, SOCKET s, bool on);
/* The value is the number of bytes. */
void do_fionread(const char *label, SOCKET s);
/* One socket; the value is "1:POLLIN|POLLOUT". */
void do_poll(const char *label, SOCKET s, short events, int timeout);
/* One socket in all three sets; the value is "r1w1e0". */
void do_select(const char *label, SOCKET s, long milliseconds);
/* One socket in the first set alone. */
void do_select_read(const char *label, SOCKET s, long milliseconds);
/* The value is an EAI_ name. */
void do_getaddrinfo(const char *label, const char *node, const char *service, int flags, int family);

/* ---- stages that many experiments share */

/* A call of the stage that must not fail. */
int must(int result, const char *call);
SOCKET tcp(void);
SOCKET udp(void);
/* On a port of the system's choice. */
SOCKET bound_udp(void);
/* Bound and not listening: connecting to it is refused, and nobody else can take the port. */
SOCKET closed_port(void);
/* A listener on a port of the system's choice. */
SOCKET listener(int backlog);
/* Where a call on a listener is not refused it may wait for ever, as under Wine. */
SOCKET listener_that_never_waits(void);
/* Fills the queue of a listener with a backlog of 0, so that the next attempt is not accepted. */
struct address fill_queue(SOCKET listening);
SOCKET connected(struct address address);
struct pair tcp_pair(void);
void nonblocking(SOCKET s);
void blocking(SOCKET s);
/* Sends small chunks until nothing fits any more, and returns how many bytes did; the socket is non-blocking then. */
long long fill(SOCKET s);
/* MSG_DONTWAIT, which Winsock lacks: the socket is non-blocking from then on. */
int recv_dontwait(const char *label, SOCKET s, int length, int flags);
int send_dontwait(const char *label, SOCKET s, int length);
/* Closes with a reset instead of an orderly end. */
void reset(SOCKET s);
/* A non-blocking socket whose connect was begun, and written down as "connect". */
SOCKET pending(struct address address);
/* Not open any more, until the next socket is opened, which may get the same value. */
SOCKET closed_socket(void);
/* Lets the answer to a connect arrive, where it matters whether the next call finds it or waits for it. */
void settle(void);
/* Whether a packet for this address would leave the machine. Nothing is sent to find out. */
bool has_route(struct address address);

#endif

/* What only Windows has: WSAStartup, WSAPoll's own rules, WSAIoctl, WSASend and WSARecv; widths of its options. */
#include "experiments.h"

#include <mstcpip.h>
#include <mswsock.h>
#include <string.h>

void wsa_31(void) {
    do_socket("socket", AF_INET, SOCK_STREAM, 0);
    start_winsock();
    do_socket("after", AF_INET, SOCK_STREAM, 0);
}

/* ---- the connect sequence of the 2001 posting */

static void connect_pending(void) {
    struct address full = fill_queue(listener(0));
    SOCKET s = pending(full);
    do_send("send_pending", s, 1, 0);
    do_connect("again_pending", s, full);
}

static void connect_established(void) {
    SOCKET listening = listener(8);
    struct address address = do_getsockname(NULL, listening);
    do_connect("connect_established", connected(address), address);
}

static void connect_refused(void) {
    struct address nobody = do_getsockname(NULL, closed_port());
    SOCKET s = tcp();
    nonblocking(s);
    do_connect("refused", s, nobody);
    settle();
    do_poll("refused_poll", s, POLLOUT, 3000);
    do_connect("refused_again", s, nobody);
    settle();
    do_so_error("refused_so_error", s);
    do_getpeername("refused_getpeername", s);
}

void wsa_32(void) {
    connect_pending();
    connect_established();
    connect_refused();
}

void wsa_41(void) {
    struct address away = ipv4("198.51.100.1", 80);
    if (has_route(away)) {
        /* The address belongs to nobody, and still a packet would leave the machine. */
        return;
    }
    SOCKET s = tcp();
    nonblocking(s);
    do_connect("nonblocking", s, away);
    do_select("select", s, 300);
    do_so_error("so_error", s);
    do_connect("blocking", tcp(), away);
}

/* ---- WSAPoll */

static void poll_closed_beside(SOCKET writable) {
    WSAPOLLFD fds[] = {{.fd = closed_socket(), .events = POLLIN}, {.fd = writable, .events = POLLOUT}};
    record("closed_beside", WSAPoll(fds, 2, 0));
    value_text("closed_beside_revents", poll_names(fds[0].revents));
}

void wsa_33(void) {
    struct pair pair = tcp_pair();
    record("null", WSAPoll(NULL, 0, 0));
    do_poll("pri", pair.here, POLLPRI, 0);
    do_poll("closed_alone", closed_socket(), POLLIN, 0);
    poll_closed_beside(pair.here);
    SOCKET s = tcp();
    nonblocking(s);
    do_connect(NULL, s, do_getsockname(NULL, closed_port()));
    settle();
    do_poll("failed_connect", s, POLLOUT, 3000);
}

/* ---- options */

static void option_length(const char *label, SOCKET s, int level, int option) {
    char room[4];
    int length = sizeof room;
    memset(room, 0xFF, sizeof room);
    int result = getsockopt(s, level, option, room, &length);
    record(label, result < 0 ? result : length);
}

void wsa_34(void) {
    SOCKET s = tcp();
    option_length("nodelay_len", s, IPPROTO_TCP, TCP_NODELAY);
    option_length("keepalive_len", s, SOL_SOCKET, SO_KEEPALIVE);
    option_length("error_len", s, SOL_SOCKET, SO_ERROR);
    SOCKET s6 = do_socket(NULL, AF_INET6, SOCK_STREAM, 0);
    option_length("v6only_len", s6, IPPROTO_IPV6, IPV6_V6ONLY);
}

/* ---- a flood */

void wsa_35(void) {
    struct pair small = tcp_pair();
    do_setsockopt(NULL, small.here, SOL_SOCKET, SO_SNDBUF, 64 << 10);
    nonblocking(small.here);
    bool whole = true;
    int taken;
    int calls = 0;
    do {
        taken = send(small.here, memory, 1024, 0);
        whole &= taken < 0 || taken == 1024;
    } while (taken > 0 && ++calls < 1000000);
    record("then", taken);
    value("all_or_nothing", whole);
    struct pair large = tcp_pair();
    nonblocking(large.here);
    value("large_first_taken_whole", do_send(NULL, large.here, BUFFER, 0) == BUFFER);
}

/* ---- WSAIoctl */

static void set_by_ioctl(const char *label, SOCKET s, DWORD code, void *setting, DWORD length) {
    DWORD returned = 0;
    record(label, WSAIoctl(s, code, setting, length, NULL, 0, &returned, NULL, NULL));
}

static void send_to_nobody(const char *label, SOCKET s, struct address nobody) {
    must(do_sendto(NULL, s, 1, 0, nobody), "sendto");
    pause_ms(50);
    record(label, recvfrom(s, memory, 16, 0, NULL, NULL));
}

void wsa_36(void) {
    SOCKET before = bound_udp();
    struct address nobody = do_getsockname(NULL, before);
    do_close(NULL, before);
    BOOL off = FALSE;
    SOCKET s = bound_udp();
    nonblocking(s);
    send_to_nobody("default", s, nobody);
    set_by_ioctl("ioctl", s, SIO_UDP_CONNRESET, &off, sizeof off);
    send_to_nobody("off", s, nobody);
}

void wsa_37(void) {
    struct tcp_keepalive every = {.onoff = 1, .keepalivetime = 1000, .keepaliveinterval = 500};
    BOOL on = TRUE;
    SOCKET s = tcp();
    set_by_ioctl("vals", s, SIO_KEEPALIVE_VALS, &every, sizeof every);
    do_getsockopt("keepalive", s, SOL_SOCKET, SO_KEEPALIVE);
    /* Only a socket that was neither bound nor connected takes this one. */
    set_by_ioctl("fast_path", s, SIO_LOOPBACK_FAST_PATH, &on, sizeof on);
}

void wsa_38(void) {
    do_socket("socket", AF_UNIX, SOCK_STREAM, 0);
}

/* ---- select */

/* Without "beyond", which is about the library's own FD_SET. */
void wsa_39(void) {
    struct timeval at_once = {0};
    record("empty", select(0, NULL, NULL, NULL, &at_once));
    do_select_read("closed", closed_socket(), 0);
    fd_set set;
    FD_ZERO(&set);
    for (int i = 0; i < FD_SETSIZE + 1; i++) {
        SOCKET s = udp();
        FD_SET(s, &set);
    }
    value_number("count", (long) set.fd_count);
}

/* ---- WSASend and WSARecv */

static void receive_vectored(const char *label, SOCKET s, WSABUF *buffers, DWORD count) {
    DWORD received = 0;
    DWORD flags = 0;
    int result = WSARecv(s, buffers, count, &received, &flags, NULL, NULL);
    record(label, result < 0 ? result : (int) received);
}

void wsa_40(void) {
    struct pair pair = tcp_pair();
    char head[2] = {0};
    char tail[16] = {0};
    WSABUF out[] = {{.len = 3, .buf = "abc"}, {.len = 4, .buf = "defg"}};
    WSABUF in[] = {{.len = sizeof head, .buf = head}, {.len = sizeof tail, .buf = tail}};
    DWORD sent = 0;
    int result = WSASend(pair.here, out, 2, &sent, 0, NULL, NULL);
    record("sent", result < 0 ? result : (int) sent);
    pause_ms(20);
    receive_vectored("received", pair.peer, in, 2);
    value("in_order", memcmp(head, "ab", 2) == 0 && memcmp(tail, "cdefg", 5) == 0);
    nonblocking(pair.peer);
    receive_vectored("nothing", pair.peer, in, 2);
}

/* Calls that the system refuses: wrong families, states, lengths, addresses and flags; names and numbers. */
#include "experiments.h"

#include <errno.h>
#include <stdio.h>

/* ---- states */

void acc_01(void) {
    SOCKET listening = listener(8);
    nonblocking(listening);
    do_accept("accept", listening);
}

void bad_32(void) {
    do_socket("domain0", 0, SOCK_STREAM, 0);
    do_socket("domain999", 999, SOCK_STREAM, 0);
    do_socket("type75", AF_INET, 75, 0);
    do_socket("dgram_tcp", AF_INET, SOCK_DGRAM, IPPROTO_TCP);
    do_socket("stream_udp", AF_INET, SOCK_STREAM, IPPROTO_UDP);
    do_socket("type0", AF_INET, 0, 0);
}

void acc_02(void) {
    do_accept("bound", closed_port());
    do_accept("connected", tcp_pair().here);
    do_accept("fresh", tcp());
}

void acc_03(void) {
    SOCKET s = udp();
    do_listen("listen", s, 1);
    do_accept("accept", s);
}

void acc_10(void) {
    SOCKET s = tcp();
    do_listen("listen", s, 1);
    struct address here = do_getsockname(NULL, s);
    value("port_assigned", port_of(&here) != 0);
}

void acc_11(void) {
    do_listen("connected", tcp_pair().here, 1);
    struct address full = fill_queue(listener(0));
    SOCKET s = tcp();
    nonblocking(s);
    do_connect(NULL, s, full);
    do_listen("pending", s, 1);
}

void acc_14(void) {
    struct address taken = do_getsockname(NULL, listener(1));
    SOCKET second = tcp();
    do_bind("plain", second, taken);
    do_setsockopt(NULL, second, SOL_SOCKET, SO_REUSEADDR, 1);
    do_bind("reuse_second", second, taken);
    SOCKET first = tcp();
    do_setsockopt(NULL, first, SOL_SOCKET, SO_REUSEADDR, 1);
    do_bind(NULL, first, loopback(0));
    do_listen(NULL, first, 1);
    do_bind("reuse_both", second, do_getsockname(NULL, first));
}

void shu_06(void) {
    SOCKET fresh = tcp();
    do_shutdown("fresh", fresh, SD_SEND);
    do_shutdown("fresh_bad_how", fresh, 7);
    do_shutdown("bad_how", tcp_pair().here, 7);
}

void shu_07(void) {
    struct pair pair = tcp_pair();
    reset(pair.peer);
    do_shutdown("wr", pair.here, SD_SEND);
    do_shutdown("rdwr", pair.here, SD_BOTH);
}

/* ---- addresses */

void bad_02(void) {
    struct pair pair = tcp_pair();
    record("send", send(pair.here, NULL, 10, 0));
    do_send(NULL, pair.peer, 3, 0);
    pause_ms(20);
    record("recv", recv(pair.here, NULL, 3, 0));
    do_recv("recv2", pair.here, 3, 0);
}

void bad_06(void) {
    SOCKET s = closed_socket();
    do_recv("recv", s, 16, 0);
    do_send("send", s, 1, 0);
    do_connect("connect", s, loopback(9));
    do_bind("bind", s, loopback(0));
    do_listen("listen", s, 1);
    do_accept("accept", s);
    do_shutdown("shutdown", s, SD_RECEIVE);
    do_getsockopt("getsockopt", s, SOL_SOCKET, SO_TYPE);
    do_setsockopt("setsockopt", s, SOL_SOCKET, SO_KEEPALIVE, 1);
    do_getsockname("getsockname", s);
    do_getpeername("getpeername", s);
    do_close("close", s);
    do_fionread("ioctl", s);
}

void con_10(void) {
    SOCKET s = tcp();
    do_connect("in6", s, ipv6("::1", 9));
    do_connect("un", s, unix_path("/eagain-lab/no-such-socket"));
}

/* Without "negative" and "null": Windows is documented to answer WSAEFAULT, and Wine ends the program. */
void con_32(void) {
    struct address address = loopback(9);
    record("short", connect(tcp(), (const struct sockaddr *) &address.storage, 3));
}

void acc_31(void) {
    do_bind("twice", closed_port(), loopback(0));
    SOCKET s = tcp();
    do_bind("nonlocal", s, ipv4("198.51.100.1", 0));
    struct address address = loopback(0);
    record("short", bind(s, (const struct sockaddr *) &address.storage, 3));
    do_bind("family", s, unix_path("/eagain-lab/no-such-socket"));
}

void acc_21(void) {
    do_getpeername("fresh", tcp());
    do_getpeername("listening", listener(1));
    do_getpeername("udp", udp());
}

/* Without "nolen", a length of NULL: Windows is documented to answer WSAEFAULT, and Wine ends the program. */
void bad_09(void) {
    SOCKET s = closed_port();
    struct sockaddr_storage room = {0};
    struct sockaddr *name = (struct sockaddr *) &room;
    int length = -1;
    record("neg", getsockname(s, name, &length));
    length = 16;
    record("noaddr", getsockname(s, NULL, &length));
    length = 4;
    record("short", getsockname(s, name, &length));
    value_number("len", length);
}

void bad_33(void) {
    SOCKET s = tcp_pair().here;
    struct sockaddr_storage room = {0};
    struct sockaddr *name = (struct sockaddr *) &room;
    int length = -1;
    record("neg", getpeername(s, name, &length));
    record("nolen", getpeername(s, name, NULL));
}

void nam_31(void) {
    do_getaddrinfo("name", "no-such-host", NULL, AI_NUMERICHOST, AF_UNSPEC);
    do_getaddrinfo("service", "127.0.0.1", "no-such-service", AI_NUMERICHOST, AF_INET);
    do_getaddrinfo("family", "127.0.0.1", "80", AI_NUMERICHOST, 12345);
    do_getaddrinfo("literal", "127.0.0.1", "80", AI_NUMERICHOST, AF_UNSPEC);
}

/* Without "linux" and "macos", whose headers are not here. */
void err_31(void) {
    char both[32];
    struct pair pair = tcp_pair();
    recv_dontwait("recv", pair.here, 16, 0);
    int error = WSAGetLastError();
    value_number("number", error);
    value_text("names", error_name(error));
    snprintf(both, sizeof both, "%d/%d", EAGAIN, EWOULDBLOCK);
    value_text("windows_crt", both);
    value_number("winsock", WSAEWOULDBLOCK);
}

/* ---- options */

void opt_06(void) {
    SOCKET s = udp();
    do_setsockopt("set", s, IPPROTO_TCP, TCP_NODELAY, 1);
    do_setsockopt("so_type", s, SOL_SOCKET, SO_TYPE, 1);
}

void opt_31(void) {
    SOCKET s = tcp();
    do_getsockopt("no_such_option", s, SOL_SOCKET, 9999);
    do_getsockopt("no_such_level", s, 9999, 1);
}

static void set_keepalive(const char *label, SOCKET s, const int *value, int length) {
    record(label, setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, (const char *) value, length));
}

static void get_keepalive(const char *label, SOCKET s, int *value, int *length) {
    record(label, getsockopt(s, SOL_SOCKET, SO_KEEPALIVE, (char *) value, length));
}

void bad_05(void) {
    SOCKET s = tcp();
    int value = 1;
    int length = -1;
    set_keepalive("set0", s, &value, 0);
    set_keepalive("set3", s, &value, 3);
    set_keepalive("set_null", s, NULL, sizeof value);
    set_keepalive("set_neg", s, &value, -1);
    get_keepalive("get_neg", s, &value, &length);
    length = sizeof value;
    get_keepalive("get_null", s, NULL, &length);
    get_keepalive("get_nolen", s, &value, NULL);
    length = 1;
    get_keepalive("get1", s, &value, &length);
    value_number("outlen", length);
}

/* Memory whose second half may be neither read nor written. */
static char *half_readable(void) {
    enum { HALF = 65536 };
    DWORD before;
    char *memory = VirtualAlloc(NULL, 2 * HALF, MEM_COMMIT | MEM_RESERVE, PAGE_NOACCESS);
    if (memory == NULL || !VirtualProtect(memory, HALF, PAGE_READWRITE, &before)) {
        give_up("no memory without access");
    }
    return memory + HALF;
}

void bad_03(void) {
    char *end = half_readable() - 4;
    struct pair pair = tcp_pair();
    record("tcp", send(pair.here, end, 8, 0));
    pause_ms(20);
    recv_dontwait("peer", pair.peer, 16, 0);
    SOCKET s = udp();
    do_connect(NULL, s, do_getsockname(NULL, bound_udp()));
    record("udp", send(s, end, 8, 0));
}

void bad_11(void) {
    struct pair pair = tcp_pair();
    do_send("send", pair.here, 1, 0x00800000);
    pause_ms(20);
    recv_dontwait("recv", pair.peer, 16, 0x00800000);
}

/* ---- datagrams, urgent data */

void rcv_10(void) {
    SOCKET s = tcp_pair().here;
    /* Where there is no urgent data Wine would wait for it. */
    nonblocking(s);
    do_recv("none", s, 1, MSG_OOB);
    do_setsockopt(NULL, s, SOL_SOCKET, SO_OOBINLINE, 1);
    do_recv("inline", s, 1, MSG_OOB);
    SOCKET datagrams = udp();
    nonblocking(datagrams);
    do_recv("udp", datagrams, 1, MSG_OOB);
}

void udp_01(void) {
    SOCKET before = bound_udp();
    struct address nobody = do_getsockname(NULL, before);
    do_close(NULL, before);
    SOCKET s = udp();
    do_connect("connect", s, nobody);
    do_send("send", s, 1, 0);
    pause_ms(20);
    do_poll("poll", s, 0, 1000);
    do_send("send2", s, 1, 0);
    do_send("send3", s, 1, 0);
}

/* Without "write": a socket is no descriptor of the C runtime. */
void udp_03(void) {
    struct address somewhere = do_getsockname(NULL, bound_udp());
    SOCKET fresh = udp();
    do_send("send", fresh, 1, 0);
    recv_dontwait("recv", fresh, 16, 0);
    do_sendto("sendto", fresh, 1, 0, somewhere);
    struct address here = do_getsockname(NULL, fresh);
    value("bound_now", port_of(&here) != 0);
}

void udp_06(void) {
    struct address somewhere = do_getsockname(NULL, bound_udp());
    SOCKET s = udp();
    do_sendto("max", s, 65507, 0, somewhere);
    do_sendto("over", s, 65508, 0, somewhere);
}

void udp_31(void) {
    SOCKET receiver = bound_udp();
    SOCKET s = udp();
    do_connect(NULL, s, do_getsockname(NULL, receiver));
    do_send("over", s, 65508, 0);
    do_send("send", s, 10, 0);
    do_recv("cut", receiver, 4, 0);
    recv_dontwait("rest_is_lost", receiver, 16, 0);
}

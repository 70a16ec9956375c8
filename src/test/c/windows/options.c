/* Options: what they start with, what they take, and when. Without those that Winsock lacks. */
#include "experiments.h"

#include <stdio.h>

/* From Microsoft's ws2ipdef.h; MinGW's headers lack them. */
#ifndef TCP_KEEPIDLE
#define TCP_KEEPIDLE 3
#define TCP_MAXSEG 4
#define TCP_KEEPCNT 16
#define TCP_KEEPINTVL 17
#endif

void opt_01(void) {
    SOCKET s = closed_port();
    do_getsockopt("before", s, SOL_SOCKET, SO_ACCEPTCONN);
    do_listen(NULL, s, 1);
    do_getsockopt("after", s, SOL_SOCKET, SO_ACCEPTCONN);
    do_setsockopt("set", s, SOL_SOCKET, SO_ACCEPTCONN, 1);
}

void opt_02(void) {
    struct pair pair = tcp_pair();
    reset(pair.peer);
    do_so_error("first", pair.here);
    do_so_error("second", pair.here);
    do_setsockopt("set", pair.here, SOL_SOCKET, SO_ERROR, 1);
}

void opt_03(void) {
    SOCKET s = tcp();
    do_setsockopt(NULL, s, SOL_SOCKET, SO_RCVBUF, 65536);
    do_getsockopt("rcv", s, SOL_SOCKET, SO_RCVBUF);
    do_setsockopt("rcv0", s, SOL_SOCKET, SO_RCVBUF, 0);
    value("rcv0_positive", do_getsockopt(NULL, s, SOL_SOCKET, SO_RCVBUF) > 0);
    do_setsockopt(NULL, s, SOL_SOCKET, SO_SNDBUF, 65536);
    do_getsockopt("snd", s, SOL_SOCKET, SO_SNDBUF);
}

void opt_04(void) {
    SOCKET s = tcp();
    do_setsockopt("idle0", s, IPPROTO_TCP, TCP_KEEPIDLE, 0);
    do_setsockopt("idle_max", s, IPPROTO_TCP, TCP_KEEPIDLE, 32768);
    do_setsockopt("intvl0", s, IPPROTO_TCP, TCP_KEEPINTVL, 0);
    do_setsockopt("cnt0", s, IPPROTO_TCP, TCP_KEEPCNT, 0);
    do_setsockopt("cnt128", s, IPPROTO_TCP, TCP_KEEPCNT, 128);
    do_setsockopt("mss", s, IPPROTO_TCP, TCP_MAXSEG, 10);
}

void opt_05(void) {
    SOCKET s = tcp();
    do_getsockopt("type", s, SOL_SOCKET, SO_TYPE);
    do_getsockopt("keepalive", s, SOL_SOCKET, SO_KEEPALIVE);
    do_getsockopt("reuseaddr", s, SOL_SOCKET, SO_REUSEADDR);
    do_getsockopt("nodelay", s, IPPROTO_TCP, TCP_NODELAY);
    struct linger linger = {0};
    int length = sizeof linger;
    char shown[32];
    must(getsockopt(s, SOL_SOCKET, SO_LINGER, (char *) &linger, &length), "getsockopt");
    snprintf(shown, sizeof shown, "%d,%d", linger.l_onoff, linger.l_linger);
    value_text("linger", shown);
    do_getsockopt("keepidle", s, IPPROTO_TCP, TCP_KEEPIDLE);
    do_getsockopt("keepintvl", s, IPPROTO_TCP, TCP_KEEPINTVL);
    do_getsockopt("keepcnt", s, IPPROTO_TCP, TCP_KEEPCNT);
    do_getsockopt("rcvlowat", s, SOL_SOCKET, SO_RCVLOWAT);
}

void opt_07(void) {
    SOCKET s = do_socket(NULL, AF_INET6, SOCK_STREAM, 0);
    do_setsockopt("before", s, IPPROTO_IPV6, IPV6_V6ONLY, 0);
    must(do_bind(NULL, s, ipv6("::1", 0)), "bind");
    do_setsockopt("after", s, IPPROTO_IPV6, IPV6_V6ONLY, 1);
}

void opt_08(void) {
    SOCKET s = tcp();
    do_setsockopt("ttl0", s, IPPROTO_IP, IP_TTL, 0);
    do_setsockopt("ttl256", s, IPPROTO_IP, IP_TTL, 256);
    do_setsockopt("default", s, IPPROTO_IP, IP_TTL, -1);
    do_setsockopt("ttl64", s, IPPROTO_IP, IP_TTL, 64);
}

void opt_09(void) {
    SOCKET s = tcp_pair().here;
    do_shutdown(NULL, s, SD_BOTH);
    do_setsockopt("set", s, SOL_SOCKET, SO_KEEPALIVE, 1);
    do_getpeername("getpeername", s);
    do_getsockname("getsockname", s);
}

void opt_10(void) {
    struct pair ended = tcp_pair();
    do_close(NULL, ended.peer);
    pause_ms(20);
    do_getpeername("fin", ended.here);
    struct pair torn = tcp_pair();
    reset(torn.peer);
    do_getpeername("rst", torn.here);
}

void opt_11(void) {
    struct pair pair = tcp_pair();
    do_setsockopt(NULL, pair.here, SOL_SOCKET, SO_RCVLOWAT, 4);
    do_send(NULL, pair.peer, 2, 0);
    pause_ms(20);
    do_poll("poll2", pair.here, POLLIN, 20);
    recv_dontwait("nb", pair.here, 16, MSG_PEEK);
    do_send(NULL, pair.peer, 2, 0);
    do_poll("poll4", pair.here, POLLIN, 1000);
    do_recv(NULL, pair.here, 16, 0);
    do_send(NULL, pair.peer, 1, 0);
    do_close(NULL, pair.peer);
    do_poll("eof", pair.here, POLLIN, 1000);
}

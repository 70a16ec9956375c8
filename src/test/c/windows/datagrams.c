/* UDP: who hears whom, what is lost, what is refused. */
#include "experiments.h"

/* A port that was just given back. */
static struct address nobody(void) {
    SOCKET s = bound_udp();
    struct address address = do_getsockname(NULL, s);
    do_close(NULL, s);
    return address;
}

void udp_07(void) {
    SOCKET s = bound_udp();
    SOCKET first = bound_udp();
    struct address here = do_getsockname(NULL, s);
    do_sendto(NULL, first, 1, 0, here);
    pause_ms(20);
    do_connect(NULL, s, do_getsockname(NULL, bound_udp()));
    recv_dontwait("queued", s, 16, 0);
    do_sendto(NULL, first, 1, 0, here);
    pause_ms(20);
    do_recv("filtered", s, 16, 0);
    do_connect("reconnect", s, do_getsockname(NULL, first));
    struct address none = {.length = sizeof(struct sockaddr_in)};
    do_connect("unspec", s, none);
    do_getpeername("getpeername", s);
}

void udp_08(void) {
    struct address closed = nobody();
    SOCKET connected = udp();
    do_connect(NULL, connected, closed);
    do_send(NULL, connected, 1, 0);
    pause_ms(20);
    do_timeout(NULL, connected, SO_RCVTIMEO, 500);
    do_recv("recv", connected, 1, 0);
    recv_dontwait("recv2", connected, 1, 0);
    do_send(NULL, connected, 1, 0);
    pause_ms(20);
    do_so_error("so_error", connected);
    SOCKET unconnected = udp();
    do_sendto(NULL, unconnected, 1, 0, closed);
    pause_ms(20);
    recv_dontwait("unconnected", unconnected, 1, 0);
}

void udp_10(void) {
    SOCKET receiver = bound_udp();
    do_setsockopt(NULL, receiver, SOL_SOCKET, SO_RCVBUF, 4096);
    struct address address = do_getsockname(NULL, receiver);
    SOCKET s = udp();
    int sent = 0;
    for (int i = 0; i < 200; i++) {
        sent += do_sendto(NULL, s, 1000, 0, address) == 1000;
    }
    pause_ms(20);
    nonblocking(receiver);
    int received = 0;
    while (received < 300 && do_recv(NULL, receiver, 2000, 0) == 1000) {
        received++;
    }
    value("all_sent", sent == 200);
    value("some_lost", received < 200);
    do_recv("last", receiver, 2000, 0);
}

void udp_11(void) {
    SOCKET receiver = bound_udp();
    struct address address = do_getsockname(NULL, receiver);
    SOCKET s = udp();
    do_sendto(NULL, s, 10, 0, address);
    do_sendto(NULL, s, 20, 0, address);
    pause_ms(20);
    do_fionread("udp", receiver);
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 10, 0);
    do_send(NULL, pair.peer, 20, 0);
    pause_ms(20);
    do_fionread("tcp", pair.here);
}

void udp_14(void) {
    SOCKET receiver = bound_udp();
    SOCKET s = udp();
    do_connect(NULL, s, do_getsockname(NULL, receiver));
    do_send("oob", s, 1, MSG_OOB);
    WSAPOLLFD fd = {.fd = receiver, .events = POLLIN};
    WSAPoll(&fd, 1, 20);
    value("peer", fd.revents != 0);
}

void udp_15(void) {
    SOCKET peer = bound_udp();
    SOCKET other = bound_udp();
    SOCKET s = udp();
    do_connect(NULL, s, do_getsockname(NULL, peer));
    do_sendto("sendto", s, 1, 0, do_getsockname(NULL, other));
    pause_ms(20);
    recv_dontwait("b_got", other, 16, 0);
    do_send("send", s, 1, 0);
    pause_ms(20);
    recv_dontwait("a_got", peer, 16, 0);
}

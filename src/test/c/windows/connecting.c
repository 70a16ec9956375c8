/* Connecting: pending, refused, twice, nowhere to go. */
#include "experiments.h"

#define BOTH (POLLIN | POLLOUT)

void con_01(void) {
    struct address nobody = do_getsockname(NULL, closed_port());
    SOCKET s = tcp();
    do_connect("connect", s, nobody);
    do_connect("again", s, nobody);
    do_so_error("so_error", s);
}

void con_02(void) {
    SOCKET s = pending(do_getsockname(NULL, listener(8)));
    do_poll("poll", s, POLLOUT, 1000);
    do_so_error("so_error", s);
    do_getpeername("getpeername", s);
}

void con_03(void) {
    SOCKET s = pending(do_getsockname(NULL, closed_port()));
    settle();
    do_poll("poll", s, BOTH, REFUSED);
    do_so_error("so_error", s);
    do_so_error("so_error2", s);
}

void con_04(void) {
    SOCKET s = pending(do_getsockname(NULL, closed_port()));
    do_poll(NULL, s, BOTH, REFUSED);
    do_recv("recv", s, 16, 0);
    do_recv("recv2", s, 16, 0);
    do_so_error("so_error", s);
}

void con_05(void) {
    struct address nobody = do_getsockname(NULL, closed_port());
    SOCKET s = tcp();
    nonblocking(s);
    do_connect(NULL, s, nobody);
    do_poll(NULL, s, BOTH, REFUSED);
    do_getpeername("getpeername", s);
    do_send("send", s, 1, 0);
    do_send("send2", s, 1, 0);
    do_recv("recv", s, 16, 0);
    do_getpeername("getpeername2", s);
}

void con_06(void) {
    struct address nobody = do_getsockname(NULL, closed_port());
    SOCKET s = pending(nobody);
    do_poll(NULL, s, BOTH, REFUSED);
    do_connect("connect2", s, nobody);
    settle();
    do_connect("connect3", s, nobody);
}

void con_07(void) {
    SOCKET later = closed_port();
    struct address address = do_getsockname(NULL, later);
    SOCKET s = tcp();
    do_connect("connect", s, address);
    do_listen(NULL, later, 8);
    do_connect("connect2", s, address);
}

void con_08(void) {
    struct address full = fill_queue(listener(0));
    SOCKET s = pending(full);
    do_connect("connect2", s, full);
    do_poll("poll", s, POLLOUT, 50);
}

void con_09(void) {
    SOCKET listening = listener(8);
    struct address address = do_getsockname(NULL, listening);
    SOCKET client = connected(address);
    SOCKET accepted = do_accept(NULL, listening);
    do_connect("client", client, address);
    do_connect("accepted", accepted, address);
}

void con_16(void) {
    struct address away = ipv4("198.51.100.1", 80);
    if (has_route(away)) {
        give_up("there is a route to 198.51.100.1: a packet would leave the machine");
    }
    do_connect("tcp", tcp(), away);
    SOCKET s = tcp();
    nonblocking(s);
    do_connect("tcp_nb", s, away);
    SOCKET datagrams = udp();
    do_sendto("sendto", datagrams, 1, 0, away);
    do_connect("udp", datagrams, away);
}

void con_18(void) {
    SOCKET listening = listener(0);
    SOCKET s = pending(fill_queue(listening));
    do_poll("poll", s, POLLOUT, 100);
    do_accept(NULL, listening);
    do_poll("poll_after_accept", s, POLLOUT, 8000);
    do_so_error("so_error", s);
}

void con_19(void) {
    struct address full = fill_queue(listener(0));
    SOCKET s = tcp();
    nonblocking(s);
    do_connect(NULL, s, full);
    do_getpeername("getpeername", s);
    struct address here = do_getsockname("getsockname", s);
    value("local_port_set", port_of(&here) != 0);
}

void con_20(void) {
    SOCKET s = pending(fill_queue(listener(0)));
    do_so_error("so_error", s);
    do_getpeername("getpeername", s);
    do_poll("poll", s, POLLOUT, 0);
}

void con_31(void) {
    struct address nobody = do_getsockname(NULL, closed_port());
    struct address other = do_getsockname(NULL, listener(8));
    SOCKET s = pending(nobody);
    do_poll(NULL, s, BOTH, REFUSED);
    do_connect("other_port", s, other);
    settle();
    do_connect("other_port_again", s, other);
    do_poll("poll", s, POLLOUT, 1000);
    do_so_error("so_error", s);
}

void con_33(void) {
    struct address nobody = do_getsockname(NULL, closed_port());
    SOCKET s = pending(nobody);
    do_poll(NULL, s, BOTH, REFUSED);
    do_so_error("so_error", s);
    do_connect("connect2", s, nobody);
    settle();
    do_connect("connect3", s, nobody);
}

void udp_02(void) {
    struct address everybody = ipv4("255.255.255.255", 9);
    SOCKET s = udp();
    do_connect("connect", s, everybody);
    do_sendto("sendto", s, 1, 0, everybody);
}

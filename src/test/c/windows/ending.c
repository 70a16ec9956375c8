/* How a connection, or a call that waits, ends; what becomes of those in a listener's queue. */
#include "experiments.h"

/* ---- the queue of a listener */

void acc_07(void) {
    SOCKET listening = listener(4);
    SOCKET client = connected(do_getsockname(NULL, listening));
    do_send(NULL, client, 3, 0);
    do_close(NULL, client);
    pause_ms(20);
    SOCKET s = do_accept("accept", listening);
    do_recv("recv", s, 16, 0);
    do_recv("recv2", s, 16, 0);
}

void acc_12(void) {
    SOCKET s = closed_port();
    do_listen("l5", s, 5);
    do_listen("l10", s, 10);
    do_listen("l1", s, 1);
    do_listen("neg", s, -1);
}

void acc_13(void) {
    struct address address = do_getsockname(NULL, listener(0));
    SOCKET first = tcp();
    SOCKET second = tcp();
    nonblocking(first);
    nonblocking(second);
    do_connect(NULL, first, address);
    pause_ms(20);
    do_connect(NULL, second, address);
    do_poll("first", first, POLLOUT, 150);
    do_poll("second", second, POLLOUT, 150);
}

void acc_22(void) {
    SOCKET listening = listener(4);
    SOCKET client = connected(do_getsockname(NULL, listening));
    pause_ms(20);
    do_close(NULL, listening);
    do_poll("poll", client, POLLIN, 1000);
    do_recv("recv", client, 1, 0);
    do_recv("recv2", client, 1, 0);
}

void shu_01(void) {
    SOCKET listening = listener(4);
    struct address address = do_getsockname(NULL, listening);
    do_shutdown("rd", listening, SD_RECEIVE);
    struct address after = do_getsockname(NULL, listening);
    value("getsockname_still_old", port_of(&after) == port_of(&address));
    do_bind("bind_old_port", tcp(), address);
}

/* ---- a call that waits */

void tmo_02(void) {
    SOCKET listening = listener(8);
    do_timeout(NULL, listening, SO_RCVTIMEO, 120);
    double start = milliseconds();
    /* So that it ends: it heeds no time limit. */
    close_later(600, listening);
    do_accept("accept", listening);
    value("at_least_120", milliseconds() - start >= 115);
    join();
}

void acc_09(void) {
    SOCKET listening = listener(4);
    do_timeout(NULL, listening, SO_RCVTIMEO, 400);
    double start = milliseconds();
    close_later(100, listening);
    do_accept("accept", listening);
    value("waited_full", milliseconds() - start >= 380);
    join();
}

void shu_05(void) {
    SOCKET shut = tcp_pair().here;
    do_timeout(NULL, shut, SO_RCVTIMEO, 5000);
    shutdown_later(80, shut, SD_RECEIVE);
    do_recv("shutdown", shut, 1, 0);
    join();
    SOCKET closed = tcp_pair().here;
    do_timeout(NULL, closed, SO_RCVTIMEO, 300);
    close_later(80, closed);
    do_recv("close", closed, 1, 0);
    join();
}

void snd_12(void) {
    struct pair pair = tcp_pair();
    do_timeout(NULL, pair.here, SO_SNDTIMEO, 5000);
    close_later(150, pair.peer);
    int sent = do_send(NULL, pair.here, BUFFER, 0);
    join();
    value("partial", sent > 0 && sent < BUFFER);
    do_send("next", pair.here, 1, 0);
    do_send("after", pair.here, 1, 0);
}

/* ---- shutdown and close */

void snd_10(void) {
    struct pair pair = tcp_pair();
    do_shutdown(NULL, pair.peer, SD_RECEIVE);
    do_send("send", pair.here, 1, 0);
    do_poll("poll", pair.here, POLLIN, 50);
    do_send("send2", pair.here, 1, 0);
}

void shu_08(void) {
    SOCKET s = udp();
    do_connect(NULL, s, do_getsockname(NULL, bound_udp()));
    do_shutdown("rd", s, SD_RECEIVE);
    do_timeout(NULL, s, SO_RCVTIMEO, 1000);
    do_recv("recv", s, 1, 0);
    recv_dontwait("recv_nb", s, 1, 0);
    do_shutdown("wr", s, SD_SEND);
    do_send("send", s, 1, 0);
}

void shu_09(void) {
    struct pair torn = tcp_pair();
    reset(torn.peer);
    do_recv("rst", torn.here, 1, 0);
    struct pair ended = tcp_pair();
    do_shutdown(NULL, ended.peer, SD_SEND);
    pause_ms(10);
    do_recv("fin_first", ended.here, 1, 0);
    reset(ended.peer);
    do_poll("poll", ended.here, 0, 100);
}

void rcv_14(void) {
    struct pair pair = tcp_pair();
    do_close(NULL, pair.peer);
    pause_ms(20);
    do_send("send", pair.here, 1, 0);
    pause_ms(30);
    do_recv("recv", pair.here, 16, 0);
}

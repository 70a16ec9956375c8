/* Receiving: data, nothing yet, the end, the reset, the time limit. */
#include "experiments.h"

#include <limits.h>
#include <stdio.h>

#include <errno.h>

void rcv_01(void) {
    struct pair pair = tcp_pair();
    reset(pair.peer);
    do_recv("recv", pair.here, 16, 0);
    do_recv("recv2", pair.here, 16, 0);
    do_send("send", pair.here, 1, 0);
    do_so_error("so_error", pair.here);
}

void rcv_02(void) {
    struct pair pair = tcp_pair();
    reset(pair.peer);
    do_so_error("so_error", pair.here);
    do_so_error("so_error2", pair.here);
    do_recv("recv", pair.here, 16, 0);
    do_send("send", pair.here, 1, 0);
}

void rcv_03(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.here, 5, 0);
    pause_ms(20);
    do_close(NULL, pair.peer);
    do_poll("poll", pair.here, POLLIN, 1000);
    do_recv("recv", pair.here, 16, 0);
    do_recv("recv2", pair.here, 16, 0);
}

/* Without "read": a socket is no descriptor of the C runtime. */
void rcv_34(void) {
    struct pair pair = tcp_pair();
    nonblocking(pair.here);
    do_recv("recv", pair.here, 16, 0);
    do_recv("recv_again", pair.here, 16, 0);
    value("eagain_is_ewouldblock", EAGAIN == EWOULDBLOCK);
}

void rcv_05(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 3, 0);
    do_close(NULL, pair.peer);
    do_recv("recv", pair.here, 16, 0);
    do_recv("recv2", pair.here, 16, 0);
    nonblocking(pair.here);
    do_recv("nb", pair.here, 16, 0);
    do_recv("recv4", pair.here, 16, 0);
}

void rcv_06(void) {
    SOCKET fresh = tcp();
    do_recv("fresh", fresh, 16, 0);
    do_recv("zero", fresh, 0, 0);
    do_recv("listener", listener_that_never_waits(), 16, 0);
}

void rcv_07(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 3, 0);
    pause_ms(20);
    do_recv("peek2", pair.here, 2, MSG_PEEK);
    do_recv("peek", pair.here, 16, MSG_PEEK);
    do_recv("recv", pair.here, 16, 0);
    do_close(NULL, pair.peer);
    do_recv("eof", pair.here, 16, MSG_PEEK);
}

void rcv_08(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 4, 0);
    send_later(100, pair.peer, 4);
    do_recv("full", pair.here, 8, MSG_WAITALL);
    join();
    do_send(NULL, pair.peer, 3, 0);
    do_shutdown(NULL, pair.peer, SD_SEND);
    do_recv("short_at_eof", pair.here, 8, MSG_WAITALL);
    recv_dontwait("dontwait", pair.peer, 8, MSG_WAITALL);
}

void rcv_12(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 3, 0);
    do_send(NULL, pair.peer, 4, 0);
    pause_ms(20);
    do_recv("both", pair.here, 16, 0);
    do_send(NULL, pair.peer, 5, 0);
    pause_ms(20);
    do_recv("part", pair.here, 2, 0);
    do_recv("rest", pair.here, 16, 0);
}

void rcv_31(void) {
    struct pair pair = tcp_pair();
    double start = milliseconds();
    send_later(100, pair.peer, 5);
    do_recv("recv", pair.here, 16, 0);
    value("waited", milliseconds() - start >= 90);
    join();
    start = milliseconds();
    close_later(100, pair.peer);
    do_recv("at_close", pair.here, 16, 0);
    value("waited_for_close", milliseconds() - start >= 90);
    join();
}

void rcv_32(void) {
    struct pair pair = tcp_pair();
    nonblocking(pair.here);
    do_send(NULL, pair.peer, 5, 0);
    pause_ms(20);
    do_recv("recv", pair.here, 3, 0);
    do_recv("rest", pair.here, 16, 0);
    do_recv("drained", pair.here, 16, 0);
    do_send(NULL, pair.peer, 2, 0);
    pause_ms(20);
    do_recv("more", pair.here, 16, 0);
}

void rcv_33(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 3, 0);
    pause_ms(20);
    reset(pair.peer);
    do_poll("poll", pair.here, POLLIN, 1000);
    do_recv("recv", pair.here, 16, 0);
    do_recv("recv2", pair.here, 16, 0);
    do_recv("recv3", pair.here, 16, 0);
}

void shu_02(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.here, 5, 0);
    pause_ms(20);
    do_shutdown(NULL, pair.peer, SD_SEND);
    do_recv("recv", pair.here, 16, 0);
    do_recv("peer_can_still_read", pair.peer, 16, 0);
}

void shu_03(void) {
    struct pair pair = tcp_pair();
    do_shutdown(NULL, pair.peer, SD_SEND);
    do_recv("recv", pair.here, 16, 0);
    do_send("send", pair.here, 3, 0);
    do_recv("peer_recv", pair.peer, 16, 0);
    do_close(NULL, pair.here);
    do_recv("peer_eof", pair.peer, 16, 0);
}

void shu_04(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 5, 0);
    pause_ms(20);
    do_shutdown(NULL, pair.here, SD_RECEIVE);
    do_recv("recv", pair.here, 16, 0);
    do_recv("recv2", pair.here, 16, 0);
    do_poll("poll", pair.here, POLLIN, 0);
}

void udp_04(void) {
    SOCKET receiver = bound_udp();
    SOCKET sender = udp();
    do_sendto("sendto", sender, 0, 0, do_getsockname(NULL, receiver));
    pause_ms(20);
    do_fionread("fionread", receiver);
    do_recv("recv", receiver, 16, 0);
    recv_dontwait("recv2", receiver, 16, 0);
}

void tmo_04(void) {
    struct pair pair = tcp_pair();
    do_timeout(NULL, pair.here, SO_RCVTIMEO, 120);
    do_send(NULL, pair.peer, 3, 0);
    do_recv("recv", pair.here, 8, MSG_WAITALL);
    do_recv("recv2", pair.here, 8, 0);
}

/* Without "read". */
void tmo_31(void) {
    struct pair pair = tcp_pair();
    do_timeout(NULL, pair.here, SO_RCVTIMEO, 100);
    double start = milliseconds();
    do_recv("time_up", pair.here, 16, 0);
    value("at_least_100", milliseconds() - start >= 95);
    recv_dontwait("nothing_there", pair.here, 16, 0);
    do_send(NULL, pair.peer, 5, 0);
    do_recv("used_again", pair.here, 16, 0);
    do_close(NULL, pair.peer);
    do_recv("closed", pair.here, 16, 0);
}

void tmo_32(void) {
    struct pair pair = tcp_pair();
    double start = milliseconds();
    do_poll("time_up", pair.here, POLLIN, 100);
    value("at_least_100", milliseconds() - start >= 95);
    recv_dontwait("nothing_there", pair.here, 16, 0);
    send_later(50, pair.peer, 5);
    do_poll("data", pair.here, POLLIN, 5000);
    join();
    do_recv("recv", pair.here, 16, 0);
    do_close(NULL, pair.peer);
    do_poll("closed", pair.here, POLLIN, 5000);
    do_recv("recv_closed", pair.here, 16, 0);
}

void rcv_09(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 2, 0);
    must(send(pair.peer, "c", 1, MSG_OOB), "send");
    do_send(NULL, pair.peer, 1, 0);
    pause_ms(30);
    /* Windows refuses to be asked for POLLPRI. */
    do_poll("pri", pair.here, POLLRDBAND, 1000);
    do_recv("recv", pair.here, 16, 0);
    u_long mark = 0;
    must(ioctlsocket(pair.here, SIOCATMARK, &mark), "ioctlsocket");
    value_number("atmark", (long) mark);
    char urgent[2] = {0};
    char shown[16];
    int taken = recv(pair.here, urgent, 1, MSG_OOB);
    snprintf(shown, sizeof shown, "%d:%s", taken, urgent);
    value_text("oob", shown);
    recv_dontwait("oob2", pair.here, 1, MSG_OOB);
    do_recv("rest", pair.here, 16, 0);
}

void rcv_13(void) {
    struct pair pair = tcp_pair();
    nonblocking(pair.here);
    do_send(NULL, pair.peer, 3, 0);
    pause_ms(20);
    do_recv("huge", pair.here, INT_MAX, 0);
    do_recv("minus1", pair.here, -1, 0);
}

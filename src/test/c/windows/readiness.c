/* Waiting: what WSAPoll and select report. POLLRDHUP does not exist here, so that nobody asks for it. */
#include "experiments.h"

#define IN_OUT (POLLIN | POLLOUT)

void pol_03(void) {
    SOCKET idle = tcp_pair().here;
    WSAPOLLFD fds[] = {{.fd = closed_socket(), .events = POLLIN}, {.fd = idle, .events = POLLIN}};
    /* WSAPoll does not count the closed one, and would wait for the idle one for ever. */
    record("ret", WSAPoll(fds, 2, 100));
    value_text("r0", poll_names(fds[0].revents));
    value_text("r1", poll_names(fds[1].revents));
}

void pol_05(void) {
    struct pair pair = tcp_pair();
    do_close(NULL, pair.peer);
    pause_ms(20);
    do_poll("a", pair.here, IN_OUT, 1000);
    do_poll("b", pair.here, IN_OUT, 1000);
    do_poll("c", pair.here, 0, 1000);
}

void pol_06(void) {
    struct pair pair = tcp_pair();
    do_shutdown(NULL, pair.here, SD_SEND);
    do_poll("own_wr", pair.here, IN_OUT, 0);
    do_shutdown(NULL, pair.peer, SD_SEND);
    pause_ms(20);
    do_poll("both", pair.here, IN_OUT, 1000);
}

void pol_08(void) {
    do_poll("fresh", tcp(), IN_OUT, 0);
    do_poll("bound", closed_port(), IN_OUT, 0);
}

void pol_09(void) {
    SOCKET listening = listener(8);
    do_poll("idle", listening, IN_OUT, 0);
    connected(do_getsockname(NULL, listening));
    do_poll("pending", listening, IN_OUT, 1000);
    do_accept(NULL, listening);
    do_poll("after", listening, IN_OUT, 0);
}

void pol_32(void) {
    struct pair idle = tcp_pair();
    struct pair busy = tcp_pair();
    do_send(NULL, busy.peer, 1, 0);
    pause_ms(20);
    WSAPOLLFD fds[] = {{.fd = idle.here, .events = POLLIN}, {.fd = busy.here, .events = POLLIN}};
    record("ret", WSAPoll(fds, 2, 1000));
    value_text("idle", poll_names(fds[0].revents));
    value_text("busy", poll_names(fds[1].revents));
    nonblocking(idle.here);
    do_recv("recv_idle", idle.here, 16, 0);
    do_recv("recv_busy", busy.here, 16, 0);
}

void sel_33(void) {
    SOCKET s = pending(do_getsockname(NULL, closed_port()));
    settle();
    do_select("select", s, REFUSED);
    do_so_error("so_error", s);
}

void sel_04(void) {
    do_select("fresh", tcp(), 0);
    struct pair ended = tcp_pair();
    do_close(NULL, ended.peer);
    pause_ms(20);
    do_select("fin", ended.here, 1000);
    do_recv(NULL, ended.here, 16, 0);
    struct pair torn = tcp_pair();
    reset(torn.peer);
    do_select("rst", torn.here, 1000);
    struct pair urgent = tcp_pair();
    do_send(NULL, urgent.peer, 1, MSG_OOB);
    pause_ms(20);
    do_select("oob", urgent.here, 1000);
}

void sel_32(void) {
    SOCKET listening = listener(8);
    do_select_read("idle", listening, 0);
    connected(do_getsockname(NULL, listening));
    do_select_read("waiting", listening, 1000);
    do_accept("accept", listening);
}

/* Without "nfds", which Winsock ignores. */
void sel_34(void) {
    do_select_read("closed", closed_socket(), 0);
}

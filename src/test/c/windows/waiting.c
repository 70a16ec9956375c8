/* The rules of WSAPoll, and calls that wait for no longer than they were told. */
#include "experiments.h"

#include <stdio.h>

#define IN_OUT (POLLIN | POLLOUT)

/* A UDP socket with a datagram of this size. */
static SOCKET receiver(int size) {
    SOCKET s = bound_udp();
    do_sendto(NULL, udp(), size, 0, do_getsockname(NULL, s));
    pause_ms(20);
    return s;
}

static int poll_millis(const char *label, SOCKET s, int timeout) {
    WSAPOLLFD fd = {.fd = s, .events = POLLIN};
    return record(label, WSAPoll(&fd, 1, timeout));
}

/* ---- what it is asked */

/* Without "bad", which ends the program under Wine, and "many": there is no limit. */
void pol_01(void) {
    record("none", WSAPoll(NULL, 0, 0));
    record("null", WSAPoll(NULL, 1, 0));
    double start = milliseconds();
    record("sleep", WSAPoll(NULL, 0, 30));
    value("slept", milliseconds() - start >= 29);
}

void pol_02(void) {
    WSAPOLLFD fds[] = {{.fd = INVALID_SOCKET, .events = POLLIN, .revents = 99},
                       {.fd = receiver(1), .events = POLLIN, .revents = 99},
                       {.fd = (SOCKET) -5, .events = POLLIN, .revents = 99}};
    record("ret", WSAPoll(fds, 3, 0));
    value_text("r0", poll_names(fds[0].revents));
    value_text("r1", poll_names(fds[1].revents));
    value_text("r2", poll_names(fds[2].revents));
}

void pol_12(void) {
    SOCKET s = tcp_pair().here;
    WSAPOLLFD fds[] = {{.fd = s, .events = POLLOUT}, {.fd = s, .events = IN_OUT}};
    record("ret", WSAPoll(fds, 2, 0));
    value_text("r0", poll_names(fds[0].revents));
    value_text("r1", poll_names(fds[1].revents));
}

void pol_15(void) {
    do_poll("poll", tcp_pair().here, POLLERR | POLLHUP | POLLNVAL | POLLPRI | 0x4000, 0);
}

void wsa_04(void) {
    WSAPOLLFD fds[] = {{.fd = tcp_pair().here, .events = POLLOUT}, {.fd = closed_socket(), .events = POLLERR}};
    record("ret", WSAPoll(fds, 2, 0));
    value_text("valid", poll_names(fds[0].revents));
    value_text("closed", poll_names(fds[1].revents));
}

/* ---- what it reports */

/* Without "pipe", which is no socket. */
void pol_04(void) {
    struct pair ended = tcp_pair();
    do_close(NULL, ended.peer);
    pause_ms(20);
    do_poll("fin", ended.here, 0, 0);
    struct pair torn = tcp_pair();
    reset(torn.peer);
    do_poll("rst", torn.here, 0, 0);
    do_poll("nval", closed_socket(), 0, 0);
}

void pol_07(void) {
    SOCKET s = tcp_pair().here;
    do_shutdown(NULL, s, SD_RECEIVE);
    do_poll("poll", s, IN_OUT, 0);
}

void pol_13(void) {
    do_poll("fresh", udp(), IN_OUT, 0);
    do_poll("zero", receiver(0), IN_OUT, 1000);
    SOCKET unused = bound_udp();
    struct address nobody = do_getsockname(NULL, unused);
    do_close(NULL, unused);
    SOCKET s = udp();
    do_connect(NULL, s, nobody);
    do_send(NULL, s, 1, 0);
    do_poll("icmp", s, 0, 1000);
}

void pol_14(void) {
    SOCKET s = tcp_pair().here;
    double start = milliseconds();
    close_later(80, s);
    do_poll("poll", s, POLLIN, 400);
    value("waited_full", milliseconds() - start >= 390);
    join();
}

void wsa_09(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 3, 0);
    do_close(NULL, pair.peer);
    pause_ms(20);
    do_poll("asked", pair.here, IN_OUT, 0);
    do_poll("unasked", pair.here, 0, 0);
}

void wsa_10(void) {
    struct pair pair = tcp_pair();
    reset(pair.peer);
    do_poll("poll", pair.here, IN_OUT, 0);
}

void wsa_12(void) {
    struct address nobody = do_getsockname(NULL, closed_port());
    SOCKET s = tcp();
    do_connect("connect", s, nobody);
    do_poll("poll", s, IN_OUT, 0);
    do_so_error("so_error", s);
}

void wsa_13(void) {
    SOCKET sending = tcp_pair().here;
    do_shutdown(NULL, sending, SD_SEND);
    do_poll("send", sending, IN_OUT, 0);
    SOCKET receiving = tcp_pair().here;
    do_shutdown(NULL, receiving, SD_RECEIVE);
    do_poll("receive", receiving, IN_OUT, 0);
    do_recv("recv", receiving, 16, 0);
}

void wsa_14(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.peer, 1, MSG_OOB);
    pause_ms(20);
    do_poll("urgent", pair.here, POLLIN, 0);
    do_setsockopt(NULL, pair.here, SOL_SOCKET, SO_OOBINLINE, 1);
    do_poll("inline", pair.here, POLLIN, 0);
}

void wsa_16(void) {
    do_poll("fresh", udp(), IN_OUT, 0);
    SOCKET s = bound_udp();
    do_poll("bound", s, IN_OUT, 0);
    do_sendto(NULL, udp(), 1, 0, do_getsockname(NULL, s));
    pause_ms(20);
    do_poll("datagram", s, IN_OUT, 0);
}

/* ---- time */

void tmo_06(void) {
    struct pair pair = tcp_pair();
    poll_millis("zero", pair.here, 0);
    double start = milliseconds();
    poll_millis("forty", pair.here, 40);
    value("at_least_40", milliseconds() - start >= 39);
    send_later(60, pair.peer, 4);
    poll_millis("minus1", pair.here, -1);
    join();
    do_recv(NULL, pair.here, 16, 0);
    send_later(60, pair.peer, 4);
    poll_millis("minus1000", pair.here, -1000);
    join();
}

void tmo_03(void) {
    struct pair full = tcp_pair();
    fill(full.here);
    blocking(full.here);
    do_timeout(NULL, full.here, SO_SNDTIMEO, 100);
    double start = milliseconds();
    do_send("full", full.here, 1, 0);
    value("at_least_100", milliseconds() - start >= 95);
    struct pair fresh = tcp_pair();
    do_timeout(NULL, fresh.here, SO_SNDTIMEO, 100);
    int taken = do_send(NULL, fresh.here, BUFFER, 0);
    value("partial", taken > 0 && taken < BUFFER);
}

void tmo_05(void) {
    SOCKET s = tcp_pair().here;
    do_timeout(NULL, s, SO_RCVTIMEO, 100);
    double start = milliseconds();
    do_recv("recv", s, 1, 0);
    value("at_least_100", milliseconds() - start >= 95);
    DWORD limit = 0;
    int length = sizeof limit;
    char shown[32];
    must(getsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (char *) &limit, &length), "getsockopt");
    snprintf(shown, sizeof shown, "%lu.%03lu", limit / 1000, limit % 1000);
    value_text("get", shown);
}

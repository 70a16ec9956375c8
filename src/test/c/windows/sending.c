/* Sending: into a full buffer, to a peer that has gone. */
#include "experiments.h"

void snd_01(void) {
    SOCKET fresh = tcp();
    do_send("fresh", fresh, 1, 0);
    do_sendto("sendto", fresh, 1, 0, loopback(9));
    do_send("listener", listener_that_never_waits(), 1, 0);
}

void snd_02(void) {
    struct pair pair = tcp_pair();
    do_shutdown(NULL, pair.here, SD_SEND);
    do_send("send", pair.here, 1, 0);
    do_send("send2", pair.here, 1, 0);
    do_so_error("so_error", pair.here);
}

void snd_31(void) {
    struct pair pair = tcp_pair();
    do_shutdown(NULL, pair.here, SD_SEND);
    do_send("send", pair.here, 1, 0);
    /* Getting here is the observation. */
    value("alive", true);
}

void snd_04(void) {
    struct pair pair = tcp_pair();
    do_close(NULL, pair.peer);
    do_recv("recv", pair.here, 16, 0);
    do_send("send", pair.here, 1, 0);
    pause_ms(30);
    do_poll("poll", pair.here, POLLIN | POLLOUT, 1000);
    do_send("send2", pair.here, 1, 0);
    do_recv("recv2", pair.here, 16, 0);
    do_so_error("so_error", pair.here);
}

void snd_05(void) {
    struct pair pair = tcp_pair();
    reset(pair.peer);
    do_send("send", pair.here, 1, 0);
    do_send("send2", pair.here, 1, 0);
    do_recv("recv", pair.here, 16, 0);
}

long long fill(SOCKET s) {
    long long total = 0;
    int misses = 0;
    int size = 1024;
    nonblocking(s);
    /*
     * Room appears again while the peer's buffer takes what is under way, and after a probe of its window some 200 ms
     * later: full is what refuses a single byte for longer than that.
     */
    for (int calls = 0; misses < 7 && calls < 1000000; calls++) {
        int taken = send(s, memory, size, 0);
        if (taken >= 0) {
            total += taken;
            misses = 0;
            size = 1024;
        } else {
            if (size == 1) {
                misses++;
                pause_ms(60);
            }
            size = 1;
        }
    }
    return total;
}

void snd_06(void) {
    struct pair pair = tcp_pair();
    do_setsockopt(NULL, pair.here, SOL_SOCKET, SO_SNDBUF, 65536);
    int asked = 3 * do_getsockopt(NULL, pair.here, SOL_SOCKET, SO_SNDBUF);
    bool partial = false;
    int calls = 0;
    int taken;
    do {
        taken = send_dontwait(NULL, pair.here, asked);
        partial |= taken > 0 && taken < asked;
    } while (taken > 0 && ++calls < 1000);
    value("partial", partial);
    fill(pair.here);
    send_dontwait("full", pair.here, 1);
    do_poll("poll", pair.here, POLLOUT, 10);
}

void snd_07(void) {
    struct pair pair = tcp_pair();
    fill(pair.here);
    send_dontwait("send", pair.here, 1);
    recv_dontwait("recv", pair.here, 1, 0);
}

void snd_08(void) {
    struct pair pair = tcp_pair();
    do_send("send", pair.here, 0, 0);
    recv_dontwait("recv", pair.peer, 16, 0);
    do_poll("poll", pair.peer, POLLIN, 0);
}

void snd_11(void) {
    struct pair pair = tcp_pair();
    do_send(NULL, pair.here, 1, 0);
    pause_ms(20);
    do_close(NULL, pair.peer);
    pause_ms(30);
    do_send("send", pair.here, 1, 0);
    do_send("send2", pair.here, 1, 0);
    do_recv("recv", pair.here, 16, 0);
}

/* Buffers of 128 KiB on both sides, whatever this machine's defaults are. */
static void fix_buffers(struct pair pair) {
    do_setsockopt(NULL, pair.here, SOL_SOCKET, SO_SNDBUF, 128 << 10);
    do_setsockopt(NULL, pair.peer, SOL_SOCKET, SO_RCVBUF, 128 << 10);
}

void snd_32(void) {
    struct pair small = tcp_pair();
    fix_buffers(small);
    nonblocking(small.here);
    value("small_chunks_fit_18_kb", fill(small.here) > 18 << 10);
    do_send("then", small.here, 1024, 0);
    struct pair large = tcp_pair();
    fix_buffers(large);
    nonblocking(large.here);
    int first = do_send(NULL, large.here, BUFFER, 0);
    value("large_first_send_taken_whole", first == BUFFER);
    value("large_first_send_taken_in_part", first > 0 && first < BUFFER);
}

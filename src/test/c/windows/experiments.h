/*
 * The experiments that Windows can make, in the order of src/main/resources/io/eagain/lab/experiments.tsv; a scenario
 * of the same id in src/main/java/io/eagain/lab makes the same calls.
 *
 * Left out is what needs a thing that Winsock lacks: fcntl, dup, read and write on sockets, accept4, socketpair, epoll,
 * eventfd, packet filters, signals, a limit of open files, abstract and datagram unix sockets. NULLs and negative
 * lengths are here as far as Wine answers them; the library refuses most of them before the call.
 */
#ifndef EXPERIMENTS_H
#define EXPERIMENTS_H

#include "bench.h"

/* WSA-31 is first: it needs a process that has not called WSAStartup(). */
#define EXPERIMENTS(X) \
    X("WSA-31", wsa_31) \
    X("CON-01", con_01) \
    X("CON-02", con_02) \
    X("CON-03", con_03) \
    X("CON-04", con_04) \
    X("CON-05", con_05) \
    X("CON-06", con_06) \
    X("CON-07", con_07) \
    X("CON-08", con_08) \
    X("CON-09", con_09) \
    X("CON-16", con_16) \
    X("CON-18", con_18) \
    X("CON-19", con_19) \
    X("CON-20", con_20) \
    X("CON-31", con_31) \
    X("ACC-01", acc_01) \
    X("SND-01", snd_01) \
    X("SND-02", snd_02) \
    X("SND-31", snd_31) \
    X("SND-04", snd_04) \
    X("SND-05", snd_05) \
    X("SND-06", snd_06) \
    X("SND-07", snd_07) \
    X("SND-08", snd_08) \
    X("SND-11", snd_11) \
    X("SND-32", snd_32) \
    X("RCV-01", rcv_01) \
    X("RCV-02", rcv_02) \
    X("RCV-03", rcv_03) \
    X("RCV-34", rcv_34) \
    X("RCV-05", rcv_05) \
    X("RCV-06", rcv_06) \
    X("RCV-07", rcv_07) \
    X("RCV-08", rcv_08) \
    X("RCV-12", rcv_12) \
    X("RCV-31", rcv_31) \
    X("RCV-32", rcv_32) \
    X("RCV-33", rcv_33) \
    X("SHU-02", shu_02) \
    X("SHU-03", shu_03) \
    X("SHU-04", shu_04) \
    X("UDP-04", udp_04) \
    X("POL-03", pol_03) \
    X("POL-05", pol_05) \
    X("POL-06", pol_06) \
    X("POL-08", pol_08) \
    X("POL-09", pol_09) \
    X("POL-32", pol_32) \
    X("SEL-33", sel_33) \
    X("SEL-04", sel_04) \
    X("SEL-32", sel_32) \
    X("TMO-04", tmo_04) \
    X("TMO-31", tmo_31) \
    X("TMO-32", tmo_32) \
    X("BAD-02", bad_02) \
    X("BAD-06", bad_06) \
    X("NAM-31", nam_31) \
    X("ERR-31", err_31) \
    X("ACC-02", acc_02) \
    X("ACC-03", acc_03) \
    X("ACC-10", acc_10) \
    X("ACC-11", acc_11) \
    X("ACC-14", acc_14) \
    X("ACC-21", acc_21) \
    X("SHU-06", shu_06) \
    X("SHU-07", shu_07) \
    X("CON-10", con_10) \
    X("BAD-09", bad_09) \
    X("OPT-06", opt_06) \
    X("BAD-05", bad_05) \
    X("RCV-10", rcv_10) \
    X("UDP-01", udp_01) \
    X("UDP-03", udp_03) \
    X("UDP-06", udp_06) \
    X("UDP-02", udp_02) \
    X("CON-33", con_33) \
    X("BAD-32", bad_32) \
    X("BAD-33", bad_33) \
    X("CON-32", con_32) \
    X("ACC-31", acc_31) \
    X("OPT-31", opt_31) \
    X("UDP-31", udp_31) \
    X("SEL-34", sel_34) \
    X("WSA-32", wsa_32) \
    X("WSA-33", wsa_33) \
    X("WSA-34", wsa_34) \
    X("WSA-35", wsa_35) \
    X("WSA-36", wsa_36) \
    X("WSA-37", wsa_37) \
    X("WSA-38", wsa_38) \
    X("WSA-39", wsa_39) \
    X("WSA-40", wsa_40) \
    X("WSA-41", wsa_41)

#define DECLARE(id, function) void function(void);
EXPERIMENTS(DECLARE)
#undef DECLARE

#endif

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
    X("CON-17", con_17) \
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
    X("SND-09", snd_09) \
    X("SND-10", snd_10) \
    X("SND-11", snd_11) \
    X("SND-12", snd_12) \
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
    X("SHU-01", shu_01) \
    X("SHU-02", shu_02) \
    X("SHU-03", shu_03) \
    X("SHU-04", shu_04) \
    X("SHU-05", shu_05) \
    X("UDP-04", udp_04) \
    X("POL-03", pol_03) \
    X("POL-05", pol_05) \
    X("POL-06", pol_06) \
    X("POL-08", pol_08) \
    X("POL-09", pol_09) \
    X("POL-32", pol_32) \
    X("POL-01", pol_01) \
    X("POL-02", pol_02) \
    X("POL-07", pol_07) \
    X("POL-12", pol_12) \
    X("POL-13", pol_13) \
    X("POL-14", pol_14) \
    X("POL-15", pol_15) \
    X("POL-04", pol_04) \
    X("SEL-33", sel_33) \
    X("SEL-04", sel_04) \
    X("SEL-32", sel_32) \
    X("TMO-04", tmo_04) \
    X("TMO-31", tmo_31) \
    X("TMO-32", tmo_32) \
    X("TMO-02", tmo_02) \
    X("TMO-03", tmo_03) \
    X("TMO-06", tmo_06) \
    X("TMO-05", tmo_05) \
    X("BAD-02", bad_02) \
    X("BAD-06", bad_06) \
    X("NAM-31", nam_31) \
    X("ERR-31", err_31) \
    X("ACC-02", acc_02) \
    X("ACC-03", acc_03) \
    X("ACC-07", acc_07) \
    X("ACC-09", acc_09) \
    X("ACC-10", acc_10) \
    X("ACC-11", acc_11) \
    X("ACC-12", acc_12) \
    X("ACC-13", acc_13) \
    X("ACC-14", acc_14) \
    X("ACC-16", acc_16) \
    X("ACC-17", acc_17) \
    X("ACC-19", acc_19) \
    X("ACC-20", acc_20) \
    X("ACC-21", acc_21) \
    X("ACC-22", acc_22) \
    X("ACC-24", acc_24) \
    X("ACC-25", acc_25) \
    X("SHU-06", shu_06) \
    X("SHU-07", shu_07) \
    X("SHU-08", shu_08) \
    X("SHU-09", shu_09) \
    X("CON-10", con_10) \
    X("CON-12", con_12) \
    X("CON-13", con_13) \
    X("CON-14", con_14) \
    X("BAD-09", bad_09) \
    X("OPT-06", opt_06) \
    X("BAD-05", bad_05) \
    X("RCV-10", rcv_10) \
    X("RCV-09", rcv_09) \
    X("RCV-13", rcv_13) \
    X("RCV-14", rcv_14) \
    X("UDP-01", udp_01) \
    X("UDP-03", udp_03) \
    X("UDP-06", udp_06) \
    X("UDP-02", udp_02) \
    X("CON-33", con_33) \
    X("BAD-32", bad_32) \
    X("BAD-33", bad_33) \
    X("BAD-03", bad_03) \
    X("BAD-11", bad_11) \
    X("CON-32", con_32) \
    X("ACC-31", acc_31) \
    X("OPT-31", opt_31) \
    X("OPT-01", opt_01) \
    X("OPT-02", opt_02) \
    X("OPT-03", opt_03) \
    X("OPT-04", opt_04) \
    X("OPT-05", opt_05) \
    X("OPT-07", opt_07) \
    X("OPT-08", opt_08) \
    X("OPT-09", opt_09) \
    X("OPT-10", opt_10) \
    X("OPT-11", opt_11) \
    X("OPT-12", opt_12) \
    X("UDP-31", udp_31) \
    X("UDP-07", udp_07) \
    X("UDP-08", udp_08) \
    X("UDP-10", udp_10) \
    X("UDP-11", udp_11) \
    X("UDP-12", udp_12) \
    X("UDP-13", udp_13) \
    X("UDP-14", udp_14) \
    X("UDP-15", udp_15) \
    X("UDP-16", udp_16) \
    X("SEL-34", sel_34) \
    X("WSA-04", wsa_04) \
    X("WSA-09", wsa_09) \
    X("WSA-10", wsa_10) \
    X("WSA-12", wsa_12) \
    X("WSA-13", wsa_13) \
    X("WSA-14", wsa_14) \
    X("WSA-16", wsa_16) \
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

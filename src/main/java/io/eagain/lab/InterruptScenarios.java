package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import java.util.Map;

/** Signals to a thread that waits in a call: which calls end with EINTR, which are restarted. */
final class InterruptScenarios {
    private InterruptScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("INT-01", bench -> {
            SockAddr full = bench.fillQueue(bench.listener(0));
            int fd = bench.tcp();
            try (Kicker kicker = new Kicker(bench)) {
                kicker.restart(false);
                kicker.during(() -> bench.as("connect").connect(fd, full));
                bench.nonblocking(fd);
                bench.as("connect2").connect(fd, full);
            }
        });
        scenarios.put("INT-02", bench -> {
            int listener = bench.listener(0);
            SockAddr full = bench.fillQueue(listener);
            int fd = bench.tcp();
            try (Kicker kicker = new Kicker(bench)) {
                kicker.restart(true);
                kicker.during(() -> bench.as("connect").connect(fd, full), () -> bench.accept(listener));
                kicker.handlerRan();
            }
        });
        scenarios.put("INT-03", bench -> {
            int listener = bench.listener(8);
            SockAddr address = bench.getsockname(listener);
            try (Kicker kicker = new Kicker(bench)) {
                kicker.restart(false);
                kicker.during(() -> bench.as("plain").accept(listener));
                kicker.restart(true);
                kicker.during(() -> bench.as("restart").accept(listener), () -> bench.connected(address));
                kicker.handlerRan();
            }
        });
        scenarios.put("INT-04", bench -> {
            Bench.Pair pair = bench.tcpPair();
            try (Kicker kicker = new Kicker(bench)) {
                kicker.restart(false);
                kicker.during(() -> bench.as("plain").recv(pair.here(), 8, 0));
                kicker.restart(true);
                kicker.during(() -> bench.as("restart").recv(pair.here(), 8, 0), () -> bench.send(pair.peer(), 4, 0));
                bench.timeout(pair.here(), SocketOption.SO_RCVTIMEO, 2000);
                kicker.during(() -> bench.as("restart_with_timeo").recv(pair.here(), 8, 0));
                kicker.handlerRan();
            }
        });
        scenarios.put("INT-05", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 3, 0);
            try (Kicker kicker = new Kicker(bench)) {
                kicker.restart(false);
                kicker.during(() -> bench.as("recv").recv(pair.here(), 8, Sockets.MSG_WAITALL));
                kicker.handlerRan();
            }
        });
        scenarios.put("INT-06", bench -> {
            Bench.Pair pair = bench.tcpPair();
            int set = bench.epoll_create1(0);
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, pair.here(), Epoll.EPOLLIN);
            try (Kicker kicker = new Kicker(bench)) {
                kicker.restart(true);
                kicker.during(() -> bench.as("poll").poll(pair.here(), LabHost.IN, 2000));
                kicker.during(() -> bench.as("select").selectRead(pair.here(), 2000));
                kicker.during(() -> bench.as("epoll_wait").epoll_wait(set, 1, 2000));
            }
        });
        scenarios.put("INT-07", bench -> {
            Bench.Pair full = bench.tcpPair();
            SendScenarios.fill(bench, full.here());
            Bench.Pair fresh = bench.tcpPair();
            try (Kicker kicker = new Kicker(bench)) {
                kicker.restart(false);
                kicker.during(() -> bench.as("full").send(full.here(), 1, LabHost.NOSIGNAL));
                long[] taken = new long[1];
                kicker.during(() -> taken[0] = bench.send(fresh.here(), Bench.BUFFER, LabHost.NOSIGNAL));
                bench.value("partial", "send took a part", taken[0] > 0 && taken[0] < Bench.BUFFER);
            }
        });
    }
}

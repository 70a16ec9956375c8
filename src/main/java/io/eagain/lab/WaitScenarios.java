package io.eagain.lab;

import io.eagain.SocketOption;
import io.eagain.linux.TimerFd;
import java.util.Map;

/** Calls that wait for no longer than they were told. */
final class WaitScenarios {
    private WaitScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("TMO-02", bench -> {
            int listener = bench.listener(8);
            bench.timeout(listener, SocketOption.SO_RCVTIMEO, 120);
            if (LabHost.WINDOWS) {
                // So that it ends: there it heeds no time limit.
                bench.later(600, () -> bench.close(listener));
            }
            long start = Bench.milliseconds();
            bench.as("accept").accept(listener);
            bench.value("at_least_120", "accept waited at least 115 ms", Bench.milliseconds() - start >= 115);
        });
        scenarios.put("TMO-03", bench -> {
            Bench.Pair full = bench.tcpPair();
            SendScenarios.fill(bench, full.here());
            bench.mayWait(full.here());
            bench.timeout(full.here(), SocketOption.SO_SNDTIMEO, 100);
            long start = Bench.milliseconds();
            bench.as("full").send(full.here(), 1, 0);
            bench.value("at_least_100", "send waited at least 95 ms", Bench.milliseconds() - start >= 95);
            Bench.Pair fresh = bench.tcpPair();
            bench.timeout(fresh.here(), SocketOption.SO_SNDTIMEO, 100);
            long taken = bench.send(fresh.here(), Bench.BUFFER, 0);
            bench.value("partial", "send took a part", taken > 0 && taken < Bench.BUFFER);
        });
        scenarios.put("TMO-05", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.timeout(pair.here(), SocketOption.SO_RCVTIMEO, 100);
            long start = Bench.milliseconds();
            bench.as("recv").recv(pair.here(), 1, 0);
            bench.value("at_least_100", "recv waited at least 95 ms", Bench.milliseconds() - start >= 95);
            bench.as("read").read(pair.here(), 1);
            bench.as("get").getTimeout(pair.here(), SocketOption.SO_RCVTIMEO);
        });
        scenarios.put("TMO-11", bench -> {
            bench.as("badclock").timerfd_create(99, 0);
            int timer = bench.timerfd_create(TimerFd.CLOCK_MONOTONIC, TimerFd.TFD_NONBLOCK);
            bench.as("badnsec").timerfd_settime(timer, 0, 1_000_000_000);
            bench.timerfd_settime(timer, 0, 200_000_000);
            bench.as("early").read(timer, 8);
            bench.as("poll").poll(timer, LabHost.IN, 1000);
            bench.as("read").read(timer, 8);
            bench.as("short").read(timer, 4);
        });
    }
}

package io.eagain.lab;

import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import java.util.Map;

/** Time limits, and peers that are silently gone. */
final class TimeScenarios {
    private TimeScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("TMO-04", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.timeout(pair.here(), SocketOption.SO_RCVTIMEO, 120);
            bench.send(pair.peer(), 3, 0);
            bench.as("recv").recv(pair.here(), 8, Sockets.MSG_WAITALL);
            bench.as("recv2").recv(pair.here(), 8, 0);
        });
        scenarios.put("TMO-31", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.timeout(pair.here(), SocketOption.SO_RCVTIMEO, 100);
            long start = Bench.milliseconds();
            bench.as("time_up").recv(pair.here(), 16, 0);
            bench.value("at_least_100", "recv waited at least 95 ms", Bench.milliseconds() - start >= 95);
            bench.as("read").read(pair.here(), 16);
            bench.as("nothing_there").recv(pair.here(), 16, bench.dontWait(pair.here()));
            bench.send(pair.peer(), 5, 0);
            bench.as("used_again").recv(pair.here(), 16, 0);
            bench.close(pair.peer());
            bench.as("closed").recv(pair.here(), 16, 0);
        });
        scenarios.put("TMO-32", bench -> {
            Bench.Pair pair = bench.tcpPair();
            long start = Bench.milliseconds();
            bench.as("time_up").poll(pair.here(), LabHost.IN, 100);
            bench.value("at_least_100", "poll waited at least 95 ms", Bench.milliseconds() - start >= 95);
            bench.as("nothing_there").recv(pair.here(), 16, bench.dontWait(pair.here()));
            Thread sender = bench.later(50, () -> bench.send(pair.peer(), 5, 0));
            bench.as("data").poll(pair.here(), LabHost.IN, 5000);
            Bench.join(sender);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.close(pair.peer());
            bench.as("closed").poll(pair.here(), LabHost.IN, 5000);
            bench.as("recv_closed").recv(pair.here(), 16, 0);
        });
        scenarios.put("TMO-09", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.dropAll(pair.peer());
            bench.setsockopt(pair.here(), SocketOption.IPPROTO_TCP, LinuxSockets.TCP_USER_TIMEOUT, 400);
            bench.as("send").send(pair.here(), 1, 0);
            bench.as("poll").poll(pair.here(), LabHost.IN, 8000);
            bench.as("recv").recv(pair.here(), 1, 0);
            bench.as("recv2").recv(pair.here(), 1, 0);
            bench.as("send2").send(pair.here(), 1, LabHost.NOSIGNAL);
        });
        scenarios.put("TMO-10", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.dropAll(pair.peer());
            bench.setsockopt(pair.here(), SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, 1);
            bench.setsockopt(pair.here(), SocketOption.IPPROTO_TCP, LinuxSockets.TCP_KEEPIDLE, 1);
            bench.setsockopt(pair.here(), SocketOption.IPPROTO_TCP, SocketOption.TCP_KEEPINTVL, 1);
            bench.setsockopt(pair.here(), SocketOption.IPPROTO_TCP, SocketOption.TCP_KEEPCNT, 1);
            bench.timeout(pair.here(), SocketOption.SO_RCVTIMEO, 8000);
            bench.as("recv").recv(pair.here(), 1, 0);
            bench.as("send").send(pair.here(), 1, LabHost.NOSIGNAL);
        });
        scenarios.put("TMO-12", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.dropAll(pair.peer());
            bench.send(pair.here(), 1, 0);
            bench.nonblocking(pair.here());
            bench.linger(pair.here(), true, 1);
            long start = Bench.milliseconds();
            bench.as("close").close(pair.here());
            long waited = Bench.milliseconds() - start;
            bench.value("waited_1s", "close waited about a second", waited >= 950 && waited < 5000);
        });
        scenarios.put("INT-31", bench -> {
            Bench.Pair pair = bench.tcpPair();
            try (Interrupter interrupter = new Interrupter(bench)) {
                interrupter.start();
                bench.as("poll").poll(pair.here(), LabHost.IN, 5000);
                bench.timeout(pair.here(), SocketOption.SO_RCVTIMEO, 5000);
                bench.as("recv_with_limit").recv(pair.here(), 16, 0);
                interrupter.stop();
                bench.send(pair.peer(), 2, 0);
                bench.as("recv_again").recv(pair.here(), 16, 0);
            }
        });
    }
}

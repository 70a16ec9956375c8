package io.eagain.lab;

import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.posix.Fcntl;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How a connection, a call that waits, or the program ends: by shutdown, by close, by reset, by SIGPIPE. */
final class EndingScenarios {
    private static final int END = LabHost.IN | LabHost.RDHUP;

    private EndingScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        waiting(scenarios);
        sending(scenarios);
        closing(scenarios);
    }

    private static void waiting(Map<String, Scenario> scenarios) {
        scenarios.put("ACC-08", bench -> {
            int listener = bench.listener(4);
            bench.timeout(listener, SocketOption.SO_RCVTIMEO, 2000);
            long start = Bench.milliseconds();
            AtomicInteger result = new AtomicInteger();
            Thread worker = bench.later(100, () -> result.set(bench.shutdown(listener, Sockets.SHUT_RD)));
            bench.as("accept").accept(listener);
            bench.value("woken_early", "accept ended before its time limit", Bench.milliseconds() - start < 1500);
            Bench.join(worker);
            bench.value("shutdown", "what shutdown gave", Integer.toString(result.get()));
        });
        scenarios.put("ACC-09", bench -> {
            int listener = bench.listener(4);
            bench.timeout(listener, SocketOption.SO_RCVTIMEO, 400);
            long start = Bench.milliseconds();
            Thread worker = bench.later(100, () -> bench.close(listener));
            bench.as("accept").accept(listener);
            bench.value("waited_full", "accept waited for its time limit", Bench.milliseconds() - start >= 380);
            Bench.join(worker);
        });
        scenarios.put("SHU-05", bench -> {
            int shut = bench.tcpPair().here();
            bench.timeout(shut, SocketOption.SO_RCVTIMEO, 5000);
            Thread shutting = bench.later(80, () -> bench.shutdown(shut, Sockets.SHUT_RD));
            bench.as("shutdown").recv(shut, 1, 0);
            Bench.join(shutting);
            int closed = bench.tcpPair().here();
            bench.timeout(closed, SocketOption.SO_RCVTIMEO, 300);
            Thread closing = bench.later(80, () -> bench.close(closed));
            bench.as("close").recv(closed, 1, 0);
            Bench.join(closing);
        });
    }

    private static void sending(Map<String, Scenario> scenarios) {
        scenarios.put("SND-03", bench -> {
            bench.value("default", "the end of a program that sends after SHUT_WR", SigPipe.afterSending(0));
            bench.value("nosignal", "the same with MSG_NOSIGNAL; 0: EPIPE",
                    SigPipe.afterSending(LabHost.NOSIGNAL));
        });
        scenarios.put("SND-10", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.shutdown(pair.peer(), Sockets.SHUT_RD);
            bench.as("send").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("poll").poll(pair.here(), END, 50);
            bench.as("send2").send(pair.here(), 1, LabHost.NOSIGNAL);
        });
        scenarios.put("SND-12", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.timeout(pair.here(), SocketOption.SO_SNDTIMEO, 5000);
            Thread worker = bench.later(150, () -> bench.close(pair.peer()));
            long sent = bench.send(pair.here(), Bench.BUFFER, LabHost.NOSIGNAL);
            Bench.join(worker);
            bench.value("partial", "the send that waited took a part", sent > 0 && sent < Bench.BUFFER);
            bench.as("next").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("after").send(pair.here(), 1, LabHost.NOSIGNAL);
        });
    }

    private static void closing(Map<String, Scenario> scenarios) {
        scenarios.put("SHU-08", bench -> {
            int udp = bench.udp();
            bench.connect(udp, bench.getsockname(bench.boundUdp()));
            bench.as("rd").shutdown(udp, Sockets.SHUT_RD);
            bench.timeout(udp, SocketOption.SO_RCVTIMEO, 1000);
            bench.as("recv").recv(udp, 1, 0);
            bench.as("recv_nb").recv(udp, 1, bench.dontWait(udp));
            bench.as("wr").shutdown(udp, Sockets.SHUT_WR);
            bench.as("send").send(udp, 1, LabHost.NOSIGNAL);
        });
        scenarios.put("SHU-09", bench -> {
            Bench.Pair reset = bench.tcpPair();
            bench.reset(reset.peer());
            bench.as("rst").recv(reset.here(), 1, 0);
            Bench.Pair ended = bench.tcpPair();
            bench.shutdown(ended.peer(), Sockets.SHUT_WR);
            Bench.sleep(10);
            bench.as("fin_first").recv(ended.here(), 1, 0);
            bench.reset(ended.peer());
            bench.as("poll").poll(ended.here(), 0, 100);
        });
        scenarios.put("SHU-10", bench -> {
            Bench.Pair pair = bench.tcpPair();
            int copy = bench.fcntl(pair.peer(), Fcntl.F_DUPFD, 0);
            bench.close(pair.peer());
            Bench.sleep(20);
            bench.as("after_close").poll(pair.here(), END, 20);
            bench.shutdown(copy, Sockets.SHUT_WR);
            bench.as("after_shutdown").poll(pair.here(), END, 500);
        });
    }
}

package io.eagain.lab;

import io.eagain.Sockets;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import java.util.Map;

/** Receiving: data, nothing yet, the end, the reset. */
final class ReceiveScenarios {
    private static final int SEEN = LabHost.IN | LabHost.RDHUP;

    private ReceiveScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("RCV-01", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.reset(pair.peer());
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("recv2").recv(pair.here(), 16, 0);
            bench.as("send").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("so_error").soError(pair.here());
        });
        scenarios.put("RCV-02", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.reset(pair.peer());
            bench.as("so_error").soError(pair.here());
            bench.as("so_error2").soError(pair.here());
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("send").send(pair.here(), 1, LabHost.NOSIGNAL);
        });
        scenarios.put("RCV-03", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.here(), 5, 0);
            Bench.sleep(20);
            bench.close(pair.peer());
            bench.as("poll").poll(pair.here(), SEEN, 1000);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("recv2").recv(pair.here(), 16, 0);
        });
        scenarios.put("RCV-34", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.nonblocking(pair.here());
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("recv_again").recv(pair.here(), 16, 0);
            bench.as("read").read(pair.here(), 16);
            bench.value("eagain_is_ewouldblock", "EAGAIN == EWOULDBLOCK",
                    io.eagain.Errno.EAGAIN == io.eagain.Errno.EWOULDBLOCK);
        });
        scenarios.put("RCV-05", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 3, 0);
            bench.close(pair.peer());
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("recv2").recv(pair.here(), 16, 0);
            bench.nonblocking(pair.here());
            bench.as("nb").recv(pair.here(), 16, 0);
            bench.as("recv4").recv(pair.here(), 16, 0);
        });
        scenarios.put("RCV-06", bench -> {
            int fresh = bench.tcp();
            bench.as("fresh").recv(fresh, 16, 0);
            bench.as("zero").recv(fresh, 0, 0);
            bench.as("listener").recv(bench.listenerThatNeverWaits(), 16, 0);
        });
        scenarios.put("RCV-07", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 3, 0);
            Bench.sleep(20);
            bench.as("peek2").recv(pair.here(), 2, Sockets.MSG_PEEK);
            bench.as("peek").recv(pair.here(), 16, Sockets.MSG_PEEK);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.close(pair.peer());
            bench.as("eof").recv(pair.here(), 16, Sockets.MSG_PEEK);
        });
        scenarios.put("RCV-08", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 4, 0);
            Thread rest = bench.later(100, () -> bench.send(pair.peer(), 4, 0));
            bench.as("full").recv(pair.here(), 8, Sockets.MSG_WAITALL);
            Bench.join(rest);
            bench.send(pair.peer(), 3, 0);
            bench.shutdown(pair.peer(), Sockets.SHUT_WR);
            bench.as("short_at_eof").recv(pair.here(), 8, Sockets.MSG_WAITALL);
            bench.as("dontwait").recv(pair.peer(), 8, Sockets.MSG_WAITALL | bench.dontWait(pair.peer()));
        });
        scenarios.put("RCV-12", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 3, 0);
            bench.send(pair.peer(), 4, 0);
            Bench.sleep(20);
            bench.as("both").recv(pair.here(), 16, 0);
            bench.send(pair.peer(), 5, 0);
            Bench.sleep(20);
            bench.as("part").recv(pair.here(), 2, 0);
            bench.as("rest").recv(pair.here(), 16, 0);
        });
        scenarios.put("RCV-31", bench -> {
            Bench.Pair pair = bench.tcpPair();
            long start = Bench.milliseconds();
            Thread sender = bench.later(100, () -> bench.send(pair.peer(), 5, 0));
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.value("waited", "recv waited at least 90 ms", Bench.milliseconds() - start >= 90);
            Bench.join(sender);
            start = Bench.milliseconds();
            Thread closer = bench.later(100, () -> bench.close(pair.peer()));
            bench.as("at_close").recv(pair.here(), 16, 0);
            bench.value("waited_for_close", "recv waited at least 90 ms", Bench.milliseconds() - start >= 90);
            Bench.join(closer);
        });
        scenarios.put("RCV-32", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.nonblocking(pair.here());
            bench.send(pair.peer(), 5, 0);
            Bench.sleep(20);
            bench.as("recv").recv(pair.here(), 3, 0);
            bench.as("rest").recv(pair.here(), 16, 0);
            bench.as("drained").recv(pair.here(), 16, 0);
            bench.send(pair.peer(), 2, 0);
            Bench.sleep(20);
            bench.as("more").recv(pair.here(), 16, 0);
        });
        scenarios.put("RCV-33", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 3, 0);
            Bench.sleep(20);
            bench.reset(pair.peer());
            bench.as("poll").poll(pair.here(), SEEN, 1000);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("recv2").recv(pair.here(), 16, 0);
            bench.as("recv3").recv(pair.here(), 16, 0);
        });
        scenarios.put("SHU-02", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.here(), 5, 0);
            Bench.sleep(20);
            bench.shutdown(pair.peer(), Sockets.SHUT_WR);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("peer_can_still_read").recv(pair.peer(), 16, 0);
        });
        scenarios.put("SHU-03", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.shutdown(pair.peer(), Sockets.SHUT_WR);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("send").send(pair.here(), 3, 0);
            bench.as("peer_recv").recv(pair.peer(), 16, 0);
            bench.close(pair.here());
            bench.as("peer_eof").recv(pair.peer(), 16, 0);
        });
        scenarios.put("SHU-04", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 5, 0);
            Bench.sleep(20);
            bench.shutdown(pair.here(), Sockets.SHUT_RD);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("recv2").recv(pair.here(), 16, 0);
            bench.as("poll").poll(pair.here(), SEEN, 0);
        });
        scenarios.put("UDP-04", bench -> {
            int receiver = bench.boundUdp();
            int sender = bench.udp();
            bench.as("sendto").sendto(sender, 0, 0, bench.getsockname(receiver));
            Bench.sleep(20);
            bench.as("fionread").fionread(receiver);
            bench.as("recv").recv(receiver, 16, 0);
            bench.as("recv2").recv(receiver, 16, bench.dontWait(receiver));
        });
    }
}

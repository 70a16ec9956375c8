package io.eagain.lab;

import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import io.eagain.trace.Names;
import java.util.Map;

/** Sending: into a full buffer, to a peer that has gone. */
final class SendScenarios {
    private static final int ALL = LabHost.IN | LabHost.OUT;

    private SendScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("SND-01", bench -> {
            int fresh = bench.tcp();
            bench.as("fresh").send(fresh, 1, LabHost.NOSIGNAL);
            bench.as("sendto").sendto(fresh, 1, LabHost.NOSIGNAL, Bench.loopback(9));
            bench.as("listener").send(bench.listenerThatNeverWaits(), 1, LabHost.NOSIGNAL);
        });
        scenarios.put("SND-02", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.shutdown(pair.here(), Sockets.SHUT_WR);
            bench.as("send").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("send2").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("so_error").soError(pair.here());
        });
        scenarios.put("SND-31", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.shutdown(pair.here(), Sockets.SHUT_WR);
            bench.as("send").send(pair.here(), 1, 0);
            bench.value("alive", "SIGPIPE did not end this JVM", true);
        });
        scenarios.put("SND-04", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.close(pair.peer());
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("send").send(pair.here(), 1, LabHost.NOSIGNAL);
            Bench.sleep(30);
            bench.as("poll").poll(pair.here(), ALL, 1000);
            bench.as("send2").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("recv2").recv(pair.here(), 16, 0);
            bench.as("so_error").soError(pair.here());
        });
        scenarios.put("SND-05", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.reset(pair.peer());
            bench.as("send").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("send2").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("recv").recv(pair.here(), 16, 0);
        });
        scenarios.put("SND-06", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.setsockopt(pair.here(), SocketOption.SOL_SOCKET, SocketOption.SO_SNDBUF, 65536);
            long asked = 3 * bench.getsockopt(pair.here(), SocketOption.SOL_SOCKET, SocketOption.SO_SNDBUF);
            boolean partial = false;
            long taken;
            int calls = 0;
            int now = bench.dontWait(pair.here());
            do {
                taken = Sockets.send(pair.here(), bench.memory(), asked, now);
                partial |= taken > 0 && taken < asked;
                bench.record("send(" + pair.here() + ", buf, " + asked + ", " + Names.MSG.bits(now) + ")", taken);
            } while (taken > 0 && ++calls < 1000);
            bench.value("partial", "a send took less than was asked", partial);
            fill(bench, pair.here());
            bench.as("full").send(pair.here(), 1, bench.dontWait(pair.here()));
            bench.as("poll").poll(pair.here(), LabHost.OUT, 10);
        });
        scenarios.put("SND-07", bench -> {
            Bench.Pair pair = bench.tcpPair();
            fill(bench, pair.here());
            bench.as("send").send(pair.here(), 1, bench.dontWait(pair.here()));
            bench.as("recv").recv(pair.here(), 1, bench.dontWait(pair.here()));
        });
        scenarios.put("SND-08", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.as("send").send(pair.here(), 0, 0);
            bench.as("recv").recv(pair.peer(), 16, bench.dontWait(pair.peer()));
            bench.as("poll").poll(pair.peer(), LabHost.IN, 0);
        });
        scenarios.put("SND-11", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.here(), 1, 0);
            Bench.sleep(20);
            bench.close(pair.peer());
            Bench.sleep(30);
            bench.as("send").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("send2").send(pair.here(), 1, LabHost.NOSIGNAL);
            bench.as("recv").recv(pair.here(), 16, 0);
        });
        scenarios.put("SND-32", bench -> {
            Bench.Pair small = bench.tcpPair();
            fixBuffers(bench, small);
            bench.nonblocking(small.here());
            long fit = fill(bench, small.here());
            bench.value("small_chunks_fit_18_kb", fit + " bytes fitted in chunks of 1,024: more than 18 KB",
                    fit > 18 << 10);
            bench.as("then").send(small.here(), 1024, 0);
            Bench.Pair large = bench.tcpPair();
            fixBuffers(bench, large);
            bench.nonblocking(large.here());
            long first = bench.send(large.here(), Bench.BUFFER, 0);
            bench.value("large_first_send_taken_whole", "the first send of 8 MiB was taken whole",
                    first == Bench.BUFFER);
            bench.value("large_first_send_taken_in_part", "the first send of 8 MiB was taken in part",
                    first > 0 && first < Bench.BUFFER);
        });
    }

    /** Buffers of 128 KiB on both sides, whatever this machine's defaults are; the system doubles what is set. */
    private static void fixBuffers(Bench bench, Bench.Pair pair) {
        bench.setsockopt(pair.here(), SocketOption.SOL_SOCKET, SocketOption.SO_SNDBUF, 128 << 10);
        bench.setsockopt(pair.peer(), SocketOption.SOL_SOCKET, SocketOption.SO_RCVBUF, 128 << 10);
    }

    /** Sends small chunks until nothing fits any more, and says how many bytes did; one line for all of them. */
    static long fill(Bench bench, int fd) {
        long total = 0;
        long calls = 0;
        int misses = 0;
        long last = 0;
        int size = 1024;
        int now = bench.dontWait(fd);
        // Room appears again while the peer's buffer takes what is under way, and after a probe of its window some 200
        // ms later: full is what refuses a single byte for longer than that.
        while (misses < 7 && calls < 1_000_000) {
            last = Sockets.send(fd, bench.memory(), size, now);
            calls++;
            if (last >= 0) {
                total += last;
                misses = 0;
                size = 1024;
            } else {
                if (size == 1) {
                    misses++;
                    Bench.sleep(60);
                }
                size = 1;
            }
        }
        bench.record(calls + " times send(" + fd + ", buf, 1024 or 1, " + Names.MSG.bits(now) + "); the last", last);
        return total;
    }
}

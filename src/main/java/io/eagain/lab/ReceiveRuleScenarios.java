package io.eagain.lab;

import io.eagain.Errno;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/** The rules of recv: out-of-band data, the error queue, lengths that no buffer has. */
final class ReceiveRuleScenarios {
    private ReceiveRuleScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("RCV-04", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.nonblocking(pair.here());
            bench.as("recv").recv(pair.here(), 1, 0);
            bench.as("read").read(pair.here(), 1);
            try (Arena arena = Arena.ofConfined()) {
                MsgHdr message = MsgHdr.allocate(arena, 1, 0);
                message.iov().set(0, arena.allocate(1));
                MessageBench.recvmsg(bench.as("recvmsg"), pair.here(), message, 0);
            }
            bench.value("eagain_is_ewouldblock", "EAGAIN == EWOULDBLOCK", Errno.EAGAIN == Errno.EWOULDBLOCK);
        });
        scenarios.put("RCV-09", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 2, 0);
            bench.memory().set(ValueLayout.JAVA_BYTE, 0, (byte) 'c');
            bench.send(pair.peer(), 1, Sockets.MSG_OOB);
            bench.memory().set(ValueLayout.JAVA_BYTE, 0, (byte) 'd');
            bench.send(pair.peer(), 1, 0);
            Bench.sleep(30);
            bench.as("pri").poll(pair.here(), LabHost.URGENT, 1000);
            bench.as("recv").recv(pair.here(), 16, 0);
            bench.as("atmark").atmark(pair.here());
            long taken = bench.recv(pair.here(), 1, Sockets.MSG_OOB);
            bench.value("oob", "how many, and which",
                    taken + ":" + (char) bench.memory().get(ValueLayout.JAVA_BYTE, 0));
            int now = bench.dontWait(pair.here());
            bench.as("oob2").recv(pair.here(), 1, Sockets.MSG_OOB | now);
            bench.as("rest").recv(pair.here(), 16, now);
        });
        scenarios.put("RCV-11", bench -> {
            int tcp = bench.tcpPair().here();
            int udp = bench.boundUdp();
            int unix = bench.socketpair(Sockets.SOCK_STREAM)[0];
            // A unix socket knows no error queue, and waits for data.
            for (int fd : new int[]{tcp, udp, unix}) {
                bench.timeout(fd, SocketOption.SO_RCVTIMEO, 300);
            }
            bench.as("tcp").recv(tcp, 1, LinuxSockets.MSG_ERRQUEUE);
            bench.as("udp").recv(udp, 1, LinuxSockets.MSG_ERRQUEUE);
            bench.as("unix").recv(unix, 1, LinuxSockets.MSG_ERRQUEUE);
        });
        scenarios.put("RCV-13", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 3, 0);
            Bench.sleep(20);
            bench.as("huge").record("recv(" + pair.here() + ", buf, " + Long.MAX_VALUE + ", MSG_DONTWAIT)",
                    Sockets.recv(pair.here(), bench.memory().reinterpret(Long.MAX_VALUE), Long.MAX_VALUE,
                            PosixSockets.MSG_DONTWAIT));
            bench.send(pair.peer(), 3, 0);
            Bench.sleep(20);
            // C's own: no segment is that large, and eagain refuses a length beyond the segment.
            bench.as("minus1").record("recv(" + pair.here() + ", buf, " + Long.toUnsignedString(-1) + ", MSG_DONTWAIT)",
                    LabNative.recv(pair.here(), bench.memory(), -1, PosixSockets.MSG_DONTWAIT));
        });
    }
}

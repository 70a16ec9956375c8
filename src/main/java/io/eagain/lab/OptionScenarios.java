package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import java.util.Map;

/** Socket options: what they start with, what they take, and when. */
final class OptionScenarios {
    private static final int SOCKET = SocketOption.SOL_SOCKET;
    private static final int TCP = SocketOption.IPPROTO_TCP;

    private OptionScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        values(scenarios);
        moments(scenarios);
    }

    private static void values(Map<String, Scenario> scenarios) {
        scenarios.put("OPT-03", bench -> {
            int fd = bench.tcp();
            bench.setsockopt(fd, SOCKET, SocketOption.SO_RCVBUF, 65536);
            bench.as("rcv").getsockopt(fd, SOCKET, SocketOption.SO_RCVBUF);
            bench.as("rcv0").setsockopt(fd, SOCKET, SocketOption.SO_RCVBUF, 0);
            bench.value("rcv0_positive", "there is a receive buffer",
                    bench.getsockopt(fd, SOCKET, SocketOption.SO_RCVBUF) > 0);
            bench.setsockopt(fd, SOCKET, SocketOption.SO_SNDBUF, 65536);
            bench.as("snd").getsockopt(fd, SOCKET, SocketOption.SO_SNDBUF);
        });
        scenarios.put("OPT-04", bench -> {
            int fd = bench.tcp();
            bench.as("idle0").setsockopt(fd, TCP, LabHost.KEEPIDLE, 0);
            bench.as("idle_max").setsockopt(fd, TCP, LabHost.KEEPIDLE, 32768);
            bench.as("intvl0").setsockopt(fd, TCP, SocketOption.TCP_KEEPINTVL, 0);
            bench.as("cnt0").setsockopt(fd, TCP, SocketOption.TCP_KEEPCNT, 0);
            bench.as("cnt128").setsockopt(fd, TCP, SocketOption.TCP_KEEPCNT, 128);
            // Winsock has none of these.
            if (!LabHost.WINDOWS) {
                bench.as("syn0").setsockopt(fd, TCP, LinuxSockets.TCP_SYNCNT, 0);
                bench.as("syn128").setsockopt(fd, TCP, LinuxSockets.TCP_SYNCNT, 128);
                bench.as("ut").setsockopt(fd, TCP, LinuxSockets.TCP_USER_TIMEOUT, -1);
            }
            bench.as("mss").setsockopt(fd, TCP, SocketOption.TCP_MAXSEG, 10);
            if (!LabHost.WINDOWS) {
                bench.as("cc").setsockopt(fd, TCP, LinuxSockets.TCP_CONGESTION, "nosuch");
            }
        });
        scenarios.put("OPT-05", bench -> {
            int fd = bench.tcp();
            bench.as("type").getsockopt(fd, SOCKET, SocketOption.SO_TYPE);
            if (!LabHost.WINDOWS) {
                bench.as("domain").getsockopt(fd, SOCKET, LinuxSockets.SO_DOMAIN);
                bench.as("protocol").getsockopt(fd, SOCKET, LinuxSockets.SO_PROTOCOL);
            }
            bench.as("keepalive").getsockopt(fd, SOCKET, SocketOption.SO_KEEPALIVE);
            bench.as("reuseaddr").getsockopt(fd, SOCKET, SocketOption.SO_REUSEADDR);
            bench.as("nodelay").getsockopt(fd, TCP, SocketOption.TCP_NODELAY);
            bench.as("linger").getLinger(fd);
            bench.as("keepidle").getsockopt(fd, TCP, LabHost.KEEPIDLE);
            bench.as("keepintvl").getsockopt(fd, TCP, SocketOption.TCP_KEEPINTVL);
            bench.as("keepcnt").getsockopt(fd, TCP, SocketOption.TCP_KEEPCNT);
            bench.as("rcvlowat").getsockopt(fd, SOCKET, SocketOption.SO_RCVLOWAT);
        });
        scenarios.put("OPT-08", bench -> {
            int fd = bench.tcp();
            bench.as("ttl0").setsockopt(fd, SocketOption.IPPROTO_IP, SocketOption.IP_TTL, 0);
            bench.as("ttl256").setsockopt(fd, SocketOption.IPPROTO_IP, SocketOption.IP_TTL, 256);
            bench.as("default").setsockopt(fd, SocketOption.IPPROTO_IP, SocketOption.IP_TTL, -1);
            bench.as("ttl64").setsockopt(fd, SocketOption.IPPROTO_IP, SocketOption.IP_TTL, 64);
            if (!LabHost.WINDOWS) {
                bench.as("dev").setsockopt(fd, SOCKET, LinuxSockets.SO_BINDTODEVICE, "nosuch0");
            }
        });
    }

    private static void moments(Map<String, Scenario> scenarios) {
        scenarios.put("OPT-01", bench -> {
            int fd = bench.closedPort();
            bench.as("before").getsockopt(fd, SOCKET, SocketOption.SO_ACCEPTCONN);
            bench.listen(fd, 1);
            bench.as("after").getsockopt(fd, SOCKET, SocketOption.SO_ACCEPTCONN);
            bench.as("set").setsockopt(fd, SOCKET, SocketOption.SO_ACCEPTCONN, 1);
        });
        scenarios.put("OPT-02", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.reset(pair.peer());
            bench.as("first").soError(pair.here());
            bench.as("second").soError(pair.here());
            bench.as("set").setsockopt(pair.here(), SOCKET, SocketOption.SO_ERROR, 1);
        });
        scenarios.put("OPT-07", bench -> {
            int fd = Bench.must(bench.socket(Sockets.AF_INET6, Sockets.SOCK_STREAM, 0), "socket(AF_INET6)");
            bench.as("before").setsockopt(fd, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY, 0);
            Bench.must(bench.bind(fd, SockAddr.ip("::1", 0)), "bind to ::1");
            bench.as("after").setsockopt(fd, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY, 1);
        });
        scenarios.put("OPT-09", bench -> {
            int fd = bench.tcpPair().here();
            bench.shutdown(fd, Sockets.SHUT_RDWR);
            bench.as("set").setsockopt(fd, SOCKET, SocketOption.SO_KEEPALIVE, 1);
            bench.as("getpeername").getpeername(fd);
            bench.as("getsockname").getsockname(fd);
        });
        scenarios.put("OPT-10", bench -> {
            Bench.Pair ended = bench.tcpPair();
            bench.close(ended.peer());
            Bench.sleep(20);
            bench.as("fin").getpeername(ended.here());
            Bench.Pair gone = bench.tcpPair();
            bench.reset(gone.peer());
            bench.as("rst").getpeername(gone.here());
        });
        scenarios.put("OPT-11", bench -> {
            Bench.Pair pair = bench.tcpPair();
            int here = pair.here();
            bench.setsockopt(here, SOCKET, SocketOption.SO_RCVLOWAT, 4);
            bench.send(pair.peer(), 2, 0);
            Bench.sleep(20);
            bench.as("poll2").poll(here, LabHost.IN, 20);
            bench.as("nb").recv(here, 16, bench.dontWait(here) | Sockets.MSG_PEEK);
            bench.send(pair.peer(), 2, 0);
            bench.as("poll4").poll(here, LabHost.IN, 1000);
            bench.recv(here, 16, bench.dontWait(here));
            bench.send(pair.peer(), 1, 0);
            bench.close(pair.peer());
            bench.as("eof").poll(here, LabHost.IN, 1000);
        });
    }
}

package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Poll;
import io.eagain.posix.PosixSockets;
import java.util.Map;

/** Connecting: pending, refused, twice, nowhere to go. */
final class ConnectScenarios {
    private static final int BOTH = LabHost.IN | LabHost.OUT;

    private ConnectScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("CON-01", bench -> {
            SockAddr nobody = bench.getsockname(bench.closedPort());
            int fd = bench.tcp();
            bench.as("connect").connect(fd, nobody);
            bench.as("again").connect(fd, nobody);
            bench.as("so_error").soError(fd);
        });
        scenarios.put("CON-02", bench -> {
            int fd = pending(bench, bench.getsockname(bench.listener(8)));
            bench.as("poll").poll(fd, LabHost.OUT, 1000);
            bench.as("so_error").soError(fd);
            bench.as("getpeername").getpeername(fd);
        });
        scenarios.put("CON-03", bench -> {
            int fd = pending(bench, bench.getsockname(bench.closedPort()));
            Bench.settle();
            bench.as("poll").poll(fd, BOTH, Bench.REFUSED);
            bench.as("so_error").soError(fd);
            bench.as("so_error2").soError(fd);
        });
        scenarios.put("CON-04", bench -> {
            int fd = pending(bench, bench.getsockname(bench.closedPort()));
            bench.poll(fd, BOTH, Bench.REFUSED);
            bench.as("recv").recv(fd, 16, 0);
            bench.as("recv2").recv(fd, 16, 0);
            bench.as("so_error").soError(fd);
        });
        scenarios.put("CON-05", bench -> {
            SockAddr nobody = bench.getsockname(bench.closedPort());
            int fd = bench.tcp();
            bench.nonblocking(fd);
            bench.connect(fd, nobody);
            bench.poll(fd, BOTH, Bench.REFUSED);
            bench.as("getpeername").getpeername(fd);
            bench.as("send").send(fd, 1, 0);
            bench.as("send2").send(fd, 1, 0);
            bench.as("recv").recv(fd, 16, 0);
            bench.as("getpeername2").getpeername(fd);
        });
        scenarios.put("CON-06", bench -> {
            SockAddr nobody = bench.getsockname(bench.closedPort());
            int fd = pending(bench, nobody);
            bench.poll(fd, BOTH, Bench.REFUSED);
            bench.as("connect2").connect(fd, nobody);
            Bench.settle();
            bench.as("connect3").connect(fd, nobody);
        });
        scenarios.put("CON-07", bench -> {
            int later = bench.closedPort();
            SockAddr address = bench.getsockname(later);
            int fd = bench.tcp();
            bench.as("connect").connect(fd, address);
            bench.listen(later, 8);
            bench.as("connect2").connect(fd, address);
        });
        scenarios.put("CON-08", bench -> {
            SockAddr full = bench.fillQueue(bench.listener(0));
            int fd = pending(bench, full);
            bench.as("connect2").connect(fd, full);
            bench.as("poll").poll(fd, LabHost.OUT, 50);
        });
        scenarios.put("CON-09", bench -> {
            int listener = bench.listener(8);
            SockAddr address = bench.getsockname(listener);
            int client = bench.connected(address);
            int accepted = bench.accept(listener);
            bench.as("client").connect(client, address);
            bench.as("accepted").connect(accepted, address);
        });
        scenarios.put("CON-16", bench -> {
            SockAddr away = SockAddr.ip("198.51.100.1", 80);
            bench.as("tcp").connect(bench.tcp(), away);
            int fd = bench.tcp();
            bench.nonblocking(fd);
            bench.as("tcp_nb").connect(fd, away);
            int udp = bench.udp();
            bench.as("sendto").sendto(udp, 1, 0, away);
            bench.as("udp").connect(udp, away);
        });
        scenarios.put("CON-18", bench -> {
            int listener = bench.listener(0);
            int fd = pending(bench, bench.fillQueue(listener));
            bench.as("poll").poll(fd, LabHost.OUT, 100);
            bench.accept(listener);
            bench.as("poll_after_accept").poll(fd, LabHost.OUT, 8000);
            bench.as("so_error").soError(fd);
        });
        scenarios.put("CON-19", bench -> {
            SockAddr full = bench.fillQueue(bench.listener(0));
            int fd = bench.tcp();
            bench.nonblocking(fd);
            bench.connect(fd, full);
            bench.as("getpeername").getpeername(fd);
            SockAddr own = bench.as("getsockname").getsockname(fd);
            bench.value("local_port_set", "the local port is set", Bench.hasPort(own));
        });
        scenarios.put("CON-20", bench -> {
            int fd = pending(bench, bench.fillQueue(bench.listener(0)));
            bench.as("so_error").soError(fd);
            bench.as("getpeername").getpeername(fd);
            bench.as("poll").poll(fd, LabHost.OUT, 0);
        });
        scenarios.put("CON-31", bench -> {
            SockAddr nobody = bench.getsockname(bench.closedPort());
            SockAddr other = bench.getsockname(bench.listener(8));
            int fd = pending(bench, nobody);
            bench.poll(fd, BOTH, Bench.REFUSED);
            bench.as("other_port").connect(fd, other);
            Bench.settle();
            bench.as("other_port_again").connect(fd, other);
            bench.as("poll").poll(fd, LabHost.OUT, 1000);
            bench.as("so_error").soError(fd);
        });
        scenarios.put("CON-33", bench -> {
            SockAddr nobody = bench.getsockname(bench.closedPort());
            int fd = pending(bench, nobody);
            bench.poll(fd, BOTH, Bench.REFUSED);
            bench.as("so_error").soError(fd);
            bench.as("connect2").connect(fd, nobody);
            Bench.settle();
            bench.as("connect3").connect(fd, nobody);
        });
        scenarios.put("UDP-02", bench -> {
            SockAddr everybody = SockAddr.ip("255.255.255.255", 9);
            int fd = bench.udp();
            bench.as("connect").connect(fd, everybody);
            bench.as("sendto").sendto(fd, 1, 0, everybody);
        });
        scenarios.put("UNX-32", bench -> {
            int fd = bench.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0);
            bench.as("missing").connect(fd, SockAddr.unix("/eagain-lab/no-such-socket"));
            bench.as("stream_send").send(fd, 1, LabHost.NOSIGNAL);
            bench.as("stream_recv").recv(fd, 1, bench.dontWait(fd));
            int datagrams = bench.socket(Sockets.AF_UNIX, Sockets.SOCK_DGRAM, 0);
            bench.as("dgram_send").send(datagrams, 1, 0);
            bench.as("dgram_recv").recv(datagrams, 1, bench.dontWait(datagrams));
            int records = bench.socket(Sockets.AF_UNIX, Sockets.SOCK_SEQPACKET, 0);
            bench.as("seq_send").send(records, 1, LabHost.NOSIGNAL);
            bench.as("seq_recv").recv(records, 1, bench.dontWait(records));
        });
        scenarios.put("TMO-01", bench -> {
            int listener = bench.listener(4);
            SockAddr silent = bench.getsockname(listener);
            bench.dropAll(listener);
            int fd = bench.tcp();
            bench.setsockopt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_SYNCNT, 1);
            bench.as("connect").connect(fd, silent);
            bench.as("so_error").soError(fd);
        });
        scenarios.put("UNX-02", bench -> {
            SockAddr name = bench.unixListener(4);
            int fd = bench.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0);
            bench.nonblocking(fd);
            bench.as("connect").connect(fd, name);
            bench.as("again").connect(fd, name);
        });
    }

    private static int pending(Bench bench, SockAddr address) {
        int fd = bench.tcp();
        bench.nonblocking(fd);
        bench.as("connect").connect(fd, address);
        return fd;
    }
}

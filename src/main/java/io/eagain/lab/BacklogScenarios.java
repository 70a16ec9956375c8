package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import java.util.Map;

/** The queue of a listener: its size, who is in it, and what becomes of them. */
final class BacklogScenarios {
    private BacklogScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("ACC-07", bench -> {
            int listener = bench.listener(4);
            int client = bench.connected(bench.getsockname(listener));
            bench.send(client, 3, 0);
            bench.close(client);
            Bench.sleep(20);
            int fd = bench.as("accept").accept(listener);
            bench.as("recv").recv(fd, 16, 0);
            bench.as("recv2").recv(fd, 16, 0);
        });
        scenarios.put("ACC-12", bench -> {
            int fd = bench.closedPort();
            bench.as("l5").listen(fd, 5);
            bench.as("l10").listen(fd, 10);
            bench.as("l1").listen(fd, 1);
            bench.as("neg").listen(fd, -1);
        });
        scenarios.put("ACC-13", bench -> {
            SockAddr address = bench.getsockname(bench.listener(0));
            int first = bench.tcp();
            int second = bench.tcp();
            bench.nonblocking(first);
            bench.nonblocking(second);
            bench.connect(first, address);
            Bench.sleep(20);
            bench.connect(second, address);
            bench.as("first").poll(first, LabHost.OUT, 150);
            bench.as("second").poll(second, LabHost.OUT, 150);
        });
        scenarios.put("ACC-22", bench -> {
            int listener = bench.listener(4);
            int client = bench.connected(bench.getsockname(listener));
            Bench.sleep(20);
            bench.close(listener);
            bench.as("poll").poll(client, LabHost.IN | LabHost.RDHUP, 1000);
            bench.as("recv").recv(client, 1, 0);
            bench.as("recv2").recv(client, 1, 0);
        });
        scenarios.put("ACC-23", bench -> {
            int listener = bench.listener(4);
            bench.nonblocking(listener);
            bench.setsockopt(listener, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_DEFER_ACCEPT, 5);
            int client = bench.connected(bench.getsockname(listener));
            Bench.sleep(30);
            bench.as("accept").accept(listener);
            bench.send(client, 1, 0);
            Bench.sleep(30);
            bench.as("after_data").accept(listener);
        });
        scenarios.put("SHU-01", bench -> {
            int listener = bench.listener(4);
            SockAddr address = bench.getsockname(listener);
            bench.as("rd").shutdown(listener, Sockets.SHUT_RD);
            bench.value("getsockname_still_old", "the listener still has its port",
                    bench.getsockname(listener).port() == address.port());
            bench.as("bind_old_port").bind(bench.tcp(), address);
        });
    }
}

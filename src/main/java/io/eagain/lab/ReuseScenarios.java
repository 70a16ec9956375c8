package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.linux.LinuxSockets;
import java.util.Map;

/** Ports that are taken or were taken a moment ago, and the options that let another socket have them. */
final class ReuseScenarios {
    private ReuseScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("ACC-15", bench -> {
            int a = bench.tcp();
            int b = bench.tcp();
            bench.setsockopt(a, SocketOption.SOL_SOCKET, LinuxSockets.SO_REUSEPORT, 1);
            bench.setsockopt(b, SocketOption.SOL_SOCKET, LinuxSockets.SO_REUSEPORT, 1);
            Bench.must(bench.bind(a, Bench.loopback(0)), "bind");
            SockAddr address = bench.getsockname(a);
            bench.as("bind_b").bind(b, address);
            bench.as("listen_a").listen(a, 1);
            bench.as("listen_b").listen(b, 1);
            bench.as("bind_c").bind(bench.tcp(), address);
        });
        scenarios.put("ACC-16", bench -> {
            SockAddr plain = timeWait(bench, false);
            int fd = bench.tcp();
            bench.as("plain").bind(fd, plain);
            reuse(bench, fd);
            bench.as("reuse_new_only").bind(fd, plain);
            SockAddr reused = timeWait(bench, true);
            int second = bench.tcp();
            reuse(bench, second);
            bench.as("reuse_both").bind(second, reused);
            bench.as("listen").listen(second, 1);
        });
        scenarios.put("ACC-17", bench -> {
            SockAddr plain = connectionWithoutListener(bench, false);
            int fd = bench.tcp();
            bench.as("plain").bind(fd, plain);
            reuse(bench, fd);
            bench.as("reuse_new_only").bind(fd, plain);
            SockAddr reused = connectionWithoutListener(bench, true);
            int second = bench.tcp();
            reuse(bench, second);
            bench.as("reuse_both").bind(second, reused);
        });
    }

    private static void reuse(Bench bench, int fd) {
        bench.setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
    }

    private static int listener(Bench bench, boolean reuse) {
        int fd = bench.tcp();
        if (reuse) {
            reuse(bench, fd);
        }
        Bench.must(bench.bind(fd, Bench.loopback(0)), "bind");
        Bench.must(bench.listen(fd, 4), "listen");
        return fd;
    }

    /** An address whose server was the first to close: its end of the connection is in TIME_WAIT. */
    private static SockAddr timeWait(Bench bench, boolean reuse) {
        int listener = listener(bench, reuse);
        SockAddr address = bench.getsockname(listener);
        int client = bench.connected(address);
        int server = Bench.must(bench.accept(listener), "accept");
        bench.close(listener);
        bench.close(server);
        Bench.sleep(20);
        bench.close(client);
        Bench.sleep(20);
        return address;
    }

    /** An address whose listener was closed, while a connection that it took stays open. */
    private static SockAddr connectionWithoutListener(Bench bench, boolean reuse) {
        int listener = listener(bench, reuse);
        SockAddr address = bench.getsockname(listener);
        bench.connected(address);
        Bench.must(bench.accept(listener), "accept");
        bench.close(listener);
        return address;
    }
}

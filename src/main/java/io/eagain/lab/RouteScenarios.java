package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the routes and the ports of a network refuse: each in a private one, made for it. */
final class RouteScenarios {
    private RouteScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        scenarios.put("CON-15", bench -> {
            PrivateNetwork.ip("link", "set", "lo", "up");
            PrivateNetwork.ip("route", "add", "default", "dev", "lo");
            SockAddr many = SockAddr.ip("224.0.0.1", 80);
            SockAddr everybody = SockAddr.ip("255.255.255.255", 80);
            // There is a route to both: it is TCP that refuses them.
            int udp = bench.udp();
            bench.setsockopt(udp, SocketOption.SOL_SOCKET, SocketOption.SO_BROADCAST, 1);
            Bench.must(bench.connect(udp, many), "connect");
            Bench.must(bench.connect(udp, everybody), "connect");
            bench.as("mcast").connect(bench.tcp(), many);
            bench.as("bcast").connect(bench.tcp(), everybody);
        });
        scenarios.put("CON-21", bench -> {
            PrivateNetwork.ip("link", "set", "lo", "up");
            PrivateNetwork.ip("route", "add", "unreachable", "198.51.100.0/26");
            PrivateNetwork.ip("route", "add", "prohibit", "198.51.100.64/26");
            PrivateNetwork.ip("route", "add", "blackhole", "198.51.100.128/26");
            SockAddr unreachable = SockAddr.ip("198.51.100.1", 80);
            bench.as("unreachable").connect(bench.tcp(), unreachable);
            bench.as("prohibit").connect(bench.tcp(), SockAddr.ip("198.51.100.65", 80));
            bench.as("blackhole").connect(bench.tcp(), SockAddr.ip("198.51.100.129", 80));
            bench.as("udp_unreachable").sendto(bench.udp(), 1, 0, unreachable);
        });
        scenarios.put("CON-22", bench -> {
            PrivateNetwork.ip("link", "set", "lo", "up");
            onePort(50_000);
            SockAddr one = listener(bench, 7001);
            SockAddr other = listener(bench, 7002);
            bench.as("first").connect(bench.tcp(), one);
            bench.as("second").connect(bench.tcp(), one);
            bench.as("bind0").bind(bench.tcp(), Bench.loopback(0));
            bench.as("other_dest").connect(bench.tcp(), other);
        });
    }

    /** Leaves the system of this network a single port to choose from. */
    private static void onePort(int port) {
        try {
            Files.writeString(Path.of("/proc/sys/net/ipv4/ip_local_port_range"), port + " " + port);
        } catch (IOException e) {
            throw new StageException("net.ipv4.ip_local_port_range cannot be set: " + e.getMessage());
        }
    }

    private static SockAddr listener(Bench bench, int port) {
        SockAddr address = Bench.loopback(port);
        int fd = bench.tcp();
        Bench.must(bench.bind(fd, address), "bind");
        Bench.must(bench.listen(fd, 4), "listen");
        return address;
    }
}

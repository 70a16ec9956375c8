package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;

/** Addresses: odd ones, of no family, of two families, short ones, unasked ones. */
final class AddressScenarios {
    private static final int SOCKADDR_IN = 16;

    private AddressScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        connecting(scenarios);
        binding(scenarios);
        accepting(scenarios);
    }

    private static void connecting(Map<String, Scenario> scenarios) {
        scenarios.put("CON-11", bench -> {
            int fd = bench.tcp();
            MemorySegment address = Bench.loopback(9).segment();
            bench.as("short").record("connect(" + fd + ", 127.0.0.1:9, 3)", Sockets.connect(fd, address, 3));
            bench.as("negative").record("connect(" + fd + ", 127.0.0.1:9, -1)", Sockets.connect(fd, address, -1));
            bench.as("null").record("connect(" + fd + ", NULL, 16)", Sockets.connect(fd, MemorySegment.NULL, 16));
            try (Arena arena = Arena.ofConfined()) {
                bench.as("bad").record("connect(" + fd + ", a page without access, 16)",
                        Sockets.connect(fd, LabNative.noAccess(arena), 16));
            }
        });
        scenarios.put("CON-12", bench -> {
            SockAddr address = bench.getsockname(bench.listener(4));
            int fd = bench.connected(address);
            bench.as("disconnect").record("connect(" + fd + ", {AF_UNSPEC}, 16)",
                    Sockets.connect(fd, unspecified("0.0.0.0"), SOCKADDR_IN));
            bench.as("getpeername").getpeername(fd);
            bench.as("reconnect").connect(fd, address);
        });
        scenarios.put("CON-13", bench -> {
            int port = bench.getsockname(bench.listener(4)).port();
            bench.as("connect").connect(bench.tcp(), SockAddr.ip("0.0.0.0", port));
        });
        scenarios.put("CON-14", bench -> bench.as("connect").connect(bench.tcp(), Bench.loopback(0)));
        scenarios.put("CON-17", bench -> {
            int port = bench.getsockname(bench.listener(4)).port();
            int fd = ipv6(bench, true);
            bench.as("connect").connect(fd, SockAddr.ip("::ffff:127.0.0.1", port));
        });
        scenarios.put("SND-09", bench -> bench.as("sendto").sendto(bench.tcpPair().here(), 1, LabHost.NOSIGNAL,
                Bench.loopback(9)));
    }

    private static void binding(Map<String, Scenario> scenarios) {
        scenarios.put("ACC-18", bench -> {
            if (Limits.bindsAnywhere()) {
                throw new StageException("net.ipv4.ip_nonlocal_bind lets a socket have any address");
            }
            if (Limits.firstPortForAll() <= 80) {
                throw new StageException("net.ipv4.ip_unprivileged_port_start gives port 80 to everybody");
            }
            bench.as("twice").bind(bench.closedPort(), Bench.loopback(0));
            int fd = bench.tcp();
            bench.as("nonlocal").bind(fd, SockAddr.ip("198.51.100.1", 0));
            bench.as("short").record("bind(" + fd + ", 127.0.0.1:0, 3)",
                    Sockets.bind(fd, Bench.loopback(0).segment(), 3));
            bench.as("family").bind(fd, SockAddr.unix("/eagain-lab/no-such-socket"));
            LabNative.asOrdinaryUser(() -> bench.as("privileged").bind(fd, Bench.loopback(80)));
        });
        scenarios.put("ACC-19", bench -> {
            int fd = bench.tcp();
            bench.as("loopback").record("bind(" + fd + ", {AF_UNSPEC, 127.0.0.1:0}, 16)",
                    Sockets.bind(fd, unspecified("127.0.0.1"), SOCKADDR_IN));
            bench.as("any").record("bind(" + fd + ", {AF_UNSPEC, 0.0.0.0:0}, 16)",
                    Sockets.bind(fd, unspecified("0.0.0.0"), SOCKADDR_IN));
        });
        scenarios.put("ACC-20", bench -> {
            SockAddr own = bench.as("getsockname").getsockname(bench.tcp());
            if (!LabHost.WINDOWS) {
                // Where it has no address yet.
                bench.value("len", "the length of the address", Integer.toString(own.length()));
                bench.value("addr", "the address", own.toString());
            }
        });
    }

    private static void accepting(Map<String, Scenario> scenarios) {
        scenarios.put("ACC-06", bench -> {
            int listener = bench.listener(4);
            bench.nonblocking(listener);
            SockAddr address = bench.getsockname(listener);
            bench.connected(address);
            Bench.sleep(20);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment room = arena.allocate(SOCKADDR_IN, 8);
                MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, -1);
                bench.as("negative").accept(listener, room, length);
                bench.value("left_in_queue", "the connection still waits", bench.poll(listener, LabHost.IN, 0) > 0);
                bench.connected(address);
                Bench.sleep(20);
                length.set(ValueLayout.JAVA_INT, 0, 4);
                bench.as("short").accept(listener, room, length);
                bench.value("len", "the length that accept left",
                        Integer.toString(length.get(ValueLayout.JAVA_INT, 0)));
            }
        });
        scenarios.put("ACC-24", bench -> {
            int listener = bench.listener(8);
            SockAddr address = bench.getsockname(listener);
            SockAddr a = bench.getsockname(bench.connected(address));
            SockAddr b = bench.getsockname(bench.connected(address));
            SockAddr first = SockAddr.allocate();
            int accepted = bench.accept(listener, first);
            SockAddr second = SockAddr.allocate();
            bench.accept(listener, second);
            bench.value("order_ok", "the first to connect is the first to be accepted",
                    first.port() == a.port() && second.port() == b.port());
            SockAddr peer = bench.getpeername(accepted);
            bench.value("names_match", "the accepted socket's peer is the client's own address",
                    peer.port() == a.port() && Arrays.equals(peer.addressBytes(), a.addressBytes()));
        });
        scenarios.put("ACC-25", bench -> {
            int listener = ipv6(bench, false);
            Bench.must(bench.bind(listener, SockAddr.ip("::", 0)), "bind");
            Bench.must(bench.listen(listener, 4), "listen");
            int port = bench.getsockname(listener).port();
            bench.as("bind_v4").bind(bench.tcp(), SockAddr.ip("0.0.0.0", port));
            bench.connected(Bench.loopback(port));
            SockAddr peer = SockAddr.allocate();
            Bench.must(bench.accept(listener, peer), "accept");
            bench.value("peer", "the peer's address", text(peer));
        });
    }

    private static int ipv6(Bench bench, boolean alone) {
        int fd = Bench.must(bench.socket(Sockets.AF_INET6, Sockets.SOCK_STREAM, 0), "socket");
        Bench.must(bench.setsockopt(fd, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY, alone ? 1 : 0),
                "setsockopt");
        return fd;
    }

    /** An address, and an IPv4 one inside an IPv6 one as {@code inet_ntop} writes it: without its port. */
    private static String text(SockAddr address) throws UnknownHostException {
        byte[] prefix = Arrays.copyOf(SockAddr.ip("::ffff:0.0.0.0", 0).addressBytes(), 12);
        byte[] bytes = address.addressBytes();
        return bytes.length == 16 && Arrays.equals(bytes, 0, 12, prefix, 0, 12)
                ? "::ffff:" + InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)).getHostAddress()
                : address.toString();
    }

    /** An IPv4 address with port 0, whose family says AF_UNSPEC. */
    private static MemorySegment unspecified(String address) {
        MemorySegment segment = SockAddr.ip(address, 0).segment();
        segment.set(ValueLayout.JAVA_SHORT, 0, (short) Sockets.AF_UNSPEC);
        return segment;
    }
}

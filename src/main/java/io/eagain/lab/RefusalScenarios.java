package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Ioctl;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/** Calls that the system refuses: wrong families, states, lengths, addresses and flags. */
final class RefusalScenarios {
    private static final int INT = Integer.BYTES;

    private RefusalScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        states(scenarios);
        addresses(scenarios);
        options(scenarios);
        datagrams(scenarios);
        readiness(scenarios);
    }

    private static void states(Map<String, Scenario> scenarios) {
        scenarios.put("BAD-32", bench -> {
            bench.as("domain0").socket(0, Sockets.SOCK_STREAM, 0);
            bench.as("domain999").socket(999, Sockets.SOCK_STREAM, 0);
            bench.as("type75").socket(Sockets.AF_INET, 75, 0);
            bench.as("dgram_tcp").socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, SocketOption.IPPROTO_TCP);
            bench.as("stream_udp").socket(Sockets.AF_INET, Sockets.SOCK_STREAM, SocketOption.IPPROTO_UDP);
            bench.as("type0").socket(Sockets.AF_INET, 0, 0);
        });
        scenarios.put("ACC-02", bench -> {
            bench.as("bound").accept(bench.closedPort());
            bench.as("connected").accept(bench.tcpPair().here());
            bench.as("fresh").accept(bench.tcp());
        });
        scenarios.put("ACC-03", bench -> {
            int udp = bench.udp();
            bench.as("listen").listen(udp, 1);
            bench.as("accept").accept(udp);
        });
        scenarios.put("ACC-05", bench -> bench.as("accept4").accept4(bench.listener(1), 1));
        scenarios.put("ACC-10", bench -> {
            int fd = bench.tcp();
            bench.as("listen").listen(fd, 1);
            bench.value("port_assigned", "the system chose a port", Bench.hasPort(bench.getsockname(fd)));
        });
        scenarios.put("ACC-11", bench -> {
            bench.as("connected").listen(bench.tcpPair().here(), 1);
            SockAddr full = bench.fillQueue(bench.listener(0));
            int pending = bench.tcp();
            bench.nonblocking(pending);
            bench.connect(pending, full);
            bench.as("pending").listen(pending, 1);
        });
        scenarios.put("ACC-14", bench -> {
            SockAddr taken = bench.getsockname(bench.listener(1));
            int second = bench.tcp();
            bench.as("plain").bind(second, taken);
            bench.setsockopt(second, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
            bench.as("reuse_second").bind(second, taken);
            int first = bench.tcp();
            bench.setsockopt(first, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
            bench.bind(first, Bench.loopback(0));
            bench.listen(first, 1);
            bench.as("reuse_both").bind(second, bench.getsockname(first));
        });
        scenarios.put("SHU-06", bench -> {
            int fresh = bench.tcp();
            bench.as("fresh").shutdown(fresh, Sockets.SHUT_WR);
            bench.as("fresh_bad_how").shutdown(fresh, 7);
            int connected = bench.tcpPair().here();
            bench.as("bad_how").shutdown(connected, 7);
        });
        scenarios.put("SHU-07", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.reset(pair.peer());
            bench.as("wr").shutdown(pair.here(), Sockets.SHUT_WR);
            bench.as("rdwr").shutdown(pair.here(), Sockets.SHUT_RDWR);
        });
    }

    private static void addresses(Map<String, Scenario> scenarios) {
        scenarios.put("CON-10", bench -> {
            int fd = bench.tcp();
            bench.as("in6").connect(fd, SockAddr.ip("::1", 9));
            bench.as("un").connect(fd, SockAddr.unix("/eagain-lab/no-such-socket"));
        });
        scenarios.put("CON-32", bench -> {
            int fd = bench.tcp();
            MemorySegment address = Bench.loopback(9).segment();
            bench.as("short").record("connect(" + fd + ", 127.0.0.1:9, 3)", Sockets.connect(fd, address, 3));
            bench.as("negative").record("connect(" + fd + ", 127.0.0.1:9, -1)", Sockets.connect(fd, address, -1));
            bench.as("null").record("connect(" + fd + ", NULL, 16)", Sockets.connect(fd, MemorySegment.NULL, 16));
        });
        scenarios.put("ACC-31", bench -> {
            int twice = bench.closedPort();
            bench.as("twice").bind(twice, Bench.loopback(0));
            int fd = bench.tcp();
            if (Limits.bindsAnywhere()) {
                throw new StageException("net.ipv4.ip_nonlocal_bind lets a socket have any address");
            }
            bench.as("nonlocal").bind(fd, SockAddr.ip("198.51.100.1", 0));
            bench.as("short").record("bind(" + fd + ", 127.0.0.1:0, 3)",
                    Sockets.bind(fd, Bench.loopback(0).segment(), 3));
            bench.as("family").bind(fd, SockAddr.unix("/eagain-lab/no-such-socket"));
        });
        scenarios.put("ACC-21", bench -> {
            bench.as("fresh").getpeername(bench.tcp());
            int listener = bench.listener(1);
            bench.as("listening").getpeername(listener);
            bench.as("udp").getpeername(bench.udp());
        });
        scenarios.put("BAD-09", bench -> {
            int fd = bench.closedPort();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment room = arena.allocate(128, 8);
                MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, -1);
                bench.as("neg").record("getsockname(" + fd + ", addr, [-1])", Sockets.getsockname(fd, room, length));
                bench.as("nolen").record("getsockname(" + fd + ", addr, NULL)",
                        Sockets.getsockname(fd, room, MemorySegment.NULL));
                length.set(ValueLayout.JAVA_INT, 0, 16);
                bench.as("noaddr").record("getsockname(" + fd + ", NULL, [16])",
                        Sockets.getsockname(fd, MemorySegment.NULL, length));
                length.set(ValueLayout.JAVA_INT, 0, 4);
                bench.as("short").record("getsockname(" + fd + ", addr, [4])", Sockets.getsockname(fd, room, length));
                bench.value("len", "the length that getsockname left",
                        Integer.toString(length.get(ValueLayout.JAVA_INT, 0)));
            }
        });
        scenarios.put("BAD-33", bench -> {
            int fd = bench.tcpPair().here();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment room = arena.allocate(128, 8);
                MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, -1);
                bench.as("neg").record("getpeername(" + fd + ", addr, [-1])", Sockets.getpeername(fd, room, length));
                bench.as("nolen").record("getpeername(" + fd + ", addr, NULL)",
                        Sockets.getpeername(fd, room, MemorySegment.NULL));
            }
        });
        scenarios.put("UNX-31", bench -> {
            SockAddr name = bench.unixListener(0);
            int first = bench.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0);
            bench.as("first").connect(first, name);
            int second = bench.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK, 0);
            bench.as("full").connect(second, name);
        });
    }

    private static void options(Map<String, Scenario> scenarios) {
        scenarios.put("OPT-06", bench -> {
            int udp = bench.udp();
            bench.as("set").setsockopt(udp, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, 1);
            bench.as("so_type").setsockopt(udp, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE, 1);
        });
        scenarios.put("OPT-31", bench -> {
            int fd = bench.tcp();
            bench.as("no_such_option").getsockopt(fd, SocketOption.SOL_SOCKET, 9999);
            bench.as("no_such_level").getsockopt(fd, 9999, 1);
        });
        scenarios.put("BAD-05", bench -> {
            int fd = bench.tcp();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment value = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
                MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, -1);
                bench.as("set0").record(set(fd, "[1]", 0), setKeepAlive(fd, value, 0));
                bench.as("set3").record(set(fd, "[1]", 3), setKeepAlive(fd, value, 3));
                bench.as("set_null").record(set(fd, "NULL", INT), setKeepAlive(fd, MemorySegment.NULL, INT));
                bench.as("set_neg").record(set(fd, "[1]", -1), setKeepAlive(fd, value, -1));
                bench.as("get_neg").record(get(fd, "optval", "[-1]"), getKeepAlive(fd, value, length));
                length.set(ValueLayout.JAVA_INT, 0, INT);
                bench.as("get_null").record(get(fd, "NULL", "[4]"), getKeepAlive(fd, MemorySegment.NULL, length));
                bench.as("get_nolen").record(get(fd, "optval", "NULL"), getKeepAlive(fd, value, MemorySegment.NULL));
                length.set(ValueLayout.JAVA_INT, 0, 1);
                bench.as("get1").record(get(fd, "optval", "[1]"), getKeepAlive(fd, value, length));
                bench.value("outlen", "the length that getsockopt left",
                        Integer.toString(length.get(ValueLayout.JAVA_INT, 0)));
            }
        });
        scenarios.put("FCN-33", bench -> {
            int fd = bench.tcp();
            bench.as("fionbio_fault").record("ioctl(" + fd + ", FIONBIO, NULL)",
                    Ioctl.ioctl(fd, Ioctl.FIONBIO, MemorySegment.NULL));
            bench.as("ioctl").record("ioctl(" + fd + ", 0x1234, NULL)", Ioctl.ioctl(fd, 0x1234, MemorySegment.NULL));
            bench.as("cmd").fcntl(fd, 9999, 0);
        });
    }

    private static String set(int fd, String value, int length) {
        return "setsockopt(" + fd + ", SOL_SOCKET, SO_KEEPALIVE, " + value + ", " + length + ")";
    }

    private static String get(int fd, String value, String length) {
        return "getsockopt(" + fd + ", SOL_SOCKET, SO_KEEPALIVE, " + value + ", " + length + ")";
    }

    private static int setKeepAlive(int fd, MemorySegment value, int length) {
        return Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, value, length);
    }

    private static int getKeepAlive(int fd, MemorySegment value, MemorySegment length) {
        return Sockets.getsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, value, length);
    }

    private static void datagrams(Map<String, Scenario> scenarios) {
        scenarios.put("RCV-10", bench -> {
            int fd = bench.tcpPair().here();
            if (LabHost.WINDOWS) {
                // Not refused there: it would wait.
                bench.nonblocking(fd);
            }
            bench.as("none").recv(fd, 1, Sockets.MSG_OOB);
            bench.setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_OOBINLINE, 1);
            bench.as("inline").recv(fd, 1, Sockets.MSG_OOB);
            int udp = bench.udp();
            bench.nonblocking(udp);
            bench.as("udp").recv(udp, 1, Sockets.MSG_OOB);
        });
        scenarios.put("UDP-01", bench -> {
            SockAddr nobody = udpAddress(bench);
            int fd = bench.udp();
            bench.as("connect").connect(fd, nobody);
            bench.as("send").send(fd, 1, 0);
            Bench.sleep(20);
            bench.as("poll").poll(fd, 0, 1000);
            bench.as("send2").send(fd, 1, 0);
            bench.as("send3").send(fd, 1, 0);
        });
        scenarios.put("UDP-03", bench -> {
            SockAddr somewhere = bench.getsockname(bench.boundUdp());
            int fresh = bench.udp();
            bench.as("send").send(fresh, 1, 0);
            bench.as("write").write(fresh, 1);
            bench.as("recv").recv(fresh, 16, bench.dontWait(fresh));
            bench.as("sendto").sendto(fresh, 1, 0, somewhere);
            bench.value("bound_now", "it has a local port now", Bench.hasPort(bench.getsockname(fresh)));
        });
        scenarios.put("UDP-06", bench -> {
            SockAddr somewhere = bench.getsockname(bench.boundUdp());
            int fd = bench.udp();
            bench.as("max").sendto(fd, 65507, 0, somewhere);
            bench.as("over").sendto(fd, 65508, 0, somewhere);
        });
        scenarios.put("UDP-31", bench -> {
            int receiver = bench.boundUdp();
            int fd = bench.udp();
            bench.connect(fd, bench.getsockname(receiver));
            bench.as("over").send(fd, 65508, 0);
            bench.as("send").send(fd, 10, 0);
            bench.as("cut").recv(receiver, 4, 0);
            bench.as("rest_is_lost").recv(receiver, 16, bench.dontWait(receiver));
        });
    }

    /** A UDP port that was just given back. */
    private static SockAddr udpAddress(Bench bench) {
        int fd = bench.boundUdp();
        SockAddr address = bench.getsockname(fd);
        bench.close(fd);
        return address;
    }

    private static void readiness(Map<String, Scenario> scenarios) {
        scenarios.put("EPO-34", bench -> {
            bench.as("badflag").epoll_create1(1);
            int set = bench.epoll_create1(0);
            int fd = bench.tcp();
            int closed = bench.closedDescriptor();
            bench.as("zero").epoll_wait(set, 0, 0);
            bench.as("neg").epoll_wait(set, -1, 0);
            bench.as("bad_epfd").epoll_wait(closed, 1, 0);
            bench.as("not_epoll").epoll_wait(fd, 1, 0);
            bench.epoll_ctl(set, Epoll.EPOLL_CTL_ADD, bench.eventfd(0, 0), Epoll.EPOLLOUT);
            bench.as("fault").record("epoll_wait(" + set + ", NULL, 1, 0)",
                    Epoll.epoll_wait(set, MemorySegment.NULL, 1, 0));
            bench.as("still_there").epoll_wait(set, 1, 0);
        });
        scenarios.put("SEL-34", bench -> {
            int fd = bench.closedDescriptor();
            bench.as("closed").selectRead(fd, 0);
            if (!LabHost.WINDOWS) {
                // Which ignores it.
                bench.as("nfds").record("select(-1, NULL, NULL, NULL, 0 ms)",
                        io.eagain.posix.Select.select(-1, null, null, null, 0));
            }
        });
    }
}

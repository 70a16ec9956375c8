package io.eagain.lab;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.trace.Names;
import io.eagain.windows.FdSet;
import io.eagain.windows.Select;
import io.eagain.windows.WSABufs;
import io.eagain.windows.WSAPoll;
import io.eagain.windows.Winsock;
import io.eagain.windows.WinsockOption;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/** What Windows alone has, or does in its own way. */
final class WinsockScenarios {
    private static final int IN_OUT = LabHost.IN | LabHost.OUT;

    private WinsockScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        waiting(scenarios);
        scenarios.put("RCV-14", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.close(pair.peer());
            Bench.sleep(20);
            bench.as("send").send(pair.here(), 1, 0);
            Bench.sleep(30);
            bench.as("recv").recv(pair.here(), 16, 0);
        });
        scenarios.put("OPT-12", WinsockScenarios::exclusive);
        scenarios.put("WSA-31", WinsockScenarios::beforeStartup);
        scenarios.put("WSA-32", WinsockScenarios::connectSequence);
        scenarios.put("WSA-33", bench -> {
            bench.as("null").pollNull(0, 0);
            int connected = bench.tcpPair().here();
            bench.as("pri").poll(connected, WSAPoll.POLLPRI, 0);
            bench.as("closed_alone").poll(Bench.NO_SOCKET, LabHost.IN, 0);
            Polled both = bench.polled(2);
            both.add(Bench.NO_SOCKET, LabHost.IN);
            both.add(connected, LabHost.OUT);
            bench.as("closed_beside").poll(both, 0);
            bench.value("closed_beside_revents", "revents of the closed socket", Names.POLL.bits(both.revents(0)));
            SockAddr nobody = bench.getsockname(bench.closedPort());
            int refused = bench.tcp();
            bench.nonblocking(refused);
            bench.connect(refused, nobody);
            Bench.settle();
            bench.as("failed_connect").poll(refused, LabHost.OUT, 3000);
        });
        scenarios.put("WSA-34", bench -> {
            int tcp = bench.tcp();
            bench.value("nodelay_len", "bytes that TCP_NODELAY has written",
                    length(bench, tcp, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY));
            bench.value("keepalive_len", "bytes that SO_KEEPALIVE has written",
                    length(bench, tcp, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE));
            bench.value("error_len", "bytes that SO_ERROR has written",
                    length(bench, tcp, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR));
            int six = Bench.must(bench.socket(Sockets.AF_INET6, Sockets.SOCK_STREAM, 0), "socket");
            bench.value("v6only_len", "bytes that IPV6_V6ONLY has written",
                    length(bench, six, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY));
        });
        scenarios.put("WSA-35", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.setsockopt(pair.here(), SocketOption.SOL_SOCKET, SocketOption.SO_SNDBUF, 65536);
            bench.nonblocking(pair.here());
            boolean whole = true;
            long taken;
            int calls = 0;
            do {
                taken = Sockets.send(pair.here(), bench.memory(), 1024, 0);
                whole &= taken < 0 || taken == 1024;
            } while (taken > 0 && ++calls < 1_000_000);
            bench.as("then").record(calls + " times send(" + pair.here() + ", buf, 1024, 0), and the last", taken);
            bench.value("all_or_nothing", "no send took less than was asked", whole);
            Bench.Pair large = bench.tcpPair();
            bench.nonblocking(large.here());
            bench.value("large_first_taken_whole", "a first send of 8 MiB was taken whole",
                    bench.send(large.here(), Bench.BUFFER, 0) == Bench.BUFFER);
        });
        scenarios.put("WSA-36", bench -> {
            int closed = bench.boundUdp();
            SockAddr nobody = bench.getsockname(closed);
            bench.close(closed);
            int fd = bench.boundUdp();
            bench.sendto(fd, 1, 0, nobody);
            Bench.sleep(50);
            bench.nonblocking(fd);
            bench.as("default").recv(fd, 16, 0);
            bench.as("ioctl").record("WSAIoctl(" + fd + ", SIO_UDP_CONNRESET, [0])", Winsock.udpConnreset(fd, false));
            bench.sendto(fd, 1, 0, nobody);
            Bench.sleep(50);
            bench.as("off").recv(fd, 16, 0);
        });
        scenarios.put("WSA-37", bench -> {
            int fd = bench.tcp();
            bench.as("vals").record("WSAIoctl(" + fd + ", SIO_KEEPALIVE_VALS, {1, 1000 ms, 500 ms})",
                    Winsock.keepaliveVals(fd, true, 1000, 500));
            bench.as("keepalive").getsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE);
            bench.as("fast_path").record("WSAIoctl(" + fd + ", SIO_LOOPBACK_FAST_PATH, [1])",
                    Winsock.loopbackFastPath(fd, true));
        });
        scenarios.put("WSA-38", bench -> bench.as("socket").socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0));
        scenarios.put("WSA-39", bench -> {
            bench.as("empty").record("select(0, NULL, NULL, NULL, 0 ms)", Select.select(null, null, null, 0));
            bench.as("closed").selectRead(Bench.NO_SOCKET, 0);
            try (Arena arena = Arena.ofConfined()) {
                FdSet set = FdSet.allocate(arena);
                String answer = "accepted";
                try {
                    for (int i = 0; i <= FdSet.FD_SETSIZE; i++) {
                        set.set(i * 4);
                    }
                } catch (IndexOutOfBoundsException e) {
                    answer = "refused";
                }
                bench.value("count", "fd_count after 65 times FD_SET", Integer.toString(set.count()));
                bench.value("beyond", "the 65th FD_SET by eagain, where C's silently does nothing", answer);
            }
        });
        scenarios.put("WSA-40", WinsockScenarios::vectored);
        scenarios.put("WSA-41", WinsockScenarios::unreachable);
    }

    private static void waiting(Map<String, Scenario> scenarios) {
        scenarios.put("WSA-04", bench -> {
            Polled both = bench.polled(2);
            both.add(bench.tcpPair().here(), LabHost.OUT);
            both.add(Bench.NO_SOCKET, WSAPoll.POLLERR);
            bench.as("ret").poll(both, 0);
            bench.value("valid", "revents of the valid socket", Names.POLL.bits(both.revents(0)));
            bench.value("closed", "revents of the closed socket", Names.POLL.bits(both.revents(1)));
        });
        scenarios.put("WSA-09", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 3, 0);
            bench.close(pair.peer());
            Bench.sleep(20);
            bench.as("asked").poll(pair.here(), IN_OUT, 0);
            bench.as("unasked").poll(pair.here(), 0, 0);
        });
        scenarios.put("WSA-10", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.reset(pair.peer());
            bench.as("poll").poll(pair.here(), IN_OUT, 0);
        });
        scenarios.put("WSA-12", bench -> {
            SockAddr nobody = bench.getsockname(bench.closedPort());
            int refused = bench.tcp();
            bench.as("connect").connect(refused, nobody);
            bench.as("poll").poll(refused, IN_OUT, 0);
            bench.as("so_error").soError(refused);
        });
        scenarios.put("WSA-13", bench -> {
            int sending = bench.tcpPair().here();
            bench.shutdown(sending, Sockets.SHUT_WR);
            bench.as("send").poll(sending, IN_OUT, 0);
            int receiving = bench.tcpPair().here();
            bench.shutdown(receiving, Sockets.SHUT_RD);
            bench.as("receive").poll(receiving, IN_OUT, 0);
            bench.as("recv").recv(receiving, 16, 0);
        });
        scenarios.put("WSA-14", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 1, Sockets.MSG_OOB);
            Bench.sleep(20);
            bench.as("urgent").poll(pair.here(), LabHost.IN, 0);
            bench.setsockopt(pair.here(), SocketOption.SOL_SOCKET, SocketOption.SO_OOBINLINE, 1);
            bench.as("inline").poll(pair.here(), LabHost.IN, 0);
        });
        scenarios.put("WSA-16", bench -> {
            bench.as("fresh").poll(bench.udp(), IN_OUT, 0);
            int receiver = bench.boundUdp();
            bench.as("bound").poll(receiver, IN_OUT, 0);
            bench.sendto(bench.udp(), 1, 0, bench.getsockname(receiver));
            Bench.sleep(20);
            bench.as("datagram").poll(receiver, IN_OUT, 0);
        });
    }

    private static void exclusive(Bench bench) {
        int exclusive = bench.tcp();
        bench.as("exclusive").setsockopt(exclusive, SocketOption.SOL_SOCKET, WinsockOption.SO_EXCLUSIVEADDRUSE, 1);
        bench.as("then_reuse").setsockopt(exclusive, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
        int reuse = bench.tcp();
        bench.as("reuse").setsockopt(reuse, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
        bench.as("then_exclusive").setsockopt(reuse, SocketOption.SOL_SOCKET, WinsockOption.SO_EXCLUSIVEADDRUSE, 1);
        Bench.must(bench.bind(exclusive, SockAddr.ip("0.0.0.0", 0)), "bind");
        bench.as("over_exclusive").bind(bench.tcp(), Bench.loopback(bench.getsockname(exclusive).port()));
        int plain = bench.tcp();
        Bench.must(bench.bind(plain, SockAddr.ip("0.0.0.0", 0)), "bind");
        bench.as("over_plain").bind(bench.tcp(), Bench.loopback(bench.getsockname(plain).port()));
    }

    // The JVM has started Winsock for itself, and eagain once more: all starts are taken back, and made again.
    private static void beforeStartup(Bench bench) {
        int starts = 0;
        while (starts < 100 && Winsock.WSACleanup() == 0) {
            starts++;
        }
        bench.record(starts + " times WSACleanup(), and the next", Winsock.WSACleanup());
        bench.as("socket").socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(408, 8);
            for (int i = 1; i < starts; i++) {
                Bench.must(Winsock.WSAStartup(0x0202, data), "WSAStartup");
            }
            bench.record("WSAStartup(2.2, data)", Winsock.WSAStartup(0x0202, data));
        }
        bench.as("after").socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
    }

    /** The tour of the posting of 2001, in its order. */
    private static void connectSequence(Bench bench) {
        SockAddr full = bench.fillQueue(bench.listener(0));
        int pending = bench.tcp();
        bench.nonblocking(pending);
        bench.as("connect").connect(pending, full);
        bench.as("send_pending").send(pending, 1, 0);
        bench.as("again_pending").connect(pending, full);
        int listener = bench.listener(8);
        SockAddr open = bench.getsockname(listener);
        bench.as("connect_established").connect(bench.connected(open), open);
        SockAddr nobody = bench.getsockname(bench.closedPort());
        int refused = bench.tcp();
        bench.nonblocking(refused);
        bench.as("refused").connect(refused, nobody);
        Bench.settle();
        bench.as("refused_poll").poll(refused, LabHost.OUT, 3000);
        bench.as("refused_again").connect(refused, nobody);
        Bench.settle();
        bench.as("refused_so_error").soError(refused);
        bench.as("refused_getpeername").getpeername(refused);
    }

    /** The end of that tour: nowhere to go. */
    private static void unreachable(Bench bench) {
        SockAddr away = SockAddr.ip("198.51.100.1", 80);
        int fd = bench.tcp();
        bench.nonblocking(fd);
        bench.as("nonblocking").connect(fd, away);
        bench.as("select").select(fd, 300);
        bench.as("so_error").soError(fd);
        bench.as("blocking").connect(bench.tcp(), away);
    }

    private static String length(Bench bench, int fd, int level, int option) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(4, 4).fill((byte) 0xff);
            MemorySegment length = arena.allocateFrom(JAVA_INT, 4);
            bench.record("getsockopt(" + fd + ", " + Names.level(level) + ", " + Names.option(level, option) + ", [4])",
                    Sockets.getsockopt(fd, level, option, value, length));
            return Integer.toString(length.get(JAVA_INT, 0));
        }
    }

    private static void vectored(Bench bench) {
        Bench.Pair pair = bench.tcpPair();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(JAVA_BYTE, new byte[]{1, 2, 3, 4, 5, 6, 7});
            WSABufs out = WSABufs.allocate(arena, 2);
            out.add(data.asSlice(0, 3));
            out.add(data.asSlice(3, 4));
            bench.as("sent").record("WSASend(" + pair.here() + ", {3 bytes, 4 bytes}, 2, 0)",
                    Winsock.WSASend(pair.here(), out, 0));
            Bench.sleep(20);
            MemorySegment room = arena.allocate(18);
            WSABufs in = WSABufs.allocate(arena, 2);
            in.add(room.asSlice(0, 2));
            in.add(room.asSlice(2, 16));
            bench.as("received").record("WSARecv(" + pair.peer() + ", {2 bytes, 16 bytes}, 2, 0)",
                    Winsock.WSARecv(pair.peer(), in, 0));
            bench.value("in_order", "the bytes are in their order",
                    MemorySegment.mismatch(data, 0, 7, room, 0, 7) == -1);
            bench.nonblocking(pair.peer());
            bench.as("nothing").record("WSARecv(" + pair.peer() + ", {2 bytes, 16 bytes}, 2, 0)",
                    Winsock.WSARecv(pair.peer(), in, 0));
        }
    }
}

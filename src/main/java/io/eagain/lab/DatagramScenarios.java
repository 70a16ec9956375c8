package io.eagain.lab;

import io.eagain.ConstantTable;
import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import io.eagain.trace.Names;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/** UDP: who hears whom, what is lost, what is refused. */
final class DatagramScenarios {
    private DatagramScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        peers(scenarios);
        amounts(scenarios);
        addresses(scenarios);
    }

    private static void peers(Map<String, Scenario> scenarios) {
        scenarios.put("UDP-07", bench -> {
            int fd = bench.boundUdp();
            int first = bench.boundUdp();
            SockAddr here = bench.getsockname(fd);
            bench.sendto(first, 1, 0, here);
            Bench.sleep(20);
            bench.connect(fd, bench.getsockname(bench.boundUdp()));
            bench.as("queued").recv(fd, 16, bench.dontWait(fd));
            bench.sendto(first, 1, 0, here);
            Bench.sleep(20);
            bench.as("filtered").recv(fd, 16, bench.dontWait(fd));
            bench.as("reconnect").connect(fd, bench.getsockname(first));
            bench.as("unspec").disconnect(fd);
            bench.as("getpeername").getpeername(fd);
        });
        scenarios.put("UDP-08", bench -> {
            SockAddr nobody = closedPort(bench);
            int connected = bench.udp();
            bench.connect(connected, nobody);
            bench.send(connected, 1, 0);
            Bench.sleep(20);
            bench.timeout(connected, SocketOption.SO_RCVTIMEO, 500);
            bench.as("recv").recv(connected, 1, 0);
            bench.as("recv2").recv(connected, 1, bench.dontWait(connected));
            bench.send(connected, 1, 0);
            Bench.sleep(20);
            bench.as("so_error").soError(connected);
            int unconnected = bench.udp();
            bench.sendto(unconnected, 1, 0, nobody);
            Bench.sleep(20);
            bench.as("unconnected").recv(unconnected, 1, bench.dontWait(unconnected));
        });
        scenarios.put("UDP-09", bench -> {
            SockAddr nobody = closedPort(bench);
            int fd = bench.udp();
            bench.record("setsockopt(" + fd + ", IPPROTO_IP, IP_RECVERR, 1)",
                    Sockets.setsockopt(fd, SocketOption.IPPROTO_IP, number("IP_RECVERR"), 1));
            bench.sendto(fd, 1, 0, nobody);
            Bench.sleep(20);
            bench.as("recv").recv(fd, 1, PosixSockets.MSG_DONTWAIT);
            try (Arena arena = Arena.ofConfined()) {
                MsgHdr message = MsgHdr.allocate(arena, 1, 512);
                message.iov().set(0, arena.allocate(16));
                MessageBench.recvmsg(bench.as("errqueue"), fd, message, LinuxSockets.MSG_ERRQUEUE);
                // struct sock_extended_err {__u32 ee_errno; __u8 ee_origin; ...}
                boolean came = message.control().next();
                bench.value("ee_errno", "the error in the queue",
                        came ? Errno.name(message.control().getInt(0)) : "none");
                bench.value("origin_icmp", "it is from an ICMP message",
                        came && message.control().getByte(4) == number("SO_EE_ORIGIN_ICMP"));
            }
        });
        scenarios.put("UDP-14", bench -> {
            int receiver = bench.boundUdp();
            int fd = bench.udp();
            bench.connect(fd, bench.getsockname(receiver));
            bench.as("oob").send(fd, 1, Sockets.MSG_OOB);
            bench.value("peer", "something has arrived", bench.poll(receiver, LabHost.IN, 20) != 0);
        });
        scenarios.put("UDP-15", bench -> {
            int peer = bench.boundUdp();
            int other = bench.boundUdp();
            int fd = bench.udp();
            bench.connect(fd, bench.getsockname(peer));
            bench.as("sendto").sendto(fd, 1, 0, bench.getsockname(other));
            Bench.sleep(20);
            bench.as("b_got").recv(other, 16, bench.dontWait(other));
            bench.as("send").send(fd, 1, 0);
            Bench.sleep(20);
            bench.as("a_got").recv(peer, 16, bench.dontWait(peer));
        });
    }

    private static void amounts(Map<String, Scenario> scenarios) {
        scenarios.put("UDP-05", bench -> {
            int receiver = bench.boundUdp();
            SockAddr address = bench.getsockname(receiver);
            int fd = bench.udp();
            for (int i = 0; i < 4; i++) {
                bench.sendto(fd, 10, 0, address);
            }
            Bench.sleep(20);
            bench.as("recv").recv(receiver, 4, PosixSockets.MSG_DONTWAIT);
            bench.as("trunc").recv(receiver, 4, PosixSockets.MSG_DONTWAIT | LinuxSockets.MSG_TRUNC);
            try (Arena arena = Arena.ofConfined()) {
                MsgHdr message = MsgHdr.allocate(arena, 1, 0);
                message.iov().set(0, arena.allocate(4));
                MessageBench.recvmsg(bench.as("recvmsg"), receiver, message, PosixSockets.MSG_DONTWAIT);
                bench.value("msg_trunc", "the message was longer", (message.flags() & Messages.MSG_TRUNC) != 0);
            }
            bench.as("zero").recv(receiver, 0, PosixSockets.MSG_DONTWAIT);
            bench.as("empty").recv(receiver, 4, PosixSockets.MSG_DONTWAIT);
        });
        scenarios.put("UDP-10", bench -> {
            int receiver = bench.boundUdp();
            bench.setsockopt(receiver, SocketOption.SOL_SOCKET, SocketOption.SO_RCVBUF, 4096);
            SockAddr address = bench.getsockname(receiver);
            int fd = bench.udp();
            int sent = 0;
            long last = 0;
            for (int i = 0; i < 200; i++) {
                last = Sockets.sendto(fd, bench.memory(), 1000, 0, address);
                sent += last == 1000 ? 1 : 0;
            }
            bench.record("200 times sendto(" + fd + ", buf, 1000, 0, " + address + "); the last", last);
            Bench.sleep(20);
            int calls = 0;
            int now = bench.dontWait(receiver);
            do {
                last = Sockets.recv(receiver, bench.memory(), 2000, now);
            } while (++calls < 300 && last == 1000);
            bench.record(calls + " times recv(" + receiver + ", buf, 2000, " + Names.MSG.bits(now) + "); the last",
                    last);
            bench.value("all_sent", "200 datagrams were taken", sent == 200);
            bench.value("some_lost", calls - 1 + " datagrams arrived: fewer", calls - 1 < 200);
            bench.as("last").recv(receiver, 2000, now);
        });
        scenarios.put("UDP-11", bench -> {
            int receiver = bench.boundUdp();
            SockAddr address = bench.getsockname(receiver);
            int fd = bench.udp();
            bench.sendto(fd, 10, 0, address);
            bench.sendto(fd, 20, 0, address);
            Bench.sleep(20);
            bench.as("udp").fionread(receiver);
            Bench.Pair pair = bench.tcpPair();
            bench.send(pair.peer(), 10, 0);
            bench.send(pair.peer(), 20, 0);
            Bench.sleep(20);
            bench.as("tcp").fionread(pair.here());
        });
        scenarios.put("BAD-04", bench -> {
            int receiver = bench.boundUdp();
            SockAddr address = bench.getsockname(receiver);
            int fd = bench.udp();
            bench.sendto(fd, 1, 0, address);
            bench.sendto(fd, 1, 0, address);
            Bench.sleep(20);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment room = arena.allocate(128, 8);
                MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, -1);
                bench.as("negative").record("recvfrom(" + receiver + ", buf, 1, MSG_DONTWAIT, addr, [-1])",
                        Sockets.recvfrom(receiver, bench.memory(), 1, PosixSockets.MSG_DONTWAIT, room, length));
                length.set(ValueLayout.JAVA_INT, 0, 4);
                bench.as("short").record("recvfrom(" + receiver + ", buf, 1, MSG_DONTWAIT, addr, [4])",
                        Sockets.recvfrom(receiver, bench.memory(), 1, PosixSockets.MSG_DONTWAIT, room, length));
                bench.value("len", "the length that recvfrom left",
                        Integer.toString(length.get(ValueLayout.JAVA_INT, 0)));
            }
        });
    }

    private static void addresses(Map<String, Scenario> scenarios) {
        scenarios.put("UDP-12", bench -> {
            SockAddr somewhere = bench.getsockname(bench.boundUdp());
            bench.as("v6_on_v4").sendto(bench.udp(), 1, 0, SockAddr.ip("::1", somewhere.port()));
            bench.as("v4_on_v6only").sendto(six(bench, 1), 1, 0, somewhere);
            bench.as("v4_on_dual").sendto(six(bench, 0), 1, 0, somewhere);
            int fd = bench.udp();
            bench.as("short_len").record("sendto(" + fd + ", buf, 1, 0, " + somewhere + ", 3)",
                    Sockets.sendto(fd, bench.memory(), 1, 0, somewhere.segment(), 3));
        });
        scenarios.put("UDP-13", bench -> {
            int first = bench.boundUdp();
            SockAddr taken = bench.getsockname(first);
            int second = bench.udp();
            bench.as("plain").bind(second, taken);
            bench.setsockopt(first, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
            bench.setsockopt(second, SocketOption.SOL_SOCKET, SocketOption.SO_REUSEADDR, 1);
            bench.as("both").bind(second, taken);
            bench.as("rebind").bind(first, Bench.loopback(0));
        });
        scenarios.put("UDP-16", bench -> {
            SockAddr peer = bench.getsockname(bench.boundUdp());
            int fresh = bench.udp();
            bench.connect(fresh, peer);
            bench.as("bind_after_connect").bind(fresh, Bench.loopback(0));
            int any = bench.udp();
            Bench.must(bench.bind(any, SockAddr.ip("0.0.0.0", 0)), "bind");
            int port = bench.getsockname(any).port();
            bench.connect(any, peer);
            bench.value("local_connected", "the local address", literal(bench.getsockname(any)));
            bench.disconnect(any);
            SockAddr after = bench.getsockname(any);
            bench.value("local_after", "the local address", literal(after));
            bench.value("port_kept", "the port is the same", after.port() == port);
        });
    }

    /** A port that was just given back. */
    private static SockAddr closedPort(Bench bench) {
        int fd = bench.boundUdp();
        SockAddr address = bench.getsockname(fd);
        bench.close(fd);
        return address;
    }

    /** A number that only Linux has. */
    private static int number(String name) {
        return (int) ConstantTable.LINUX.number(name).orElseThrow();
    }

    private static int six(Bench bench, int only) {
        int fd = Bench.must(bench.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM, 0), "socket(AF_INET6)");
        bench.setsockopt(fd, SocketOption.IPPROTO_IPV6, SocketOption.IPV6_V6ONLY, only);
        return fd;
    }

    private static String literal(SockAddr address) {
        String text = address.toString();
        return text.substring(0, text.lastIndexOf(':'));
    }
}

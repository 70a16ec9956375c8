package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Descriptors;
import io.eagain.posix.Fcntl;
import io.eagain.posix.IoVec;
import io.eagain.posix.Ioctl;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import io.eagain.trace.Names;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/** Arguments that a call does not take, rights that it needs, descriptors that are gone or cannot be had. */
final class BadInputScenarios {
    private static final int IOV_MAX = 1024;
    private static final int UNKNOWN_FLAG = 0x00800000;

    private BadInputScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        descriptors(scenarios);
        scenarios.put("BAD-01", bench -> {
            int fd = bench.tcpPair().here();
            try (Arena arena = Arena.ofConfined()) {
                MsgHdr message = MsgHdr.allocate(arena, IOV_MAX + 1, 0);
                MemorySegment buffer = arena.allocate(1);
                for (int i = 0; i <= IOV_MAX; i++) {
                    message.iov().set(i, buffer);
                }
                MessageBench.sendmsg(bench.as("sendmsg"), fd, message, 0);
                MessageBench.recvmsg(bench.as("recvmsg"), fd, message, PosixSockets.MSG_DONTWAIT);
                MessageBench.writev(bench.as("writev"), fd, message.iov());
                // SIZE_MAX is -1 for Java.
                IoVec huge = IoVec.allocate(arena, 1).set(0, MemorySegment.NULL, 0, -1);
                MessageBench.writev(bench.as("overflow"), fd, huge);
            }
        });
        scenarios.put("BAD-03", bench -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment half = LabNative.halfReadable(arena);
                MemorySegment end = half.asSlice(half.byteSize() / 2 - 4, 8);
                Bench.Pair pair = bench.tcpPair();
                bench.as("tcp").record("send(" + pair.here() + ", buf, 8, " + Names.MSG.bits(LabHost.NOSIGNAL) + ")",
                        Sockets.send(pair.here(), end, 8, LabHost.NOSIGNAL));
                Bench.sleep(20);
                bench.as("peer").recv(pair.peer(), 16, bench.dontWait(pair.peer()));
                SockAddr address = bench.getsockname(bench.boundUdp());
                int udp = bench.udp();
                bench.connect(udp, address);
                bench.as("udp").record("send(" + udp + ", buf, 8, 0)", Sockets.send(udp, end, 8, 0));
            }
        });
        scenarios.put("BAD-08", bench -> {
            bench.as("domain0").socket(0, Sockets.SOCK_STREAM, 0);
            bench.as("domain999").socket(999, Sockets.SOCK_STREAM, 0);
            bench.as("type75").socket(Sockets.AF_INET, 75, 0);
            bench.as("dgram_tcp").socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, SocketOption.IPPROTO_TCP);
            bench.as("stream_udp").socket(Sockets.AF_INET, Sockets.SOCK_STREAM, SocketOption.IPPROTO_UDP);
            bench.as("proto").socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 255);
            bench.as("type0").socket(Sockets.AF_INET, 0, 0);
            LabNative.asOrdinaryUser(
                    () -> bench.as("raw").socket(Sockets.AF_INET, Sockets.SOCK_RAW, SocketOption.IPPROTO_ICMP));
            // The lowest number that is free is the last one that may be had.
            int last = bench.duplicate(bench.tcp(), 0);
            LabNative.withoutDescriptorsFrom(last + 1,
                    () -> bench.as("emfile").socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
        });
        scenarios.put("BAD-11", bench -> {
            Bench.Pair pair = bench.tcpPair();
            bench.as("send").send(pair.here(), 1, UNKNOWN_FLAG);
            Bench.sleep(20);
            bench.as("recv").recv(pair.peer(), 16, UNKNOWN_FLAG | bench.dontWait(pair.peer()));
        });
    }

    private static void descriptors(Map<String, Scenario> scenarios) {
        scenarios.put("BAD-10", bench -> {
            // A high number: a low one could be taken by another thread in between.
            int fd = bench.duplicate(bench.tcp(), (int) Math.min(900, Limits.openFiles() - 1));
            bench.as("close").close(fd);
            bench.as("again").close(fd);
            bench.as("send").send(fd, 1, 0);
        });
        scenarios.put("FCN-03", bench -> {
            int fd = bench.tcp();
            bench.as("badf").fcntl(bench.closedDescriptor(), Fcntl.F_GETFL, 0);
            bench.as("dup_neg").fcntl(fd, Fcntl.F_DUPFD, -1);
            bench.as("dup_big").fcntl(fd, Fcntl.F_DUPFD, (int) Limits.openFiles());
            bench.as("cmd").fcntl(fd, 9999, 0);
            bench.as("ioctl").record("ioctl(" + fd + ", 0xdead, NULL)", Ioctl.ioctl(fd, 0xdead, MemorySegment.NULL));
            bench.as("lseek").record("lseek(" + fd + ", 0, SEEK_SET)", LabNative.lseek(fd, 0, 0));
            bench.as("ftruncate").record("ftruncate(" + fd + ", 0)", LabNative.ftruncate(fd, 0));
            bench.as("fionbio_fault").record("ioctl(" + fd + ", FIONBIO, NULL)",
                    Ioctl.ioctl(fd, Ioctl.FIONBIO, MemorySegment.NULL));
        });
        scenarios.put("FCN-04", bench -> {
            int fd = bench.socket(Sockets.AF_INET,
                    Sockets.SOCK_STREAM | LinuxSockets.SOCK_CLOEXEC | LinuxSockets.SOCK_NONBLOCK, 0);
            bench.as("cloexec").fcntl(fd, Fcntl.F_GETFD, 0);
            bench.value("nb", "O_NONBLOCK is set", isNonblocking(bench, fd));
            int copy = Descriptors.dup(fd);
            bench.owns(copy);
            bench.record("dup(" + fd + ")", copy);
            bench.as("dup_cloexec").fcntl(copy, Fcntl.F_GETFD, 0);
            bench.value("dup_nb", "O_NONBLOCK is set", isNonblocking(bench, copy));
            bench.as("bad_flag").socket(Sockets.AF_INET, Sockets.SOCK_STREAM | 0x100000, 0);
        });
    }

    private static boolean isNonblocking(Bench bench, int fd) {
        return (bench.fcntl(fd, Fcntl.F_GETFL, 0) & Fcntl.O_NONBLOCK) != 0;
    }
}

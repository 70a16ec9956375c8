package io.eagain.lab;

import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.linux.Ppoll;
import io.eagain.posix.ControlMessages;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Unix sockets: their names, their files, their kinds. */
final class UnixScenarios {
    private static final int STREAM = Sockets.SOCK_STREAM;
    private static final int DATAGRAM = Sockets.SOCK_DGRAM;
    private static final int SEQPACKET = Sockets.SOCK_SEQPACKET;
    private static final int NOW = PosixSockets.MSG_DONTWAIT;
    private static final int NOSIGNAL = PosixSockets.MSG_NOSIGNAL;

    private UnixScenarios() {
    }

    static void register(Map<String, Scenario> scenarios) {
        connecting(scenarios);
        binding(scenarios);
        exchanging(scenarios);
    }

    private static void connecting(Map<String, Scenario> scenarios) {
        scenarios.put("UNX-01", bench -> {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                int fd = socket(bench, STREAM);
                bench.as("missing").connect(fd, folder.name("missing"));
                Files.createFile(folder.path("regular"));
                bench.as("regular").connect(fd, folder.name("regular"));
                bench.close(listener(bench, folder.name("stale")));
                bench.as("stale").connect(fd, folder.name("stale"));
                bound(bench, DATAGRAM, folder.name("datagram"));
                bench.as("wrongtype").connect(fd, folder.name("datagram"));
                listener(bench, folder.name("listener"));
                bench.as("listener").connect(fd, folder.name("listener"));
            }
        });
        scenarios.put("UNX-03", bench -> {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                bench.as("connect").connect(listener(bench, folder.name("own")), folder.name("own"));
                int unbound = socket(bench, STREAM);
                bench.as("listen").listen(unbound, 1);
                bench.as("accept").accept(unbound);
            }
        });
        scenarios.put("UNX-04", bench -> {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                SockAddr name = folder.name("denied");
                listener(bench, name);
                bench.connect(socket(bench, STREAM), name);
                Files.setPosixFilePermissions(folder.path("denied"), PosixFilePermissions.fromString("r-x------"));
                int fd = socket(bench, STREAM);
                LabNative.asOrdinaryUser(() -> bench.as("connect").connect(fd, name));
            }
        });
        scenarios.put("UNX-05", bench -> {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                SockAddr name = folder.name("closing");
                int listener = listener(bench, name);
                int fd = socket(bench, STREAM);
                bench.connect(fd, name);
                bench.close(listener);
                bench.as("poll").poll(fd, LabHost.IN | Ppoll.POLLRDHUP, 500);
                bench.as("recv").recv(fd, 1, NOW);
                bench.as("recv2").recv(fd, 1, NOW);
            }
        });
    }

    private static void binding(Map<String, Scenario> scenarios) {
        scenarios.put("UNX-06", bench -> {
            try (TemporaryFolder folder = new TemporaryFolder(); Arena arena = Arena.ofConfined()) {
                int named = bound(bench, STREAM, folder.name("taken"));
                int fd = socket(bench, STREAM);
                bench.as("exists").bind(fd, folder.name("taken"));
                bench.as("nodir").bind(fd, folder.name("missing/name"));
                bench.as("notdir").bind(fd, SockAddr.unix("/dev/null/name"));
                MemorySegment large = arena.allocate(200, 8).fill((byte) 'a')
                        .copyFrom(SockAddr.unix("/").segment().asSlice(0, 2));
                bench.as("toolong").record("bind(" + fd + ", {AF_UNIX, 198 letters}, 200)",
                        Sockets.bind(fd, large, 200));
                bench.as("twice").bind(named, folder.name("second"));
                bench.as("family").bind(fd, Bench.loopback(0));
            }
        });
        scenarios.put("UNX-12", bench -> {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                int fd = bound(bench, DATAGRAM, folder.name("datagram"));
                bench.as("listen").listen(fd, 1);
                bench.as("accept").accept(fd);
                String path = folder.path("datagram").toString();
                bench.as("open").record("open(\"" + path + "\", O_RDWR)", LabNative.open(path, Fcntl.O_RDWR));
            }
        });
        scenarios.put("UNX-13", bench -> {
            int fd = socket(bench, STREAM);
            SockAddr unbound = bench.getsockname(fd);
            bench.value("unbound_len", "the length of the address", Integer.toString(unbound.length()));
            bench.as("autobind").record("bind(" + fd + ", {AF_UNIX}, 2)",
                    Sockets.bind(fd, unbound.segment(), 2));
            bench.value("auto_len", "the length of the address", Integer.toString(bench.getsockname(fd).length()));
            SockAddr name = SockAddr
                    .unixAbstract(("eagain-lab-" + System.nanoTime()).getBytes(StandardCharsets.US_ASCII));
            bench.as("abstract").bind(socket(bench, STREAM), name);
            bench.as("again").bind(socket(bench, STREAM), name);
            SockAddr peer = bench.getpeername(bench.socketpair(STREAM)[0]);
            bench.value("peer_len", "the length of the peer's address", Integer.toString(peer.length()));
        });
        scenarios.put("UNX-10", bench -> {
            bench.as("inet").socketpair(Sockets.AF_INET, STREAM, 0);
            bench.as("inet_type0").socketpair(Sockets.AF_INET, 0, 0);
            bench.as("proto").socketpair(Sockets.AF_UNIX, STREAM, 5);
            bench.as("type75").socketpair(Sockets.AF_UNIX, 75, 0);
            bench.as("fault").record("socketpair(AF_UNIX, SOCK_STREAM, 0, NULL)",
                    PosixSockets.socketpair(Sockets.AF_UNIX, STREAM, 0, MemorySegment.NULL));
            bench.as("ok").socketpair(STREAM);
        });
    }

    private static void exchanging(Map<String, Scenario> scenarios) {
        scenarios.put("UNX-07", bench -> {
            SockAddr name = SockAddr.unix("/eagain-lab/no-such-socket");
            bench.as("stream_connected").sendto(bench.socketpair(STREAM)[0], 3, NOSIGNAL, name);
            bench.as("stream_unconnected").sendto(socket(bench, STREAM), 3, NOSIGNAL, name);
            bench.as("seq_connected").sendto(bench.socketpair(SEQPACKET)[0], 3, NOSIGNAL, name);
            bench.as("seq_unconnected").sendto(socket(bench, SEQPACKET), 3, NOSIGNAL, name);
        });
        scenarios.put("UNX-08", bench -> {
            int[] stream = bench.socketpair(STREAM);
            bench.close(stream[1]);
            bench.as("recv").recv(stream[0], 1, 0);
            bench.as("send").send(stream[0], 1, NOSIGNAL);
            int[] records = bench.socketpair(SEQPACKET);
            bench.close(records[1]);
            bench.as("seq_recv").recv(records[0], 1, 0);
            bench.as("seq_send").send(records[0], 1, NOSIGNAL);
        });
        scenarios.put("UNX-09", bench -> {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                int full = bench.socketpair(DATAGRAM)[0];
                int calls = 0;
                long last;
                do {
                    last = Sockets.send(full, bench.memory(), 100, NOW);
                } while (++calls < 5000 && last >= 0);
                bench.record(calls + " times send(" + full + ", buf, 100, MSG_DONTWAIT); the last", last);
                bench.as("full").send(full, 100, NOW);
                bench.as("big").send(bench.socketpair(DATAGRAM)[0], Bench.BUFFER, NOW);
                int fd = socket(bench, DATAGRAM);
                bench.as("missing").sendto(fd, 1, 0, folder.name("missing"));
                bench.close(bound(bench, DATAGRAM, folder.name("stale")));
                bench.as("stale").sendto(fd, 1, 0, folder.name("stale"));
                bench.as("unconnected").send(fd, 1, 0);
            }
        });
        scenarios.put("UNX-11", bench -> {
            boundaries(bench, DATAGRAM, "dgram");
            boundaries(bench, SEQPACKET, "seq");
            boundaries(bench, STREAM, "stream");
            int[] records = bench.socketpair(SEQPACKET);
            bench.send(records[0], 0, 0);
            bench.as("seq_zero").recv(records[1], 16, NOW);
        });
        scenarios.put("UNX-14", bench -> {
            int[] pair = bench.socketpair(STREAM);
            try (Arena arena = Arena.ofConfined()) {
                MsgHdr message = MsgHdr.allocate(arena, 1, ControlMessages.space(Integer.BYTES));
                message.iov().set(0, arena.allocate(1));
                message.control().addDescriptors(pair[0]);
                MessageBench.sendmsg(bench.as("send"), pair[0], message, NOSIGNAL);
                MsgHdr received = MsgHdr.allocate(arena, 1, 0);
                received.iov().set(0, arena.allocate(16));
                MessageBench.recvmsg(bench.as("recv"), pair[1], received, NOW);
                bench.value("ctrunc", "there was no room for the descriptor",
                        (received.flags() & Messages.MSG_CTRUNC) != 0);
                message.control().clear().addDescriptors(bench.closedDescriptor());
                MessageBench.sendmsg(bench.as("bad"), pair[0], message, NOSIGNAL);
            }
        });
        scenarios.put("UNX-15", bench -> {
            bench.as("stream").send(bench.socketpair(STREAM)[0], 1, Sockets.MSG_OOB);
            bench.as("dgram").send(bench.socketpair(DATAGRAM)[0], 1, Sockets.MSG_OOB);
            bench.as("seq").send(bench.socketpair(SEQPACKET)[0], 1, Sockets.MSG_OOB);
        });
    }

    private static void boundaries(Bench bench, int type, String label) {
        int[] pair = bench.socketpair(type);
        bench.send(pair[0], 5, 0);
        bench.as(label).recv(pair[1], 3, NOW);
        bench.as(label + "_rest").recv(pair[1], 16, NOW);
    }

    private static int socket(Bench bench, int type) {
        return Bench.must(bench.socket(Sockets.AF_UNIX, type, 0), "socket(AF_UNIX)");
    }

    private static int bound(Bench bench, int type, SockAddr name) {
        int fd = socket(bench, type);
        Bench.must(bench.bind(fd, name), "bind");
        return fd;
    }

    private static int listener(Bench bench, SockAddr name) {
        int fd = bound(bench, STREAM, name);
        Bench.must(bench.listen(fd, 4), "listen");
        return fd;
    }
}

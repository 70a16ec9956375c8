package io.eagain;

import static io.eagain.SocketOption.SOL_SOCKET;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxDescriptors;
import io.eagain.linux.LinuxFcntl;
import io.eagain.linux.LinuxMessages;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.MMsgHdrs;
import io.eagain.linux.PidFd;
import io.eagain.linux.Ppoll;
import io.eagain.linux.SignalFd;
import io.eagain.linux.SignalInfo;
import io.eagain.linux.Splice;
import io.eagain.linux.TcpInfo;
import io.eagain.linux.TimerFd;
import io.eagain.posix.Descriptors;
import io.eagain.posix.Fcntl;
import io.eagain.posix.FdSet;
import io.eagain.posix.Interfaces;
import io.eagain.posix.IoVec;
import io.eagain.posix.Ioctl;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Select;
import io.eagain.posix.SigSet;
import io.eagain.posix.Signals;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The program that {@link StraceTest} runs under strace: every raw call once or more, each between two calls that mark
 * where it begins and ends, and for each the line that strace must have written for it.
 */
final class StraceProbe {

    /** What a mark closes; {@code close} of a negative number does nothing. */
    static final int MARK = -100_000;

    /** Stands for a number that only strace knows beforehand. */
    static final String ANY = "<any>";

    private static final boolean X86_64 = System.getProperty("os.arch").equals("amd64");
    private static final int DONTWAIT = PosixSockets.MSG_DONTWAIT;

    /**
     * One judged call.
     *
     * @param value what Java got
     * @param own what Java must get where it is not the system call's own result, or null
     * @param lines strace's line, or one of several where C libraries differ
     */
    record Step(String java, long value, Long own, List<String> lines) {

        String toText() {
            return value + "\t" + (own == null ? "" : own) + "\t" + java + "\t" + String.join("\t", lines);
        }

        static Step parse(String text) {
            String[] parts = text.split("\t", -1);
            return new Step(parts[2], Long.parseLong(parts[0]), parts[1].isEmpty() ? null : Long.valueOf(parts[1]),
                    List.of(parts).subList(3, parts.length));
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final int mark;
    private final Arena arena;

    private StraceProbe(Arena arena, int mark) {
        this.arena = arena;
        this.mark = mark;
    }

    public static void main(String[] args) {
        try (Arena arena = Arena.ofConfined()) {
            // The first round loads classes and links functions, which needs system calls of the JVM's own.
            new StraceProbe(arena, 2 * MARK).round();
            StraceProbe judged = new StraceProbe(arena, MARK);
            judged.round();
            judged.steps.forEach(step -> System.out.println(step.toText()));
        }
    }

    private long step(String java, LongSupplier call, String... lines) {
        return step(java, null, call, lines);
    }

    // Nothing but the call may happen between the marks.
    private long step(String java, Long own, LongSupplier call, String... lines) {
        int index = steps.size();
        Sockets.close(mark - 2 * index);
        long value = call.getAsLong();
        Sockets.close(mark - 2 * index - 1);
        steps.add(new Step(java, value, own, List.of(lines)));
        return value;
    }

    // The annotation that Error Prone asks for is in a library.
    @SuppressWarnings("AnnotateFormatMethod")
    private static String f(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }

    private static String hex(MemorySegment segment) {
        return "0x" + Long.toHexString(segment.address());
    }

    /** The line as x86-64 has it and as aarch64 has it, which has no {@code poll} and no {@code epoll_wait}. */
    private static String perMachine(String x86, String aarch64) {
        return X86_64 ? x86 : aarch64;
    }

    private MemorySegment text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return arena.allocate(bytes.length, 8).copyFrom(MemorySegment.ofArray(bytes));
    }

    private void round() {
        sockets();
        streams();
        datagrams();
        options();
        pairs();
        heap();
        descriptors();
        pipes();
        waiting();
        masked();
        epoll();
        messages();
        splices();
        timers();
        signals();
    }

    private void sockets() {
        int fd = (int) step("socket(AF_INET, SOCK_STREAM, 0)",
                () -> Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0),
                "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = " + ANY);
        step("socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, 6)",
                () -> Sockets.socket(Sockets.AF_INET6, Sockets.SOCK_DGRAM | LinuxSockets.SOCK_CLOEXEC,
                        SocketOption.IPPROTO_TCP),
                "socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_TCP) = -1 EPROTONOSUPPORT");
        step("close(fd)", () -> Sockets.close(fd), f("close(%d) = 0", fd));
        step("close(fd) again", () -> Sockets.close(fd), f("close(%d) = -1 EBADF", fd));
        step("listen(-7, 77)", () -> Sockets.listen(-7, 77), "listen(-7, 77) = -1 EBADF");
        step("shutdown(-8, SHUT_WR)", () -> Sockets.shutdown(-8, Sockets.SHUT_WR), "shutdown(-8, SHUT_WR) = -1 EBADF");
    }

    private void streams() {
        int server = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK, 0);
        SockAddr any = SockAddr.allocate(arena).setIp("127.0.0.1", 0);
        step("bind(fd, 127.0.0.1:0)", () -> Sockets.bind(server, any), f(
                "bind(%d, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0", server));
        step("bind(fd, segment, 5)", () -> Sockets.bind(server, any.segment(), 5),
                f("bind(%d, {sa_family=AF_INET, sa_data=\"\\0\\0\\177\"}, 5) = -1 EINVAL", server));
        step("bind(fd, NULL, 16)", () -> Sockets.bind(server, MemorySegment.NULL, 16),
                f("bind(%d, NULL, 16) = -1 EFAULT", server));
        step("listen(fd, 7)", () -> Sockets.listen(server, 7), f("listen(%d, 7) = 0", server));

        SockAddr name = SockAddr.allocate(arena);
        Sockets.getsockname(server, name);
        int port = name.port();
        String address = f("{sa_family=AF_INET, sin_port=htons(%d), sin_addr=inet_addr(\"127.0.0.1\")}", port);
        step("getsockname(fd, addr)", () -> Sockets.getsockname(server, name),
                f("getsockname(%d, %s, [128 => 16]) = 0", server, address));
        MemorySegment room = arena.allocate(128, 8);
        MemorySegment length = arena.allocateFrom(JAVA_INT, 28);
        step("getsockname(fd, addr, addrlen)", () -> Sockets.getsockname(server, room, length),
                f("getsockname(%d, %s, [28 => 16]) = 0", server, address));
        step("getpeername(fd, addr)", () -> Sockets.getpeername(server, name),
                f("getpeername(%d, %s, [128]) = -1 ENOTCONN", server, hex(name.segment())));

        step("accept(fd), nobody there", () -> Sockets.accept(server), f("accept(%d, NULL, NULL) = -1 EAGAIN", server));
        step("accept(fd, addr), nobody there", () -> Sockets.accept(server, name),
                f("accept(%d, %s, [128]) = -1 EAGAIN", server, hex(name.segment())));
        step("accept4(fd, null, SOCK_CLOEXEC), nobody there",
                () -> LinuxSockets.accept4(server, null, LinuxSockets.SOCK_CLOEXEC),
                f("accept4(%d, NULL, NULL, SOCK_CLOEXEC) = -1 EAGAIN", server));
        step("accept4(fd, addr, 1)", () -> LinuxSockets.accept4(server, name, 1),
                f("accept4(%d, %s, [128], 0x1 /* SOCK_??? */) = -1 EINVAL", server, hex(name.segment())));

        Sockets.getsockname(server, name);
        int client = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        step("connect(fd, addr)", () -> Sockets.connect(client, name), f("connect(%d, %s, 16) = 0", client, address));
        step("connect(fd, addr) again", () -> Sockets.connect(client, name),
                f("connect(%d, %s, 16) = -1 EISCONN", client, address));
        SockAddr local = SockAddr.allocate(arena);
        Sockets.getsockname(client, local);
        String from = f("{sa_family=AF_INET, sin_port=htons(%d), sin_addr=inet_addr(\"127.0.0.1\")}", local.port());
        SockAddr peer = SockAddr.allocate(arena);
        int first = (int) step("accept(fd, addr)", () -> Sockets.accept(server, peer),
                f("accept(%d, %s, [128 => 16]) = %s", server, from, ANY));
        step("getpeername(fd, addr)", () -> Sockets.getpeername(first, peer),
                f("getpeername(%d, %s, [128 => 16]) = 0", first, from));
        step("getpeername(fd, addr, addrlen)", () -> {
            length.set(JAVA_INT, 0, 16);
            return Sockets.getpeername(first, room, length);
        }, f("getpeername(%d, %s, [16]) = 0", first, from));

        int second = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        Sockets.connect(second, name);
        int third = (int) step("accept(fd)", () -> Sockets.accept(server),
                f("accept(%d, NULL, NULL) = %s", server, ANY));
        Sockets.close(second);
        Sockets.close(third);
        int fourth = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        Sockets.connect(fourth, name);
        Sockets.getsockname(fourth, local);
        String fourthName = f("{sa_family=AF_INET, sin_port=htons(%d), sin_addr=inet_addr(\"127.0.0.1\")}",
                local.port());
        int fifth = (int) step("accept4(fd, addr, SOCK_NONBLOCK|SOCK_CLOEXEC)",
                () -> LinuxSockets.accept4(server, peer, LinuxSockets.SOCK_NONBLOCK | LinuxSockets.SOCK_CLOEXEC),
                f("accept4(%d, %s, [128 => 16], SOCK_CLOEXEC|SOCK_NONBLOCK) = %s", server, fourthName, ANY));
        Sockets.close(fourth);
        Sockets.close(fifth);

        transfers(client, first);
        step("shutdown(fd, SHUT_RDWR)", () -> Sockets.shutdown(first, Sockets.SHUT_RDWR),
                f("shutdown(%d, SHUT_RDWR) = 0", first));
        step("recv after the end", () -> Sockets.recv(client, room, 128, 0),
                f("recvfrom(%d, \"\", 128, 0, NULL, NULL) = 0", client));
        Sockets.close(first);
        Sockets.close(client);
        Sockets.close(server);

        SockAddr v6 = SockAddr.allocate(arena).setIpv6(
                new byte[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 9, 0x12345, 3);
        step("connect(-9, [::1]:9 with flow and scope)", () -> Sockets.connect(-9, v6),
                "connect(-9, {sa_family=AF_INET6, sin6_port=htons(9), sin6_flowinfo=htonl(74565), "
                        + "inet_pton(AF_INET6, \"::1\", &sin6_addr), sin6_scope_id=3}, 28) = -1 EBADF");
        SockAddr path = SockAddr.allocate(arena).setUnix("/x/y");
        step("connect(-9, unix:/x/y)", () -> Sockets.connect(-9, path),
                "connect(-9, {sa_family=AF_UNIX, sun_path=\"/x/y\"}, 7) = -1 EBADF");
        SockAddr hidden = SockAddr.allocate(arena).setUnixAbstract(new byte[]{'q', 'r'});
        step("bind(-9, unix:@qr)", () -> Sockets.bind(-9, hidden),
                "bind(-9, {sa_family=AF_UNIX, sun_path=@\"qr\"}, 5) = -1 EBADF");
        step("connect(-9, NULL, -3)", () -> Sockets.connect(-9, MemorySegment.NULL, -3),
                "connect(-9, NULL, -3) = -1 EBADF");
    }

    private void transfers(int client, int server) {
        MemorySegment hello = text("hello");
        MemorySegment room = arena.allocate(64, 8);
        step("recv, nothing there", () -> Sockets.recv(client, room, 33, DONTWAIT),
                f("recvfrom(%d, %s, 33, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN", client, hex(room)));
        step("recv(fd, NULL, 44)", () -> {
            return Sockets.recv(-11, MemorySegment.NULL, 44, Sockets.MSG_PEEK);
        }, "recvfrom(-11, NULL, 44, MSG_PEEK, NULL, NULL) = -1 EBADF");
        step("send(fd, NULL, 5)", () -> Sockets.send(client, MemorySegment.NULL, 5, 0),
                f("sendto(%d, NULL, 5, 0, NULL, 0) = -1 EFAULT", client));
        step("send", () -> Sockets.send(server, hello, 5, PosixSockets.MSG_NOSIGNAL),
                f("sendto(%d, \"hello\", 5, MSG_NOSIGNAL, NULL, 0) = 5", server));
        step("recv, peeking", () -> Sockets.recv(client, room, 3, Sockets.MSG_PEEK),
                f("recvfrom(%d, \"hel\", 3, MSG_PEEK, NULL, NULL) = 3", client));
        step("recv at an offset", () -> Sockets.recv(client, room.asSlice(7, 2), 2, 0),
                f("recvfrom(%d, \"he\", 2, 0, NULL, NULL) = 2", client));
        step("read", () -> PosixSockets.read(client, room, 2), f("read(%d, \"ll\", 2) = 2", client));
        ByteBuffer direct = ByteBuffer.allocateDirect(32).position(4).limit(13);
        step("recv into a byte buffer", () -> Sockets.recv(client, direct, Sockets.MSG_WAITALL | DONTWAIT),
                f("recvfrom(%d, \"o\", 9, MSG_DONTWAIT|MSG_WAITALL, NULL, NULL) = 1", client));
        step("write", () -> PosixSockets.write(server, hello, 4), f("write(%d, \"hell\", 4) = 4", server));
        SockAddr src = SockAddr.allocate(arena);
        step("recvfrom", () -> Sockets.recvfrom(client, room, 21, 0, src),
                f("recvfrom(%d, \"hell\", 21, 0, %s, [128 => 0]) = 4", client, hex(src.segment())));
        step("read of no descriptor", () -> PosixSockets.read(-12, room, 21),
                f("read(-12, %s, 21) = -1 EBADF", hex(room)));
        step("write of no descriptor", () -> PosixSockets.write(-13, hello, 5), "write(-13, \"hello\", 5) = -1 EBADF");
        step("recv of 0 bytes", () -> Sockets.recv(client, room, 0, DONTWAIT), f(
                "recvfrom(%d, %s, 0, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN", client, hex(room)),
                f("recvfrom(%d, \"\", 0, MSG_DONTWAIT, NULL, NULL) = 0", client));
    }

    private void datagrams() {
        int a = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
        int b = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
        SockAddr nameA = SockAddr.allocate(arena).setIp("127.0.0.1", 0);
        SockAddr nameB = SockAddr.allocate(arena).setIp("127.0.0.1", 0);
        Sockets.bind(a, nameA);
        Sockets.bind(b, nameB);
        Sockets.getsockname(a, nameA);
        Sockets.getsockname(b, nameB);
        String fromA = f("{sa_family=AF_INET, sin_port=htons(%d), sin_addr=inet_addr(\"127.0.0.1\")}", nameA.port());
        String toB = f("{sa_family=AF_INET, sin_port=htons(%d), sin_addr=inet_addr(\"127.0.0.1\")}", nameB.port());
        MemorySegment data = text("datagram");
        MemorySegment room = arena.allocate(64, 8);
        step("sendto", () -> Sockets.sendto(a, data, 8, LinuxSockets.MSG_CONFIRM, nameB),
                f("sendto(%d, \"datagram\", 8, MSG_CONFIRM, %s, 16) = 8", a, toB));
        step("sendto, C's arguments", () -> Sockets.sendto(a, data, 4, 0, nameB.segment(), 16),
                f("sendto(%d, \"data\", 4, 0, %s, 16) = 4", a, toB));
        step("sendto nowhere", () -> Sockets.sendto(a, data, 4, 0, MemorySegment.NULL, 0),
                f("sendto(%d, \"data\", 4, 0, NULL, 0) = -1 EDESTADDRREQ", a));
        SockAddr src = SockAddr.allocate(arena);
        step("recvfrom, cut", () -> Sockets.recvfrom(b, room, 3, LinuxSockets.MSG_TRUNC, src),
                f("recvfrom(%d, \"dat\"..., 3, MSG_TRUNC, %s, [128 => 16]) = 8", b, fromA),
                f("recvfrom(%d, \"dat\", 3, MSG_TRUNC, %s, [128 => 16]) = 8", b, fromA));
        MemorySegment addr = arena.allocate(16, 8);
        MemorySegment length = arena.allocateFrom(JAVA_INT, 16);
        step("recvfrom, C's arguments", () -> Sockets.recvfrom(b, room, 64, 0, addr, length),
                f("recvfrom(%d, \"data\", 64, 0, %s, [16]) = 4", b, fromA));
        step("recvfrom, nothing there", () -> Sockets.recvfrom(b, room, 64, DONTWAIT, src), f(
                "recvfrom(%d, %s, 64, MSG_DONTWAIT, %s, [128]) = -1 EAGAIN", b, hex(room), hex(src.segment())));
        Sockets.close(a);
        Sockets.close(b);
    }

    private void options() {
        int fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        step("setsockopt(int)", () -> Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_KEEPIDLE, 123),
                f("setsockopt(%d, SOL_TCP, TCP_KEEPIDLE, [123], 4) = 0", fd));
        MemorySegment value = arena.allocateFrom(JAVA_INT, 1);
        step("setsockopt(segment)",
                () -> Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE, value, 4),
                f("setsockopt(%d, SOL_SOCKET, SO_KEEPALIVE, [1], 4) = 0", fd));
        step("setsockopt(NULL, -1)",
                () -> Sockets.setsockopt(fd, SOL_SOCKET, SocketOption.SO_KEEPALIVE, MemorySegment.NULL, -1),
                f("setsockopt(%d, SOL_SOCKET, SO_KEEPALIVE, NULL, -1) = -1 EINVAL", fd),
                f("setsockopt(%d, SOL_SOCKET, SO_KEEPALIVE, NULL, 4294967295) = -1 EINVAL", fd));
        step("setsockoptTimeout", () -> Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 3_000_005),
                f("setsockopt(%d, SOL_SOCKET, SO_RCVTIMEO_OLD, \"\\3\\0\\0\\0\\0\\0\\0\\0\\5\\0\\0\\0\\0\\0\\0\\0\", 16)"
                        + " = 0", fd));
        step("setsockoptLinger", () -> Sockets.setsockoptLinger(fd, true, 9),
                f("setsockopt(%d, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=9}, 8) = 0", fd));
        MemorySegment room = arena.allocate(8, 8);
        MemorySegment length = arena.allocateFrom(JAVA_INT, 8);
        step("getsockopt", () -> Sockets.getsockopt(fd, SOL_SOCKET, SocketOption.SO_LINGER, room, length),
                f("getsockopt(%d, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=9}, [8]) = 0", fd));
        step("getsockoptInt", 123L,
                () -> Sockets.getsockoptInt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_KEEPIDLE),
                f("getsockopt(%d, SOL_TCP, TCP_KEEPIDLE, [123], [4]) = 0", fd));
        step("getsockopt, unknown", () -> Sockets.getsockoptInt(fd, SOL_SOCKET, 12345),
                f("getsockopt(%d, SOL_SOCKET, 0x3039 /* SO_??? */, 0x<hex>, [4]) = -1 ENOPROTOOPT", fd));
        step("setsockopt, unknown", () -> Sockets.setsockopt(fd, SOL_SOCKET, 12345, 6),
                f("setsockopt(%d, SOL_SOCKET, 0x3039 /* SO_??? */, [6], 4) = -1 ENOPROTOOPT", fd));
        typedOptions(fd);
        Sockets.close(fd);
    }

    private void typedOptions(int fd) {
        step("Option.set", () -> Option.of("SO_LINGER").set(fd, 7),
                f("setsockopt(%d, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=7}, 8) = 0", fd));
        step("Option.get", 7L, () -> Option.of("SO_LINGER").get(fd),
                f("getsockopt(%d, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=7}, [8]) = 0", fd));
        // Whole seconds: others are rounded up to ticks of the kernel's clock.
        Option.of("SO_RCVTIMEO").set(fd, 3_000_000);
        step("Option.get, time", 3_000_000L, () -> Option.of("SO_RCVTIMEO").get(fd),
                f("getsockopt(%d, SOL_SOCKET, SO_RCVTIMEO_OLD, \"\\3\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\","
                        + " [16]) = 0", fd));
        step("Option.set, yes", () -> Option.of("TCP_NODELAY").set(fd, true),
                f("setsockopt(%d, SOL_TCP, TCP_NODELAY, [1], 4) = 0", fd));
        StringBuilder name = new StringBuilder(32);
        step("Option.setText", () -> Option.of("TCP_CONGESTION").setText(fd, "reno"),
                // strace shows the four letters as a number.
                f("setsockopt(%d, SOL_TCP, TCP_CONGESTION, [1869505906], 4) = 0", fd));
        step("Option.getText", () -> Option.of("TCP_CONGESTION").getText(fd, name),
                f("getsockopt(%d, SOL_TCP, TCP_CONGESTION, \"reno\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\", [256 => 16]) = 0",
                        fd));
        TcpInfo info = TcpInfo.allocate(arena);
        step("TcpInfo.getsockopt, closed", () -> TcpInfo.getsockopt(-1, info),
                "getsockopt(-1, SOL_TCP, TCP_INFO, 0x<hex>, [512]) = -1 EBADF");
        SockAddr group = SockAddr.ip("239.77.1.2", 0);
        String request = "{gr_interface=if_nametoindex(\"lo\"), gr_group={sa_family=AF_INET, sin_port=htons(0),"
                + " sin_addr=inet_addr(\"239.77.1.2\")}}, 136) = 0";
        int udp = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
        int lo = Interfaces.if_nametoindex("lo");
        step("Multicast.join", () -> Multicast.join(udp, group, lo),
                f("setsockopt(%d, SOL_IP, MCAST_JOIN_GROUP, %s", udp, request));
        step("Multicast.leave", () -> Multicast.leave(udp, group, lo),
                f("setsockopt(%d, SOL_IP, MCAST_LEAVE_GROUP, %s", udp, request));
        step("Multicast.sendThrough", () -> Multicast.sendThrough(udp, group, 1),
                f("setsockopt(%d, SOL_IP, IP_MULTICAST_IF, \"\\0\\0\\0\\0\\0\\0\\0\\0\\1\\0\\0\\0\", 12) = 0", udp));
        Sockets.close(udp);
    }

    private void messages() {
        int[] sv = new int[2];
        PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_DGRAM, 0, sv);
        MemorySegment room = arena.allocate(16, 8);
        IoVec out = IoVec.allocate(arena, 2).set(0, text("abc")).set(1, text("defg"));
        IoVec in = IoVec.allocate(arena, 1).set(0, room);
        String two = "[{iov_base=\"abc\", iov_len=3}, {iov_base=\"defg\", iov_len=4}], 2";
        String one = "[{iov_base=\"abcdefg\", iov_len=16}], 1";
        step("writev", () -> Messages.writev(sv[0], out), f("writev(%d, %s) = 7", sv[0], two));
        step("readv", () -> Messages.readv(sv[1], in), f("readv(%d, %s) = 7", sv[1], one));
        step("pwritev2", () -> LinuxMessages.pwritev2(sv[0], out, -1, LinuxMessages.RWF_NOWAIT),
                f("pwritev2(%d, %s, -1, RWF_NOWAIT) = 7", sv[0], two));
        step("preadv2", () -> LinuxMessages.preadv2(sv[1], in, -1, LinuxMessages.RWF_NOWAIT),
                f("preadv2(%d, %s, -1, RWF_NOWAIT) = 7", sv[1], one));
        step("preadv2 at 7", () -> LinuxMessages.preadv2(sv[1], in, 7, 0),
                f("preadv2(%d, [{iov_base=%s, iov_len=16}], 1, 7, 0) = -1 ESPIPE", sv[1], hex(room)));

        MsgHdr message = MsgHdr.allocate(arena, 1, 64);
        message.iov().set(0, text("abc"));
        step("sendmsg", () -> Messages.sendmsg(sv[0], message, DONTWAIT),
                f("sendmsg(%d, %s, MSG_DONTWAIT) = 3", sv[0], sent("\"abc\"", 3)));
        message.name().setIp("127.0.0.1", 9);
        message.control().addDescriptors(sv[0]);
        step("sendmsg with all", () -> Messages.sendmsg(-9, message, 0), f(
                "sendmsg(-9, {msg_name={sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr(\"127.0.0.1\")}, "
                        + "msg_namelen=16, msg_iov=[{iov_base=\"abc\", iov_len=3}], msg_iovlen=1, "
                        + "msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[%d]}], "
                        + "msg_controllen=24, msg_flags=0}, 0) = -1 EBADF",
                sv[0]));
        message.iov().set(0, room, 0, 2);
        step("recvmsg, cut", () -> Messages.recvmsg(sv[1], message, Sockets.MSG_PEEK),
                f("recvmsg(%d, %s, MSG_PEEK) = 2", sv[1], received(message, "ab", 2, "MSG_TRUNC")));

        MMsgHdrs batch = MMsgHdrs.allocate(arena, 3, 1, 0);
        batch.message(0).iov().set(0, text("one"));
        batch.message(1).iov().set(0, text("two"));
        batch.message(2).iov().set(0, MemorySegment.NULL, 0, 5);
        String bad = "{msg_hdr=" + sent("NULL", 5) + "}";
        step("sendmmsg, the last fails", () -> LinuxMessages.sendmmsg(sv[0], batch, 0, 3, 0),
                f("sendmmsg(%d, [{msg_hdr=%s, msg_len=3}, {msg_hdr=%s, msg_len=3}, %s], 3, 0) = 2", sv[0],
                        sent("\"one\"", 3), sent("\"two\"", 3), bad));
        step("sendmmsg from there", () -> LinuxMessages.sendmmsg(sv[0], batch, 2, 1, 0),
                f("sendmmsg(%d, [%s], 1, 0) = -1 EFAULT", sv[0], bad));
        MMsgHdrs taken = MMsgHdrs.allocate(arena, 4, 1, 0);
        for (int i = 0; i < 4; i++) {
            taken.message(i).iov().set(0, arena.allocate(8));
        }
        step("recvmmsg", () -> LinuxMessages.recvmmsg(sv[1], taken, 0, 4, DONTWAIT, 5_000_000_006L),
                f("recvmmsg(%d, [{msg_hdr=%s, msg_len=3}, {msg_hdr=%s, msg_len=3}, {msg_hdr=%s, msg_len=3}], 4, "
                        + "MSG_DONTWAIT, {tv_sec=5, tv_nsec=6}) = 3 (left {tv_sec=4, tv_nsec=%s})", sv[1],
                        received(taken.message(0), "abc", 8, "0"), received(taken.message(1), "one", 8, "0"),
                        received(taken.message(2), "two", 8, "0"), ANY));
        step("recvmmsg, nothing", () -> LinuxMessages.recvmmsg(sv[1], taken, 3, 1, DONTWAIT, -1),
                f("recvmmsg(%d, 0x<hex>, 1, MSG_DONTWAIT, NULL) = -1 EAGAIN", sv[1]));
        Sockets.close(sv[0]);
        Sockets.close(sv[1]);
    }

    private static String sent(String base, int length) {
        return f("{msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=%s, iov_len=%d}], msg_iovlen=1, msg_controllen=0, "
                + "msg_flags=0}", base, length);
    }

    private static String received(MsgHdr message, String data, int room, String flags) {
        return f("{msg_name=%s, msg_namelen=128 => 0, msg_iov=[{iov_base=\"%s\", iov_len=%d}], msg_iovlen=1, "
                + "msg_controllen=0, msg_flags=%s}", hex(message.name().segment()), data, room, flags);
    }

    private void splices() {
        int[] pipe = new int[2];
        int[] other = new int[2];
        LinuxDescriptors.pipe2(pipe, Fcntl.O_NONBLOCK);
        LinuxDescriptors.pipe2(other, Fcntl.O_NONBLOCK);
        step("sendfile", () -> Splice.sendfile(-5, -6, new long[]{7}, 8), "sendfile(-5, -6, [7], 8) = -1 EBADF");
        step("sendfile without offset", () -> Splice.sendfile(-5, -6, null, 8),
                "sendfile(-5, -6, NULL, 8) = -1 EBADF");
        PosixSockets.write(pipe[1], text("abcd"), 4);
        step("tee", () -> Splice.tee(pipe[0], other[1], 3, Splice.SPLICE_F_NONBLOCK),
                f("tee(%d, %d, 3, SPLICE_F_NONBLOCK) = 3", pipe[0], other[1]));
        step("splice", () -> Splice.splice(pipe[0], null, other[1], null, 9, Splice.SPLICE_F_MOVE),
                f("splice(%d, NULL, %d, NULL, 9, SPLICE_F_MOVE) = 4", pipe[0], other[1]));
        step("splice with offsets", () -> Splice.splice(-5, new long[]{1}, -6, new long[]{2}, 9, 0),
                "splice(-5, [1], -6, [2], 9, 0) = -1 EBADF");
        for (int fd : new int[]{pipe[0], pipe[1], other[0], other[1]}) {
            Sockets.close(fd);
        }
    }

    private void pairs() {
        int[] sv = new int[2];
        step("socketpair(int[])",
                () -> PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_SEQPACKET | LinuxSockets.SOCK_CLOEXEC, 0,
                        sv),
                "socketpair(AF_UNIX, SOCK_SEQPACKET|SOCK_CLOEXEC, 0, [<fd>, <fd>]) = 0");
        Sockets.close(sv[0]);
        Sockets.close(sv[1]);
        MemorySegment room = arena.allocate(8, 8);
        step("socketpair(segment)", () -> PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_DGRAM, 0, room),
                "socketpair(AF_UNIX, SOCK_DGRAM, 0, [<fd>, <fd>]) = 0");
        Sockets.close(room.get(JAVA_INT, 0));
        Sockets.close(room.get(JAVA_INT, 4));
        step("socketpair(AF_INET)", () -> PosixSockets.socketpair(Sockets.AF_INET, Sockets.SOCK_STREAM, 0, sv),
                "socketpair(AF_INET, SOCK_STREAM, 0, 0x<hex>) = -1 EOPNOTSUPP");
        step("socketpair(NULL)",
                () -> PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, MemorySegment.NULL),
                "socketpair(AF_UNIX, SOCK_STREAM, 0, NULL) = -1 EFAULT");
    }

    private void heap() {
        if (Runtime.version().feature() < 24) {
            return;
        }
        int[] sv = new int[2];
        PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, sv);
        MemorySegment data = MemorySegment.ofArray("heapdata".getBytes(StandardCharsets.UTF_8));
        ByteBuffer buffer = ByteBuffer.wrap(new byte[20], 5, 8);
        step("send, heap", () -> Sockets.send(sv[0], data, 8, DONTWAIT),
                f("sendto(%d, \"heapdata\", 8, MSG_DONTWAIT, NULL, 0) = 8", sv[0]));
        step("recv, heap", () -> Sockets.recv(sv[1], data, 4, DONTWAIT),
                f("recvfrom(%d, \"heap\", 4, MSG_DONTWAIT, NULL, NULL) = 4", sv[1]));
        step("recv, heap byte buffer", () -> Sockets.recv(sv[1], buffer, DONTWAIT),
                f("recvfrom(%d, \"data\", 8, MSG_DONTWAIT, NULL, NULL) = 4", sv[1]));
        step("recv, heap, nothing there", () -> Sockets.recv(sv[1], data, 4, DONTWAIT),
                f("recvfrom(%d, 0x<hex>, 4, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN", sv[1]));
        Sockets.close(sv[0]);
        Sockets.close(sv[1]);
    }

    private void descriptors() {
        int[] sv = new int[2];
        PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, sv);
        int fd = sv[0];
        step("fcntl(F_GETFL)", () -> Fcntl.fcntl(fd, Fcntl.F_GETFL, 0),
                f("fcntl(%d, F_GETFL) = 0x2 (flags O_RDWR)", fd));
        step("fcntl(F_SETFL)", () -> Fcntl.fcntl(fd, Fcntl.F_SETFL, Fcntl.O_RDWR | Fcntl.O_NONBLOCK),
                f("fcntl(%d, F_SETFL, O_RDWR|O_NONBLOCK) = 0", fd));
        step("fcntl(F_GETFD)", () -> Fcntl.fcntl(fd, Fcntl.F_GETFD, 0), f("fcntl(%d, F_GETFD) = 0", fd));
        int copy = (int) step("fcntl(F_DUPFD_CLOEXEC)", () -> Fcntl.fcntl(fd, Fcntl.F_DUPFD_CLOEXEC, 60),
                f("fcntl(%d, F_DUPFD_CLOEXEC, 60) = %s", fd, ANY));
        Sockets.close(copy);
        step("fcntl, closed", () -> Fcntl.fcntl(-21, Fcntl.F_GETFL, 0), "fcntl(-21, F_GETFL) = -1 EBADF");
        int setOwnEx = 15;
        step("fcntl(pointer)", () -> Fcntl.fcntl(fd, setOwnEx, MemorySegment.NULL),
                f("fcntl(%d, F_SETOWN_EX, NULL) = -1 EFAULT", fd));

        PosixSockets.write(sv[1], text("abc"), 3);
        MemorySegment number = arena.allocate(JAVA_INT);
        step("ioctl(FIONREAD)", () -> Ioctl.ioctl(fd, Ioctl.FIONREAD, number), f("ioctl(%d, FIONREAD, [3]) = 0", fd));
        step("fionread", 3L, () -> Ioctl.fionread(fd), f("ioctl(%d, FIONREAD, [3]) = 0", fd));
        step("fionbio(true)", () -> Ioctl.fionbio(fd, true), f("ioctl(%d, FIONBIO, [1]) = 0", fd));
        step("fionbio(false)", () -> Ioctl.fionbio(fd, false), f("ioctl(%d, FIONBIO, [0]) = 0", fd));
        step("ioctl(NULL)", () -> Ioctl.ioctl(fd, Ioctl.FIONBIO, MemorySegment.NULL),
                f("ioctl(%d, FIONBIO, NULL) = -1 EFAULT", fd));
        step("fionread, closed", () -> Ioctl.fionread(-22), "ioctl(-22, FIONREAD, 0x<hex>) = -1 EBADF");
        Sockets.close(sv[0]);
        Sockets.close(sv[1]);

        int counter = (int) step("eventfd(7, EFD_CLOEXEC|EFD_NONBLOCK)",
                () -> EventFd.eventfd(7, EventFd.EFD_CLOEXEC | EventFd.EFD_NONBLOCK),
                "eventfd2(7, EFD_CLOEXEC|EFD_NONBLOCK) = " + ANY);
        MemorySegment eight = arena.allocate(JAVA_LONG);
        step("read of an eventfd", () -> PosixSockets.read(counter, eight, 8),
                f("read(%d, \"\\7\\0\\0\\0\\0\\0\\0\\0\", 8) = 8", counter));
        step("read of an eventfd that is 0", () -> PosixSockets.read(counter, eight, 8),
                f("read(%d, %s, 8) = -1 EAGAIN", counter, hex(eight)));
        step("eventfd(-1, bad flag)", () -> EventFd.eventfd(-1, 2),
                "eventfd2(4294967295, 0x2 /* EFD_??? */) = -1 EINVAL");
        Sockets.close(counter);
    }

    private void pipes() {
        int[] ends = new int[2];
        step("pipe(int[])", () -> Descriptors.pipe(ends), "pipe2([<fd>, <fd>], 0) = 0", "pipe([<fd>, <fd>]) = 0");
        step("pipe(NULL)", () -> Descriptors.pipe(MemorySegment.NULL), "pipe2(NULL, 0) = -1 EFAULT",
                "pipe(NULL) = -1 EFAULT");
        int copy = (int) step("dup", () -> Descriptors.dup(ends[0]), f("dup(%d) = %s", ends[0], ANY));
        step("dup, closed", () -> Descriptors.dup(-23), "dup(-23) = -1 EBADF");
        step("dup2", () -> Descriptors.dup2(ends[1], copy),
                perMachine(f("dup2(%d, %d) = %s", ends[1], copy, ANY), f("dup3(%d, %d, 0) = %s", ends[1], copy, ANY)));
        step("dup3", () -> LinuxDescriptors.dup3(ends[1], copy, LinuxDescriptors.O_CLOEXEC),
                f("dup3(%d, %d, O_CLOEXEC) = %s", ends[1], copy, ANY));
        step("dup3, the same", () -> LinuxDescriptors.dup3(copy, copy, 0),
                f("dup3(%d, %d, 0) = -1 EINVAL", copy, copy));
        step("fcntl(F_SETPIPE_SZ)", () -> Fcntl.fcntl(ends[0], LinuxFcntl.F_SETPIPE_SZ, 8192),
                f("fcntl(%d, F_SETPIPE_SZ, 8192) = 8192", ends[0]));
        step("fcntl(F_GETPIPE_SZ)", () -> Fcntl.fcntl(ends[0], LinuxFcntl.F_GETPIPE_SZ, 0),
                f("fcntl(%d, F_GETPIPE_SZ) = 8192", ends[0]));
        step("close_range(CLOEXEC)",
                () -> LinuxDescriptors.close_range(copy, copy, LinuxDescriptors.CLOSE_RANGE_CLOEXEC),
                f("close_range(%d, %d, CLOSE_RANGE_CLOEXEC) = 0", copy, copy));
        step("close_range", () -> LinuxDescriptors.close_range(copy, copy, 0),
                f("close_range(%d, %d, 0) = 0", copy, copy));
        Sockets.close(ends[0]);
        Sockets.close(ends[1]);
        step("pipe2(int[])", () -> LinuxDescriptors.pipe2(ends, LinuxDescriptors.O_CLOEXEC | Fcntl.O_NONBLOCK),
                "pipe2([<fd>, <fd>], O_NONBLOCK|O_CLOEXEC) = 0");
        Sockets.close(ends[0]);
        Sockets.close(ends[1]);
        step("pipe2(segment)", () -> LinuxDescriptors.pipe2(MemorySegment.NULL, 1),
                "pipe2(NULL, 0x1 /* O_??? */) = -1 EINVAL",
                "pipe2(NULL, O_WRONLY) = -1 EINVAL");
    }

    /** Waits with a mask. */
    private void masked() {
        int fd = EventFd.eventfd(0, 0);
        FdSet read = FdSet.allocate(arena);
        read.set(fd);
        SigSet usr1 = SigSet.allocate(arena).add(Signals.SIGUSR1);
        PollFds fds = PollFds.allocate(arena, 1);
        fds.add(fd, Poll.POLLIN);
        step("ppoll with a mask", () -> Ppoll.ppoll(fds, 0, usr1),
                f("ppoll([{fd=%d, events=POLLIN}], 1, {tv_sec=0, tv_nsec=0}, [USR1], 8) = 0 (Timeout)", fd));
        MemorySegment time = arena.allocate(16, 8);
        step("select(timeval)", () -> Select.select(fd + 1, null, read, null, time),
                f("pselect6(%d, NULL, [%d], NULL, {tv_sec=0, tv_nsec=0}, NULL) = 1 (out [%d], left {tv_sec=0, tv_nsec=0})",
                        fd + 1, fd, fd),
                f("select(%d, NULL, [%d], NULL, {tv_sec=0, tv_usec=0}) = 1 (out [%d], left {tv_sec=0, tv_usec=0})",
                        fd + 1, fd, fd));
        step("pselect", () -> Select.pselect(fd + 1, null, read, null, 7_000_000_008L, usr1),
                f("pselect6(%d, NULL, [%d], NULL, {tv_sec=7, tv_nsec=8}, {sigmask=[USR1], sigsetsize=8}) = 1"
                        + " (out [%d], left {tv_sec=7, tv_nsec=8})", fd + 1, fd, fd),
                f("pselect6(%d, NULL, [%d], NULL, {tv_sec=7, tv_nsec=8}, {sigmask=[USR1], sigsetsize=8}) = 1"
                        + " (out [%d], left {tv_sec=6, tv_nsec=<fd>})", fd + 1, fd, fd));
        step("pselect, raw", () -> Select.pselect(-1, null, null, null, MemorySegment.NULL, MemorySegment.NULL),
                "pselect6(-1, NULL, NULL, NULL, NULL, {sigmask=NULL, sigsetsize=8}) = -1 EINVAL");
        int epfd = Epoll.epoll_create1(0);
        EpollEvents events = EpollEvents.allocate(arena, 2);
        step("epoll_pwait", () -> Epoll.epoll_pwait(epfd, events, 2, 0, usr1),
                f("epoll_pwait(%d, [], 2, 0, [USR1], 8) = 0", epfd));
        step("epoll_pwait, raw",
                () -> Epoll.epoll_pwait(epfd, events.segment(), 1, 0, MemorySegment.NULL),
                f("epoll_pwait(%d, [], 1, 0, NULL, 8) = 0", epfd));
        step("epoll_pwait2 with a mask", () -> Epoll.epoll_pwait2(epfd, events, 2, 0, usr1),
                f("epoll_pwait2(%d, [], 2, {tv_sec=0, tv_nsec=0}, [USR1], 8) = 0", epfd));
        Sockets.close(fd);
        Sockets.close(epfd);
    }

    private void timers() {
        step("timerfd_create, no such clock", () -> TimerFd.timerfd_create(99, 0),
                "timerfd_create(0x63 /* CLOCK_??? */, 0) = -1 EINVAL");
        int timer = (int) step("timerfd_create",
                () -> TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, TimerFd.TFD_CLOEXEC | TimerFd.TFD_NONBLOCK),
                "timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC|TFD_NONBLOCK) = " + ANY);
        String unset = "{it_interval={tv_sec=0, tv_nsec=0}, it_value={tv_sec=0, tv_nsec=0}}";
        step("timerfd_gettime", () -> TimerFd.timerfd_gettime(timer), f("timerfd_gettime(%d, %s) = 0", timer, unset));
        step("timerfd_settime",
                () -> TimerFd.timerfd_settime(timer, TimerFd.TFD_TIMER_ABSTIME, 8_000_000_009L, 5_000_000_006L),
                f("timerfd_settime(%d, TFD_TIMER_ABSTIME, {it_interval={tv_sec=5, tv_nsec=6},"
                        + " it_value={tv_sec=8, tv_nsec=9}}, NULL) = 0", timer));
        step("timerfd_settime, refused", () -> TimerFd.timerfd_settime(timer, 0, -1_000_000_000, 0),
                f("timerfd_settime(%d, 0, {it_interval={tv_sec=0, tv_nsec=0}, it_value={tv_sec=-1, tv_nsec=0}}, NULL)"
                        + " = -1 EINVAL", timer));
        step("timerfd_settime, raw",
                () -> TimerFd.timerfd_settime(timer, 0, MemorySegment.NULL, MemorySegment.NULL),
                f("timerfd_settime(%d, 0, NULL, NULL) = -1 EFAULT", timer));
        step("timerfd_gettime, raw", () -> TimerFd.timerfd_gettime(timer, MemorySegment.NULL),
                f("timerfd_gettime(%d, NULL) = -1 EFAULT", timer));
        Sockets.close(timer);
    }

    private void signals() {
        SigSet usr1 = SigSet.allocate(arena).add(Signals.SIGUSR1);
        step("pthread_sigmask", () -> Signals.pthread_sigmask(Signals.SIG_UNBLOCK, usr1, null),
                "rt_sigprocmask(SIG_UNBLOCK, [USR1], NULL, 8) = 0");
        // C gives the error itself, positive.
        step("pthread_sigmask, refused", () -> Signals.pthread_sigmask(77, usr1.segment(), MemorySegment.NULL),
                "rt_sigprocmask(0x4d /* SIG_??? */, [USR1], NULL, 8) = -1 EINVAL");
        int fd = (int) step("signalfd",
                () -> SignalFd.signalfd(-1, usr1, SignalFd.SFD_CLOEXEC | SignalFd.SFD_NONBLOCK),
                "signalfd4(-1, [USR1], 8, SFD_CLOEXEC|SFD_NONBLOCK) = " + ANY);
        SignalInfo info = SignalInfo.allocate(arena);
        step("read of a signalfd", () -> PosixSockets.read(fd, info.segment(), 128),
                f("read(%d, %s, 128) = -1 EAGAIN", fd, hex(info.segment())));
        step("signalfd, raw", () -> SignalFd.signalfd(-24, usr1.segment(), 0),
                "signalfd4(-24, [USR1], 8, 0) = -1 EBADF");
        Sockets.close(fd);
        int self = (int) ProcessHandle.current().pid();
        int process = (int) step("pidfd_open", () -> PidFd.pidfd_open(self, PidFd.PIDFD_NONBLOCK),
                f("pidfd_open(%d, PIDFD_NONBLOCK) = %s", self, ANY));
        step("pidfd_open(-1)", () -> PidFd.pidfd_open(-1, 0), "pidfd_open(-1, 0) = -1 EINVAL");
        step("pidfd_getfd", () -> PidFd.pidfd_getfd(-1, 5, 0), "pidfd_getfd(-1, 5, 0) = -1 EBADF");
        Sockets.close(process);
    }

    private void waiting() {
        int[] sv = new int[2];
        PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, sv);
        PollFds fds = PollFds.allocate(arena, 2);
        fds.add(sv[0], Poll.POLLIN);
        fds.add(sv[1], Poll.POLLIN | Poll.POLLPRI);
        String both = f("[{fd=%d, events=POLLIN}, {fd=%d, events=POLLIN|POLLPRI}], 2", sv[0], sv[1]);
        String zero = "{tv_sec=0, tv_nsec=0}, NULL, 0";
        step("poll, nothing", () -> Poll.poll(fds, 0),
                perMachine(f("poll(%s, 0) = 0 (Timeout)", both), f("ppoll(%s, %s) = 0 (Timeout)", both, zero)));
        fds.setEvents(1, Poll.POLLOUT);
        String out = f("[{fd=%d, events=POLLIN}, {fd=%d, events=POLLOUT}], 2", sv[0], sv[1]);
        String found = f(" = 1 ([{fd=%d, revents=POLLOUT}])", sv[1]);
        step("poll, one", () -> Poll.poll(fds, 4321),
                perMachine(f("poll(%s, 4321)%s", out, found),
                        f("ppoll(%s, {tv_sec=4, tv_nsec=321000000}, NULL, 0)%s", out, found)),
                // strace of another machine may show what is left.
                f("ppoll(%s, {tv_sec=4, tv_nsec=321000000}, NULL, 0)%s", out, found));
        step("poll(NULL, 3, 0)", () -> Poll.poll(MemorySegment.NULL, 3, 0),
                perMachine("poll(NULL, 3, 0) = -1 EFAULT", f("ppoll(NULL, 3, %s) = -1 EFAULT", zero)));
        step("poll(NULL, 2^32 - 1, -1)", () -> Poll.poll(MemorySegment.NULL, 0xffffffffL, -1),
                perMachine("poll(NULL, 4294967295, -1) = -1 EINVAL",
                        "ppoll(NULL, 4294967295, NULL, NULL, 0) = -1 EINVAL"));
        step("ppoll, nothing", () -> {
            fds.setEvents(1, Poll.POLLIN);
            return Ppoll.ppoll(fds, 1_001);
        }, f("ppoll([{fd=%d, events=POLLIN}, {fd=%d, events=POLLIN}], 2, {tv_sec=0, tv_nsec=1001}, NULL, %s) = 0"
                + " (Timeout)", sv[0], sv[1], sigsetSize()));
        MemorySegment time = arena.allocate(16, 8);
        time.set(JAVA_LONG, 8, 2_000_000_000L);
        MemorySegment mask = arena.allocate(128, 8);
        mask.set(JAVA_LONG, 0, 1 << 9);
        step("ppoll, bad time, mask", () -> Ppoll.ppoll(MemorySegment.NULL, 0, time, mask),
                "ppoll(NULL, 0, {tv_sec=0, tv_nsec=2000000000}, [USR1], 8) = -1 EINVAL");

        FdSet read = FdSet.allocate(arena);
        FdSet write = FdSet.allocate(arena);
        read.set(sv[0]);
        write.set(sv[1]);
        int nfds = Math.max(sv[0], sv[1]) + 1;
        step("select", () -> Select.select(nfds, read, write, null, 0), f(
                "pselect6(%d, [%d], [%d], NULL, {tv_sec=0, tv_nsec=0}, NULL) = 1 (out [%d], left {tv_sec=0, tv_nsec=0})",
                nfds, sv[0], sv[1], sv[1]),
                f("select(%d, [%d], [%d], NULL, {tv_sec=0, tv_usec=0}) = 1 (out [%d], left {tv_sec=0, tv_usec=0})",
                        nfds,
                        sv[0], sv[1], sv[1]));
        Sockets.close(sv[0]);
        Sockets.close(sv[1]);
        read.zero();
        read.set(sv[0]);
        step("select of a closed one", () -> Select.select(nfds, null, null, read, 1_500_000), f(
                "pselect6(%d, NULL, NULL, [%d], {tv_sec=1, tv_nsec=500000000}, NULL) = -1 EBADF", nfds, sv[0]),
                f("select(%d, NULL, NULL, [%d], {tv_sec=1, tv_usec=500000}) = -1 EBADF", nfds, sv[0]));
        step("select(-5)", () -> Select.select(-5, null, null, null, -1),
                "pselect6(-5, NULL, NULL, NULL, NULL, NULL) = -1 EINVAL",
                "select(-5, NULL, NULL, NULL, NULL) = -1 EINVAL");
    }

    // The C library passes the size of the mask even without one.
    private static String sigsetSize() {
        return "8";
    }

    private void epoll() {
        step("epoll_create1(1)", () -> Epoll.epoll_create1(1), "epoll_create1(0x1 /* EPOLL_??? */) = -1 EINVAL");
        int epfd = (int) step("epoll_create1(EPOLL_CLOEXEC)", () -> Epoll.epoll_create1(Epoll.EPOLL_CLOEXEC),
                "epoll_create1(EPOLL_CLOEXEC) = " + ANY);
        int fd = EventFd.eventfd(1, 0);
        long data = 0x1234_5678_0000_0009L;
        String shown = f("data={u32=9, u64=%d}", data);
        step("epoll_ctl(ADD)",
                () -> Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLIN | Epoll.EPOLLET, data),
                f("epoll_ctl(%d, EPOLL_CTL_ADD, %d, {events=EPOLLIN|EPOLLET, %s}) = 0", epfd, fd, shown));
        step("epoll_ctl(ADD) again", () -> Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, fd, Epoll.EPOLLOUT, data),
                f("epoll_ctl(%d, EPOLL_CTL_ADD, %d, {events=EPOLLOUT, %s}) = -1 EEXIST", epfd, fd, shown));
        EpollEvents events = EpollEvents.allocate(arena, 4);
        String one = f("[{events=EPOLLIN, %s}]", shown);
        step("epoll_wait, one", () -> Epoll.epoll_wait(epfd, events, 3, 987),
                perMachine(f("epoll_wait(%d, %s, 3, 987) = 1", epfd, one),
                        f("epoll_pwait(%d, %s, 3, 987, NULL, 8) = 1", epfd, one)));
        step("epoll_wait, none", () -> Epoll.epoll_wait(epfd, events, 4, 0), perMachine(
                f("epoll_wait(%d, [], 4, 0) = 0", epfd), f("epoll_pwait(%d, [], 4, 0, NULL, 8) = 0", epfd)));
        step("epoll_wait(maxevents 0)", () -> Epoll.epoll_wait(epfd, events, 0, -1),
                perMachine(f("epoll_wait(%d, %s, 0, -1) = -1 EINVAL", epfd, hex(events.segment())),
                        f("epoll_pwait(%d, %s, 0, -1, NULL, 8) = -1 EINVAL", epfd, hex(events.segment()))));
        step("epoll_pwait2, none", () -> Epoll.epoll_pwait2(epfd, events, 2, 1_500),
                f("epoll_pwait2(%d, [], 2, {tv_sec=0, tv_nsec=1500}, NULL, 8) = 0", epfd));
        step("epoll_pwait2, closed", () -> Epoll.epoll_pwait2(-31, events, 2, -1),
                f("epoll_pwait2(-31, %s, 2, NULL, NULL, 8) = -1 EBADF", hex(events.segment())));
        step("epoll_ctl(DEL, NULL)", () -> Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_DEL, fd, MemorySegment.NULL),
                f("epoll_ctl(%d, EPOLL_CTL_DEL, %d, NULL) = 0", epfd, fd));
        step("epoll_ctl(MOD) of none",
                () -> Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_MOD, fd, Epoll.EPOLLRDHUP | Epoll.EPOLLONESHOT, 9),
                f("epoll_ctl(%d, EPOLL_CTL_MOD, %d, {events=EPOLLRDHUP|EPOLLONESHOT, data={u32=9, u64=9}}) = -1 ENOENT",
                        epfd, fd));
        Sockets.close(fd);
        Sockets.close(epfd);
    }
}

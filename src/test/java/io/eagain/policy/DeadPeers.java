package io.eagain.policy;

import static io.eagain.policy.DeadPeersRow.NOTHING;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.TcpInfo;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Loses peers in many ways at once, and prints how long it took until which error: {@code unshare --net java ... DeadPeers
 * RETRIES2 SET}, in a network of its own, with a set of {@code quick}, {@code all} or {@code retransmission}. Connections are
 * made first, then the packets of all of them are dropped, then each is waited for in a thread of its own.
 */
final class DeadPeers {
    private static final int LIMIT_SECONDS = 40;
    private static final Duration BEAT = Duration.ofMillis(400);
    private static final Duration BEAT_LIMIT = Duration.ofMillis(1_500);

    private final DeadPeersNetwork network;
    private final int linear = DeadPeersNetwork.sysctl("tcp_syn_linear_timeouts");
    private final int retries2 = DeadPeersNetwork.sysctl("tcp_retries2");
    private final List<Integer> ports = new ArrayList<>();
    private final List<Callable<DeadPeersRow>> waits = new ArrayList<>();
    private final CompletableFuture<Long> dropped = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    private DeadPeers(DeadPeersNetwork network) throws IOException {
        this.network = network;
    }

    public static void main(String[] arguments) throws Exception {
        DeadPeersNetwork.sysctl("tcp_retries2", Integer.parseInt(arguments[0]));
        try (DeadPeersNetwork network = new DeadPeersNetwork()) {
            DeadPeers peers = new DeadPeers(network);
            switch (arguments[1]) {
                case "quick" -> peers.quick();
                case "all" -> peers.all();
                default -> peers.retransmission();
            }
        }
    }

    private void quick() throws Exception {
        Process stopped = network.peer(7021, 7022);
        Process killed = network.peer(7031, 7032);
        beats(connect(DeadPeersNetwork.PEER, DeadPeersNetwork.ECHO), "the peer vanished", true);
        beats(connect(DeadPeersNetwork.PEER, 7021), "the peer's program is stopped", false);
        Thread.sleep(BEAT_LIMIT.toMillis() + 500);
        closedWindow(limited(1, 1, 2, 1_000), false, 0);
        stays("the peer's program is stopped", connect(DeadPeersNetwork.PEER, 7021), KeepAlive.of(1, 1, 1), 3.5);
        rebooted(7032, KeepAlive.of(1, 1, 3), 0);
        unacknowledged(limited(1, 1, 1, 1_000));
        idle(KeepAlive.of(1, 1, 2));
        idle(limited(1, 1, 1, 2_500));
        unanswered(1, 0);
        unanswered(0, 1_200);
        loseAll(stopped, killed);
    }

    private void all() throws Exception {
        Process stopped = network.peer(7021, 7022);
        Process killed = network.peer(7031, 7032);
        beats(connect(DeadPeersNetwork.PEER, DeadPeersNetwork.ECHO), "the peer vanished", true);
        beats(connect(DeadPeersNetwork.PEER, 7021), "the peer's program is stopped", false);
        Thread.sleep(BEAT_LIMIT.toMillis() + 500);
        closedWindow(KeepAlive.of(1, 1, 2), false, 10);
        for (int userTimeout : new int[]{1_500, 3_000}) {
            KeepAlive keepAlive = limited(1, 1, 2, userTimeout);
            closedWindow(keepAlive, false, 0);
            closedWindow(keepAlive, true, 0);
        }
        stays("the peer's program is stopped", connect(DeadPeersNetwork.PEER, 7021), KeepAlive.of(1, 1, 2), 10);
        stays("the peer's program is stopped", connect(DeadPeersNetwork.PEER, 7021),
                limited(1, 1, 2, 1_500), 10);
        rebooted(7032, KeepAlive.of(2, 1, 3), 0);
        rebooted(7032, KeepAlive.of(1, 2, 3), 1_500);
        unreachable(KeepAlive.of(1, 1, 5), false);
        unreachable(limited(1, 1, 5, 5_000), true);
        for (int userTimeout : new int[]{500, 1_500, 3_000}) {
            unacknowledged(limited(1, 1, 3, userTimeout));
        }
        int inFlight = toBeDropped(exchanged(KeepAlive.of(1, 1, 2)));
        waits.add(() -> {
            long start = System.nanoTime();
            sendByte(inFlight);
            return nothing("the peer vanished, data is not acknowledged", KeepAlive.of(1, 1, 2) + "; "
                    + "tcp_retries2 " + retries2, "keep-alive does not act: 924.6 and more", inFlight, start, 10);
        });
        int silent = toBeDropped(exchanged(null));
        long since = System.nanoTime();
        waits.add(() -> nothing("the peer vanished, nothing is being sent", "none", "never", silent, since, 10));
        for (KeepAlive keepAlive : List.of(KeepAlive.of(1, 1, 3), KeepAlive.of(2, 1, 2), KeepAlive.of(1, 2, 2),
                KeepAlive.of(3, 2, 4))) {
            idle(keepAlive);
        }
        for (int userTimeout : new int[]{1_500, 3_500, 6_500}) {
            idle(limited(1, 1, 3, userTimeout));
            idle(limited(1, 2, 2, userTimeout));
        }
        unanswered(1, 0);
        unanswered(2, 0);
        unanswered(0, 500);
        unanswered(0, 2_500);
        unanswered(2, 9_000);
        loseAll(stopped, killed);
    }

    private void retransmission() throws Exception {
        int fd = toBeDropped(exchanged(null));
        waits.add(() -> {
            Duration rto = rto(fd);
            long start = System.nanoTime();
            sendByte(fd);
            double model = ((2 << retries2) - 1) * 0.2;
            return ended("the peer vanished, data is not acknowledged",
                    "no user time-out; tcp_retries2 " + retries2, "(2^" + (retries2 + 1) + " - 1) * 0.2 = "
                            + DeadPeersRow.seconds(model) + ", then the next retransmission",
                    model, seconds(KeepAlive.retransmissionLimit(retries2, rto)), "ETIMEDOUT", fd, start);
        });
        loseAll(null, null);
    }

    /** Drops, stops and kills, then waits for what comes of it. */
    private void loseAll(Process stopped, Process killed) throws Exception {
        network.drop(ports);
        network.there("ip", "link", "set", "dev", "there1", "arp", "off");
        dropped.complete(System.nanoTime());
        if (stopped != null) {
            DeadPeersNetwork.run("kill", "-STOP", "" + stopped.pid());
        }
        if (killed != null) {
            killed.destroyForcibly().waitFor();
        }
        List<Future<DeadPeersRow>> rows = new ArrayList<>();
        waits.forEach(wait -> rows.add(threads.submit(wait)));
        for (Future<DeadPeersRow> row : rows) {
            System.out.println(row.get(2 * LIMIT_SECONDS, TimeUnit.SECONDS).line());
        }
    }

    private void idle(KeepAlive keepAlive) {
        int fd = connect(DeadPeersNetwork.PEER, DeadPeersNetwork.ECHO);
        set(keepAlive, fd);
        // Before the last word of the peer: what is counted from it is not shorter than the formula.
        long start = System.nanoTime();
        exchange(fd);
        toBeDropped(fd);
        double whenIdle = seconds(keepAlive.whenIdle());
        waits.add(() -> ended("the peer vanished, nothing is being sent", keepAlive.toString(),
                formula(keepAlive, whenIdle),
                whenIdle, whenIdle, "ETIMEDOUT", fd, start));
    }

    private static KeepAlive limited(int idle, int interval, int count, int userTimeout) {
        return KeepAlive.of(idle, interval, count).withUserTimeout(Duration.ofMillis(userTimeout));
    }

    private static String formula(KeepAlive keepAlive, double value) {
        return (keepAlive.toString().contains("user time-out")
                ? "idle + interval * max(1, ceil((user time-out - idle) / interval)) = "
                : "idle + interval * count = ") + DeadPeersRow.seconds(value);
    }

    private void unacknowledged(KeepAlive keepAlive) {
        int fd = toBeDropped(exchanged(keepAlive));
        waits.add(() -> {
            Duration whenUnacknowledged = keepAlive.whenUnacknowledged(rto(fd));
            long start = System.nanoTime();
            sendByte(fd);
            return ended("the peer vanished, data is not acknowledged", keepAlive.toString(),
                    "user time-out + 2 * RTO = "
                            + DeadPeersRow.seconds(seconds(whenUnacknowledged)),
                    seconds(userTimeout(fd)), seconds(whenUnacknowledged), "ETIMEDOUT", fd, start);
        });
    }

    private void closedWindow(KeepAlive keepAlive, boolean drop, double nothingFor) throws InterruptedException {
        int fd = connect(DeadPeersNetwork.PEER, DeadPeersNetwork.SILENT);
        set(keepAlive, fd);
        long start = System.nanoTime();
        fill(fd);
        long full = System.nanoTime();
        String what = "the peer does not read" + (drop ? ", and vanished" : ", and answers");
        if (drop) {
            toBeDropped(fd);
        }
        if (nothingFor > 0) {
            waits.add(() -> nothing(what, keepAlive.toString(), "never while it answers", fd, full, nothingFor));
            return;
        }
        Duration userTimeout = userTimeout(fd);
        Duration limit = userTimeout.plus(rto(fd));
        double filling = (full - start) / 1e9;
        waits.add(() -> ended(what, keepAlive.toString(), "user time-out + RTO = "
                + DeadPeersRow.seconds(seconds(limit)), seconds(userTimeout), seconds(limit) + filling, "ETIMEDOUT", fd,
                start));
    }

    /** The peer's sockets are gone without a word; after a while its network is back, and its system answers. */
    private void rebooted(int port, KeepAlive keepAlive, long away) {
        int fd = connect(DeadPeersNetwork.PEER, port);
        long start = System.nanoTime();
        set(keepAlive, fd);
        toBeDropped(fd);
        int here = port(fd);
        KeepAlive.Found found = KeepAlive.read(fd);
        double limit = found.idle() + (away == 0 ? 0 : found.interval());
        waits.add(() -> {
            Thread.sleep(Math.max(away - (System.nanoTime() - start) / 1_000_000, 0));
            network.undrop(List.of(here));
            return ended(
                    "the peer's system has started anew" + (away == 0
                            ? ""
                            : ", and could not be reached for " + away
                                    + " ms"),
                    keepAlive.toString(), (away == 0 ? "idle = " : "idle + interval = ") + DeadPeersRow.seconds(limit),
                    limit, limit, "ECONNRESET", fd, start);
        });
    }

    /** Nobody answers ARP for the peer any more: the link itself says that there is no way. */
    private void unreachable(KeepAlive keepAlive, boolean data) throws IOException, InterruptedException {
        // So that an address is asked for again within the time of this run, and not after half a minute.
        DeadPeersNetwork.sysctl("neigh/here1/base_reachable_time_ms", 500);
        DeadPeersNetwork.sysctl("neigh/here1/delay_first_probe_time", 1);
        DeadPeersNetwork.sysctl("neigh/here1/retrans_time_ms", 200);
        int fd = connect(DeadPeersNetwork.BY_SECOND, DeadPeersNetwork.ECHO);
        set(keepAlive, fd);
        long idle = System.nanoTime();
        exchange(fd);
        String what = "the peer vanished, nobody on its link answers ARP, ";
        if (!data) {
            double whenIdle = seconds(keepAlive.whenIdle());
            // ICMP about a probe is not counted by the kernel: the probe's number is before the window.
            waits.add(() -> ended(what + "nothing is being sent", keepAlive.toString(), formula(keepAlive, whenIdle),
                    whenIdle,
                    whenIdle, "ETIMEDOUT", fd, idle));
            return;
        }
        waits.add(() -> {
            Duration limit = keepAlive.whenUnacknowledged(rto(fd));
            long start = System.nanoTime();
            sendByte(fd);
            return ended(what + "data is not acknowledged", keepAlive.toString(), "user time-out + 2 * RTO = "
                    + DeadPeersRow.seconds(seconds(limit)), seconds(userTimeout(fd)), seconds(limit), "EHOSTUNREACH",
                    fd, start);
        });
    }

    private void stays(String what, int fd, KeepAlive keepAlive, double seconds) {
        set(keepAlive, fd);
        exchange(fd);
        waits.add(
                () -> nothing(what, keepAlive.toString(), "never: its system answers", fd, System.nanoTime(), seconds));
    }

    private void unanswered(int syncnt, int userTimeout) {
        double seconds = syncnt == 0 || userTimeout > 0
                ? Math.max(1, userTimeout / 1e3)
                : seconds(KeepAlive.connectLimit(syncnt, linear));
        String settings = (syncnt == 0 ? "" : "TCP_SYNCNT " + syncnt + (userTimeout == 0 ? "" : ", "))
                + (userTimeout == 0 ? "" : "user time-out " + userTimeout + " ms");
        waits.add(() -> {
            int fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
            checked(Fcntl.fcntl(fd, Fcntl.F_SETFL, Fcntl.O_NONBLOCK));
            if (syncnt > 0) {
                checked(Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_SYNCNT, syncnt));
            }
            if (userTimeout > 0) {
                checked(Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_USER_TIMEOUT, userTimeout));
            }
            long start = System.nanoTime();
            try (Arena arena = Arena.ofConfined()) {
                Sockets.connect(fd, SockAddr.allocate(arena).setIp(DeadPeersNetwork.PEER, DeadPeersNetwork.NOTHING));
            }
            Wait.writable(fd, Deadline.in(LIMIT_SECONDS, TimeUnit.SECONDS));
            double took = (System.nanoTime() - start) / 1e9;
            String error = name(-Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR));
            return new DeadPeersRow("connect, and nobody answers", settings, (userTimeout == 0
                    ? "connectLimit(" + syncnt + ", " + linear + ") = "
                    : "user time-out, at least 1 = ") + DeadPeersRow.seconds(seconds), seconds, seconds, "ETIMEDOUT",
                    took, error,
                    "");
        });
    }

    /** Pings before and after the drop. */
    private void beats(int fd, String what, boolean drop) {
        if (drop) {
            toBeDropped(fd);
        }
        Future<Double> dead = threads.submit(() -> {
            Heartbeat heartbeat = new Heartbeat(BEAT, BEAT_LIMIT);
            int answers = 0;
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment buf = arena.allocate(100);
                PollFds fds = PollFds.allocate(arena, 1);
                fds.add(fd, Poll.POLLIN);
                while (true) {
                    Poll.poll(fds, heartbeat.milliseconds());
                    if (Sockets.recv(fd, buf, 100, PosixSockets.MSG_DONTWAIT) > 0) {
                        heartbeat.received();
                        answers++;
                    }
                    switch (heartbeat.check()) {
                        case OK -> {
                        }
                        case SEND -> {
                            sendByte(fd);
                            heartbeat.sent();
                        }
                        case DEAD -> {
                            if (answers < 3) {
                                throw new IllegalStateException("dead after " + answers + " answers");
                            }
                            return (System.nanoTime() - dropped.get()) / 1e9;
                        }
                    }
                }
            }
        });
        waits.add(() -> {
            double seconds = dead.get();
            return new DeadPeersRow(what,
                    "Heartbeat: interval " + BEAT.toMillis() + " ms, limit " + BEAT_LIMIT.toMillis()
                            + " ms",
                    "from limit - interval = " + DeadPeersRow.seconds(seconds(BEAT_LIMIT.minus(BEAT))) + " to limit = "
                            + DeadPeersRow.seconds(seconds(BEAT_LIMIT)),
                    seconds(BEAT_LIMIT.minus(BEAT)), seconds(BEAT_LIMIT), "DEAD", seconds, "DEAD", "");
        });
    }

    private DeadPeersRow ended(String what, String settings, String formula, double low, double high, String expected,
            int fd,
            long start) {
        int ready = Wait.readable(fd, Deadline.in(LIMIT_SECONDS, TimeUnit.SECONDS));
        double took = (System.nanoTime() - start) / 1e9;
        if (ready == Deadline.TIME_UP) {
            return new DeadPeersRow(what, settings, formula, low, high, expected, took, NOTHING, "");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buf = arena.allocate(1);
            // The same error comes by whichever call is first: now one, now the other.
            boolean bySend = fd % 2 == 0;
            long first = bySend
                    ? Sockets.send(fd, buf, 1, PosixSockets.MSG_NOSIGNAL)
                    : Sockets.recv(fd, buf, 1, PosixSockets.MSG_DONTWAIT);
            String after = (bySend ? "by `send`" : "by `recv`") + "; then `recv` "
                    + name(Sockets.recv(fd, buf, 1, PosixSockets.MSG_DONTWAIT)) + ", `send` "
                    + name(Sockets.send(fd, buf, 1, PosixSockets.MSG_NOSIGNAL));
            return new DeadPeersRow(what, settings, formula, low, high, expected, took, name(first), after);
        }
    }

    private static DeadPeersRow nothing(String what, String settings, String formula, int fd, long start,
            double seconds) {
        int ready = Wait.readable(fd, Deadline.in((long) (seconds * 1e9), TimeUnit.NANOSECONDS));
        double took = (System.nanoTime() - start) / 1e9;
        String error = name(-Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR));
        return new DeadPeersRow(what, settings, formula, seconds, Double.POSITIVE_INFINITY, NOTHING, took,
                ready == Deadline.TIME_UP && error.equals("0") ? NOTHING : error, "");
    }

    private static int exchanged(KeepAlive keepAlive) {
        int fd = connect(DeadPeersNetwork.PEER, DeadPeersNetwork.ECHO);
        if (keepAlive != null) {
            set(keepAlive, fd);
        }
        exchange(fd);
        return fd;
    }

    private static void set(KeepAlive keepAlive, int fd) {
        checked(keepAlive.set(fd));
    }

    private int toBeDropped(int fd) {
        ports.add(port(fd));
        return fd;
    }

    private static int connect(String host, int port) {
        int fd = checked(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
        try (Arena arena = Arena.ofConfined()) {
            checked(Sockets.connect(fd, SockAddr.allocate(arena).setIp(host, port)));
        }
        return fd;
    }

    private static int port(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            SockAddr address = SockAddr.allocate(arena);
            checked(Sockets.getsockname(fd, address));
            return address.port();
        }
    }

    private static void exchange(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buf = arena.allocate(1);
            checked(Sockets.send(fd, buf, 1, 0));
            checked(Sockets.recv(fd, buf, 1, 0));
        }
    }

    private static void sendByte(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            checked(Sockets.send(fd, arena.allocate(1), 1, PosixSockets.MSG_NOSIGNAL));
        }
    }

    /** Until the peer has closed its window and there is no room here. */
    private static void fill(int fd) throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buf = arena.allocate(1 << 16);
            for (int full = 0; full < 3;) {
                if (Sockets.send(fd, buf, buf.byteSize(), PosixSockets.MSG_DONTWAIT) < 0) {
                    full++;
                    Thread.sleep(20);
                }
            }
        }
    }

    private static Duration rto(int fd) {
        TcpInfo info = TcpInfo.allocate();
        checked(TcpInfo.getsockopt(fd, info));
        return Duration.ofNanos(info.tcpi_rto() * 1_000);
    }

    private static Duration userTimeout(int fd) {
        return Duration.ofMillis(KeepAlive.read(fd).userTimeout());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String name(long result) {
        return result < 0 ? Errno.name(Errno.of(result)) : "" + result;
    }

    private static int checked(long result) {
        if (result < 0) {
            throw new IllegalStateException(Errno.toString(Errno.of(result)));
        }
        return (int) result;
    }
}

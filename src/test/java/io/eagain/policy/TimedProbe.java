package io.eagain.policy;

import io.eagain.Allocated;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The program that {@link TimedCostTest} runs: counts bytes itself, and lets strace count system calls. */
final class TimedProbe {
    /** What a mark closes; {@code close} of a negative number does nothing. */
    static final int MARK = -1_000;

    private static final int CALLS = 20_000;
    private static final int ROUNDS = 40;
    private static final Deadline HOUR = Deadline.in(1, TimeUnit.HOURS);
    private static final Deadline OVER = Timing.over();

    private final Arena arena = Arena.ofShared();
    private final Opened opened = new Opened();
    private final int[] pair = opened.pair(Sockets.SOCK_STREAM);
    private final int[] full = opened.pair(Sockets.SOCK_STREAM);
    private final int[] echoed = opened.pair(Sockets.SOCK_STREAM);
    private final int[] records = opened.pair(Sockets.SOCK_SEQPACKET);
    private final int listener = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
    private final SockAddr peer = SockAddr.allocate(arena);
    private final MemorySegment room = arena.allocate(1 << 16);
    private final MemorySegment other = arena.allocate(64);
    private final Progress progress = new Progress();
    private int marks;

    private TimedProbe() {
        opened.listening(listener);
        while (Sockets.send(full[0], room, 1 << 16, PosixSockets.MSG_DONTWAIT) > 0) {
            // More.
        }
        Thread.ofPlatform().daemon().start(() -> {
            while (Sockets.recv(echoed[1], other, 64, 0) > 0) {
                Sockets.send(echoed[1], other, 1, 0);
            }
        });
    }

    public static void main(String[] arguments) {
        if (arguments[0].equals("bytes")) {
            new TimedProbe().bytes();
        } else {
            new TimedProbe().marked();
        }
    }

    private long here() {
        Sockets.send(pair[1], room, 10, 0);
        return Timed.recv(pair[0], room, 64, 0, HOUR);
    }

    private long exactly() {
        progress.reset();
        Sockets.send(pair[1], room, 10, 0);
        return Timed.recvExactly(pair[0], room, 10, 0, HOUR, progress);
    }

    private long all() {
        progress.reset();
        long result = Timed.sendAll(pair[0], room, 10, 0, HOUR, progress);
        Sockets.recv(pair[1], room, 64, 0);
        return result;
    }

    /** The other thread answers while this one waits. */
    private long waited() {
        Timed.send(echoed[0], room, 1, 0, Deadline.never());
        return Timed.recv(echoed[0], room, 64, 0, HOUR);
    }

    private long parts() {
        progress.reset();
        Sockets.send(records[1], room, 10, 0);
        Sockets.send(records[1], room, 10, 0);
        return Timed.recvExactly(records[0], room, 20, 0, HOUR, progress);
    }

    private void bytes() {
        print("recv", this::here, 10);
        print("recv now", () -> Timed.recv(pair[0], room, 64, 0, Deadline.now()), Timing.WOULD_BLOCK);
        print("recv over", () -> Timed.recv(pair[0], room, 64, 0, OVER), Deadline.TIME_UP);
        print("recv error", () -> Timed.recv(-1, room, 64, 0, HOUR), -io.eagain.Errno.EBADF);
        print("recvExactly", this::exactly, 10);
        print("recvExactly in parts", this::parts, 20);
        print("sendAll", this::all, 10);
        print("send full, over", () -> Timed.send(full[0], room, 64, 0, OVER), Deadline.TIME_UP);
        print("recv waited", this::waited, 1);
        print("accept now", () -> Timed.accept(listener, Deadline.now()), Timing.WOULD_BLOCK);
        print("accept over", () -> Timed.accept(listener, peer, OVER), Deadline.TIME_UP);
    }

    /** The bytes of many calls, of the last round that had any: the compiler may come late. */
    private static void print(String name, LongSupplier call, long expected) {
        long bytes = 1;
        for (int round = 0; round < ROUNDS && bytes > 0; round++) {
            long before = Allocated.bytes();
            for (int i = 0; i < CALLS; i++) {
                long result = call.getAsLong();
                if (result != expected) {
                    throw new AssertionError(name + " gave " + result);
                }
            }
            // What reading the counter costs is less than a byte a call.
            bytes = (Allocated.bytes() - before) / CALLS;
        }
        System.out.println(String.format(Locale.ROOT, "%s\t%d", name, bytes));
    }

    private void mark(String name, LongSupplier call) {
        Sockets.close(MARK - marks);
        marks++;
        long result = call.getAsLong();
        Sockets.close(MARK - marks);
        marks++;
        System.out.println(name + "\t" + result);
    }

    private void marked() {
        Sockets.send(pair[1], room, 60, 0);
        mark("recv", () -> Timed.recv(pair[0], room, 10, 0, HOUR));
        mark("recvExactly", () -> Timed.recvExactly(pair[0], room, 50, 0, HOUR, progress));
        mark("send", () -> Timed.send(pair[0], room, 10, 0, HOUR));
        progress.reset();
        mark("sendAll", () -> Timed.sendAll(pair[0], room, 10, 0, Deadline.never(), progress));
        mark("recv now", () -> Timed.recv(pair[0], room, 10, 0, Deadline.now()));
        mark("recv over", () -> Timed.recv(pair[0], room, 10, 0, OVER));
        Deadline soon = Timing.milliseconds(50);
        mark("recv soon", () -> Timed.recv(pair[0], room, 10, 0, soon));
        mark("send full", () -> Timed.send(full[0], room, 10, 0, Timing.milliseconds(50)));
        mark("accept now", () -> Timed.accept(listener, Deadline.now()));
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        Sockets.connect(client, opened.name(listener));
        mark("accept", () -> Timed.accept(listener, HOUR));
    }
}

package io.eagain.benchmarks;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.policy.Deadline;
import io.eagain.policy.Parking;
import io.eagain.policy.Poller;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Virtual threads that wait for data, in four ways: the blocking {@code recv}, {@code poll} without limit,
 * {@code Parking}, and NIO's {@code SocketChannel}. How many of them come as far as their wait, how many others run meanwhile,
 * and what a wake-up costs. Each in a JVM of its own with two carriers.
 */
public final class VirtualThreads {
    private static final int THREADS = 1_000;
    private static final int BATCHES = 9;

    private VirtualThreads() {
    }

    /** A connection over loopback: one end for a virtual thread, the other for the driver. */
    private interface End {
        void echoOnce() throws IOException;
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            for (String way : List.of("recv", "poll", "parking", "nio")) {
                child(way, "waiting", THREADS);
            }
            for (String way : List.of("parking", "nio")) {
                child(way, "echo", THREADS);
            }
            for (String way : List.of("recv", "parking", "nio")) {
                child(way, "echo", 1);
            }
        } else {
            run(args[0], args[1], Integer.parseInt(args[2]));
            // Threads in a blocking call would keep nothing from ending, and carriers neither.
            System.exit(0);
        }
    }

    private static void child(String way, String what, int threads) throws Exception {
        List<String> command = List.of(ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED", "-Djdk.virtualThreadScheduler.parallelism=2",
                "-Djdk.virtualThreadScheduler.maxPoolSize=2", "-cp", System.getProperty("java.class.path"),
                VirtualThreads.class.getName(), way, what, Integer.toString(threads));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void run(String way, String what, int count) throws Exception {
        Arena arena = Arena.ofShared();
        int server = Fixture.check(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
        SockAddr address = SockAddr.allocate(arena).setIp("127.0.0.1", 0);
        Fixture.check(Sockets.bind(server, address));
        Fixture.check(Sockets.listen(server, 16));
        Fixture.check(Sockets.getsockname(server, address));
        int port = address.port();
        int[] drivers = new int[count];
        List<End> ends = new ArrayList<>();
        try (Parking parking = Parking.open()) {
            for (int i = 0; i < count; i++) {
                ends.add(way.equals("nio") ? channel(port) : socket(way, address, arena, parking));
                drivers[i] = Fixture.check(Sockets.accept(server));
            }
            if (what.equals("waiting")) {
                waiting(way, ends, drivers, arena);
            } else {
                echo(way, ends, drivers, arena);
            }
        }
    }

    private static End channel(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        ByteBuffer buffer = ByteBuffer.allocateDirect(1);
        return () -> {
            if (channel.read(buffer.clear()) != 1 || channel.write(buffer.flip()) != 1) {
                throw new IOException("no byte");
            }
        };
    }

    private static End socket(String way, SockAddr address, Arena arena, Parking parking) {
        int fd = Fixture.check(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
        Fixture.check(Sockets.connect(fd, address));
        MemorySegment buffer = arena.allocate(1);
        PollFds fds = PollFds.allocate(arena, 1);
        fds.add(fd, Poll.POLLIN);
        return () -> {
            long n = switch (way) {
                case "recv" -> Sockets.recv(fd, buffer, 1, 0);
                case "poll" -> {
                    Poll.poll(fds, -1);
                    yield Sockets.recv(fd, buffer, 1, 0);
                }
                default -> {
                    long result;
                    while ((result = Sockets.recv(fd, buffer, 1, PosixSockets.MSG_DONTWAIT)) == -Errno.EAGAIN) {
                        Fixture.check(parking.await(fd, Poller.READ, Deadline.never()));
                    }
                    yield result;
                }
            };
            if (n != 1 || Sockets.send(fd, buffer, 1, 0) != 1) {
                throw new IOException("recv gave " + n);
            }
        };
    }

    private static void waiting(String way, List<End> ends, int[] drivers, Arena arena) throws Exception {
        AtomicInteger arrived = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        for (End end : ends) {
            Thread.ofVirtual().start(() -> {
                arrived.incrementAndGet();
                once(end);
                answered.incrementAndGet();
            });
        }
        for (int i = 0; i < THREADS; i++) {
            Thread.ofVirtual().start(ran::incrementAndGet);
        }
        Thread.sleep(1_000);
        int first = arrived.get();
        int others = ran.get();
        for (int driver : drivers) {
            Fixture.check((int) Sockets.send(driver, arena.allocate(1), 1, 0));
        }
        Thread.sleep(1_000);
        System.out.printf(
                "%-8s within a second: %4d of %d came to their wait, %4d of %d others ran; answered then: %4d%n",
                way, first, ends.size(), others, THREADS, answered.get());
    }

    // The driver is a platform thread that blocks: the same for all.
    private static void echo(String way, List<End> ends, int[] drivers, Arena arena) throws Exception {
        int rounds = Math.max(20, 20_000 / ends.size());
        MemorySegment letter = arena.allocate(1);
        CountDownLatch over = new CountDownLatch(ends.size());
        for (End end : ends) {
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < rounds * BATCHES; i++) {
                    once(end);
                }
                over.countDown();
            });
        }
        double[] batches = new double[BATCHES - 2];
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = System.nanoTime();
            for (int round = 0; round < rounds; round++) {
                for (int driver : drivers) {
                    Sockets.send(driver, letter, 1, 0);
                }
                for (int driver : drivers) {
                    Sockets.recv(driver, letter, 1, 0);
                }
            }
            if (batch >= 2) {
                batches[batch - 2] = (double) (System.nanoTime() - start) / rounds / ends.size() / 1_000;
            }
        }
        over.await(10, TimeUnit.SECONDS);
        Arrays.sort(batches);
        System.out.printf("%-8s %4d threads: an echo of one byte takes %6.1f us (median of %d batches, %.1f to %.1f)%n",
                way,
                ends.size(), batches[batches.length / 2], batches.length, batches[0], batches[batches.length - 1]);
    }

    private static void once(End end) {
        try {
            end.echoOnce();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

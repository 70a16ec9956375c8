package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits of virtual threads, with each mechanism of this host. */
@Timeout(120)
class ParkingTest {
    private static final String HERE = "io.eagain.policy.PollerFixture#here";
    private static final int BOTH = Poller.READ | Poller.WRITE;

    private final PollerFixture opened = new PollerFixture();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    /** A virtual thread that makes one call. */
    private static final class Call {
        final AtomicInteger result = new AtomicInteger();
        final AtomicReference<Boolean> interrupted = new AtomicReference<>();
        final Thread thread;

        Call(IntSupplier call) {
            thread = Thread.ofVirtual().start(() -> {
                result.set(call.getAsInt());
                interrupted.set(Thread.currentThread().isInterrupted());
            });
        }

        int result() throws InterruptedException {
            thread.join();
            return result.get();
        }
    }

    private static void untilOneWaits(Parking parking, int descriptors) {
        Deadline limit = Deadline.in(30, TimeUnit.SECONDS);
        while (parking.size() != descriptors) {
            assertFalse(limit.passed(), () -> parking.size() + " descriptors");
            Thread.onSpinWait();
        }
    }

    /** More threads wait than there are carriers, and others run. */
    @ParameterizedTest
    @MethodSource(HERE)
    void carriersAreFree(Mechanism mechanism) throws Exception {
        int threads = 4 * Runtime.getRuntime().availableProcessors() + 8;
        try (Parking parking = Parking.open(mechanism)) {
            List<Call> calls = new ArrayList<>();
            List<int[]> pairs = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int[] pair = opened.udpPair();
                pairs.add(pair);
                calls.add(new Call(() -> parking.await(pair[0], Poller.READ, Deadline.in(60, TimeUnit.SECONDS))));
            }
            untilOneWaits(parking, threads);
            assertEquals(5, new Call(() -> 5).result(), "another virtual thread runs");
            for (int[] pair : pairs) {
                opened.send(pair[1]);
            }
            for (Call call : calls) {
                assertEquals(Poller.READ, call.result());
            }
            assertEquals(0, parking.size());
        }
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void results(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Parking parking = Parking.open(mechanism)) {
            assertEquals(Poller.WRITE, parking.await(pair[0], BOTH, Deadline.never()));
            assertEquals(Poller.WRITE, parking.await(pair[0], BOTH, Deadline.now()));
            assertEquals(-Errno.EWOULDBLOCK, parking.await(pair[0], Poller.READ, Deadline.now()));
            long start = System.nanoTime();
            assertEquals(Deadline.TIME_UP,
                    parking.await(pair[0], Poller.READ, Deadline.in(30, TimeUnit.MILLISECONDS)));
            assertTrue(System.nanoTime() - start >= 30_000_000);
            assertEquals(0, parking.size());
            opened.send(pair[1]);
            assertEquals(BOTH, parking.await(pair[0], BOTH, Deadline.in(60, TimeUnit.SECONDS)));
            Deadline passed = Deadline.in(1, TimeUnit.NANOSECONDS);
            assertEquals(Poller.READ, parking.await(pair[0], Poller.READ, passed), "one that has passed looks once");
            opened.take(pair[0]);
            assertEquals(Deadline.TIME_UP, parking.await(pair[0], Poller.READ, passed));
            int closed = Host.WINDOWS ? -Errno.ENOTSOCK : -Errno.EBADF;
            for (int bad : new int[]{-1, 123_456, Integer.MAX_VALUE}) {
                assertEquals(closed, parking.await(bad, Poller.READ, Deadline.never()), "" + bad);
            }
            assertThrows(IllegalArgumentException.class, () -> parking.await(pair[0], 0, Deadline.never()));
            assertThrows(IllegalArgumentException.class, () -> parking.await(pair[0], 4, Deadline.never()));
            assertEquals(0, parking.size());
        }
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void anInterruptEndsTheWait(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Parking parking = Parking.open(mechanism)) {
            Call call = new Call(() -> parking.await(pair[0], Poller.READ, Deadline.never()));
            untilOneWaits(parking, 1);
            call.thread.interrupt();
            assertEquals(-Errno.EINTR, call.result());
            assertEquals(true, call.interrupted.get(), "it still is");
            assertEquals(0, parking.size());
        }
    }

    /** One to read and one to write, of one descriptor: each gets its own. */
    @ParameterizedTest
    @MethodSource(HERE)
    void twoThreadsAndOneDescriptor(Mechanism mechanism) throws Exception {
        int[] tcp = opened.tcp();
        PollerFixture.nonblocking(tcp[0]);
        int size = 65_536;
        MemorySegment block = opened.arena.allocate(size);
        while (Sockets.send(tcp[0], block, size, 0) > 0) {
            // Until there is no room.
        }
        try (Parking parking = Parking.open(mechanism)) {
            Call reader = new Call(() -> parking.await(tcp[0], Poller.READ, Deadline.never()));
            Call second = new Call(() -> parking.await(tcp[0], Poller.READ, Deadline.never()));
            untilOneWaits(parking, 1);
            Call writer = new Call(
                    () -> parking.await(tcp[0], Poller.WRITE, Deadline.in(100, TimeUnit.MILLISECONDS)));
            assertEquals(Deadline.TIME_UP, writer.result());
            assertEquals(1, parking.size());
            Call impatient = new Call(() -> parking.await(tcp[0], BOTH, Deadline.never()));
            opened.send(tcp[1]);
            assertEquals(Poller.READ, reader.result());
            assertEquals(Poller.READ, second.result());
            assertEquals(Poller.READ, impatient.result());
            writer = new Call(() -> parking.await(tcp[0], Poller.WRITE, Deadline.never()));
            untilOneWaits(parking, 1);
            PollerFixture.nonblocking(tcp[1]);
            while (writer.result.get() == 0) {
                // Room comes back in its own time.
                Sockets.recv(tcp[1], block, size, 0);
                Thread.onSpinWait();
            }
            assertEquals(Poller.WRITE, writer.result());
            assertEquals(0, parking.size());
        }
    }

    /** Deadlines, interrupts and data at the same moment: an answer each time, and nothing stays registered. */
    @ParameterizedTest
    @MethodSource(HERE)
    void nothingStaysBehind(Mechanism mechanism) throws Exception {
        int threads = 40;
        AtomicInteger ready = new AtomicInteger();
        AtomicInteger timeUp = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        AtomicReference<String> wrong = new AtomicReference<>();
        try (Parking parking = Parking.open(mechanism)) {
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int[] pair = opened.udpPair();
                CountDownLatch over = new CountDownLatch(1);
                Thread waiting = Thread.ofVirtual().unstarted(() -> {
                    MemorySegment room = Arena.ofAuto().allocate(1);
                    for (int round = 0; round < 100; round++) {
                        int result = parking.await(pair[0], Poller.READ,
                                Deadline.in(ThreadLocalRandom.current().nextInt(1_000), TimeUnit.MICROSECONDS));
                        Thread.interrupted();
                        if (result == Poller.READ) {
                            ready.incrementAndGet();
                            Sockets.recv(pair[0], room, 1, 0);
                        } else if (result == Deadline.TIME_UP) {
                            timeUp.incrementAndGet();
                        } else if (result == -Errno.EINTR) {
                            interrupted.incrementAndGet();
                        } else if (result != -Errno.EWOULDBLOCK) {
                            wrong.set(Errno.toString(-result));
                        }
                    }
                    over.countDown();
                });
                all.add(waiting);
                all.add(Thread.ofVirtual().unstarted(() -> {
                    MemorySegment letter = Arena.ofAuto().allocate(1);
                    while (over.getCount() > 0 && wrong.get() == null) {
                        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1_000_000));
                        if (ThreadLocalRandom.current().nextInt(3) == 0) {
                            waiting.interrupt();
                        } else {
                            Sockets.send(pair[1], letter, 1, 0);
                        }
                    }
                }));
            }
            for (Thread thread : all) {
                thread.setUncaughtExceptionHandler((dead, thrown) -> wrong.set(thrown.toString()));
                thread.start();
            }
            for (Thread thread : all) {
                thread.join();
            }
            assertEquals(null, wrong.get());
            assertTrue(ready.get() > 0 && timeUp.get() > 0 && interrupted.get() > 0,
                    () -> ready + " ready, " + timeUp + " time up, " + interrupted + " interrupted");
            assertEquals(0, parking.size());
        }
    }

    /** A number that is closed under one who waits is refused to nobody who comes after. */
    @ParameterizedTest
    @MethodSource(HERE)
    void closedUnderOneWhoWaits(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Parking parking = Parking.open(mechanism)) {
            Call first = new Call(() -> parking.await(pair[0], Poller.READ, Deadline.in(60, TimeUnit.SECONDS)));
            untilOneWaits(parking, 1);
            opened.close(pair[0]);
            int[] other = opened.udpPair();
            Call second = new Call(() -> parking.await(other[0], Poller.WRITE, Deadline.in(60, TimeUnit.SECONDS)));
            assertEquals(Poller.WRITE, second.result());
            if (other[0] == pair[0] && mechanism == Mechanism.EPOLL) {
                assertEquals(-Errno.EBADF, first.result());
            }
            first.thread.interrupt();
            first.thread.join();
            assertEquals(0, parking.size());
        }
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void closeEndsTheWaits(Mechanism mechanism) throws Exception {
        for (int round = 0; round < 100; round++) {
            int[] pair = opened.udpPair();
            int[] other = opened.udpPair();
            Parking parking = Parking.open(mechanism);
            Call call = new Call(() -> parking.await(pair[0], Poller.READ, Deadline.never()));
            untilOneWaits(parking, 1);
            List<Call> racing = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                racing.add(new Call(() -> {
                    int result;
                    do {
                        try {
                            result = parking.await(other[0], Poller.WRITE, Deadline.never());
                        } catch (IllegalStateException e) {
                            result = -Errno.ECANCELED;
                        }
                    } while (result == Poller.WRITE);
                    return result;
                }));
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(5));
            parking.close();
            parking.close();
            assertEquals(-Errno.ECANCELED, call.result());
            for (Call each : racing) {
                assertTrue(each.thread.join(Duration.ofSeconds(30)), "waits for a thread that has ended");
                assertEquals(-Errno.ECANCELED, each.result());
            }
            assertThrows(IllegalStateException.class, () -> parking.await(pair[0], Poller.READ, Deadline.never()));
        }
    }

    /** On Linux an end of one's own wakes as well. Under Wine it does not. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shutdownWakes() throws Exception {
        int[] tcp = opened.tcp();
        try (Parking parking = Parking.open()) {
            Call call = new Call(() -> parking.await(tcp[0], Poller.READ, Deadline.never()));
            untilOneWaits(parking, 1);
            assertEquals(0, Sockets.shutdown(tcp[0], Sockets.SHUT_RDWR));
            assertEquals(Poller.READ, call.result());
        }
    }
}

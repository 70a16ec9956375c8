package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Allocated;
import io.eagain.RealSignals;
import io.eagain.posix.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A poller, other threads, signals and the heap. */
@Timeout(120)
class PollerThreadsTest {
    private static final String HERE = "io.eagain.policy.PollerFixture#here";

    private final PollerFixture opened = new PollerFixture();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    /** The second thread is told that it comes at the wrong time, and does no harm. */
    @ParameterizedTest
    @MethodSource(HERE)
    void oneThreadAtATime(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Poller<String> poller = Poller.open(mechanism)) {
            long key = poller.register(pair[0], "", Poller.READ, Trigger.LEVEL);
            Events<String> events = Events.allocate(1);
            AtomicInteger result = new AtomicInteger(-1);
            // Not refused itself by the changes that try whether it waits already.
            Thread waiting = Thread.ofPlatform().start(() -> {
                while (refuses(() -> result.set(poller.await(events, Deadline.never())))) {
                    Thread.onSpinWait();
                }
            });
            // It waits as soon as a change is refused.
            Deadline limit = Deadline.in(30, TimeUnit.SECONDS);
            while (!refuses(() -> poller.modify(key, Poller.READ))) {
                assertFalse(limit.passed());
                Thread.onSpinWait();
            }
            assertTrue(refuses(() -> poller.register(pair[1], "", Poller.READ, Trigger.LEVEL)));
            assertTrue(refuses(() -> poller.remove(key)));
            assertTrue(refuses(() -> poller.await(Events.allocate(1), Deadline.now())));
            assertTrue(refuses(poller::close));
            poller.wakeup();
            waiting.join();
            assertEquals(0, result.get());
            assertTrue(events.woken());
            assertEquals(0, poller.remove(key));
        }
    }

    private static boolean refuses(Runnable change) {
        try {
            change.run();
            return false;
        } catch (IllegalStateException e) {
            assertTrue(e.getMessage().contains("another thread"), e.getMessage());
            return true;
        }
    }

    /** What is put into a queue before a wake-up is found by the thread that waits without limit: always. */
    @ParameterizedTest
    @MethodSource(HERE)
    void noWakeupIsLost(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Poller<String> poller = Poller.open(mechanism)) {
            poller.register(pair[0], "", Poller.READ, Trigger.LEVEL);
            // With one thread no other's wake-up can stand in for one that was lost.
            for (int threads : new int[]{1, 5}) {
                Queue<CountDownLatch> tasks = new ConcurrentLinkedQueue<>();
                AtomicInteger running = new AtomicInteger(threads);
                AtomicReference<String> lost = new AtomicReference<>();
                List<Thread> wakers = new ArrayList<>();
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
                for (int i = 0; i < threads; i++) {
                    wakers.add(Thread.ofPlatform().start(() -> {
                        for (int n = 0; System.nanoTime() - end < 0 && lost.get() == null; n++) {
                            CountDownLatch done = new CountDownLatch(1);
                            tasks.add(done);
                            poller.wakeup();
                            if (!within(done)) {
                                lost.set("the wake-up after " + n);
                            }
                            if (ThreadLocalRandom.current().nextInt(4) == 0) {
                                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(100_000));
                            }
                        }
                        running.decrementAndGet();
                        poller.wakeup();
                    }));
                }
                Events<String> events = Events.allocate(4);
                while (running.get() > 0) {
                    assertEquals(0, poller.await(events, Deadline.never()));
                    for (CountDownLatch task = tasks.poll(); task != null; task = tasks.poll()) {
                        task.countDown();
                    }
                }
                for (Thread waker : wakers) {
                    waker.join();
                }
                assertEquals(null, lost.get());
            }
        }
    }

    private static boolean within(CountDownLatch done) {
        try {
            return done.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Wake-ups while the poller closes: none goes to a descriptor that is somebody else's by then. */
    @ParameterizedTest
    @MethodSource(HERE)
    void wakeupsDuringClose(Mechanism mechanism) throws Exception {
        for (int round = 0; round < 50; round++) {
            Poller<String> poller = Poller.open(mechanism);
            CountDownLatch started = new CountDownLatch(1);
            Events<String> events = Events.allocate(1);
            AtomicInteger wakeups = new AtomicInteger();
            Thread waker = Thread.ofPlatform().start(() -> {
                while (wakeups.incrementAndGet() < 2_000) {
                    poller.wakeup();
                    started.countDown();
                }
            });
            started.await();
            assertEquals(0, poller.await(events, Deadline.never()));
            poller.close();
            // They get the numbers that the poller had, and nothing is written to them.
            int[] pair = opened.udpPair();
            waker.join();
            assertEquals(0, waits(pair[0]) + waits(pair[1]));
            opened.close(pair[0]);
            opened.close(pair[1]);
        }
    }

    private static int waits(int fd) {
        int result = Wait.readable(fd, Deadline.now());
        return result > 0 ? 1 : 0;
    }

    /** Interrupted again and again, a wait takes its time once, and neither an event nor a wake-up is lost. */
    @ParameterizedTest
    @MethodSource(HERE)
    @EnabledOnOs(OS.LINUX)
    void signals(Mechanism mechanism) throws Exception {
        RealSignals.handle("IO");
        int[] pair = opened.udpPair();
        Events<String> events = Events.allocate(1);
        try (Poller<String> poller = Poller.open(mechanism)) {
            poller.register(pair[0], "", Poller.READ, Trigger.LEVEL);
            try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 20)) {
                int before;
                // Once more if the sender has hardly come to run.
                do {
                    before = storm.sent();
                    long start = System.nanoTime();
                    assertEquals(0, poller.await(events, Deadline.in(300, TimeUnit.MILLISECONDS)));
                    assertTrue(System.nanoTime() - start >= 300_000_000);
                    assertFalse(storm.over(), "waited until the signals stopped");
                } while (storm.sent() - before <= 2);
                Thread other = Thread.ofPlatform().start(() -> {
                    Wait.pause(100);
                    poller.wakeup();
                });
                assertEquals(0, poller.await(events, Deadline.never()));
                assertTrue(events.woken());
                Timing.join(other);
            }
        }
    }

    /** Nothing is allocated once the code is compiled. */
    @ParameterizedTest
    @MethodSource(HERE)
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "takes too long there")
    void allocatesNothing(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        opened.send(pair[1]);
        Deadline soon = Deadline.in(1, TimeUnit.HOURS);
        try (Poller<String> poller = Poller.open(mechanism)) {
            Events<String> events = Events.allocate(4);
            long key = poller.register(pair[0], "token", Poller.READ, Trigger.LEVEL);
            Deadline limit = Deadline.in(60, TimeUnit.SECONDS);
            long bytes;
            do {
                long before = Allocated.bytes();
                for (int i = 0; i < 2_000; i++) {
                    round(poller, events, key, soon);
                }
                bytes = Allocated.bytes() - before;
            } while (bytes > 0 && !limit.passed());
            assertEquals(0, bytes, "bytes in 2,000 rounds");
        }
    }

    private static void round(Poller<String> poller, Events<String> events, long key, Deadline deadline) {
        poller.modify(key, Poller.READ | Poller.WRITE);
        poller.await(events, deadline);
        int seen = 0;
        while (events.next()) {
            if (events.readable() && events.writable() && !events.error() && !events.hangup()
                    && !events.readClosed()) {
                seen += events.token().length();
            }
        }
        assertEquals(5, seen);
        poller.modify(key, 0);
        poller.wakeup();
        poller.await(events, deadline);
        assertTrue(events.woken());
        assertEquals(0, poller.await(events, Deadline.now()));
    }
}

package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Many threads that make calls at the same time, each its own again and again. */
public final class Hammer {

    /** A call that always gives the same. */
    public record Call(String name, long expected, LongSupplier call) {
    }

    private Hammer() {
    }

    /** Runs each call in so many threads, so often in each, and fails if one of them gave another result. */
    public static void run(List<Call> calls, int threadsEach, int rounds, ThreadFactory factory)
            throws InterruptedException {
        Map<String, Long> wrong = new ConcurrentHashMap<>();
        AtomicLong made = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (Call call : calls) {
            for (int i = 0; i < threadsEach; i++) {
                Thread thread = factory.newThread(() -> {
                    await(start);
                    for (int round = 0; round < rounds; round++) {
                        long result = call.call.getAsLong();
                        if (result != call.expected) {
                            wrong.merge(call.name + " gave " + result, 1L, Long::sum);
                        }
                        if (round % 200 == 0) {
                            // A virtual thread leaves its carrier here.
                            LockSupport.parkNanos(1);
                        }
                    }
                    made.addAndGet(rounds);
                });
                threads.add(thread);
                thread.start();
            }
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(Map.of(), wrong, "results of another thread, and how often");
        assertEquals((long) calls.size() * threadsEach * rounds, made.get(), "calls made");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package io.eagain.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts the bytes that calls allocate, exactly: the JVM's own counter of this thread before and after. JMH's profiler
 * sees what JMH itself allocates as well; this does not, and it shows what happens before the JIT compiler has come to a
 * method. With {@code -Xint} or {@code -XX:TieredStopAtLevel=1} the JVM never removes an allocation.
 *
 * <p>Two numbers for each call: the average of the 1,000 calls after the first, which links the function, and that of
 * 100,000 calls after 301,000. All run in one JVM, one after the other, so that each finds what the ones before it have
 * left in the JVM's profiles.
 */
public final class AllocatedBytes {
    private static final int EARLY = 1_000;
    private static final int WARM_UP = 300_000;
    private static final int LATE = 100_000;
    private static final int ROUNDS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long sink;

    private AllocatedBytes() {
    }

    public static void main(String[] args) {
        System.out.printf(Locale.ROOT, "%-32s %9s %9s%n", "bytes per call", "early", "late");
        RawCallBenchmark raw = new RawCallBenchmark();
        raw.open();
        int allocating = 0;
        print("nothing (the counter itself)", () -> 0);
        for (Map.Entry<String, LongSupplier> call : calls(raw).entrySet()) {
            allocating += print(call.getKey(), call.getValue()) == 0 ? 0 : 1;
        }
        raw.close();
        for (RawCallBufferBenchmark.Answer answer : RawCallBufferBenchmark.Answer.values()) {
            RawCallBufferBenchmark buffers = new RawCallBufferBenchmark();
            buffers.answer = answer;
            buffers.before = RawCallBufferBenchmark.Before.THIS_KIND;
            buffers.open();
            String suffix = ", " + answer.name().toLowerCase(Locale.ROOT);
            for (Map.Entry<String, LongSupplier> call : calls(buffers).entrySet()) {
                print(call.getKey() + suffix, call.getValue());
            }
            buffers.close();
        }
        if (sink == 0) {
            throw new AssertionError("nothing was called");
        }
        // The library's promise is about these: native memory made once, in success and in failure, once compiled.
        System.out.println(allocating + " of the calls with native memory made once allocate late");
        if (allocating > 0 && System.getProperty("java.vm.info").startsWith("mixed")) {
            System.exit(1);
        }
    }

    private static Map<String, LongSupplier> calls(RawCallBenchmark raw) {
        Map<String, LongSupplier> calls = new LinkedHashMap<>();
        calls.put("recvWouldBlock", raw::recvWouldBlock);
        calls.put("recvData", raw::recvData);
        calls.put("recvError", raw::recvError);
        calls.put("recvErrorNotConnected", raw::recvErrorNotConnected);
        calls.put("sendThenRecv", raw::sendThenRecv);
        calls.put("sendWouldBlock", raw::sendWouldBlock);
        calls.put("recvfromData", raw::recvfromData);
        calls.put("acceptWouldBlock", raw::acceptWouldBlock);
        calls.put("epollWaitNothing", raw::epollWaitNothing);
        calls.put("epollWaitEvent", raw::epollWaitEvent);
        calls.put("epollWaitEventRead", raw::epollWaitEventRead);
        calls.put("pollNothing", raw::pollNothing);
        calls.put("pollEvent", raw::pollEvent);
        calls.put("pollEventRead", raw::pollEventRead);
        calls.put("getsockoptInt", raw::getsockoptInt);
        calls.put("setsockoptInt", raw::setsockoptInt);
        calls.put("recvmsgData", raw::recvmsgData);
        calls.put("sendmsgThenRecvmsgControl", raw::sendmsgThenRecvmsgControl);
        calls.put("writevThenReadv", raw::writevThenReadv);
        calls.put("recvmmsgData", raw::recvmmsgData);
        calls.put("sendmmsgError", raw::sendmmsgError);
        calls.put("sendfileError", raw::sendfileError);
        return calls;
    }

    private static Map<String, LongSupplier> calls(RawCallBufferBenchmark buffers) {
        Map<String, LongSupplier> calls = new LinkedHashMap<>();
        calls.put("segment", buffers::segment);
        calls.put("segmentShared", buffers::segmentShared);
        calls.put("segmentAuto", buffers::segmentAuto);
        calls.put("segmentSlice", buffers::segmentSlice);
        calls.put("directBuffer", buffers::directBuffer);
        calls.put("directBufferSlice", buffers::directBufferSlice);
        calls.put("heapSegment", buffers::heapSegment);
        calls.put("heapSegmentSlice", buffers::heapSegmentSlice);
        calls.put("heapArray", buffers::heapArray);
        calls.put("heapBuffer", buffers::heapBuffer);
        return calls;
    }

    /** Prints the two numbers; the late one's bytes in all. */
    private static long print(String name, LongSupplier call) {
        // The first call links the function.
        sink += call.getAsLong();
        long early = bytes(call, EARLY);
        for (int i = 0; i < WARM_UP / LATE; i++) {
            bytes(call, LATE);
        }
        long late = bytes(call, LATE);
        // On a busy machine the compiler's thread may come later; what allocates for ever does so in every round.
        for (int i = 0; i < ROUNDS && late > 0; i++) {
            late = bytes(call, LATE);
        }
        System.out.printf(Locale.ROOT, "%-32s %9.3f %9.3f%n", name, (double) early / EARLY, (double) late / LATE);
        return late;
    }

    private static long bytes(LongSupplier call, int calls) {
        long result = 0;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            result += call.getAsLong();
        }
        long after = THREADS.getCurrentThreadAllocatedBytes();
        sink += result;
        return after - before;
    }
}

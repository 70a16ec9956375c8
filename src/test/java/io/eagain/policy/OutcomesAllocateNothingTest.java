package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

/** Not a byte, for any outcome, before or after the JIT. */
class OutcomesAllocateNothingTest {

    // The module does not read the one that has it. A handle gives a bare long, where reflection would allocate.
    private static final MethodHandle ALLOCATED = allocatedBytes();
    private static final long[] RESULTS = {5, 0, -Errno.EAGAIN, -Errno.EWOULDBLOCK, -Errno.EINTR, -Errno.ECONNRESET,
            -Errno.ETIMEDOUT, -Errno.ENOBUFS, -Errno.EMFILE, -Errno.EMSGSIZE, -Errno.EBADF, -9_999, Deadline.TIME_UP};
    private static final SocketFacts[] FACTS = {SocketFacts.NONBLOCKING_STREAM, SocketFacts.NONBLOCKING_DATAGRAM,
            SocketFacts.SEQPACKET.withRcvtimeo(true).withSndtimeo(true)};

    private static Object kept;
    private static int fatal;

    private static void outcomes() {
        for (int i = 0; i < 1_000; i++) {
            for (long result : RESULTS) {
                for (SocketFacts facts : FACTS) {
                    fatal += RecvOutcome.of(result, 8, 0, facts).strategy() == Strategy.FATAL ? 1 : 0;
                    fatal += SendOutcome.of(result, 8, 0, facts).strategy() == Strategy.FATAL ? 1 : 0;
                    fatal += AcceptOutcome.of(result, facts).strategy() == Strategy.FATAL ? 1 : 0;
                }
            }
        }
    }

    private static MethodHandle allocatedBytes() {
        try {
            Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean")
                    .invoke(null);
            return MethodHandles.publicLookup().findVirtual(Class.forName("com.sun.management.ThreadMXBean"),
                    "getCurrentThreadAllocatedBytes", MethodType.methodType(long.class)).bindTo(threads);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.toString(), e);
        }
    }

    private static long allocated(Runnable work) throws Throwable {
        work.run();
        long before = (long) ALLOCATED.invokeExact();
        work.run();
        return (long) ALLOCATED.invokeExact() - before;
    }

    @Test
    void nothing() throws Throwable {
        allocated(OutcomesAllocateNothingTest::outcomes);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long bytes = allocated(OutcomesAllocateNothingTest::outcomes);
            least = Math.min(least, bytes);
            // The JVM itself allocates a few bytes in some rounds; one object for one outcome would be 16,000 bytes.
            assertTrue(bytes < 10_000, () -> bytes + " bytes");
        }
        assertEquals(0, least);
        assertTrue(allocated(() -> kept = new byte[100]) >= 100, "this would be seen");
        assertTrue(kept instanceof byte[] && fatal > 0);
    }
}

package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Allocated;
import io.eagain.Errno;
import org.junit.jupiter.api.Test;

/** Not a byte, for any outcome, before or after the JIT. */
class OutcomesAllocateNothingTest {

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

    private static long allocated(Runnable work) {
        work.run();
        long before = Allocated.bytes();
        work.run();
        return Allocated.bytes() - before;
    }

    @Test
    void nothing() {
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

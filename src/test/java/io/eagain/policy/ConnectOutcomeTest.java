package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.eagain.Errno;
import io.eagain.ErrnoTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What each number means after connect; that the system gives them is {@link ConnectTest}'s matter and the lab's. */
class ConnectOutcomeTest {

    @Test
    void everyHost() {
        assertEquals(ConnectOutcome.CONNECTED, ConnectOutcome.of(0));
        assertEquals(ConnectOutcome.CONNECTED, ConnectOutcome.of(-Errno.EISCONN));
        assertEquals(ConnectOutcome.PENDING, ConnectOutcome.of(-Errno.EINPROGRESS));
        assertEquals(ConnectOutcome.PENDING, ConnectOutcome.of(-Errno.EALREADY));
        assertEquals(ConnectOutcome.PENDING, ConnectOutcome.of(-Errno.EINTR));
        assertEquals(ConnectOutcome.REFUSED, ConnectOutcome.of(-Errno.ECONNREFUSED));
        assertEquals(ConnectOutcome.UNREACHABLE, ConnectOutcome.of(-Errno.ENETUNREACH));
        assertEquals(ConnectOutcome.UNREACHABLE, ConnectOutcome.of(-Errno.EHOSTUNREACH));
        assertEquals(ConnectOutcome.UNREACHABLE, ConnectOutcome.of(-Errno.ENETDOWN));
        assertEquals(ConnectOutcome.UNREACHABLE, ConnectOutcome.of(-Errno.EHOSTDOWN));
        assertEquals(ConnectOutcome.NO_LOCAL_ADDRESS, ConnectOutcome.of(-Errno.EADDRNOTAVAIL));
        assertEquals(ConnectOutcome.EXHAUSTED, ConnectOutcome.of(-Errno.ENOBUFS));
        assertEquals(ConnectOutcome.ERROR, ConnectOutcome.of(-Errno.EINVAL));
        assertEquals(ConnectOutcome.ERROR, ConnectOutcome.of(-Errno.EBADF));
        assertEquals(ConnectOutcome.ERROR, ConnectOutcome.of(-Errno.ENOTCONN));
        assertEquals(ConnectOutcome.ERROR, ConnectOutcome.of(HappyEyeballs.NO_ADDRESS));
    }

    /** The caller's limit and the system's are two. */
    @Test
    void twoLimits() {
        assertEquals(ConnectOutcome.TIMED_OUT, ConnectOutcome.of(Deadline.TIME_UP));
        assertEquals(Strategy.PENDING, ConnectOutcome.TIMED_OUT.strategy());
        assertEquals(ConnectOutcome.NO_ANSWER, ConnectOutcome.of(-Errno.ETIMEDOUT));
        assertEquals(Strategy.FATAL, ConnectOutcome.NO_ANSWER.strategy());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingBegun() {
        assertEquals(ConnectOutcome.NOTHING_BEGUN, ConnectOutcome.of(-Errno.EAGAIN));
        assertEquals(ConnectOutcome.NOTHING_BEGUN, ConnectOutcome.of(-Errno.ECONNABORTED));
        assertEquals(Strategy.RETRY, ConnectOutcome.NOTHING_BEGUN.strategy());
    }

    /** Would-block is pending there, and never "call again". */
    @Test
    @EnabledOnOs(OS.WINDOWS)
    void windows() {
        assertEquals(ConnectOutcome.PENDING, ConnectOutcome.of(-10_035));
        assertEquals(ConnectOutcome.ERROR, ConnectOutcome.of(-10_022));
        assertEquals(ConnectOutcome.ERROR, ConnectOutcome.of(-Errno.ECONNABORTED));
    }

    /** Whatever the number: an outcome, and only success is done. */
    @Test
    void everyNumber() {
        for (int error = 1; error < 12_000; error++) {
            ConnectOutcome outcome = ConnectOutcome.of(-error);
            if (error != Errno.EISCONN) {
                assertNotSame(Strategy.DONE, outcome.strategy(), ErrnoTable.host().name(error));
            }
        }
    }
}

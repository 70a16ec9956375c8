package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is left of a deadline: in each unit, rounded up, never below 0, and -1 for never. */
class DeadlineTest {

    @Test
    void whatIsLeft() throws InterruptedException {
        Deadline deadline = Deadline.in(1, TimeUnit.HOURS);
        assertFalse(deadline.passed());
        long nanoseconds = deadline.nanoseconds();
        assertTrue(nanoseconds > 3_000_000_000_000L && nanoseconds <= 3_600_000_000_000L, () -> "" + nanoseconds);
        assertTrue(deadline.microseconds() > 3_000_000_000L && deadline.microseconds() <= 3_600_000_000L);
        assertTrue(deadline.milliseconds() > 3_000_000 && deadline.milliseconds() <= 3_600_000);
        Thread.sleep(2);
        assertTrue(deadline.nanoseconds() <= nanoseconds - 2_000_000, "it does not start anew");
    }

    /** Rounded down, a loop would look again and again during the last millisecond. */
    @Test
    void whatIsLeftIsRoundedUp() {
        for (int i = 0; i < 100_000; i++) {
            Deadline deadline = Deadline.in(i % 3_000, TimeUnit.MICROSECONDS);
            int milliseconds = deadline.milliseconds();
            long nanoseconds = deadline.nanoseconds();
            assertTrue(milliseconds * 1_000_000L >= nanoseconds);
            assertTrue(milliseconds <= 3);
            long microseconds = deadline.microseconds();
            assertTrue(microseconds * 1_000 >= deadline.nanoseconds());
        }
        Deadline deadline = Deadline.in(100, TimeUnit.MICROSECONDS);
        while (!deadline.passed()) {
            int milliseconds = deadline.milliseconds();
            assertTrue(milliseconds == 1 || deadline.passed());
        }
    }

    @Test
    void over() {
        for (long amount : new long[]{0, -1, Long.MIN_VALUE}) {
            Deadline deadline = Deadline.in(amount, TimeUnit.DAYS);
            assertTrue(deadline.passed());
            assertEquals(0, deadline.nanoseconds());
            assertEquals(0, deadline.microseconds());
            assertEquals(0, deadline.milliseconds());
            assertEquals("in 0 ms", deadline.toString());
            assertFalse(deadline.isNow(), "its time is up, and that is another answer");
            assertTrue(Deadline.now().isNow());
        }
    }

    /** To ask once is one thing, to have no time left another. */
    @Test
    void runOutIsNotNow() throws InterruptedException {
        Deadline deadline = Deadline.in(1, TimeUnit.NANOSECONDS);
        Thread.sleep(1);
        assertTrue(deadline.passed());
        assertFalse(deadline.isNow());
        assertFalse(Deadline.never().isNow());
    }

    @Test
    void timeUpIsTheNegationOfNoError() {
        assertEquals(Integer.MIN_VALUE, Deadline.TIME_UP);
        assertEquals(Deadline.TIME_UP, -Deadline.TIME_UP, "so no number of an error gives it");
    }

    @Test
    void never() {
        Deadline never = Deadline.never();
        assertSame(never, Deadline.never());
        assertFalse(never.passed());
        assertEquals(-1, never.nanoseconds());
        assertEquals(-1, never.microseconds());
        assertEquals(-1, never.milliseconds());
        assertEquals("never", never.toString());
    }

    /** The longest time is no time in the past, though the clock's number passes over its end. */
    @Test
    void long292Years() {
        Deadline deadline = Deadline.in(Long.MAX_VALUE, TimeUnit.DAYS);
        assertFalse(deadline.passed());
        assertTrue(deadline.nanoseconds() > Long.MAX_VALUE / 2);
        assertTrue(deadline.microseconds() > Long.MAX_VALUE / 2_000);
        assertEquals(Integer.MAX_VALUE, deadline.milliseconds());
    }
}

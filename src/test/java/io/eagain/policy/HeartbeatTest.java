package io.eagain.policy;

import static io.eagain.policy.Heartbeat.State.DEAD;
import static io.eagain.policy.Heartbeat.State.OK;
import static io.eagain.policy.Heartbeat.State.SEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When to ask and when to give up, to the nanosecond, wherever the clock stands. */
class HeartbeatTest {
    private static final long INTERVAL = 100;
    private static final long LIMIT = 350;

    private long now;

    private Heartbeat at(long start) {
        now = start;
        return new Heartbeat(Duration.ofNanos(INTERVAL), Duration.ofNanos(LIMIT), () -> now);
    }

    // The last ones pass from the highest number to the lowest within the interval, between the two, and at the limit.
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 99, Long.MAX_VALUE - 100,
            Long.MAX_VALUE - 200, Long.MAX_VALUE - 350})
    void silence(long start) {
        Heartbeat heartbeat = at(start);
        assertEquals(OK, heartbeat.check());
        assertEquals(100, heartbeat.nanoseconds());
        now = start + 99;
        assertEquals(OK, heartbeat.check());
        assertEquals(1, heartbeat.nanoseconds());
        now = start + 100;
        assertEquals(SEND, heartbeat.check());
        assertEquals(SEND, heartbeat.check(), "until it was sent");
        assertEquals(0, heartbeat.nanoseconds());
        now = start + 110;
        heartbeat.sent();
        assertEquals(OK, heartbeat.check());
        assertEquals(100, heartbeat.nanoseconds());
        now = start + 210;
        assertEquals(SEND, heartbeat.check());
        heartbeat.sent();
        now = start + 310;
        heartbeat.sent();
        assertEquals(40, heartbeat.nanoseconds(), "the limit is before the next ping");
        now = start + 349;
        assertEquals(OK, heartbeat.check());
        assertEquals(1, heartbeat.nanoseconds());
        now = start + 350;
        assertEquals(DEAD, heartbeat.check());
        assertEquals(0, heartbeat.nanoseconds());
        now = start + 1_000_000;
        assertEquals(DEAD, heartbeat.check());
    }

    @Test
    void whatComesBeginsAnew() {
        Heartbeat heartbeat = at(0);
        for (int i = 0; i < 1_000; i++) {
            now += 99;
            assertEquals(OK, heartbeat.check());
            heartbeat.received();
        }
        now += 100;
        heartbeat.sent();
        now += 249;
        assertEquals(SEND, heartbeat.check());
        heartbeat.received();
        assertEquals(OK, heartbeat.check());
        assertEquals(100, heartbeat.nanoseconds());
    }

    /** One who only writes is not kept alive by that. */
    @Test
    void whatIsSentIsNoSignOfThePeer() {
        Heartbeat heartbeat = at(0);
        for (now = 0; now < 350; now += 10) {
            heartbeat.sent();
            assertEquals(OK, heartbeat.check());
        }
        assertEquals(DEAD, heartbeat.check());
    }

    @Test
    void millisecondsAreRoundedUp() {
        Heartbeat heartbeat = new Heartbeat(Duration.ofMillis(2), Duration.ofDays(60), () -> now);
        assertEquals(2, heartbeat.milliseconds());
        now = 1;
        assertEquals(2, heartbeat.milliseconds());
        now = 1_000_000;
        assertEquals(1, heartbeat.milliseconds());
        now = 1_999_999;
        assertEquals(1, heartbeat.milliseconds());
        assertTrue(heartbeat.deadline().milliseconds() <= 1);
        now = 2_000_000;
        assertEquals(0, heartbeat.milliseconds());
        assertEquals(SEND, heartbeat.check());
        assertTrue(heartbeat.deadline().passed());
        now = 0;
        assertEquals(Integer.MAX_VALUE,
                new Heartbeat(Duration.ofDays(59), Duration.ofDays(60), () -> now).milliseconds());
    }

    @Test
    void theRealClock() throws InterruptedException {
        Heartbeat heartbeat = new Heartbeat(Duration.ofMillis(5), Duration.ofMillis(10));
        Thread.sleep(10);
        assertEquals(DEAD, heartbeat.check());
        assertTrue(heartbeat.toString().startsWith("DEAD, nothing for "), heartbeat::toString);
    }

    @Test
    void whatIsRefused() {
        Duration one = Duration.ofSeconds(1);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Heartbeat(Duration.ZERO, one)).getMessage()
                .contains("interval is PT0S"));
        assertThrows(IllegalArgumentException.class, () -> new Heartbeat(one.negated(), one));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Heartbeat(one, one)).getMessage()
                .contains("limit is PT1S"));
        assertThrows(IllegalArgumentException.class, () -> new Heartbeat(one, Duration.ofDays(365 * 200)));
    }
}

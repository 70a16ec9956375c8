package io.eagain.policy;

import java.util.concurrent.TimeUnit;

/**
 * A point in time by which something shall be done, or never: a time limit that does not start anew when a call is
 * repeated. On the clock of {@link System#nanoTime}, which nobody sets.
 *
 * <p>What is left of it comes as the calls take their limits: in their unit, rounded up, so that a call does not return before the
 * time and a loop around it does not spin; 0 when the time is up; -1, no limit, for never.
 *
 * <p>Does not change; any thread may use it.
 */
public final class Deadline {
    private static final Deadline NEVER = new Deadline(0, false);

    private final long time;
    private final boolean limited;

    private Deadline(long time, boolean limited) {
        this.time = time;
        this.limited = limited;
    }

    /**
     * Some time from now.
     *
     * @param amount how long; 0 or less is already over. What is beyond 292 years is taken for that
     * @param unit of what
     * @return a deadline
     */
    public static Deadline in(long amount, TimeUnit unit) {
        return new Deadline(System.nanoTime() + unit.toNanos(Math.max(amount, 0)), true);
    }

    /**
     * No limit.
     *
     * @return the deadline that never passes
     */
    public static Deadline never() {
        return NEVER;
    }

    /**
     * Whether the time is up.
     *
     * @return true when nothing is left
     */
    public boolean passed() {
        return nanoseconds() == 0;
    }

    /**
     * What is left, for {@code ppoll}, {@code pselect} and {@code epoll_pwait2}.
     *
     * @return nanoseconds; 0 when the time is up, -1 for never
     */
    public long nanoseconds() {
        // By difference: the clock may pass from the highest number to the lowest.
        return limited ? Math.max(time - System.nanoTime(), 0) : -1;
    }

    /**
     * What is left, for {@code select}.
     *
     * @return microseconds, rounded up; 0 when the time is up, -1 for never
     */
    public long microseconds() {
        return roundedUp(1_000);
    }

    /**
     * What is left, for {@code poll} and {@code epoll_wait}.
     *
     * @return milliseconds, rounded up; 0 when the time is up, -1 for never. What is beyond an {@code int}, 24 days, is taken for
     *     that
     */
    public int milliseconds() {
        return (int) Math.min(roundedUp(1_000_000), Integer.MAX_VALUE);
    }

    private long roundedUp(long unit) {
        long left = nanoseconds();
        return left <= 0 ? left : (left - 1) / unit + 1;
    }

    /**
     * What is left.
     *
     * @return such as {@code in 2999 ms}
     */
    @Override
    public String toString() {
        return limited ? "in " + milliseconds() + " ms" : "never";
    }
}

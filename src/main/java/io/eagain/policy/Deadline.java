package io.eagain.policy;

import java.util.concurrent.TimeUnit;

/**
 * A point in time by which something shall be done, or never: a time limit that does not start anew when a call is
 * repeated. On the clock of {@link System#nanoTime}, which nobody sets.
 *
 * <p>What is left of it comes as the calls take their limits: in their unit, rounded up, so that a call does not return before the
 * time and a loop around it does not spin; 0 when the time is up; -1, no limit, for never.
 *
 * <p>Three answers of a call with a deadline are three numbers: {@link #TIME_UP}, the time passed while it waited;
 * {@code -EAGAIN} (on Windows {@code -EWOULDBLOCK}), it was to ask once, by {@link #now}, and there was nothing; and 0, where
 * the call has it, the peer has closed. None of them is {@code -ETIMEDOUT}, by which the system says that a connection is
 * dead.
 *
 * <p>Does not change; any thread may use it.
 */
public final class Deadline {
    /**
     * What a call with a deadline returns when the time passed while it waited: less than 0 and the negation of no error
     * number of any host, {@code Integer.MIN_VALUE}. The same number as an {@code int} and as a {@code long}.
     */
    public static final int TIME_UP = Integer.parseInt("-2147483648");

    private static final Deadline NOW = new Deadline(System.nanoTime(), true);
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
     * @param amount how long; 0 or less is over already, and not {@link #now}: the rest of a time that is up. What is beyond 292 years is taken for that
     * @param unit of what
     * @return a deadline
     */
    public static Deadline in(long amount, TimeUnit unit) {
        return new Deadline(System.nanoTime() + unit.toNanos(Math.max(amount, 0)), true);
    }

    /**
     * Do not wait: a call asks once, and says {@code -EAGAIN} when there is nothing, as on a non-blocking socket.
     *
     * @return the deadline that has always passed
     */
    public static Deadline now() {
        return NOW;
    }

    /**
     * Whether this is {@link #now}, by which nothing was to be waited for. A deadline that has run out is not.
     *
     * @return true for that one alone
     */
    public boolean isNow() {
        return this == NOW;
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
        if (this == NOW) {
            return 0;
        }
        return limited ? Math.max(time - System.nanoTime(), 0) : -1;
    }

    /**
     * What is left, for {@code select}.
     *
     * @return microseconds, rounded up; 0 when the time is up, -1 for never
     */
    public long microseconds() {
        return roundedUp(nanoseconds(), 1_000);
    }

    /**
     * What is left, for {@code poll} and {@code epoll_wait}.
     *
     * @return milliseconds, rounded up; 0 when the time is up, -1 for never. What is beyond an {@code int}, 24 days, is taken for
     *     that
     */
    public int milliseconds() {
        return milliseconds(nanoseconds());
    }

    /** The same of a number of nanoseconds. */
    static int milliseconds(long nanoseconds) {
        return (int) Math.min(roundedUp(nanoseconds, 1_000_000), Integer.MAX_VALUE);
    }

    /** Nanoseconds in a larger unit; 0 and -1 are what they are. */
    static long roundedUp(long nanoseconds, long unit) {
        return nanoseconds <= 0 ? nanoseconds : (nanoseconds - 1) / unit + 1;
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

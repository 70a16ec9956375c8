package io.eagain.policy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the program at the other end still answers: by the time alone, without sockets, threads or timers. The program
 * says when something has come and when it has asked, and is told when to ask and when to give up.
 *
 * <p>It finds what keep-alive cannot: keep-alive is answered by the peer's system, and goes on being answered when the
 * program there hangs or was stopped, or when something in between answers in its place. It needs a message that the peer's
 * program answers: a ping of the protocol in use.
 *
 * <pre>{@code
 * Heartbeat heartbeat = new Heartbeat(Duration.ofSeconds(10), Duration.ofSeconds(35));
 * while (true) {
 *     int ready = Poll.poll(fds, heartbeat.milliseconds());
 *     // ... read all that is there; for whatever came: heartbeat.received();
 *     switch (heartbeat.check()) {
 *         case OK -> { }
 *         case SEND -> { sendPing(); heartbeat.sent(); }
 *         case DEAD -> { close(); return; }
 *     }
 * }
 * }</pre>
 *
 * <p><b>The rules.</b> A ping is due when for {@code interval} nothing has come and nothing was asked. The peer is dead
 * when for {@code limit} nothing has come, whatever was asked. So within {@code limit} the peer is asked
 * {@code ceil(limit / interval) - 1} times; a limit of three intervals and a bit forgives two lost answers. A peer that
 * vanished is found between {@code limit - interval} and {@code limit} after it did, and a look at {@link #check} in time.
 *
 * <ul>
 * <li>Read first, then {@link #check}: after a long pause of this program itself, what the peer said in the meantime waits
 * in the socket.</li>
 * <li>Call {@link #sent} also when there was no room for the ping: it is due again after another interval. Without it,
 * {@link #check} says {@link State#SEND} each time.</li>
 * <li>Call {@link #sent} for what the peer will answer and for nothing else: one who only writes, and is never answered, must
 * still ask.</li>
 * <li>An end or an error of the socket is no heartbeat's matter: the connection is over at once.</li>
 * </ul>
 *
 * <p>On the clock of {@link System#nanoTime}, which nobody sets; whether it runs while the machine sleeps differs between
 * hosts (Linux: it does not). The same on every host. Nothing is allocated, {@link #deadline} apart. For one thread.
 */
public final class Heartbeat {
    /** What is to be done now. */
    public enum State {
        /** Nothing: wait for {@link Heartbeat#nanoseconds}. */
        OK,
        /** A ping is due: send it and call {@link Heartbeat#sent}. */
        SEND,
        /** Nothing has come for the limit: close the connection. */
        DEAD
    }

    private final long interval;
    private final long limit;
    private final LongSupplier clock;
    // By difference only: the clock may pass from the highest number to the lowest.
    private long received;
    private long asked;

    /**
     * Begins as if something had just come.
     *
     * @param interval silence after which the peer is asked, more than 0
     * @param limit silence after which it is dead, longer than the interval and at most 146 years
     */
    public Heartbeat(Duration interval, Duration limit) {
        this(interval, limit, System::nanoTime);
    }

    Heartbeat(Duration interval, Duration limit, LongSupplier clock) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("Heartbeat: interval is " + interval + ", and must be more than 0");
        }
        if (limit.compareTo(interval) <= 0) {
            throw new IllegalArgumentException("Heartbeat: limit is " + limit
                    + ", and must be longer than the interval of " + interval);
        }
        // Half of what the clock can tell apart, so that a check may come late.
        if (limit.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) > 0) {
            throw new IllegalArgumentException("Heartbeat: limit is " + limit + ", and must be at most 146 years");
        }
        this.interval = interval.toNanos();
        this.limit = limit.toNanos();
        this.clock = clock;
        received();
    }

    /** Something has come from the peer, whatever it is. */
    public void received() {
        received = clock.getAsLong();
        asked = received;
    }

    /** Something was sent that the peer will answer, a ping mostly. */
    public void sent() {
        asked = clock.getAsLong();
    }

    /**
     * What is to be done now. Asks the clock, and changes nothing.
     *
     * @return {@link State#DEAD} before {@link State#SEND} before {@link State#OK}
     */
    public State check() {
        long now = clock.getAsLong();
        if (now - received >= limit) {
            return State.DEAD;
        }
        return now - asked >= interval ? State.SEND : State.OK;
    }

    /**
     * How long {@link #check} will say the same if nothing comes.
     *
     * @return nanoseconds; 0 when something is to be done now
     */
    public long nanoseconds() {
        long now = clock.getAsLong();
        return Math.max(Math.min(received - now + limit, asked - now + interval), 0);
    }

    /**
     * The same for {@code poll} and {@code epoll_wait}.
     *
     * @return milliseconds, rounded up; 0 when something is to be done now. What is beyond an {@code int}, 24 days, is taken for
     *     that
     */
    public int milliseconds() {
        return Deadline.milliseconds(nanoseconds());
    }

    /**
     * The same for a call with a deadline. Allocates it.
     *
     * @return when something is to be done
     */
    public Deadline deadline() {
        return Deadline.in(nanoseconds(), TimeUnit.NANOSECONDS);
    }

    /**
     * How long nothing has come, and what is to be done.
     *
     * @return such as {@code OK, nothing for 2999 ms}
     */
    @Override
    public String toString() {
        return check() + ", nothing for " + (clock.getAsLong() - received) / 1_000_000 + " ms";
    }
}

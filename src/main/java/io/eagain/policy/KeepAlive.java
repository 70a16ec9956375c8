package io.eagain.policy;

import io.eagain.Errno;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.macos.MacosSockets;
import io.eagain.windows.Winsock;
import io.eagain.windows.WinsockOption;
import java.time.Duration;

/**
 * After how long the system shall find that the peer of a TCP connection has vanished: keep-alive (idle, interval, count) and
 * the user time-out, set together. Without them an idle connection to a peer that has vanished stays for ever, and one with
 * data on its way for a quarter of an hour (Linux).
 *
 * <pre>{@code
 * private static final KeepAlive LIMITS = KeepAlive.of(30, 10, 3).withUserTimeout(Duration.ofSeconds(60));
 * int result = LIMITS.set(fd); // 0, or the negated error
 * }</pre>
 *
 * <table>
 * <caption>Who finds what; what is said of Linux was observed, with the times: docs/DEAD-PEERS.md</caption>
 * <thead><tr><th>what happened</th><th>keep-alive</th><th>user time-out</th><th>{@link Heartbeat}</th></tr></thead>
 * <tbody>
 * <tr><td>the peer vanished, nothing was being sent</td><td>yes, after {@link #whenIdle}</td><td>no; on Linux it replaces the
 * count of keep-alive</td><td>yes</td></tr>
 * <tr><td>the peer vanished, data is not acknowledged</td><td>no: while data is on its way no probe is sent</td><td>yes, after
 * {@link #whenUnacknowledged}; without it {@link #retransmissionLimit}</td><td>yes</td></tr>
 * <tr><td>the peer's system has started anew</td><td>yes: it answers the next probe or data with a reset,
 * {@code ECONNRESET}</td><td>not needed</td><td>yes</td></tr>
 * <tr><td>the peer's program hangs or is stopped</td><td>no: its system answers</td><td>no; but see the next row</td>
 * <td>yes</td></tr>
 * <tr><td>the peer is well and does not read: its window is closed, data waits here</td><td>no</td><td>yes, on Linux it ends
 * this connection although the peer answers: choose it longer than the peer may pause</td><td>yes</td></tr>
 * <tr><td>something in between answers for the peer</td><td>no</td><td>no</td><td>yes</td></tr>
 * <tr><td>something in between forgets idle connections</td><td>prevents it, with an idle time that is shorter</td><td>no</td>
 * <td>prevents it too</td></tr>
 * </tbody>
 * </table>
 *
 * <p><b>The error.</b> Whichever call is next has it, once: {@code recv}, {@code send} or {@code SO_ERROR}. After it
 * {@code recv} gives 0 as at an ordinary end, and {@code send} {@code EPIPE}: so look at the first.
 *
 * <table>
 * <caption>Per host; Linux: observed, in brackets the source; Windows and macOS: documented, not run</caption>
 * <thead><tr><th></th><th>Linux</th><th>Windows</th><th>macOS</th></tr></thead>
 * <tbody>
 * <tr><td>options, in the order in which they are set</td><td>{@code TCP_USER_TIMEOUT} (ms), {@code TCP_KEEPCNT},
 * {@code TCP_KEEPIDLE} (s), {@code TCP_KEEPINTVL} (s), {@code SO_KEEPALIVE}</td><td>{@code TCP_MAXRT} (s, rounded up),
 * {@code TCP_KEEPCNT} (from Windows 10 1703 on), {@code TCP_KEEPIDLE}, {@code TCP_KEEPINTVL} (s, from 1709 on),
 * {@code SO_KEEPALIVE}; before that {@code SIO_KEEPALIVE_VALS} in place of the last three</td><td>
 * {@code TCP_RXT_CONNDROPTIME} (s, rounded up), {@code TCP_KEEPCNT}, {@code TCP_KEEPALIVE} (s), {@code TCP_KEEPINTVL} (s),
 * {@code SO_KEEPALIVE}</td></tr>
 * <tr><td>error of a dead connection</td><td>{@code ETIMEDOUT} 110; {@code EHOSTUNREACH} 113 and its like when ICMP, which the
 * link's silence makes too, has said so about data ({@code sk_err_soft}), never about a probe</td><td>{@code WSAENETRESET} 10052 by keep-alive, {@code WSAECONNABORTED} 10053 or
 * {@code WSAETIMEDOUT} 10060 by retransmission</td><td>{@code ETIMEDOUT} 60, or what ICMP said</td></tr>
 * <tr><td>when nothing is set</td><td>off; 7200 s, 75 s, 9 probes; {@code net.ipv4.tcp_retries2} 15: 924.6 s and more</td>
 * <td>off; 7200 s, 1 s, 10 probes</td><td>off; 7200 s, 75 s, 8 probes</td></tr>
 * <tr><td>a connection that {@code accept} gives</td><td>has what the listener has</td><td>not said</td><td>has it, but not the idle
 * time (says nginx)</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Under Wine 10 (observed): keep-alive is set and read back as on Linux, {@code TCP_MAXRT} is refused with
 * {@code WSAENOPROTOOPT}.
 *
 * <p>Does not change; any thread may use it. {@link #set} allocates nothing.
 *
 * <p>References: <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">Linux</a>, {@code net/ipv4/tcp_timer.c};
 * <a href="https://github.com/apple-oss-distributions/xnu/blob/main/bsd/man/man4/tcp.4">Apple</a>,
 * {@code bsd/netinet/tcp_timer.c};
 * <a href="https://learn.microsoft.com/windows/win32/winsock/ipproto-tcp-socket-options">Winsock</a>,
 * <a href="https://learn.microsoft.com/windows/win32/winsock/sio-keepalive-vals">SIO_KEEPALIVE_VALS</a>.
 */
public final class KeepAlive {
    // The narrowest of the hosts, Linux: Windows takes 255 probes, and macOS all that an int holds.
    private static final int MOST_SECONDS = 32_767;
    private static final int MOST_PROBES = 127;
    private static final int OLD_WINDOWS_PROBES = 10;
    // Linux: TCP_RTO_MIN, TCP_RTO_MAX and TCP_TIMEOUT_INIT.
    private static final long SHORTEST_RTO = 200;
    private static final long LONGEST_RTO = 120_000;
    private static final long FIRST_RTO = 1_000;

    private final int idle;
    private final int interval;
    private final int count;
    private final int userTimeout;

    private KeepAlive(int idle, int interval, int count, int userTimeout) {
        this.idle = idle;
        this.interval = interval;
        this.count = count;
        this.userTimeout = userTimeout;
    }

    /**
     * Keep-alive without a user time-out.
     *
     * @param idle seconds without a word from the peer before the first probe, 1 to 32767
     * @param interval seconds between two probes without an answer, 1 to 32767
     * @param count unanswered probes that end the connection, 1 to 127. These are Linux' limits, and within those of every host
     * @return the settings; nothing is set yet
     */
    public static KeepAlive of(int idle, int interval, int count) {
        return new KeepAlive(setting("idle", idle, MOST_SECONDS, " s"),
                setting("interval", interval, MOST_SECONDS, " s"),
                setting("count", count, MOST_PROBES, ""), 0);
    }

    /**
     * The same with durations.
     *
     * @param idle as above, whole seconds
     * @param interval as above, whole seconds
     * @param count as above
     * @return the settings; nothing is set yet
     */
    public static KeepAlive of(Duration idle, Duration interval, int count) {
        return of(wholeSeconds("idle", idle), wholeSeconds("interval", interval), count);
    }

    /**
     * These settings and a user time-out: how long sent data may stay unacknowledged.
     *
     * @param userTimeout 1 to 2147483647 milliseconds; what is below a millisecond is rounded up. Windows and macOS take whole
     *     seconds: there it is rounded up again
     * @return the settings; nothing is set yet
     */
    public KeepAlive withUserTimeout(Duration userTimeout) {
        if (userTimeout.isNegative() || userTimeout.isZero()
                || userTimeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("KeepAlive.withUserTimeout: " + userTimeout
                    + " is not within 1 to 2147483647 ms");
        }
        return new KeepAlive(idle, interval, count, (int) userTimeout.plusNanos(999_999).toMillis());
    }

    private static int setting(String name, int value, int most, String unit) {
        return (int) within("KeepAlive.of", name, value, unit, 1, most);
    }

    private static int wholeSeconds(String name, Duration value) {
        if (value.getNano() != 0 || value.getSeconds() != (int) value.getSeconds()) {
            throw new IllegalArgumentException("KeepAlive.of: " + name + " is " + value
                    + ", and must be whole seconds within 1 to " + MOST_SECONDS);
        }
        return (int) value.getSeconds();
    }

    /**
     * Sets it all: one native call for each option, at most five. Keep-alive is switched on last: after an error it is as it was
     * before, on or off, and the options before the one that was refused are set. {@link #read} tells which those are. A user
     * time-out that is not part of these settings stays as it is.
     *
     * <p>Windows before version 1709 has {@code SIO_KEEPALIVE_VALS} instead, which sends 10 probes: with another count,
     * {@code -WSAENOPROTOOPT} is returned after all the rest was set and keep-alive switched on. Never run.
     *
     * <p>Errors: {@code EBADF}, {@code ENOTSOCK}; on a socket that is not TCP {@code ENOPROTOOPT} or {@code EOPNOTSUPP} (Linux,
     * observed), {@code WSAEINVAL} (Wine, observed).
     *
     * @param fd a TCP socket, connected or not; stays the caller's
     * @return 0 or the first negated error
     */
    public int set(int fd) {
        if (Host.WINDOWS) {
            return setOnWindows(fd);
        }
        int result = setUserTimeout(fd);
        if (result == 0) {
            result = tcp(fd, SocketOption.TCP_KEEPCNT, count);
        }
        return result == 0 ? setTimesAndOn(fd) : result;
    }

    private int setOnWindows(int fd) {
        int result = setUserTimeout(fd);
        if (result != 0) {
            return result;
        }
        int counted = tcp(fd, SocketOption.TCP_KEEPCNT, count);
        if (counted != 0 && counted != -Errno.ENOPROTOOPT) {
            return counted;
        }
        result = setTimesAndOn(fd);
        if (result == -Errno.ENOPROTOOPT) {
            result = Winsock.keepaliveVals(fd, true, idle * 1_000, interval * 1_000);
        }
        return result == 0 && count != OLD_WINDOWS_PROBES ? counted : result;
    }

    private int setTimesAndOn(int fd) {
        int result = tcp(fd, idleOption(), idle);
        if (result == 0) {
            result = tcp(fd, SocketOption.TCP_KEEPINTVL, interval);
        }
        return result == 0 ? Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE, 1) : result;
    }

    private static int tcp(int fd, int option, int value) {
        return Sockets.setsockopt(fd, SocketOption.IPPROTO_TCP, option, value);
    }

    private static int idleOption() {
        if (Host.WINDOWS) {
            return WinsockOption.TCP_KEEPIDLE;
        }
        return Host.MACOS ? MacosSockets.TCP_KEEPALIVE : LinuxSockets.TCP_KEEPIDLE;
    }

    private static int userTimeoutOption() {
        if (Host.WINDOWS) {
            return WinsockOption.TCP_MAXRT;
        }
        return Host.MACOS ? MacosSockets.TCP_RXT_CONNDROPTIME : LinuxSockets.TCP_USER_TIMEOUT;
    }

    // Windows and macOS take whole seconds.
    private int setUserTimeout(int fd) {
        if (userTimeout == 0) {
            return 0;
        }
        int value = Host.WINDOWS || Host.MACOS ? (userTimeout - 1) / 1_000 + 1 : userTimeout;
        return tcp(fd, userTimeoutOption(), value);
    }

    /**
     * What a socket has, whoever has set it. Each is what the system gave, or the negated error when it was not to be had.
     *
     * @param on whether keep-alive is on: 0 is off
     * @param idle seconds
     * @param interval seconds
     * @param count probes
     * @param userTimeout 0 for the system's own; on Linux milliseconds, on Windows and macOS seconds; on Windows 4294967295 for
     *     never
     */
    public record Found(long on, long idle, long interval, long count, long userTimeout) {
    }

    /**
     * Reads what a socket has, with one native call for each.
     *
     * @param fd a TCP socket; stays the caller's
     * @return the values, or the error of each
     */
    public static Found read(int fd) {
        return new Found(Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_KEEPALIVE),
                get(fd, idleOption()), get(fd, SocketOption.TCP_KEEPINTVL), get(fd, SocketOption.TCP_KEEPCNT),
                get(fd, userTimeoutOption()));
    }

    private static long get(int fd, int option) {
        return Sockets.getsockoptInt(fd, SocketOption.IPPROTO_TCP, option);
    }

    /**
     * When an idle connection to a peer that has vanished ends, counted from the last segment that came from it, with data or
     * without.
     *
     * <p>{@code idle + interval * count}. On Linux with a user time-out, the count has no meaning: a look is taken when a probe is
     * due, and the connection ends at the first, after at least one probe, at which the user time-out has passed:
     * {@code idle + interval * max(1, ceil((userTimeout - idle) / interval))}. So a long user time-out makes it later.
     *
     * <p>Linux, observed: never earlier, and later by at most an eighth, since that is how exact the kernel's timers are.
     * Windows and macOS: as documented.
     *
     * @return the time by these settings on this host
     */
    public Duration whenIdle() {
        return Duration.ofSeconds(idle + (long) interval * (Host.LINUX && userTimeout != 0 ? looks() : count));
    }

    private long looks() {
        return Math.max(1, Math.ceilDiv(userTimeout - idle * 1_000L, interval * 1_000L));
    }

    /**
     * When a connection ends on which data is not acknowledged, counted from the {@code send}: at the earliest after the user
     * time-out, whose clock starts with the first retransmission, so at the latest {@code userTimeout + 2 * rto}: a single small
     * segment is sent once more before the first retransmission proper (tail loss probe). Behind a closed window,
     * {@code userTimeout + rto} after it was closed.
     *
     * <p>Linux, observed. Windows and macOS document no more than the user time-out from the first retransmission on, and look
     * at it when they retransmit.
     *
     * @param rto the retransmission time-out of the connection before that: {@code tcpi_rto} of {@link io.eagain.linux.TcpInfo},
     *     at least 200 ms there; at most 120 s
     * @return the time by these settings
     * @throws IllegalStateException if there is no user time-out: then the system decides, {@link #retransmissionLimit}
     */
    public Duration whenUnacknowledged(Duration rto) {
        if (userTimeout == 0) {
            throw new IllegalStateException(
                    "KeepAlive.whenUnacknowledged: there is no user time-out, so the system decides:"
                            + " retransmissionLimit");
        }
        return Duration.ofMillis(userTimeout + 2 * retransmission("KeepAlive.whenUnacknowledged", rto));
    }

    /**
     * When Linux ends a connection on which data is not acknowledged and that has no user time-out. The number of
     * retransmissions is made into a time, that of so many with a first time-out of 200 ms:
     * {@code (2^(retries2 + 1) - 1) * 200 ms} up to 9, and 120 s more for each above that; 924.6 s for 15. The connection
     * ends at the first retransmission that is due after that time, counted from the first one. That is what this gives, 1044.8 s
     * for 15; the formula alone is the lower bound. When a retransmission is due just before that time, it depends on how late the
     * kernel's timer is whether it is that one or the next.
     *
     * @param retries2 {@code net.ipv4.tcp_retries2}, 0 to 255
     * @param rto the retransmission time-out of the connection before that, at least 200 ms; at most 120 s
     * @return the latest time, counted from the {@code send}, but for the kernel's timers, which may be late by an eighth
     */
    public static Duration retransmissionLimit(int retries2, Duration rto) {
        long model = model(within("KeepAlive.retransmissionLimit", "retries2", retries2, "", 0, 255), SHORTEST_RTO);
        long wait = Math.max(retransmission("KeepAlive.retransmissionLimit", rto), SHORTEST_RTO);
        // The tail loss probe, then the first retransmission, from which it counts.
        long first = 2 * wait;
        long elapsed = 0;
        do {
            wait = Math.min(2 * wait, LONGEST_RTO);
            elapsed += wait;
        } while (elapsed < model);
        return Duration.ofMillis(first + elapsed);
    }

    /**
     * When Linux ends a {@code connect} that nobody answers and that has no user time-out, with {@code ETIMEDOUT}. The SYN is
     * repeated after 1 s; since Linux 6.5 {@code linear} times more after 1 s each, then after 2 s, 4 s ... It ends when
     * {@code syncnt + linear} were sent, or {@code 2^(syncnt + 1) - 1} seconds have passed, whichever is first. With a user
     * time-out it ends after that instead, and not before the first repetition.
     *
     * @param syncnt {@code TCP_SYNCNT}, or {@code net.ipv4.tcp_syn_retries} (6), 1 to 127
     * @param linear {@code net.ipv4.tcp_syn_linear_timeouts}, 0 to 255: 4; 0 before Linux 6.5
     * @return the time, but for the kernel's timers, which may be late by an eighth: 131 s for 6 and 4
     */
    public static Duration connectLimit(int syncnt, int linear) {
        long model = model(within("KeepAlive.connectLimit", "syncnt", syncnt, "", 1, 127), FIRST_RTO);
        within("KeepAlive.connectLimit", "linear", linear, "", 0, 255);
        long wait = FIRST_RTO;
        long elapsed = wait;
        for (int sent = 0; sent < syncnt + linear && (sent == 0 || elapsed < model);) {
            sent++;
            if (sent > linear) {
                wait = Math.min(2 * wait, LONGEST_RTO);
            }
            elapsed += wait;
        }
        return Duration.ofMillis(elapsed);
    }

    private static long retransmission(String call, Duration rto) {
        return within(call, "rto in ms",
                Math.clamp(rto.getSeconds(), -1L, LONGEST_RTO) * 1_000 + rto.getNano() / 1_000_000, "", 0, LONGEST_RTO);
    }

    private static long within(String call, String name, long value, String unit, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    call + ": " + name + " is " + value + unit + ", and must be within " + least + " to " + most);
        }
        return value;
    }

    // tcp_model_timeout: doubled each time up to the longest, in milliseconds.
    private static long model(long repetitions, long first) {
        int doubled = 63 - Long.numberOfLeadingZeros(LONGEST_RTO / first);
        long capped = Math.min(repetitions, doubled);
        return ((2L << capped) - 1) * first + (repetitions - capped) * LONGEST_RTO;
    }

    /**
     * The settings.
     *
     * @return such as {@code idle 30 s, interval 10 s, 3 probes, user time-out 60000 ms}
     */
    @Override
    public String toString() {
        return "idle " + idle + " s, interval " + interval + " s, " + count + (count == 1 ? " probe" : " probes")
                + (userTimeout == 0 ? "" : ", user time-out " + userTimeout + " ms");
    }
}

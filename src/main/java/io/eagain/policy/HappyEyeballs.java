package io.eagain.policy;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Happy Eyeballs, <a href="https://www.rfc-editor.org/rfc/rfc8305">RFC 8305</a>: connects to a name by whichever of its addresses
 * answers first, with a head start for IPv6, so that a broken way costs a fraction of a second and not minutes.
 *
 * <pre>{@code
 * HappyEyeballs.Result result = HappyEyeballs.withDefaults().connect("example.org", 443, Deadline.in(10, TimeUnit.SECONDS));
 * if (result.fd() >= 0) {
 *     ...                            // a connected non-blocking socket; the caller closes it
 * } else {
 *     System.err.println(result);    // every lookup and every attempt, with its number
 * }
 * }</pre>
 *
 * <p><b>Lookups (section 3).</b> Two calls of {@code getaddrinfo} at once, one for IPv6 and one for IPv4: one call for both
 * would answer only when the slower name server query has. Addresses of IPv6 are tried as soon as they are there; those of IPv4 wait
 * {@link #resolutionDelay} for them; what arrives later joins in. {@code getaddrinfo} has no time limit, so that each call
 * has a daemon thread of its own: one that is overdue goes on in the background, and frees there what it finds. So where no name server
 * answers, each call leaves two threads behind for as long as the resolver tries, some 10 to 30 seconds as most are set: who
 * repeats calls under short deadlines looks the name up once, and passes the addresses.
 * {@code AI_ADDRCONFIG} is not asked for: a family that this machine lacks fails at once and costs a query, while on Linux the
 * flag would hide {@code ::1} from a machine that has no other address of IPv6 (documented).
 *
 * <p><b>Order (section 4).</b> Within a family it is that of {@code getaddrinfo}, which sorts by RFC 6724; between the families
 * {@link #firstFamilyCount} of the first one, IPv6 unless only IPv4 came in time, then in turn. What RFC 6724 would say of one family against
 * the other is lost by the two calls; the RFC's preference for IPv6 stands in its place. Who wants the system's, or has
 * addresses already, gives a list.
 *
 * <p><b>Attempts (section 5).</b> One is started; the next after {@link #attemptDelay}, or at once when one fails. All are waited
 * for together. The first that connects wins; the others are closed, whether they fail, still try, or have connected at the
 * same time. Their errors end nothing, not even {@code EMFILE}: while another attempt goes on it may win.
 *
 * <p><b>Not done:</b> history of earlier attempts (sections 4 and 5 allow it), NAT64 (section 7), sockets other than streams.
 *
 * <table class="striped">
 * <caption>What is relied on, besides what {@link Connect} relies on; o: observed, w: under Wine, d: documented, not run</caption>
 * <thead><tr><th>what</th><th>Linux</th><th>macOS</th><th>Windows</th></tr></thead>
 * <tbody>
 * <tr><td>all attempts together</td><td>{@code poll} o</td><td>{@code poll} d</td><td>{@code select} w</td></tr>
 * <tr><td>not inherited by other programs</td><td>{@code SOCK_CLOEXEC} o</td><td>{@code FD_CLOEXEC}, after the socket is
 * made d</td><td>{@code WSA_FLAG_NO_HANDLE_INHERIT} d</td></tr>
 * <tr><td>non-blocking</td><td>{@code SOCK_NONBLOCK} o</td><td>{@code FIONBIO} d</td><td>{@code FIONBIO} w</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Does not change; any thread may use it, and several at a time. A wait holds the carrier of a virtual thread;
 * {@link Thread#interrupt} does not end it, the deadline does. No descriptor but the winner's is left open, also when an
 * exception is thrown.
 */
public final class HappyEyeballs {
    /**
     * {@link Result#fd} when no address was found, and so nothing was tried: {@link Result#lookups} has the codes, which are no error
     * numbers. The negation of no error number of any host.
     */
    public static final int NO_ADDRESS = Integer.parseInt("-2147483647");

    private static final HappyEyeballs DEFAULTS = new HappyEyeballs(250, 50, 1, true);

    private final int attemptDelay;
    private final int resolutionDelay;
    private final int firstFamilyCount;
    private final boolean nonblocking;

    private HappyEyeballs(int attemptDelay, int resolutionDelay, int firstFamilyCount, boolean nonblocking) {
        this.attemptDelay = attemptDelay;
        this.resolutionDelay = resolutionDelay;
        this.firstFamilyCount = firstFamilyCount;
        this.nonblocking = nonblocking;
    }

    /**
     * What the RFC recommends (section 8): 250 ms between attempts, 50 ms for IPv6 addresses that are late, one address of the first family
     * before the other's turn. Sockets stay non-blocking.
     *
     * @return these settings
     */
    public static HappyEyeballs withDefaults() {
        return DEFAULTS;
    }

    /**
     * Other settings: the time between the starts of two attempts, as long as none fails.
     *
     * @param milliseconds 10 to 2000, which are the RFC's bounds; it recommends 100 and more
     * @return new settings
     */
    public HappyEyeballs attemptDelay(int milliseconds) {
        return new HappyEyeballs(within("attemptDelay", milliseconds, 10, 2000), resolutionDelay, firstFamilyCount,
                nonblocking);
    }

    /**
     * Other settings: how long addresses of IPv4 wait for those of IPv6.
     *
     * @param milliseconds 0 to 2000
     * @return new settings
     */
    public HappyEyeballs resolutionDelay(int milliseconds) {
        return new HappyEyeballs(attemptDelay, within("resolutionDelay", milliseconds, 0, 2000), firstFamilyCount,
                nonblocking);
    }

    /**
     * Other settings: how many addresses of the first family are tried before the first of another.
     *
     * @param count 1 or more
     * @return new settings
     */
    public HappyEyeballs firstFamilyCount(int count) {
        return new HappyEyeballs(attemptDelay, resolutionDelay,
                within("firstFamilyCount", count, 1, Integer.MAX_VALUE), nonblocking);
    }

    /**
     * Other settings: whether the socket that is returned is non-blocking.
     *
     * @param nonblocking what it shall be
     * @return new settings
     */
    public HappyEyeballs nonblocking(boolean nonblocking) {
        return new HappyEyeballs(attemptDelay, resolutionDelay, firstFamilyCount, nonblocking);
    }

    private static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "HappyEyeballs: " + name + " is " + value + ", which is not within " + least + " and " + most);
        }
        return value;
    }

    /**
     * The time between the starts of two attempts.
     *
     * @return milliseconds
     */
    public int attemptDelay() {
        return attemptDelay;
    }

    /**
     * How long addresses of IPv4 wait for those of IPv6.
     *
     * @return milliseconds
     */
    public int resolutionDelay() {
        return resolutionDelay;
    }

    /**
     * How many addresses of the first family are tried before the first of another.
     *
     * @return 1 or more
     */
    public int firstFamilyCount() {
        return firstFamilyCount;
    }

    /**
     * Whether the socket that is returned is non-blocking.
     *
     * @return true if it is
     */
    public boolean nonblocking() {
        return nonblocking;
    }

    /**
     * Connects to a port of a machine.
     *
     * @param host its name, or an address literal; on Windows see {@link AddrInfo#getaddrinfo} for names beyond ASCII
     * @param port 1 to 65535
     * @param deadline until when, lookups included. {@link Deadline#now} cannot wait for an answer and so finds nothing
     * @return the socket, or why there is none
     * @throws IllegalArgumentException if the port is out of range or the name holds a zero byte
     */
    public Result connect(String host, int port, Deadline deadline) {
        return lookUp(host, Integer.toString(within("port", port, 1, 65_535)), AddrInfo.AI_NUMERICSERV, deadline);
    }

    /**
     * Connects to a service of a machine.
     *
     * @param host its name, or an address literal; on Windows see {@link AddrInfo#getaddrinfo} for names beyond ASCII
     * @param service its name, such as {@code https}, or its port in digits
     * @param deadline until when, lookups included. {@link Deadline#now} cannot wait for an answer and so finds nothing
     * @return the socket, or why there is none
     * @throws IllegalArgumentException if a name holds a zero byte
     */
    public Result connect(String host, String service, Deadline deadline) {
        return lookUp(host, service, 0, deadline);
    }

    private Result lookUp(String host, String service, int flags, Deadline deadline) {
        Objects.requireNonNull(deadline, "deadline");
        // Here, and not in the threads of the lookups.
        for (String name : List.of(host, service)) {
            if (name.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("HappyEyeballs: a name holds a zero byte, where C would end it");
            }
        }
        return new Race(this, Lookups.start(host, service, flags), new Candidates(firstFamilyCount), deadline).run();
    }

    /**
     * Connects to one of these addresses.
     *
     * @param addresses the preferred one first; its family is the first one. They are copied
     * @param deadline until when. {@link Deadline#now} wins only if an attempt succeeds at once
     * @return the socket, or why there is none
     */
    public Result connect(List<SockAddr> addresses, Deadline deadline) {
        Objects.requireNonNull(deadline, "deadline");
        Candidates candidates = new Candidates(firstFamilyCount);
        for (SockAddr address : addresses) {
            SockAddr copy = SockAddr.allocate();
            copy.segment().copyFrom(address.segment());
            candidates.add(copy.setLength(address.length()));
        }
        return new Race(this, Lookups.none(), candidates, deadline).run();
    }

    /**
     * What came of it.
     *
     * @param fd the connected socket, the caller's to close. Or {@link Deadline#TIME_UP}, with {@link Deadline#now}
     *     {@code -EAGAIN}, on Windows {@code -EWOULDBLOCK}; {@link #NO_ADDRESS}; or, when all attempts have failed, the
     *     negated error of the one that failed last
     * @param attempts every attempt that was started, in that order
     * @param lookups the lookup of IPv6 and that of IPv4; none if addresses were given
     */
    public record Result(int fd, List<Attempt> attempts, List<Lookup> lookups) {
        /** Keeps copies of the lists. */
        public Result {
            attempts = List.copyOf(attempts);
            lookups = List.copyOf(lookups);
        }

        /**
         * All of it, for a message or a log.
         *
         * @return a line for the result, and one for each lookup and each attempt
         */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(fd >= 0 ? "connected, descriptor " + fd : words(fd));
            lookups.forEach(lookup -> text.append("\n  ").append(lookup));
            attempts.forEach(attempt -> text.append("\n  ").append(attempt));
            return text.toString();
        }
    }

    /**
     * One attempt to connect.
     *
     * @param address where to: the attempt's own copy
     * @param started nanoseconds from the beginning of the call on, like {@code ended}
     * @param ended when it was decided or given up
     * @param result 0, this is the winner; the negated error; or {@code -EINPROGRESS}, on Windows {@code -EWOULDBLOCK}: it was
     *     still going on when it was closed
     */
    public record Attempt(SockAddr address, long started, long ended, int result) {
        /**
         * The address, when, and what came of it.
         *
         * @return one line
         */
        @Override
        public String toString() {
            return address + " from " + milliseconds(started) + " to " + milliseconds(ended) + " ms: "
                    + (result == 0 ? "connected" : words(result));
        }
    }

    /**
     * One lookup.
     *
     * @param family {@code AF_INET6} or {@code AF_INET}
     * @param done false if there was no answer when the call returned
     * @param nanoseconds how long it took
     * @param code 0 or the {@code EAI_} code
     * @param errno the error number behind {@link AddrInfo#EAI_SYSTEM}, else 0
     */
    public record Lookup(int family, boolean done, long nanoseconds, int code, int errno) {
        /**
         * The family, how long it took, and what came of it.
         *
         * @return one line
         */
        @Override
        public String toString() {
            return "lookup of " + (family == Sockets.AF_INET6 ? "IPv6" : "IPv4") + ", "
                    + milliseconds(nanoseconds) + " ms: " + (done ? answer() : "no answer yet");
        }

        private String answer() {
            return code == 0
                    ? "found"
                    : AddrInfo.codeName(code) + (errno == 0 ? "" : ", " + Errno.toString(errno));
        }
    }

    private static long milliseconds(long nanoseconds) {
        return TimeUnit.NANOSECONDS.toMillis(nanoseconds);
    }

    private static String words(int result) {
        if (result == Deadline.TIME_UP) {
            return "the time is up";
        }
        return result == NO_ADDRESS ? "no address" : Errno.toString(-result);
    }
}

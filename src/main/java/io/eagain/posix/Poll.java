package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.PosixCalls;
import java.lang.foreign.MemorySegment;

/**
 * {@code poll}: which of these descriptors is ready. The rules of {@link io.eagain.Sockets} hold. Linux's
 * {@code POLLRDHUP} and {@code ppoll} are in {@code io.eagain.linux}.
 *
 * <table class="striped">
 * <caption>Where macOS' poll is not Linux'; read in its manual and sources, not run</caption>
 * <thead><tr><th></th><th>Linux</th><th>macOS</th></tr></thead>
 * <tbody>
 * <tr><td>the peer has ended its side</td><td>{@code POLLIN}; {@code POLLRDHUP} if asked for</td>
 * <td>{@code POLLIN | POLLHUP}</td></tr>
 * <tr><td>{@code POLLHUP} beside {@code POLLOUT}</td><td>yes, after a reset or a refusal</td><td>never</td></tr>
 * <tr><td>a TCP socket that was never connected</td><td>{@code POLLOUT | POLLHUP}</td><td>nothing</td></tr>
 * <tr><td>{@code events} of 0</td><td>errors are reported unasked</td><td>nothing is, not even
 * {@code POLLNVAL}</td></tr>
 * </tbody>
 * </table>
 */
public final class Poll {
    /** Something can be read, or the end, or an error. */
    public static final int POLLIN = Constants.POLLIN;
    /** Out-of-band data. */
    public static final int POLLPRI = Constants.POLLPRI;
    /** There is room to write. */
    public static final int POLLOUT = Constants.POLLOUT;
    /** An error is pending; only in {@code revents}. */
    public static final int POLLERR = Constants.POLLERR;
    /** Both directions are over; only in {@code revents}. */
    public static final int POLLHUP = Constants.POLLHUP;
    /** Not an open descriptor; only in {@code revents}. */
    public static final int POLLNVAL = Constants.POLLNVAL;
    /** Normal data. */
    public static final int POLLRDNORM = Constants.POLLRDNORM;
    /** Priority data. */
    public static final int POLLRDBAND = Constants.POLLRDBAND;
    /** Room for normal data. */
    public static final int POLLWRNORM = Constants.POLLWRNORM;
    /** Room for priority data. */
    public static final int POLLWRBAND = Constants.POLLWRBAND;

    private Poll() {
    }

    /**
     * Waits until one of the descriptors is ready or the time is up.
     *
     * <pre>{@code int poll(struct pollfd *fds, nfds_t nfds, int timeout);}</pre>
     *
     * <p>A closed descriptor counts as ready, with {@link #POLLNVAL}; a negative one is passed over. What {@code revents}
     * holds when a peer closes or resets differs per host: see the lab's experiments named {@code POL-}.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>a bad address</td></tr>
     * <tr><td>EINTR</td><td>4 o</td><td>4 d</td><td>a signal came first; never restarted by the system</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>more descriptors than {@code RLIMIT_NOFILE} allows</td></tr>
     * <tr><td>ENOMEM</td><td>12 d</td><td>-</td><td>the system has no memory for it</td></tr>
     * <tr><td>EAGAIN</td><td>-</td><td>35 d</td><td>macOS: the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/poll.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/poll.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/poll.2.html">Apple</a>.
     *
     * @param fds the descriptors, all {@link PollFds#size()} of them
     * @param timeout milliseconds; 0 to look only, negative for no limit. A wait holds the carrier of a virtual thread
     * @return how many are ready, 0 when the time is up, or the negated error
     */
    public static int poll(PollFds fds, int timeout) {
        return PosixCalls.poll(fds.segment(), fds.size(), timeout);
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int poll(struct pollfd *fds, nfds_t nfds, int timeout);}</pre>
     *
     * @param fds an array of {@code struct pollfd}, or {@code NULL}
     * @param nfds how many of them
     * @param timeout milliseconds; 0 to look only, negative for no limit
     * @return how many are ready, 0 when the time is up, or the negated error
     */
    public static int poll(MemorySegment fds, long nfds, int timeout) {
        Check.pollFds("poll", fds, nfds);
        return PosixCalls.poll(fds, nfds, timeout);
    }
}

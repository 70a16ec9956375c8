package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Check;
import io.eagain.host.LinuxCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.Times;
import io.eagain.posix.PollFds;
import io.eagain.posix.SigSet;
import java.lang.foreign.MemorySegment;

/**
 * {@code ppoll}: {@link io.eagain.posix.Poll#poll} with nanoseconds and a signal mask; and the event that only Linux has.
 */
public final class Ppoll {
    static {
        NativeAccess.require();
    }

    /** The peer has ended its side. Only reported when asked for. */
    public static final int POLLRDHUP = NotInlined.of(Linux.POLLRDHUP);

    private Ppoll() {
    }

    /**
     * Waits until one of the descriptors is ready or the time is up.
     *
     * <pre>{@code int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t *sigmask);}</pre>
     *
     * <p>Errors: as {@link io.eagain.posix.Poll#poll(PollFds, int)}.
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/poll.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/poll.2.html">Linux</a>.
     *
     * @param fds the descriptors, all {@link PollFds#size()} of them
     * @param nanoseconds the limit; 0 to look only, negative for none
     * @return how many are ready, 0 when the time is up, or the negated error
     */
    public static int ppoll(PollFds fds, long nanoseconds) {
        return LinuxCalls.ppoll(fds.segment(), fds.size(), Times.timespec(nanoseconds), MemorySegment.NULL);
    }

    /**
     * The same with a mask of its own for the time of the call, set and taken back in one step: a signal that is blocked
     * outside and not in {@code sigmask} can only come during the wait, as {@code EINTR} (4, observed), and never just before it.
     *
     * <pre>{@code int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t *sigmask);}</pre>
     *
     * @param fds the descriptors, all {@link PollFds#size()} of them
     * @param nanoseconds the limit; 0 to look only, negative for none
     * @param sigmask the signals that are blocked meanwhile, in place of this thread's; null to leave them. See
     *     {@link io.eagain.posix.Signals} for those that the JVM needs
     * @return how many are ready, 0 when the time is up, or the negated error
     */
    public static int ppoll(PollFds fds, long nanoseconds, SigSet sigmask) {
        return LinuxCalls.ppoll(fds.segment(), fds.size(), Times.timespec(nanoseconds),
                sigmask == null ? MemorySegment.NULL : sigmask.segment());
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t *sigmask);}</pre>
     *
     * @param fds an array of {@code struct pollfd}, or {@code NULL}
     * @param nfds how many of them
     * @param timeout a {@code struct timespec} of 16 bytes, or {@code NULL} for no limit
     * @param sigmask the signals that are blocked meanwhile, at least 8 bytes of a {@code sigset_t}, or {@code NULL}
     * @return how many are ready, 0 when the time is up, or the negated error; {@code EINVAL} (22, observed)
     *     for a malformed time
     */
    public static int ppoll(MemorySegment fds, long nfds, MemorySegment timeout, MemorySegment sigmask) {
        Check.pollFds("ppoll", fds, nfds);
        Check.inputStruct("ppoll", "timeout", timeout, 16);
        Check.inputStruct("ppoll", "sigmask", sigmask, 8);
        return LinuxCalls.ppoll(fds, nfds, timeout, sigmask);
    }
}

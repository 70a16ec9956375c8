package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.PosixCalls;
import io.eagain.host.SignalNumbers;
import io.eagain.host.Times;
import java.lang.foreign.MemorySegment;

/** {@code select}: the oldest way to wait, for descriptors below 1024. The rules of {@link io.eagain.Sockets} hold. */
public final class Select {
    private Select() {
    }

    /**
     * Waits until one of the descriptors is ready or the time is up.
     *
     * <pre>{@code int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>a set holds a descriptor that is not open</td></tr>
     * <tr><td>EINTR</td><td>4 o</td><td>4 d</td><td>a signal came first; never restarted by the system</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>a negative {@code nfds}</td></tr>
     * <tr><td>ENOMEM</td><td>12 d</td><td>-</td><td>the system has no memory for it</td></tr>
     * <tr><td>EAGAIN</td><td>-</td><td>35 d</td><td>macOS: the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>After an error the sets are left as they were. On success Linux clears bits at and above {@code nfds} only as far as
     * the {@code long} that holds {@code nfds - 1} goes (observed): of the sets, only descriptors below {@code nfds} mean
     * anything.
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/select.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/select.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/select.2.html">Apple</a>.
     *
     * @param nfds the highest descriptor in any set, plus 1
     * @param readfds what to wait for; holds what is ready afterwards; null for none
     * @param writefds the same for writing
     * @param exceptfds the same for out-of-band data
     * @param microseconds the limit; 0 to look only, negative for none
     * @return how many bits are set, 0 when the time is up, or the negated error
     */
    public static int select(int nfds, FdSet readfds, FdSet writefds, FdSet exceptfds, long microseconds) {
        checkNfds("select", nfds);
        return PosixCalls.select(nfds, segment(readfds), segment(writefds), segment(exceptfds),
                Times.timeval(microseconds));
    }

    /**
     * The same with C's own time limit.
     *
     * <pre>{@code int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout);}</pre>
     *
     * <p>Linux writes into {@code timeout} what is left of it, also after an error (observed for {@code EINTR}); macOS leaves it
     * (documented). So it is set anew before each call, and no program reads it that should run elsewhere.
     *
     * <p>Errors on Linux, beside those above: {@code EINVAL} (22, observed) for a negative time. glibc finds that by itself, and
     * makes no system call; an address that is not the program's ends the process there.
     *
     * @param nfds the highest descriptor in any set, plus 1
     * @param readfds what to wait for; holds what is ready afterwards; null for none
     * @param writefds the same for writing
     * @param exceptfds the same for out-of-band data
     * @param timeout a {@code struct timeval} of 16 bytes, or {@code NULL} for no limit
     * @return how many bits are set, 0 when the time is up, or the negated error
     */
    public static int select(int nfds, FdSet readfds, FdSet writefds, FdSet exceptfds, MemorySegment timeout) {
        checkNfds("select", nfds);
        Check.struct("select", "timeout", timeout, 16);
        return PosixCalls.select(nfds, segment(readfds), segment(writefds), segment(exceptfds), timeout);
    }

    /**
     * {@code select} with nanoseconds and a signal mask for the time of the call, set and taken back in one step: a signal
     * that is blocked outside and not in {@code sigmask} can only come during the wait, as {@code EINTR} (4, observed on Linux), and
     * never just before it.
     *
     * <pre>{@code int pselect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timespec *timeout,
     *             const sigset_t *sigmask);}</pre>
     *
     * <p>Errors: as {@link #select(int, FdSet, FdSet, FdSet, long)}.
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pselect.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/select.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/pselect.2.html">Apple</a>.
     *
     * @param nfds the highest descriptor in any set, plus 1
     * @param readfds what to wait for; holds what is ready afterwards; null for none
     * @param writefds the same for writing
     * @param exceptfds the same for out-of-band data
     * @param nanoseconds the limit; 0 to look only, negative for none
     * @param sigmask the signals that are blocked meanwhile, in place of this thread's; null to leave them. See
     *     {@link Signals} for those that the JVM needs
     * @return how many bits are set, 0 when the time is up, or the negated error
     */
    public static int pselect(int nfds, FdSet readfds, FdSet writefds, FdSet exceptfds, long nanoseconds,
            SigSet sigmask) {
        checkNfds("pselect", nfds);
        return PosixCalls.pselect(nfds, segment(readfds), segment(writefds), segment(exceptfds),
                Times.timespec(nanoseconds), sigmask == null ? MemorySegment.NULL : sigmask.segment());
    }

    /**
     * The same with C's own time limit and mask. Neither is written.
     *
     * <pre>{@code int pselect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timespec *timeout,
     *             const sigset_t *sigmask);}</pre>
     *
     * <p>Errors on Linux: {@code EINVAL} (22, observed) for a negative or malformed time.
     *
     * @param nfds the highest descriptor in any set, plus 1
     * @param readfds what to wait for; holds what is ready afterwards; null for none
     * @param writefds the same for writing
     * @param exceptfds the same for out-of-band data
     * @param timeout a {@code struct timespec} of 16 bytes, or {@code NULL} for no limit
     * @param sigmask the signals that are blocked meanwhile: of a {@code sigset_t} at least 8 bytes on Linux and 4 on macOS; or
     *     {@code NULL}
     * @return how many bits are set, 0 when the time is up, or the negated error
     */
    public static int pselect(int nfds, FdSet readfds, FdSet writefds, FdSet exceptfds, MemorySegment timeout,
            MemorySegment sigmask) {
        checkNfds("pselect", nfds);
        Check.inputStruct("pselect", "timeout", timeout, 16);
        Check.inputStruct("pselect", "sigmask", sigmask, SignalNumbers.setSizeOfKernel());
        return PosixCalls.pselect(nfds, segment(readfds), segment(writefds), segment(exceptfds), timeout, sigmask);
    }

    // C would write beyond the sets. On a host without this call there is no such number either, and the call says so.
    private static void checkNfds(String call, int nfds) {
        if (nfds > FdSet.FD_SETSIZE && FdSet.FD_SETSIZE != Constants.NONE) {
            throw new IndexOutOfBoundsException(call + ": nfds=" + nfds + " is beyond FD_SETSIZE=" + FdSet.FD_SETSIZE);
        }
    }

    private static MemorySegment segment(FdSet set) {
        return set == null ? MemorySegment.NULL : set.segment();
    }
}

package io.eagain.posix;

import io.eagain.host.Constants;
import io.eagain.host.PosixCalls;
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
     * <p>Errors on Linux, observed: {@code EBADF} (9, a set holds a closed descriptor), {@code EINVAL} (22, a negative
     * {@code nfds}), {@code EINTR} (4, a signal came first; never restarted by the system).
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
        // On a host without this call there is no such number either, and the call itself says so.
        if (nfds > FdSet.FD_SETSIZE && FdSet.FD_SETSIZE != Constants.NONE) {
            throw new IndexOutOfBoundsException("select: nfds=" + nfds + " is beyond FD_SETSIZE=" + FdSet.FD_SETSIZE);
        }
        return PosixCalls.select(nfds, segment(readfds), segment(writefds), segment(exceptfds),
                Times.timeval(microseconds));
    }

    private static MemorySegment segment(FdSet set) {
        return set == null ? MemorySegment.NULL : set.segment();
    }
}

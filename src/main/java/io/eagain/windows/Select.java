package io.eagain.windows;

import io.eagain.host.Times;
import io.eagain.host.WinsockCalls;
import java.lang.foreign.MemorySegment;

/**
 * Windows' {@code select}. The rules of {@link io.eagain.Sockets} hold. On another host the call throws
 * {@link UnsupportedOperationException}.
 *
 * <p>A {@code connect} that has succeeded makes its socket writable; one that has failed appears in {@code exceptfds} and
 * nowhere else (documented). Under Wine it is in {@code exceptfds} and not in {@code writefds} (observed: SEL-33), but now
 * and then in {@code readfds} as well, when {@code select} has waited for it.
 */
public final class Select {
    private Select() {
    }

    /**
     * Waits until one of the sockets is ready or the time is up.
     *
     * <pre>{@code int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timeval *timeout);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; w: observed under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>WSAEINVAL</td><td>10022 w</td><td>no set at all, or all of them are empty</td></tr>
     * <tr><td>WSAENOTSOCK</td><td>10038 w</td><td>a set holds what is not a socket</td></tr>
     * <tr><td>WSAENETDOWN</td><td>10050 d</td><td>the network system has failed</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-select">Winsock</a>.
     *
     * @param readfds what to wait for; holds what is ready afterwards; null for none
     * @param writefds the same for writing
     * @param exceptfds the same for failed connects and out-of-band data
     * @param microseconds the limit; 0 to look only, negative for none
     * @return how many sockets are in the sets afterwards, 0 when the time is up, or the negated error
     */
    public static int select(FdSet readfds, FdSet writefds, FdSet exceptfds, long microseconds) {
        // Windows ignores nfds, as documented.
        return WinsockCalls.select(0, segment(readfds), segment(writefds), segment(exceptfds),
                Times.timeval(microseconds));
    }

    private static MemorySegment segment(FdSet set) {
        if (set == null) {
            return MemorySegment.NULL;
        }
        set.requireCount();
        return set.segment();
    }
}

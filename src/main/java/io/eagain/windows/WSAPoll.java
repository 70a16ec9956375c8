package io.eagain.windows;

import io.eagain.generated.numbers.Windows;
import io.eagain.host.Check;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.WinsockCalls;
import java.lang.foreign.MemorySegment;

/**
 * {@code WSAPoll}: Windows' {@code poll}, with other numbers and some rules of its own. The rules of
 * {@link io.eagain.Sockets} hold. On another host the call throws {@link UnsupportedOperationException}; the numbers are
 * Windows' on every host.
 *
 * <table class="striped">
 * <caption>Where WSAPoll is not poll</caption>
 * <thead><tr><th>rule</th><th>how it is known</th></tr></thead>
 * <tbody>
 * <tr><td>{@code POLLIN} is two bits, {@code POLLRDNORM | POLLRDBAND}</td><td>the headers</td></tr>
 * <tr><td>{@code POLLPRI}, {@code POLLRDBAND} and {@code POLLWRBAND} asked for of a provider without them fail the call
 * with {@code WSAEINVAL}</td><td>Microsoft's documentation; Wine lets {@code POLLPRI} pass (WSA-33)</td></tr>
 * <tr><td>There is no {@code POLLRDHUP}: the end of the peer's side is {@code POLLHUP}, not {@code POLLIN}</td>
 * <td>Microsoft's documentation; observed under Wine (RCV-03)</td></tr>
 * <tr><td>A {@code connect} that fails is not reported at all before Windows 10 2004, whatever is asked for; since then as
 * {@code POLLHUP | POLLERR | POLLWRNORM}</td><td>Microsoft's documentation; Wine reports it (WSA-33)</td></tr>
 * <tr><td>An empty array fails with {@code WSAEINVAL} and is no way to sleep</td>
 * <td>observed under Wine (WSA-33)</td></tr>
 * <tr><td>If no socket of the array is valid the call fails with {@code WSAENOTSOCK}, and {@code POLLNVAL} is set all the
 * same</td><td>observed under Wine (WSA-33); Microsoft documents {@code WSAEINVAL}</td></tr>
 * <tr><td>Beside a valid socket a bad one has {@code POLLNVAL}, and nothing else comes of it: the result does not count it,
 * and the call waits for the valid one</td><td>observed under Wine (POL-03); documented is that the result counts every
 * {@code revents} that is not 0</td></tr>
 * </tbody>
 * </table>
 */
public final class WSAPoll {
    static {
        NativeAccess.require();
    }

    /** Data can be read: {@link #POLLRDNORM} and {@link #POLLRDBAND}. */
    public static final int POLLIN = NotInlined.of(Windows.POLLIN);
    /** Priority data; refused by Windows' own providers. */
    public static final int POLLPRI = NotInlined.of(Windows.POLLPRI);
    /** Data can be sent: {@link #POLLWRNORM}. */
    public static final int POLLOUT = NotInlined.of(Windows.POLLOUT);
    /** An error waits; reported unasked. */
    public static final int POLLERR = NotInlined.of(Windows.POLLERR);
    /** The peer has ended its side, or the connection was reset; reported unasked. */
    public static final int POLLHUP = NotInlined.of(Windows.POLLHUP);
    /** Not a socket; reported unasked. */
    public static final int POLLNVAL = NotInlined.of(Windows.POLLNVAL);
    /** Normal data can be read. */
    public static final int POLLRDNORM = NotInlined.of(Windows.POLLRDNORM);
    /** Out-of-band data can be read. */
    public static final int POLLRDBAND = NotInlined.of(Windows.POLLRDBAND);
    /** Normal data can be sent. */
    public static final int POLLWRNORM = NotInlined.of(Windows.POLLWRNORM);
    /** Out-of-band data can be sent. */
    public static final int POLLWRBAND = NotInlined.of(Windows.POLLWRBAND);

    private WSAPoll() {
    }

    /**
     * Waits until one of the sockets is ready or the time is up.
     *
     * <pre>{@code int WSAPoll(LPWSAPOLLFD fdArray, ULONG fds, INT timeout);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; w: observed under Wine, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Windows</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>WSAEINVAL</td><td>10022 w</td><td>no socket at all; Windows: a flag that cannot be asked for</td></tr>
     * <tr><td>WSAENOTSOCK</td><td>10038 w</td><td>none of them is a socket</td></tr>
     * <tr><td>WSAEFAULT</td><td>10014 d</td><td>a bad address</td></tr>
     * <tr><td>WSAENETDOWN</td><td>10050 d</td><td>the network system has failed</td></tr>
     * <tr><td>WSAENOBUFS</td><td>10055 d</td><td>no memory</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">Winsock</a>.
     *
     * @param fds the sockets, all {@link WSAPollFds#size()} of them
     * @param timeout milliseconds; 0 to look only, negative for no limit. A wait holds the carrier of a virtual thread
     * @return how many are ready, 0 when the time is up, or the negated error
     */
    public static int WSAPoll(WSAPollFds fds, int timeout) {
        return WinsockCalls.WSAPoll(fds.segment(), fds.size(), timeout);
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int WSAPoll(LPWSAPOLLFD fdArray, ULONG fds, INT timeout);}</pre>
     *
     * @param fdArray an array of {@code WSAPOLLFD}, or {@code NULL}
     * @param fds how many of them
     * @param timeout milliseconds; 0 to look only, negative for no limit
     * @return how many are ready, 0 when the time is up, or the negated error
     */
    public static int WSAPoll(MemorySegment fdArray, int fds, int timeout) {
        Check.structs("WSAPoll", "fdArray", fdArray, fds, WSAPollFds.SIZE);
        return WinsockCalls.WSAPoll(fdArray, fds, timeout);
    }
}

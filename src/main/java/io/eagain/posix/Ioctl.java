package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.PosixCalls;
import java.lang.foreign.MemorySegment;

/** {@code ioctl} on sockets. The rules of {@link io.eagain.Sockets} hold. */
public final class Ioctl {
    /** How many bytes can be read: {@code int *}. */
    public static final long FIONREAD = Constants.FIONREAD;
    /** Non-blocking or not: {@code int *}. */
    public static final long FIONBIO = Constants.FIONBIO;
    /** Whether the stream stands at the out-of-band mark: {@code int *}. */
    public static final long SIOCATMARK = Constants.SIOCATMARK;

    private Ioctl() {
    }

    /**
     * Asks the descriptor for something, or tells it.
     *
     * <pre>{@code int ioctl(int fd, unsigned long request, void *argp);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>{@code fd} is not open</td></tr>
     * <tr><td>ENOTTY</td><td>25 o</td><td>25 d</td><td>a request that this kind of descriptor does not know</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>a bad address</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>a request that does not fit: {@link #FIONREAD} of a listening socket</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/ioctl.2.html">Apple</a>.
     *
     * @param fd the descriptor; stays the caller's
     * @param request {@link #FIONREAD}, {@link #FIONBIO} ...
     * @param argp what the request reads or writes, in native memory, or {@code NULL}; that it is large enough is checked for
     *     the requests named here, and is the caller's matter for others, as is any pointer within it
     * @return what the request gives, mostly 0, or the negated error
     */
    public static int ioctl(int fd, long request, MemorySegment argp) {
        Check.nativeOnly("ioctl", "argp", argp);
        Check.notEmpty("ioctl", "argp", argp);
        if (request == FIONREAD || request == FIONBIO || request == SIOCATMARK) {
            Check.struct("ioctl", "argp", argp, Integer.BYTES);
        }
        return PosixCalls.ioctl(fd, request, argp);
    }

    /**
     * How many bytes can be read: of a datagram socket, the size of the next datagram.
     *
     * <pre>{@code int ioctl(int fd, FIONREAD, int *argp);}</pre>
     *
     * @param fd the descriptor; stays the caller's
     * @return the number of bytes as an unsigned number, 0 to 0xffffffff, or the negated error
     */
    public static long fionread(int fd) {
        return PosixCalls.ioctlGetInt(fd, FIONREAD);
    }

    /**
     * Makes the descriptor non-blocking or blocking, without reading its flags first.
     *
     * <pre>{@code int ioctl(int fd, FIONBIO, const int *argp);}</pre>
     *
     * @param fd the descriptor; stays the caller's
     * @param nonblocking what it shall be
     * @return 0 or the negated error
     */
    public static int fionbio(int fd, boolean nonblocking) {
        return PosixCalls.ioctlSetInt(fd, FIONBIO, nonblocking ? 1 : 0);
    }
}

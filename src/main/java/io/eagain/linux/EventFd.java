package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.LinuxCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;

/**
 * {@code eventfd}: a counter with a descriptor, to wake a waiting thread. {@link io.eagain.posix.PosixSockets#read} takes
 * it (8 bytes, {@code EAGAIN} when it is 0), {@link io.eagain.posix.PosixSockets#write} adds to it.
 */
public final class EventFd {
    static {
        NativeAccess.require();
    }

    /** {@code execve} closes it. */
    public static final int EFD_CLOEXEC = NotInlined.of(Linux.EFD_CLOEXEC);
    /** It is non-blocking. */
    public static final int EFD_NONBLOCK = NotInlined.of(Linux.EFD_NONBLOCK);
    /** A read takes 1 and not all. */
    public static final int EFD_SEMAPHORE = NotInlined.of(Linux.EFD_SEMAPHORE);

    private EventFd() {
    }

    /**
     * Makes a counter.
     *
     * <pre>{@code int eventfd(unsigned int initval, int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>an unknown flag</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>no descriptor left</td></tr>
     * <tr><td>ENODEV, ENOMEM</td><td>19 d, 12 d</td><td>the system has no memory for it, or does not have such descriptors</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">Linux</a>.
     *
     * @param initval the first value, an unsigned 32-bit number
     * @param flags {@link #EFD_NONBLOCK} ..., or 0
     * @return a new descriptor, the caller's to close, or the negated error
     */
    public static int eventfd(int initval, int flags) {
        return LinuxCalls.eventfd(initval, flags);
    }
}

package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.LinuxCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;

/**
 * {@code pidfd}: a descriptor of a process, to wait for its end with {@code poll} or {@code epoll}, and to copy descriptors
 * out of it. On another host every call throws {@link UnsupportedOperationException}.
 */
public final class PidFd {
    static {
        NativeAccess.require();
    }

    /** {@code waitid} on the descriptor gives {@code EAGAIN} while the process runs. Linux 5.10. */
    public static final int PIDFD_NONBLOCK = NotInlined.of(Linux.PIDFD_NONBLOCK);

    private PidFd() {
    }

    /**
     * Opens a process. The descriptor becomes readable ({@code POLLIN}) when the process ends, whether or not anyone has
     * waited for it, and refers to this process even if its number is given to another one later. It has
     * {@code FD_CLOEXEC}. There is nothing to read from it. Linux 5.3 and glibc 2.36 have it.
     *
     * <pre>{@code int pidfd_open(pid_t pid, unsigned int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ESRCH</td><td>3 o</td><td>no such process</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>an unknown flag, or a number not above 0</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>no descriptor left</td></tr>
     * <tr><td>ENODEV, ENOMEM</td><td>19 d, 12 d</td><td>the system has no memory for it, or does not have such descriptors</td></tr>
     * <tr><td>ENOSYS</td><td>38 d</td><td>an older kernel</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/pidfd_open.2.html">Linux</a>.
     *
     * @param pid the process, for example {@code (int) process.pid()}. The JDK waits for children that it started, and the
     *     number of a child is free again after that: open it while the child is known to run, or check afterwards that
     *     {@code process.isAlive()}
     * @param flags {@link #PIDFD_NONBLOCK} or 0
     * @return a new descriptor, the caller's to close, or the negated error
     * @throws UnsupportedOperationException if the C library has no such function
     */
    public static int pidfd_open(int pid, int flags) {
        return LinuxCalls.pidfd_open(pid, flags);
    }

    /**
     * Copies a descriptor out of another process, as {@code dup} does within one: both refer to the same open file. The copy
     * has {@code FD_CLOEXEC}. Linux 5.6 and glibc 2.36 have it.
     *
     * <pre>{@code int pidfd_getfd(int pidfd, int targetfd, unsigned int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>{@code pidfd} is no such descriptor, or {@code targetfd} is not open there</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>a flag</td></tr>
     * <tr><td>EPERM</td><td>1 o</td><td>the process is not one that the caller may trace</td></tr>
     * <tr><td>ESRCH</td><td>3 o</td><td>it has ended</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>no descriptor left</td></tr>
     * <tr><td>ENOSYS</td><td>38 d</td><td>an older kernel</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/pidfd_getfd.2.html">Linux</a>.
     *
     * @param pidfd the process, from {@link #pidfd_open}; stays the caller's
     * @param targetfd the number that the descriptor has in that process
     * @param flags 0
     * @return a new descriptor, the caller's to close, or the negated error
     * @throws UnsupportedOperationException if the C library has no such function
     */
    public static int pidfd_getfd(int pidfd, int targetfd, int flags) {
        return LinuxCalls.pidfd_getfd(pidfd, targetfd, flags);
    }
}

package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Check;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.SignalCalls;
import io.eagain.host.SignalNumbers;
import io.eagain.posix.SigSet;
import java.lang.foreign.MemorySegment;

/**
 * {@code signalfd}: signals that are read instead of handled, with {@link io.eagain.posix.PosixSockets#read} into a
 * {@link SignalInfo}. On another host every call throws {@link UnsupportedOperationException}.
 *
 * <p>A signal must be blocked to be read, or it is delivered first. One that is sent to a thread
 * ({@code F_SETOWN_EX} with {@code F_OWNER_TID}, {@code tgkill}) is blocked by {@code pthread_sigmask} in that thread, and only a
 * read in that thread sees it. One that is sent to the process ({@code kill}) goes to any thread that has not blocked it: block it in
 * all of them, which in a JVM, with its own threads, only its parent can do. {@code poll} and {@code epoll_wait}
 * show the signals of the thread that waits, observed on Linux 6.18, whoever registered the descriptor. An {@code epoll_wait}
 * of another thread may use the readiness up without an event: then the right thread gets none, though a read gives the
 * signal.
 */
public final class SignalFd {
    static {
        NativeAccess.require();
    }

    /** {@code execve} closes it. */
    public static final int SFD_CLOEXEC = NotInlined.of(Linux.SFD_CLOEXEC);
    /** It is non-blocking. */
    public static final int SFD_NONBLOCK = NotInlined.of(Linux.SFD_NONBLOCK);
    /** A signal of Linux: the power fails. */
    public static final int SIGPWR = NotInlined.of(Linux.SIGPWR);
    /** A signal of Linux: unused. */
    public static final int SIGSTKFLT = NotInlined.of(Linux.SIGSTKFLT);
    /** A signal of Linux: another name of SIGIO. */
    public static final int SIGPOLL = NotInlined.of(Linux.SIGPOLL);

    private SignalFd() {
    }

    /**
     * Makes a descriptor from which signals are read, or changes which.
     *
     * <pre>{@code int signalfd(int fd, const sigset_t *mask, int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>{@code fd} is not open</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>{@code fd} is no such descriptor, or an unknown flag</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>a bad address</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>no descriptor left</td></tr>
     * <tr><td>ENODEV, ENOMEM</td><td>19 d, 12 d</td><td>the system has no memory for it, or does not have such descriptors</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/signalfd.2.html">Linux</a>.
     *
     * @param fd -1 for a new one, or one to change; that stays the caller's
     * @param mask the signals; SIGKILL and SIGSTOP are passed over
     * @param flags {@link #SFD_CLOEXEC}, {@link #SFD_NONBLOCK}, or 0
     * @return the descriptor, a new one the caller's to close, or the negated error
     */
    public static int signalfd(int fd, SigSet mask, int flags) {
        return SignalCalls.signalfd(fd, mask.segment(), flags);
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int signalfd(int fd, const sigset_t *mask, int flags);}</pre>
     *
     * <p>Errors: for {@code NULL}, {@code EFAULT} (14, observed).
     *
     * @param fd -1 for a new one, or one to change; that stays the caller's
     * @param mask at least 8 bytes of a {@code sigset_t}, or {@code NULL}
     * @param flags {@link #SFD_CLOEXEC}, {@link #SFD_NONBLOCK}, or 0
     * @return the descriptor, a new one the caller's to close, or the negated error
     */
    public static int signalfd(int fd, MemorySegment mask, int flags) {
        Check.inputStruct("signalfd", "mask", mask, SignalNumbers.setSizeOfKernel());
        return SignalCalls.signalfd(fd, mask, flags);
    }
}

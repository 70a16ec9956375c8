package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Check;
import io.eagain.host.DescriptorCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import java.lang.foreign.MemorySegment;

/**
 * Pipes and copies of descriptors with their flags set in the same call, and ranges of descriptors. The rules of
 * {@link io.eagain.Sockets} hold. On another host every call throws {@link UnsupportedOperationException}.
 */
public final class LinuxDescriptors {
    static {
        NativeAccess.require();
    }

    /** For {@link #pipe2} and {@link #dup3}: {@code execve} closes it. */
    public static final int O_CLOEXEC = NotInlined.of(Linux.O_CLOEXEC);
    /** For {@link #close_range}: {@code execve} closes them, and not this call. Linux 5.11. */
    public static final int CLOSE_RANGE_CLOEXEC = NotInlined.of(Linux.CLOSE_RANGE_CLOEXEC);
    /** For {@link #close_range}: give this thread a table of descriptors of its own first. Not for a thread of a JVM. */
    public static final int CLOSE_RANGE_UNSHARE = NotInlined.of(Linux.CLOSE_RANGE_UNSHARE);

    private LinuxDescriptors() {
    }

    /**
     * Makes a pipe and sets flags of both ends.
     *
     * <pre>{@code int pipe2(int pipefd[2], int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>an unknown flag</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>a bad address</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>no descriptor left</td></tr>
     * <tr><td>ENOPKG</td><td>65 d</td><td>{@code O_NOTIFICATION_PIPE}, and the kernel was built without it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pipe.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">Linux</a>.
     *
     * @param pipefd takes the end to read from and the end to write to, the caller's to close; untouched after an error
     * @param flags {@link #O_CLOEXEC}, {@code Fcntl.O_NONBLOCK}, or 0
     * @return 0 or the negated error
     * @throws IndexOutOfBoundsException if {@code pipefd} has fewer than two elements
     */
    public static int pipe2(int[] pipefd, int flags) {
        Check.two("pipe2", "pipefd", pipefd);
        return DescriptorCalls.pipe2(pipefd, flags);
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int pipe2(int pipefd[2], int flags);}</pre>
     *
     * <p>{@code EFAULT} (14, observed) for {@code NULL}.
     *
     * @param pipefd native room for two {@code int}s, or {@code NULL}
     * @param flags {@link #O_CLOEXEC}, {@code Fcntl.O_NONBLOCK}, or 0
     * @return 0 or the negated error
     */
    public static int pipe2(MemorySegment pipefd, int flags) {
        Check.struct("pipe2", "pipefd", pipefd, 2L * Integer.BYTES);
        return DescriptorCalls.pipe2(pipefd, flags);
    }

    /**
     * {@link io.eagain.posix.Descriptors#dup2} with flags, and refusing a copy to itself.
     *
     * <pre>{@code int dup3(int oldfd, int newfd, int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>{@code oldfd} is not open, or {@code newfd} is no possible number</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>an unknown flag, or {@code oldfd} is {@code newfd}</td></tr>
     * <tr><td>EBUSY</td><td>16 d</td><td>another thread is just opening {@code newfd}</td></tr>
     * <tr><td>EINTR</td><td>4 d</td><td>a signal came</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/dup.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/dup.2.html">Linux</a>.
     *
     * @param oldfd the descriptor; stays the caller's
     * @param newfd the number; closed first if it is open, so it must be the caller's own
     * @param flags {@link #O_CLOEXEC} or 0
     * @return {@code newfd}, the caller's to close, or the negated error
     */
    public static int dup3(int oldfd, int newfd, int flags) {
        return DescriptorCalls.dup3(oldfd, newfd, flags);
    }

    /**
     * Closes all descriptors of a range, or marks them to be closed by {@code execve}. Linux 5.9 and glibc 2.34 have it.
     *
     * <pre>{@code int close_range(unsigned int first, unsigned int last, int flags);}</pre>
     *
     * <p><b>The JVM has descriptors as well</b>: its jars, its selectors, the sockets of other threads, and it opens more at any
     * time. Without {@link #CLOSE_RANGE_CLOEXEC} every number of the range must be the caller's own, as for {@code close};
     * whatever is opened next gets the numbers that became free, and whoever still holds the old number reads from and writes to
     * it. Therefore C's usual {@code close_range(3, ~0U, 0)}, which is meant for a process that is about to become another, is
     * refused here: it cannot be right in a JVM, and {@code CLOSE_RANGE_CLOEXEC} serves the same end. A range with an end
     * passes.
     *
     * <p>What single closes said is lost. A number that is not open is no error.
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>{@code first} is above {@code last}, or an unknown flag</td></tr>
     * <tr><td>EMFILE, ENOMEM</td><td>24 d, 12 d</td><td>with {@link #CLOSE_RANGE_UNSHARE}</td></tr>
     * <tr><td>ENOSYS</td><td>38 d</td><td>an older kernel</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/close_range.2.html">Linux</a>.
     *
     * @param first the lowest number
     * @param last the highest one, included; unsigned, so that -1 means all from {@code first} on
     * @param flags {@link #CLOSE_RANGE_CLOEXEC} or 0
     * @return 0 or the negated error
     * @throws IllegalArgumentException if the range has no end and its descriptors would be closed now
     * @throws UnsupportedOperationException if the C library has no such function
     */
    public static int close_range(int first, int last, int flags) {
        if (last < 0 && (flags & CLOSE_RANGE_CLOEXEC) == 0) {
            throw new IllegalArgumentException("close_range: last=" + Integer.toUnsignedString(last)
                    + " closes every descriptor from " + Integer.toUnsignedString(first) + " on, the JVM's own as well;"
                    + " use CLOSE_RANGE_CLOEXEC, or a range that is yours");
        }
        return DescriptorCalls.close_range(first, last, flags);
    }
}

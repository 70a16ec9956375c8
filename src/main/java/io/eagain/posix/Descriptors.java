package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.DescriptorCalls;
import java.lang.foreign.MemorySegment;

/**
 * Pipes and copies of descriptors, on Linux and macOS. The rules of {@link io.eagain.Sockets} hold.
 *
 * <p><b>Close-on-exec.</b> What these three calls make survives {@code execve}, into every program that any thread
 * starts meanwhile. (Java's own {@code ProcessBuilder} closes what the child should not have; other libraries do not.) On Linux
 * {@code LinuxDescriptors.pipe2}, {@code dup3} and {@link Fcntl#F_DUPFD_CLOEXEC} set the flag in the same call; elsewhere
 * {@link Fcntl#F_SETFD} sets it a moment later.
 */
public final class Descriptors {
    private Descriptors() {
    }

    /**
     * Makes a pipe.
     *
     * <pre>{@code int pipe(int pipefd[2]);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>a bad address</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>24 d, 23 d</td><td>no descriptor left</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/pipe.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/pipe.2.html">Apple</a>.
     *
     * @param pipefd takes the end to read from and the end to write to, the caller's to close; untouched after an error
     * @return 0 or the negated error
     * @throws IndexOutOfBoundsException if {@code pipefd} has fewer than two elements
     */
    public static int pipe(int[] pipefd) {
        Check.two("pipe", "pipefd", pipefd);
        return DescriptorCalls.pipe(pipefd);
    }

    /**
     * The same with C's own arguments.
     *
     * <pre>{@code int pipe(int pipefd[2]);}</pre>
     *
     * <p>{@code EFAULT} (14, observed on Linux) for {@code NULL}.
     *
     * @param pipefd native room for two {@code int}s, or {@code NULL}
     * @return 0 or the negated error
     */
    public static int pipe(MemorySegment pipefd) {
        Check.struct("pipe", "pipefd", pipefd, 2L * Integer.BYTES);
        return DescriptorCalls.pipe(pipefd);
    }

    /**
     * Copies a descriptor to the lowest free number. Both share the position, the status flags and the socket, and each has
     * {@code FD_CLOEXEC} of its own, not set on the copy.
     *
     * <pre>{@code int dup(int oldfd);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>{@code oldfd} is not open</td></tr>
     * <tr><td>EMFILE</td><td>24 o</td><td>24 d</td><td>no descriptor left</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/dup.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/dup.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/dup.2.html">Apple</a>.
     *
     * @param oldfd the descriptor; stays the caller's
     * @return a new descriptor, the caller's to close, or the negated error
     */
    public static int dup(int oldfd) {
        return DescriptorCalls.dup(oldfd);
    }

    /**
     * Copies a descriptor to a given number. If that is open it is closed first, in the same step, and nobody learns what its
     * close said: the number must be the caller's own. A number that happens to be the JVM's would end the JVM's file.
     *
     * <pre>{@code int dup2(int oldfd, int newfd);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>{@code oldfd} is not open, or {@code newfd} is no possible number</td></tr>
     * <tr><td>EBUSY</td><td>16 d</td><td>-</td><td>Linux: another thread is just opening {@code newfd}</td></tr>
     * <tr><td>EINTR</td><td>4 d</td><td>4 d</td><td>a signal came</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/dup.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/dup.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/dup2.2.html">Apple</a>.
     *
     * @param oldfd the descriptor; stays the caller's
     * @param newfd the number; equal to {@code oldfd}, nothing happens
     * @return {@code newfd}, the caller's to close, or the negated error
     */
    public static int dup2(int oldfd, int newfd) {
        return DescriptorCalls.dup2(oldfd, newfd);
    }
}

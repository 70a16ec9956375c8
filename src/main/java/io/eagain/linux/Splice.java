package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.MessageCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;

/**
 * {@code sendfile}, {@code splice} and {@code tee}: bytes from one descriptor to another that never pass through this
 * program. The rules of {@link io.eagain.Sockets} hold. On another host every call throws
 * {@link UnsupportedOperationException}.
 *
 * <p>An offset is an array of one: the call begins there, leaves in it where the next one begins, and does not move the
 * file's own. {@code null} is no offset: the file's own is used and moves; sockets and pipes have no other. The call works
 * on a copy in this thread's memory.
 */
public final class Splice {
    static {
        NativeAccess.require();
    }

    /** Move pages rather than copy them; a hint. */
    public static final int SPLICE_F_MOVE = NotInlined.of(Linux.SPLICE_F_MOVE);
    /** Do not wait for a pipe; a socket or file that blocks may still. */
    public static final int SPLICE_F_NONBLOCK = NotInlined.of(Linux.SPLICE_F_NONBLOCK);
    /** More will follow, as {@link LinuxSockets#MSG_MORE} says it. */
    public static final int SPLICE_F_MORE = NotInlined.of(Linux.SPLICE_F_MORE);

    private Splice() {
    }

    /**
     * Sends a part of a file.
     *
     * <pre>{@code ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count);}</pre>
     *
     * <p>Less than {@code count} is normal: when a non-blocking socket takes no more, and never above 2,147,479,552 bytes.
     *
     * <table class="striped">
     * <caption>Errors of this call beside those of what it moves; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAGAIN</td><td>11 o</td><td>{@code outFd} is non-blocking and takes nothing</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>not open, or not for reading or writing</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>{@code inFd} is nothing that can be read so, such as a socket; a negative
     * offset; {@code outFd} is open with {@code O_APPEND}</td></tr>
     * <tr><td>ESPIPE</td><td>29 o</td><td>an offset, and {@code inFd} has none</td></tr>
     * <tr><td>EOVERFLOW</td><td>75 o</td><td>the offset and the count go beyond what a file can have</td></tr>
     * <tr><td>EIO, ENOMEM</td><td>5 d, 12 d</td><td>the disk fails; the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">Linux</a>.
     *
     * @param outFd where to, a socket or any other; stays the caller's
     * @param inFd the file; stays the caller's
     * @param offset where in the file, an array of one, or null; see above
     * @param count how many bytes at most
     * @return the number of bytes, 0 at the end of the file, or the negated error
     */
    public static long sendfile(int outFd, int inFd, long[] offset, long count) {
        check("sendfile", "offset", offset);
        return MessageCalls.sendfile(outFd, inFd, offset, count);
    }

    /**
     * Moves bytes into a pipe or out of one.
     *
     * <pre>{@code ssize_t splice(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t len, unsigned int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call beside those of what it moves; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAGAIN</td><td>11 o</td><td>it would have to wait and may not: by a flag, or a descriptor is
     * non-blocking</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>not open, or not for reading or writing</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>no pipe among the two, both are the same pipe, or one does not do this</td></tr>
     * <tr><td>ESPIPE</td><td>29 o</td><td>an offset for a pipe</td></tr>
     * <tr><td>ENOMEM</td><td>12 d</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/splice.2.html">Linux</a>.
     *
     * @param fdIn where from; stays the caller's
     * @param offIn where in a file, an array of one, or null; see above
     * @param fdOut where to; stays the caller's
     * @param offOut where in a file, an array of one, or null; see above
     * @param len how many bytes at most
     * @param flags {@link #SPLICE_F_NONBLOCK} ..., or 0
     * @return the number of bytes, 0 at the end, or the negated error
     */
    public static long splice(int fdIn, long[] offIn, int fdOut, long[] offOut, long len, int flags) {
        check("splice", "offIn", offIn);
        check("splice", "offOut", offOut);
        return MessageCalls.splice(fdIn, offIn, fdOut, offOut, len, flags);
    }

    /**
     * Copies bytes from one pipe to another, where they stay to be read from both.
     *
     * <pre>{@code ssize_t tee(int fd_in, int fd_out, size_t len, unsigned int flags);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAGAIN</td><td>11 o</td><td>it would have to wait and may not</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>one is no pipe, or both are the same</td></tr>
     * <tr><td>EBADF</td><td>9 o</td><td>one is not open</td></tr>
     * <tr><td>ENOMEM</td><td>12 d</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/tee.2.html">Linux</a>.
     *
     * @param fdIn the pipe to copy from; stays the caller's
     * @param fdOut the pipe to copy to; stays the caller's
     * @param len how many bytes at most
     * @param flags {@link #SPLICE_F_NONBLOCK}, or 0
     * @return the number of bytes, 0 when there are none and no writer is left, or the negated error
     */
    public static long tee(int fdIn, int fdOut, long len, int flags) {
        return MessageCalls.tee(fdIn, fdOut, len, flags);
    }

    private static void check(String call, String name, long[] offset) {
        if (offset != null && offset.length != 1) {
            throw new IllegalArgumentException(
                    call + ": " + name + " has " + offset.length + " elements, and an offset is one");
        }
    }
}

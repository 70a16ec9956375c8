package io.eagain.linux;

import io.eagain.generated.numbers.Linux;
import io.eagain.host.Check;
import io.eagain.host.MessageAccess;
import io.eagain.host.MessageCalls;
import io.eagain.host.NativeAccess;
import io.eagain.host.NotInlined;
import io.eagain.host.Times;
import io.eagain.posix.IoVec;
import io.eagain.posix.MsgHdr;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * What Linux alone has for several buffers and several messages. The rules of {@link io.eagain.Sockets} hold, and as in
 * {@link io.eagain.posix.Messages} no call takes a struct with pointers of the caller's own making. On another host every
 * call throws {@link UnsupportedOperationException}.
 */
public final class LinuxMessages {
    static {
        NativeAccess.require();
    }

    /** {@code preadv2}, {@code pwritev2}: do not wait; {@code EAGAIN} instead. */
    public static final int RWF_NOWAIT = NotInlined.of(Linux.RWF_NOWAIT);
    /** {@code preadv2}, {@code pwritev2}: urgent; for files. */
    public static final int RWF_HIPRI = NotInlined.of(Linux.RWF_HIPRI);
    /** {@code pwritev2}: the data are on the disk when it returns; for files. */
    public static final int RWF_DSYNC = NotInlined.of(Linux.RWF_DSYNC);
    /** {@code pwritev2}: the data and what the file system says of them are on the disk; for files. */
    public static final int RWF_SYNC = NotInlined.of(Linux.RWF_SYNC);
    /** {@code pwritev2}: write at the end; for files. */
    public static final int RWF_APPEND = NotInlined.of(Linux.RWF_APPEND);

    private LinuxMessages() {
    }

    /**
     * Receives several messages. The result says exactly how many: from {@code index} on so many are received, each with its
     * {@link MMsgHdrs#length}, and the others are empty. An error after the first message is kept by the socket, and
     * the next call gives it, whatever it was: after a signal it is 512, {@code ERESTARTSYS}, observed, which no other call
     * lets out and {@link io.eagain.ErrnoTable} does not name. {@code MSG_WAITFORONE} avoids the second wait.
     *
     * <pre>{@code int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags, struct timespec *timeout);}</pre>
     *
     * <p><b>The time limit</b> is not what one expects: the kernel looks at it after each message only. A call waits for
     * its next message without limit, and ends when one comes after the time is up. {@link LinuxSockets#MSG_WAITFORONE}
     * waits for the first message alone.
     *
     * <p>Errors: as {@link io.eagain.posix.Messages#recvmsg} if there is no first message, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>a time limit that is none</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/recvmmsg.2.html">Linux</a>.
     *
     * @param fd the socket; stays the caller's
     * @param messages take the messages
     * @param index the one to begin with, as {@code msgvec + index} in C
     * @param vlen how many of them at most; Linux takes more than 1024 for 1024
     * @param flags as for {@code recvmsg}, and {@link LinuxSockets#MSG_WAITFORONE}
     * @param timeout nanoseconds, see above; negative for no limit
     * @return how many messages, or the negated error
     * @throws IndexOutOfBoundsException if there are not {@code vlen} messages from {@code index} on
     */
    public static int recvmmsg(int fd, MMsgHdrs messages, int index, int vlen, int flags, long timeout) {
        return receive(fd, messages, index, vlen, flags, Times.timespec(timeout));
    }

    /**
     * Receives several messages, with C's own time limit: see {@link #recvmmsg(int, MMsgHdrs, int, int, int, long)}.
     *
     * <pre>{@code int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags, struct timespec *timeout);}</pre>
     *
     * @param fd the socket; stays the caller's
     * @param messages take the messages
     * @param index the one to begin with, as {@code msgvec + index} in C
     * @param vlen how many of them at most
     * @param flags as for {@code recvmsg}, and {@link LinuxSockets#MSG_WAITFORONE}
     * @param timeout a {@code struct timespec}, or {@code NULL} for no limit; the kernel leaves in it what remains
     * @return how many messages, or the negated error
     * @throws IndexOutOfBoundsException if there are not {@code vlen} messages from {@code index} on
     */
    public static int recvmmsg(int fd, MMsgHdrs messages, int index, int vlen, int flags, MemorySegment timeout) {
        Check.struct("recvmmsg", "timeout", timeout, 2L * Long.BYTES);
        return receive(fd, messages, index, vlen, flags, timeout);
    }

    private static int receive(int fd, MMsgHdrs messages, int index, int vlen, int flags, MemorySegment timeout) {
        MemorySegment array = messages.enter("recvmmsg", index, vlen, true);
        try {
            int result = MessageCalls.recvmmsg(fd, array, vlen, flags, timeout);
            messages.received(index, vlen, result);
            return result;
        } finally {
            messages.leave(index, vlen);
        }
    }

    /**
     * Sends several messages. The result says exactly how many: from {@code index} on so many are sent, each with its
     * {@link MMsgHdrs#length}, and of the others nothing. It stops at a message that fails; that error is given only if it
     * was the first of all, so a call that begins there tells it.
     *
     * <pre>{@code int sendmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags);}</pre>
     *
     * <p>Errors: as {@link io.eagain.posix.Messages#sendmsg}, of the first message.
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/sendmmsg.2.html">Linux</a>.
     *
     * @param fd the socket; stays the caller's
     * @param messages the messages; only their lengths are changed
     * @param index the one to begin with, as {@code msgvec + index} in C
     * @param vlen how many of them; Linux takes more than 1024 for 1024
     * @param flags as for {@code sendmsg}
     * @return how many messages, or the negated error
     * @throws IndexOutOfBoundsException if there are not {@code vlen} messages from {@code index} on
     */
    public static int sendmmsg(int fd, MMsgHdrs messages, int index, int vlen, int flags) {
        MemorySegment array = messages.enter("sendmmsg", index, vlen, false);
        try {
            return MessageCalls.sendmmsg(fd, array, vlen, flags);
        } finally {
            messages.leave(index, vlen);
        }
    }

    /**
     * Reads into several buffers with flags: {@link io.eagain.posix.Messages#readv} with {@link #RWF_NOWAIT} does not wait,
     * whatever {@code O_NONBLOCK} says.
     *
     * <pre>{@code ssize_t preadv2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags);}</pre>
     *
     * <p>Errors: as {@link io.eagain.posix.Messages#readv}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ESPIPE</td><td>29 o</td><td>another offset than -1, and a descriptor that has none, such as a socket or a pipe</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>flags that the kernel or the descriptor does not know</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/readv.2.html">Linux</a>.
     *
     * @param fd the descriptor; stays the caller's
     * @param iov take the bytes, all {@link IoVec#size()} of them
     * @param offset where in a file; -1 where it stands, the only one for a socket or a pipe
     * @param flags {@link #RWF_NOWAIT} ..., or 0
     * @return the number of bytes, 0 at the end, or the negated error
     */
    public static long preadv2(int fd, IoVec iov, long offset, int flags) {
        Objects.requireNonNull(iov, "iov");
        MessageAccess<IoVec, MsgHdr> access = MessageAccess.get();
        MemorySegment array = access.enter(iov, "preadv2", true);
        try {
            return MessageCalls.preadv2(fd, array, iov.size(), offset, flags);
        } finally {
            access.leave(iov);
        }
    }

    /**
     * Writes several buffers with flags: {@link io.eagain.posix.Messages#writev} with {@link #RWF_NOWAIT} does not wait,
     * whatever {@code O_NONBLOCK} says.
     *
     * <pre>{@code ssize_t pwritev2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags);}</pre>
     *
     * <p>Errors: as {@link io.eagain.posix.Messages#writev}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>ESPIPE</td><td>29 o</td><td>another offset than -1, and a descriptor that has none, such as a socket or a pipe</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>flags that the kernel or the descriptor does not know</td></tr>
     * <tr><td>EOVERFLOW</td><td>75 d</td><td>an offset beyond what a file can have</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://man7.org/linux/man-pages/man2/readv.2.html">Linux</a>.
     *
     * @param fd the descriptor; stays the caller's
     * @param iov the bytes, all {@link IoVec#size()} buffers of them
     * @param offset where in a file; -1 where it stands, the only one for a socket or a pipe
     * @param flags {@link #RWF_NOWAIT} ..., or 0
     * @return the number of bytes taken, or the negated error
     */
    public static long pwritev2(int fd, IoVec iov, long offset, int flags) {
        Objects.requireNonNull(iov, "iov");
        MessageAccess<IoVec, MsgHdr> access = MessageAccess.get();
        MemorySegment array = access.enter(iov, "pwritev2", false);
        try {
            return MessageCalls.pwritev2(fd, array, iov.size(), offset, flags);
        } finally {
            access.leave(iov);
        }
    }
}

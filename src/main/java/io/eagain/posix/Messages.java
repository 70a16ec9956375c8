package io.eagain.posix;

import io.eagain.host.Constants;
import io.eagain.host.MessageCalls;

/**
 * Several buffers in one call, and messages with addresses and control messages. The rules of {@link io.eagain.Sockets}
 * hold: one native call, C's value or the negated error.
 *
 * <p>There is no form of these calls that takes a {@code struct iovec} or a {@code struct msghdr} of the caller's own
 * making: the pointers in it could lead to memory that is gone, or to none at all. {@link IoVec} and {@link MsgHdr} keep
 * what they point to, or refuse it. {@code MemorySegment.NULL} as a buffer passes, so that {@code EFAULT} can be seen.
 */
public final class Messages {
    /** {@link MsgHdr#flags}: the message was longer than the buffers, and the rest is lost. */
    public static final int MSG_TRUNC = Constants.MSG_TRUNC;
    /** {@link MsgHdr#flags}: there was no room for all control messages, and the rest is lost. */
    public static final int MSG_CTRUNC = Constants.MSG_CTRUNC;

    private Messages() {
    }

    /**
     * Reads into several buffers, each filled before the next: see
     * {@link PosixSockets#read(int, java.lang.foreign.MemorySegment, long)}. A datagram is one read, however many buffers
     * it needs.
     *
     * <pre>{@code ssize_t readv(int fd, const struct iovec *iov, int iovcnt);}</pre>
     *
     * <p>Errors: as {@link PosixSockets#read(int, java.lang.foreign.MemorySegment, long)}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>more than 1024 buffers, or a sum of lengths beyond {@code ssize_t}</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/readv.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/readv.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/readv.2.html">Apple</a>.
     *
     * @param fd the descriptor; stays the caller's
     * @param iov take the bytes, all {@link IoVec#size()} of them
     * @return the number of bytes, 0 at the end, or the negated error
     */
    public static long readv(int fd, IoVec iov) {
        var array = iov.enter("readv", true);
        try {
            return MessageCalls.readv(fd, array, iov.size());
        } finally {
            iov.leave();
        }
    }

    /**
     * Writes several buffers, one after the other: see
     * {@link PosixSockets#write(int, java.lang.foreign.MemorySegment, long)}. For a datagram socket they are one datagram.
     * A stream may take a part, and end it in the middle of a buffer.
     *
     * <pre>{@code ssize_t writev(int fd, const struct iovec *iov, int iovcnt);}</pre>
     *
     * <p>Errors: as {@link PosixSockets#write(int, java.lang.foreign.MemorySegment, long)}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>more than 1024 buffers, or a sum of lengths beyond {@code ssize_t}</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/writev.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/writev.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/writev.2.html">Apple</a>.
     *
     * @param fd the descriptor; stays the caller's
     * @param iov the bytes, all {@link IoVec#size()} buffers of them
     * @return the number of bytes taken, or the negated error
     */
    public static long writev(int fd, IoVec iov) {
        var array = iov.enter("writev", false);
        try {
            return MessageCalls.writev(fd, array, iov.size());
        } finally {
            iov.leave();
        }
    }

    /**
     * Sends a message: to {@link MsgHdr#name()} if it has a length, of the bytes of {@link MsgHdr#iov()}, with the control
     * messages of {@link MsgHdr#control()}.
     *
     * <pre>{@code ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags);}</pre>
     *
     * <p>On a stream control messages go with the first byte, and need at least one. With Linux's {@code MSG_ZEROCOPY} the
     * kernel reads the buffers after the call: whoever owns them must leave them alone, and their arena open, until the
     * completion has come. Nothing here can keep them after the call.
     *
     * <p>Errors: as {@link io.eagain.Sockets#sendto(int, java.lang.foreign.MemorySegment, long, int, io.eagain.SockAddr)}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>a descriptor to pass is not open</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>a bad address of a buffer</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>a control message that the socket does not know, or of a wrong
     * length; Linux: more than 253 descriptors</td></tr>
     * <tr><td>EMSGSIZE</td><td>90 o</td><td>40 d</td><td>more than 1024 buffers; a datagram that is too long</td></tr>
     * <tr><td>EPERM</td><td>1 o</td><td>-</td><td>Linux: credentials of somebody else</td></tr>
     * <tr><td>ETOOMANYREFS</td><td>109 o</td><td>-</td><td>Linux: more descriptors under way than
     * {@code RLIMIT_NOFILE}</td></tr>
     * <tr><td>ENOBUFS</td><td>105 d</td><td>55 d</td><td>no memory; Linux: more control data or zero-copy memory than the
     * limits allow</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/sendmsg.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/sendmsg.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/sendmsg.2.html">Apple</a>.
     *
     * @param fd the socket; stays the caller's
     * @param message the message; nothing of it is changed
     * @param flags {@link PosixSockets#MSG_DONTWAIT} ..., or 0
     * @return the number of bytes taken, or the negated error
     */
    public static long sendmsg(int fd, MsgHdr message, int flags) {
        message.enter("sendmsg", false, message.struct());
        try {
            return MessageCalls.sendmsg(fd, message.struct(), flags);
        } finally {
            message.leave();
        }
    }

    /**
     * Receives a message: its bytes into {@link MsgHdr#iov()}, its sender into {@link MsgHdr#name()}, its control messages
     * into {@link MsgHdr#control()}, and what became of it into {@link MsgHdr#flags()}.
     *
     * <pre>{@code ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags);}</pre>
     *
     * <p>Descriptors that came are open from now on and the caller's to close, even if it did not look for them. Those that
     * had no room are gone, and {@link #MSG_CTRUNC} says so.
     *
     * <p>Errors: as {@link io.eagain.Sockets#recv(int, java.lang.foreign.MemorySegment, long, int)}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAGAIN</td><td>11 o</td><td>35 d</td><td>nothing there now</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>a bad address of a buffer</td></tr>
     * <tr><td>EMSGSIZE</td><td>90 o</td><td>40 d</td><td>more than 1024 buffers</td></tr>
     * <tr><td>EMFILE</td><td>-</td><td>24 d</td><td>macOS: no room for the descriptors that came; Linux leaves them out,
     * with {@code MSG_CTRUNC}</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/recvmsg.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/recvmsg.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recvmsg.2.html">Apple</a>.
     *
     * @param fd the socket; stays the caller's
     * @param message takes the message; after an error it has no address, no control messages and no flags
     * @param flags {@link io.eagain.Sockets#MSG_PEEK}, {@link PosixSockets#MSG_DONTWAIT} ..., or 0; what came back is in
     *     {@link MsgHdr#flags()}
     * @return the number of bytes, 0 at the end of a stream, or the negated error
     */
    public static long recvmsg(int fd, MsgHdr message, int flags) {
        message.enter("recvmsg", true, message.struct());
        try {
            long result = MessageCalls.recvmsg(fd, message.struct(), flags);
            if (result < 0) {
                message.nothingReceived();
            } else {
                message.received(message.struct());
            }
            return result;
        } finally {
            message.leave();
        }
    }
}

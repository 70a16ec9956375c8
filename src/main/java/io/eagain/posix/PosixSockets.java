package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.PosixCalls;
import io.eagain.host.Position;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * What Linux and macOS have for sockets and Windows has not: {@code socketpair}, {@code read} and {@code write}, and some
 * flags. The rules of {@link io.eagain.Sockets} hold: one native call, C's value or the negated error.
 */
public final class PosixSockets {
    /** This one call does not block; a heap buffer needs it. */
    public static final int MSG_DONTWAIT = Constants.MSG_DONTWAIT;
    /** The end of a record. */
    public static final int MSG_EOR = Constants.MSG_EOR;
    /** No SIGPIPE from this call. Linux; macOS only in recent versions (documented). */
    public static final int MSG_NOSIGNAL = Constants.MSG_NOSIGNAL;

    private PosixSockets() {
    }

    /**
     * Makes two connected sockets.
     *
     * <pre>{@code int socketpair(int domain, int type, int protocol, int sv[2]);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EAFNOSUPPORT</td><td>97 o</td><td>47 d</td><td>no such family here</td></tr>
     * <tr><td>EOPNOTSUPP</td><td>95 o</td><td>102 d</td><td>a family that has no pairs: {@code AF_INET}</td></tr>
     * <tr><td>EPROTONOSUPPORT</td><td>93 o</td><td>43 d</td><td>the family has no such protocol</td></tr>
     * <tr><td>EPROTOTYPE</td><td>-</td><td>41 d</td><td>macOS: the protocol has another type</td></tr>
     * <tr><td>EINVAL, ESOCKTNOSUPPORT</td><td>22 o, 94 o</td><td>-</td><td>an unknown type; one that the family does not have</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>a bad address</td></tr>
     * <tr><td>EMFILE, ENFILE</td><td>24 o, 23 d</td><td>24 d, 23 d</td><td>no descriptor left</td></tr>
     * <tr><td>ENOBUFS, ENOMEM</td><td>105 d, 12 d</td><td>55 d, 12 d</td><td>the system has no memory for it</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/socketpair.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/socketpair.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/socketpair.2.html">Apple</a>.
     *
     * @param domain {@code AF_UNIX}
     * @param type {@code SOCK_STREAM}, {@code SOCK_DGRAM} or {@code SOCK_SEQPACKET}
     * @param protocol 0
     * @param sv takes the two descriptors, the caller's to close; untouched after an error
     * @return 0 or the negated error
     * @throws IndexOutOfBoundsException if {@code sv} has fewer than two elements
     */
    public static int socketpair(int domain, int type, int protocol, int[] sv) {
        Check.two("socketpair", "sv", sv);
        return PosixCalls.socketpair(domain, type, protocol, sv);
    }

    /**
     * Makes two connected sockets, with C's own arguments: see {@link #socketpair(int, int, int, int[])}.
     *
     * <pre>{@code int socketpair(int domain, int type, int protocol, int sv[2]);}</pre>
     *
     * @param domain {@code AF_UNIX}
     * @param type {@code SOCK_STREAM}, {@code SOCK_DGRAM} or {@code SOCK_SEQPACKET}
     * @param protocol 0
     * @param sv native room for two {@code int}s, or {@code NULL}
     * @return 0 or the negated error
     */
    public static int socketpair(int domain, int type, int protocol, MemorySegment sv) {
        Check.struct("socketpair", "sv", sv, 2L * Integer.BYTES);
        return PosixCalls.socketpair(domain, type, protocol, sv);
    }

    /**
     * Reads: {@link io.eagain.Sockets#recv(int, MemorySegment, long, int)} without flags, for any descriptor.
     *
     * <pre>{@code ssize_t read(int fd, void *buf, size_t count);}</pre>
     *
     * <p>Errors: as {@link io.eagain.Sockets#recv(int, MemorySegment, long, int)}, never {@code ENOTSOCK}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>{@code fd} is not open, or not for reading</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>what cannot be read so: an eventfd with fewer than 8 bytes</td></tr>
     * <tr><td>EISDIR</td><td>21 o</td><td>21 d</td><td>a directory</td></tr>
     * <tr><td>EIO</td><td>5 o</td><td>5 d</td><td>the disk or the device fails</td></tr>
     * <tr><td>EOVERFLOW, ENXIO</td><td>75 d, 6 d</td><td>- , 6 d</td><td>a file too large for its descriptor; a device that is missing</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/read.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/read.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/read.2.html">Apple</a>.
     *
     * @param fd the descriptor; stays the caller's
     * @param buf takes the bytes; native, for no flag keeps this call from blocking
     * @param count how many bytes at most
     * @return the number of bytes, 0 at the end, or the negated error
     */
    public static long read(int fd, MemorySegment buf, long count) {
        Check.nativeOnly("read", "buf", buf);
        Check.output("read", "buf", buf, count);
        return PosixCalls.read(fd, buf, count);
    }

    /**
     * Reads into a direct byte buffer, from its position to its limit: see {@link #read(int, MemorySegment, long)}.
     *
     * <pre>{@code ssize_t read(int fd, void *buf, size_t count);}</pre>
     *
     * @param fd the descriptor; stays the caller's
     * @param buf takes the bytes; its position moves by as many
     * @return the number of bytes, 0 at the end, or the negated error
     */
    public static long read(int fd, ByteBuffer buf) {
        int start = buf.position();
        MemorySegment segment = MemorySegment.ofBuffer(buf);
        return Position.advance(buf, start, read(fd, segment, segment.byteSize()));
    }

    /**
     * Writes: {@link io.eagain.Sockets#send(int, MemorySegment, long, int)} without flags, for any descriptor.
     *
     * <pre>{@code ssize_t write(int fd, const void *buf, size_t count);}</pre>
     *
     * <p>Errors: as {@link io.eagain.Sockets#send(int, MemorySegment, long, int)}, never {@code ENOTSOCK}, and:
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>{@code fd} is not open, or not for writing</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>what cannot be written so: an eventfd with fewer than 8 bytes</td></tr>
     * <tr><td>EFBIG</td><td>27 o</td><td>27 d</td><td>beyond the largest size of a file, or beyond {@code RLIMIT_FSIZE}</td></tr>
     * <tr><td>ENOSPC, EDQUOT</td><td>28 o, 122 d</td><td>28 d, 69 d</td><td>no room left on the device, or for this user</td></tr>
     * <tr><td>EPERM</td><td>1 o</td><td>-</td><td>Linux: a file in memory that is sealed</td></tr>
     * <tr><td>EIO</td><td>5 o</td><td>5 d</td><td>the disk or the device fails</td></tr>
     * <tr><td>ENXIO</td><td>6 d</td><td>6 d</td><td>a device that is missing</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/write.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/write.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/write.2.html">Apple</a>.
     *
     * @param fd the descriptor; stays the caller's
     * @param buf the bytes; native, for no flag keeps this call from blocking
     * @param count how many bytes
     * @return the number of bytes taken, or the negated error
     */
    public static long write(int fd, MemorySegment buf, long count) {
        Check.nativeOnly("write", "buf", buf);
        Check.input("write", "buf", buf, count);
        return PosixCalls.write(fd, buf, count);
    }

    /**
     * Writes a direct byte buffer, from its position to its limit: see {@link #write(int, MemorySegment, long)}.
     *
     * <pre>{@code ssize_t write(int fd, const void *buf, size_t count);}</pre>
     *
     * @param fd the descriptor; stays the caller's
     * @param buf the bytes; its position moves by as many as were taken
     * @return the number of bytes taken, or the negated error
     */
    public static long write(int fd, ByteBuffer buf) {
        int start = buf.position();
        MemorySegment segment = MemorySegment.ofBuffer(buf);
        return Position.advance(buf, start, write(fd, segment, segment.byteSize()));
    }
}

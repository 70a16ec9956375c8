package io.eagain.posix;

import io.eagain.host.Check;
import io.eagain.host.Constants;
import io.eagain.host.PosixCalls;
import io.eagain.host.Unbounded;
import java.lang.foreign.MemorySegment;

/**
 * {@code fcntl}: what a descriptor is set to, {@code O_NONBLOCK} first of all. The rules of {@link io.eagain.Sockets} hold.
 */
public final class Fcntl {
    /** Copy the descriptor to the lowest free number not below the argument. */
    public static final int F_DUPFD = Constants.F_DUPFD;
    /** The same, and set {@link #FD_CLOEXEC} on the copy. */
    public static final int F_DUPFD_CLOEXEC = Constants.F_DUPFD_CLOEXEC;
    /** Read the descriptor flags. */
    public static final int F_GETFD = Constants.F_GETFD;
    /** Set the descriptor flags. */
    public static final int F_SETFD = Constants.F_SETFD;
    /** Read the status flags. */
    public static final int F_GETFL = Constants.F_GETFL;
    /** Set the status flags, all of them: read, change, set. */
    public static final int F_SETFL = Constants.F_SETFL;
    /** Set who gets the signals of this descriptor. */
    public static final int F_SETOWN = Constants.F_SETOWN;
    /** Descriptor flag: closed by {@code execve}. */
    public static final int FD_CLOEXEC = Constants.FD_CLOEXEC;
    /** Access mode: reading. */
    public static final int O_RDONLY = Constants.O_RDONLY;
    /** Access mode: writing. */
    public static final int O_WRONLY = Constants.O_WRONLY;
    /** Access mode: both, as every socket has it. */
    public static final int O_RDWR = Constants.O_RDWR;
    /** The bits of the access mode. */
    public static final int O_ACCMODE = Constants.O_ACCMODE;
    /** Status flag: calls give {@code EAGAIN} where they would block. */
    public static final int O_NONBLOCK = Constants.O_NONBLOCK;
    /** Status flag: append. */
    public static final int O_APPEND = Constants.O_APPEND;
    /** Status flag: a signal when the descriptor becomes ready. */
    public static final int O_ASYNC = Constants.O_ASYNC;

    private Fcntl() {
    }

    /**
     * Reads or changes what a descriptor is set to.
     *
     * <pre>{@code int fcntl(int fd, int cmd, int arg);}</pre>
     *
     * <table class="striped">
     * <caption>Errors of this call; o: observed, d: documented, not run</caption>
     * <thead><tr><th>error</th><th>Linux</th><th>macOS</th><th>when</th></tr></thead>
     * <tbody>
     * <tr><td>EBADF</td><td>9 o</td><td>9 d</td><td>{@code fd} is not open</td></tr>
     * <tr><td>EINVAL</td><td>22 o</td><td>22 d</td><td>no such command, or a number that {@code F_DUPFD} refuses</td></tr>
     * <tr><td>EMFILE</td><td>24 o</td><td>24 d</td><td>{@code F_DUPFD}: no descriptor left</td></tr>
     * <tr><td>EAGAIN, EINTR, EDEADLK, ENOLCK</td><td>11 o, 4 o, 35 d, 37 d</td><td>35 d, 4 d, 11 d, 77 d</td><td>locks: taken, a signal came first, two processes that wait for each other, no room</td></tr>
     * <tr><td>EFAULT</td><td>14 o</td><td>14 d</td><td>a bad address</td></tr>
     * <tr><td>EBUSY</td><td>16 o</td><td>-</td><td>Linux: a pipe holds more than it shall be able to</td></tr>
     * <tr><td>EPERM</td><td>1 o</td><td>-</td><td>Linux: a file in memory that is sealed</td></tr>
     * <tr><td>ENOTDIR</td><td>20 o</td><td>-</td><td>Linux: {@code F_NOTIFY} of what is no directory</td></tr>
     * <tr><td>EOVERFLOW</td><td>75 o</td><td>84 d</td><td>a lock beyond the largest offset</td></tr>
     * </tbody>
     * </table>
     *
     * <p>References: <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/fcntl.html">POSIX</a>,
     * <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">Linux</a>,
     * <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/fcntl.2.html">Apple</a>.
     *
     * @param fd the descriptor; stays the caller's
     * @param cmd {@link #F_GETFL}, {@link #F_SETFL} ...
     * @param arg the argument; 0 where the command takes none
     * @return what the command gives (flags, a new descriptor, 0), or the negated error
     * @throws IllegalArgumentException for {@code F_GETOWN}, whose result may be negative without being an error, and for a
     *     command that takes its argument for an address, such as Linux's {@code F_GETOWN_EX}
     */
    public static int fcntl(int fd, int cmd, int arg) {
        if (cmd == Constants.F_GETOWN && cmd != Constants.NONE) {
            throw new IllegalArgumentException("fcntl: F_GETOWN gives a process group as a negative number, which could"
                    + " not be told from an error; on Linux use LinuxFcntl.F_GETOWN_EX");
        }
        Unbounded.refuseCommand(cmd);
        return PosixCalls.fcntl(fd, cmd, arg);
    }

    /**
     * The same for a command whose argument is a pointer, such as Linux's {@code F_SETOWN_EX}.
     *
     * <pre>{@code int fcntl(int fd, int cmd, void *arg);}</pre>
     *
     * @param fd the descriptor; stays the caller's
     * @param cmd the command
     * @param arg a struct that the command knows, or {@code NULL}; that it is large enough is checked for the commands that
     *     {@code LinuxFcntl} names, and is the caller's matter for others
     * @return what the command gives, or the negated error
     */
    public static int fcntl(int fd, int cmd, MemorySegment arg) {
        Check.nativeOnly("fcntl", "arg", arg);
        Check.notEmpty("fcntl", "arg", arg);
        if (cmd == Constants.F_SETOWN_EX || cmd == Constants.F_GETOWN_EX) {
            Check.struct("fcntl", "arg", arg, 2L * Integer.BYTES);
        }
        return PosixCalls.fcntl(fd, cmd, arg);
    }
}

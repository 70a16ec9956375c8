package io.eagain;

import io.eagain.host.ErrnoNumbers;
import java.util.List;
import java.util.OptionalInt;

/**
 * This host's error numbers, for the names that socket code compares with, and the names of the numbers.
 *
 * <pre>{@code
 * long n = Sockets.recv(fd, buffer, length, 0);
 * if (n == -Errno.EAGAIN || n == -Errno.EWOULDBLOCK) {
 *     // nothing there yet
 * } else if (n < 0) {
 *     System.err.println("recv: " + Errno.toString(Errno.of(n)));
 * }
 * }</pre>
 *
 * <p>That test is right on every host. {@code EAGAIN} and {@code EWOULDBLOCK} are one number on Linux, macOS and
 * FreeBSD. On Windows, as in Python's {@code errno} module, {@code EWOULDBLOCK} is {@code WSAEWOULDBLOCK} (10035) and
 * {@code EAGAIN} is the C runtime's 11, which Winsock never gives.
 *
 * <p><b>On Windows</b> a constant is Winsock's number wherever Winsock has the error: {@code EINVAL} is
 * {@code WSAEINVAL} (10022) and {@code EINTR} is {@code WSAEINTR} (10004), because that is what a socket call gives.
 * (Python keeps the C runtime's 22 and 4 under these two names, and under {@code EBADF}, {@code EACCES},
 * {@code EFAULT}, {@code EMFILE} and {@code ENAMETOOLONG}.) Where Winsock has no such error, as for {@code EPIPE}, the
 * constant is the C runtime's number, below 200, and so equals no result of a socket call.
 *
 * <p>The constants are not compile-time constants: a class compiled on one host has the right numbers on another. They
 * cannot stand in a {@code case} label for that reason. Names that only one system has are in {@link ErrnoTable}, and
 * so are the tables of the other hosts.
 *
 * <p>The methods speak of {@link ErrnoTable#host() this host's table} and take error numbers as the system has them,
 * positive. {@link #of} makes such a number of a result. On a host without a table the methods that look one up throw
 * {@link UnsupportedOperationException}. On a host that eagain makes no calls on, every constant is
 * {@link Integer#MIN_VALUE}, which equals no result.
 */
public final class Errno {
    /** Operation not permitted. */
    public static final int EPERM = ErrnoNumbers.EPERM;

    /** No such file or directory. */
    public static final int ENOENT = ErrnoNumbers.ENOENT;

    /** No such process. */
    public static final int ESRCH = ErrnoNumbers.ESRCH;

    /** Interrupted system call. */
    public static final int EINTR = ErrnoNumbers.EINTR;

    /** Input/output error. */
    public static final int EIO = ErrnoNumbers.EIO;

    /** No such device or address. */
    public static final int ENXIO = ErrnoNumbers.ENXIO;

    /** Bad file descriptor. */
    public static final int EBADF = ErrnoNumbers.EBADF;

    /**
     * Resource temporarily unavailable. Equal to {@link #EWOULDBLOCK} on Linux, macOS and FreeBSD. On Windows it is the
     * C runtime's 11, which no socket call gives.
     */
    public static final int EAGAIN = ErrnoNumbers.EAGAIN;

    /**
     * Operation would block. Equal to {@link #EAGAIN} on Linux, macOS and FreeBSD. On Windows it is
     * {@code WSAEWOULDBLOCK}, which a {@code connect} that has begun gives as well.
     */
    public static final int EWOULDBLOCK = ErrnoNumbers.EWOULDBLOCK;

    /** Cannot allocate memory. */
    public static final int ENOMEM = ErrnoNumbers.ENOMEM;

    /** Permission denied. */
    public static final int EACCES = ErrnoNumbers.EACCES;

    /** Bad address. */
    public static final int EFAULT = ErrnoNumbers.EFAULT;

    /** Device or resource busy. */
    public static final int EBUSY = ErrnoNumbers.EBUSY;

    /** File exists. */
    public static final int EEXIST = ErrnoNumbers.EEXIST;

    /** No such device. */
    public static final int ENODEV = ErrnoNumbers.ENODEV;

    /** Not a directory. */
    public static final int ENOTDIR = ErrnoNumbers.ENOTDIR;

    /** Invalid argument. */
    public static final int EINVAL = ErrnoNumbers.EINVAL;

    /** Too many open files in system. */
    public static final int ENFILE = ErrnoNumbers.ENFILE;

    /** Too many open files. */
    public static final int EMFILE = ErrnoNumbers.EMFILE;

    /** Inappropriate ioctl for device. */
    public static final int ENOTTY = ErrnoNumbers.ENOTTY;

    /** No space left on device. */
    public static final int ENOSPC = ErrnoNumbers.ENOSPC;

    /** Illegal seek. */
    public static final int ESPIPE = ErrnoNumbers.ESPIPE;

    /** Read-only file system. */
    public static final int EROFS = ErrnoNumbers.EROFS;

    /** Broken pipe. */
    public static final int EPIPE = ErrnoNumbers.EPIPE;

    /** Numerical argument out of domain. */
    public static final int EDOM = ErrnoNumbers.EDOM;

    /** File name too long. */
    public static final int ENAMETOOLONG = ErrnoNumbers.ENAMETOOLONG;

    /** Function not implemented. */
    public static final int ENOSYS = ErrnoNumbers.ENOSYS;

    /** Too many levels of symbolic links. */
    public static final int ELOOP = ErrnoNumbers.ELOOP;

    /** Protocol error. */
    public static final int EPROTO = ErrnoNumbers.EPROTO;

    /** Value too large for defined data type. */
    public static final int EOVERFLOW = ErrnoNumbers.EOVERFLOW;

    /** Socket operation on non-socket. */
    public static final int ENOTSOCK = ErrnoNumbers.ENOTSOCK;

    /** Destination address required. */
    public static final int EDESTADDRREQ = ErrnoNumbers.EDESTADDRREQ;

    /** Message too long. */
    public static final int EMSGSIZE = ErrnoNumbers.EMSGSIZE;

    /** Protocol wrong type for socket. */
    public static final int EPROTOTYPE = ErrnoNumbers.EPROTOTYPE;

    /** Protocol not available. */
    public static final int ENOPROTOOPT = ErrnoNumbers.ENOPROTOOPT;

    /** Protocol not supported. */
    public static final int EPROTONOSUPPORT = ErrnoNumbers.EPROTONOSUPPORT;

    /** Socket type not supported. */
    public static final int ESOCKTNOSUPPORT = ErrnoNumbers.ESOCKTNOSUPPORT;

    /**
     * Operation not supported. Equal to {@link #ENOTSUP} on Linux and FreeBSD, another number on macOS and Windows.
     */
    public static final int EOPNOTSUPP = ErrnoNumbers.EOPNOTSUPP;

    /**
     * Operation not supported. Equal to {@link #EOPNOTSUPP} on Linux and FreeBSD, another number on macOS. On Windows
     * it is the C runtime's 129, which no socket call gives.
     */
    public static final int ENOTSUP = ErrnoNumbers.ENOTSUP;

    /** Protocol family not supported. */
    public static final int EPFNOSUPPORT = ErrnoNumbers.EPFNOSUPPORT;

    /** Address family not supported by protocol. */
    public static final int EAFNOSUPPORT = ErrnoNumbers.EAFNOSUPPORT;

    /** Address already in use. */
    public static final int EADDRINUSE = ErrnoNumbers.EADDRINUSE;

    /** Cannot assign requested address. */
    public static final int EADDRNOTAVAIL = ErrnoNumbers.EADDRNOTAVAIL;

    /** Network is down. */
    public static final int ENETDOWN = ErrnoNumbers.ENETDOWN;

    /** Network is unreachable. */
    public static final int ENETUNREACH = ErrnoNumbers.ENETUNREACH;

    /** Network dropped connection on reset. */
    public static final int ENETRESET = ErrnoNumbers.ENETRESET;

    /** Software caused connection abort. */
    public static final int ECONNABORTED = ErrnoNumbers.ECONNABORTED;

    /** Connection reset by peer. */
    public static final int ECONNRESET = ErrnoNumbers.ECONNRESET;

    /** No buffer space available. */
    public static final int ENOBUFS = ErrnoNumbers.ENOBUFS;

    /** Transport endpoint is already connected. */
    public static final int EISCONN = ErrnoNumbers.EISCONN;

    /** Transport endpoint is not connected. */
    public static final int ENOTCONN = ErrnoNumbers.ENOTCONN;

    /** Cannot send after transport endpoint shutdown. */
    public static final int ESHUTDOWN = ErrnoNumbers.ESHUTDOWN;

    /** Too many references: cannot splice. */
    public static final int ETOOMANYREFS = ErrnoNumbers.ETOOMANYREFS;

    /** Connection timed out. */
    public static final int ETIMEDOUT = ErrnoNumbers.ETIMEDOUT;

    /** Connection refused. */
    public static final int ECONNREFUSED = ErrnoNumbers.ECONNREFUSED;

    /** Host is down. */
    public static final int EHOSTDOWN = ErrnoNumbers.EHOSTDOWN;

    /** No route to host. */
    public static final int EHOSTUNREACH = ErrnoNumbers.EHOSTUNREACH;

    /** Operation already in progress. */
    public static final int EALREADY = ErrnoNumbers.EALREADY;

    /**
     * Operation now in progress: a non-blocking {@code connect} has begun. On Windows that {@code connect} gives
     * {@link #EWOULDBLOCK} instead.
     */
    public static final int EINPROGRESS = ErrnoNumbers.EINPROGRESS;

    /**
     * Operation canceled. On Windows it is the C runtime's 105; {@code WSAECANCELLED} is another error.
     */
    public static final int ECANCELED = ErrnoNumbers.ECANCELED;

    private Errno() {
    }

    /**
     * Returns the error number in a result of the raw API.
     *
     * @param result what a function of the raw API returned
     * @return 0 if the result is no error (0 or above), else the error number, positive
     * @throws IllegalArgumentException if the result is no {@code int}; no call returns such a one
     */
    public static int of(long result) {
        if (result >= 0) {
            return 0;
        }
        if (result < -Integer.MAX_VALUE) {
            throw new IllegalArgumentException("result is " + result + ", which no call returns");
        }
        return (int) -result;
    }

    /**
     * Returns the canonical name of an error number of this host.
     *
     * @param errno an error number, positive
     * @return the name, such as {@code "ECONNRESET"}, on Windows {@code "WSAECONNRESET"}; {@code "error 9999"} for a
     *         number that this host's table does not have, {@code "no error"} for 0
     * @throws IllegalArgumentException if the number is negative
     */
    public static String name(int errno) {
        return ErrnoTable.host().name(errno);
    }

    /**
     * Returns all names of an error number of this host, the canonical one first: {@code EAGAIN} and
     * {@code EWOULDBLOCK} for 11 on Linux.
     *
     * @param errno an error number, positive
     * @return the names; empty if this host's table has none, and for 0
     * @throws IllegalArgumentException if the number is negative
     */
    public static List<String> names(int errno) {
        return ErrnoTable.host().names(errno);
    }

    /**
     * Returns what an error number of this host means.
     *
     * @param errno an error number, positive
     * @return a phrase such as {@code "Connection reset by peer"}; {@code "Unknown error 9999"} for a number that this
     *         host's table does not have, {@code "Success"} for 0
     * @throws IllegalArgumentException if the number is negative
     */
    public static String description(int errno) {
        return ErrnoTable.host().description(errno);
    }

    /**
     * Returns this host's number of a name, also of one that is no constant here. For a name that is one it is the
     * constant's value, so on Windows {@code "ECONNRESET"} and {@code "WSAECONNRESET"} are 10054, and {@code "EAGAIN"}
     * is the C runtime's 11.
     *
     * @param name a name, matched exactly
     * @return the number, or empty if this host does not have the name
     * @throws IllegalArgumentException if the name is null or blank
     */
    public static OptionalInt number(String name) {
        OptionalInt number = ErrnoTable.host().number(name);
        // A name that Winsock does not have.
        return number.isEmpty() && ErrnoTable.host() == ErrnoTable.WINSOCK
                ? ErrnoTable.WINDOWS_CRT.number(name)
                : number;
    }

    /**
     * Returns the name, the number and the meaning of an error number of this host, for a message or a log.
     *
     * @param errno an error number, positive
     * @return {@code "ECONNRESET (104): Connection reset by peer"}; {@code "error 9999: not in the Linux table"} for a
     *         number that this host's table does not have; {@code "no error (0)"} for 0
     * @throws IllegalArgumentException if the number is negative
     */
    public static String toString(int errno) {
        return ErrnoTable.host().toString(errno);
    }
}

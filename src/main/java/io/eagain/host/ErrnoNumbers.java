package io.eagain.host;

import io.eagain.ErrnoTable;
import io.eagain.generated.linux.LinuxH;
import java.util.OptionalInt;

/**
 * This host's error numbers, a line a name: on Linux from its generated header, elsewhere from {@link ErrnoTable} until
 * that host has one.
 */
public final class ErrnoNumbers {
    /**
     * No such number on this host. It is its own negative as an {@code int}, and so neither it nor its negative is ever
     * the result of a call.
     */
    public static final int NONE = Integer.MIN_VALUE;

    private static final boolean LINUX = Os.CURRENT == Os.LINUX;

    public static final int EPERM = LINUX ? LinuxH.EPERM() : of("EPERM");
    public static final int ENOENT = LINUX ? LinuxH.ENOENT() : of("ENOENT");
    public static final int ESRCH = LINUX ? LinuxH.ESRCH() : of("ESRCH");
    public static final int EINTR = LINUX ? LinuxH.EINTR() : of("EINTR");
    public static final int EIO = LINUX ? LinuxH.EIO() : of("EIO");
    public static final int ENXIO = LINUX ? LinuxH.ENXIO() : of("ENXIO");
    public static final int EBADF = LINUX ? LinuxH.EBADF() : of("EBADF");
    public static final int EAGAIN = LINUX ? LinuxH.EAGAIN() : of("EAGAIN");
    public static final int EWOULDBLOCK = LINUX ? LinuxH.EWOULDBLOCK() : of("EWOULDBLOCK");
    public static final int ENOMEM = LINUX ? LinuxH.ENOMEM() : of("ENOMEM");
    public static final int EACCES = LINUX ? LinuxH.EACCES() : of("EACCES");
    public static final int EFAULT = LINUX ? LinuxH.EFAULT() : of("EFAULT");
    public static final int EBUSY = LINUX ? LinuxH.EBUSY() : of("EBUSY");
    public static final int EEXIST = LINUX ? LinuxH.EEXIST() : of("EEXIST");
    public static final int ENODEV = LINUX ? LinuxH.ENODEV() : of("ENODEV");
    public static final int ENOTDIR = LINUX ? LinuxH.ENOTDIR() : of("ENOTDIR");
    public static final int EINVAL = LINUX ? LinuxH.EINVAL() : of("EINVAL");
    public static final int ENFILE = LINUX ? LinuxH.ENFILE() : of("ENFILE");
    public static final int EMFILE = LINUX ? LinuxH.EMFILE() : of("EMFILE");
    public static final int ENOTTY = LINUX ? LinuxH.ENOTTY() : of("ENOTTY");
    public static final int ENOSPC = LINUX ? LinuxH.ENOSPC() : of("ENOSPC");
    public static final int ESPIPE = LINUX ? LinuxH.ESPIPE() : of("ESPIPE");
    public static final int EROFS = LINUX ? LinuxH.EROFS() : of("EROFS");
    public static final int EPIPE = LINUX ? LinuxH.EPIPE() : of("EPIPE");
    public static final int EDOM = LINUX ? LinuxH.EDOM() : of("EDOM");
    public static final int ENAMETOOLONG = LINUX ? LinuxH.ENAMETOOLONG() : of("ENAMETOOLONG");
    public static final int ENOSYS = LINUX ? LinuxH.ENOSYS() : of("ENOSYS");
    public static final int ELOOP = LINUX ? LinuxH.ELOOP() : of("ELOOP");
    public static final int EPROTO = LINUX ? LinuxH.EPROTO() : of("EPROTO");
    public static final int EOVERFLOW = LINUX ? LinuxH.EOVERFLOW() : of("EOVERFLOW");
    public static final int ENOTSOCK = LINUX ? LinuxH.ENOTSOCK() : of("ENOTSOCK");
    public static final int EDESTADDRREQ = LINUX ? LinuxH.EDESTADDRREQ() : of("EDESTADDRREQ");
    public static final int EMSGSIZE = LINUX ? LinuxH.EMSGSIZE() : of("EMSGSIZE");
    public static final int EPROTOTYPE = LINUX ? LinuxH.EPROTOTYPE() : of("EPROTOTYPE");
    public static final int ENOPROTOOPT = LINUX ? LinuxH.ENOPROTOOPT() : of("ENOPROTOOPT");
    public static final int EPROTONOSUPPORT = LINUX ? LinuxH.EPROTONOSUPPORT() : of("EPROTONOSUPPORT");
    public static final int ESOCKTNOSUPPORT = LINUX ? LinuxH.ESOCKTNOSUPPORT() : of("ESOCKTNOSUPPORT");
    public static final int EOPNOTSUPP = LINUX ? LinuxH.EOPNOTSUPP() : of("EOPNOTSUPP");
    public static final int ENOTSUP = LINUX ? LinuxH.ENOTSUP() : of("ENOTSUP");
    public static final int EPFNOSUPPORT = LINUX ? LinuxH.EPFNOSUPPORT() : of("EPFNOSUPPORT");
    public static final int EAFNOSUPPORT = LINUX ? LinuxH.EAFNOSUPPORT() : of("EAFNOSUPPORT");
    public static final int EADDRINUSE = LINUX ? LinuxH.EADDRINUSE() : of("EADDRINUSE");
    public static final int EADDRNOTAVAIL = LINUX ? LinuxH.EADDRNOTAVAIL() : of("EADDRNOTAVAIL");
    public static final int ENETDOWN = LINUX ? LinuxH.ENETDOWN() : of("ENETDOWN");
    public static final int ENETUNREACH = LINUX ? LinuxH.ENETUNREACH() : of("ENETUNREACH");
    public static final int ENETRESET = LINUX ? LinuxH.ENETRESET() : of("ENETRESET");
    public static final int ECONNABORTED = LINUX ? LinuxH.ECONNABORTED() : of("ECONNABORTED");
    public static final int ECONNRESET = LINUX ? LinuxH.ECONNRESET() : of("ECONNRESET");
    public static final int ENOBUFS = LINUX ? LinuxH.ENOBUFS() : of("ENOBUFS");
    public static final int EISCONN = LINUX ? LinuxH.EISCONN() : of("EISCONN");
    public static final int ENOTCONN = LINUX ? LinuxH.ENOTCONN() : of("ENOTCONN");
    public static final int ESHUTDOWN = LINUX ? LinuxH.ESHUTDOWN() : of("ESHUTDOWN");
    public static final int ETOOMANYREFS = LINUX ? LinuxH.ETOOMANYREFS() : of("ETOOMANYREFS");
    public static final int ETIMEDOUT = LINUX ? LinuxH.ETIMEDOUT() : of("ETIMEDOUT");
    public static final int ECONNREFUSED = LINUX ? LinuxH.ECONNREFUSED() : of("ECONNREFUSED");
    public static final int EHOSTDOWN = LINUX ? LinuxH.EHOSTDOWN() : of("EHOSTDOWN");
    public static final int EHOSTUNREACH = LINUX ? LinuxH.EHOSTUNREACH() : of("EHOSTUNREACH");
    public static final int EALREADY = LINUX ? LinuxH.EALREADY() : of("EALREADY");
    public static final int EINPROGRESS = LINUX ? LinuxH.EINPROGRESS() : of("EINPROGRESS");
    public static final int ECANCELED = LINUX ? LinuxH.ECANCELED() : of("ECANCELED");

    private ErrnoNumbers() {
    }

    /**
     * This host's number of a name: the one its socket calls give, and where Winsock has no such error the one of the C
     * runtime.
     */
    public static OptionalInt number(String name) {
        OptionalInt number = ErrnoTable.host().number(name);
        if (number.isEmpty() && Os.CURRENT == Os.WINDOWS) {
            return ErrnoTable.WINDOWS_CRT.number(name);
        }
        return number;
    }

    private static int of(String name) {
        return Os.CURRENT == Os.OTHER ? NONE : number(name).orElse(NONE);
    }
}

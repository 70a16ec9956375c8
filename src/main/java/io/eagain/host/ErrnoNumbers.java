package io.eagain.host;

import io.eagain.generated.numbers.Linux;
import io.eagain.generated.numbers.Macos;
import io.eagain.generated.numbers.Windows;

/**
 * This host's error numbers, from its generated header. On Windows that is Winsock's number, which socket
 * calls give, and for a name that Winsock does not have the C runtime's.
 */
public final class ErrnoNumbers {
    /**
     * No such number on this host. It is its own negative as an {@code int}, and so neither it nor its negative is ever
     * the result of a call.
     */
    public static final int NONE = Integer.MIN_VALUE;

    private static final boolean LINUX = Os.CURRENT == Os.LINUX;
    private static final boolean MACOS = Os.CURRENT == Os.MACOS;
    private static final boolean WINDOWS = Os.CURRENT == Os.WINDOWS;

    public static final int EPERM = LINUX ? Linux.EPERM : MACOS ? Macos.EPERM : WINDOWS ? Windows.EPERM : NONE;
    public static final int ENOENT = LINUX
            ? Linux.ENOENT
            : MACOS ? Macos.ENOENT : WINDOWS ? Windows.ENOENT : NONE;
    public static final int ESRCH = LINUX ? Linux.ESRCH : MACOS ? Macos.ESRCH : WINDOWS ? Windows.ESRCH : NONE;
    public static final int EINTR = LINUX
            ? Linux.EINTR
            : MACOS ? Macos.EINTR : WINDOWS ? Windows.WSAEINTR : NONE;
    public static final int EIO = LINUX ? Linux.EIO : MACOS ? Macos.EIO : WINDOWS ? Windows.EIO : NONE;
    public static final int ENXIO = LINUX ? Linux.ENXIO : MACOS ? Macos.ENXIO : WINDOWS ? Windows.ENXIO : NONE;
    public static final int EBADF = LINUX
            ? Linux.EBADF
            : MACOS ? Macos.EBADF : WINDOWS ? Windows.WSAEBADF : NONE;
    public static final int EAGAIN = LINUX
            ? Linux.EAGAIN
            : MACOS ? Macos.EAGAIN : WINDOWS ? Windows.EAGAIN : NONE;
    public static final int EWOULDBLOCK = LINUX
            ? Linux.EWOULDBLOCK
            : MACOS ? Macos.EWOULDBLOCK : WINDOWS ? Windows.WSAEWOULDBLOCK : NONE;
    public static final int ENOMEM = LINUX
            ? Linux.ENOMEM
            : MACOS ? Macos.ENOMEM : WINDOWS ? Windows.ENOMEM : NONE;
    public static final int EACCES = LINUX
            ? Linux.EACCES
            : MACOS ? Macos.EACCES : WINDOWS ? Windows.WSAEACCES : NONE;
    public static final int EFAULT = LINUX
            ? Linux.EFAULT
            : MACOS ? Macos.EFAULT : WINDOWS ? Windows.WSAEFAULT : NONE;
    public static final int EBUSY = LINUX ? Linux.EBUSY : MACOS ? Macos.EBUSY : WINDOWS ? Windows.EBUSY : NONE;
    public static final int EEXIST = LINUX
            ? Linux.EEXIST
            : MACOS ? Macos.EEXIST : WINDOWS ? Windows.EEXIST : NONE;
    public static final int ENODEV = LINUX
            ? Linux.ENODEV
            : MACOS ? Macos.ENODEV : WINDOWS ? Windows.ENODEV : NONE;
    public static final int ENOTDIR = LINUX
            ? Linux.ENOTDIR
            : MACOS ? Macos.ENOTDIR : WINDOWS ? Windows.ENOTDIR : NONE;
    public static final int EINVAL = LINUX
            ? Linux.EINVAL
            : MACOS ? Macos.EINVAL : WINDOWS ? Windows.WSAEINVAL : NONE;
    public static final int ENFILE = LINUX
            ? Linux.ENFILE
            : MACOS ? Macos.ENFILE : WINDOWS ? Windows.ENFILE : NONE;
    public static final int EMFILE = LINUX
            ? Linux.EMFILE
            : MACOS ? Macos.EMFILE : WINDOWS ? Windows.WSAEMFILE : NONE;
    public static final int ENOTTY = LINUX
            ? Linux.ENOTTY
            : MACOS ? Macos.ENOTTY : WINDOWS ? Windows.ENOTTY : NONE;
    public static final int ENOSPC = LINUX
            ? Linux.ENOSPC
            : MACOS ? Macos.ENOSPC : WINDOWS ? Windows.ENOSPC : NONE;
    public static final int ESPIPE = LINUX
            ? Linux.ESPIPE
            : MACOS ? Macos.ESPIPE : WINDOWS ? Windows.ESPIPE : NONE;
    public static final int EROFS = LINUX ? Linux.EROFS : MACOS ? Macos.EROFS : WINDOWS ? Windows.EROFS : NONE;
    public static final int EPIPE = LINUX ? Linux.EPIPE : MACOS ? Macos.EPIPE : WINDOWS ? Windows.EPIPE : NONE;
    public static final int EDOM = LINUX ? Linux.EDOM : MACOS ? Macos.EDOM : WINDOWS ? Windows.EDOM : NONE;
    public static final int ENAMETOOLONG = LINUX
            ? Linux.ENAMETOOLONG
            : MACOS ? Macos.ENAMETOOLONG : WINDOWS ? Windows.WSAENAMETOOLONG : NONE;
    public static final int ENOSYS = LINUX
            ? Linux.ENOSYS
            : MACOS ? Macos.ENOSYS : WINDOWS ? Windows.ENOSYS : NONE;
    public static final int ELOOP = LINUX
            ? Linux.ELOOP
            : MACOS ? Macos.ELOOP : WINDOWS ? Windows.WSAELOOP : NONE;
    public static final int EPROTO = LINUX
            ? Linux.EPROTO
            : MACOS ? Macos.EPROTO : WINDOWS ? Windows.EPROTO : NONE;
    public static final int EOVERFLOW = LINUX
            ? Linux.EOVERFLOW
            : MACOS ? Macos.EOVERFLOW : WINDOWS ? Windows.EOVERFLOW : NONE;
    public static final int ENOTSOCK = LINUX
            ? Linux.ENOTSOCK
            : MACOS ? Macos.ENOTSOCK : WINDOWS ? Windows.WSAENOTSOCK : NONE;
    public static final int EDESTADDRREQ = LINUX
            ? Linux.EDESTADDRREQ
            : MACOS ? Macos.EDESTADDRREQ : WINDOWS ? Windows.WSAEDESTADDRREQ : NONE;
    public static final int EMSGSIZE = LINUX
            ? Linux.EMSGSIZE
            : MACOS ? Macos.EMSGSIZE : WINDOWS ? Windows.WSAEMSGSIZE : NONE;
    public static final int EPROTOTYPE = LINUX
            ? Linux.EPROTOTYPE
            : MACOS ? Macos.EPROTOTYPE : WINDOWS ? Windows.WSAEPROTOTYPE : NONE;
    public static final int ENOPROTOOPT = LINUX
            ? Linux.ENOPROTOOPT
            : MACOS ? Macos.ENOPROTOOPT : WINDOWS ? Windows.WSAENOPROTOOPT : NONE;
    public static final int EPROTONOSUPPORT = LINUX
            ? Linux.EPROTONOSUPPORT
            : MACOS ? Macos.EPROTONOSUPPORT : WINDOWS ? Windows.WSAEPROTONOSUPPORT : NONE;
    public static final int ESOCKTNOSUPPORT = LINUX
            ? Linux.ESOCKTNOSUPPORT
            : MACOS ? Macos.ESOCKTNOSUPPORT : WINDOWS ? Windows.WSAESOCKTNOSUPPORT : NONE;
    public static final int EOPNOTSUPP = LINUX
            ? Linux.EOPNOTSUPP
            : MACOS ? Macos.EOPNOTSUPP : WINDOWS ? Windows.WSAEOPNOTSUPP : NONE;
    public static final int ENOTSUP = LINUX
            ? Linux.ENOTSUP
            : MACOS ? Macos.ENOTSUP : WINDOWS ? Windows.ENOTSUP : NONE;
    public static final int EPFNOSUPPORT = LINUX
            ? Linux.EPFNOSUPPORT
            : MACOS ? Macos.EPFNOSUPPORT : WINDOWS ? Windows.WSAEPFNOSUPPORT : NONE;
    public static final int EAFNOSUPPORT = LINUX
            ? Linux.EAFNOSUPPORT
            : MACOS ? Macos.EAFNOSUPPORT : WINDOWS ? Windows.WSAEAFNOSUPPORT : NONE;
    public static final int EADDRINUSE = LINUX
            ? Linux.EADDRINUSE
            : MACOS ? Macos.EADDRINUSE : WINDOWS ? Windows.WSAEADDRINUSE : NONE;
    public static final int EADDRNOTAVAIL = LINUX
            ? Linux.EADDRNOTAVAIL
            : MACOS ? Macos.EADDRNOTAVAIL : WINDOWS ? Windows.WSAEADDRNOTAVAIL : NONE;
    public static final int ENETDOWN = LINUX
            ? Linux.ENETDOWN
            : MACOS ? Macos.ENETDOWN : WINDOWS ? Windows.WSAENETDOWN : NONE;
    public static final int ENETUNREACH = LINUX
            ? Linux.ENETUNREACH
            : MACOS ? Macos.ENETUNREACH : WINDOWS ? Windows.WSAENETUNREACH : NONE;
    public static final int ENETRESET = LINUX
            ? Linux.ENETRESET
            : MACOS ? Macos.ENETRESET : WINDOWS ? Windows.WSAENETRESET : NONE;
    public static final int ECONNABORTED = LINUX
            ? Linux.ECONNABORTED
            : MACOS ? Macos.ECONNABORTED : WINDOWS ? Windows.WSAECONNABORTED : NONE;
    public static final int ECONNRESET = LINUX
            ? Linux.ECONNRESET
            : MACOS ? Macos.ECONNRESET : WINDOWS ? Windows.WSAECONNRESET : NONE;
    public static final int ENOBUFS = LINUX
            ? Linux.ENOBUFS
            : MACOS ? Macos.ENOBUFS : WINDOWS ? Windows.WSAENOBUFS : NONE;
    public static final int EISCONN = LINUX
            ? Linux.EISCONN
            : MACOS ? Macos.EISCONN : WINDOWS ? Windows.WSAEISCONN : NONE;
    public static final int ENOTCONN = LINUX
            ? Linux.ENOTCONN
            : MACOS ? Macos.ENOTCONN : WINDOWS ? Windows.WSAENOTCONN : NONE;
    public static final int ESHUTDOWN = LINUX
            ? Linux.ESHUTDOWN
            : MACOS ? Macos.ESHUTDOWN : WINDOWS ? Windows.WSAESHUTDOWN : NONE;
    public static final int ETOOMANYREFS = LINUX
            ? Linux.ETOOMANYREFS
            : MACOS ? Macos.ETOOMANYREFS : WINDOWS ? Windows.WSAETOOMANYREFS : NONE;
    public static final int ETIMEDOUT = LINUX
            ? Linux.ETIMEDOUT
            : MACOS ? Macos.ETIMEDOUT : WINDOWS ? Windows.WSAETIMEDOUT : NONE;
    public static final int ECONNREFUSED = LINUX
            ? Linux.ECONNREFUSED
            : MACOS ? Macos.ECONNREFUSED : WINDOWS ? Windows.WSAECONNREFUSED : NONE;
    public static final int EHOSTDOWN = LINUX
            ? Linux.EHOSTDOWN
            : MACOS ? Macos.EHOSTDOWN : WINDOWS ? Windows.WSAEHOSTDOWN : NONE;
    public static final int EHOSTUNREACH = LINUX
            ? Linux.EHOSTUNREACH
            : MACOS ? Macos.EHOSTUNREACH : WINDOWS ? Windows.WSAEHOSTUNREACH : NONE;
    public static final int EALREADY = LINUX
            ? Linux.EALREADY
            : MACOS ? Macos.EALREADY : WINDOWS ? Windows.WSAEALREADY : NONE;
    public static final int EINPROGRESS = LINUX
            ? Linux.EINPROGRESS
            : MACOS ? Macos.EINPROGRESS : WINDOWS ? Windows.WSAEINPROGRESS : NONE;
    public static final int ECANCELED = LINUX
            ? Linux.ECANCELED
            : MACOS ? Macos.ECANCELED : WINDOWS ? Windows.ECANCELED : NONE;

    private ErrnoNumbers() {
    }
}

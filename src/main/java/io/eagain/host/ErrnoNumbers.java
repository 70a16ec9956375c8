package io.eagain.host;

import io.eagain.generated.linux.LinuxH;
import io.eagain.generated.macos.MacosH;
import io.eagain.generated.windows.WindowsH;

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

    public static final int EPERM = LINUX ? LinuxH.EPERM() : MACOS ? MacosH.EPERM() : WINDOWS ? WindowsH.EPERM() : NONE;
    public static final int ENOENT = LINUX
            ? LinuxH.ENOENT()
            : MACOS ? MacosH.ENOENT() : WINDOWS ? WindowsH.ENOENT() : NONE;
    public static final int ESRCH = LINUX ? LinuxH.ESRCH() : MACOS ? MacosH.ESRCH() : WINDOWS ? WindowsH.ESRCH() : NONE;
    public static final int EINTR = LINUX
            ? LinuxH.EINTR()
            : MACOS ? MacosH.EINTR() : WINDOWS ? WindowsH.WSAEINTR() : NONE;
    public static final int EIO = LINUX ? LinuxH.EIO() : MACOS ? MacosH.EIO() : WINDOWS ? WindowsH.EIO() : NONE;
    public static final int ENXIO = LINUX ? LinuxH.ENXIO() : MACOS ? MacosH.ENXIO() : WINDOWS ? WindowsH.ENXIO() : NONE;
    public static final int EBADF = LINUX
            ? LinuxH.EBADF()
            : MACOS ? MacosH.EBADF() : WINDOWS ? WindowsH.WSAEBADF() : NONE;
    public static final int EAGAIN = LINUX
            ? LinuxH.EAGAIN()
            : MACOS ? MacosH.EAGAIN() : WINDOWS ? WindowsH.EAGAIN() : NONE;
    public static final int EWOULDBLOCK = LINUX
            ? LinuxH.EWOULDBLOCK()
            : MACOS ? MacosH.EWOULDBLOCK() : WINDOWS ? WindowsH.WSAEWOULDBLOCK() : NONE;
    public static final int ENOMEM = LINUX
            ? LinuxH.ENOMEM()
            : MACOS ? MacosH.ENOMEM() : WINDOWS ? WindowsH.ENOMEM() : NONE;
    public static final int EACCES = LINUX
            ? LinuxH.EACCES()
            : MACOS ? MacosH.EACCES() : WINDOWS ? WindowsH.WSAEACCES() : NONE;
    public static final int EFAULT = LINUX
            ? LinuxH.EFAULT()
            : MACOS ? MacosH.EFAULT() : WINDOWS ? WindowsH.WSAEFAULT() : NONE;
    public static final int EBUSY = LINUX ? LinuxH.EBUSY() : MACOS ? MacosH.EBUSY() : WINDOWS ? WindowsH.EBUSY() : NONE;
    public static final int EEXIST = LINUX
            ? LinuxH.EEXIST()
            : MACOS ? MacosH.EEXIST() : WINDOWS ? WindowsH.EEXIST() : NONE;
    public static final int ENODEV = LINUX
            ? LinuxH.ENODEV()
            : MACOS ? MacosH.ENODEV() : WINDOWS ? WindowsH.ENODEV() : NONE;
    public static final int ENOTDIR = LINUX
            ? LinuxH.ENOTDIR()
            : MACOS ? MacosH.ENOTDIR() : WINDOWS ? WindowsH.ENOTDIR() : NONE;
    public static final int EINVAL = LINUX
            ? LinuxH.EINVAL()
            : MACOS ? MacosH.EINVAL() : WINDOWS ? WindowsH.WSAEINVAL() : NONE;
    public static final int ENFILE = LINUX
            ? LinuxH.ENFILE()
            : MACOS ? MacosH.ENFILE() : WINDOWS ? WindowsH.ENFILE() : NONE;
    public static final int EMFILE = LINUX
            ? LinuxH.EMFILE()
            : MACOS ? MacosH.EMFILE() : WINDOWS ? WindowsH.WSAEMFILE() : NONE;
    public static final int ENOTTY = LINUX
            ? LinuxH.ENOTTY()
            : MACOS ? MacosH.ENOTTY() : WINDOWS ? WindowsH.ENOTTY() : NONE;
    public static final int ENOSPC = LINUX
            ? LinuxH.ENOSPC()
            : MACOS ? MacosH.ENOSPC() : WINDOWS ? WindowsH.ENOSPC() : NONE;
    public static final int ESPIPE = LINUX
            ? LinuxH.ESPIPE()
            : MACOS ? MacosH.ESPIPE() : WINDOWS ? WindowsH.ESPIPE() : NONE;
    public static final int EROFS = LINUX ? LinuxH.EROFS() : MACOS ? MacosH.EROFS() : WINDOWS ? WindowsH.EROFS() : NONE;
    public static final int EPIPE = LINUX ? LinuxH.EPIPE() : MACOS ? MacosH.EPIPE() : WINDOWS ? WindowsH.EPIPE() : NONE;
    public static final int EDOM = LINUX ? LinuxH.EDOM() : MACOS ? MacosH.EDOM() : WINDOWS ? WindowsH.EDOM() : NONE;
    public static final int ENAMETOOLONG = LINUX
            ? LinuxH.ENAMETOOLONG()
            : MACOS ? MacosH.ENAMETOOLONG() : WINDOWS ? WindowsH.WSAENAMETOOLONG() : NONE;
    public static final int ENOSYS = LINUX
            ? LinuxH.ENOSYS()
            : MACOS ? MacosH.ENOSYS() : WINDOWS ? WindowsH.ENOSYS() : NONE;
    public static final int ELOOP = LINUX
            ? LinuxH.ELOOP()
            : MACOS ? MacosH.ELOOP() : WINDOWS ? WindowsH.WSAELOOP() : NONE;
    public static final int EPROTO = LINUX
            ? LinuxH.EPROTO()
            : MACOS ? MacosH.EPROTO() : WINDOWS ? WindowsH.EPROTO() : NONE;
    public static final int EOVERFLOW = LINUX
            ? LinuxH.EOVERFLOW()
            : MACOS ? MacosH.EOVERFLOW() : WINDOWS ? WindowsH.EOVERFLOW() : NONE;
    public static final int ENOTSOCK = LINUX
            ? LinuxH.ENOTSOCK()
            : MACOS ? MacosH.ENOTSOCK() : WINDOWS ? WindowsH.WSAENOTSOCK() : NONE;
    public static final int EDESTADDRREQ = LINUX
            ? LinuxH.EDESTADDRREQ()
            : MACOS ? MacosH.EDESTADDRREQ() : WINDOWS ? WindowsH.WSAEDESTADDRREQ() : NONE;
    public static final int EMSGSIZE = LINUX
            ? LinuxH.EMSGSIZE()
            : MACOS ? MacosH.EMSGSIZE() : WINDOWS ? WindowsH.WSAEMSGSIZE() : NONE;
    public static final int EPROTOTYPE = LINUX
            ? LinuxH.EPROTOTYPE()
            : MACOS ? MacosH.EPROTOTYPE() : WINDOWS ? WindowsH.WSAEPROTOTYPE() : NONE;
    public static final int ENOPROTOOPT = LINUX
            ? LinuxH.ENOPROTOOPT()
            : MACOS ? MacosH.ENOPROTOOPT() : WINDOWS ? WindowsH.WSAENOPROTOOPT() : NONE;
    public static final int EPROTONOSUPPORT = LINUX
            ? LinuxH.EPROTONOSUPPORT()
            : MACOS ? MacosH.EPROTONOSUPPORT() : WINDOWS ? WindowsH.WSAEPROTONOSUPPORT() : NONE;
    public static final int ESOCKTNOSUPPORT = LINUX
            ? LinuxH.ESOCKTNOSUPPORT()
            : MACOS ? MacosH.ESOCKTNOSUPPORT() : WINDOWS ? WindowsH.WSAESOCKTNOSUPPORT() : NONE;
    public static final int EOPNOTSUPP = LINUX
            ? LinuxH.EOPNOTSUPP()
            : MACOS ? MacosH.EOPNOTSUPP() : WINDOWS ? WindowsH.WSAEOPNOTSUPP() : NONE;
    public static final int ENOTSUP = LINUX
            ? LinuxH.ENOTSUP()
            : MACOS ? MacosH.ENOTSUP() : WINDOWS ? WindowsH.ENOTSUP() : NONE;
    public static final int EPFNOSUPPORT = LINUX
            ? LinuxH.EPFNOSUPPORT()
            : MACOS ? MacosH.EPFNOSUPPORT() : WINDOWS ? WindowsH.WSAEPFNOSUPPORT() : NONE;
    public static final int EAFNOSUPPORT = LINUX
            ? LinuxH.EAFNOSUPPORT()
            : MACOS ? MacosH.EAFNOSUPPORT() : WINDOWS ? WindowsH.WSAEAFNOSUPPORT() : NONE;
    public static final int EADDRINUSE = LINUX
            ? LinuxH.EADDRINUSE()
            : MACOS ? MacosH.EADDRINUSE() : WINDOWS ? WindowsH.WSAEADDRINUSE() : NONE;
    public static final int EADDRNOTAVAIL = LINUX
            ? LinuxH.EADDRNOTAVAIL()
            : MACOS ? MacosH.EADDRNOTAVAIL() : WINDOWS ? WindowsH.WSAEADDRNOTAVAIL() : NONE;
    public static final int ENETDOWN = LINUX
            ? LinuxH.ENETDOWN()
            : MACOS ? MacosH.ENETDOWN() : WINDOWS ? WindowsH.WSAENETDOWN() : NONE;
    public static final int ENETUNREACH = LINUX
            ? LinuxH.ENETUNREACH()
            : MACOS ? MacosH.ENETUNREACH() : WINDOWS ? WindowsH.WSAENETUNREACH() : NONE;
    public static final int ENETRESET = LINUX
            ? LinuxH.ENETRESET()
            : MACOS ? MacosH.ENETRESET() : WINDOWS ? WindowsH.WSAENETRESET() : NONE;
    public static final int ECONNABORTED = LINUX
            ? LinuxH.ECONNABORTED()
            : MACOS ? MacosH.ECONNABORTED() : WINDOWS ? WindowsH.WSAECONNABORTED() : NONE;
    public static final int ECONNRESET = LINUX
            ? LinuxH.ECONNRESET()
            : MACOS ? MacosH.ECONNRESET() : WINDOWS ? WindowsH.WSAECONNRESET() : NONE;
    public static final int ENOBUFS = LINUX
            ? LinuxH.ENOBUFS()
            : MACOS ? MacosH.ENOBUFS() : WINDOWS ? WindowsH.WSAENOBUFS() : NONE;
    public static final int EISCONN = LINUX
            ? LinuxH.EISCONN()
            : MACOS ? MacosH.EISCONN() : WINDOWS ? WindowsH.WSAEISCONN() : NONE;
    public static final int ENOTCONN = LINUX
            ? LinuxH.ENOTCONN()
            : MACOS ? MacosH.ENOTCONN() : WINDOWS ? WindowsH.WSAENOTCONN() : NONE;
    public static final int ESHUTDOWN = LINUX
            ? LinuxH.ESHUTDOWN()
            : MACOS ? MacosH.ESHUTDOWN() : WINDOWS ? WindowsH.WSAESHUTDOWN() : NONE;
    public static final int ETOOMANYREFS = LINUX
            ? LinuxH.ETOOMANYREFS()
            : MACOS ? MacosH.ETOOMANYREFS() : WINDOWS ? WindowsH.WSAETOOMANYREFS() : NONE;
    public static final int ETIMEDOUT = LINUX
            ? LinuxH.ETIMEDOUT()
            : MACOS ? MacosH.ETIMEDOUT() : WINDOWS ? WindowsH.WSAETIMEDOUT() : NONE;
    public static final int ECONNREFUSED = LINUX
            ? LinuxH.ECONNREFUSED()
            : MACOS ? MacosH.ECONNREFUSED() : WINDOWS ? WindowsH.WSAECONNREFUSED() : NONE;
    public static final int EHOSTDOWN = LINUX
            ? LinuxH.EHOSTDOWN()
            : MACOS ? MacosH.EHOSTDOWN() : WINDOWS ? WindowsH.WSAEHOSTDOWN() : NONE;
    public static final int EHOSTUNREACH = LINUX
            ? LinuxH.EHOSTUNREACH()
            : MACOS ? MacosH.EHOSTUNREACH() : WINDOWS ? WindowsH.WSAEHOSTUNREACH() : NONE;
    public static final int EALREADY = LINUX
            ? LinuxH.EALREADY()
            : MACOS ? MacosH.EALREADY() : WINDOWS ? WindowsH.WSAEALREADY() : NONE;
    public static final int EINPROGRESS = LINUX
            ? LinuxH.EINPROGRESS()
            : MACOS ? MacosH.EINPROGRESS() : WINDOWS ? WindowsH.WSAEINPROGRESS() : NONE;
    public static final int ECANCELED = LINUX
            ? LinuxH.ECANCELED()
            : MACOS ? MacosH.ECANCELED() : WINDOWS ? WindowsH.ECANCELED() : NONE;

    private ErrnoNumbers() {
    }
}

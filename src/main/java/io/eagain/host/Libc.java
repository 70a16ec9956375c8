package io.eagain.host;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Every native function that eagain calls, with its C prototype on each host that has it: the C library's on Linux and
 * macOS, {@code ws2_32}'s on Windows.
 *
 * <p>A call site has one shape on all hosts, that of the first prototype here. Where a host's own types are narrower or
 * wider, the handle converts: see {@link Widths}.
 */
public enum Libc {
    SOCKET(posix("int socket(int, int, int)"), windows("SOCKET socket(int, int, int)")),
    SOCKETPAIR(posix("int socketpair(int, int, int, int *)")),
    BIND(posix("int bind(int, const struct sockaddr *, socklen_t)"),
            windows("int bind(SOCKET, const struct sockaddr *, int)")),
    LISTEN(posix("int listen(int, int)"), windows("int listen(SOCKET, int)")),
    ACCEPT(posix("int accept(int, struct sockaddr *, socklen_t *)"),
            windows("SOCKET accept(SOCKET, struct sockaddr *, int *)")),
    ACCEPT4(linux("int accept4(int, struct sockaddr *, socklen_t *, int)")),
    CONNECT(posix("int connect(int, const struct sockaddr *, socklen_t)"),
            windows("int connect(SOCKET, const struct sockaddr *, int)")),
    GETSOCKNAME(posix("int getsockname(int, struct sockaddr *, socklen_t *)"),
            windows("int getsockname(SOCKET, struct sockaddr *, int *)")),
    GETPEERNAME(posix("int getpeername(int, struct sockaddr *, socklen_t *)"),
            windows("int getpeername(SOCKET, struct sockaddr *, int *)")),
    GETSOCKOPT(posix("int getsockopt(int, int, int, void *, socklen_t *)"),
            windows("int getsockopt(SOCKET, int, int, char *, int *)")),
    SETSOCKOPT(posix("int setsockopt(int, int, int, const void *, socklen_t)"),
            windows("int setsockopt(SOCKET, int, int, const char *, int)")),
    SHUTDOWN(posix("int shutdown(int, int)"), windows("int shutdown(SOCKET, int)")),
    CLOSE(posix("int close(int)"), windows("int closesocket(SOCKET)")),
    RECV(posix("ssize_t recv(int, void *, size_t, int)"), windows("int recv(SOCKET, char *, int, int)")),
    RECVFROM(posix("ssize_t recvfrom(int, void *, size_t, int, struct sockaddr *, socklen_t *)"),
            windows("int recvfrom(SOCKET, char *, int, int, struct sockaddr *, int *)")),
    SEND(posix("ssize_t send(int, const void *, size_t, int)"), windows("int send(SOCKET, const char *, int, int)")),
    SENDTO(posix("ssize_t sendto(int, const void *, size_t, int, const struct sockaddr *, socklen_t)"),
            windows("int sendto(SOCKET, const char *, int, int, const struct sockaddr *, int)")),
    GETADDRINFO(
            posix("int getaddrinfo(const char *, const char *, const struct addrinfo *, struct addrinfo **)"),
            windows("int getaddrinfo(const char *, const char *, const struct addrinfo *, struct addrinfo **)")),
    FREEADDRINFO(posix("void freeaddrinfo(struct addrinfo *)"), windows("void freeaddrinfo(struct addrinfo *)")),
    // On Windows an inline function of a header: there is no symbol.
    GAI_STRERROR(posix("const char * gai_strerror(int)")),
    GETNAMEINFO(posix("int getnameinfo(const struct sockaddr *, socklen_t, char *, socklen_t, char *, socklen_t, int)"),
            windows("int getnameinfo(const struct sockaddr *, int, char *, unsigned int, char *, unsigned int, int)")),
    IF_NAMETOINDEX(posix("unsigned int if_nametoindex(const char *)")),
    IF_INDEXTONAME(posix("char * if_indextoname(unsigned int, char *)")),

    READ(posix("ssize_t read(int, void *, size_t)")),
    WRITE(posix("ssize_t write(int, const void *, size_t)")),
    READV(posix("ssize_t readv(int, const struct iovec *, int)")),
    WRITEV(posix("ssize_t writev(int, const struct iovec *, int)")),
    RECVMSG(posix("ssize_t recvmsg(int, struct msghdr *, int)")),
    SENDMSG(posix("ssize_t sendmsg(int, const struct msghdr *, int)")),
    PIPE(posix("int pipe(int *)")),
    DUP(posix("int dup(int)")),
    DUP2(posix("int dup2(int, int)")),
    FCNTL(posix("int fcntl(int, int, ... int)")),
    FCNTL_POINTER(posix("int fcntl(int, int, ... void *)")),
    IOCTL(posix("int ioctl(int, unsigned long, ... void *)")),
    POLL(posix("int poll(struct pollfd *, nfds_t, int)")),
    SELECT(posix("int select(int, fd_set *, fd_set *, fd_set *, struct timeval *)")),
    PSELECT(posix("int pselect(int, fd_set *, fd_set *, fd_set *, const struct timespec *, const sigset_t *)")),
    PTHREAD_SIGMASK(posix("int pthread_sigmask(int, const sigset_t *, sigset_t *)")),

    PPOLL(linux("int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *)")),
    EPOLL_CREATE1(linux("int epoll_create1(int)")),
    EPOLL_CTL(linux("int epoll_ctl(int, int, int, struct epoll_event *)")),
    EPOLL_WAIT(linux("int epoll_wait(int, struct epoll_event *, int, int)")),
    EPOLL_PWAIT2(linux(
            "int epoll_pwait2(int, struct epoll_event *, int, const struct timespec *, const sigset_t *)")),
    EPOLL_PWAIT(linux("int epoll_pwait(int, struct epoll_event *, int, int, const sigset_t *)")),
    EVENTFD(linux("int eventfd(unsigned int, int)")),
    TIMERFD_CREATE(linux("int timerfd_create(int, int)")),
    TIMERFD_SETTIME(linux("int timerfd_settime(int, int, const struct itimerspec *, struct itimerspec *)")),
    TIMERFD_GETTIME(linux("int timerfd_gettime(int, struct itimerspec *)")),
    SIGNALFD(linux("int signalfd(int, const sigset_t *, int)")),
    PIDFD_OPEN(linux("int pidfd_open(pid_t, unsigned int)")),
    PIDFD_GETFD(linux("int pidfd_getfd(int, int, unsigned int)")),
    PREADV2(linux("ssize_t preadv2(int, const struct iovec *, int, off_t, int)")),
    PWRITEV2(linux("ssize_t pwritev2(int, const struct iovec *, int, off_t, int)")),
    RECVMMSG(linux("int recvmmsg(int, struct mmsghdr *, unsigned int, int, struct timespec *)")),
    SENDMMSG(linux("int sendmmsg(int, struct mmsghdr *, unsigned int, int)")),
    SENDFILE(linux("ssize_t sendfile(int, int, off_t *, size_t)")),
    SPLICE(linux("ssize_t splice(int, off_t *, int, off_t *, size_t, unsigned int)")),
    TEE(linux("ssize_t tee(int, int, size_t, unsigned int)")),
    PIPE2(linux("int pipe2(int *, int)")),
    DUP3(linux("int dup3(int, int, int)")),
    CLOSE_RANGE(linux("int close_range(unsigned int, unsigned int, int)")),

    KQUEUE(macos("int kqueue(void)")),
    KEVENT(macos("int kevent(int, const struct kevent *, int, struct kevent *, int, const struct timespec *)")),

    WSA_STARTUP(windows("int WSAStartup(unsigned short, WSADATA *)")),
    WSA_CLEANUP(windows("int WSACleanup(void)")),
    WSA_SOCKET(windows("SOCKET WSASocketW(int, int, int, WSAPROTOCOL_INFOW *, unsigned int, unsigned int)")),
    IOCTLSOCKET(windows("int ioctlsocket(SOCKET, int, unsigned int *)")),
    WSA_IOCTL(windows("int WSAIoctl(SOCKET, unsigned int, void *, unsigned int, void *, unsigned int, unsigned int *,"
            + " WSAOVERLAPPED *, void *)")),
    WSA_RECV(windows("int WSARecv(SOCKET, WSABUF *, unsigned int, unsigned int *, unsigned int *, WSAOVERLAPPED *,"
            + " void *)")),
    WSA_SEND(windows("int WSASend(SOCKET, WSABUF *, unsigned int, unsigned int *, unsigned int, WSAOVERLAPPED *,"
            + " void *)")),
    WSA_POLL(windows("int WSAPoll(WSAPOLLFD *, unsigned int, int)")),
    /** {@code select} of Windows, whose sets are another structure. */
    WINSOCK_SELECT(windows("int select(int, fd_set *, fd_set *, fd_set *, const struct timeval *)"));

    private static final boolean CRITICAL = Boolean.parseBoolean(System.getProperty("eagain.critical", "true"));
    /**
     * Whether a call may be linked as critical, which lets heap arrays through: the linker refuses that together with
     * captured errors before JDK 24. {@code -Deagain.critical=false} makes every JDK such an older one.
     */
    static final boolean HEAP = CRITICAL && Runtime.version().feature() >= 24;

    private final String linux;
    private final String macos;
    private final String windows;

    Libc(Declared... declared) {
        String onLinux = null;
        String onMacos = null;
        String onWindows = null;
        for (Declared one : declared) {
            onLinux = one.linux == null ? onLinux : one.linux;
            onMacos = one.macos == null ? onMacos : one.macos;
            onWindows = one.windows == null ? onWindows : one.windows;
        }
        linux = onLinux;
        macos = onMacos;
        windows = onWindows;
    }

    /** One text, for each host that it stands for. */
    private record Declared(String linux, String macos, String windows) {
    }

    private static Declared posix(String text) {
        return new Declared(text, text, null);
    }

    private static Declared linux(String text) {
        return new Declared(text, null, null);
    }

    private static Declared macos(String text) {
        return new Declared(null, text, null);
    }

    private static Declared windows(String text) {
        return new Declared(null, null, text);
    }

    /** The type of the call sites, that of the first prototype: read when the function is linked, not before. */
    private MethodType shape() {
        Os first = first();
        return Widths.shape(prototype(first).descriptor(first).toMethodType(), first);
    }

    private Os first() {
        return linux != null ? Os.LINUX : macos != null ? Os.MACOS : Os.WINDOWS;
    }

    /** The prototype on a host, or null where it has no such function. */
    public Prototype prototype(Os host) {
        String text = host == Os.LINUX ? linux : host == Os.MACOS ? macos : host == Os.WINDOWS ? windows : null;
        return text == null ? null : new Prototype(text);
    }

    /** Whether {@code recv} and its like go through Linux' {@code syscall}: see {@code docs/ARCHITECTURE.md}. */
    public static boolean throughSyscall() {
        return Syscall.USED;
    }

    /** The name to call it by in messages: this host's, or where it has none the first host's that has one. */
    private String title() {
        Prototype here = prototype(Os.CURRENT);
        return (here == null ? prototype(first()) : here).symbol();
    }

    /**
     * A handle that captures the error number in the same downcall; its first parameter is this thread's
     * {@link PerThread#capture}. It may block.
     */
    MethodHandle link() {
        return link(PerThread.CAPTURE_ERROR);
    }

    /** The same for a call that cannot block, which lets heap arrays through where {@link #HEAP} is true. */
    MethodHandle linkForHeap() {
        return link(PerThread.CAPTURE_ERROR, Linker.Option.critical(true));
    }

    /** A handle without captured error, for a function that does not report through the error number. */
    MethodHandle linkPlain() {
        return link(new Linker.Option[0]);
    }

    // A function that cannot be linked becomes a handle that throws, so that the reason is given by each call and a
    // class that holds a handle always loads.
    private MethodHandle link(Linker.Option... options) {
        Prototype prototype = prototype(Os.CURRENT);
        MethodType type = options.length == 0 ? shape() : shape().insertParameterTypes(0, MemorySegment.class);
        if (prototype == null) {
            return thrower(type, Refusal.UNSUPPORTED, unsupported(title()).getMessage());
        }
        if (Tracing.ON && Traced.TROUBLE != null) {
            return thrower(type, Refusal.STATE, title() + ": " + Traced.TROUBLE);
        }
        SymbolLookup library;
        if (Os.CURRENT == Os.WINDOWS) {
            library = Ws2_32.LIBRARY;
            if (library == null) {
                return thrower(type, Refusal.UNSUPPORTED,
                        title() + ": this " + Os.CURRENT.title() + " has no ws2_32.dll");
            }
            if (Ws2_32.TROUBLE != null) {
                return thrower(type, Refusal.STATE, title() + ": " + Ws2_32.TROUBLE);
            }
        } else {
            // Not asked for on Windows, where it makes the JVM start Winsock once more.
            library = Linker.nativeLinker().defaultLookup();
        }
        MemorySegment address = library.find(prototype.symbol()).orElse(null);
        if (address == null) {
            return thrower(type, Refusal.UNSUPPORTED,
                    title() + ": the system library of this " + Os.CURRENT.title() + " has no such function");
        }
        Linker.Option[] all = options;
        if (prototype.variadic() >= 0) {
            all = Arrays.copyOf(options, options.length + 1);
            all[options.length] = Linker.Option.firstVariadicArg(prototype.variadic());
        }
        MethodHandle handle = Widths
                .adapt(Linker.nativeLinker().downcallHandle(address, prototype.descriptor(Os.CURRENT), all), type);
        return Tracing.ON ? Traced.wrap(this, handle, options.length > 0) : handle;
    }

    /** Refuses a heap array that this JDK cannot pass. */
    static void requireHeap(String call) {
        if (!HEAP) {
            throw new UnsupportedOperationException(call + ": a heap buffer needs JDK 24 or newer, this is "
                    + Runtime.version() + (CRITICAL ? "" : " with -Deagain.critical=false")
                    + "; use a native segment or a direct ByteBuffer");
        }
    }

    private enum Refusal {
        UNSUPPORTED,
        STATE
    }

    private static MethodHandle thrower(MethodType type, Refusal refusal, String message) {
        try {
            MethodHandle refuse = MethodHandles.lookup().findStatic(Libc.class, "refuse",
                    MethodType.methodType(RuntimeException.class, Refusal.class, String.class));
            MethodHandle exception = MethodHandles.insertArguments(refuse, 0, refusal, message);
            MethodHandle raise = MethodHandles.throwException(type.returnType(), RuntimeException.class);
            return MethodHandles.dropArguments(MethodHandles.foldArguments(raise, exception), 0, type.parameterList());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Libc.refuse", e);
        }
    }

    // Called through the handle that thrower makes: each call throws an exception of its own.
    static RuntimeException refuse(Refusal refusal, String message) {
        return switch (refusal) {
            case UNSUPPORTED -> new UnsupportedOperationException(message);
            case STATE -> new IllegalStateException(message);
        };
    }

    /** What a call that this host does not have answers. */
    public static UnsupportedOperationException unsupported(String call) {
        return new UnsupportedOperationException(call + ": not on this host, " + Os.CURRENT.title());
    }
}

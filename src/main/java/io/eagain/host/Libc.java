package io.eagain.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every function of the C library that eagain calls, as its C prototype. The prototype is the only place that names a
 * function: its symbol and its descriptor are read from it, and a test hands the same text to the C compiler beside the
 * system's own headers.
 */
public enum Libc {
    SOCKET("int socket(int, int, int)"),
    SOCKETPAIR("int socketpair(int, int, int, int *)"),
    BIND("int bind(int, const struct sockaddr *, socklen_t)"),
    LISTEN("int listen(int, int)"),
    ACCEPT("int accept(int, struct sockaddr *, socklen_t *)"),
    ACCEPT4("int accept4(int, struct sockaddr *, socklen_t *, int)"),
    CONNECT("int connect(int, const struct sockaddr *, socklen_t)"),
    GETSOCKNAME("int getsockname(int, struct sockaddr *, socklen_t *)"),
    GETPEERNAME("int getpeername(int, struct sockaddr *, socklen_t *)"),
    GETSOCKOPT("int getsockopt(int, int, int, void *, socklen_t *)"),
    SETSOCKOPT("int setsockopt(int, int, int, const void *, socklen_t)"),
    SHUTDOWN("int shutdown(int, int)"),
    CLOSE("int close(int)"),
    RECV("ssize_t recv(int, void *, size_t, int)"),
    RECVFROM("ssize_t recvfrom(int, void *, size_t, int, struct sockaddr *, socklen_t *)"),
    SEND("ssize_t send(int, const void *, size_t, int)"),
    SENDTO("ssize_t sendto(int, const void *, size_t, int, const struct sockaddr *, socklen_t)"),
    READ("ssize_t read(int, void *, size_t)"),
    WRITE("ssize_t write(int, const void *, size_t)"),
    FCNTL("int fcntl(int, int, ...)", "int"),
    FCNTL_POINTER("int fcntl(int, int, ...)", "void *"),
    IOCTL("int ioctl(int, unsigned long, ...)", "void *"),
    POLL("int poll(struct pollfd *, nfds_t, int)"),
    PPOLL("int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *)"),
    SELECT("int select(int, fd_set *, fd_set *, fd_set *, struct timeval *)"),
    EPOLL_CREATE1("int epoll_create1(int)"),
    EPOLL_CTL("int epoll_ctl(int, int, int, struct epoll_event *)"),
    EPOLL_WAIT("int epoll_wait(int, struct epoll_event *, int, int)"),
    EPOLL_PWAIT2("int epoll_pwait2(int, struct epoll_event *, int, const struct timespec *, const sigset_t *)"),
    EVENTFD("int eventfd(unsigned int, int)"),
    GETADDRINFO("int getaddrinfo(const char *, const char *, const struct addrinfo *, struct addrinfo **)"),
    FREEADDRINFO("void freeaddrinfo(struct addrinfo *)"),
    GAI_STRERROR("const char * gai_strerror(int)");

    private final String prototype;
    private final String variadicArgument;

    Libc(String prototype) {
        this(prototype, null);
    }

    Libc(String prototype, String variadicArgument) {
        this.prototype = prototype;
        this.variadicArgument = variadicArgument;
    }

    /** The C prototype, without parameter names. */
    public String prototype() {
        return prototype;
    }

    /** The name of the function in C, which is also its symbol. */
    public String symbol() {
        String head = prototype.substring(0, prototype.indexOf('('));
        return head.substring(head.lastIndexOf(' ') + 1);
    }

    /** The descriptor, with the type of the one variadic argument in place of the dots. */
    public FunctionDescriptor descriptor() {
        int open = prototype.indexOf('(');
        String result = prototype.substring(0, prototype.lastIndexOf(' ', open));
        List<MemoryLayout> arguments = new ArrayList<>();
        for (String type : prototype.substring(open + 1, prototype.length() - 1).split(", ", -1)) {
            arguments.add(layout(type.equals("...") ? variadicArgument : type));
        }
        MemoryLayout[] layouts = arguments.toArray(MemoryLayout[]::new);
        return result.equals("void")
                ? FunctionDescriptor.ofVoid(layouts)
                : FunctionDescriptor.of(layout(result), layouts);
    }

    private static MemoryLayout layout(String type) {
        if (type.endsWith("*")) {
            return ADDRESS;
        }
        return switch (type) {
            case "int", "unsigned int", "socklen_t" -> JAVA_INT;
            case "ssize_t", "size_t", "unsigned long", "nfds_t" -> JAVA_LONG;
            default -> throw new AssertionError("no layout for the C type " + type);
        };
    }

    /**
     * A handle that captures the error number in the same downcall; its first parameter is this thread's
     * {@link PerThread#capture}. It may block.
     */
    MethodHandle link() {
        return link(PerThread.CAPTURE_ERROR);
    }

    /**
     * The same for a call that cannot block, which lets heap arrays through. The linker refuses this together with
     * captured errors before JDK 24; the handle then says so when it is called.
     */
    MethodHandle linkForHeap() {
        return link(PerThread.CAPTURE_ERROR, Linker.Option.critical(true));
    }

    /** A handle without captured error, for a function that does not report through {@code errno}. */
    MethodHandle linkPlain() {
        return link(new Linker.Option[0]);
    }

    // A function that cannot be linked becomes a handle that throws, so that the reason is given by each call and a
    // class that holds a handle always loads.
    private MethodHandle link(Linker.Option... options) {
        if (Os.CURRENT != Os.LINUX) {
            return thrower(Refusal.NO_BINDING, options);
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> address = linker.defaultLookup().find(symbol());
        if (address.isEmpty()) {
            return thrower(Refusal.NO_SYMBOL, options);
        }
        Linker.Option[] all = options;
        if (variadicArgument != null) {
            all = Arrays.copyOf(options, options.length + 1);
            all[options.length] = Linker.Option.firstVariadicArg(2);
        }
        try {
            return linker.downcallHandle(address.get(), descriptor(), all);
        } catch (IllegalArgumentException e) {
            if (options.length < 2) {
                throw e;
            }
            // Captured errors and critical together, before JDK 24.
            return thrower(Refusal.NO_HEAP, options);
        }
    }

    private enum Refusal {
        NO_BINDING,
        NO_SYMBOL,
        NO_HEAP
    }

    private MethodHandle thrower(Refusal refusal, Linker.Option... options) {
        MethodType type = descriptor().toMethodType();
        if (options.length > 0) {
            type = type.insertParameterTypes(0, MemorySegment.class);
        }
        try {
            MethodHandle refuse = MethodHandles.lookup().findVirtual(Libc.class, "refuse",
                    MethodType.methodType(RuntimeException.class, Refusal.class));
            MethodHandle exception = MethodHandles.insertArguments(refuse, 0, this, refusal);
            MethodHandle raise = MethodHandles.throwException(type.returnType(), RuntimeException.class);
            return MethodHandles.dropArguments(MethodHandles.foldArguments(raise, exception), 0, type.parameterList());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Libc.refuse", e);
        }
    }

    // Called through the handle that thrower makes.
    RuntimeException refuse(Refusal refusal) {
        return switch (refusal) {
            case NO_BINDING -> unsupported(symbol());
            case NO_SYMBOL -> new UnsupportedOperationException(
                    symbol() + ": the C library of this " + Os.CURRENT.title() + " has no such function");
            case NO_HEAP -> new UnsupportedOperationException(
                    symbol() + ": a heap buffer needs JDK 24 or newer, this is " + Runtime.version()
                            + "; use a native segment or a direct ByteBuffer");
        };
    }

    /** What a call that this host does not have answers. */
    public static UnsupportedOperationException unsupported(String call) {
        return new UnsupportedOperationException(call + ": not on this host, " + Os.CURRENT.title());
    }
}

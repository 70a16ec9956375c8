package io.eagain.lab;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions of the C library that only the lab needs. Those that set a stage are not written down; of those that are
 * observed a result below 0 is the negated error number.
 */
final class LabNative {
    private static final int SIGPIPE = 13;
    private static final long SIG_DFL = 0;
    private static final long SIG_ERR = -1;
    // Linux alone, on x86-64 and aarch64.
    private static final int PROT_NONE = 0;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final long MAP_FAILED = -1;
    private static final long PAGE = 4096;
    private static final int MEM_COMMIT_AND_RESERVE = 0x3000;
    private static final int MEM_RELEASE = 0x8000;
    private static final int PAGE_NOACCESS = 1;
    private static final int PAGE_READWRITE = 4;
    private static final int CAPABILITY_VERSION_3 = 0x20080522;
    private static final int RLIMIT_NOFILE = 7;
    /** Pages have 64 KiB at most. */
    private static final long PAGES = 65536;

    private LabNative() {
    }

    /** Linked at each use: seldom, and never on a host that lacks one of the others. */
    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = LabHost.WINDOWS
                ? SymbolLookup.libraryLookup("kernel32", Arena.global())
                : linker.defaultLookup();
        return library.find(name)
                .map(address -> linker.downcallHandle(address, FunctionDescriptor.of(result, arguments)))
                .orElseThrow(() -> new StageException("the C library has no " + name));
    }

    private static RuntimeException thrown(Throwable t) {
        return t instanceof RuntimeException e ? e : new IllegalStateException("a function of the C library", t);
    }

    /** From now on SIGPIPE ends this program: the JVM had a handler for it. */
    static void defaultSigpipe() {
        MethodHandle signal = function("signal", JAVA_LONG, JAVA_INT, JAVA_LONG);
        try {
            long before = (long) signal.invokeExact(SIGPIPE, SIG_DFL);
            if (before == SIG_ERR) {
                throw new StageException("signal(SIGPIPE, SIG_DFL) failed");
            }
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    static long lseek(int fd, long offset, int whence) {
        return observed("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT), fd, offset, whence);
    }

    static long ftruncate(int fd, long length) {
        return observed("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG), fd, length);
    }

    /** Without {@code O_CREAT}, and so without the third argument. */
    static long open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return observed("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), arena.allocateFrom(path),
                    flags);
        }
    }

    /** Obsolete; the library has {@code epoll_create1}. */
    static int epoll_create(int size) {
        return (int) observed("epoll_create", FunctionDescriptor.of(JAVA_INT, JAVA_INT), size);
    }

    /** With any length: the library refuses one that is beyond the buffer. */
    static long recv(int fd, MemorySegment buffer, long length, int flags) {
        return observed("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), fd, buffer,
                length, flags);
    }

    /** Whether calls that the signal interrupts end with {@code EINTR}, or are restarted where that is possible. */
    static int siginterrupt(int signal, boolean interrupt) {
        return (int) observed("siginterrupt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), signal,
                interrupt ? 1 : 0);
    }

    /** Sends a signal to one thread of a process. */
    static int tgkill(int process, int thread, int signal) {
        return (int) observed("tgkill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), process, thread,
                signal);
    }

    private static long observed(String name, FunctionDescriptor shape, Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MemorySegment capture = arena.allocate(Linker.Option.captureStateLayout());
            List<Object> all = new ArrayList<>(List.of(capture));
            all.addAll(List.of(arguments));
            long result = ((Number) linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape,
                    Linker.Option.captureCallState("errno")).invokeWithArguments(all)).longValue();
            return result == -1 ? -capture.get(JAVA_INT, 0) : result;
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    /** A page that may be neither read nor written; the arena takes it away again. */
    static MemorySegment noAccess(Arena arena) {
        return noAccess(arena, PAGE);
    }

    /** Memory whose second half may be neither read nor written. */
    static MemorySegment halfReadable(Arena arena) {
        if (LabHost.WINDOWS) {
            return halfReadableOnWindows(arena);
        }
        MemorySegment pages = noAccess(arena, 2 * PAGES);
        succeed(function("mprotect", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), pages, PAGES, PROT_READ_WRITE);
        return pages;
    }

    private static MemorySegment halfReadableOnWindows(Arena arena) {
        MethodHandle alloc = function("VirtualAlloc", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT);
        MethodHandle protect = function("VirtualProtect", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS);
        MethodHandle free = function("VirtualFree", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
        try {
            MemorySegment pages = (MemorySegment) alloc.invokeExact(MemorySegment.NULL, 2 * PAGES,
                    MEM_COMMIT_AND_RESERVE, PAGE_NOACCESS);
            // Here 0 is the failure.
            if (pages.address() == 0
                    || (int) protect.invokeExact(pages, PAGES, PAGE_READWRITE, arena.allocate(JAVA_INT)) == 0) {
                throw new StageException("VirtualAlloc or VirtualProtect failed");
            }
            return pages.reinterpret(2 * PAGES, arena, mapped -> {
                try {
                    free.invokeWithArguments(mapped, 0L, MEM_RELEASE);
                } catch (Throwable t) {
                    throw thrown(t);
                }
            });
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    private static MemorySegment noAccess(Arena arena, long size) {
        linuxOnly();
        MethodHandle mmap = function("mmap", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
        MethodHandle munmap = function("munmap", JAVA_INT, ADDRESS, JAVA_LONG);
        try {
            MemorySegment page = (MemorySegment) mmap.invokeExact(MemorySegment.NULL, size, PROT_NONE,
                    MAP_PRIVATE_ANONYMOUS, -1, 0L);
            if (page.address() == MAP_FAILED) {
                throw new StageException("mmap(PROT_NONE) failed");
            }
            return page.reinterpret(size, arena, mapped -> succeed(munmap, mapped, size));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    /** Does something on this thread without root's rights. They belong to a thread: the others keep theirs. */
    static void asOrdinaryUser(Runnable action) {
        linuxOnly();
        MethodHandle capget = function("capget", JAVA_INT, ADDRESS, ADDRESS);
        MethodHandle capset = function("capset", JAVA_INT, ADDRESS, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            // {version, 0 for this thread}, and {effective, permitted, inheritable} twice, for 32 rights each.
            MemorySegment header = arena.allocateFrom(JAVA_INT, CAPABILITY_VERSION_3, 0);
            MemorySegment rights = arena.allocate(24, Integer.BYTES);
            succeed(capget, header, rights);
            int low = rights.get(JAVA_INT, 0);
            int high = rights.get(JAVA_INT, 12);
            rights.set(JAVA_INT, 0, 0);
            rights.set(JAVA_INT, 12, 0);
            succeed(capset, header, rights);
            try {
                action.run();
            } finally {
                rights.set(JAVA_INT, 0, low);
                rights.set(JAVA_INT, 12, high);
                succeed(capset, header, rights);
            }
        }
    }

    /** Does something while no descriptor may have this number or a higher one, in the whole process. */
    static void withoutDescriptorsFrom(int number, Runnable action) {
        linuxOnly();
        MethodHandle getrlimit = function("getrlimit", JAVA_INT, JAVA_INT, ADDRESS);
        MethodHandle setrlimit = function("setrlimit", JAVA_INT, JAVA_INT, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            // {the limit that counts, the highest that it may be set to}.
            MemorySegment limits = arena.allocate(JAVA_LONG, 2);
            succeed(getrlimit, RLIMIT_NOFILE, limits);
            long before = limits.get(JAVA_LONG, 0);
            limits.set(JAVA_LONG, 0, number);
            succeed(setrlimit, RLIMIT_NOFILE, limits);
            try {
                action.run();
            } finally {
                limits.set(JAVA_LONG, 0, before);
                succeed(setrlimit, RLIMIT_NOFILE, limits);
            }
        }
    }

    private static void linuxOnly() {
        if (!LabHost.LINUX) {
            throw new StageException("its stage is set with numbers that Linux alone has");
        }
    }

    private static void succeed(MethodHandle function, Object... arguments) {
        try {
            if ((int) function.invokeWithArguments(arguments) != 0) {
                throw new StageException("a call that sets the stage failed");
            }
        } catch (Throwable t) {
            throw thrown(t);
        }
    }
}

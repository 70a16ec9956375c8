package io.eagain.lab;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Functions of the C library that only the stage of an experiment needs. They are no calls of the library, and not
 * written down.
 */
final class LabNative {
    private static final int SIGPIPE = 13;
    private static final long SIG_DFL = 0;
    private static final long SIG_ERR = -1;
    // Linux alone, on x86-64 and aarch64.
    private static final int PROT_NONE = 0;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final long MAP_FAILED = -1;
    private static final long PAGE = 4096;
    private static final int CAPABILITY_VERSION_3 = 0x20080522;
    private static final int CAP_NET_BIND_SERVICE = 1 << 10;

    private LabNative() {
    }

    /** Linked at each use: seldom, and never on a host that lacks one of the others. */
    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name)
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

    /** A page that may be neither read nor written; the arena takes it away again. */
    static MemorySegment noAccess(Arena arena) {
        linuxOnly();
        MethodHandle mmap = function("mmap", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
        MethodHandle munmap = function("munmap", JAVA_INT, ADDRESS, JAVA_LONG);
        try {
            MemorySegment page = (MemorySegment) mmap.invokeExact(MemorySegment.NULL, PAGE, PROT_NONE,
                    MAP_PRIVATE_ANONYMOUS, -1, 0L);
            if (page.address() == MAP_FAILED) {
                throw new StageException("mmap(PROT_NONE) failed");
            }
            return page.reinterpret(PAGE, arena, mapped -> succeed(munmap, mapped, PAGE));
        } catch (Throwable t) {
            throw thrown(t);
        }
    }

    /**
     * Does something on this thread without the right to ports below 1024, as an ordinary user is without it. A right
     * belongs to a thread: the others keep theirs.
     */
    static void withoutLowPorts(Runnable action) {
        linuxOnly();
        MethodHandle capget = function("capget", JAVA_INT, ADDRESS, ADDRESS);
        MethodHandle capset = function("capset", JAVA_INT, ADDRESS, ADDRESS);
        try (Arena arena = Arena.ofConfined()) {
            // {version, 0 for this thread}, and twice {effective, permitted, inheritable}.
            MemorySegment header = arena.allocateFrom(JAVA_INT, CAPABILITY_VERSION_3, 0);
            MemorySegment rights = arena.allocate(24, Integer.BYTES);
            succeed(capget, header, rights);
            int effective = rights.get(JAVA_INT, 0);
            rights.set(JAVA_INT, 0, effective & ~CAP_NET_BIND_SERVICE);
            succeed(capset, header, rights);
            try {
                action.run();
            } finally {
                rights.set(JAVA_INT, 0, effective);
                succeed(capset, header, rights);
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

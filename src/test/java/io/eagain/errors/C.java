package io.eagain.errors;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Functions of C that set a stage and that the library has no business with. A failure ends the row. */
final class C {
    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int SIGIO = 29;

    private static final MethodHandle OPEN = link("open", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT,
            JAVA_INT));
    private static final MethodHandle LSEEK = link("lseek", -1,
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
    private static final MethodHandle MEMFD = link("memfd_create", -1,
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle PIPE = link("pipe", -1, FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle SIGINTERRUPT = link("siginterrupt", -1,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SYSCALL = link("syscall", 1,
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

    private C() {
    }

    static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) succeeded("open " + path, (int) OPEN.invokeExact(arena.allocateFrom(path), flags, 0600));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    static void seek(int fd, long offset) {
        try {
            succeeded("lseek", (long) LSEEK.invokeExact(fd, offset, 0));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    /** A file in memory that can be sealed. */
    static int memfd() {
        try (Arena arena = Arena.ofConfined()) {
            return (int) succeeded("memfd_create", (int) MEMFD.invokeExact(arena.allocateFrom("eagain"), 2));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    static int[] pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment two = arena.allocate(JAVA_INT, 2);
            succeeded("pipe", (int) PIPE.invokeExact(two));
            return two.toArray(JAVA_INT);
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    /** From now on this signal interrupts calls that would else be started again. */
    static void siginterrupt(int signal) {
        try {
            succeeded("siginterrupt", (int) SIGINTERRUPT.invokeExact(signal, 1));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    /** This thread's effective user alone; the C library's function would change all threads. */
    static void seteuid(int user) {
        long number = System.getProperty("os.arch").equals("amd64") ? 117 : 147;
        try {
            succeeded("setresuid", (long) SYSCALL.invokeExact(number, -1L, (long) user, -1L));
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    private static long succeeded(String what, long result) {
        if (result < 0) {
            throw new IllegalStateException(what + " failed");
        }
        return result;
    }

    private static MethodHandle link(String name, int firstVariadic, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup().find(name).orElseThrow();
        return firstVariadic < 0
                ? linker.downcallHandle(address, descriptor)
                : linker.downcallHandle(address, descriptor, Linker.Option.firstVariadicArg(firstVariadic));
    }
}

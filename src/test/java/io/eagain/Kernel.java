package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eagain.linux.LinuxDescriptors;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tests on Linux need of the system beside the library. */
final class Kernel {
    private Kernel() {
    }

    /** A file in memory with these bytes, positioned at its start. */
    static int file(Opened opened, String text) throws Throwable {
        int fd;
        try (Arena arena = Arena.ofConfined()) {
            fd = opened.keep((int) Linker.nativeLinker()
                    .downcallHandle(Linker.nativeLinker().defaultLookup().find("memfd_create").orElseThrow(),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                    .invokeExact(arena.allocateFrom("eagain"), 0));
        }
        Files.writeString(Path.of("/proc/self/fd/" + fd), text);
        return fd;
    }

    /** The two ends of a pipe, to read and to write. */
    static int[] pipe(Opened opened, int flags) {
        int[] ends = new int[2];
        assertEquals(0, LinuxDescriptors.pipe2(ends, flags));
        opened.keep(ends[0]);
        opened.keep(ends[1]);
        return ends;
    }

    /** The directory of this thread under {@code /proc}. */
    static Path thread() throws Exception {
        return Path.of("/proc").resolve(Files.readSymbolicLink(Path.of("/proc/thread-self")));
    }

    /** Waits until a thread sleeps in this system call. */
    static void awaitCall(Path thread, long number) throws Exception {
        for (int i = 0; i < 20_000; i++) {
            if (Files.readString(thread.resolve("syscall")).startsWith(number + " ")) {
                return;
            }
            Thread.sleep(1);
        }
        throw new AssertionError("not in system call " + number + ": " + Files.readString(thread.resolve("syscall")));
    }
}

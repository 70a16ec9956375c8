package io.eagain.fuzz;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What this process has open, and kinds of descriptors that the library does not make. */
final class Descriptors {
    private static final File LIST = new File("/proc/self/fd");
    private static final MethodHandle PIPE = link("pipe", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private static final MethodHandle MEMFD = link("memfd_create",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    private Descriptors() {
    }

    private static MethodHandle link(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
    }

    static int[] pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            if ((int) PIPE.invokeExact(ends) != 0) {
                throw new AssertionError("no pipe");
            }
            return ends.toArray(JAVA_INT);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** A file in memory, of a page. */
    static int file() {
        try (Arena arena = Arena.ofConfined()) {
            return (int) MEMFD.invokeExact(arena.allocateFrom("fuzz"), 0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The numbers that are open; one of them was open only for this list. */
    static SortedSet<Integer> numbers() {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String name : LIST.list()) {
            numbers.add(Integer.valueOf(name));
        }
        return numbers;
    }

    /** What a number is open for; empty if it is closed. */
    static String target(int number) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(number))).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it is something that only the calls under test can have opened here: the JVM opens files. */
    static boolean isOurs(String target) {
        return !target.isEmpty() && (!target.startsWith("/") || target.startsWith("/memfd:"));
    }

    static Map<Integer, String> open() {
        Map<Integer, String> open = new TreeMap<>();
        for (int number : numbers()) {
            String target = target(number);
            if (!target.isEmpty()) {
                open.put(number, target);
            }
        }
        return open;
    }
}

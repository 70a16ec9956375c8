package io.eagain;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The JVM's count of what this thread has allocated, and of how long it was at work. */
public final class Allocated {
    // The module does not read the one that has it. A handle gives a bare long, where reflection would allocate.
    private static final MethodHandle BYTES = handle("getCurrentThreadAllocatedBytes");
    private static final MethodHandle CPU = handle("getCurrentThreadCpuTime");

    private Allocated() {
    }

    /** Bytes. */
    public static long bytes() {
        try {
            return (long) BYTES.invokeExact();
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** Nanoseconds. */
    public static long cpuTime() {
        try {
            return (long) CPU.invokeExact();
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    private static MethodHandle handle(String name) {
        try {
            Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean")
                    .invoke(null);
            return MethodHandles.publicLookup().findVirtual(Class.forName("com.sun.management.ThreadMXBean"),
                    name, MethodType.methodType(long.class)).bindTo(threads);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.toString(), e);
        }
    }
}

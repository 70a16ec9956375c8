package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Real signals to a thread of this process, for tests: {@code pthread_kill} of the C library. */
public final class RealSignals {

    private static final MethodHandle SELF = Linker.nativeLinker().downcallHandle(
            Linker.nativeLinker().defaultLookup().find("pthread_self").orElseThrow(),
            FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle KILL = Linker.nativeLinker().downcallHandle(
            Linker.nativeLinker().defaultLookup().find("pthread_kill").orElseThrow(),
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));

    private RealSignals() {
    }

    /** This thread, as {@link #send} takes it. */
    public static long self() {
        try {
            return (long) SELF.invokeExact();
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** Sends a signal to a thread that runs; 0, or the error. */
    public static int send(long thread, int signal) {
        try {
            return (int) KILL.invokeExact(thread, signal);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /**
     * Installs a handler of the JVM's that does nothing, so that the signal interrupts and does not end the process. The JVM
     * asks for interrupted calls to be restarted; Linux restarts no wait for readiness.
     *
     * @param name without SIG
     */
    public static void handle(String name) {
        // sun.misc.Signal is the JDK's only door to signal handlers; javac would warn of every mention of it.
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object nothing = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
                    (proxy, method, arguments) -> null);
            signal.getMethod("handle", signal, handler).invoke(null,
                    signal.getConstructor(String.class).newInstance(name), nothing);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("sun.misc.Signal", e);
        }
    }

    /**
     * A second thread that sends a signal to the first again and again, until it is closed or after ten seconds: then a wait
     * that starts anew with each signal comes to an end, too late.
     */
    public static final class Storm implements AutoCloseable {
        private static final int MILLISECONDS = 10_000;

        private final int limit;
        private volatile boolean running = true;
        private final AtomicInteger sent = new AtomicInteger();
        private final Thread sender;

        /** Signals to the calling thread from now on. */
        public Storm(int signal, int milliseconds) {
            long target = self();
            limit = MILLISECONDS / milliseconds;
            sender = Thread.ofPlatform().daemon().start(() -> {
                while (running && !over()) {
                    pause(milliseconds);
                    if (running) {
                        send(target, signal);
                        sent.incrementAndGet();
                    }
                }
            });
        }

        /** Whether the last signal was sent. */
        public boolean over() {
            return sent() >= limit;
        }

        /** How many so far. */
        public int sent() {
            return sent.get();
        }

        @Override
        public void close() {
            running = false;
            join(sender);
        }
    }

    public static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

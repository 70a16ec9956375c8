package io.eagain.lab;

import io.eagain.Sockets;
import io.eagain.linux.LinuxFcntl;
import io.eagain.posix.Fcntl;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends real signals to the thread that made it, so that its blocking calls are interrupted: signal-driven I/O with that
 * thread as the owner of a socket, to which a second thread keeps sending.
 *
 * <p>The signal is SIGIO, and its handler is the JVM's, which asks for interrupted calls to be restarted. Linux restarts
 * neither {@code poll} nor a {@code recv} with a time limit.
 */
final class Interrupter implements AutoCloseable {
    private final Bench bench;
    private final Bench.Pair pair;
    private volatile boolean running;
    private Thread sender;

    Interrupter(Bench bench) throws ReflectiveOperationException {
        handleSigio(() -> {
        });
        this.bench = bench;
        this.pair = bench.tcpPair();
    }

    /** Signals every 40 ms from now on. */
    void start() throws IOException {
        int thread = thisThread();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment owner = arena.allocate(8, 4);
            owner.set(ValueLayout.JAVA_INT, 0, LinuxFcntl.F_OWNER_TID);
            owner.set(ValueLayout.JAVA_INT, 4, thread);
            bench.record("fcntl(" + pair.here() + ", F_SETOWN_EX, {F_OWNER_TID, this thread})",
                    Fcntl.fcntl(pair.here(), LinuxFcntl.F_SETOWN_EX, owner));
        }
        bench.fcntl(pair.here(), Fcntl.F_SETFL, Fcntl.O_RDWR | Fcntl.O_ASYNC);
        running = true;
        sender = bench.later(0, () -> {
            // Again and again: one signal could come before the call that it should interrupt.
            for (int i = 0; running && i < 200; i++) {
                Bench.sleep(40);
                Sockets.send(pair.peer(), bench.memory(), 1, 0);
            }
        });
    }

    void stop() {
        running = false;
        if (sender != null) {
            Bench.join(sender);
        }
    }

    @Override
    public void close() {
        stop();
    }

    static int thisThread() throws IOException {
        // PID/task/TID
        return Integer.parseInt(Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString());
    }

    /**
     * Has the JVM handle SIGIO from now on; its own handler, for which a thread of it then runs what is given.
     *
     * @return the number of the signal
     */
    static int handleSigio(Runnable then) throws ReflectiveOperationException {
        // sun.misc.Signal is the JDK's only door to signal handlers; javac would warn of every mention of it.
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object runs = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
                (proxy, method, arguments) -> {
                    then.run();
                    return null;
                });
        Object sigio = signal.getConstructor(String.class).newInstance("IO");
        signal.getMethod("handle", signal, handler).invoke(null, sigio, runs);
        return (int) signal.getMethod("getNumber").invoke(sigio);
    }
}

package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Sockets;
import io.eagain.policy.KeepAlive;
import io.eagain.policy.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** A running server: one event loop or several, each with a thread and a listener of its own on the same port. */
final class Server implements AutoCloseable {

    /** What the command line of every server here has. */
    static final class Options {
        @Option(names = "--host", paramLabel = "ADDRESS", converter = Values.Host.class, description = "The literal address to listen on, IPv4 or IPv6;"
                + " ${DEFAULT-VALUE} if not given.")
        String host = "127.0.0.1";

        @Option(names = "--port", paramLabel = "PORT", converter = Values.Port.class, description = "The port; 0, which is the default, for any that is"
                + " free.")
        int port;

        @Option(names = "--mechanism", paramLabel = "CALL", description = "How to wait: EPOLL, POLL or SELECT;"
                + " ${DEFAULT-VALUE} if not given. SELECT serves some 1,000 connections at most.")
        Mechanism mechanism = Mechanism.ofHost();

        @Option(names = "--connections", paramLabel = "N", description = "How many at a time on each thread; further ones wait"
                + " in the queue of the system. ${DEFAULT-VALUE} if not given.")
        int connections = 50_000;

        @Option(names = "--keepalive", paramLabel = "SECONDS", converter = Values.Limits.class, description = "IDLE,INTERVAL,COUNT:"
                + " a peer that has vanished, or takes nothing, is found after IDLE + INTERVAL * COUNT seconds;"
                + " 60,10,6 if not given.")
        KeepAlive keepalive = new Values.Limits().convert("60,10,6");

        static Options of(String host, int port, Mechanism mechanism) {
            Options options = new Options();
            options.host = host;
            options.port = port;
            options.mechanism = mechanism;
            return options;
        }
    }

    private static final ConcurrentHashMap<String, Integer> REPORTS = new ConcurrentHashMap<>();

    private final List<EventLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int port;

    private Server() {
    }

    /**
     * Starts a server, which is ready when this returns.
     *
     * @param count how many loops. With more than one the kernel gives each new connection to one of their listeners
     *     ({@code SO_REUSEPORT}), and there is no lock and no hand-over between threads
     * @param keep how long an incomplete request may be, in bytes
     * @param accepted makes the object for a new connection
     */
    static Server start(Options options, int count, int keep, Function<EventLoop, Connection> accepted)
            throws ErrnoException {
        Server server = new Server();
        try {
            server.port = options.port;
            for (int i = 0; i < count; i++) {
                int listener = Listener.tcp(options.host, server.port, count > 1);
                try {
                    // Connections inherit it from the listener on Linux.
                    ErrnoException.check(options.keepalive.set(listener), "KeepAlive.set");
                    // Port 0 is another one each time: the first listener finds it for all.
                    server.port = Listener.port(listener);
                    server.loops.add(new EventLoop(listener, options.mechanism, options.connections, keep, accepted));
                } catch (ErrnoException | RuntimeException e) {
                    Sockets.close(listener);
                    throw e;
                }
            }
        } finally {
            // Also after a failure: each loop closes what it has when it runs and is stopped.
            for (EventLoop loop : server.loops) {
                server.threads.add(Thread.ofPlatform().name("loop-" + server.threads.size()).start(loop));
            }
            if (server.loops.size() < count) {
                server.close();
            }
        }
        return server;
    }

    /** For {@code main}: says where it listens, and serves until the process ends. */
    static int run(Options options, int count, int keep, Function<EventLoop, Connection> accepted)
            throws InterruptedException {
        try (Server server = start(options, count, keep, accepted)) {
            System.out.println("listening on " + options.host + ":" + server.port());
            for (Thread thread : server.threads) {
                thread.join();
            }
            return 0;
        } catch (ErrnoException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    /** Says on standard error what was survived: the first time, and each time that it happened twice as often. */
    static void report(String call, long result) {
        report(() -> call + ": " + Errno.toString(Errno.of(result)));
    }

    static void report(Throwable e) {
        report(e::toString);
    }

    static void report(String what) {
        report(() -> what);
    }

    private static void report(Supplier<String> text) {
        try {
            String what = text.get();
            int count = REPORTS.merge(what, 1, Integer::sum);
            if (Integer.bitCount(count) == 1) {
                System.err.println(what + " (" + count + ")");
            }
        } catch (OutOfMemoryError e) {
            // No heap for the words either: the server is more than what it says.
        }
    }

    int port() {
        return port;
    }

    /** Ends all connections and waits until everything is closed. */
    @Override
    public void close() {
        loops.forEach(EventLoop::stop);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

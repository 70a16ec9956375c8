package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.policy.Events;
import io.eagain.policy.Mechanism;
import io.eagain.policy.Poller;
import io.eagain.policy.Trigger;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * One thread with a listener, a poller and the connections that it accepted, which no other thread touches. It stays up: an
 * error of one connection ends that one, and where descriptors or memory run out it pauses and tries again.
 */
final class EventLoop implements Runnable {
    /** So much is read at once, and sent at once. Also what a connection that does not read can make the server keep. */
    private static final int BUFFER = 16 * 1024;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    /** In one go, before the connections have their turn. */
    private static final int ACCEPTS = 64;

    /** Room for an incomplete request of {@link #keep} bytes, then for {@link #fresh} ones: nothing moves when there is none. */
    final MemorySegment in;
    final MemorySegment fresh;
    final long keep;
    final MemorySegment out;
    long outLength;

    private final int listener;
    private final long listenerKey;
    private final Supplier<? extends Connection> accepted;
    private final Poller<Connection> poller;
    private final Events<Connection> events = Events.allocate(256);
    private final List<Connection> connections = new ArrayList<>();
    private final List<Connection> starved = new ArrayList<>();
    private boolean accepting = true;
    private boolean pausing;
    private long pauseEnd;
    private final Map<String, Integer> reports = new TreeMap<>();
    private volatile boolean stopped;

    /**
     * Begins to listen for readiness; {@link #run} does the rest.
     *
     * @param listener a listening, non-blocking socket; this loop closes it in the end
     * @param keep how long an incomplete request may be, in bytes
     * @param accepted makes the object for a new connection
     */
    EventLoop(int listener, Mechanism mechanism, long keep, Supplier<? extends Connection> accepted)
            throws ErrnoException {
        this.listener = listener;
        this.keep = keep;
        this.accepted = accepted;
        in = Arena.ofAuto().allocate(keep + BUFFER);
        fresh = in.asSlice(keep);
        out = Arena.ofAuto().allocate(keep + BUFFER);
        poller = Poller.open(mechanism);
        listenerKey = poller.register(listener, null, Poller.READ, Trigger.LEVEL);
        if (listenerKey < 0) {
            poller.close();
            throw ErrnoException.of(listenerKey, "Poller.register(listener)");
        }
        rehearse();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                int n = poller.await(events, pausing ? Math.max(pauseEnd - System.nanoTime(), 0) : -1);
                if (n < 0) {
                    report("wait", n);
                    LockSupport.parkNanos(PAUSE);
                }
                while (events.next()) {
                    if (events.key() == listenerKey) {
                        accept();
                    } else {
                        serve(events.token());
                    }
                }
                if (pausing && pauseEnd - System.nanoTime() <= 0) {
                    resume();
                }
            }
        } finally {
            end();
        }
    }

    private void end() {
        for (int i = connections.size() - 1; i >= 0; i--) {
            connections.get(i).close();
        }
        poller.remove(listenerKey);
        poller.close();
        Sockets.close(listener);
    }

    /** From any thread: {@link #run} closes everything and returns. */
    void stop() {
        stopped = true;
        poller.wakeup();
    }

    /** The connections, for this loop's thread. One that is closed is replaced by the last: go through them backwards. */
    List<Connection> connections() {
        return connections;
    }

    private void accept() {
        boolean any = false;
        for (int i = 0; i < ACCEPTS; i++) {
            // The flags in the same call: no moment in which a read would block or a child process inherits it.
            int fd = LinuxSockets.accept4(listener, null, LinuxSockets.SOCK_NONBLOCK | LinuxSockets.SOCK_CLOEXEC);
            if (fd == -Errno.EAGAIN) {
                return;
            }
            if (fd < 0) {
                report("accept", fd);
                if (isExhausted(fd)) {
                    any = false;
                    break;
                }
                // That connection is gone, or a signal came: the next one.
                continue;
            }
            any = add(fd) != null;
            if (!any) {
                break;
            }
        }
        if (!any) {
            stopAccepting();
        }
    }

    /** Takes a new connection; null when the poller does not, and then it is closed. */
    private Connection add(int fd) {
        Connection connection = accepted.get();
        long key = poller.register(fd, connection, Poller.READ, Trigger.LEVEL);
        if (key < 0) {
            report("register", key);
            Sockets.close(fd);
            return null;
        }
        connection.open(this, fd, key);
        connection.index = connections.size();
        connections.add(connection);
        return connection;
    }

    private static boolean isExhausted(int result) {
        return result == -Errno.EMFILE || result == -Errno.ENFILE || result == -Errno.ENOBUFS
                || result == -Errno.ENOMEM;
    }

    private void serve(Connection connection) {
        try {
            if (events.writable()) {
                connection.writable();
            } else if (events.readable()) {
                connection.readable();
            } else {
                // An error or a hang-up is told even to who asked for nothing, and would be told again and again.
                connection.close();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            // A mistake in one answer ends that connection and no other.
            outLength = 0;
            report(e.toString());
            connection.close();
        }
    }

    void interest(Connection connection, long key, int interest) {
        int result = poller.modify(key, interest);
        if (result < 0) {
            report("modify", result);
            connection.close();
        }
    }

    /** It is good, and always ready: it waits for nothing until the pause is over. */
    void starved(Connection connection) {
        starved.add(connection);
        pause();
    }

    void remove(Connection connection, long key, int fd) {
        poller.remove(key);
        // Never again, whatever it says: on Linux the number is free even after EINTR.
        Sockets.close(fd);
        Connection other = connections.removeLast();
        if (other != connection) {
            other.index = connection.index;
            connections.set(other.index, other);
        }
        if (!accepting) {
            pauseEnd = System.nanoTime();
        }
    }

    private void stopAccepting() {
        accepting = false;
        poller.modify(listenerKey, 0);
        pause();
    }

    private void pause() {
        if (!pausing) {
            pausing = true;
            pauseEnd = System.nanoTime() + PAUSE;
        }
    }

    private void resume() {
        pausing = false;
        if (!accepting) {
            accepting = true;
            poller.modify(listenerKey, Poller.READ);
        }
        List<Connection> now = List.copyOf(starved);
        starved.clear();
        now.forEach(Connection::resume);
    }

    /** What happened, on standard error: the first time, and then each time that the count has doubled. */
    void report(String call, long result) {
        report(call + ": " + Errno.toString(Errno.of(result)));
    }

    private void report(String what) {
        int count = reports.merge(what, 1, Integer::sum);
        if ((count & (count - 1)) == 0) {
            System.err.println(
                    Thread.currentThread().getName() + ": " + what + (count > 1 ? " (" + count + " times)" : ""));
        }
    }

    /**
     * A class is loaded, and a call linked, when it is first used, and that takes a descriptor for a moment. So a first
     * conversation is held now, with this process itself: when none is left it is too late.
     */
    private void rehearse() throws ErrnoException {
        int[] pair = new int[2];
        ErrnoException.check(PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, pair), "socketpair");
        LinuxSockets.accept4(-1, null, 0);
        Connection connection = add(pair[0]);
        connection.send(out, 0, 1);
        Sockets.recv(pair[1], fresh, 1, 0);
        Sockets.shutdown(pair[1], Sockets.SHUT_WR);
        connection.readable();
        Sockets.close(pair[1]);
        Objects.requireNonNull(Errno.toString(Errno.EMFILE));
    }
}

package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Sockets;
import io.eagain.policy.Events;
import io.eagain.policy.Mechanism;
import io.eagain.policy.Poller;
import io.eagain.policy.Trigger;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * One thread with a listener, a poller and the connections that it accepted, which no other thread touches. It stays up: the
 * error of a connection ends that connection, and where descriptors or memory run out the loop pauses and tries again.
 */
final class EventLoop implements Runnable {
    /** So much is read at once, and so much output is collected. */
    private static final int BUFFER = 16 * 1024;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    /** For all connections: the kept part of a request, {@link #keep} bytes at most, and behind it what is received. */
    final MemorySegment in;
    final MemorySegment fresh;
    final long keep;
    final MemorySegment out;
    long outLength;

    private final int listener;
    private final long listenerKey;
    private final Function<EventLoop, Connection> accepted;
    private final Poller<Connection> poller;
    private final Events<Connection> events = Events.allocate(256);
    /** The last takes the place of one that is closed: whoever may close some goes backwards. */
    final List<Connection> connections = new ArrayList<>();
    private boolean accepting = true;
    private boolean pausing;
    private long pauseEnd;
    private volatile boolean stopped;

    /**
     * Begins to wait for connections; {@link #run} serves them.
     *
     * @param listener a listening, non-blocking socket, which is closed in the end
     * @param keep how long an incomplete request may be, in bytes
     * @param accepted makes the object for a new connection
     */
    EventLoop(int listener, Mechanism mechanism, int keep, Function<EventLoop, Connection> accepted)
            throws ErrnoException {
        this.listener = listener;
        this.keep = keep;
        this.accepted = accepted;
        in = Arena.ofAuto().allocate(keep + BUFFER);
        fresh = in.asSlice(keep);
        out = Arena.ofAuto().allocate(keep + BUFFER);
        poller = Poller.open(mechanism);
        try {
            listenerKey = ErrnoException.check(poller.register(listener, null, Poller.READ, Trigger.LEVEL), "register");
            rehearse();
        } catch (ErrnoException | RuntimeException e) {
            poller.close();
            throw e;
        }
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                turn();
            }
        } finally {
            for (int i = connections.size() - 1; i >= 0; i--) {
                connections.get(i).close();
            }
            poller.remove(listenerKey);
            poller.close();
            Sockets.close(listener);
        }
    }

    /** From any thread: {@link #run} closes everything and returns. */
    void stop() {
        stopped = true;
        poller.wakeup();
    }

    /** Takes a new connection; false when the poller has no room for it, and then it is closed. */
    boolean add(int fd) {
        Connection connection = accepted.apply(this);
        long key = poller.register(fd, connection, Poller.READ, Trigger.LEVEL);
        if (key < 0) {
            Server.report("register", key);
            Sockets.close(fd);
            return false;
        }
        connection.open(fd, key, connections.size());
        connections.add(connection);
        return true;
    }

    void interest(Connection connection, long key, int interest) {
        int result = poller.modify(key, interest);
        if (result < 0) {
            Server.report("modify", result);
            connection.close();
        }
    }

    void remove(Connection connection, long key, int fd) {
        // First: the number may be somebody else's as soon as it is closed.
        poller.remove(key);
        // Once, whatever it says: on Linux the number is free even after EINTR.
        Sockets.close(fd);
        Connection moved = connections.removeLast();
        if (moved != connection) {
            moved.index = connection.index;
            connections.set(moved.index, moved);
        }
        if (!accepting) {
            pauseEnd = System.nanoTime();
        }
    }

    void pause() {
        if (!pausing) {
            pausing = true;
            pauseEnd = System.nanoTime() + PAUSE;
        }
    }

    private void turn() {
        int n = poller.await(events, pausing ? Math.max(pauseEnd - System.nanoTime(), 0) : -1);
        if (n < 0) {
            Server.report("wait", n);
            LockSupport.parkNanos(PAUSE);
        }
        while (events.next()) {
            if (events.key() != listenerKey) {
                serve(events.token());
            } else if (!Listener.accept(listener, this)) {
                // Not asked, or it would be ready at once: until the pause is over or a connection has been closed.
                accepting = false;
                poller.modify(listenerKey, 0);
                pause();
            }
        }
        if (pausing && pauseEnd - System.nanoTime() <= 0) {
            pausing = false;
            accepting = true;
            poller.modify(listenerKey, Poller.READ);
            for (int i = connections.size() - 1; i >= 0; i--) {
                connections.get(i).resume();
            }
        }
    }

    private void serve(Connection connection) {
        try {
            if (events.writable()) {
                connection.writable();
            } else if (events.readable()) {
                connection.readable();
            } else if (events.error() || events.hangup()) {
                // Told to who waits for nothing too, and would be told again and again.
                connection.close();
            }
            // Or it waits for something else since an event of this batch: what it will wait for then is told then.
        } catch (RuntimeException | OutOfMemoryError e) {
            // A mistake in one answer ends that connection and no other.
            Server.report(e.toString());
            outLength = 0;
            connection.close();
        }
    }

    /**
     * A class is loaded, and a call linked, when it is first used, and that takes a descriptor. So a first conversation is held
     * now, with a socket of this process: when no descriptor is left it is too late.
     */
    private void rehearse() throws ErrnoException {
        int[] pair = new int[2];
        ErrnoException.check(PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, pair), "socketpair");
        add(pair[0]);
        Connection connection = connections.get(0);
        connection.send(out, 0, 1);
        Sockets.recv(pair[1], fresh, 1, 0);
        Sockets.shutdown(pair[1], Sockets.SHUT_WR);
        connection.readable();
        Sockets.close(pair[1]);
        Listener.accept(listener, this);
        String unused = Errno.toString(Errno.EMFILE);
    }
}

package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Sockets;
import io.eagain.policy.Events;
import io.eagain.policy.Mechanism;
import io.eagain.policy.Poller;
import io.eagain.policy.Trigger;
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
    private final int most;
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
     * @param most so many connections at a time; further ones wait in the queue of the listener
     * @param keep how long an incomplete request may be, in bytes
     * @param accepted makes the object for a new connection
     */
    EventLoop(int listener, Mechanism mechanism, int most, int keep, Function<EventLoop, Connection> accepted)
            throws ErrnoException {
        this.listener = listener;
        this.most = most;
        this.keep = keep;
        this.accepted = accepted;
        in = Arena.ofAuto().allocate(keep + BUFFER);
        fresh = in.asSlice(keep);
        out = Arena.ofAuto().allocate(keep + BUFFER);
        poller = Poller.open(mechanism);
        try {
            listenerKey = ErrnoException.check(poller.register(listener, null, Poller.READ, Trigger.LEVEL), "register");
            Rehearsal.hold(this, listener);
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

    boolean isFull() {
        return connections.size() >= most;
    }

    /** Takes a new connection; false when there is no memory or the poller has no room for it, and then it is closed. */
    boolean add(int fd) {
        int place = connections.size();
        long key = -Errno.ENOMEM;
        try {
            Connection connection = accepted.apply(this);
            connections.add(connection);
            key = poller.register(fd, connection, Poller.READ, Trigger.LEVEL);
            connection.open(fd, key, place);
        } catch (OutOfMemoryError e) {
            // As if the system had none.
        }
        if (key < 0) {
            Sockets.close(fd);
            connections.subList(place, connections.size()).clear();
            Server.report("register", key);
            return false;
        }
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
            // A mistake in one answer ends that connection and no other. A heap that is quite full may end the loop all the same,
            // since closing takes a little of it too: so --connections is to be chosen for the heap.
            outLength = 0;
            connection.close();
            Server.report(e);
        }
    }
}

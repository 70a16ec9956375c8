package io.eagain.benchmarks.servers;

import static io.eagain.benchmarks.Fixture.check;
import static io.eagain.posix.PosixSockets.MSG_DONTWAIT;
import static io.eagain.posix.PosixSockets.MSG_NOSIGNAL;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.policy.Events;
import io.eagain.policy.Poller;
import io.eagain.policy.Trigger;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The echo of {@link EagainServer} with the policies' {@link Poller} in place of the raw {@code epoll}. */
final class PollerServer implements Runnable {
    private static final int BUFFER = HttpAnswer.BUFFER;

    /** What a descriptor is registered with. */
    private static final class Connection {
        MemorySegment unsent;
    }

    private final Poller<Connection> poller = Poller.open();
    private final Events<Connection> events = Events.allocate(1024);
    private final MemorySegment buffer = Arena.global().allocate(BUFFER);
    private final int listener;

    private PollerServer(int listener) throws ErrnoException {
        this.listener = listener;
    }

    static Running start() throws ErrnoException, InterruptedException {
        SockAddr address = SockAddr.ip("127.0.0.1", 0);
        int listener = EagainServer.listen(address);
        return Running.start(address.port(), new PollerServer(listener));
    }

    @Override
    public void run() {
        register(listener, null);
        while (true) {
            check(poller.await(events, -1));
            while (events.next()) {
                Connection connection = events.token();
                if (connection == null) {
                    take();
                } else if (connection.unsent != null) {
                    writable(connection);
                } else {
                    readable(connection);
                }
            }
        }
    }

    private void register(int fd, Connection connection) {
        long key = poller.register(fd, connection, Poller.READ, Trigger.LEVEL);
        if (key < 0) {
            throw new IllegalStateException(Errno.toString(Errno.of(key)));
        }
    }

    private void take() {
        int fd;
        while ((fd = LinuxSockets.accept4(listener, null, LinuxSockets.SOCK_CLOEXEC)) >= 0) {
            register(fd, new Connection());
        }
        if (fd != -Errno.EAGAIN) {
            check(fd);
        }
    }

    private void readable(Connection connection) {
        int fd = events.fd();
        long n;
        do {
            n = Sockets.recv(fd, buffer, BUFFER, MSG_DONTWAIT);
            if (n <= 0) {
                if (n != -Errno.EAGAIN) {
                    end(fd);
                }
                return;
            }
            if (!reply(connection, fd, buffer, n)) {
                return;
            }
        } while (n == BUFFER);
    }

    private void writable(Connection connection) {
        MemorySegment rest = connection.unsent;
        connection.unsent = null;
        if (reply(connection, events.fd(), rest, rest.byteSize())) {
            check(poller.modify(events.key(), Poller.READ));
        }
    }

    private boolean reply(Connection connection, int fd, MemorySegment data, long length) {
        long n = Sockets.send(fd, data, length, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n == length) {
            return true;
        }
        if (n < 0 && n != -Errno.EAGAIN) {
            end(fd);
            return false;
        }
        long sent = Math.max(n, 0);
        connection.unsent = EagainServer.copy(data.asSlice(sent, length - sent));
        check(poller.modify(events.key(), Poller.WRITE));
        return false;
    }

    private void end(int fd) {
        poller.remove(events.key());
        Sockets.close(fd);
    }
}

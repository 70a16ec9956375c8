package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.policy.AcceptOutcome;
import io.eagain.policy.Connect;
import io.eagain.policy.ConnectOutcome;
import io.eagain.policy.Events;
import io.eagain.policy.Poller;
import io.eagain.policy.RecvOutcome;
import io.eagain.policy.SendOutcome;
import io.eagain.policy.SocketFacts;
import io.eagain.policy.Strategy;
import io.eagain.policy.Trigger;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Passes connections on to another server: the bytes, the end of each direction, and a reset. */
final class TcpProxy {
    private static final int ROOM = 65_536;
    private static final long PAUSE = 100_000_000;

    private final SockAddr target;
    private final Poller<Side> poller = Poller.open();
    private boolean exhausted;

    /** One of two connections, with what was read from it and the other has not taken yet. */
    private static final class Side {
        final int fd;
        final Arena arena = Arena.ofConfined();
        final MemorySegment buffer = arena.allocate(ROOM);
        Side other;
        long key;
        boolean connected;
        boolean ended;
        MemorySegment rest = MemorySegment.NULL;

        Side(int fd) {
            this.fd = fd;
        }

        /** Reads if the buffer is empty, and hands on what is in it; below 0 when a connection has failed. */
        long pump() {
            if (rest.byteSize() == 0) {
                long n = Sockets.recv(fd, buffer, ROOM, 0);
                RecvOutcome outcome = RecvOutcome.of(n, ROOM, 0, SocketFacts.NONBLOCKING_STREAM);
                if (outcome == RecvOutcome.CLOSED) {
                    // All that came before it has been handed on. The other direction goes on.
                    ended = true;
                    return Sockets.shutdown(other.fd, Sockets.SHUT_WR);
                }
                if (outcome != RecvOutcome.DATA) {
                    return outcome.strategy() == Strategy.FATAL ? n : 0;
                }
                rest = buffer.asSlice(0, n);
            }
            long n = Sockets.send(other.fd, rest, rest.byteSize(), PosixSockets.MSG_NOSIGNAL);
            SendOutcome outcome = SendOutcome.of(n, rest.byteSize(), 0, SocketFacts.NONBLOCKING_STREAM);
            rest = rest.asSlice(Math.max(n, 0));
            return outcome.strategy() == Strategy.FATAL ? n : 0;
        }

        /** Read when there is room for it: so a peer that takes nothing holds up the one that sends. */
        int interest() {
            if (!connected) {
                return Poller.WRITE;
            }
            return (rest.byteSize() == 0 && !ended ? Poller.READ : 0) | (other.rest.byteSize() > 0 ? Poller.WRITE : 0);
        }
    }

    private TcpProxy(SockAddr target) throws ErrnoException {
        this.target = target;
    }

    private void run(int listener) throws ErrnoException {
        Events<Side> events = Events.allocate(256);
        long key = ErrnoException.check(poller.register(listener, null, Poller.READ, Trigger.LEVEL), "Poller.register");
        while (true) {
            // Without a descriptor left the next connection waits in its queue, and would be told of again at once.
            poller.modify(key, exhausted ? 0 : Poller.READ);
            ErrnoException.check(poller.await(events, exhausted ? PAUSE : -1), "Poller.await");
            exhausted = false;
            while (events.next()) {
                if (events.token() == null) {
                    accept(listener);
                } else {
                    handle(events.token(), events);
                }
            }
        }
    }

    private void accept(int listener) throws ErrnoException {
        int fd = Sockets.accept(listener);
        AcceptOutcome outcome = AcceptOutcome.of(fd, SocketFacts.NONBLOCKING_STREAM);
        if (outcome == AcceptOutcome.ACCEPTED) {
            connect(new Side(fd), new Side(Sockets.socket(target.family(), Sockets.SOCK_STREAM, 0)));
        } else if (outcome == AcceptOutcome.EXHAUSTED) {
            exhausted = true;
        } else if (outcome == AcceptOutcome.ERROR) {
            throw ErrnoException.of(fd, "accept");
        }
    }

    private void connect(Side client, Side server) throws ErrnoException {
        client.other = server;
        server.other = client;
        client.connected = true;
        int result = server.fd;
        if (result >= 0) {
            for (Side side : new Side[]{client, server}) {
                Listener.nonblocking(side.fd);
                Sockets.setsockopt(side.fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, 1);
            }
            result = Connect.start(server.fd, target);
        }
        if (result < 0 && ConnectOutcome.of(result) != ConnectOutcome.PENDING) {
            end(client, result);
        } else {
            listen(server);
        }
    }

    private void handle(Side side, Events<Side> events) {
        long result = 0;
        if (!side.connected) {
            result = Connect.finish(side.fd);
            if (ConnectOutcome.of((int) result) == ConnectOutcome.PENDING) {
                return;
            }
            side.connected = result == 0;
        } else if (events.readable()) {
            result = side.pump();
        } else if (events.error()) {
            result = -Sockets.getsockoptInt(side.fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
        }
        if (result >= 0 && events.writable() && side.other.rest.byteSize() > 0) {
            result = side.other.pump();
        }
        if (result < 0 || (side.ended && side.other.ended)) {
            end(side, result);
            return;
        }
        if (events.hangup() && side.interest() == 0) {
            // Ended both ways, and the other has yet to take the rest: it would be told again and again.
            poller.remove(side.key);
        }
        listen(side);
        listen(side.other);
    }

    private void listen(Side side) {
        if (poller.modify(side.key, side.interest()) == -Errno.ENOENT && side.interest() != 0) {
            side.key = poller.register(side.fd, side, side.interest(), Trigger.LEVEL);
        }
    }

    /** Closes both. After an error with a reset: so each peer learns that not everything came through. */
    private void end(Side one, long result) {
        if (result < 0) {
            System.err.println("connection to " + target + ": " + Errno.toString(Errno.of(result)));
        }
        for (Side side : new Side[]{one, one.other}) {
            poller.remove(side.key);
            if (result < 0) {
                Sockets.setsockoptLinger(side.fd, true, 0);
            }
            Sockets.close(side.fd);
            side.arena.close();
        }
    }

    @Command(name = "TcpProxy", mixinStandardHelpOptions = true, description = "Passes connections on to another server.")
    static void serve(
            @Option(names = "--listen", defaultValue = "7777", description = "A port of 127.0.0.1; 0 for any.") int port,
            @Option(names = "--target", required = true, description = "127.0.0.1:80, [::1]:80 ...") String target)
            throws ErrnoException {
        int colon = target.lastIndexOf(':');
        SockAddr address = SockAddr.ip(target.substring(0, colon).replaceAll("[\\[\\]]", ""),
                Integer.parseInt(target.substring(colon + 1)));
        int listener = Listener.tcp("127.0.0.1", port, false);
        System.out.println("TCP proxy: port " + Listener.port(listener) + " to " + address);
        new TcpProxy(address).run(listener);
    }

    public static void main(String[] arguments) {
        var command = new CommandLine(CommandLine.getCommandMethods(TcpProxy.class, "serve").getFirst());
        System.exit(command.execute(arguments));
    }
}

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
import io.eagain.policy.KeepAlive;
import io.eagain.policy.Poller;
import io.eagain.policy.SocketFacts;
import io.eagain.policy.Trigger;
import io.eagain.posix.PosixSockets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Passes connections on to another server: the bytes, the end of each direction, and a reset. */
final class TcpProxy {
    private static final long PAUSE = 100_000_000;

    private final SockAddr target;
    private final Poller<ProxySide> poller = Poller.open();
    private boolean exhausted;

    private TcpProxy(SockAddr target) throws ErrnoException {
        this.target = target;
    }

    /**
     * A class is loaded, and a call linked, when it is first used, and that takes a descriptor. So a first conversation is held
     * now, with a listener of its own: when no descriptor is left it is too late.
     */
    private void rehearse() throws ErrnoException {
        // Also whether there is such a family here.
        Sockets.close(ErrnoException.check(Sockets.socket(target.family(), Sockets.SOCK_STREAM, 0), "socket"));
        int listener = Listener.tcp("127.0.0.1", 0, false);
        accept(listener);
        ProxySide near = new ProxySide(
                ErrnoException.check(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0), "socket"));
        Connect.start(near.fd, SockAddr.ip("127.0.0.1", Listener.port(listener)));
        near.connected = ConnectOutcome.of(Connect.finish(near.fd)) == ConnectOutcome.CONNECTED;
        ProxySide far = new ProxySide(ErrnoException.check(Sockets.accept(listener), "accept"));
        near.other = far;
        far.other = near;
        far.connected = true;
        listen(far);
        Sockets.send(near.fd, near.buffer, 1, PosixSockets.MSG_NOSIGNAL);
        far.pump();
        Sockets.shutdown(near.fd, Sockets.SHUT_WR);
        far.pump();
        Sockets.setsockoptLinger(near.fd, true, 0);
        String unused = failure(-Errno.EMFILE);
        end(near, 0);
        Sockets.close(listener);
    }

    private String failure(long result) {
        return "connection to " + target + ": " + Errno.toString(Errno.of(result));
    }

    private void run(int listener) throws ErrnoException {
        rehearse();
        Events<ProxySide> events = Events.allocate(256);
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
        // Before accept: a client for whose target no descriptor is left waits in the queue, and is not reset.
        int server = Sockets.socket(target.family(), Sockets.SOCK_STREAM, 0);
        if (server < 0) {
            exhausted = true;
            return;
        }
        int client = Sockets.accept(listener);
        AcceptOutcome outcome = AcceptOutcome.of(client, SocketFacts.NONBLOCKING_STREAM);
        if (outcome == AcceptOutcome.ACCEPTED) {
            connect(new ProxySide(client), new ProxySide(server));
            return;
        }
        Sockets.close(server);
        if (outcome == AcceptOutcome.EXHAUSTED) {
            exhausted = true;
        } else if (outcome == AcceptOutcome.ERROR) {
            throw ErrnoException.of(client, "accept");
        }
    }

    private void connect(ProxySide client, ProxySide server) throws ErrnoException {
        client.other = server;
        server.other = client;
        client.connected = true;
        for (ProxySide side : new ProxySide[]{client, server}) {
            Listener.nonblocking(side.fd);
            Sockets.setsockopt(side.fd, SocketOption.IPPROTO_TCP, SocketOption.TCP_NODELAY, 1);
        }
        int result = Connect.start(server.fd, target);
        if (result < 0 && ConnectOutcome.of(result) != ConnectOutcome.PENDING) {
            end(client, result);
        } else {
            listen(server);
        }
    }

    private void handle(ProxySide side, Events<ProxySide> events) {
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

    private void listen(ProxySide side) {
        if (poller.modify(side.key, side.interest()) == -Errno.ENOENT && side.interest() != 0) {
            side.key = poller.register(side.fd, side, side.interest(), Trigger.LEVEL);
        }
    }

    /** Closes both. After an error with a reset: so each peer learns that not everything came through. */
    private void end(ProxySide one, long result) {
        if (result < 0) {
            System.err.println(failure(result));
        }
        for (ProxySide side : new ProxySide[]{one, one.other}) {
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
            @Option(names = "--listen", defaultValue = "7777", converter = Values.Port.class, description = "A port of 127.0.0.1; 0 for any.") int port,
            @Option(names = "--target", required = true, converter = Values.Target.class, description = "127.0.0.1:80, [::1]:80 ...") SockAddr target)
            throws ErrnoException {
        int listener = Listener.tcp("127.0.0.1", port, false);
        // Clients inherit it, and one that vanished is found after two minutes; nothing else would tell.
        ErrnoException.check(KeepAlive.of(60, 10, 6).set(listener), "KeepAlive.set");
        System.out.println("TCP proxy: port " + Listener.port(listener) + " to " + target);
        new TcpProxy(target).run(listener);
    }

    public static void main(String[] arguments) {
        var command = new CommandLine(CommandLine.getCommandMethods(TcpProxy.class, "serve").getFirst());
        System.exit(command.execute(arguments));
    }
}

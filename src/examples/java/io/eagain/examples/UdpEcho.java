package io.eagain.examples;

import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.linux.LinuxMessages;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.MMsgHdrs;
import io.eagain.policy.Events;
import io.eagain.policy.Poller;
import io.eagain.policy.RecvOutcome;
import io.eagain.policy.SendOutcome;
import io.eagain.policy.SocketFacts;
import io.eagain.policy.Trigger;
import io.eagain.posix.IoVec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Sends each datagram back to where it came from, up to 64 of them with one call. Linux. An echo that answers an echo never ends,
 * and one forged datagram is enough for two of them: not for an open network.
 */
final class UdpEcho {
    private static final int BATCH = 64;
    private static final long PAUSE = 1_000_000;

    private final int fd;
    private final boolean verbose;
    // A message keeps the address it came from, which is where its echo goes.
    private final MMsgHdrs messages;
    private final MemorySegment[] buffers = new MemorySegment[BATCH];
    private final long size;
    // Those from next to received are still to be sent.
    private int received;
    private int next;
    private boolean shortOfMemory;
    private int cut;

    private UdpEcho(int fd, int size, boolean verbose) {
        this.fd = fd;
        this.size = size;
        this.verbose = verbose;
        // All memory is made here, once.
        Arena arena = Arena.global();
        messages = MMsgHdrs.allocate(arena, BATCH, 1, 0);
        for (int i = 0; i < BATCH; i++) {
            buffers[i] = arena.allocate(size);
            messages.message(i).iov().set(0, buffers[i]);
        }
    }

    private void run() throws ErrnoException {
        Poller<Void> poller = Poller.open();
        Events<Void> events = Events.allocate(1);
        long key = ErrnoException.check(poller.register(fd, null, Poller.READ, Trigger.LEVEL), "Poller.register");
        while (true) {
            ErrnoException.check(poller.await(events, shortOfMemory ? PAUSE : -1), "Poller.await");
            shortOfMemory = false;
            if (next == received) {
                receive();
            }
            // Nothing more is received before the last batch has gone: the system keeps it, or drops what is too much.
            int interest = send() ? Poller.READ : Poller.WRITE;
            // Without memory the socket is ready all the same, and waiting for it would spin.
            ErrnoException.check(poller.modify(key, shortOfMemory ? 0 : interest), "Poller.modify");
        }
    }

    private void receive() throws ErrnoException {
        for (int i = 0; i < received; i++) {
            messages.message(i).iov().set(0, buffers[i], 0, size);
        }
        next = 0;
        // With MSG_TRUNC the length is the datagram's own, also when it was cut.
        int n = LinuxMessages.recvmmsg(fd, messages, 0, BATCH, LinuxSockets.MSG_TRUNC, -1);
        received = Math.max(n, 0);
        switch (RecvOutcome.of(n, BATCH, LinuxSockets.MSG_TRUNC, SocketFacts.NONBLOCKING_DATAGRAM)) {
            // A datagram may be empty, and is echoed so.
            case DATA -> prepareEcho();
            // UNDELIVERED: an echo sent before has found nobody (ECONNREFUSED), which is no matter of the next peer's.
            case NOTHING_YET, INTERRUPTED, UNDELIVERED -> {
            }
            case NO_MEMORY -> shortOfMemory = true;
            default -> throw ErrnoException.of(n, "recvmmsg");
        }
    }

    private void prepareEcho() {
        for (int i = 0; i < received; i++) {
            IoVec iov = messages.message(i).iov();
            if (isCut(i)) {
                if (Integer.bitCount(++cut) == 1) {
                    // The first time, and each time that it happened twice as often: the log has an end.
                    System.err.printf("%s sent %d bytes, and there is room for %d: not echoed (%d)%n",
                            messages.message(i).name(), messages.length(i), size, cut);
                }
            } else {
                iov.set(0, buffers[i], 0, messages.length(i));
            }
        }
        if (verbose) {
            System.err.printf("datagrams with one call: %d%n", received);
        }
    }

    // The rest of a datagram that is longer than the buffer is lost, and half an echo is none.
    private boolean isCut(int message) {
        return (messages.message(message).flags() & LinuxSockets.MSG_TRUNC) != 0;
    }

    /** Sends what is left of the batch, and says whether all of it has gone. */
    private boolean send() {
        int reported = -1;
        while (next < received) {
            int end = next;
            while (end < received && !isCut(end)) {
                end++;
            }
            if (end == next) {
                next++;
                continue;
            }
            int n = LinuxMessages.sendmmsg(fd, messages, next, end - next, 0);
            SendOutcome outcome = SendOutcome.of(n, end - next, 0, SocketFacts.NONBLOCKING_DATAGRAM);
            switch (outcome) {
                // A part: why it stopped is told by the next call, which begins there.
                case SENT, PART -> next += n;
                case INTERRUPTED -> {
                }
                case NO_ROOM, NO_MEMORY -> {
                    shortOfMemory = outcome == SendOutcome.NO_MEMORY;
                    return false;
                }
                default -> {
                    // The first time it may be the report of an earlier echo that has found nobody: this one again.
                    if (outcome != SendOutcome.UNDELIVERED || reported == next) {
                        System.err.printf("no echo to %s: %s%n", messages.message(next).name(),
                                Errno.toString(Errno.of(n)));
                        next++;
                    } else {
                        reported = next;
                    }
                }
            }
        }
        return true;
    }

    @Command(name = "UdpEcho", mixinStandardHelpOptions = true, description = {
            "Sends each datagram back to where it came"
                    + " from, up to 64 of them with one call.",
            "Linux. Runs until it is killed."})
    static void serve(
            @Option(names = "--host", defaultValue = "127.0.0.1", converter = Values.Host.class, description = "An address of this machine.") String host,
            @Option(names = "--port", defaultValue = "7777", converter = Values.Port.class, description = "Its port; 0 for any that is free.") int port,
            @Option(names = "--size", defaultValue = "2048", description = "The most bytes of a datagram that is echoed"
                    + " (${DEFAULT-VALUE}). Longer ones are told of.") int size,
            @Option(names = "--verbose", description = "Tell how many datagrams came with each call.") boolean verbose)
            throws ErrnoException {
        SockAddr address = SockAddr.ip(host, port);
        int fd = ErrnoException.check(
                Sockets.socket(address.family(), Sockets.SOCK_DGRAM | LinuxSockets.SOCK_NONBLOCK, 0), "socket");
        ErrnoException.check(Sockets.bind(fd, address), "bind(%s)", address);
        System.out.println("UDP echo: port " + Listener.port(fd));
        new UdpEcho(fd, size, verbose).run();
    }

    public static void main(String[] arguments) {
        var command = new CommandLine(CommandLine.getCommandMethods(UdpEcho.class, "serve").getFirst());
        System.exit(command.execute(arguments));
    }
}

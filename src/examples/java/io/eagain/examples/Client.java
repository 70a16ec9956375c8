package io.eagain.examples;

import io.eagain.AddrInfo;
import io.eagain.AddrInfoList;
import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.policy.ConnectOutcome;
import io.eagain.policy.Deadline;
import io.eagain.policy.Eintr;
import io.eagain.policy.RecvOutcome;
import io.eagain.policy.SendOutcome;
import io.eagain.policy.SocketFacts;
import io.eagain.policy.Strategy;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A non-blocking client, which tells what every call has given. */
final class Client implements AutoCloseable {
    private static final SocketFacts FACTS = SocketFacts.NONBLOCKING_STREAM;

    private final Arena arena = Arena.ofConfined();
    private final PollFds polled = PollFds.allocate(arena, 1);
    private final MemorySegment buffer = arena.allocate(65_536);
    private final Deadline deadline;
    private int fd = -1;

    private Client(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Tries the addresses of a name one after the other; {@code HappyEyeballs} tries them side by side. */
    private boolean connect(String host, String port) throws ErrnoException {
        SockAddr address = SockAddr.allocate(arena);
        try (AddrInfoList list = new AddrInfoList()) {
            int code = AddrInfo.getaddrinfo(host, port, 0, Sockets.AF_UNSPEC, Sockets.SOCK_STREAM, 0, list);
            if (code != 0) {
                say("getaddrinfo(%s, %s) -> %d %s", host, port, code, AddrInfo.gai_strerror(code));
            }
            while (list.next()) {
                if (attempt(list, list.address(address))) {
                    return true;
                }
                // The socket of an attempt that has failed is of no more use.
                if (fd >= 0) {
                    say("close -> %s", text(Sockets.close(fd)));
                    fd = -1;
                }
            }
        }
        return false;
    }

    private boolean attempt(AddrInfoList entry, SockAddr address) throws ErrnoException {
        fd = Sockets.socket(entry.family(), entry.socktype(), entry.protocol());
        if (fd < 0) {
            // A name may have an address of a family that is not here (EAFNOSUPPORT), and one that is.
            say("socket -> %s", text(fd));
            return false;
        }
        Listener.nonblocking(fd);
        say("socket -> %d, non-blocking", fd);
        int result = Sockets.connect(fd, address);
        say("connect(%s) -> %s: %s", address, text(result), ConnectOutcome.of(result));
        if (ConnectOutcome.of(result) == ConnectOutcome.PENDING) {
            if (!await(Poll.POLLOUT)) {
                return false;
            }
            // Writable says that the attempt is over. Only this says how.
            result = -(int) Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR);
            say("getsockopt(SO_ERROR) -> %d%s: %s", -result, result == 0 ? "" : " " + Errno.name(-result),
                    ConnectOutcome.of(result));
        }
        return ConnectOutcome.of(result) == ConnectOutcome.CONNECTED;
    }

    private boolean send(String text, boolean end) {
        MemorySegment rest = arena.allocateFrom(ValueLayout.JAVA_BYTE, text.getBytes(StandardCharsets.UTF_8));
        while (rest.byteSize() > 0) {
            long n = Sockets.send(fd, rest, rest.byteSize(), PosixSockets.MSG_NOSIGNAL);
            SendOutcome outcome = SendOutcome.of(n, rest.byteSize(), 0, FACTS);
            say("send(%d bytes) -> %s: %s", rest.byteSize(), text(n), outcome);
            if (outcome.strategy() == Strategy.FATAL || (outcome == SendOutcome.NO_ROOM && !await(Poll.POLLOUT))) {
                return false;
            }
            rest = rest.asSlice(Math.max(n, 0));
        }
        if (end) {
            say("shutdown(SHUT_WR) -> %s", text(Sockets.shutdown(fd, Sockets.SHUT_WR)));
        }
        return true;
    }

    /** Prints what comes, up to the end; false if the connection did not come to one. */
    private boolean receive() {
        while (true) {
            long n = Sockets.recv(fd, buffer, buffer.byteSize(), 0);
            RecvOutcome outcome = RecvOutcome.of(n, buffer.byteSize(), 0, FACTS);
            say("recv -> %s: %s", text(n), outcome);
            if (outcome == RecvOutcome.DATA) {
                System.out.writeBytes(buffer.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
                System.out.flush();
            } else if (outcome.strategy() == Strategy.FATAL) {
                return outcome == RecvOutcome.CLOSED;
            } else if (outcome == RecvOutcome.NOTHING_YET && !await(Poll.POLLIN)) {
                return false;
            }
        }
    }

    /** Waits for one of the two, and no longer than the time that is left for everything. */
    private boolean await(int wanted) {
        polled.clear();
        polled.add(fd, wanted);
        int left = deadline.milliseconds();
        int n = Eintr.poll(polled, deadline);
        say("poll(%s, %d ms) -> %s", events(wanted), left,
                n > 0 ? n + ": " + events(polled.revents(0)) : n == 0 ? "0: the time is up" : text(n));
        return n > 0;
    }

    private static String events(int bits) {
        String text = ((bits & Poll.POLLIN) != 0 ? "|POLLIN" : "") + ((bits & Poll.POLLOUT) != 0 ? "|POLLOUT" : "")
                + ((bits & Poll.POLLERR) != 0 ? "|POLLERR" : "") + ((bits & Poll.POLLHUP) != 0 ? "|POLLHUP" : "");
        return text.substring(1);
    }

    private static String text(long result) {
        return result >= 0 ? Long.toString(result) : result + " " + Errno.name(Errno.of(result));
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation is in a library that is not here.
    private static void say(String format, Object... arguments) {
        System.err.println(String.format(format, arguments));
    }

    @Override
    public void close() {
        if (fd >= 0) {
            say("close -> %s", text(Sockets.close(fd)));
        }
        arena.close();
    }

    @Command(name = "Client", mixinStandardHelpOptions = true, sortOptions = false, description = {
            "A non-blocking client: connects, sends a text, prints the answer, and tells what every call gave.",
            "Status: 0 when the answer came to its end, 1 when not, 3 when the time was up."})
    static int run(
            @Option(names = "--host", defaultValue = "127.0.0.1", description = "A name or an address.") String host,
            @Option(names = "--port", required = true, description = "A number or the name of a service.") String port,
            @Option(names = "--send", defaultValue = "", description = "What to send; \\r and \\n as in Java.") String text,
            @Option(names = "--end", description = "Say that nothing more comes: shutdown(SHUT_WR).") boolean end,
            @Option(names = "--timeout", defaultValue = "5000", description = "Milliseconds for all of it.") long timeout)
            throws ErrnoException {
        Deadline deadline = Deadline.in(timeout, TimeUnit.MILLISECONDS);
        try (Client client = new Client(deadline)) {
            boolean answered = client.connect(host, port) && client.send(text.translateEscapes(), end)
                    && client.receive();
            return answered ? 0 : deadline.passed() ? 3 : 1;
        }
    }

    public static void main(String[] arguments) {
        var command = new CommandLine(CommandLine.getCommandMethods(Client.class, "run").getFirst());
        System.exit(command.execute(arguments));
    }
}

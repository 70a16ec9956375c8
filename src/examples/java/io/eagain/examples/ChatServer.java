package io.eagain.examples;

import io.eagain.ErrnoException;
import io.eagain.policy.Mechanism;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends each line to everybody else. Try {@code nc 127.0.0.1 7777} twice. */
@Command(name = "ChatServer", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Sends each line that it receives to everybody else. Who does not read for long is sent away.",
        ""}, footer = {"", "Example, in three terminals:", "  ChatServer --port 7777", "  nc 127.0.0.1 7777",
                "  nc 127.0.0.1 7777"})
public final class ChatServer implements Callable<Integer> {
    /** The longest line, its end included. */
    static final int LINE = 4096;
    /** What waits at most for somebody who does not read; beyond what the system's own buffers hold. */
    static final int QUEUE = 64 * 1024;

    @Mixin
    private Server.Options options;

    /**
     * Runs until the process ends.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ChatServer()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        // One loop: each line goes to all connections, and a loop's connections are its own.
        return Server.run(options, 1, LINE, Chat::new);
    }

    /** Starts it within this process; port 0 for any that is free. */
    static Server start(String host, int port, Mechanism mechanism) throws ErrnoException {
        return Server.start(Server.Options.of(host, port, mechanism), 1, LINE, Chat::new);
    }

    private static final class Chat extends Connection {
        Chat(EventLoop loop) {
            super(loop);
        }

        @Override
        protected long received(MemorySegment in, long from, long to) {
            long end = to;
            while (end > from && in.get(ValueLayout.JAVA_BYTE, end - 1) != '\n') {
                end--;
            }
            // All whole lines at once; they stay together and in order at each receiver.
            if (end > from) {
                toOthers(in, from, end);
            }
            if (to - end >= LINE) {
                Server.report("chat: a line of more than " + LINE + " bytes");
                close();
            }
            return end;
        }

        private void toOthers(MemorySegment in, long from, long to) {
            // Backwards, since sending may close the one that is sent to.
            for (int i = loop.connections.size() - 1; i >= 0; i--) {
                Chat other = (Chat) loop.connections.get(i);
                if (other == this) {
                    continue;
                }
                // The echo server lets a slow reader wait. Here all would have to wait for the slowest one, or the queue for
                // it would grow without end: so there is an end, and the slow one is sent away, not the line.
                if (other.pendingBytes() + to - from > QUEUE) {
                    Server.report("chat: somebody does not read");
                    other.close();
                } else {
                    other.send(in, from, to);
                }
            }
        }
    }
}

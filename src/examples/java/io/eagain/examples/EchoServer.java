package io.eagain.examples;

import io.eagain.ErrnoException;
import io.eagain.policy.Mechanism;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends back what it receives. Try {@code nc 127.0.0.1 7777}. */
@Command(name = "EchoServer", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Sends back what it receives, on as many threads as wanted.",
        ""}, footer = {"", "Example:", "  EchoServer --port 7777 --loops 2", "  nc 127.0.0.1 7777"})
public final class EchoServer implements Callable<Integer> {
    @Mixin
    private Server.Options options;

    @Option(names = "--loops", paramLabel = "N", description = "How many threads, each with a listener of its own on the"
            + " same port; ${DEFAULT-VALUE} if not given.")
    private int loops = 1;

    /**
     * Runs until the process ends.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new EchoServer()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        return Server.run(options, loops, 0, Echo::new);
    }

    /** Starts it within this process; port 0 for any that is free. */
    static Server start(String host, int port, int loops, Mechanism mechanism) throws ErrnoException {
        return Server.start(Server.Options.of(host, port, mechanism), loops, 0, Echo::new);
    }

    /**
     * Nothing is kept of what comes in. It goes out from the buffer into which it was read; only what the system does not take
     * is copied, and the connection is not read until that is gone.
     */
    private static final class Echo extends Connection {
        Echo(EventLoop loop) {
            super(loop);
        }

        @Override
        protected long received(MemorySegment in, long from, long to) {
            send(in, from, to);
            return to;
        }
    }
}

package io.eagain.cli;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.lab.LabHost;
import io.eagain.policy.ConnectOutcome;
import io.eagain.policy.Deadline;
import java.io.PrintStream;
import java.lang.foreign.Arena;

/** The non-blocking sequence with one address, and what it has come to. */
final class ProbeRun {
    /** So many calls of one wait for data are shown. */
    private static final int SHOWN = 10;

    /** Why no more is received. */
    private enum Stop {
        ENDED("then the peer ended its side"),
        FAILED("then "),
        NOTHING_MORE("and no more until the time was up"),
        ENOUGH("and no more was asked for");

        private final String words;

        Stop(String words) {
            this.words = words;
        }
    }

    private final ProbeLog log;
    private final PrintStream err;
    private final byte[] message;
    private final int milliseconds;
    private final int most;
    private long received;
    private long failure;
    private String verdict;

    /**
     * One for each address.
     *
     * @param message what is sent; empty for nothing
     * @param milliseconds how long each wait may take: for the connection, for room, for an answer, for the end
     * @param most so many bytes are received at most
     */
    ProbeRun(ProbeLog log, PrintStream err, byte[] message, int milliseconds, int most) {
        this.log = log;
        this.err = err;
        this.message = message;
        this.milliseconds = milliseconds;
        this.most = most;
    }

    /** Whether it got connected; {@link #verdict} has the rest. */
    boolean with(SockAddr peer) {
        try (Arena arena = Arena.ofConfined()) {
            ProbeSocket socket = new ProbeSocket(log, err, arena, peer, milliseconds);
            try {
                int result = socket.open();
                result = result < 0 ? result : socket.connect();
                if (result < 0) {
                    verdict = failed(result, peer);
                    return false;
                }
                socket.names();
                Stop stop = talk(socket);
                verdict = "connected to " + peer + (message.length == 0 ? "" : "; sent " + sent(socket.sent()))
                        + "; received " + bytes(received) + ", " + stop.words
                        + (stop == Stop.FAILED ? number((int) -failure) : "");
                return true;
            } finally {
                socket.close();
            }
        }
    }

    String verdict() {
        return verdict;
    }

    private String sent(long count) {
        return count == message.length ? bytes(count) : count + " of " + bytes(message.length);
    }

    private static String bytes(long count) {
        return count + (count == 1 ? " byte" : " bytes");
    }

    private static String number(int error) {
        return Errno.name(error) + " (" + error + ")";
    }

    private String failed(int result, SockAddr peer) {
        return switch (ConnectOutcome.of(result)) {
            case TIMED_OUT -> "timed out: no answer from " + peer + " in " + milliseconds + " ms";
            case REFUSED -> "refused by " + peer + ": " + number(-result);
            case UNREACHABLE -> "unreachable: " + peer + ": " + number(-result);
            default ->
                (result == -Errno.ECONNRESET ? "reset by " : "not connected to ") + peer + ": " + number(-result);
        };
    }

    private Stop talk(ProbeSocket socket) {
        if (message.length > 0) {
            failure = socket.send(message, socket.limit());
            if (failure < 0) {
                return Stop.FAILED;
            }
        }
        Stop stop = receive(socket, false);
        if (stop == Stop.FAILED || stop == Stop.ENOUGH) {
            return stop;
        }
        if (stop == Stop.NOTHING_MORE && received == 0) {
            log.say(message.length == 0
                    ? "nothing came: many servers speak only when spoken to, see --send"
                    : "nothing came: the peer waits for more, or for the end");
        }
        return socket.shutdown() < 0 ? stop : receive(socket, true);
    }

    /** Until the end, an error, enough, or the time is up; or until nothing more is there, once something was. */
    private Stop receive(ProbeSocket socket, boolean toTheEnd) {
        Deadline deadline = socket.limit();
        long before = received;
        int calls = 0;
        try {
            while (received < most) {
                if (++calls > SHOWN) {
                    log.beQuiet();
                }
                long n = socket.recv(most - received);
                if (n > 0) {
                    received += n;
                    continue;
                }
                if (n == -Errno.EINTR) {
                    continue;
                }
                log.say(ProbeWords.transfer(n));
                if (n == 0) {
                    return Stop.ENDED;
                }
                if (!ProbeWords.nothingYet(n)) {
                    failure = n;
                    return Stop.FAILED;
                }
                if (received > before && !toTheEnd) {
                    return Stop.NOTHING_MORE;
                }
                int ready = socket.poll(LabHost.IN, deadline);
                if (ready < 0) {
                    failure = ready;
                    return Stop.FAILED;
                }
                if (ready == 0) {
                    return Stop.NOTHING_MORE;
                }
            }
            return Stop.ENOUGH;
        } finally {
            log.beLoud();
        }
    }
}

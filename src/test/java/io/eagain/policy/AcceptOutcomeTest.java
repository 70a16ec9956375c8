package io.eagain.policy;

import static io.eagain.policy.Staged.awaitReadable;
import static io.eagain.policy.Staged.facts;
import static io.eagain.policy.Staged.limited;
import static io.eagain.policy.Staged.limitedFacts;
import static io.eagain.policy.Staged.nonblocking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.eagain.ChildJvm;
import io.eagain.RealSignals;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.posix.Signals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the system really gives, and what it is called. */
@Timeout(60)
class AcceptOutcomeTest {

    private final Staged staged = new Staged();

    @AfterEach
    void closeAll() {
        staged.close();
    }

    private int gives(AcceptOutcome outcome, int fd, SocketFacts facts) {
        int result = Sockets.accept(fd);
        assertEquals(outcome, AcceptOutcome.of(result, facts), () -> Staged.result(result));
        return result;
    }

    @Test
    void oneAfterTheOther() {
        int server = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = staged.listening(server);
        nonblocking(server);
        SocketFacts facts = facts(server, true);
        gives(AcceptOutcome.NOTHING_YET, server, facts);
        assertEquals(0, Sockets.connect(staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM), address));
        awaitReadable(server);
        staged.keep(gives(AcceptOutcome.ACCEPTED, server, facts));
        gives(AcceptOutcome.NOTHING_YET, server, facts);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTimeLimit() {
        int server = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        staged.listening(server);
        limited(server, Staged.SHORT);
        gives(AcceptOutcome.TIMED_OUT, server, limitedFacts(server));
    }

    /** Linux hands the connection out, and its first call tells. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aResetBeforeItWasAccepted() {
        int server = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = staged.listening(server);
        int client = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.connect(client, address));
        staged.reset(client);
        awaitReadable(server);
        int fd = staged.keep(gives(AcceptOutcome.ACCEPTED, server, SocketFacts.STREAM));
        assertEquals(RecvOutcome.RESET,
                RecvOutcome.of(Sockets.recv(fd, staged.room, 16, 0), 16, 0, SocketFacts.STREAM));
    }

    @Test
    void whatDoesNotListen() {
        int udp = staged.udp();
        gives(AcceptOutcome.ERROR, udp, facts(udp, false));
        gives(AcceptOutcome.ERROR, staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM), SocketFacts.STREAM);
        gives(AcceptOutcome.ERROR, -1, SocketFacts.STREAM);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSignal() {
        int server = staged.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        staged.listening(server);
        RealSignals.handle("IO");
        limited(server, 30_000);
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 20)) {
            gives(AcceptOutcome.INTERRUPTED, server, limitedFacts(server));
            assertFalse(storm.over());
        }
    }

    /** In a process that may have few descriptors; the connection waits, and one that is freed lets it in. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @Tag("build-host")
    void noDescriptorLeft() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n 256 && exec \"$@\"", "sh"));
        command.addAll(ChildJvm.command(ChildJvm.QUICK, FullProbe.class));
        ChildJvm.Output output = ChildJvm.run(command, 50);
        assertEquals(List.of("EXHAUSTED EMFILE (24): Too many open files", "EXHAUSTED EMFILE (24): Too many open files",
                "readable 1", "ACCEPTED", "EXHAUSTED"), output.lines(), output::text);
        assertEquals(0, output.status());
    }

    /** Accepts with a full table of descriptors. */
    static final class FullProbe {
        public static void main(String[] arguments) {
            try (Staged own = new Staged()) {
                int server = own.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
                SockAddr address = own.listening(server);
                nonblocking(server);
                SocketFacts facts = facts(server, true);
                // What is used below is used now: to load a class takes a descriptor, too.
                List<String> said = new ArrayList<>();
                said.add(AcceptOutcome.of(Sockets.accept(server), facts) + " " + Staged.result(-1));
                own.close(own.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM));
                assertEquals(0, Sockets.connect(own.socket(Sockets.AF_INET, Sockets.SOCK_STREAM), address));
                awaitReadable(server);
                said.clear();
                int spare = own.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
                int fd = Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0);
                while (fd >= 0) {
                    own.keep(fd);
                    fd = Sockets.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0);
                }
                for (int i = 0; i < 2; i++) {
                    int result = Sockets.accept(server);
                    said.add(AcceptOutcome.of(result, facts) + " " + Staged.result(result));
                }
                said.add("readable " + Wait.readable(server, Deadline.now()));
                own.close(spare);
                int accepted = own.keep(Sockets.accept(server));
                said.add("" + AcceptOutcome.of(accepted, facts));
                // Nobody waits any more; Linux takes a descriptor before it looks.
                said.add("" + AcceptOutcome.of(Sockets.accept(server), facts));
                own.close(accepted);
                said.forEach(System.out::println);
            }
        }

        private FullProbe() {
        }
    }
}

package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.posix.Descriptors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in the Javadoc of {@link Events}: each situation is made, and what is told is compared with what stands there. */
@Timeout(120)
class PollerSituationsTest {
    private static final Pattern ROW = Pattern.compile("<tr><td>(.*?)</td>((?:\\s*<td>.*?</td>)+)\\s*</tr>");
    private static final Pattern CELL = Pattern.compile("<td>(.*?)</td>");
    private static final int BOTH = Poller.READ | Poller.WRITE;

    private final PollerFixture opened = new PollerFixture();
    private int interest = BOTH;

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private Map<String, IntSupplier> situations() {
        Map<String, IntSupplier> all = new LinkedHashMap<>();
        all.put("connected, nothing to read", () -> opened.tcp()[0]);
        all.put("data to read", () -> {
            int[] tcp = opened.tcp();
            opened.send(tcp[1]);
            return tcp[0];
        });
        all.put("the peer has ended its direction ({@code SHUT_WR}, or {@code close})", () -> {
            int[] tcp = opened.tcp();
            assertEquals(0, Sockets.shutdown(tcp[1], Sockets.SHUT_WR));
            return tcp[0];
        });
        all.put("the same behind data", () -> {
            int[] tcp = opened.tcp();
            opened.send(tcp[1]);
            assertEquals(0, Sockets.shutdown(tcp[1], Sockets.SHUT_WR));
            return tcp[0];
        });
        all.put("both directions have ended", () -> {
            int[] tcp = opened.tcp();
            assertEquals(0, Sockets.shutdown(tcp[1], Sockets.SHUT_WR));
            assertEquals(0, Sockets.shutdown(tcp[0], Sockets.SHUT_WR));
            return tcp[0];
        });
        all.put("reset by the peer", this::reset);
        all.put("reset by the peer, interest 0", () -> {
            interest = 0;
            return reset();
        });
        all.put("{@code connect} refused", () -> connecting(true));
        all.put("{@code connect} done", () -> connecting(false));
        all.put("TCP, never connected", () -> opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
        all.put("listener, nobody there", this::listener);
        all.put("listener, a connection to accept", () -> {
            int server = listener();
            int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
            assertEquals(0, Sockets.connect(client, opened.name(server)));
            return server;
        });
        all.put("UDP, an ICMP error waits", () -> {
            int[] pair = opened.udpPair();
            opened.close(pair[1]);
            opened.send(pair[0]);
            return pair[0];
        });
        if (!Host.WINDOWS) {
            all.put("pipe, reader gone (interest {@code WRITE})", () -> {
                interest = Poller.WRITE;
                return pipe(1);
            });
            all.put("pipe, writer gone (interest {@code READ})", () -> {
                interest = Poller.READ;
                return pipe(0);
            });
        }
        return all;
    }

    private int pipe(int end) {
        int[] pipe = new int[2];
        assertEquals(0, Descriptors.pipe(pipe));
        opened.keep(pipe[end]);
        assertEquals(0, Sockets.close(pipe[1 - end]));
        return pipe[end];
    }

    private int listener() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        opened.listening(server);
        return server;
    }

    private int reset() {
        int[] tcp = opened.tcp();
        assertEquals(0, Sockets.setsockoptLinger(tcp[1], true, 0));
        opened.close(tcp[1]);
        return tcp[0];
    }

    private int connecting(boolean refused) {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        if (refused) {
            opened.close(server);
        }
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        PollerFixture.nonblocking(fd);
        int result = Sockets.connect(fd, address);
        assertTrue(result == -Errno.EINPROGRESS || result == -Errno.EWOULDBLOCK, () -> "connect gave " + result);
        return fd;
    }

    @ParameterizedTest
    @MethodSource("io.eagain.policy.PollerFixture#here")
    void areToldAsDocumented(Mechanism mechanism) throws Exception {
        Map<String, String> documented = documented(mechanism);
        Map<String, String> observed = new LinkedHashMap<>();
        Map<String, IntSupplier> situations = situations();
        assertTrue(documented.keySet().containsAll(situations.keySet()), () -> "not in " + documented.keySet());
        situations.forEach((name, situation) -> {
            interest = BOTH;
            int fd = situation.getAsInt();
            try (Poller<String> poller = Poller.open(mechanism)) {
                assertTrue(poller.register(fd, name, interest, Trigger.LEVEL) > 0);
                observed.put(name, settled(poller, documented.get(name)));
            } catch (io.eagain.ErrnoException e) {
                throw new AssertionError(e);
            }
        });
        Map<String, String> expected = new LinkedHashMap<>(documented);
        expected.keySet().retainAll(situations.keySet());
        assertEquals(text(expected), text(observed), mechanism.toString());
    }

    /** What a wait tells, once it is what was expected; after a time what it is. */
    private static String settled(Poller<String> poller, String expected) {
        Events<String> events = Events.allocate(2);
        Deadline limit = Deadline.in(3, TimeUnit.SECONDS);
        String told;
        do {
            poller.await(events, Deadline.in(50, TimeUnit.MILLISECONDS));
            told = told(events);
        } while (!told.equals(expected) && !limit.passed());
        return told;
    }

    private static String told(Events<String> events) {
        if (!events.next()) {
            return "nothing";
        }
        List<String> words = new ArrayList<>();
        if (events.readable()) {
            words.add("r");
        }
        if (events.writable()) {
            words.add("w");
        }
        if (events.error()) {
            words.add("e");
        }
        if (events.hangup()) {
            words.add("h");
        }
        if (events.readClosed()) {
            words.add("c");
        }
        assertFalse(events.next());
        return words.isEmpty() ? "only raw" : String.join(" ", words);
    }

    private static String text(Map<String, String> table) {
        StringBuilder text = new StringBuilder();
        table.forEach((name, told) -> text.append(name).append(": ").append(told).append('\n'));
        return text.toString();
    }

    private static Map<String, String> documented(Mechanism mechanism) throws Exception {
        Path source = Path.of(System.getProperty("project.basedir", "."), "src/main/java/io/eagain/policy/Events.java");
        String javadoc = Files.readString(source).replaceAll("\\n \\* ?", " ");
        int column = List.of(Mechanism.EPOLL, Mechanism.POLL, Mechanism.SELECT, Mechanism.WSAPOLL, Mechanism.KQUEUE)
                .indexOf(mechanism);
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(javadoc);
        while (row.find()) {
            Matcher cell = CELL.matcher(row.group(2));
            for (int i = 0; i <= column; i++) {
                assertTrue(cell.find(), row.group());
            }
            rows.put(row.group(1), cell.group(1));
        }
        return rows;
    }
}

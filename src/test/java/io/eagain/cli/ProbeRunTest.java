package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.AddrInfo;
import io.eagain.Errno;
import io.eagain.ErrnoTable;
import io.eagain.SockAddr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picocli.CommandLine.Help.Ansi;

/** The probe in this JVM, with messages that no command line can hold, and its words for every error. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the numbers are Linux' own")
class ProbeRunTest {
    /** More than the buffers of both sides. */
    private static final int MUCH = 32 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ServerSocket listener() throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReceiveBufferSize(1_024);
        listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        return listener;
    }

    private String verdict(ServerSocket listener, int milliseconds) {
        ProbeRun run = new ProbeRun(new ProbeLog(out, Ansi.OFF), out, new byte[MUCH], milliseconds, 100);
        assertTrue(run.with(SockAddr.ip("127.0.0.1", listener.getLocalPort())), this::told);
        return run.verdict();
    }

    @Test
    void whatThePeerDoesNotReadIsNotSent() throws Exception {
        try (ServerSocket listener = listener()) {
            String verdict = verdict(listener, 200);
            assertTrue(verdict.matches("connected to 127.0.0.1:" + listener.getLocalPort() + "; sent [1-9][0-9]* of "
                    + MUCH + " bytes; received 0 bytes, and no more until the time was up"), verdict);
            assertTrue(told().contains("-> no room: the peer does not read, or not as fast"), told());
            assertTrue(told().contains("-> still no room: the rest is not sent"), told());
        }
    }

    @Test
    void whatWasTakenBeforeAResetIsCounted() throws Exception {
        try (ServerSocket listener = listener()) {
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket connection = listener.accept()) {
                    connection.getInputStream().read();
                    connection.setSoLinger(true, 0);
                } catch (IOException e) {
                    // Seen at the other end.
                }
            });
            String verdict = verdict(listener, 20_000);
            assertTrue(verdict.matches("connected to 127.0.0.1:" + listener.getLocalPort() + "; sent [1-9][0-9]* of "
                    + MUCH + " bytes; received 0 bytes, then ECONNRESET \\(104\\)"), verdict);
        }
    }

    @Test
    void noErrorIsExplainedByNothing() {
        Set<Integer> numbers = new TreeSet<>();
        ErrnoTable.LINUX.entries().forEach(entry -> numbers.add(entry.number()));
        assertTrue(numbers.contains(Errno.ENOPROTOOPT), numbers::toString);
        for (int number : numbers) {
            for (boolean unix : List.of(true, false)) {
                String words = ProbeWords.again(-number, unix, 1) + " " + ProbeWords.connect(-number, unix, 1);
                assertFalse(words.contains(": null"), () -> Errno.name(number) + ": " + words);
            }
        }
        assertTrue(ProbeWords.again(-Errno.ECONNRESET, false, 1).contains("the connection was made"));
        assertTrue(ProbeWords.connect(-Errno.EACCES, true, 1).contains("file"));
        assertFalse(ProbeWords.connect(-Errno.EACCES, false, 1).contains("file"));
    }

    /** Only one of them says that there is no such name. */
    @Test
    void aNameServerThatIsSilentSaysNothingOfTheName() {
        assertTrue(ProbeWords.lookUp(AddrInfo.EAI_NONAME).startsWith("no such name, "));
        assertTrue(ProbeWords.lookUp(AddrInfo.EAI_AGAIN).startsWith("no name server answers, "));
        assertFalse(ProbeWords.isNoName(AddrInfo.EAI_AGAIN));
        assertTrue(ProbeWords.lookUp(AddrInfo.EAI_SYSTEM).startsWith("a call within it gave "));
        assertEquals("EAI_FAIL is no error number but a code of getaddrinfo", ProbeWords.lookUp(AddrInfo.EAI_FAIL));
    }

    /** 21, which picocli ends bold with, is no end of it to many terminals. */
    @Test
    void everyColourEndsWithAReset() {
        ProbeLog log = new ProbeLog(out, Ansi.ON);
        log.call("x()", () -> -Errno.EAGAIN);
        log.say("words");
        log.verdict(true, "good");
        List<String> lines = told().lines().toList();
        assertEquals(3, lines.size(), told());
        for (String line : lines) {
            assertTrue(line.contains("\u001b"), line);
            assertEquals("\u001b[0m", line.substring(line.lastIndexOf('\u001b'), line.lastIndexOf('\u001b') + 4));
        }
    }
}

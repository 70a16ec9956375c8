package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.ChildJvm;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.cli.ProbeAndDoctor.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The probe in a program of its own, against peers that are real. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the numbers are Linux' own")
@Tag("build-host")
class ProbeCommandTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @TempDir
    Path directory;

    /** What a peer does with its one connection. */
    private interface Peer {
        void talk(Socket connection) throws IOException;
    }

    /** A listener whose thread accepts one connection. */
    private static ServerSocket peer(InetAddress address, Peer peer) throws IOException {
        ServerSocket listener = new ServerSocket(0, 8, address);
        Thread.ofPlatform().daemon().start(() -> {
            try (Socket connection = listener.accept()) {
                peer.talk(connection);
            } catch (IOException e) {
                // Seen at the other end.
            }
        });
        return listener;
    }

    private static String at(ServerSocket listener) {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** The line of a call, with the time taken away; the words below it come with it. */
    private static void has(Ended ended, String regex) {
        assertTrue(ended.lines().stream().map(line -> line.replaceFirst("^ *[0-9]+\\.[0-9]+ +[0-9]+\\.[0-9]+ +", ""))
                .anyMatch(line -> Pattern.matches(regex, line)), () -> regex + " is not in\n" + ended);
    }

    /** Whatever happened, the last call closes the descriptor. */
    private static void closed(Ended ended) {
        String last = ended.lines().get(ended.lines().size() - 2);
        assertTrue(Pattern.matches(" *[0-9.]+ +[0-9.]+ +close\\([0-9]+\\) += 0", last), ended::toString);
    }

    @Test
    void aWholeConversationWithPythonsServer() throws Exception {
        ChildJvm.assumeOnPath("python3", "the probe talks with CPython's http.server");
        Process server = ChildJvm.builder(List.of("python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"))
                .directory(directory.toFile()).redirectErrorStream(true).start();
        try {
            String line = server.inputReader().readLine();
            String port = line.replaceFirst("^Serving HTTP on 127\\.0\\.0\\.1 port ([0-9]+) .*", "$1");
            Ended ended = ProbeAndDoctor.run("probe", "127.0.0.1:" + port, "--send", "GET / HTTP/1.0\\r\\n\\r\\n");
            assertEquals(0, ended.status(), ended::toString);
            has(ended, "getaddrinfo\\(\"127.0.0.1\", \"" + port + "\", .*AI_NUMERICSERV.*\\) += 0 \\{127.0.0.1:" + port
                    + "\\}");
            has(ended, "socket\\(AF_INET, SOCK_STREAM, 0\\) += [0-9]+");
            has(ended, "fcntl\\([0-9]+, F_SETFL, O_RDWR\\|O_NONBLOCK\\) += 0");
            has(ended, "connect\\([0-9]+, 127.0.0.1:" + port + "\\) += -115 EINPROGRESS \\(.*\\)");
            has(ended, " *-> no failure: the attempt has begun .*");
            has(ended, "poll\\(\\{[0-9]+, POLLOUT\\}, 1, [0-9]+\\) += 1 \\{POLLOUT\\}");
            has(ended, "getsockopt\\([0-9]+, SOL_SOCKET, SO_ERROR\\) += 0 \\{0\\}");
            has(ended, "getsockname\\([0-9]+\\) += 0 \\{127.0.0.1:[0-9]+\\}");
            has(ended, "getpeername\\([0-9]+\\) += 0 \\{127.0.0.1:" + port + "\\}");
            has(ended, "send\\([0-9]+, \"GET / HTTP/1.0\\\\r\\\\n\\\\r\\\\n\", 18, MSG_NOSIGNAL\\) += 18");
            has(ended, "recv\\([0-9]+, buf, [0-9]+, 0\\) += [0-9]+ \\{\"HTTP/1.0 200 OK.*");
            has(ended, "shutdown\\([0-9]+, SHUT_WR\\) += 0");
            has(ended, "recv\\([0-9]+, buf, [0-9]+, 0\\) += 0");
            has(ended, " *-> the peer has ended its side: no more data will come");
            closed(ended);
            assertTrue(Pattern.matches("=> connected to 127.0.0.1:" + port
                    + "; sent 18 bytes; received [0-9]{3,} bytes, then the peer ended its side", ended.verdict()),
                    ended::toString);
            assertEquals("", ended.err());
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void aSilentPeerGivesNothingYetAndTheTimeIsUp() throws Exception {
        try (ServerSocket peer = peer(LOOPBACK, connection -> connection.getInputStream().read())) {
            Ended ended = ProbeAndDoctor.run("probe", at(peer), "--timeout", "200");
            assertEquals(0, ended.status(), ended::toString);
            has(ended, "recv\\([0-9]+, buf, 8192, 0\\) += -11 EAGAIN \\(.*\\)");
            has(ended, " *-> nothing yet: no data is there, and neither an end nor an error has come");
            has(ended, "poll\\(\\{[0-9]+, POLLIN\\}, 1, [0-9]+\\) += 0");
            has(ended, " *-> nothing came: many servers speak only when spoken to, see --send");
            assertEquals("=> connected to " + at(peer) + "; received 0 bytes, then the peer ended its side",
                    ended.verdict(), "it ends its side when it sees our end");
        }
    }

    @Test
    void aPortWithoutListenerRefuses() throws Exception {
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(LOOPBACK, 0));
            String where = "127.0.0.1:" + bound.getLocalPort();
            Ended ended = ProbeAndDoctor.run("probe", where);
            assertEquals(1, ended.status(), ended::toString);
            has(ended, "connect\\([0-9]+, " + where + "\\) += -115 EINPROGRESS \\(.*\\)");
            has(ended, "connect\\([0-9]+, " + where + "\\) += -111 ECONNREFUSED \\(.*\\)");
            has(ended, " *-> .*refused: nobody listens on that port, or a firewall answers for it");
            has(ended, "getsockopt\\([0-9]+, SOL_SOCKET, SO_ERROR\\) += 0 \\{0\\}");
            has(ended, " *-> an error is told once: the second connect has taken it");
            closed(ended);
            assertEquals("=> refused by " + where + ": ECONNREFUSED (111)", ended.verdict());
        }
    }

    /** TCP has no way to a group of receivers: Linux says so before it sends anything. */
    @Test
    void whereNoRouteLeadsIsUnreachable() throws Exception {
        Ended ended = ProbeAndDoctor.run("probe", "224.0.0.1:80");
        assertEquals(1, ended.status(), ended::toString);
        has(ended, "connect\\([0-9]+, 224.0.0.1:80\\) += -101 ENETUNREACH \\(.*\\)");
        has(ended, " *-> unreachable: no route leads there, .*");
        closed(ended);
        assertEquals("=> unreachable: 224.0.0.1:80: ENETUNREACH (101)", ended.verdict());
    }

    @Test
    void aFullQueueTimesOutAndTheWaitIsToldOf() throws Exception {
        try (Opened opened = new Opened()) {
            SockAddr address = SockAddr.ip("127.0.0.1", 0);
            int listener = opened.keep(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
            assertEquals(0, Sockets.bind(listener, address));
            assertEquals(0, Sockets.listen(listener, 0));
            assertEquals(0, Sockets.getsockname(listener, address));
            int first = opened.keep(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
            assertEquals(0, Sockets.connect(first, address));
            Ended ended = ProbeAndDoctor.run("probe", address.toString(), "--timeout", "4000");
            assertEquals(1, ended.status(), ended::toString);
            has(ended, "connect\\([0-9]+, " + address + "\\) += -114 EALREADY \\(.*\\)");
            has(ended, " *-> the first attempt is still going on");
            has(ended, "poll\\(\\{[0-9]+, POLLOUT\\}, 1, [0-9]+\\) += 0");
            has(ended, " *-> no answer in 4000 ms: .*");
            closed(ended);
            assertEquals("=> timed out: no answer from " + address + " in 4000 ms", ended.verdict());
            assertTrue(
                    Pattern.matches("probe: poll\\(\\{[0-9]+, POLLOUT\\}, 1, [0-9]+\\) has been waiting for 2 s, .*\\R",
                            ended.err()),
                    ended::toString);
        }
    }

    @Test
    void aResetIsNoEnd() throws Exception {
        try (ServerSocket peer = peer(LOOPBACK, connection -> {
            connection.getInputStream().read();
            connection.setSoLinger(true, 0);
        })) {
            Ended ended = ProbeAndDoctor.run("probe", at(peer), "--send", "\\x00");
            assertEquals(0, ended.status(), ended::toString);
            has(ended, "send\\([0-9]+, \"\\\\0\", 1, MSG_NOSIGNAL\\) += 1");
            has(ended, "recv\\([0-9]+, buf, 8192, 0\\) += -104 ECONNRESET \\(.*\\)");
            has(ended, " *-> reset: .*");
            closed(ended);
            assertEquals("=> connected to " + at(peer) + "; sent 1 byte; received 0 bytes, then ECONNRESET (104)",
                    ended.verdict());
        }
    }

    /** The second connect, SO_ERROR or recv sees it, whichever comes next. */
    @Test
    void aResetAtOnceIsNoFailureToConnect() throws Exception {
        try (ServerSocket peer = peer(LOOPBACK, connection -> connection.setSoLinger(true, 0))) {
            Ended ended = ProbeAndDoctor.run("probe", at(peer));
            assertFalse(ended.out().contains("null"), ended::toString);
            closed(ended);
            String atOnce = "=> reset by " + at(peer) + ": ECONNRESET (104)";
            assertEquals(ended.verdict().equals(atOnce) ? 1 : 0, ended.status(), ended::toString);
            if (ended.status() == 0) {
                assertEquals("=> connected to " + at(peer) + "; received 0 bytes, then ECONNRESET (104)",
                        ended.verdict());
            } else {
                has(ended, " *-> .*reset: the connection was made, .*");
            }
        }
    }

    /** As it fails where the peer has cut the connection since. */
    @Test
    void getpeernameDecidesNothing() throws Exception {
        ChildJvm.assumeStrace("getpeername fails");
        try (ServerSocket peer = peer(LOOPBACK, connection -> connection.getOutputStream().write('x'))) {
            Ended ended = ProbeAndDoctor.run(
                    List.of("strace", "-f", "-o", "/dev/null", "-e", "inject=getpeername:error=ENOTCONN"),
                    List.of(ProbeAndDoctor.NATIVE_ACCESS), "probe", at(peer));
            assertEquals(0, ended.status(), ended::toString);
            has(ended, "getpeername\\([0-9]+\\) += -107 ENOTCONN \\(.*\\)");
            assertEquals("=> connected to " + at(peer) + "; received 1 byte, then the peer ended its side",
                    ended.verdict());
        }
    }

    @Test
    void whatAPeerSaysDoesNotReachTheTerminal() throws Exception {
        try (ServerSocket peer = peer(LOOPBACK,
                connection -> connection.getOutputStream().write("\u001b[2J@|red x|@\u00e9".getBytes(
                        StandardCharsets.ISO_8859_1)))) {
            Ended ended = ProbeAndDoctor.run("probe", at(peer));
            has(ended, "recv\\([0-9]+, buf, [0-9]+, 0\\) += 14 \\{\"\\\\x1b\\[2J@\\|red x\\|@\\\\xe9\"\\}");
        }
    }

    @Test
    void receivesNoMoreThanIsAskedFor() throws Exception {
        try (ServerSocket peer = peer(LOOPBACK, connection -> connection.getOutputStream().write(new byte[100]))) {
            Ended ended = ProbeAndDoctor.run("probe", at(peer), "--bytes", "7");
            assertEquals(0, ended.status(), ended::toString);
            assertEquals("=> connected to " + at(peer) + "; received 7 bytes, and no more was asked for",
                    ended.verdict());
        }
    }

    @Test
    void manyCallsAreCountedAndTheLastOneIsShown() throws Exception {
        int bytes = 200_000;
        try (ServerSocket peer = peer(LOOPBACK, connection -> {
            connection.getOutputStream().write(new byte[bytes]);
            connection.shutdownOutput();
            connection.getInputStream().read();
        })) {
            Ended ended = ProbeAndDoctor.run("probe", at(peer), "--bytes", "1000000");
            assertEquals(0, ended.status(), ended::toString);
            has(ended, " *\\.\\.\\. [0-9]+ further calls");
            assertTrue(ended.lines().size() < 60, ended::toString);
            assertEquals("=> connected to " + at(peer) + "; received " + bytes + " bytes, then the peer ended its side",
                    ended.verdict());
        }
    }

    @Test
    void ipv6InBrackets() throws Exception {
        ServerSocket peer;
        try {
            peer = peer(InetAddress.ofLiteral("::1"), connection -> connection.getOutputStream().write('x'));
        } catch (IOException e) {
            assumeTrue(false, "this machine has no IPv6 loopback, so it is not tested: " + e);
            return;
        }
        try (peer) {
            Ended ended = ProbeAndDoctor.run("probe", "[::1]:" + peer.getLocalPort());
            assertEquals(0, ended.status(), ended::toString);
            has(ended, "socket\\(AF_INET6, SOCK_STREAM, 0\\) += [0-9]+");
            assertEquals("=> connected to [::1]:" + peer.getLocalPort()
                    + "; received 1 byte, then the peer ended its side", ended.verdict());
        }
    }

    @Test
    void aNameLeadsToTheAddressThatListens() throws Exception {
        try (ServerSocket peer = peer(LOOPBACK, connection -> connection.getOutputStream().write('x'))) {
            Ended ended = ProbeAndDoctor.run("probe", "localhost:" + peer.getLocalPort());
            assertEquals(0, ended.status(), ended::toString);
            assertEquals("=> connected to " + at(peer) + "; received 1 byte, then the peer ended its side",
                    ended.verdict());
        }
    }

    @Test
    void aNameThatIsNone() throws Exception {
        // Longer than a label may be: no name server is asked.
        String name = "x".repeat(64) + ".invalid";
        Ended ended = ProbeAndDoctor.run("probe", name + ":80");
        assertEquals(1, ended.status(), ended::toString);
        has(ended, "getaddrinfo\\(\"" + name + "\", .*\\) += -[0-9]+ EAI_[A-Z]+ \\(.*\\)");
        assertTrue(ended.verdict().startsWith("=> not found: " + name + ": EAI_"), ended::toString);
    }

    @Test
    void unixSockets() throws Exception {
        Path path = directory.resolve("s");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(address);
            Thread.ofPlatform().daemon().start(() -> {
                try (SocketChannel connection = listener.accept()) {
                    connection.write(ByteBuffer.wrap(new byte[]{'h', 'i'}));
                } catch (IOException e) {
                    // Seen at the other end.
                }
            });
            Ended ended = ProbeAndDoctor.run("probe", "unix:" + path);
            assertEquals(0, ended.status(), ended::toString);
            has(ended, "connect\\([0-9]+, unix:" + path + "\\) += 0");
            has(ended, "connect\\([0-9]+, unix:" + path + "\\) += -106 EISCONN \\(.*\\)");
            has(ended, "recv\\([0-9]+, buf, [0-9]+, 0\\) += 2 \\{\"hi\"\\}");
            closed(ended);
            assertEquals("=> connected to unix:" + path + "; received 2 bytes, then the peer ended its side",
                    ended.verdict());
        }
        Ended left = ProbeAndDoctor.run("probe", "unix:" + path);
        assertEquals(1, left.status(), left::toString);
        has(left, " *-> refused: nobody listens there: .*");
        assertEquals("=> refused by unix:" + path + ": ECONNREFUSED (111)", left.verdict());
        Files.delete(path);
        Ended none = ProbeAndDoctor.run("probe", "unix:" + path);
        assertEquals(1, none.status(), none::toString);
        closed(none);
        assertEquals("=> not connected to unix:" + path + ": ENOENT (2)", none.verdict());
    }

    @Test
    void wrongUsageNamesWhatWasWritten() throws Exception {
        wrong("\"localhost\": no port", "localhost");
        wrong("\"::1:80\": an IPv6 address goes into brackets", "::1:80");
        wrong("\":80\": no host", ":80");
        wrong("the port \"http\" is no number from 1 to 65535", "localhost:http");
        wrong("the port \"65536\" is no number", "localhost:65536");
        wrong("no path behind unix:", "unix:");
        wrong("--send no such escape: \"\\q", "127.0.0.1:80", "--send", "\\q");
        wrong("--timeout -1: it is milliseconds, 0 or more", "127.0.0.1:80", "--timeout", "-1");
        wrong("--bytes 0: it is a number, 1 or more", "127.0.0.1:80", "--bytes", "0");
        wrong("Missing required parameter: 'HOST:PORT'");
    }

    private static void wrong(String message, String... arguments) throws Exception {
        String[] all = new String[arguments.length + 1];
        all[0] = "probe";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Ended ended = ProbeAndDoctor.run(all);
        assertEquals(2, ended.status(), ended::toString);
        assertEquals("", ended.out());
        assertTrue(ended.err().contains(message), () -> message + " is not in\n" + ended);
    }

    @Test
    void withoutNativeAccessItSaysWhichFlagIsMissing() throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "this JDK has no --illegal-native-access");
        Ended ended = ProbeAndDoctor.run(List.of(), List.of("--illegal-native-access=deny"), "probe", "127.0.0.1:80");
        assertEquals(3, ended.status(), ended::toString);
        assertEquals("probe: eagain may not call native code in this program; start java with "
                + ProbeAndDoctor.NATIVE_ACCESS + System.lineSeparator(), ended.err());
    }

    /** What is printed is what the system was asked, no more and no less. */
    @Test
    void straceSeesTheCallsThatArePrinted() throws Exception {
        ChildJvm.assumeStrace("the probe prints the calls that it makes");
        Path trace = directory.resolve("trace");
        try (ServerSocket peer = peer(LOOPBACK, connection -> connection.getOutputStream().write('x'))) {
            Ended ended = ProbeAndDoctor.run(
                    List.of("strace", "-f", "-o", trace.toString(), "-e",
                            "trace=connect,poll,getsockopt,getsockname,getpeername,recvfrom,shutdown"),
                    List.of(ProbeAndDoctor.NATIVE_ACCESS), "probe", at(peer));
            assertEquals(0, ended.status(), ended::toString);
            // Of getaddrinfo and the warming up are those without a descriptor that the probe has shown.
            String fd = ended.lines().stream().filter(line -> line.contains("socket(AF_INET")).findFirst().orElseThrow()
                    .replaceFirst(".*= ", "");
            List<String> made = Files.readAllLines(trace).stream().map(line -> line.replaceFirst("^[0-9]+ +", ""))
                    .filter(line -> line.matches("(\\w+\\(|poll\\(\\[\\{fd=)" + fd + ",.*|shutdown\\(" + fd + ".*"))
                    .map(line -> line.substring(0, line.indexOf('(')).replace("recvfrom", "recv")).toList();
            List<String> printed = ended.lines().stream()
                    .map(line -> line.replaceFirst("^ *[0-9]+\\.[0-9]+ +[0-9]+\\.[0-9]+ +", ""))
                    .filter(line -> line.matches("(\\w+\\(\\{?)" + fd + "[,)].*") && !line.startsWith("close")
                            && !line.startsWith("fcntl"))
                    .map(line -> line.substring(0, line.indexOf('('))).toList();
            assertTrue(printed.size() >= 9, ended::toString);
            assertEquals(printed, made, ended::toString);
        }
    }
}

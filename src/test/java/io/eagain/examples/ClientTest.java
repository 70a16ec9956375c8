package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The non-blocking client with servers that are not eagain's; what it tells is what the calls gave. */
@EnabledOnOs(OS.LINUX)
@Tag("build-host")
class ClientTest {
    private static final String CONNECTED = """
            socket -> N, non-blocking
            connect(127.0.0.1:PORT) -> -115 EINPROGRESS: PENDING
            poll(POLLOUT, N ms) -> 1: POLLOUT
            getsockopt(SO_ERROR) -> 0: CONNECTED
            """;

    /** Starts a server that a command names, and the client when it listens. */
    private static ChildJvm.Output client(String server, int port, String... arguments) throws Exception {
        Process process = ChildJvm.builder(List.of("bash", "-c", "exec " + server)).start();
        try {
            while (process.isAlive() && Running.shell("ss -Hltn sport = :" + port).text().isEmpty()) {
                Thread.sleep(50);
            }
            return client(port, arguments);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static ChildJvm.Output client(int port, String... arguments) throws Exception {
        List<String> command = ChildJvm.command(ChildJvm.QUICK, Client.class, arguments);
        command.add("--port");
        command.add(Integer.toString(port));
        return ChildJvm.run(command, 60);
    }

    /** Without what differs from run to run. */
    private static String told(ChildJvm.Output output, int port) {
        return output.text().replace(":" + port, ":PORT").replaceAll("\\d+ ms", "N ms").replaceAll("socket -> \\d+",
                "socket -> N");
    }

    private static String python(String script, int port) {
        return "python3 -c '\nimport socket, struct, time\nl = socket.socket()\n"
                + "l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\nl.bind((\"127.0.0.1\", " + port
                + "))\nl.listen()\n" + script + "'";
    }

    @Test
    void aWebServer() throws Exception {
        ChildJvm.assumeOnPath("python3", "it fetches from http.server (Debian: python3)");
        int port = RealClient.freePort();
        ChildJvm.Output output = client("python3 -m http.server --bind 127.0.0.1 --directory config " + port, port,
                "--send", "GET /eclipse-formatter.xml HTTP/1.0\\r\\n\\r\\n");
        String told = told(output, port);
        assertEquals(0, output.status(), told);
        assertTrue(told.startsWith(CONNECTED + "send(39 bytes) -> 39: SENT\n"), told);
        assertTrue(told.contains("HTTP/1.0 200 OK"), told);
        assertTrue(told.contains("</profiles>"), told);
        assertTrue(told.endsWith("recv -> 0: CLOSED\nclose -> 0\n"), told);
    }

    @Test
    void aServerThatAnswersAtTheEnd() throws Exception {
        ChildJvm.assumeOnPath("python3", "a server of CPython's answers it when it has ended (Debian: python3)");
        int port = RealClient.freePort();
        ChildJvm.Output output = client(python("""
                s, _ = l.accept()
                got = b""
                while part := s.recv(100):
                    got += part
                time.sleep(0.5)
                s.sendall(got.upper())
                s.close()
                time.sleep(60)
                """, port), port, "--send", "hello\\n", "--end");
        assertEquals(CONNECTED + """
                send(6 bytes) -> 6: SENT
                shutdown(SHUT_WR) -> 0
                recv -> -11 EAGAIN: NOTHING_YET
                poll(POLLIN, N ms) -> 1: POLLIN
                recv -> 6: DATA
                HELLO
                recv -> 0: CLOSED
                close -> 0
                """, told(output, port).replace("POLLIN|POLLHUP", "POLLIN")
                // The end may come a moment after the data.
                .replace("HELLO\nrecv -> -11 EAGAIN: NOTHING_YET\npoll(POLLIN, N ms) -> 1: POLLIN\n", "HELLO\n"));
        assertEquals(0, output.status());
    }

    @Test
    void netcat() throws Exception {
        ChildJvm.assumeOnPath("nc", "nc answers it (Debian: netcat-openbsd)");
        int port = RealClient.freePort();
        ChildJvm.Output output = client("nc -N -l 127.0.0.1 " + port + " < <(sleep 0.5; echo world)", port, "--send",
                "hello\\n");
        String told = told(output, port);
        assertTrue(told.startsWith(CONNECTED + "send(6 bytes) -> 6: SENT\n"), told);
        assertTrue(told.contains("recv -> 6: DATA\nworld\n"), told);
        assertTrue(told.endsWith("recv -> 0: CLOSED\nclose -> 0\n"), told);
        assertEquals(0, output.status());
    }

    @Test
    void aPortThatRefuses() throws Exception {
        int port = RealClient.freePort();
        ChildJvm.Output output = client(port);
        assertEquals("""
                socket -> N, non-blocking
                connect(127.0.0.1:PORT) -> -115 EINPROGRESS: PENDING
                poll(POLLOUT, N ms) -> 1: POLLOUT|POLLERR|POLLHUP
                getsockopt(SO_ERROR) -> 111 ECONNREFUSED: REFUSED
                close -> 0
                """, told(output, port));
        assertEquals(1, output.status());
    }

    @Test
    void aPeerThatSaysNothing() throws Exception {
        ChildJvm.assumeOnPath("nc", "it gives up on a silent nc (Debian: netcat-openbsd)");
        int port = RealClient.freePort();
        ChildJvm.Output output = client("nc -l 127.0.0.1 " + port + " < <(sleep 60)", port, "--send", "hello\\n",
                "--timeout", "1500");
        assertEquals(CONNECTED + """
                send(6 bytes) -> 6: SENT
                recv -> -11 EAGAIN: NOTHING_YET
                poll(POLLIN, N ms) -> 0: the time is up
                close -> 0
                """, told(output, port));
        assertEquals(3, output.status());
    }

    @Test
    void aPeerThatResets() throws Exception {
        ChildJvm.assumeOnPath("python3", "a server of CPython's resets it (Debian: python3)");
        int port = RealClient.freePort();
        ChildJvm.Output output = client(python("""
                s, _ = l.accept()
                s.recv(100)
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                s.close()
                time.sleep(60)
                """, port), port, "--send", "hello\\n");
        String told = told(output, port);
        assertTrue(told.endsWith("recv -> -104 ECONNRESET: RESET\nclose -> 0\n"), told);
        assertEquals(1, output.status());
    }

    @Test
    void aNameThatNobodyHas() throws Exception {
        ChildJvm.Output output = client(1, "--host", "nobody.invalid", "--timeout", "60000");
        assertTrue(output.text().startsWith("getaddrinfo(nobody.invalid, 1) -> -"), output.text());
        assertEquals(1, output.status());
    }
}

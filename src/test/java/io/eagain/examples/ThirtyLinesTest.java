package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The first server of the guide, in a JVM of its own, with clients that are not eagain's. */
@EnabledOnOs(OS.LINUX)
@Tag("build-host")
class ThirtyLinesTest {
    private static Running start() throws IOException {
        return Running.start(ThirtyLines.class, Integer.toString(RealClient.freePort()));
    }

    @Test
    void echoesToCPython() throws Exception {
        try (Running server = start()) {
            RealClient.python(server.port(), """
                    # Byte by byte, then half-closed.
                    s = connect()
                    for i in range(256):
                        s.sendall(bytes([i]))
                        assert read(s, 1) == bytes([i])
                    s.shutdown(socket.SHUT_WR)
                    assert s.recv(1) == b""
                    s.close()
                    # Everything comes back, although the reader comes late, and the end behind it.
                    data = os.urandom(16 << 20)
                    s = connect()
                    def send():
                        s.sendall(data)
                        s.shutdown(socket.SHUT_WR)
                    thread = threading.Thread(target=send)
                    thread.start()
                    time.sleep(0.5)
                    # Others are served meanwhile.
                    t = connect()
                    t.sendall(b"hello")
                    assert read(t, 5) == b"hello"
                    t.close()
                    assert read_all(s) == data
                    thread.join()
                    s.close()
                    """);
            server.awaitSockets(1);
        }
    }

    @Test
    void survivesResetsAndClosesThoseConnections() throws Exception {
        try (Running server = start()) {
            RealClient.python(server.port(), """
                    for i in range(50):
                        s = connect()
                        s.setblocking(False)
                        s.send(b"x" * random.randrange(1, 200000))
                        reset(s)
                    s = connect()
                    s.sendall(b"still there")
                    assert read(s, 11) == b"still there"
                    """);
            server.awaitSockets(1);
            assertEquals("", server.errors());
        }
    }

    @Test
    void echoesToNetcat() throws Exception {
        try (Running server = start()) {
            assertEquals("same\n", RealClient.shell("nc", "netcat-openbsd",
                    "seq 100000 | nc -N 127.0.0.1 " + server.port() + " | cmp - <(seq 100000) && echo same"));
        }
    }

    @Test
    void doesNotSpinWhileAPeerDoesNotRead() throws Exception {
        try (Running server = start()) {
            RealClient.python(server.port(), """
                    def cpu():
                        fields = open("/proc/%s/stat" % sys.argv[2]).read().rsplit(")", 1)[1].split()
                        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                    s = connect()
                    s.settimeout(1)
                    try:
                        while True:
                            s.send(b"x" * 65536)
                    except TimeoutError:
                        pass
                    begin = cpu()
                    time.sleep(2)
                    used = cpu() - begin
                    assert used < 0.4, "the server spins: %s s in 2 s" % used
                    """, Long.toString(server.pid()));
        }
    }

    @Test
    void hasThirtyLines() throws IOException {
        Path file = Path.of(System.getProperty("project.basedir", ".")).resolve(GuidePage.EXAMPLES)
                .resolve("ThirtyLines.java");
        List<String> lines = Files.readAllLines(file);
        int first = lines.indexOf("    public static void main(String[] arguments) throws ErrnoException {") + 1;
        int last = lines.lastIndexOf("    }");
        assertTrue(first > 0 && last > first, file::toString);
        assertEquals(30, last - first, "the guide says how many lines it has");
    }
}

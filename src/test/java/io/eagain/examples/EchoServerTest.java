package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import io.eagain.policy.Mechanism;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class EchoServerTest {
    private Set<String> before;

    @BeforeEach
    void count() throws Exception {
        before = RealClient.descriptors();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        RealClient.assertNoneLeft(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL", "POLL", "SELECT"})
    void echoesToCPython(Mechanism mechanism) throws Exception {
        try (Server server = EchoServer.start("127.0.0.1", 0, 1, mechanism)) {
            RealClient.python(server.port(), """
                    # Byte by byte, then half-closed.
                    s = connect()
                    for i in range(256):
                        s.sendall(bytes([i]))
                        assert read(s, 1) == bytes([i])
                    s.shutdown(socket.SHUT_WR)
                    assert s.recv(1) == b""
                    # Resets, some of them with much on its way.
                    for i in range(50):
                        s = connect()
                        s.setblocking(False)
                        s.send(b"x" * random.randrange(1, 200000))
                        reset(s)
                    # Everything comes back, although the reader comes late, and the end behind it.
                    data = os.urandom(16 << 20)
                    s = connect()
                    def send():
                        s.sendall(data)
                        s.shutdown(socket.SHUT_WR)
                    thread = threading.Thread(target=send)
                    thread.start()
                    time.sleep(0.5)
                    assert read_all(s) == data
                    thread.join()
                    """);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL", "POLL", "SELECT"})
    void doesNotReadFromWhoDoesNotRead(Mechanism mechanism) throws Exception {
        try (Server server = EchoServer.start("127.0.0.1", 0, 1, mechanism)) {
            RealClient.python(server.port(), """
                    s = connect()
                    s.settimeout(2)
                    part = b"x" * 65536
                    sent = 0
                    try:
                        # What the buffers of four ends hold, 30 MB here at most.
                        while sent < 200 << 20:
                            sent += s.send(part)
                        raise AssertionError("the server takes all")
                    except TimeoutError:
                        pass
                    # Others are served meanwhile.
                    t = connect()
                    t.sendall(b"hello")
                    assert read(t, 5) == b"hello"
                    s.settimeout(60)
                    assert len(read(s, sent)) == sent
                    """);
        }
    }

    @Test
    void echoesToNetcatFromTwoLoops() throws Exception {
        try (Server server = EchoServer.start("127.0.0.1", 0, 2, Mechanism.ofHost())) {
            for (int i = 0; i < 8; i++) {
                String text = RealClient.shell("nc", "netcat-openbsd",
                        "seq 100000 | nc -N 127.0.0.1 " + server.port() + " | cmp - <(seq 100000) && echo same");
                assertEquals("same\n", text);
            }
        }
    }

    @Test
    void closesItsConnectionsInTheEnd() throws Exception {
        Process client;
        try (Server server = EchoServer.start("127.0.0.1", 0, 2, Mechanism.ofHost())) {
            client = ChildJvm.builder(List.of("python3", "-c", """
                    import socket, sys
                    all = [socket.create_connection(("127.0.0.1", int(sys.argv[1]))) for i in range(20)]
                    for s in all:
                        s.settimeout(60)
                        s.sendall(b"a")
                        assert s.recv(1) == b"a"
                    print("there", flush=True)
                    for s in all:
                        assert s.recv(1) == b""
                    """, Integer.toString(server.port()))).redirectErrorStream(true).start();
            assertEquals("there", new BufferedReader(client.inputReader(StandardCharsets.UTF_8)).readLine());
        }
        assertEquals(0, client.waitFor());
        client.destroy();
        client.getInputStream().close();
        client.getOutputStream().close();
        client.getErrorStream().close();
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL", "POLL", "SELECT"})
    void survivesAFullTableOfDescriptors(Mechanism mechanism) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -n 160; exec \"$@\"", "bash"));
        command.addAll(ChildJvm.command(ChildJvm.QUICK, EchoServer.class, "--mechanism", mechanism.name()));
        Process server = ChildJvm.builder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            assertTrue(line.startsWith("listening on 127.0.0.1:"), line);
            RealClient.python(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)), """
                    def cpu():
                        fields = open("/proc/%s/stat" % sys.argv[2]).read().rsplit(")", 1)[1].split()
                        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
                    all = [connect() for i in range(300)]
                    time.sleep(0.5)
                    begin = cpu()
                    time.sleep(2)
                    used = cpu() - begin
                    assert used < 0.4, "the server spins: %s s in 2 s" % used
                    served = 0
                    for s in all:
                        s.sendall(b"a")
                        s.settimeout(0.02)
                        try:
                            served += read(s, 1) == b"a"
                        except TimeoutError:
                            pass
                    assert 50 < served < 160, served
                    for s in all:
                        s.close()
                    # Those that waited come first.
                    s = connect()
                    s.sendall(b"b")
                    assert read(s, 1) == b"b"
                    """, Long.toString(server.pid()));
        } finally {
            server.destroy();
            server.waitFor();
            server.getOutputStream().close();
        }
    }
}

package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eagain.policy.Mechanism;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class ChatServerTest {

    @Test
    void sendsLinesToEverybodyElse() throws Exception {
        Set<String> before = RealClient.descriptors();
        try (Server server = ChatServer.start("127.0.0.1", 0, Mechanism.ofHost())) {
            RealClient.python(server.port(), """
                    a, b, c = connect(), connect(), connect()
                    # All three have been accepted when a line from each has reached the others.
                    for s in (c, b, a):
                        s.sendall(b"here\\n")
                    for s in (a, b, c):
                        assert read(s, 10) == b"here\\nhere\\n"
                    # Whole lines only, in whatever pieces they come.
                    for i in b"Hello,":
                        a.send(bytes([i]))
                    b.sendall(b"first\\n")
                    assert read(a, 6) == b"first\\n" and read(c, 6) == b"first\\n"
                    a.sendall(b" world\\nagain\\nand")
                    for s in (b, c):
                        assert read(s, 19) == b"Hello, world\\nagain\\n"
                    # Too long a line, and its sender is sent away.
                    a.sendall(b"x" * 5000)
                    try:
                        assert a.recv(1) == b""
                    except ConnectionResetError:
                        pass
                    b.sendall(b"still here\\n")
                    assert read(c, 11) == b"still here\\n"
                    # Nothing came back to whoever sent it.
                    c.sendall(b"bye\\n")
                    assert read(b, 4) == b"bye\\n"
                    """);
        }
        RealClient.assertNoneLeft(before);
    }

    @Test
    void aSlowReaderIsSentAwayAndNobodyWaits() throws Exception {
        try (Server server = ChatServer.start("127.0.0.1", 0, Mechanism.ofHost())) {
            RealClient.python(server.port(), """
                    slow, fast, speaker = connect(), connect(), connect()
                    slow.sendall(b"1\\n")
                    assert read(fast, 2) + read(speaker, 2) == b"1\\n1\\n"
                    line = b"x" * 999 + b"\\n"
                    for i in range(20000):
                        speaker.sendall(line)
                        assert read(fast, 1000) == line
                    # It gets what the system's buffers held, and its end.
                    got = 0
                    try:
                        while True:
                            part = slow.recv(1 << 20)
                            if not part:
                                break
                            got += len(part)
                    except ConnectionResetError:
                        pass
                    assert got < 20000 * 1000, got
                    """);
        }
    }

    @Test
    void speaksWithNetcat() throws Exception {
        try (Server server = ChatServer.start("127.0.0.1", 0, Mechanism.ofHost())) {
            // The first one says nothing, and stays until it has read a line; the other speaks until then.
            String text = RealClient.shell("nc", "netcat-openbsd", """
                    nc -d 127.0.0.1 %1$d | head -n 1 & reader=$!
                    while kill -0 $reader 2>/dev/null; do
                      (echo hello; sleep 0.2) | nc -N 127.0.0.1 %1$d >/dev/null
                    done
                    """.formatted(server.port()));
            assertEquals("hello\n", text);
        }
    }
}

package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.linux.PidFd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The UDP echo with clients that are not eagain's. */
@EnabledOnOs(OS.LINUX)
@Tag("build-host")
class UdpEchoTest {
    /** Loopback drops what does not fit into a buffer: so no more than a window are on their way at a time. */
    private static final String COMPARE = """
            def client(family, host, count, longest, window):
                s = socket.socket(family, socket.SOCK_DGRAM)
                s.settimeout(20)
                sent, back = {}, 0
                for i in range(count):
                    data = (b'%08d' % i + os.urandom(i * 7 % (longest - 7))) if i % 50 else b''
                    s.sendto(data, (host, PORT))
                    sent[data] = sent.get(data, 0) + 1
                    if (i + 1) % window == 0 or i == count - 1:
                        while back <= i:
                            answer, peer = s.recvfrom(70000)
                            assert peer[1] == PORT, peer
                            assert sent.get(answer), 'not sent, or echoed twice: %d bytes' % len(answer)
                            sent[answer] -= 1
                            back += 1
                print(back)
            """;

    @Test
    void everyDatagramComesBackToTheOneThatSentIt() throws Exception {
        try (Running echo = Running.start(UdpEcho.class, "--port", "0")) {
            assertEquals("3000\n3000\n3000\n", echo.python(COMPARE + """
                    threads = [threading.Thread(target=client, args=(socket.AF_INET, '127.0.0.1', 3000, 2048, 8))
                               for _ in range(3)]
                    [t.start() for t in threads]
                    [t.join() for t in threads]
                    """));
            echo.awaitSockets(1);
        }
    }

    @Test
    void ipv6AndTheLongestDatagramOfAll() throws Exception {
        try (Running echo = Running.start(UdpEcho.class, "--host", "::1", "--port", "0", "--size", "65527")) {
            assertEquals("60\n", echo.python(COMPARE + "client(socket.AF_INET6, '::1', 60, 65527, 1)"));
            assertEquals("True\n", echo.python("""
                    s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
                    s.settimeout(20)
                    data = os.urandom(65527)
                    s.sendto(data, ('::1', PORT))
                    print(s.recv(70000) == data)
                    """));
        }
    }

    @Test
    void netcat() throws Exception {
        ChildJvm.assumeOnPath("nc", "it echoes nc -u (Debian: netcat-openbsd)");
        try (Running echo = Running.start(UdpEcho.class, "--port", "0")) {
            assertEquals("hello\n", Running.shell("echo hello | nc -u -w 1 127.0.0.1 " + echo.port()).text());
        }
    }

    @Test
    void manyWithOneCallAndWithoutThoseThatWereCut() throws Exception {
        try (Running echo = Running.start(UdpEcho.class, "--port", "0", "--size", "100", "--verbose")) {
            // All of them wait when it goes on.
            echo.signal("STOP");
            assertEquals("56\n", echo.python("""
                    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                    s.settimeout(20)
                    sent = [bytes([i]) * (101 if i % 8 == 3 else 100 - i) for i in range(64)]
                    for data in sent:
                        s.sendto(data, ('127.0.0.1', PORT))
                    os.kill(PID, 18)
                    back = [s.recv(200) for data in sent if len(data) <= 100]
                    assert back == [data for data in sent if len(data) <= 100]
                    s.settimeout(0.2)
                    try:
                        print('too many', s.recv(200))
                    except TimeoutError:
                        print(len(back))
                    """));
            assertTrue(echo.errors().contains("datagrams with one call: 64"), echo.errors());
            assertTrue(echo.errors().contains("sent 101 bytes, and there is room for 100: not echoed"), echo.errors());
            // Of the eight, the first, second, fourth and eighth.
            assertEquals(4, echo.errors().split("not echoed", -1).length - 1, echo.errors());
        }
    }

    /** ICMP says that nobody is there: the socket tells it with whatever call comes next, and it is good afterwards. */
    @Test
    void aClientThatHasGone() throws Exception {
        try (Running echo = Running.start(UdpEcho.class, "--port", "0"); Opened opened = new Opened()) {
            echo.signal("STOP");
            SockAddr server = SockAddr.ip("127.0.0.1", echo.port());
            int gone = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
            assertEquals(0, Sockets.bind(gone, SockAddr.ip("127.0.0.1", 0)));
            SockAddr client = opened.name(gone);
            for (int i = 0; i < 10; i++) {
                assertEquals(3, Sockets.sendto(gone, opened.text("old"), 3, 0, server));
            }
            opened.close(gone);
            // Linux tells an unconnected socket nothing of ICMP: its own socket is connected from here.
            int pidfd = opened.keep(PidFd.pidfd_open((int) echo.pid(), 0));
            int connected = opened.keep(PidFd.pidfd_getfd(pidfd, udp(echo), 0));
            assertEquals(0, Sockets.connect(connected, client));
            long before = nobodyThere();
            echo.signal("CONT");
            assertEquals("again\n", echo.python("""
                    time.sleep(0.5)
                    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                    s.bind(('127.0.0.1', int(ARGS[0])))
                    s.settimeout(20)
                    s.sendto(b'again', ('127.0.0.1', PORT))
                    answer = s.recv(100)
                    while answer == b'old':
                        answer = s.recv(100)
                    print(answer.decode())
                    """, client.port()));
            // Each stopped a batch, which went on behind it.
            assertTrue(nobodyThere() - before >= 9, "echoes that went out to nobody");
        }
    }

    /** Datagrams that this system has received for ports that are closed. */
    private static long nobodyThere() throws IOException {
        return Long.parseLong(Files.readAllLines(Path.of("/proc/net/snmp")).stream()
                .filter(line -> line.matches("Udp: \\d.*")).findFirst().orElseThrow().split(" ", -1)[2]);
    }

    private static int udp(Running echo) throws IOException, InterruptedException {
        String[] fds = Running.shell("for f in /proc/" + echo.pid() + "/fd/*; do"
                + " case $(readlink $f) in socket:*) basename $f;; esac; done").text().strip().split("\n", -1);
        assertEquals(1, fds.length);
        return Integer.parseInt(fds[0]);
    }

    /** What cannot be had on demand is given by strace, to every third call. */
    @ParameterizedTest
    @CsvSource({"sendmmsg, ENOBUFS", "sendmmsg, ENOMEM", "sendmmsg, EAGAIN", "sendmmsg, EINTR",
            "sendmmsg, ECONNREFUSED",
            "recvmmsg, ENOMEM", "recvmmsg, EAGAIN", "recvmmsg, EINTR", "recvmmsg, ECONNREFUSED"})
    void errorsThatCostNothing(String call, String error) throws Exception {
        ChildJvm.assumeStrace("errors of " + call + " cost no datagram");
        try (Running echo = Running.start(
                List.of("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                        "inject=" + call + ":error=" + error + ":when=1+3"),
                UdpEcho.class, "--port", "0")) {
            assertEquals("300\n", echo.python(COMPARE + "client(socket.AF_INET, '127.0.0.1', 300, 2048, 20)"));
        }
    }

    @Test
    void aDatagramThatCannotBeSentCostsNoOther() throws Exception {
        ChildJvm.assumeStrace("a datagram that a packet filter refuses costs no other");
        try (Running echo = Running.start(
                List.of("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=sendmmsg", "-e",
                        "inject=sendmmsg:error=EPERM:when=1..2"),
                UdpEcho.class, "--port", "0")) {
            echo.signal("STOP");
            assertEquals("b c\n", echo.python("""
                    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                    s.settimeout(20)
                    for data in b'a', b'b', b'c':
                        s.sendto(data, ('127.0.0.1', PORT))
                    os.kill(PID, 18)
                    print(s.recv(9).decode(), s.recv(9).decode())
                    """));
            assertTrue(echo.errors().contains("EPERM"), echo.errors());
        }
    }
}

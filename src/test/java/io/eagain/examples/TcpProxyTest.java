package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy between clients and servers that are not eagain's. */
@EnabledOnOs(OS.LINUX)
@Tag("build-host")
class TcpProxyTest {
    /** Both ends in one program: {@code client, server = pair()}. The target listens on a port that is given. */
    private static final String PAIR = """
            listener = socket.socket()
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(('127.0.0.1', int(ARGS[0])))
            listener.listen(100)
            listener.settimeout(60)
            def pair():
                client = socket.create_connection(('127.0.0.1', PORT), 60)
                server, _ = listener.accept()
                server.settimeout(60)
                return client, server
            def everything(s):
                data = bytearray()
                while True:
                    part = s.recv(65536)
                    if not part:
                        return bytes(data)
                    data += part
            def reset(s):
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                s.close()
            def ending(s):
                try:
                    return 'end after %d' % len(everything(s))
                except ConnectionResetError:
                    return 'reset'
            def turns():
                # Whether its main thread wants the processor all the time; whether it gets it is the others' matter.
                running = 0
                for _ in range(50):
                    time.sleep(0.02)
                    for task in os.listdir('/proc/%d/task' % PID):
                        stat = open('/proc/%d/task/%s/stat' % (PID, task)).read()
                        running += '(java) R' in stat
                return running > 20
            def unread(client):
                # What waits in the proxy's own socket and is not read: its receive queue.
                mine = '%04X' % client.getsockname()[1]
                for line in open('/proc/net/tcp'):
                    f = line.split()
                    if f[1].endswith(':%04X' % PORT) and f[2].endswith(':' + mine):
                        return int(f[4].split(':')[1], 16)
            def fill(client):
                # Until the proxy reads no more, since the server takes nothing.
                sent, still = 0, 0
                while still < 20:
                    waiting = unread(client)
                    still = still + 1 if waiting > 0 else 0
                    if waiting == 0:
                        client.sendall(b'x' * 8192)
                        sent += 8192
                    time.sleep(0.001 if waiting == 0 else 0.02)
                return sent
            """;

    /** Runs a script with the two ends, and sees that the proxy has closed everything afterwards. */
    private static String between(String script) throws Exception {
        int target = RealClient.freePort();
        try (Running proxy = Running.start(TcpProxy.class, "--listen", "0", "--target", "127.0.0.1:" + target)) {
            String text = proxy.python(PAIR + script, target);
            proxy.awaitSockets(1);
            return text;
        }
    }

    @Test
    void theAnswerComesAfterTheClientHasEnded() throws Exception {
        assertEquals("True\n", between("""
                client, server = pair()
                data = os.urandom(5000000)
                def serve():
                    got = everything(server)
                    server.sendall(got[::-1])
                    server.close()
                thread = threading.Thread(target=serve)
                thread.start()
                client.sendall(data)
                client.shutdown(socket.SHUT_WR)
                print(everything(client) == data[::-1])
                thread.join()
                """));
    }

    @Test
    void theClientGoesOnAfterTheServerHasEnded() throws Exception {
        assertEquals("hello\nTrue\n", between("""
                client, server = pair()
                server.sendall(b'hello')
                server.shutdown(socket.SHUT_WR)
                print(everything(client).decode())
                data = os.urandom(1000000)
                thread = threading.Thread(target=lambda: (client.sendall(data), client.close()))
                thread.start()
                print(everything(server) == data)
                thread.join()
                """));
    }

    @Test
    void fiftyMegabytesInBothDirectionsAtOnce() throws Exception {
        assertEquals("True True\n", between("""
                client, server = pair()
                block = os.urandom(1 << 20)
                sums = {}
                def send(s):
                    for i in range(50):
                        s.sendall(block[i:] + block[:i])
                    s.shutdown(socket.SHUT_WR)
                def receive(s, name):
                    h = hashlib.sha256()
                    while part := s.recv(65536):
                        h.update(part)
                    sums[name] = h.digest()
                threads = [threading.Thread(target=f, args=a) for f, a in
                           [(send, (client,)), (send, (server,)), (receive, (client, 1)), (receive, (server, 2))]]
                [t.start() for t in threads]
                [t.join() for t in threads]
                h = hashlib.sha256()
                for i in range(50):
                    h.update(block[i:] + block[:i])
                print(sums[1] == h.digest(), sums[2] == h.digest())
                """));
    }

    /** The proxy neither keeps what is not taken, nor turns around itself while it waits: with both ends ended it could. */
    @Test
    void aSlowReaderHoldsUpTheSender() throws Exception {
        assertEquals("True True\nTrue\n", between("""
                client, server = pair()
                server.sendall(b'x')
                server.shutdown(socket.SHUT_WR)
                everything(client)
                sent = fill(client)
                client.shutdown(socket.SHUT_WR)
                time.sleep(0.2)
                print(sent < 50000000, not turns())
                print(len(everything(server)) == sent)
                """));
    }

    @Test
    void aResetIsPassedOn() throws Exception {
        assertEquals("reset\nreset\nreset\nreset\n", between("""
                client, server = pair()
                reset(client)
                print(ending(server))
                client, server = pair()
                reset(server)
                print(ending(client))
                # Also of a side that has nothing to say any more.
                client, server = pair()
                client.sendall(b'x')
                client.shutdown(socket.SHUT_WR)
                everything(server)
                reset(client)
                poll = select.poll()
                poll.register(server, 0)
                events = poll.poll(20000)
                print('reset' if events and events[0][1] & select.POLLERR else events)
                server.close()
                # And of one that is not read now.
                client, server = pair()
                fill(client)
                reset(client)
                print(ending(server))
                """));
    }

    @Test
    void aTargetThatRefuses() throws Exception {
        int target = RealClient.freePort();
        try (Running proxy = Running.start(TcpProxy.class, "--listen", "0", "--target", "127.0.0.1:" + target)) {
            assertEquals("reset\nreset\n", proxy.python("""
                    for i in range(2):
                        try:
                            # The reset may be there before connect has returned, and then it is that which tells.
                            s = socket.create_connection(('127.0.0.1', PORT), 60)
                            print(s.recv(10))
                        except ConnectionResetError:
                            print('reset')
                    """));
            proxy.awaitSockets(1);
            assertTrue(proxy.errors().contains("ECONNREFUSED"), proxy.errors());
        }
    }

    /**
     * Without a descriptor, or with one where a connection needs two, it does not turn around itself, and takes the connections
     * that wait when it has some again. Also as the first thing that happens to it: a class is loaded with a descriptor.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noDescriptorLeft(int left) throws Exception {
        assertEquals("True\nTrue\n9\n", between("""
                import resource
                left = %d
                taken = set(map(int, os.listdir('/proc/%%d/fd' %% PID)))
                free = sorted(set(range(len(taken) + 10)) - taken)
                resource.prlimit(PID, resource.RLIMIT_NOFILE, (free[left], 4096))
                clients = [socket.create_connection(('127.0.0.1', PORT), 60) for _ in range(9)]
                servers = [listener.accept()[0] for _ in range(left // 2)]
                # None of them has been told of an end or an error.
                print(select.select([listener] + clients, [], [], 0.5)[0] == [])
                print(not turns())
                resource.prlimit(PID, resource.RLIMIT_NOFILE, (4096, 4096))
                servers += [listener.accept()[0] for _ in range(9 - left // 2)]
                print(len(servers))
                """.formatted(left)));
    }

    @Test
    void netcat() throws Exception {
        ChildJvm.assumeOnPath("nc", "nc gets its answer through the proxy (Debian: netcat-openbsd)");
        ChildJvm.assumeOnPath("ncat", "ncat gets its answer through the proxy (Debian: ncat)");
        // The server answers when the client has ended, and not before.
        assertEquals("HELLO\nWORLD\nHELLO\nWORLD\n", between("""
                import subprocess
                def serve():
                    for _ in range(2):
                        server, _ = listener.accept()
                        server.sendall(everything(server).upper())
                        server.close()
                thread = threading.Thread(target=serve)
                thread.start()
                for nc in ['nc', '-N'], ['ncat']:
                    print(subprocess.run(nc + ['127.0.0.1', str(PORT)], input='hello\\nworld\\n', text=True,
                                         stdout=subprocess.PIPE, timeout=60).stdout, end='')
                thread.join()
                """));
    }

    @Test
    void curl(@TempDir Path dir) throws Exception {
        ChildJvm.assumeOnPath("curl", "curl fetches a file through the proxy (Debian: curl)");
        ChildJvm.assumeOnPath("python3", "curl fetches a file through the proxy (Debian: python3)");
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Files.write(dir.resolve("file"), bytes);
        int target = RealClient.freePort();
        Process server = ChildJvm.builder(List.of("python3", "-m", "http.server", Integer.toString(target), "--bind",
                "127.0.0.1", "--directory", dir.toString())).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (Running proxy = Running.start(TcpProxy.class, "--listen", "0", "--target", "127.0.0.1:" + target)) {
            ChildJvm.Output output = Running.shell("curl -sS --retry 20 --retry-delay 1 --retry-all-errors -o '"
                    + dir.resolve("got") + "' http://127.0.0.1:" + proxy.port() + "/file");
            assertEquals(0, output.status(), output.text());
            assertEquals(-1, Files.mismatch(dir.resolve("file"), dir.resolve("got")));
            proxy.awaitSockets(1);
        } finally {
            server.destroyForcibly();
            assertTrue(server.waitFor(20, TimeUnit.SECONDS));
        }
    }
}

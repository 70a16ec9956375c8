package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Allocated;
import io.eagain.policy.Mechanism;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("build-host")
@EnabledOnOs(OS.LINUX)
class RedisServerTest {
    private Set<String> before;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        before = RealClient.descriptors();
        server = RedisServer.start("127.0.0.1", 0, Mechanism.ofHost());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        RealClient.assertNoneLeft(before);
    }

    private String cli(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        all[0] = "-p";
        all[1] = Integer.toString(server.port());
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return RealClient.run("redis-cli", "redis-tools", all).strip();
    }

    @Test
    void speaksWithRedisCli() throws Exception {
        assertEquals("PONG", cli("ping"));
        assertEquals("hello world", cli("ping", "hello world"));
        assertEquals("OK", cli("set", "key", "value"));
        assertEquals("value", cli("get", "key"));
        assertEquals("", cli("get", "none"));
        assertEquals("1", cli("exists", "key", "none"));
        assertEquals("1", cli("incr", "n"));
        assertEquals("2", cli("incr", "n"));
        assertEquals("ERR value is not an integer or out of range", cli("incr", "key"));
        assertEquals("2", cli("del", "key", "n", "none"));
        assertEquals("0", cli("exists", "key"));
        assertEquals("ERR wrong number of arguments for 'get' command", cli("get"));
        assertEquals("ERR unknown command 'NO SUCH'", cli("no\r\nsuch").replaceAll(" +", " "));
        assertEquals("same", RealClient.shell("redis-cli", "redis-tools", """
                file=$(mktemp); trap 'rm $file' EXIT
                head -c 60000 /dev/urandom >"$file"
                redis-cli -p %1$d -x set binary <"$file" >/dev/null
                cmp "$file" <(redis-cli -p %1$d get binary | head -c 60000) && echo same
                """.formatted(server.port())).strip());
    }

    @Test
    void standsTheBenchmarkOfRedis() throws Exception {
        String text = RealClient.run("redis-benchmark", "redis-tools", "-p", Integer.toString(server.port()), "-n",
                "20000",
                "-P", "16", "-t", "ping,set,get", "-q");
        for (String test : new String[]{"PING_INLINE", "PING_MBULK", "SET", "GET"}) {
            assertTrue(text.contains(test + ": "), text);
        }
        assertFalse(text.toLowerCase(Locale.ROOT).matches("(?s).*(error|warning|fail).*"), text);
    }

    @Test
    void readsCommandsInAnyPiecesAndRefusesWhatIsNone() throws Exception {
        RealClient.python(server.port(),
                """
                        commands = b"*3\\r\\n$3\\r\\nSET\\r\\n$1\\r\\nk\\r\\n$4\\r\\n\\r\\n\\0\\xff\\r\\n" + b"*2\\r\\n$3\\r\\nget\\r\\n$1\\r\\nk\\r\\n" \\
                            + b"\\r\\n*0\\r\\n*-1\\r\\nPING\\r\\nping  x\\n"
                        answers = b"+OK\\r\\n$4\\r\\n\\r\\n\\0\\xff\\r\\n+PONG\\r\\n$1\\r\\nx\\r\\n"
                        s = connect()
                        for i in commands:
                            s.sendall(bytes([i]))
                        assert read(s, len(answers)) == answers
                        # All at once, many times, read late.
                        t = threading.Thread(target=lambda: s.sendall(commands * 20000))
                        t.start()
                        time.sleep(0.3)
                        assert read(s, len(answers) * 20000) == answers * 20000
                        t.join()
                        def refused(sent, answer):
                            s = connect()
                            s.sendall(sent)
                            got = read_all(s)
                            assert got == answer, (sent[:50], got)
                        refused(b"*1\\r\\n!4\\r\\nPING\\r\\n", b"-ERR Protocol error: expected '$', got '!'\\r\\n")
                        refused(b"*1\\r\\n\\nPING\\r\\n", b"-ERR Protocol error: expected '$', got ' '\\r\\n")
                        refused(b"*1\\r\\n\\rPING\\r\\n", b"-ERR Protocol error: expected '$', got ' '\\r\\n")
                        for length in (b"", b"01", b"-0", b"+1", b"1 ", b" 1", b"12345678901234567890123"):
                            refused(b"*" + length + b"\\r\\n", b"-ERR Protocol error: invalid multibulk length\\r\\n")
                            refused(b"*1\\r\\n$" + length + b"\\r\\n", b"-ERR Protocol error: invalid bulk length\\r\\n")
                        refused(b"DEL" + b" x" * 1023 + b"\\r\\nDEL" + b" x" * 1024 + b"\\r\\n",
                            b":0\\r\\n-ERR Protocol error: too many words\\r\\n")
                        # A name is shown as far as it fits, in upper case as ASCII has it.
                        refused(b"*1\\r\\n$60000\\r\\n" + b"\\xdf" * 60000 + b"\\r\\nQUIT\\r\\n",
                            b"-ERR unknown command '" + b"\\xdf" * 128 + b"'\\r\\n+OK\\r\\n")
                        refused(b"*1\\r\\n$7\\r\\naz\\r\\n\\x7f\\xe4\\xff\\r\\nQUIT\\r\\n", b"-ERR unknown command 'AZ   \\xe4\\xff'\\r\\n+OK\\r\\n")
                        refused(b"*x\\r\\n", b"-ERR Protocol error: invalid multibulk length\\r\\n")
                        refused(b"*100000000\\r\\n", b"-ERR Protocol error: invalid multibulk length\\r\\n")
                        refused(b"*1\\r\\n$-5\\r\\n", b"-ERR Protocol error: invalid bulk length\\r\\n")
                        refused(b"PING\\r\\n*1\\r\\n$99999999\\r\\n", b"+PONG\\r\\n-ERR Protocol error: invalid bulk length\\r\\n")
                        refused(b"x" * 200000, b"-ERR Protocol error: too big request\\r\\n")
                        refused(b"*2\\r\\n$3\\r\\nGET\\r\\n$65536\\r\\n" + b"x" * 65540, b"-ERR Protocol error: too big request\\r\\n")
                        refused(b"QUIT\\r\\nPING\\r\\n", b"+OK\\r\\n")
                        """);
    }

    @Test
    void copiesNothingOfACommandThatIsNotWhole() throws Exception {
        byte[] command = ("*1000\r\n" + "$50\r\n%050d\r\n".formatted(7).repeat(1000))
                .getBytes(StandardCharsets.US_ASCII);
        MemorySegment in = MemorySegment.ofArray(command);
        RedisCommand reader = new RedisCommand();
        long before = Allocated.bytes();
        for (int to = 1; to < command.length; to += 100) {
            assertEquals(RedisCommand.INCOMPLETE, reader.parse(in, 0, to));
        }
        long allocated = Allocated.bytes() - before;
        // All words once would be 60,000 bytes, and with each part more than 10,000,000.
        assertTrue(allocated < 2_000_000, () -> allocated + " bytes");
        assertEquals(command.length, reader.parse(in, 0, command.length));
        assertEquals(1000, reader.count());
        assertEquals(50, reader.word(999).length);
        assertEquals('7', reader.word(999)[49]);
    }

    @Test
    void refusesWhatDoesNotFitIntoTheMemoryOfJava() throws Exception {
        RealClient.python(0,
                """
                        import subprocess
                        java = subprocess.Popen([sys.argv[2], "-Xmx32m", "--enable-native-access=ALL-UNNAMED", "-cp", sys.argv[3],
                            "io.eagain.examples.RedisServer"], stdout=subprocess.PIPE, text=True)
                        try:
                            port = int(java.stdout.readline().rsplit(":", 1)[1])
                            s = connect()
                            f = s.makefile("rb")
                            # The shortest values, whose objects are longer than they are.
                            def fill(first):
                                for i in range(first, 400000, 500):
                                    s.sendall(b"".join(b"*3\\r\\n$3\\r\\nSET\\r\\n$7\\r\\n%07d\\r\\n$0\\r\\n\\r\\n" % k
                                                       for k in range(i, i + 500)))
                                    answers = [f.readline() for k in range(500)]
                                    if answers[-1] != b"+OK\\r\\n":
                                        assert answers[-1].startswith(b"-OOM "), (i, answers[-1])
                                        return i + answers.index(answers[-1])
                            full = fill(0)
                            assert 10000 < full < 300000, full
                            # What is replaced or removed gives its room back.
                            s.sendall(b"SET 0000000\\r\\n*3\\r\\n$3\\r\\nSET\\r\\n$7\\r\\n0000000\\r\\n$0\\r\\n\\r\\nDEL 0000001 0000002\\r\\nDEL 0000001\\r\\n")
                            got = [f.readline() for i in range(4)]
                            assert got[0].startswith(b"-ERR wrong number") and got[1:] == [b"+OK\\r\\n", b":2\\r\\n", b":0\\r\\n"], got
                            assert fill(full) == full + 2
                        finally:
                            java.kill()
                            java.wait()
                        """,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"));
    }
}

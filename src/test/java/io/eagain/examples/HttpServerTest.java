package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.policy.Mechanism;
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
class HttpServerTest {
    private Set<String> before;

    @BeforeEach
    void count() throws Exception {
        before = RealClient.descriptors();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        RealClient.assertNoneLeft(before);
    }

    private static String curl(Server server, String arguments) throws Exception {
        return RealClient.shell("curl", "curl", arguments.replace("URL", "http://127.0.0.1:" + server.port()));
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL", "POLL", "SELECT"})
    void speaksWithCurl(Mechanism mechanism) throws Exception {
        try (Server server = HttpServer.start("127.0.0.1", 0, 1, mechanism)) {
            // One connection for both, then none left open by the server's own mistake.
            assertEquals("Hello, World!\n200 1\nHello, World!\n200 0\n",
                    curl(server, "curl -sS --http1.1 -w '%{http_code} %{num_connects}\\n' URL/hello URL/?a=b"));
            String head = curl(server, "curl -sS -I URL/");
            assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n") && head.contains("Content-Length: 14\r\n")
                    && head.endsWith("GMT\r\n\r\n"), head);
            assertEquals("Hello, World!\n200 1.1",
                    curl(server, "curl -sS --http1.0 -w '%{http_code} %{http_version}' URL/"));
            assertEquals("404", curl(server, "curl -sS -w '%{http_code}' URL/none"));
            assertEquals("405", curl(server, "curl -sS -w '%{http_code}' -X PUT -d body URL/"));
            assertEquals("501",
                    curl(server, "curl -sS -w '%{http_code}' -H 'Transfer-Encoding: chunked' -d body URL/echo"));
            assertEquals("431",
                    curl(server, "curl -sS -w '%{http_code}' -H \"X: $(printf %9000s | tr ' ' x)\" URL/"));
            assertEquals("same\n", curl(server, """
                    file=$(mktemp); trap 'rm $file' EXIT
                    head -c 1000000 /dev/urandom >"$file"
                    curl -sS -H 'Expect: 100-continue' --data-binary "@$file" URL/echo | cmp - "$file" && echo same
                    """));
            // Refused before the body is read; the answer arrives all the same.
            assertEquals("413", curl(server, "head -c 5000000 /dev/zero"
                    + " | curl -sS -w '%{http_code}' -H 'Expect:' --data-binary @- URL/echo"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL", "POLL", "SELECT"})
    void standsWrk(Mechanism mechanism) throws Exception {
        try (Server server = HttpServer.start("127.0.0.1", 0, 1, mechanism)) {
            String text = RealClient.run("wrk", "wrk", "-t1", "-c50", "-d1s",
                    "http://127.0.0.1:" + server.port() + "/");
            assertTrue(text.contains("Requests/sec:"), text);
            assertFalse(text.contains(" 0 requests in") || text.contains("Socket errors") || text.contains("Non-2xx"),
                    text);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL", "POLL", "SELECT"})
    void readsRequestsInAnyPieces(Mechanism mechanism) throws Exception {
        try (Server server = HttpServer.start("127.0.0.1", 0, 2, mechanism)) {
            RealClient.python(server.port(),
                    """
                            import re
                            def answers(s):
                                return re.sub(rb"Date: [^\\r]*\\r\\n", b"", read_all(s))
                            hello = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\nContent-Length: 14\\r\\n"
                            get = b"GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"
                            four = get + b"POST /echo HTTP/1.1\\r\\nhost:x\\r\\nContent-Length: 5\\r\\n\\r\\nGET /" \\
                                + b"\\r\\nHEAD /hello HTTP/1.1\\r\\nHost: x\\r\\nContent-length: 3\\r\\n\\r\\nabc" \\
                                + b"GET /hello HTTP/1.1\\r\\nConnection: a, Close\\r\\nHost: x\\r\\n\\r\\n"
                            expected = hello + b"\\r\\nHello, World!\\n" \\
                                + b"HTTP/1.1 200 OK\\r\\nContent-Type: application/octet-stream\\r\\nContent-Length: 5\\r\\n\\r\\nGET /" \\
                                + hello + b"\\r\\n" + hello + b"Connection: close\\r\\n\\r\\nHello, World!\\n"
                            # Byte by byte, all at once, and cut at each place.
                            s = connect()
                            s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                            for i in four:
                                s.send(bytes([i]))
                                time.sleep(0.0005)
                            assert answers(s) == expected
                            for cut in range(len(four)):
                                s = connect()
                                s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                                s.sendall(four[:cut])
                                time.sleep(0.001)
                                s.sendall(four[cut:])
                                got = answers(s)
                                assert got == expected, (cut, got)
                            # Many requests whose answers are read late: none is lost, and no more is read than can be answered.
                            s = connect()
                            t = threading.Thread(target=lambda: s.sendall(get * 200000 + four))
                            t.start()
                            time.sleep(0.5)
                            assert answers(s) == (hello + b"\\r\\nHello, World!\\n") * 200000 + expected
                            t.join()
                            # HTTP/1.0 ends, unless it is asked to stay.
                            s = connect()
                            s.sendall(b"GET / HTTP/1.0\\r\\nConnection: keep-alive\\r\\n\\r\\nGET / HTTP/1.0\\r\\n\\r\\n")
                            assert answers(s) == hello + b"Connection: keep-alive\\r\\n\\r\\nHello, World!\\n" \\
                                + hello + b"Connection: close\\r\\n\\r\\nHello, World!\\n"
                            """);
        }
    }

    @Test
    void acceptsWhatAServerMust() throws Exception {
        try (Server server = HttpServer.start("127.0.0.1", 0, 1, Mechanism.ofHost())) {
            RealClient.python(server.port(),
                    """
                            def status(request):
                                s = connect()
                                s.sendall(request)
                                s.shutdown(socket.SHUT_WR)
                                return [int(a[:3]) for a in read_all(s).split(b"HTTP/1.1 ")[1:]]
                            def get(target, host=b"x", version=b"1.1", method=b"GET"):
                                return method + b" " + target + b" HTTP/" + version + b"\\r\\nHost: " + host + b"\\r\\n\\r\\n"
                            cases = [([200], get(t)) for t in (b"http://a/hello", b"HTTP://a:80/hello?b", b"http://[::1]:80/",
                                     b"http://a", b"http://a?b/c")]
                            cases += [([404], get(t)) for t in (b"http://a/none", b"http://a//", b"*", b"//")]
                            cases += [([200], get(b"/", host=h)) for h in (b"", b"a.b:80", b"[::1]:80", b"a%20b", b"a_b-c~d")]
                            # Understood as 1.1 is: the connection stays.
                            cases += [([200, 200], get(b"/", version=v) * 2) for v in (b"1.1", b"1.2", b"1.9")]
                            cases += [([200], get(b"/", version=b"1.0") * 2)]
                            # The body is passed over, and the next request is read.
                            cases += [([501, 200], b"BREW / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 2\\r\\n\\r\\nab" + get(b"/"))]
                            cases += [([501], get(b"/none", method=m)) for m in (b"get", b"GETS")]
                            cases += [([405], get(b"/", method=m)) for m in
                                      (b"POST", b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"CONNECT")]
                            # In HTTP/1.0 this field means nothing; in 1.1 a body is asked for with 100.
                            expect = b"POST /echo HTTP/1.%d\\r\\nHost: x\\r\\nExpect: %s\\r\\nContent-Length: 2\\r\\n\\r\\n"
                            cases += [([200], expect % (0, e)) for e in (b"100-continue", b"something")]
                            cases += [([100, 200], expect % (1, b"100-Continue"))]
                            wrong = [(wanted, got, request) for wanted, request in cases
                                     for got in [status(request)] if got != wanted]
                            assert not wrong, wrong
                            """);
        }
    }

    @Test
    void hasTwoDigitsForEachDay() {
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpServer.date(784111777));
        assertEquals("Thu, 31 Dec 2026 23:59:59 GMT", HttpServer.date(1798761599));
    }

    @Test
    void refusesWhatCouldBeReadInTwoWays() throws Exception {
        try (Server server = HttpServer.start("127.0.0.1", 0, 1, Mechanism.ofHost())) {
            RealClient.python(server.port(),
                    """
                            def status(request, *rest):
                                s = connect()
                                # What follows must not be taken for a request.
                                s.sendall(request + b"GET /none HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n")
                                got = read_all(s)
                                assert got.count(b"HTTP/1.1 ") == 1 and b"Connection: close\\r\\n" in got, (request, got)
                                return int(got[9:12])
                            def post(*fields):
                                return b"POST /echo HTTP/1.1\\r\\nHost: x\\r\\n" + b"".join(f + b"\\r\\n" for f in fields) + b"\\r\\n"
                            cases = [
                                (400, post(b"Content-Length: 4", b"Transfer-Encoding: chunked")),
                                (400, post(b"Transfer-Encoding: chunked", b"Content-Length: 4")),
                                (501, post(b"Transfer-Encoding: chunked")),
                                (501, post(b"transfer-encoding:\\tidentity")),
                                (400, post(b"Transfer-Encoding : chunked")),
                                (400, post(b"Content-Length: 4", b"Content-Length: 5")),
                                (400, post(b"Content-Length: 4", b"Content-Length: 4")),
                                (400, post(b"Content-Length: 4, 4")),
                                (400, post(b"Content-Length: +4")),
                                (400, post(b"Content-Length: -4")),
                                (400, post(b"Content-Length: 0x4")),
                                (400, post(b"Content-Length:")),
                                (400, post(b"Content-Length: 4 4")),
                                (413, post(b"Content-Length: 99999999999999999999999999")),
                                (413, post(b"Content-Length: 18446744073709551620")),
                                (400, post(b"Content-Length : 4")),
                                (400, post(b"X: y", b" folded: z")),
                                (400, post(b"X: y\\nContent-Length: 4")),
                                (400, post(b"X: y\\rContent-Length: 4")),
                                (400, post(b"X: y\\0z")),
                                (400, post(b"no colon")),
                                (400, post(b": no name")),
                                (400, post(b"Host: y")),
                                (417, post(b"Expect: something")),
                                (400, b"GET / HTTP/1.1\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1.1\\nHost: x\\n\\n"),
                                (400, b"GET  / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1.1 \\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b" GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET / http/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET /\\r\\n\\r\\n"),
                                (400, b"\\r\\n\\r\\nGET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"\\x16\\x03\\x01\\x02\\x00"),
                                (505, b"GET / HTTP/2.0\\r\\nHost: x\\r\\n\\r\\n"),
                                (505, b"GET / HTTP/0.9\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1x1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1./\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1.x\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/x.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET hello HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET ** HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET ftp://x/ HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET http:/ HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET http:///hello HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET http://u@x/ HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1.1\\r\\nHost: a b/c?d, e\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1.1\\r\\nHost: a/b\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1.1\\r\\nHost: u@a\\r\\n\\r\\n"),
                                (400, b"GET / HTTP/1.1\\r\\nHost: \\xe4\\r\\n\\r\\n"),
                                (400, b"POST / HTTP/1.0\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n"),
                                (431, b"GET /" + b"x" * 9000),
                            ]
                            wrong = [(wanted, got, request) for wanted, request in cases
                                     for got in [status(request)] if got != wanted]
                            assert not wrong, wrong
                            """);
        }
    }
}

package io.eagain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is understood of the texts that people paste. */
class ExplainTest {
    static Stream<Signs.Sign> signs() {
        return Signs.all().stream();
    }

    @MethodSource("signs")
    @ParameterizedTest
    void everySignIsFoundInItsExample(Signs.Sign sign) {
        List<Signs.Found> found = Signs.all(sign.kind(), sign.example());
        assertTrue(found.stream().anyMatch(one -> one.sign().equals(sign)), sign::toString);
        if (sign.kind() == Signs.Kind.FROM || sign.kind() == Signs.Kind.NONE || sign.kind() == Signs.Kind.CALL) {
            assertEquals(sign, found.getFirst().sign(), "an earlier sign hides it");
        }
        assertFalse(Finding.in(sign.example()).isEmpty(), sign::toString);
        assertEquals(sign.kind() == Signs.Kind.NONE, sign.note().contains(" -> "), "what happened -> what to do");
    }

    @CsvSource(delimiter = '|', textBlock = """
            recv = -104 | recv | ECONNRESET 104 on Linux
            recv = -35 | recv | EAGAIN 35 on macOS, FreeBSD
            recv = -11 | recv | EAGAIN 11 on Linux
            recv(18, buf, 16, 0)          = -11 EAGAIN  [recv] | recv | EAGAIN 11 on Linux
            connect = -10035 | connect | WSAEWOULDBLOCK 10035 on Windows
            connect(820, 127.0.0.1:41247) = -10061 | connect | WSAECONNREFUSED 10061 on Windows
            recv(5, 0x7ffd1c, 16, 0) = -1 ECONNRESET (Connection reset by peer) | recv | ECONNRESET 104 on Linux
            4711  12:01:02.345678 sendto(5, "x", 1, 0, NULL, 0) = -1 EPIPE (Broken pipe) | sendto | EPIPE 32 on Linux
            [pid  4711] <... recvfrom resumed>0x7ff, 16, 0) = -1 EAGAIN (Resource temporarily unavailable) | recvfrom | EAGAIN 11 on Linux
            write(2, "java.nio.channels.ClosedChannelException\\n", 42) = -1 EPIPE (Broken pipe) | write | EPIPE 32 on Linux
            sendto(5, "{\\"code\\": \\"ECONNRESET\\"}"..., 900, 0, NULL, 0) = -1 EPIPE (Broken pipe) | sendto | EPIPE 32 on Linux
            getsockopt(3, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]) = 0 | getsockopt | ECONNREFUSED 111 on Linux
            [main] 20:05:23.888823 recv(6, 0x7f3de01ae640, 4096, 0) = -1 EAGAIN (35) <0.000707> | recv | EAGAIN 35 on macOS, FreeBSD
            [main] 20:05:23.888823 recv(6, 0x7f3de01ae640, 4096, 0) = -1 WSAEWOULDBLOCK (10035) <0.000707> | recv | WSAEWOULDBLOCK 10035 on Windows
            recvfrom(0x5, 0x7FF, 0x10, 0x0) = -1 Err#35 | recvfrom | EAGAIN 35 on macOS, FreeBSD
            recv failed with error: 10054 | recv | WSAECONNRESET 10054 on Windows
            WSAGetLastError() = 10054 | - | WSAECONNRESET 10054 on Windows
            connect: WSAEWOULDBLOCK | connect | WSAEWOULDBLOCK
            connect: Connection refused | connect | ECONNREFUSED
            java.net.SocketException: Connection reset | - | ECONNRESET
            java.net.SocketException: Broken pipe | - | EPIPE
            java.net.ConnectException: Connection refused | connect | ECONNREFUSED
            java.net.ConnectException: Connection timed out: connect | connect | WSAETIMEDOUT 10060 on Windows
            java.net.ConnectException: Connection timed out: no further information | connect | WSAETIMEDOUT 10060 on Windows
            java.net.BindException: Address already in use: NET_Bind | bind | WSAEADDRINUSE 10048 on Windows
            java.net.SocketException: Network is unreachable: connect | connect | WSAENETUNREACH 10051 on Windows
            java.io.IOException: An existing connection was forcibly closed by the remote host | - | WSAECONNRESET 10054 on Windows
            java.net.NoRouteToHostException: No route to host | connect | EHOSTUNREACH
            java.net.BindException: Address already in use | bind | EADDRINUSE
            java.io.IOException: Too many open files | - | EMFILE
            java.io.IOException: Too many open files in system | - | ENFILE
            io.netty.channel.unix.Errors$NativeIoException: recvAddress(..) failed: Connection reset by peer | recv | ECONNRESET
            writevAddresses(..) failed: Connection reset by peer | writev | ECONNRESET
            recvAddress(..) failed with error(-104): Connection reset by peer | recv | ECONNRESET 104 on Linux
            java.io.IOException: syscall:read(..) failed: Connection reset by peer | read | ECONNRESET
            finishConnect(..) failed: Connection refused: localhost/127.0.0.1:1 | connect | ECONNREFUSED
            ConnectionResetError: [Errno 104] Connection reset by peer | - | ECONNRESET 104 on Linux
            ConnectionResetError: [Errno 54] Connection reset by peer | - | ECONNRESET 54 on macOS, FreeBSD
            BrokenPipeError: [Errno 32] Broken pipe | - | EPIPE 32 on Linux, macOS, FreeBSD
            ConnectionRefusedError: [Errno 111] Connection refused | - | ECONNREFUSED 111 on Linux
            BlockingIOError: [WinError 10035] A non-blocking socket operation could not be completed immediately | - | WSAEWOULDBLOCK 10035 on Windows
            BlockingIOError: [Errno 11] | - | EAGAIN 11 on Linux
            BlockingIOError: [Errno 115] Operation now in progress | - | EINPROGRESS 115 on Linux
            BlockingIOError: [Errno 115] | - | EINPROGRESS 115 on Linux
            OSError: [WinError 10022] An invalid argument was supplied | - | WSAEINVAL 10022 on Windows
            read tcp 10.0.0.1:5000->10.0.0.2:80: read: connection reset by peer | read | ECONNRESET
            dial tcp 127.0.0.1:5432: connect: connection refused | connect | ECONNREFUSED
            Error: connect ECONNREFUSED 127.0.0.1:6379 | connect | ECONNREFUSED
            errno: -104, code: 'ECONNRESET', syscall: 'read' | read | ECONNRESET 104 on Linux
            errno: -54, code: 'ECONNRESET', syscall: 'read' | read | ECONNRESET 54 on macOS, FreeBSD
            errno: -4077, code: 'ECONNRESET', syscall: 'read' | read | WSAECONNRESET 10054 on Windows
            curl: (7) Failed to connect to localhost port 1 after 0 ms: Connection refused | connect | ECONNREFUSED
            curl: (28) Failed to connect to 10.0.0.1 port 80 after 130000 ms: Connection timed out | connect | ETIMEDOUT
            Could not connect to Redis at 127.0.0.1:6379: Connection refused | connect | ECONNREFUSED
            Warning: Could not create server TCP listening socket *:6379: bind: Address already in use | bind | EADDRINUSE
            """)
    @ParameterizedTest
    void whichCallGaveWhichError(String text, String call, String error) {
        Finding finding = Finding.in(text).getFirst();
        assertEquals(call.equals("-") ? null : call, finding.call());
        // A name alone is compared by what it means; with a number and a host, the host was told or found out.
        if (error.contains(" ")) {
            assertEquals(error, finding.named());
        } else {
            assertEquals(Meaning.of(error), finding.meaning());
        }
    }

    @CsvSource(delimiter = '|', textBlock = """
            java.nio.channels.AsynchronousCloseException | Another thread
            java.nio.channels.ClosedChannelException | This program had closed
            java.net.SocketException: Socket closed | This program had closed
            java.net.SocketTimeoutException: Read timed out | The program's own limit is over
            java.net.SocketTimeoutException: Connect timed out | The program's own limit for connecting
            socket.timeout: timed out | The program's own limit is over
            read tcp 127.0.0.1:1->127.0.0.1:2: i/o timeout | The program's own limit is over
            dial tcp 10.0.0.1:80: i/o timeout | The program's own limit for connecting
            java.io.EOFException | The peer has ended its side
            [pid 4711] recvfrom(5,  <unfinished ...> | The call had begun
            java.io.IOException: HTTP/1.1 header parser received no bytes | The peer has ended its side
            java.nio.channels.UnresolvedAddressException | The name has no address
            javax.net.ssl.SSLException: Socket closed | This program had closed
            server closed the connection unexpectedly | The server has ended the connection, or reset it
            curl: (28) Failed to connect to 10.0.0.1 port 80 after 5001 ms: Timeout was reached | A limit is over
            write(1, "socket.timeout: timed out\\n", 26) = 26 | So many bytes
            recv(17, buf, 8192, 0) = 190 {"java.io.EOFException"...} | So many bytes
            setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0 | The call has succeeded
            [pid 23] <... poll resumed>)             = 1 ([{fd=5, revents=POLLIN}]) | The call has succeeded
            recv = 0 | 0 from a stream
            recv(18, buf, 16, 0)            = 0  [recv2] | 0 from a stream
            recvfrom(5, "hello", 16, 0, NULL, NULL) = 5 <0.000012> | So many bytes
            recv(5, buf, 16, 0) = -1 | -1 and no name
            """)
    @ParameterizedTest
    void whatHasNoErrorNumber(String text, String begins) {
        Finding finding = Finding.in(text).getFirst();
        assertEquals(null, finding.meaning());
        assertTrue(finding.note().startsWith(begins), finding::note);
    }

    @Test
    void aNumberOfSeveralHostsMeansAllOfThem() {
        List<Finding> findings = Finding.in("recv = -104");
        assertEquals(List.of("ECONNRESET", "ENOTRECOVERABLE"),
                findings.stream().map(finding -> finding.meaning().names().getFirst()).toList());
        assertTrue(findings.getFirst().likely());
        assertFalse(findings.getLast().likely());
    }

    @Test
    void whatSaysNothingGivesNothing() {
        for (String text : List.of("", "all is well", "ERROR: no such thing", "recv", "= -99999999999", "x = -0",
                "    at java.base/sun.nio.ch.SocketDispatcher.read(SocketDispatcher.java:46)",
                "2026-11-21 12:00:00 INFO handled request 10054 of user 10061 in 32 ms", "agent listens on port 10050",
                "rsync error: error in rsync protocol data stream (code 12)", "exit code 1", "retries: 3",
                "error: 1 test failed")) {
            assertEquals(List.of(), Finding.in(text), text);
        }
    }

    @Test
    void aLongLineIsReadAtItsBeginningAndItsEnd() {
        String much = "java.a.a.".repeat(100_000);
        assertEquals(List.of(), Finding.in(much));
        Finding finding = Finding.in("sendto(5, \"" + much + "\", 900000, 0, NULL, 0) = -1 EPIPE (Broken pipe)")
                .getFirst();
        assertEquals("sendto", finding.call());
        assertEquals(Meaning.of("EPIPE"), finding.meaning());
    }

    @Test
    void aStackTraceIsExplainedOnce() {
        assertEquals(1,
                Explain.findings(
                        """
                                io.netty.channel.AbstractChannel$AnnotatedConnectException: finishConnect(..) failed: Connection refused: localhost/127.0.0.1:1
                                Caused by: java.net.ConnectException: finishConnect(..) failed: Connection refused
                                    at io.netty.channel.unix.Errors.newConnectException0(Errors.java:166)
                                """)
                        .size());
    }
}

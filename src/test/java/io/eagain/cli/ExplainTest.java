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
            recv = -35 | recv | EAGAIN 35 on macOS
            recv = -11 | recv | EAGAIN 11 on Linux
            recv(18, buf, 16, 0)          = -11 EAGAIN  [recv] | recv | EAGAIN 11 on Linux
            connect = -10035 | connect | WSAEWOULDBLOCK 10035 on Windows
            connect(820, 127.0.0.1:41247) = -10061 | connect | WSAECONNREFUSED 10061 on Windows
            recv(5, 0x7ffd1c, 16, 0) = -1 ECONNRESET (Connection reset by peer) | recv | ECONNRESET 104 on Linux
            4711  12:01:02.345678 sendto(5, "x", 1, 0, NULL, 0) = -1 EPIPE (Broken pipe) | sendto | EPIPE 32 on Linux
            [pid  4711] <... recvfrom resumed>0x7ff, 16, 0) = -1 EAGAIN (Resource temporarily unavailable) | recvfrom | EAGAIN 11 on Linux
            connect: WSAEWOULDBLOCK | connect | WSAEWOULDBLOCK
            connect: Connection refused | connect | ECONNREFUSED
            java.net.SocketException: Connection reset | - | ECONNRESET
            java.net.SocketException: Broken pipe | - | EPIPE
            java.net.ConnectException: Connection refused | connect | ECONNREFUSED
            java.net.ConnectException: Connection timed out: connect | connect | WSAETIMEDOUT 10060 on Windows
            java.net.NoRouteToHostException: No route to host | connect | EHOSTUNREACH
            java.net.BindException: Address already in use | bind | EADDRINUSE
            java.io.IOException: Too many open files | - | EMFILE
            java.io.IOException: Too many open files in system | - | ENFILE
            io.netty.channel.unix.Errors$NativeIoException: recvAddress(..) failed: Connection reset by peer | recv | ECONNRESET
            recvAddress(..) failed with error(-104): Connection reset by peer | recv | ECONNRESET 104 on Linux
            java.io.IOException: syscall:read(..) failed: Connection reset by peer | read | ECONNRESET
            finishConnect(..) failed: Connection refused: localhost/127.0.0.1:1 | connect | ECONNREFUSED
            ConnectionResetError: [Errno 104] Connection reset by peer | - | ECONNRESET 104 on Linux
            ConnectionResetError: [Errno 54] Connection reset by peer | - | ECONNRESET 54 on macOS
            BlockingIOError: [Errno 11] | - | EAGAIN 11 on Linux
            BlockingIOError: [Errno 115] Operation now in progress | - | EINPROGRESS 115 on Linux
            BlockingIOError: [Errno 115] | - | EINPROGRESS 115 on Linux
            OSError: [WinError 10022] An invalid argument was supplied | - | WSAEINVAL 10022 on Windows
            read tcp 10.0.0.1:5000->10.0.0.2:80: read: connection reset by peer | read | ECONNRESET
            dial tcp 127.0.0.1:5432: connect: connection refused | connect | ECONNREFUSED
            Error: connect ECONNREFUSED 127.0.0.1:6379 | connect | ECONNREFUSED
            errno: -104, code: 'ECONNRESET', syscall: 'read' | read | ECONNRESET 104 on Linux
            errno: -54, code: 'ECONNRESET', syscall: 'read' | read | ECONNRESET 54 on macOS
            curl: (7) Failed to connect to localhost port 1 after 0 ms: Connection refused | connect | ECONNREFUSED
            Could not connect to Redis at 127.0.0.1:6379: Connection refused | connect | ECONNREFUSED
            """)
    @ParameterizedTest
    void whichCallGaveWhichError(String text, String call, String error) {
        Finding finding = Finding.in(text).getFirst();
        assertEquals(call.equals("-") ? null : call, finding.call());
        // A name alone is compared by what it means; with a number and a host, the host was told or found out.
        if (error.contains(" ")) {
            assertEquals(error, finding.meaning().in(finding.table(), finding.number()));
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
                "    at java.base/sun.nio.ch.SocketDispatcher.read(SocketDispatcher.java:46)")) {
            assertEquals(List.of(), Finding.in(text), text);
        }
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

package io.eagain.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eagain.ChildJvm;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code -Deagain.trace} on Windows: its own functions, error numbers and structures. */
@EnabledOnOs(OS.WINDOWS)
class TracedTest {
    @Test
    void linesHaveTheNamesOfWindows() throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.QUICK);
        options.add("-Deagain.trace=stdout");
        ChildJvm.Output output = ChildJvm.run(ChildJvm.command(options, TracedTest.class), 120);
        assertEquals(0, output.status(), output::text);
        List<String> calls = output.lines().stream()
                .map(line -> line.replaceFirst("^\\[main\\] \\d\\d:\\d\\d:\\d\\d\\.\\d{6} ", "")
                        .replaceFirst(" <\\d+\\.\\d{6}>$", "").replaceAll("127\\.0\\.0\\.1:[1-9]\\d*", "127.0.0.1:PORT")
                        .replaceAll("0x[0-9a-f]{6,}", "0x"))
                .toList();
        List<String> expected = List.of("socket(AF_INET, SOCK_DGRAM, 0) = A",
                "bind(A, {AF_INET, 127.0.0.1:0}, 16) = 0",
                "getsockname(A, {AF_INET, 127.0.0.1:PORT}, [128 => 16]) = 0",
                "ioctlsocket(A, FIONBIO, [1]) = 0", "recv(A, 0x, 64, 0) = -1 WSAEWOULDBLOCK (10035)",
                "setsockopt(A, SOL_SOCKET, SO_RCVTIMEO, [1500], 4) = 0",
                "sendto(A, \"hello\\0\", 6, 0, {AF_INET, 127.0.0.1:PORT}, 16) = 6",
                "WSAPoll([{fd=A, events=POLLIN}], 1, 1000) = 1 ([{fd=A, revents=POLLRDNORM}])",
                "recv(A, \"hello\\0\", 64, 0) = 6", "closesocket(A) = 0",
                "closesocket(A) = -1 WSAENOTSOCK (10038)");
        String first = calls.getFirst();
        String socket = first.substring(first.lastIndexOf(' ') + 1);
        assertEquals(expected,
                calls.stream().map(call -> call.replaceAll("(\\(|=|= )" + socket + "\\b", "$1A")).toList());
    }

    /** The program whose calls are traced. */
    public static void main(String[] arguments) {
        try (Arena arena = Arena.ofConfined()) {
            int fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
            Sockets.bind(fd, SockAddr.ip("127.0.0.1", 0));
            SockAddr name = SockAddr.allocate();
            Sockets.getsockname(fd, name);
            Winsock.fionbio(fd, true);
            MemorySegment room = arena.allocate(64);
            Sockets.recv(fd, room, 64, 0);
            Sockets.setsockoptTimeout(fd, SocketOption.SO_RCVTIMEO, 1_500_000);
            Sockets.sendto(fd, arena.allocateFrom("hello"), 6, 0, name);
            WSAPollFds fds = WSAPollFds.allocate(arena, 1);
            fds.add(fd, WSAPoll.POLLIN);
            WSAPoll.WSAPoll(fds, 1000);
            Sockets.recv(fd, room, 64, 0);
            Sockets.close(fd);
            Sockets.close(fd);
        }
    }
}

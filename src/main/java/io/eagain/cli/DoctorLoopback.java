package io.eagain.cli;

import io.eagain.Errno;
import io.eagain.ErrnoTable;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.lab.LabHost;
import io.eagain.lab.Polled;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PosixSockets;
import io.eagain.windows.Winsock;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A conversation of this process with itself over loopback, and whether each call gives what it should. */
final class DoctorLoopback {
    private static final String SECTION = "loopback";
    private static final int LIMIT = 2_000;
    private static final byte[] MESSAGE = {1, 2, 3};

    private final DoctorFindings findings;
    private final Arena arena;
    private final Deque<Integer> open = new ArrayDeque<>();

    private DoctorLoopback(DoctorFindings findings, Arena arena) {
        this.findings = findings;
        this.arena = arena;
    }

    /** Something else than it should have been. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    static void examine(DoctorFindings findings) {
        try (Arena arena = Arena.ofConfined()) {
            DoctorLoopback test = new DoctorLoopback(findings, arena);
            try {
                test.converse();
            } catch (Wrong e) {
                findings.put(SECTION, "self-test", e.getMessage());
                findings.trouble("loopback: " + e.getMessage());
            } finally {
                test.open.forEach(Sockets::close);
            }
        }
    }

    private void converse() {
        SockAddr address = SockAddr.ip("127.0.0.1", 0);
        int listener = descriptor("socket", Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
        done("bind", Sockets.bind(listener, address));
        done("listen", Sockets.listen(listener, 1));
        done("getsockname", Sockets.getsockname(listener, address));
        int client = descriptor("socket", Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
        done(LabHost.WINDOWS ? "ioctlsocket" : "fcntl",
                LabHost.WINDOWS ? Winsock.fionbio(client, true) : Fcntl.fcntl(client, Fcntl.F_SETFL, Fcntl.O_NONBLOCK));
        int connecting = Sockets.connect(client, address);
        if (connecting < 0) {
            same("connect without blocking", LabHost.WINDOWS ? "WSAEWOULDBLOCK" : "EINPROGRESS", connecting);
            ready("connect", client, LabHost.OUT);
            count("SO_ERROR", 0, Sockets.getsockoptInt(client, SocketOption.SOL_SOCKET, SocketOption.SO_ERROR));
        }
        int server = descriptor("accept", Sockets.accept(listener));
        MemorySegment buffer = arena.allocate(16);
        same("recv before data", LabHost.WINDOWS ? "WSAEWOULDBLOCK" : "EAGAIN",
                Sockets.recv(client, buffer, buffer.byteSize(), 0));
        count("send", MESSAGE.length, Sockets.send(server, arena.allocateFrom(ValueLayout.JAVA_BYTE, MESSAGE),
                MESSAGE.length, LabHost.NOSIGNAL));
        ready("data", client, LabHost.IN);
        count("recv", MESSAGE.length, Sockets.recv(client, buffer, buffer.byteSize(), 0));
        heap(client);
        done("shutdown", Sockets.shutdown(server, Sockets.SHUT_WR));
        ready("the end", client, LabHost.IN);
        count("recv at the end", 0, Sockets.recv(client, buffer, buffer.byteSize(), 0));
        findings.put(SECTION, "self-test", "connect, send, recv and the end are as they should be");
    }

    private int descriptor(String call, int result) {
        done(call, Math.min(result, 0));
        open.push(result);
        return result;
    }

    private static void done(String call, int result) {
        if (result < 0) {
            throw new Wrong(call + " gave " + Errno.toString(-result));
        }
    }

    private static void count(String call, int expected, long result) {
        if (result != expected) {
            throw new Wrong(call + " gave " + told(result) + " instead of " + expected);
        }
    }

    private static String told(long result) {
        return result < 0 ? Errno.toString((int) -result) : Long.toString(result);
    }

    private void ready(String what, int fd, int events) {
        Polled fds = Polled.allocate(arena, 1);
        fds.add(fd, events);
        int result;
        do {
            result = fds.poll(LIMIT);
        } while (result == -Errno.EINTR);
        count(Polled.call() + " for " + what, 1, result);
    }

    /** The number is this host's own, by the table that its headers have confirmed. */
    private void same(String what, String name, long result) {
        int expected = ErrnoTable.host().number(name).orElseThrow();
        if (result != -expected) {
            throw new Wrong(what + " gave " + told(result) + " instead of " + name + " (" + expected + ")");
        }
        findings.put(SECTION, what, result + " " + name + ", as it should be");
    }

    /** Heap arrays need a JDK and a host that can; without them they are refused, and that is no fault. */
    private void heap(int fd) {
        String found;
        try {
            long result = Sockets.recv(fd, ByteBuffer.wrap(new byte[1]),
                    LabHost.WINDOWS ? 0 : PosixSockets.MSG_DONTWAIT);
            found = result == -Errno.EWOULDBLOCK ? "taken with MSG_DONTWAIT" : "recv gave " + result;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            found = "refused: " + e.getMessage();
        }
        findings.put(SECTION, "heap buffers", found);
    }
}

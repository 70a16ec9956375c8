package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Allocated;
import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.Option;
import io.eagain.RealSignals;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.Signals;
import io.eagain.posix.Fcntl;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real connections, refusals and silence: over loopback, and in a network of its own. */
@Timeout(120)
class ConnectTest {

    private static final int LIMIT = 300;

    private final Opened opened = new Opened();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private static Deadline soon() {
        return Deadline.in(LIMIT, TimeUnit.MILLISECONDS);
    }

    private static Deadline late() {
        return Deadline.in(60, TimeUnit.SECONDS);
    }

    private int tcp() {
        return opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
    }

    private int nonblocking() {
        int fd = tcp();
        assertEquals(0, Host.fionbio(fd, true));
        return fd;
    }

    /** A port where nobody listens, kept by a socket that does not. */
    private SockAddr nobody() {
        int fd = tcp();
        assertEquals(0, Sockets.bind(fd, SockAddr.ip("127.0.0.1", 0)));
        return opened.name(fd);
    }

    /** A listener whose queue is full: what comes now is not answered, until one is accepted. */
    private SockAddr full(int listener) {
        assertEquals(0, Sockets.bind(listener, SockAddr.ip("127.0.0.1", 0)));
        assertEquals(0, Sockets.listen(listener, 0));
        SockAddr address = opened.name(listener);
        // One more than is said, on Linux; where it takes more, until one stays out.
        for (int i = 0; i < 16; i++) {
            int fd = nonblocking();
            Connect.start(fd, address);
            if (Wait.writable(fd, soon()) == Deadline.TIME_UP) {
                // It would come back and take the next room in the queue.
                opened.close(fd);
                return address;
            }
        }
        throw new AssertionError("the queue does not fill");
    }

    private static void waitedFor(long start, int milliseconds) {
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertTrue(took >= milliseconds, () -> "returned after " + took + " ms");
    }

    @Test
    void connects() {
        SockAddr address = opened.listening(tcp());
        assertEquals(0, Connect.connect(tcp(), address, late()));
        assertEquals(0, Connect.connect(nonblocking(), address, late()));
        assertEquals(0, Connect.connect(tcp(), address, Deadline.never()));
    }

    @Test
    void isConnected() {
        SockAddr address = opened.listening(tcp());
        int fd = tcp();
        assertEquals(0, Connect.connect(fd, address, late()));
        assertEquals(0, Connect.finish(fd), "as often as one likes");
        // Linux: what was made without waiting gives 0 once more, then EISCONN.
        assertSame(ConnectOutcome.CONNECTED, ConnectOutcome.of(Connect.connect(fd, address, late())));
        assertEquals(-Errno.EISCONN, Connect.connect(fd, address, late()));
    }

    @Test
    void refused() {
        SockAddr nobody = nobody();
        assertEquals(-Errno.ECONNREFUSED, Connect.connect(tcp(), nobody, late()));
        assertEquals(-Errno.ECONNREFUSED, Connect.connect(nonblocking(), nobody, late()));
    }

    /** What an event loop does; the error is told once and does not turn into a success afterwards. */
    @Test
    void refusedStepByStep() {
        int fd = nonblocking();
        assertSame(ConnectOutcome.PENDING, ConnectOutcome.of(Connect.start(fd, nobody())));
        assertTrue(Connect.decided(new int[]{fd}, late()) > 0);
        assertEquals(-Errno.ECONNREFUSED, Connect.finish(fd));
        assertEquals(Host.WINDOWS ? -Errno.ECONNREFUSED : -Errno.ENOTCONN, Connect.finish(fd));
    }

    @Test
    void nowStartsAndReturns() {
        int fd = tcp();
        int result = Connect.connect(fd, opened.listening(tcp()), Deadline.now());
        assertEquals(Host.WINDOWS ? -Errno.EWOULDBLOCK : -Errno.EINPROGRESS, result);
        assertTrue(Connect.decided(new int[]{fd}, late()) > 0);
        assertEquals(0, Connect.finish(fd));
    }

    @Test
    void timeIsUp() {
        int listener = tcp();
        SockAddr full = full(listener);
        for (int fd : new int[]{tcp(), nonblocking()}) {
            long start = System.nanoTime();
            assertEquals(Deadline.TIME_UP, Connect.connect(fd, full, soon()));
            waitedFor(start, LIMIT);
            assertEquals(Host.WINDOWS ? -Errno.EWOULDBLOCK : -Errno.EINPROGRESS, Connect.finish(fd),
                    "it goes on, and SO_ERROR is 0 all the same");
        }
    }

    /** A limit that has run out still starts the attempt, and looks once. */
    @Test
    void aDeadlineThatHasRunOut() {
        Deadline passed = Deadline.in(1, TimeUnit.NANOSECONDS);
        SockAddr full = full(tcp());
        assertTrue(passed.passed() && !passed.isNow());
        assertEquals(Deadline.TIME_UP, Connect.connect(tcp(), full, passed));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void blockingStaysBlocking() {
        SockAddr address = opened.listening(tcp());
        SockAddr nobody = nobody();
        SockAddr full = full(tcp());
        for (SockAddr to : new SockAddr[]{address, nobody, full}) {
            int blocking = tcp();
            int flags = Fcntl.fcntl(blocking, Fcntl.F_GETFL, 0);
            Connect.connect(blocking, to, soon());
            assertEquals(flags, Fcntl.fcntl(blocking, Fcntl.F_GETFL, 0));
            int nonblocking = nonblocking();
            flags = Fcntl.fcntl(nonblocking, Fcntl.F_GETFL, 0);
            Connect.connect(nonblocking, to, soon());
            assertEquals(flags, Fcntl.fcntl(nonblocking, Fcntl.F_GETFL, 0));
        }
        int fd = tcp();
        int flags = Fcntl.fcntl(fd, Fcntl.F_GETFL, 0);
        // Refused before the call, and the socket is as it was.
        Arena arena = Arena.ofConfined();
        SockAddr gone = SockAddr.allocate(arena);
        arena.close();
        assertThrows(IllegalStateException.class, () -> Connect.connect(fd, gone, late()));
        assertEquals(flags, Fcntl.fcntl(fd, Fcntl.F_GETFL, 0));
    }

    @Test
    void noSocket() {
        int error = Host.WINDOWS ? -Errno.ENOTSOCK : -Errno.EBADF;
        assertEquals(error, Connect.connect(-1, SockAddr.ip("127.0.0.1", 9), late()));
        SockAddr address = SockAddr.ip("127.0.0.1", 9);
        assertThrows(NullPointerException.class, () -> Connect.connect(-1, address, null));
        assertThrows(NullPointerException.class, () -> Connect.connect(-1, null, late()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void notStarted() {
        assertEquals(-Errno.ENOTCONN, Connect.finish(tcp()));
        assertEquals(-Errno.EBADF, Connect.finish(1_000_000));
    }

    /** A unix listener whose queue is full has begun nothing: the call is repeated, and nothing else would help. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void unixQueue() {
        SockAddr name = SockAddr.unixAbstract(("eagain " + System.nanoTime()).getBytes(StandardCharsets.UTF_8));
        int listener = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.bind(listener, name));
        assertEquals(0, Sockets.listen(listener, 0));
        assertEquals(0, Connect.connect(opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM), name, Deadline.now()));
        int fd = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
        assertEquals(-Errno.EAGAIN, Connect.connect(fd, name, Deadline.now()));
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, Connect.connect(fd, name, soon()));
        waitedFor(start, LIMIT);
        long worked = Allocated.cpuTime();
        assertEquals(Deadline.TIME_UP, Connect.connect(fd, name, Deadline.in(2, TimeUnit.SECONDS)));
        long cpu = Allocated.cpuTime() - worked;
        assertTrue(cpu < 1_000_000_000, () -> "it pauses between the calls: " + cpu + " ns at work in 2 s");
        assertEquals(-Errno.ENOTCONN, Connect.finish(fd), "nothing was begun");
        Thread accepter = Thread.ofPlatform().start(() -> {
            Wait.pause(100);
            Sockets.close(Sockets.accept(listener));
        });
        assertEquals(0, Connect.connect(fd, name, late()));
        Timing.join(accepter);
    }

    /** Signals neither end the wait nor lengthen it, nor start the attempt again. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void signals() {
        RealSignals.handle("IO");
        int listener = tcp();
        SockAddr full = full(listener);
        int fd = tcp();
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 20)) {
            long start = System.nanoTime();
            assertEquals(Deadline.TIME_UP, Connect.connect(fd, full, soon()));
            waitedFor(start, LIMIT);
            assertFalse(storm.over(), "waited until the signals stopped");
            assertTrue(storm.sent() > 2);
        }
    }

    /** A blocking connect that a signal interrupts goes on: it is finished as a non-blocking one is. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void interrupted() {
        RealSignals.handle("IO");
        int listener = tcp();
        SockAddr full = full(listener);
        int fd = tcp();
        // Without a limit of its own the kernel would restart the call.
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_SNDTIMEO, 60_000_000));
        int result;
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 20)) {
            result = Sockets.connect(fd, full);
            assertFalse(storm.over(), "waited until the signals stopped");
        }
        assertEquals(-Errno.EINTR, result);
        assertSame(ConnectOutcome.PENDING, ConnectOutcome.of(result));
        assertEquals(-Errno.EINPROGRESS, Connect.finish(fd));
        opened.keep(Sockets.accept(listener));
        assertTrue(Wait.writable(fd, late()) > 0, "the system tries again by itself");
        assertEquals(0, Connect.finish(fd));
    }

    /** The limit of the socket leaves the attempt going on as well. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "time limits of sockets are its own")
    void theSocketsOwnLimit() {
        SockAddr full = full(tcp());
        int fd = tcp();
        assertEquals(0, Sockets.setsockoptTimeout(fd, SocketOption.SO_SNDTIMEO, 100_000));
        int result = Sockets.connect(fd, full);
        assertEquals(-Errno.EINPROGRESS, result);
        assertEquals(-Errno.EINPROGRESS, Connect.finish(fd));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Tag("build-host")
    void inANetworkOfItsOwn() throws Exception {
        OwnNetwork.run(() -> {
            try (Opened own = new Opened()) {
                OwnNetwork.command("ip", "route", "add", "unreachable", "203.0.113.0/24");
                int[] fd = new int[6];
                for (int i = 0; i < fd.length; i++) {
                    fd[i] = own.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
                }
                assertEquals(-Errno.ENETUNREACH, Connect.connect(fd[0], SockAddr.ip("192.0.2.1", 80), late()));
                assertEquals(-Errno.EHOSTUNREACH, Connect.connect(fd[1], SockAddr.ip("203.0.113.1", 80), late()));
                SockAddr silent = SockAddr.ip("198.51.100.2", 80);
                long start = System.nanoTime();
                assertEquals(Deadline.TIME_UP, Connect.connect(fd[2], silent, soon()));
                waitedFor(start, LIMIT);
                // The system gives up itself: one number, and never the caller's limit.
                assertEquals(0, Option.of("TCP_USER_TIMEOUT").set(fd[3], 100));
                assertEquals(-Errno.ETIMEDOUT, Connect.connect(fd[3], silent, late()));
                assertEquals(0, Sockets.setsockopt(fd[4], SocketOption.IPPROTO_TCP, LinuxSockets.TCP_SYNCNT, 1));
                assertEquals(-Errno.ETIMEDOUT, Connect.connect(fd[4], silent, Deadline.never()));
                // No way out once the address is gone.
                OwnNetwork.command("ip", "link", "set", "v0", "down");
                assertSame(ConnectOutcome.UNREACHABLE, ConnectOutcome.of(Connect.connect(fd[5], silent, late())));
            }
        });
    }
}

package io.eagain.policy;

import static io.eagain.policy.Timing.WOULD_BLOCK;
import static io.eagain.policy.Timing.assertTook;
import static io.eagain.policy.Timing.milliseconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.posix.Descriptors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accept with a time limit, alone and beside another thread. */
@Timeout(120)
class TimedAcceptTest {

    private static final int WAIT = 150;

    private final Timing opened = new Timing();
    private final int listener = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
    // Of no arena: other threads connect as well.
    private final SockAddr address = SockAddr.ip("127.0.0.1", opened.listening(listener).port());

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private int connect() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.connect(fd, address));
        return fd;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answers(boolean nonblocking) {
        Timing.mode(listener, nonblocking);
        assertEquals(WOULD_BLOCK, Timed.accept(listener, Deadline.now()));
        assertEquals(Deadline.TIME_UP, Timed.accept(listener, Timing.over()));
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, Timed.accept(listener, milliseconds(WAIT)));
        assertTook(start, WAIT);
        for (Deadline deadline : new Deadline[]{Deadline.now(), Timing.over(), milliseconds(60_000),
                Deadline.never()}) {
            int client = connect();
            assertTrue(Wait.readable(listener, milliseconds(60_000)) > 0);
            SockAddr peer = SockAddr.allocate(opened.arena);
            opened.keep(Timed.accept(listener, peer, deadline));
            assertEquals(opened.name(client).toString(), peer.toString());
            assertEquals(WOULD_BLOCK, Timed.accept(listener, peer, Deadline.now()));
            assertEquals(0, peer.length(), "of no connection");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLatePeer(boolean nonblocking) {
        Timing.mode(listener, nonblocking);
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        long start = System.nanoTime();
        Thread peer = Timing.later(WAIT, () -> Sockets.connect(client, address));
        opened.keep(Timed.accept(listener, Deadline.never()));
        assertTook(start, WAIT);
        Timing.join(peer);
    }

    /** Both are woken, and the one that finds nothing waits on for what is left. */
    @Test
    void twoThreadsAndOneConnection() {
        Timing.mode(listener, true);
        List<Integer> results = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < 2; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                int result = Timed.accept(listener, milliseconds(600));
                if (result < 0) {
                    assertTook(start, 600);
                }
                results.add(result);
            }));
        }
        Wait.pause(WAIT);
        connect();
        threads.forEach(Timing::join);
        results.sort(null);
        assertEquals(2, results.size());
        assertEquals(Deadline.TIME_UP, results.get(0));
        opened.keep(results.get(1));
    }

    @Test
    void manyThreadsAndManyConnections() {
        Timing.mode(listener, true);
        AtomicInteger accepted = new AtomicInteger();
        List<Integer> last = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                int fd;
                while ((fd = Timed.accept(listener, milliseconds(2_000))) >= 0) {
                    accepted.incrementAndGet();
                    Sockets.close(fd);
                }
                last.add(fd);
            }));
        }
        for (int i = 0; i < 200; i++) {
            opened.close(connect());
        }
        threads.forEach(Timing::join);
        assertEquals(200, accepted.get());
        assertEquals(Collections.nCopies(4, Deadline.TIME_UP), last);
    }

    /** What the Javadoc names as a way out for a blocking listener: its own limit bounds the accept that came too late. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aBlockingListenerWithATimeLimitOfItsOwn() {
        assertEquals(0, Sockets.setsockoptTimeout(listener, SocketOption.SO_RCVTIMEO, 20_000));
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, Timed.accept(listener, milliseconds(WAIT)));
        assertTook(start, WAIT);
        for (int round = 0; round < 20; round++) {
            List<Integer> results = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                threads.add(Thread.ofPlatform().start(() -> results.add(Timed.accept(listener, milliseconds(100)))));
            }
            Wait.pause(30);
            connect();
            threads.forEach(Timing::join);
            results.sort(null);
            assertEquals(List.of(Deadline.TIME_UP, Deadline.TIME_UP), results.subList(0, 2));
            opened.keep(results.get(2));
        }
    }

    /** On Linux a peer cannot take its connection out of the queue, so a poll's promise is kept. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectionThatWasResetStaysInTheQueue() {
        int client = connect();
        assertEquals(0, Sockets.setsockoptLinger(client, true, 0));
        opened.close(client);
        Wait.pause(50);
        int fd = opened.keep(Timed.accept(listener, Deadline.never()));
        assertEquals(-Errno.ECONNRESET, Timed.recv(fd, opened.arena.allocate(1), 1, 0, Deadline.never()));
        int unix = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.bind(unix,
                SockAddr.unixAbstract(("eagain-timed-" + System.nanoTime()).getBytes(StandardCharsets.UTF_8))));
        assertEquals(0, Sockets.listen(unix, 1));
        int gone = opened.socket(Sockets.AF_UNIX, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.connect(gone, opened.name(unix)));
        opened.close(gone);
        opened.keep(Timed.accept(unix, Deadline.never()));
    }

    /** Where nothing can come the wait would be for ever. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledOnOs(OS.LINUX)
    void whatDoesNotListenIsToldSoAtOnce(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        assertEquals(-Errno.EINVAL, Timed.accept(pair[0], Deadline.never()));
        assertEquals(-Errno.EINVAL, Timed.accept(pair[0], Deadline.now()));
        int unconnected = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(-Errno.EINVAL, Timed.accept(unconnected, Deadline.never()));
        int udp = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        Timing.mode(udp, nonblocking);
        assertEquals(-Errno.EOPNOTSUPP, Timed.accept(udp, Deadline.never()));
        int[] pipe = new int[2];
        assertEquals(0, Descriptors.pipe(pipe));
        opened.keep(pipe[0]);
        opened.keep(pipe[1]);
        assertEquals(-Errno.ENOTSOCK, Timed.accept(pipe[0], Deadline.never()));
        SockAddr peer = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 1);
        assertEquals(-Errno.EINVAL, Timed.accept(pair[0], peer, Deadline.never()));
        assertEquals(0, peer.length());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shutdownEndsTheWait() {
        Thread other = Timing.later(WAIT, () -> Sockets.shutdown(listener, Sockets.SHUT_RDWR));
        assertEquals(-Errno.EINVAL, Timed.accept(listener, Deadline.never()));
        Timing.join(other);
    }
}

package io.eagain.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.RealSignals;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.policy.Deadline;
import io.eagain.policy.KeepAlive;
import io.eagain.posix.PollFds;
import io.eagain.posix.Signals;
import io.eagain.windows.FdSet;
import io.eagain.windows.Winsock;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The code on the pages of questions does what the pages say. */
@Timeout(60)
class AnswersTest {
    private static final int LONG = 10_000;

    private final Opened opened = new Opened();
    private final MemorySegment room = opened.arena.allocate(16);

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private PollFds one() {
        return PollFds.allocate(opened.arena, 1);
    }

    private int[] nonblocking() throws Exception {
        int[] tcp = opened.tcp();
        Listener.nonblocking(tcp[0]);
        return tcp;
    }

    private int client() throws Exception {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        Listener.nonblocking(fd);
        return fd;
    }

    /** An address where nobody listens, and nobody else can begin to. */
    private SockAddr refusing() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.bind(fd, SockAddr.ip("127.0.0.1", 0)));
        return opened.name(fd);
    }

    private SockAddr listening() {
        return opened.listening(opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM));
    }

    private void reset(int fd) {
        assertEquals(0, Sockets.setsockoptLinger(fd, true, 0));
        opened.close(fd);
    }

    private static String error(int number) {
        return Errno.toString(number);
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void lookTellsNothingDataClosedAndReset() throws Exception {
        int[] tcp = nonblocking();
        assertEquals("nothing yet", Answers.look(tcp[0], room));
        assertEquals("timed out", Answers.lookWithin(20, tcp[0], one(), room));
        assertEquals(5, Sockets.send(tcp[1], opened.text("hello"), 5, 0));
        assertEquals("5 bytes", Answers.lookWithin(LONG, tcp[0], one(), room));
        opened.close(tcp[1]);
        assertEquals("closed", Answers.lookWithin(LONG, tcp[0], one(), room));
        assertEquals("closed", Answers.look(tcp[0], room));
        int[] other = nonblocking();
        reset(other[1]);
        assertEquals(error(Errno.ECONNRESET), Answers.lookWithin(LONG, other[0], one(), room));
        assertEquals(error(Errno.EBADF), Answers.look(-1, room));
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void connectTellsConnectedAndRefused() throws Exception {
        assertEquals(0, Answers.connectWithin(LONG, client(), listening(), one()));
        assertEquals(-Errno.ECONNREFUSED, Answers.connectWithin(LONG, client(), refusing(), one()));
    }

    /** The queue of this listener is full, so that the third attempt goes on. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void connectTellsThatItIsNotOver() throws Exception {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        SockAddr address = opened.listening(server);
        assertEquals(0, Sockets.listen(server, 0));
        assertEquals(0, Answers.connectWithin(LONG, client(), address, one()));
        assertEquals(Deadline.TIME_UP, Answers.connectWithin(50, client(), address, one()));
        assertEquals("not known yet", Answers.connectAnywhere(50, client(), address));
    }

    @Test
    void connectAnywhere() throws Exception {
        assertEquals("connected",
                Answers.connectAnywhere(LONG, opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM), listening()));
        assertEquals(error(Errno.ECONNREFUSED),
                Answers.connectAnywhere(LONG, opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM), refusing()));
    }

    @EnabledOnOs(OS.WINDOWS)
    @Test
    void connectOnWindows() {
        FdSet connected = FdSet.allocate(opened.arena);
        FdSet failed = FdSet.allocate(opened.arena);
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Winsock.fionbio(fd, true));
        assertEquals(0, Answers.connectOnWindows(LONG, fd, listening(), connected, failed));
        int other = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Winsock.fionbio(other, true));
        assertEquals(-Errno.ECONNREFUSED, Answers.connectOnWindows(LONG, other, refusing(), connected, failed));
    }

    /** Somebody listens only after the first attempts. */
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void connectInTheEndTakesANewSocketForEachAttempt() throws Exception {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.bind(server, SockAddr.ip("127.0.0.1", 0)));
        SockAddr address = opened.name(server);
        assertEquals(-Errno.ECONNREFUSED, Answers.connectInTheEnd(address, 2));
        Thread later = Thread.ofPlatform().start(() -> {
            RealSignals.pause(250);
            assertEquals(0, Sockets.listen(server, 16));
        });
        opened.keep(Answers.connectInTheEnd(address, 100));
        later.join();
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void sendAllSendsWhatOneCallDoesNotTake() throws Exception {
        int[] tcp = nonblocking();
        byte[] bytes = new byte[16 << 20];
        new Random(1).nextBytes(bytes);
        MemorySegment data = opened.arena.allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
        long taken = Answers.sendAll(0, tcp[0], data, one());
        assertTrue(taken > 0 && taken < bytes.length, () -> taken + " bytes fit");
        byte[] received = new byte[bytes.length];
        Thread reader = Thread.ofPlatform().start(() -> {
            MemorySegment buffer = Arena.ofAuto().allocate(received.length);
            for (long at = 0; at < received.length;) {
                at += Math.max(1, Sockets.recv(tcp[1], buffer.asSlice(at), received.length - at, 0));
            }
            MemorySegment.ofArray(received).copyFrom(buffer);
        });
        assertEquals(bytes.length - taken, Answers.sendAll(LONG, tcp[0], data.asSlice(taken), one()));
        reader.join();
        assertArrayEquals(bytes, received);
        reset(tcp[1]);
        assertEquals(error(Errno.ECONNRESET), awaitKnown(tcp[0]));
        assertEquals(-Errno.EPIPE, Answers.sendAll(LONG, tcp[0], data, one()));
    }

    private String awaitKnown(int fd) {
        String known;
        do {
            known = Answers.peer(fd, one(), room);
        } while (known.equals("nothing is known"));
        return known;
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Test
    void peerTellsWithoutReading() throws Exception {
        int[] tcp = nonblocking();
        assertEquals("nothing is known", Answers.peer(tcp[0], one(), room));
        assertEquals(1, Sockets.send(tcp[1], room, 1, 0));
        assertEquals("has sent something", awaitKnown(tcp[0]));
        assertEquals("1 bytes", Answers.look(tcp[0], room), "it was not taken");
        opened.close(tcp[1]);
        assertEquals("has ended its side", awaitKnown(tcp[0]));
        int[] other = nonblocking();
        reset(other[1]);
        assertEquals(error(Errno.ECONNRESET), awaitKnown(other[0]));
    }

    @Test
    void askTheSilentSetsTheTimes() {
        int fd = opened.tcp()[0];
        assertEquals(0, Answers.askTheSilent(fd));
        KeepAlive.Found found = KeepAlive.read(fd);
        assertTrue(found.on() > 0);
        assertEquals(60, found.idle());
        assertEquals(10, found.interval());
        assertEquals(6, found.count());
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void recvGoesOnAfterASignal() {
        RealSignals.handle("IO");
        int[] tcp = opened.tcp();
        // With a limit it is not restarted by the system.
        assertEquals(0, Sockets.setsockoptTimeout(tcp[0], SocketOption.SO_RCVTIMEO, 60_000_000));
        // Of no thread: another one sends it.
        MemorySegment four = Arena.ofAuto().allocate(4);
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 20)) {
            assertEquals(-Errno.EINTR, Sockets.recv(tcp[0], room, 16, 0), "the raw call");
            Thread sender = Thread.ofPlatform().start(() -> {
                RealSignals.pause(200);
                Sockets.send(tcp[1], four, 4, 0);
            });
            assertEquals(4, Answers.recv(tcp[0], room));
            RealSignals.join(sender);
            assertTrue(storm.sent() > 1);
        }
    }

    @Test
    void recvWithinTellsTheTimeFromTheEnd() {
        int[] tcp = opened.tcp();
        assertEquals("timed out", Answers.recvWithin(50, tcp[0], room));
        room.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
        assertEquals(3, Sockets.send(tcp[1], room, 3, 0));
        assertEquals("3 bytes", Answers.recvWithin(LONG, tcp[0], room));
        opened.close(tcp[1]);
        assertEquals("closed", Answers.recvWithin(LONG, tcp[0], room));
        assertTrue(Answers.recvWithin(LONG, -1, room).startsWith("E")
                || Answers.recvWithin(LONG, -1, room).startsWith("WSAE"));
    }
}

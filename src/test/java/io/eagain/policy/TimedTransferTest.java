package io.eagain.policy;

import static io.eagain.policy.Timing.WOULD_BLOCK;
import static io.eagain.policy.Timing.assertTook;
import static io.eagain.policy.Timing.bytes;
import static io.eagain.policy.Timing.milliseconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.RealSignals;
import io.eagain.Sockets;
import io.eagain.posix.Signals;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers of several calls under one deadline: nothing is lost in the middle, and the limit does not start anew. */
@Timeout(120)
class TimedTransferTest {

    private static final int MUCH = 8 << 20;

    private final Timing opened = new Timing();
    private final Progress progress = new Progress();

    @AfterEach
    void closeAll() {
        opened.close();
    }

    /** Reads slowly until the end and checks each byte by its place in the stream. */
    private static final class Reader {
        private final AtomicLong good = new AtomicLong();
        private final Thread thread;

        Reader(int fd) {
            MemorySegment bytes = bytes(100_000, 0);
            thread = Thread.ofPlatform().start(() -> {
                long place = 0;
                while (true) {
                    Wait.pause(3);
                    long n = Sockets.recv(fd, bytes, bytes.byteSize(), 0);
                    if (n <= 0) {
                        break;
                    }
                    for (long i = 0; i < n; i++, place++) {
                        if (bytes.get(ValueLayout.JAVA_BYTE, i) == Timing.at(place)) {
                            good.incrementAndGet();
                        }
                    }
                }
            });
        }

        long good() {
            Timing.join(thread);
            return good.get();
        }
    }

    /** Many limits are too short for all, and each call goes on where the one before it was ended. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisabledOnOs(OS.WINDOWS)
    void muchToASlowReader(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        Reader reader = new Reader(pair[1]);
        MemorySegment much = bytes(MUCH, 0);
        int timesUp = 0;
        long before = 0;
        long result;
        while ((result = Timed.sendAll(pair[0], much, MUCH, 0, milliseconds(5), progress)) != MUCH) {
            assertEquals(Deadline.TIME_UP, result);
            assertTrue(progress.done() >= before && progress.done() < MUCH);
            before = progress.done();
            timesUp++;
        }
        assertEquals(MUCH, progress.done());
        assertEquals(MUCH, Timed.sendAll(pair[0], much, MUCH, 0, Deadline.never(), progress), "all was done");
        opened.close(pair[0]);
        assertEquals(MUCH, reader.good(), "each byte at its place, once");
        assertTrue(timesUp > 2, "time was up " + timesUp + " times");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void muchInABuffer(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        Reader reader = new Reader(pair[1]);
        ByteBuffer much = bytes(MUCH, 0).asByteBuffer();
        if (!Host.WINDOWS) {
            assertEquals(Deadline.TIME_UP, Timed.sendAll(pair[0], much, 0, milliseconds(5)));
            assertTrue(much.position() > 0 && much.hasRemaining());
        }
        int rest = much.remaining();
        assertEquals(rest, Timed.sendAll(pair[0], much, 0, Deadline.never()));
        assertFalse(much.hasRemaining());
        assertEquals(0, Timed.sendAll(pair[0], much, 0, Deadline.never()));
        opened.close(pair[0]);
        assertEquals(MUCH, reader.good());
    }

    /**
     * A peer that has ended its direction and does not read: there is no room, and the limits of waits for room hold. WSAPoll tells
     * of the end all the same.
     */
    @Test
    void aHalfClosedPeerThatDoesNotRead() throws Exception {
        int[] pair = opened.tcp(true);
        assertEquals(0, Sockets.shutdown(pair[1], Sockets.SHUT_WR));
        MemorySegment much = bytes(MUCH, 0);
        // The peer's window may be probed, and take some more, a while after it is full.
        for (int quiet = 0; quiet < 10;) {
            long result = Sockets.send(pair[0], much, MUCH, 0);
            quiet = result == WOULD_BLOCK ? quiet + 1 : 0;
            Wait.pause(50);
        }
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, Wait.writable(pair[0], milliseconds(300)));
        assertTook(start, 300);
        assertEquals(Deadline.TIME_UP, Timed.send(pair[0], much, MUCH, 0, milliseconds(300)));
        try (Parking parking = Parking.open()) {
            assertEquals(Deadline.TIME_UP, parking.await(pair[0], Poller.WRITE, milliseconds(300)));
            Sockets.setsockoptLinger(pair[1], true, 0);
            opened.close(pair[1]);
            assertEquals(Poller.WRITE, parking.await(pair[0], Poller.WRITE, milliseconds(60_000)), "reset");
        }
        assertTrue(Wait.writable(pair[0], milliseconds(60_000)) > 0);
    }

    /** Who takes what there is room for is told how much that was. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nowHandsOverWhatThereIsRoomFor() {
        int[] pair = opened.tcp(false);
        MemorySegment much = bytes(MUCH, 0);
        assertEquals(WOULD_BLOCK, Timed.sendAll(pair[0], much, MUCH, 0, Deadline.now(), progress));
        long first = progress.done();
        assertTrue(first > 0 && first < MUCH, () -> "took " + first);
        Reader reader = new Reader(pair[1]);
        long result;
        while ((result = Timed.sendAll(pair[0], much, MUCH, 0, Deadline.now(), progress)) != MUCH) {
            assertEquals(WOULD_BLOCK, result);
            Wait.pause(1);
        }
        opened.close(pair[0]);
        assertEquals(MUCH, reader.good());
    }

    /** A peer that sends a byte every 20 ms, until it is stopped. */
    private static final class Dribble implements AutoCloseable {
        private final AtomicBoolean on = new AtomicBoolean(true);
        private final Thread thread;
        private final AtomicInteger sent = new AtomicInteger();

        Dribble(int fd) {
            thread = Thread.ofPlatform().start(() -> {
                while (on.get() && Sockets.send(fd, bytes(1, sent.get()), 1, 0) == 1) {
                    sent.incrementAndGet();
                    Wait.pause(20);
                }
            });
        }

        int sent() {
            return sent.get();
        }

        @Override
        public void close() {
            on.set(false);
            Timing.join(thread);
        }
    }

    private static void assertBytes(MemorySegment bytes, long length) {
        for (long i = 0; i < length; i++) {
            assertEquals(Timing.at(i), bytes.get(ValueLayout.JAVA_BYTE, i), "byte " + i);
        }
    }

    /** With a limit for each receive this would take twenty seconds. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDribbleDoesNotStretchTheLimit(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        MemorySegment room = opened.arena.allocate(1_000);
        try (Dribble dribble = new Dribble(pair[1])) {
            long start = System.nanoTime();
            assertEquals(Deadline.TIME_UP,
                    Timed.recvExactly(pair[0], room, 1_000, 0, milliseconds(300), progress));
            assertTook(start, 300);
            long first = progress.done();
            assertTrue(first > 0 && first < 500, () -> first + " bytes in 300 ms");
            assertTrue(first <= dribble.sent() + 1);
            assertEquals(first + 10, Timed.recvExactly(pair[0], room, first + 10, 0, Deadline.never(), progress));
            assertBytes(room, first + 10);
            ByteBuffer buffer = ByteBuffer.allocateDirect(1_000);
            start = System.nanoTime();
            assertEquals(Deadline.TIME_UP, Timed.recvExactly(pair[0], buffer, 0, milliseconds(300)));
            assertTook(start, 300);
            assertTrue(buffer.position() > 0 && buffer.position() < 500, buffer::toString);
        }
    }

    /** A peer who always has more: the clock is looked at between the parts, and now() goes on until there is no more. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aQuickPeerDoesNotStretchTheLimit() {
        int[] pair = opened.pair(Sockets.SOCK_SEQPACKET);
        MemorySegment room = opened.arena.allocate(100);
        // A record at a time, however much is asked for.
        for (int i = 0; i < 30; i += 10) {
            assertEquals(10, Sockets.send(pair[1], bytes(10, i), 10, 0));
        }
        assertEquals(Deadline.TIME_UP, Timed.recvExactly(pair[0], room, 100, 0, Timing.over(), progress));
        assertEquals(10, progress.done(), "one try");
        assertEquals(WOULD_BLOCK, Timed.recvExactly(pair[0], room, 100, 0, Deadline.now(), progress));
        assertEquals(30, progress.done(), "all that is there");
        assertBytes(room, 30);
        ByteBuffer buffer = ByteBuffer.allocateDirect(100);
        for (int i = 0; i < 2; i++) {
            assertEquals(10, Sockets.send(pair[1], bytes(10, 0), 10, 0));
        }
        assertEquals(Deadline.TIME_UP, Timed.recvExactly(pair[0], buffer, 0, Timing.over()));
        assertEquals(10, buffer.position());
        assertEquals(WOULD_BLOCK, Timed.recvExactly(pair[0], buffer, 0, Deadline.now()));
        assertEquals(20, buffer.position());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePeerClosesInTheMiddle(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        MemorySegment room = opened.arena.allocate(8);
        assertEquals(7, Sockets.send(pair[1], opened.text("1234567"), 7, 0));
        assertEquals(4, Timed.recvExactly(pair[0], room, 4, 0, Deadline.never(), progress));
        assertEquals("1234", Opened.text(room, 4));
        progress.reset();
        opened.close(pair[1]);
        assertEquals(0, Timed.recvExactly(pair[0], room, 4, 0, Deadline.never(), progress));
        assertEquals(3, progress.done());
        assertEquals("567", Opened.text(room, 3));
        progress.reset();
        assertEquals(0, Timed.recvExactly(pair[0], room, 4, 0, milliseconds(60_000), progress), "between two");
        assertEquals(0, progress.done());
        assertEquals(0, Timed.recvExactly(pair[0], ByteBuffer.allocateDirect(4), 0, Deadline.never()));
        assertEquals(0, Timed.recvExactly(pair[0], room, 0, 0, Deadline.never(), progress), "nothing to do");
    }

    /** What was queued before a reset is read on Linux, and then the error comes. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledOnOs(OS.LINUX)
    void thePeerResetsInTheMiddle(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        MemorySegment room = opened.arena.allocate(8);
        Thread peer = Timing.later(50, () -> {
            Sockets.send(pair[1], bytes(3, 0), 3, 0);
            Wait.pause(50);
            Sockets.setsockoptLinger(pair[1], true, 0);
        });
        assertEquals(Deadline.TIME_UP, Timed.recvExactly(pair[0], room, 8, 0, milliseconds(75), progress));
        Timing.join(peer);
        opened.close(pair[1]);
        assertEquals(-Errno.ECONNRESET, Timed.recvExactly(pair[0], room, 8, 0, milliseconds(60_000), progress));
        assertEquals(3, progress.done());
        assertBytes(room, 3);
        progress.reset();
        assertEquals(-Errno.EPIPE, Timed.sendAll(pair[0], room, 8, 0, milliseconds(60_000), progress));
        assertEquals(0, progress.done());
    }

    /** The reset meets a sender that waits for room. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void thePeerResetsASender() {
        int[] pair = opened.tcp(false);
        MemorySegment much = bytes(MUCH, 0);
        Thread peer = Timing.later(100, () -> Sockets.setsockoptLinger(pair[1], true, 0));
        assertEquals(Deadline.TIME_UP, Timed.sendAll(pair[0], much, MUCH, 0, milliseconds(200), progress));
        Timing.join(peer);
        long before = progress.done();
        assertTrue(before > 0 && before < MUCH);
        opened.close(pair[1]);
        assertEquals(-Errno.ECONNRESET, Timed.sendAll(pair[0], much, MUCH, 0, Deadline.never(), progress));
        assertEquals(before, progress.done());
    }

    /** Signals every millisecond: no limit is shorter for them, none is longer, and no byte is lost. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledOnOs(OS.LINUX)
    void signalsChangeNothing(boolean nonblocking) {
        RealSignals.handle("IO");
        int[] pair = opened.tcp(nonblocking);
        int listener = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        opened.listening(listener);
        Timing.mode(listener, nonblocking);
        MemorySegment room = opened.arena.allocate(1_000);
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 1)) {
            long start = System.nanoTime();
            assertEquals(Deadline.TIME_UP, Timed.recv(pair[0], room, 1_000, 0, milliseconds(300)));
            assertTook(start, 300);
            start = System.nanoTime();
            assertEquals(Deadline.TIME_UP, Timed.accept(listener, milliseconds(300)));
            assertTook(start, 300);
            try (Dribble dribble = new Dribble(pair[1])) {
                start = System.nanoTime();
                assertEquals(Deadline.TIME_UP,
                        Timed.recvExactly(pair[0], room, 1_000, 0, milliseconds(300), progress));
                assertTook(start, 300);
                assertTrue(progress.done() > 0 && progress.done() <= dribble.sent() + 1);
                assertBytes(room, progress.done());
            }
            progress.reset();
            MemorySegment much = bytes(MUCH, 0);
            start = System.nanoTime();
            assertEquals(Deadline.TIME_UP, Timed.sendAll(pair[0], much, MUCH, 0, milliseconds(300), progress));
            assertTook(start, 300);
            assertTrue(storm.sent() > 100, () -> "only " + storm.sent() + " signals");
            assertFalse(storm.over(), "waited until the signals stopped");
            Reader reader = new Reader(pair[1]);
            assertEquals(MUCH, Timed.sendAll(pair[0], much, MUCH, 0, Deadline.never(), progress));
            assertEquals(0, Sockets.shutdown(pair[0], Sockets.SHUT_WR));
            assertEquals(MUCH, reader.good());
        }
    }
}

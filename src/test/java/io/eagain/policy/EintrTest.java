package io.eagain.policy;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.RealSignals;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.Ppoll;
import io.eagain.posix.FdSet;
import io.eagain.posix.Poll;
import io.eagain.posix.PollFds;
import io.eagain.posix.Select;
import io.eagain.posix.Signals;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real signals to the thread that waits: the raw call ends, a repeated one waits on, and none waits longer than it should. */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user has no epoll_pwait2")
@Timeout(120)
class EintrTest {

    /** Signals come this often, in milliseconds, and a wait takes as long as many of them. */
    private static final int PERIOD = 20;
    private static final int WAIT = 300;

    private final Opened opened = new Opened();
    private final int[] pair = opened.pair(Sockets.SOCK_STREAM);
    private final PollFds fds = PollFds.allocate(opened.arena, 1);
    private final EpollEvents events = EpollEvents.allocate(opened.arena, 1);
    private final FdSet set = FdSet.allocate(opened.arena);
    private final MemorySegment letters = Arena.ofAuto().allocateFrom("long");
    private final int epfd = opened.keep(Epoll.epoll_create1(0));

    @BeforeEach
    void waitForTheFirstOfThePair() {
        RealSignals.handle("IO");
        fds.add(pair[0], Poll.POLLIN);
        assertEquals(0, Epoll.epoll_ctl(epfd, Epoll.EPOLL_CTL_ADD, pair[0], Epoll.EPOLLIN, 0));
        set.set(pair[0]);
    }

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private Map<String, ToIntFunction<Deadline>> waits() {
        int nfds = pair[0] + 1;
        Map<String, ToIntFunction<Deadline>> waits = new LinkedHashMap<>();
        waits.put("poll", deadline -> Eintr.poll(fds, deadline));
        waits.put("ppoll", deadline -> Eintr.ppoll(fds, deadline));
        waits.put("epoll_wait", deadline -> Eintr.epoll_wait(epfd, events, 1, deadline));
        waits.put("epoll_pwait2", deadline -> Eintr.epoll_pwait2(epfd, events, 1, deadline));
        waits.put("select", deadline -> Eintr.select(nfds, set, null, null, deadline));
        waits.put("pselect", deadline -> Eintr.pselect(nfds, set, null, null, deadline));
        return waits;
    }

    /** The policy of the raw calls: the signal ends the wait, and the caller is told. */
    @Test
    void aSignalEndsARawWait() {
        int nfds = pair[0] + 1;
        MemorySegment time = opened.arena.allocate(16, 8);
        time.set(JAVA_LONG, 0, 60);
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, PERIOD)) {
            assertEquals(-Errno.EINTR, Poll.poll(fds, 60_000));
            assertEquals(-Errno.EINTR, Ppoll.ppoll(fds, 60_000_000_000L));
            assertEquals(-Errno.EINTR, Epoll.epoll_wait(epfd, events, 1, 60_000));
            assertEquals(-Errno.EINTR, Epoll.epoll_pwait2(epfd, events, 1, 60_000_000_000L));
            assertEquals(-Errno.EINTR, Select.select(nfds, set, null, null, 60_000_000));
            assertEquals(-Errno.EINTR, Select.pselect(nfds, set, null, null, 60_000_000_000L, null));
            assertEquals(-Errno.EINTR, Select.select(nfds, set, null, null, time));
            assertTrue(storm.sent() >= 6);
        }
        assertEquals(59, time.get(JAVA_LONG, 0), "what is left, after an error as well");
        assertTrue(set.isSet(pair[0]), "an interrupted select leaves the set");
    }

    /** Interrupted many times, a wait takes its time once: not less, and not from the beginning with each signal. */
    @Test
    void aWaitTakesItsTimeOnce() {
        waits().forEach((name, wait) -> {
            try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, PERIOD)) {
                set.set(pair[0]);
                long start = System.nanoTime();
                assertEquals(0, wait.applyAsInt(Deadline.in(WAIT, TimeUnit.MILLISECONDS)), name);
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                assertTrue(took >= WAIT, () -> name + " returned after " + took + " ms");
                assertFalse(storm.over(), () -> name + " waited until the signals stopped");
                assertTrue(storm.sent() > 2, () -> name + " was interrupted " + storm.sent() + " times");
            }
        });
    }

    /** Signals that come faster than the shortest limit of a poll. */
    @Test
    void signalsDoNotMakeAWaitEndless() {
        waits().forEach((name, wait) -> {
            try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 1)) {
                set.set(pair[0]);
                assertEquals(0, wait.applyAsInt(Deadline.in(100, TimeUnit.MILLISECONDS)), name);
                assertFalse(storm.over(), () -> name + " waited until the signals stopped");
                assertTrue(storm.sent() > 2, () -> name + " was interrupted " + storm.sent() + " times");
            }
        });
    }

    @Test
    void whatBecomesReadyIsSeenBetweenSignals() {
        waits().forEach((name, wait) -> {
            Thread sender = Thread.ofPlatform().start(() -> {
                RealSignals.pause(5 * PERIOD);
                Sockets.send(pair[1], letters, 1, 0);
            });
            try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, PERIOD)) {
                set.set(pair[0]);
                assertEquals(1, wait.applyAsInt(Deadline.never()), name);
                assertTrue(storm.sent() > 0, name);
                assertEquals(1, Sockets.recv(pair[0], opened.arena.allocate(1), 1, 0));
            }
            RealSignals.join(sender);
        });
    }

    @Test
    void aPassedDeadlineLooksOnce() {
        Deadline passed = Deadline.in(0, TimeUnit.SECONDS);
        waits().forEach((name, wait) -> {
            set.set(pair[0]);
            assertEquals(0, wait.applyAsInt(passed), name);
        });
        assertEquals(1, Sockets.send(pair[1], opened.text("x"), 1, 0));
        waits().forEach((name, wait) -> {
            set.set(pair[0]);
            assertEquals(1, wait.applyAsInt(passed), name);
        });
    }

    /** Other errors come back at once. */
    @Test
    void errorsAreNotRepeated() {
        Deadline never = Deadline.never();
        assertEquals(-Errno.EBADF, Eintr.epoll_wait(-1, events, 1, never));
        assertEquals(-Errno.EBADF, Eintr.epoll_pwait2(-1, events, 1, never));
        assertEquals(-Errno.EINVAL, Eintr.select(-1, null, null, null, never));
        assertEquals(-Errno.EINVAL, Eintr.pselect(-1, null, null, null, never));
        AtomicInteger calls = new AtomicInteger();
        assertEquals(-Errno.EBADF, Eintr.retry(() -> {
            calls.incrementAndGet();
            return Sockets.shutdown(-1, 0);
        }));
        assertEquals(1, calls.get());
    }

    /** A receive with a time limit is interrupted, and goes on when it is repeated. */
    @Test
    void aCallIsRepeated() {
        assertEquals(0, Sockets.setsockoptTimeout(pair[0], SocketOption.SO_RCVTIMEO, 60_000_000));
        MemorySegment room = opened.arena.allocate(4);
        AtomicInteger calls = new AtomicInteger();
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, PERIOD)) {
            assertEquals(-Errno.EINTR, Sockets.recv(pair[0], room, 4, 0), "raw");
            Thread sender = Thread.ofPlatform().start(() -> {
                RealSignals.pause(5 * PERIOD);
                Sockets.send(pair[1], letters, 4, 0);
            });
            assertEquals(4, Eintr.retryLong(() -> {
                calls.incrementAndGet();
                return Sockets.recv(pair[0], room, 4, 0);
            }));
            RealSignals.join(sender);
            assertTrue(storm.sent() > 1);
        }
        assertTrue(calls.get() > 1, "interrupted");
        assertEquals("long", Opened.text(room, 4));
        AtomicInteger third = new AtomicInteger();
        assertEquals(3, Eintr.retry(() -> third.incrementAndGet() < 3 ? -Errno.EINTR : third.get()));
    }
}

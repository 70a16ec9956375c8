package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Sockets;
import io.eagain.posix.Descriptors;
import io.eagain.posix.FdSet;
import io.eagain.posix.Fcntl;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same with each mechanism of this host. */
@Timeout(120)
class PollerTest {
    private static final String HERE = "io.eagain.policy.PollerFixture#here";
    private static final int BOTH = Poller.READ | Poller.WRITE;

    private final PollerFixture opened = new PollerFixture();
    private final Events<String> events = Events.allocate(8);

    @AfterEach
    void closeAll() {
        opened.close();
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void tellsAndForgets(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Poller<String> poller = Poller.open(mechanism)) {
            assertSame(mechanism, poller.mechanism());
            long key = poller.register(pair[0], "left", Poller.READ, Trigger.LEVEL);
            assertTrue(key > 0, () -> "" + key);
            assertEquals(-Errno.EEXIST, poller.register(pair[0], "again", Poller.READ, Trigger.LEVEL));
            assertEquals(1, poller.size());
            long start = System.nanoTime();
            assertEquals(0, poller.await(events, Deadline.in(20, TimeUnit.MILLISECONDS)));
            assertTrue(System.nanoTime() - start >= 20_000_000);
            assertFalse(events.woken());
            assertFalse(events.next());
            opened.send(pair[1]);
            assertEquals(1, poller.await(events, Deadline.never()));
            assertThrows(IllegalStateException.class, events::token);
            assertTrue(events.next());
            assertEquals("left", events.token());
            assertEquals(pair[0], events.fd());
            assertEquals(key, events.key());
            assertNotEquals(0, events.raw());
            assertTrue(events.readable() && !events.writable() && !events.error() && !events.hangup()
                    && !events.readClosed());
            assertEquals(0, poller.remove(key));
            assertFalse(events.readable(), "the handler may ask after it has closed");
            assertThrows(IllegalStateException.class, events::token);
            assertFalse(events.next());
            assertEquals(0, poller.size());
            assertEquals(-Errno.ENOENT, poller.remove(key));
            assertEquals(-Errno.ENOENT, poller.modify(key, Poller.READ));
            assertEquals(0, poller.await(events, Deadline.now()), "removed, and readable");
            long second = poller.register(pair[0], "new", BOTH, Trigger.LEVEL);
            assertTrue(second > 0 && second != key);
            assertEquals(1, poller.await(events, Deadline.never()));
            assertTrue(events.next() && events.readable() && events.writable());
            assertEquals("new", events.token());
            assertEquals(0, poller.modify(second, 0));
            assertFalse(events.readable() || events.writable(), "not wanted any more");
            assertEquals(0, poller.await(events, Deadline.now()));
        }
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void interestIsAMask(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        opened.send(pair[1]);
        try (Poller<String> poller = Poller.open(mechanism)) {
            long key = poller.register(pair[0], null, 0, Trigger.LEVEL);
            for (int interest : new int[]{Poller.READ, 0, Poller.WRITE, BOTH, Poller.WRITE, Poller.READ, 0, BOTH, 0}) {
                assertEquals(0, poller.modify(key, interest));
                int count = poller.await(events, Deadline.now());
                int seen = 0;
                while (events.next()) {
                    seen |= (events.readable() ? Poller.READ : 0) | (events.writable() ? Poller.WRITE : 0);
                    assertNull(events.token());
                }
                assertEquals(interest, seen);
                assertEquals(interest == 0, count == 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void whatCannotBeWaitedFor(Mechanism mechanism, @TempDir Path folder) throws Exception {
        int fd = opened.udpPair()[0];
        try (Poller<String> poller = Poller.open(mechanism)) {
            int closed = Host.WINDOWS ? -Errno.ENOTSOCK : -Errno.EBADF;
            for (int bad : new int[]{-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 123_456}) {
                for (int interest : new int[]{0, Poller.READ, Poller.WRITE, BOTH}) {
                    assertEquals(closed, poller.register(bad, "bad", interest, Trigger.LEVEL), "" + bad);
                }
            }
            assertThrows(IllegalArgumentException.class, () -> poller.register(fd, "", 4, Trigger.LEVEL));
            assertThrows(IllegalArgumentException.class, () -> poller.register(fd, "", -1, Trigger.LEVEL));
            assertThrows(NullPointerException.class, () -> poller.register(fd, "", BOTH, null));
            for (Trigger trigger : Trigger.values()) {
                if (!mechanism.has(trigger)) {
                    String message = assertThrows(UnsupportedOperationException.class,
                            () -> poller.register(fd, "", Poller.READ, trigger)).getMessage();
                    assertEquals("Poller.register(fd=" + fd + "): " + mechanism + " has no " + trigger, message);
                }
            }
            if (mechanism == Mechanism.EPOLL) {
                Path file = Files.createFile(folder.resolve("plain"));
                try (FileInputStream plain = new FileInputStream(file.toFile())) {
                    int number = number(file);
                    assertEquals(-Errno.EPERM, poller.register(number, "plain", Poller.READ, Trigger.LEVEL));
                    assertEquals(-1, plain.read());
                }
            }
            for (long key : new long[]{0, -1, 1, 2, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, Integer.MAX_VALUE}) {
                assertEquals(-Errno.ENOENT, poller.modify(key, 0), "" + key);
                assertEquals(-Errno.ENOENT, poller.remove(key), "" + key);
            }
            assertEquals(0, poller.size());
            long key = poller.register(fd, "good", Poller.WRITE, Trigger.LEVEL);
            assertEquals(1, key, "none of these has taken a place");
            assertThrows(IllegalArgumentException.class, () -> poller.modify(key, 8));
            assertEquals(1, poller.await(events, Deadline.now()));
        }
    }

    /** The descriptor of a file that this process has open. */
    private static int number(Path file) throws Exception {
        try (var links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : links.toList()) {
                if (Files.exists(link) && Files.isSameFile(link, file)) {
                    return Integer.parseInt(link.getFileName().toString());
                }
            }
        }
        throw new AssertionError("not open: " + file);
    }

    /** A plain file is always ready, where it can be waited for. */
    @ParameterizedTest
    @MethodSource(HERE)
    @DisabledOnOs(OS.WINDOWS)
    void aPlainFileIsReady(Mechanism mechanism, @TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("plain"));
        try (Poller<String> poller = Poller.open(mechanism);
                FileInputStream plain = new FileInputStream(file.toFile())) {
            if (mechanism == Mechanism.POLL || mechanism == Mechanism.SELECT) {
                assertTrue(poller.register(number(file), "plain", BOTH, Trigger.LEVEL) > 0);
                assertEquals(1, poller.await(events, Deadline.never()));
                assertTrue(events.next() && events.readable() && events.writable());
            }
            assertEquals(-1, plain.read());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void selectRefusesHighNumbers() throws Exception {
        int[] pair = opened.udpPair();
        int high = opened.keep(Fcntl.fcntl(pair[0], Fcntl.F_DUPFD, FdSet.FD_SETSIZE));
        try (Poller<String> poller = Poller.open(Mechanism.SELECT)) {
            assertEquals(-Errno.EINVAL, poller.register(high, "high", Poller.WRITE, Trigger.LEVEL));
            assertEquals(0, poller.size());
            assertEquals(0, poller.await(events, Deadline.now()));
            int highest = opened.keep(Fcntl.fcntl(pair[0], Fcntl.F_DUPFD, FdSet.FD_SETSIZE - 1));
            assertEquals(FdSet.FD_SETSIZE - 1, highest);
            long key = poller.register(highest, "highest", Poller.WRITE, Trigger.LEVEL);
            assertEquals(1, poller.await(events, Deadline.now()));
            assertEquals(0, poller.remove(key));
            opened.close(highest);
            assertEquals(0, poller.await(events, Deadline.now()), "not asked about any more, or it would be EBADF");
        }
    }

    /** Two numbers of one socket are two registrations. */
    @ParameterizedTest
    @MethodSource(HERE)
    @DisabledOnOs(OS.WINDOWS)
    void duplicates(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        int second = opened.keep(Descriptors.dup(pair[0]));
        try (Poller<String> poller = Poller.open(mechanism)) {
            long key = poller.register(pair[0], "one", Poller.READ, Trigger.LEVEL);
            assertTrue(poller.register(second, "two", Poller.READ, Trigger.LEVEL) > 0);
            opened.send(pair[1]);
            assertEquals(2, poller.await(events, Deadline.never()));
            assertEquals(0, poller.remove(key));
            assertEquals(1, poller.await(events, Deadline.never()));
            assertTrue(events.next());
            assertEquals("two", events.token());
        }
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void levelTellsAsLongAsItIsReady(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Poller<String> poller = Poller.open(mechanism)) {
            poller.register(pair[0], "", Poller.READ, Trigger.LEVEL);
            opened.send(pair[1]);
            opened.send(pair[1]);
            for (int i = 0; i < 3; i++) {
                assertEquals(1, poller.await(events, Deadline.never()));
            }
            opened.take(pair[0]);
            assertEquals(1, poller.await(events, Deadline.never()), "one is left");
            opened.take(pair[0]);
            assertEquals(0, poller.await(events, Deadline.now()));
        }
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void edgeTellsOfEachChange(Mechanism mechanism) throws Exception {
        if (!mechanism.has(Trigger.EDGE)) {
            return;
        }
        int[] pair = opened.udpPair();
        try (Poller<String> poller = Poller.open(mechanism)) {
            long key = poller.register(pair[0], "", Poller.READ, Trigger.EDGE);
            opened.send(pair[1]);
            assertEquals(1, poller.await(events, Deadline.never()));
            assertEquals(0, poller.await(events, Deadline.now()), "told already");
            opened.send(pair[1]);
            assertEquals(1, poller.await(events, Deadline.never()), "another one");
            assertEquals(0, poller.await(events, Deadline.now()));
            assertEquals(0, poller.modify(key, Poller.READ));
            assertEquals(1, poller.await(events, Deadline.never()), "asked anew");
            assertEquals(0, poller.await(events, Deadline.now()));
        }
    }

    @ParameterizedTest
    @MethodSource(HERE)
    void oneShotTellsOnce(Mechanism mechanism) throws Exception {
        if (!mechanism.has(Trigger.ONE_SHOT)) {
            return;
        }
        int[] pair = opened.udpPair();
        try (Poller<String> poller = Poller.open(mechanism)) {
            long key = poller.register(pair[0], "", Poller.READ, Trigger.ONE_SHOT);
            opened.send(pair[1]);
            assertEquals(1, poller.await(events, Deadline.never()));
            opened.send(pair[1]);
            assertEquals(0, poller.await(events, Deadline.now()), "another one, and not asked");
            assertEquals(0, poller.modify(key, Poller.READ));
            assertEquals(1, poller.await(events, Deadline.never()));
            assertEquals(0, poller.await(events, Deadline.now()));
            assertEquals(0, poller.modify(key, 0));
            assertEquals(0, poller.await(events, Deadline.now()));
        }
    }

    /** With room for fewer events than there are, each comes within as many waits as it takes for all. */
    @ParameterizedTest
    @MethodSource(HERE)
    void nobodyStarves(Mechanism mechanism) throws Exception {
        try (Poller<Integer> poller = Poller.open(mechanism)) {
            for (int i = 0; i < 10; i++) {
                poller.register(opened.udpPair()[0], i, Poller.WRITE, Trigger.LEVEL);
            }
            Events<Integer> three = Events.allocate(3);
            for (int round = 0; round < 20; round++) {
                Set<Integer> told = new HashSet<>();
                for (int wait = 0; wait < 4; wait++) {
                    assertEquals(3, poller.await(three, Deadline.never()));
                    while (three.next()) {
                        told.add(three.token());
                    }
                }
                assertEquals(10, told.size(), () -> "" + told);
            }
        }
    }

    /** The tables grow, and what is taken out of the middle moves others. */
    @ParameterizedTest
    @MethodSource(HERE)
    void many(Mechanism mechanism) throws Exception {
        Random random = new Random(1);
        Events<Integer> many = Events.allocate(400);
        try (Poller<Integer> poller = Poller.open(mechanism)) {
            List<Long> keys = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                while (keys.size() < 300) {
                    int fd = opened.udpPair()[0];
                    keys.add(poller.register(fd, fd, Poller.WRITE, Trigger.LEVEL));
                    if (round > 0 && keys.size() % 50 == 0) {
                        break;
                    }
                }
                Collections.shuffle(keys, random);
                while (keys.size() > 20) {
                    assertEquals(keys.size(), poller.size());
                    assertEquals(keys.size(), poller.await(many, Deadline.never()));
                    Set<Long> told = new HashSet<>();
                    while (many.next()) {
                        assertEquals(many.fd(), many.token());
                        assertTrue(many.writable());
                        told.add(many.key());
                    }
                    assertEquals(new HashSet<>(keys), told);
                    for (int i = 0; i < 15; i++) {
                        assertEquals(0, poller.remove(keys.removeLast()));
                    }
                }
            }
        }
    }

    /** What is documented of a descriptor that was closed without being removed. */
    @ParameterizedTest
    @MethodSource(HERE)
    void closedBeforeItWasRemoved(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Poller<String> poller = Poller.open(mechanism)) {
            long key = poller.register(pair[0], "closed", Poller.READ, Trigger.LEVEL);
            opened.close(pair[0]);
            switch (mechanism) {
                case EPOLL, KQUEUE -> assertEquals(0, poller.await(events, Deadline.now()));
                case POLL -> {
                    assertEquals(1, poller.await(events, Deadline.never()));
                    assertTrue(events.next() && events.error() && events.readable());
                }
                case WSAPOLL -> {
                    assertEquals(1, poller.await(events, Deadline.in(20, TimeUnit.MILLISECONDS)),
                            "when the time is up");
                    assertTrue(events.next() && events.error() && events.readable());
                    assertFalse(events.next());
                }
                case SELECT -> assertEquals(-Errno.EBADF, poller.await(events, Deadline.never()));
            }
            int result = poller.remove(key);
            assertEquals(mechanism == Mechanism.EPOLL || mechanism == Mechanism.KQUEUE ? -Errno.EBADF : 0, result);
            assertEquals(0, poller.size());
            assertEquals(0, poller.await(events, Deadline.now()));
            int next = opened.udpPair()[1];
            assertTrue(poller.register(next, "next", Poller.WRITE, Trigger.LEVEL) > 0);
            assertEquals(1, poller.await(events, Deadline.never()));
        }
    }

    /** epoll watches what stands behind the number, so that a duplicate keeps it, and who has closed the number cannot stop it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void closedWhileADuplicateIsOpen() throws Exception {
        int[] pair = opened.udpPair();
        opened.keep(Descriptors.dup(pair[0]));
        try (Poller<String> poller = Poller.open(Mechanism.EPOLL)) {
            long key = poller.register(pair[0], "closed", Poller.READ, Trigger.LEVEL);
            opened.close(pair[0]);
            opened.send(pair[1]);
            assertEquals(1, poller.await(events, Deadline.never()));
            assertTrue(events.next());
            assertEquals(-Errno.EBADF, poller.remove(key));
            assertEquals(1, poller.await(events, Deadline.never()));
            assertFalse(events.next(), "the key is not current, and reaches nobody");
        }
    }

    /** The others know numbers alone. */
    @ParameterizedTest
    @MethodSource(HERE)
    @EnabledOnOs(OS.LINUX)
    void closedAndTakenByAnother(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        int[] other = opened.udpPair();
        try (Poller<String> poller = Poller.open(mechanism)) {
            long key = poller.register(pair[0], "closed", Poller.READ, Trigger.LEVEL);
            assertEquals(pair[0], Descriptors.dup2(other[0], pair[0]));
            opened.send(other[1]);
            assertEquals(mechanism == Mechanism.EPOLL ? 0 : 1, poller.await(events, Deadline.now()));
            assertEquals(-Errno.EEXIST, poller.register(pair[0], "new", Poller.READ, Trigger.LEVEL));
            assertEquals(mechanism == Mechanism.EPOLL ? -Errno.ENOENT : 0, poller.remove(key));
            assertTrue(poller.register(pair[0], "new", Poller.READ, Trigger.LEVEL) > 0);
            assertEquals(1, poller.await(events, Deadline.now()));
        }
    }

    /** A wake-up before the wait ends it at once, several are one, and one beside an event comes with it. */
    @ParameterizedTest
    @MethodSource(HERE)
    void wakeups(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        Poller<String> poller = Poller.open(mechanism);
        try (poller) {
            poller.wakeup();
            poller.wakeup();
            assertEquals(0, poller.await(events, Deadline.never()));
            assertTrue(events.woken());
            assertEquals(0, poller.await(events, Deadline.in(20, TimeUnit.MILLISECONDS)));
            assertFalse(events.woken());
            poller.register(pair[0], "", Poller.WRITE, Trigger.LEVEL);
            for (int i = 0; i < 3; i++) {
                poller.wakeup();
                Events<String> one = Events.allocate(1);
                boolean woken = false;
                int told = 0;
                // Where the wake-up takes room for an event, two waits give what one gives elsewhere.
                for (int wait = 0; wait < 2; wait++) {
                    told += poller.await(one, Deadline.never());
                    woken |= one.woken();
                }
                assertTrue(woken && told > 0);
            }
            Events<String> other = Events.allocate(1);
            assertEquals(1, poller.await(other, Deadline.never()));
            assertFalse(other.woken());
            poller.wakeup();
        }
        poller.wakeup();
        poller.close();
        assertThrows(IllegalStateException.class, () -> poller.await(events, Deadline.now()));
        assertThrows(IllegalStateException.class, () -> poller.register(pair[0], "", 0, Trigger.LEVEL));
        assertEquals(1, Sockets.send(pair[0], opened.arena.allocate(1), 1, 0), "what was registered is still open");
    }

    /** One room for events may serve several pollers, one after the other. */
    @ParameterizedTest
    @MethodSource(HERE)
    void eventsBelongToTheLastWait(Mechanism mechanism) throws Exception {
        int[] pair = opened.udpPair();
        try (Poller<String> first = Poller.open(mechanism); Poller<String> second = Poller.open(mechanism)) {
            first.register(pair[0], "first", Poller.WRITE, Trigger.LEVEL);
            second.register(pair[1], "second", Poller.WRITE, Trigger.LEVEL);
            assertEquals(1, first.await(events, Deadline.never()));
            assertEquals(1, second.await(events, Deadline.never()));
            assertTrue(events.next());
            assertEquals("second", events.token());
            assertEquals(pair[1], events.fd());
            assertFalse(events.next());
        }
        assertThrows(IllegalArgumentException.class, () -> Events.allocate(0));
        assertEquals(8, events.capacity());
    }

    @Test
    void mechanismsOfTheHost() throws Exception {
        try (Poller<String> poller = Poller.open()) {
            assertSame(Mechanism.ofHost(), poller.mechanism());
        }
        for (Mechanism mechanism : Mechanism.values()) {
            if (!mechanism.isHere()) {
                assertThrows(UnsupportedOperationException.class, () -> Poller.open(mechanism));
            }
        }
        // Loads everywhere, also where its calls are not.
        assertFalse(Mechanism.KQUEUE.isHere() && Mechanism.EPOLL.isHere());
    }
}

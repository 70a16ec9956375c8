package io.eagain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Sockets;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same with each mechanism. */
@EnabledOnOs(OS.LINUX)
class PollerTest {

    @ParameterizedTest
    @EnumSource(names = {"EPOLL", "POLL", "SELECT"})
    void tellsAndForgets(Mechanism mechanism) throws Exception {
        int[] pair = new int[2];
        assertEquals(0, PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, pair));
        try (Poller<String> poller = Poller.open(mechanism); Arena arena = Arena.ofConfined()) {
            Events<String> events = Events.allocate(8);
            long key = poller.register(pair[0], "left", Poller.READ, Trigger.LEVEL);
            assertTrue(key > 0, () -> "" + key);
            assertEquals(-Errno.EEXIST, poller.register(pair[0], "again", Poller.READ, Trigger.LEVEL));
            assertEquals(0, poller.await(events, Deadline.in(20, TimeUnit.MILLISECONDS)));
            assertFalse(events.woken());
            assertEquals(1, Sockets.send(pair[1], arena.allocate(1), 1, 0));
            assertEquals(1, poller.await(events, Deadline.never()));
            assertTrue(events.next());
            assertEquals("left", events.token());
            assertTrue(events.readable() && !events.writable() && !events.error() && !events.readClosed());
            assertEquals(0, poller.remove(key));
            assertFalse(events.readable());
            assertFalse(events.next());
            assertEquals(-Errno.ENOENT, poller.remove(key));
            long second = poller.register(pair[0], "new", Poller.READ | Poller.WRITE, Trigger.LEVEL);
            assertTrue(second > 0 && second != key);
            assertEquals(1, poller.await(events, Deadline.never()));
            assertTrue(events.next() && events.readable() && events.writable());
            poller.wakeup();
            poller.wakeup();
            poller.await(events, Deadline.never());
            assertTrue(events.woken());
            assertEquals(0, poller.modify(second, 0));
            assertEquals(0, poller.await(events, Deadline.now()));
            assertFalse(events.woken());
        } finally {
            Sockets.close(pair[0]);
            Sockets.close(pair[1]);
        }
    }
}

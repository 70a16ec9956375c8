package io.eagain.policy;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Sockets;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Descriptors that are closed while their events wait in the same batch, and whose numbers and places others get at once: an
 * event reaches none but its owner. Each datagram carries the number of who it is for.
 */
@Timeout(120)
class PollerReuseTest {
    private static final int OWNERS = 24;
    private static final int ROUNDS = 400;

    private final PollerFixture opened = new PollerFixture();
    private final MemorySegment buffer = opened.arena.allocate(JAVA_INT);
    private final Random random = new Random(20261121);
    private final List<Owner> owners = new ArrayList<>();
    private int born;
    private int reused;

    /** One pair of sockets, of which the first is registered. */
    private final class Owner {
        final int id = born++;
        final int fd;
        final int peer;
        final long key;
        int pending;
        boolean alive = true;

        Owner(Poller<Owner> poller) {
            int[] pair = opened.datagrams();
            fd = pair[0];
            peer = pair[1];
            key = poller.register(fd, this, Poller.READ, Trigger.LEVEL);
            assertTrue(key > 0, () -> "" + key);
        }

        void send() {
            buffer.set(JAVA_INT, 0, id);
            assertEquals(4, Sockets.send(peer, buffer, 4, 0));
            pending++;
        }

        void handle(Events<Owner> events) {
            assertTrue(alive, "an event for one who has gone");
            assertEquals(fd, events.fd());
            assertEquals(key, events.key());
            assertTrue(events.readable());
            assertTrue(pending > 0, () -> "an event of another: owner " + id + " of " + born);
            assertEquals(4, Sockets.recv(fd, buffer, 4, 0));
            assertEquals(id, buffer.get(JAVA_INT, 0));
            pending--;
        }

        void die(Poller<Owner> poller) {
            alive = false;
            assertEquals(0, poller.remove(key));
            Sockets.close(fd);
            Sockets.close(peer);
        }
    }

    @AfterEach
    void closeAll() {
        for (Owner owner : owners) {
            Sockets.close(owner.fd);
            Sockets.close(owner.peer);
        }
        opened.close();
    }

    @ParameterizedTest
    @MethodSource("io.eagain.policy.PollerFixture#here")
    void anEventReachesItsOwner(Mechanism mechanism) throws Exception {
        try (Poller<Owner> poller = Poller.open(mechanism)) {
            Events<Owner> events = Events.allocate(OWNERS);
            while (owners.size() < OWNERS) {
                owners.add(new Owner(poller));
            }
            int handled = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (Owner owner : owners) {
                    if (random.nextInt(3) > 0) {
                        owner.send();
                    }
                }
                assertTrue(poller.await(events, Deadline.in(10, java.util.concurrent.TimeUnit.SECONDS)) > 0);
                while (events.next()) {
                    Owner owner = events.token();
                    assertSame(owner, owners.get(owners.indexOf(owner)));
                    owner.handle(events);
                    handled++;
                    if (random.nextInt(4) == 0) {
                        replaceSome(poller);
                    }
                }
            }
            assertTrue(handled > ROUNDS, () -> "too few events");
            assertTrue(reused > ROUNDS / 10, () -> "numbers used again: " + reused);
            assertEquals(OWNERS, poller.size());
        }
    }

    private void replaceSome(Poller<Owner> poller) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Owner gone = owners.remove(random.nextInt(owners.size()));
            gone.die(poller);
            numbers.add(gone.fd);
        }
        while (owners.size() < OWNERS) {
            Owner owner = new Owner(poller);
            owners.add(owner);
            if (numbers.contains(owner.fd)) {
                reused++;
            }
        }
    }
}

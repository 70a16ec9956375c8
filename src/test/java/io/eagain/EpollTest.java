package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.linux.Ppoll;
import io.eagain.posix.Fcntl;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.Select;
import io.eagain.posix.SigSet;
import io.eagain.posix.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** {@code epoll} and its array against the kernel: events, their data, edges, and every error that can be had. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class EpollTest {

    private static final int ADD = Epoll.EPOLL_CTL_ADD;
    private static final int MOD = Epoll.EPOLL_CTL_MOD;
    private static final int DEL = Epoll.EPOLL_CTL_DEL;

    private final Opened opened = new Opened();

    @TempDir
    Path directory;

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private int epoll() {
        return opened.keep(Epoll.epoll_create1(Epoll.EPOLL_CLOEXEC));
    }

    /** Several at once: in an array of packed structs each must stand in its own place. */
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user has no epoll_pwait2")
    @Test
    void everyEventHasItsOwnData() {
        int epfd = epoll();
        EpollEvents events = EpollEvents.allocate(opened.arena, 8);
        Map<Long, Integer> expected = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            int fd = opened.keep(EventFd.eventfd(i % 2, 0));
            long data = 0x8123_4567_0000_0000L + 0x1_0000_0001L * i;
            assertEquals(0, Epoll.epoll_ctl(epfd, ADD, fd, Epoll.EPOLLIN | Epoll.EPOLLOUT, data));
            expected.put(data, i % 2 == 0 ? Epoll.EPOLLOUT : Epoll.EPOLLIN | Epoll.EPOLLOUT);
        }
        assertEquals(5, Epoll.epoll_wait(epfd, events, 8, -1));
        assertEquals(expected, found(events, 5));
        assertEquals(2, Epoll.epoll_wait(epfd, events, 2, 0), "maxevents");
        assertEquals(5, Epoll.epoll_pwait2(epfd, events, 8, 1_000_000));
        assertEquals(expected, found(events, 5));
        MemorySegment room = EpollEvents.allocate(opened.arena, 5).segment();
        assertEquals(5, Epoll.epoll_wait(epfd, room, 5, 0));
        assertEquals(-1, room.mismatch(events.segment().asSlice(0, room.byteSize())));
        assertEquals(5, Epoll.epoll_pwait2(epfd, room, 5, opened.arena.allocate(16, 8), opened.arena.allocate(8, 8)));
    }

    private static Map<Long, Integer> found(EpollEvents events, int count) {
        Map<Long, Integer> found = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            found.put(events.data(i), events.events(i));
        }
        return found;
    }

    @Test
    void edgesOneShotsAndModifications() {
        int epfd = epoll();
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        EpollEvents events = EpollEvents.allocate(opened.arena, 2);
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, pair[0], Epoll.EPOLLIN | Epoll.EPOLLET, 1));
        assertEquals(1, Sockets.send(pair[1], opened.text("x"), 1, 0));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 0));
        assertEquals(0, Epoll.epoll_wait(epfd, events, 2, 0), "no new edge");
        assertEquals(0, Epoll.epoll_ctl(epfd, MOD, pair[0], Epoll.EPOLLIN | Epoll.EPOLLONESHOT, 2));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 0));
        assertEquals(2, events.data(0));
        assertEquals(0, Epoll.epoll_wait(epfd, events, 2, 0), "once");
        assertEquals(0, Epoll.epoll_ctl(epfd, MOD, pair[0], Epoll.EPOLLRDHUP, 3));
        opened.close(pair[1]);
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 0));
        assertEquals(Epoll.EPOLLRDHUP | Epoll.EPOLLHUP, events.events(0));
        assertEquals(0, Epoll.epoll_ctl(epfd, DEL, pair[0], 0, 0));
        assertEquals(0, Epoll.epoll_wait(epfd, events, 2, 0));
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, pair[0], Epoll.EPOLLIN, 4));
        assertEquals(0, Epoll.epoll_ctl(epfd, DEL, pair[0], MemorySegment.NULL), "NULL is fine for DEL");
    }

    /** Edges are of what arrives, not of what is left; MOD looks anew. */
    @Test
    void anEdgeIsNewDataAndNotOldData() {
        int epfd = epoll();
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        EpollEvents events = EpollEvents.allocate(opened.arena, 2);
        int in = Epoll.EPOLLIN | Epoll.EPOLLET;
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, pair[0], in, 0));
        assertEquals(2, Sockets.send(pair[1], opened.text("xy"), 2, 0));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 0));
        assertEquals(1, Sockets.recv(pair[0], opened.arena.allocate(1), 1, 0));
        assertEquals(0, Epoll.epoll_wait(epfd, events, 2, 0), "one byte is left, and it is no news");
        assertEquals(1, Sockets.send(pair[1], opened.text("z"), 1, 0));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 0), "more has come");
        assertEquals(0, Epoll.epoll_ctl(epfd, MOD, pair[0], in, 0));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 0), "looked at anew");
        assertEquals(0, Epoll.epoll_wait(epfd, events, 2, 0));
    }

    /** After one event a one-shot is silent even when its peer has gone, until MOD. */
    @Test
    void aOneShotRests() {
        int epfd = epoll();
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        EpollEvents events = EpollEvents.allocate(opened.arena, 2);
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, pair[0], Epoll.EPOLLIN | Epoll.EPOLLONESHOT, 0));
        assertEquals(1, Sockets.send(pair[1], opened.text("x"), 1, 0));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 0));
        opened.close(pair[1]);
        assertEquals(0, Epoll.epoll_wait(epfd, events, 2, 0), "not even EPOLLHUP");
        assertEquals(-Errno.EEXIST, Epoll.epoll_ctl(epfd, ADD, pair[0], Epoll.EPOLLIN, 0), "still registered");
        assertEquals(0, Epoll.epoll_ctl(epfd, MOD, pair[0], Epoll.EPOLLIN | Epoll.EPOLLONESHOT, 0));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 0));
        assertEquals(Epoll.EPOLLIN | Epoll.EPOLLHUP, events.events(0));
    }

    /** EPOLLRDHUP tells a peer that will send no more, and only one who asks. */
    @Test
    void rdhupIsTheEndOfThePeersSide() {
        int epfd = epoll();
        int[] pair = opened.tcp();
        EpollEvents events = EpollEvents.allocate(opened.arena, 2);
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, pair[0], Epoll.EPOLLRDHUP, 0));
        assertEquals(1, Sockets.send(pair[1], opened.text("x"), 1, 0));
        assertEquals(0, Epoll.epoll_wait(epfd, events, 2, 50), "data are not asked for");
        assertEquals(0, Sockets.shutdown(pair[1], Sockets.SHUT_WR));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 10_000));
        assertEquals(Epoll.EPOLLRDHUP, events.events(0));
        assertEquals(0, Epoll.epoll_ctl(epfd, MOD, pair[0], Epoll.EPOLLOUT, 0));
        assertEquals(1, Epoll.epoll_wait(epfd, events, 2, 10_000));
        assertEquals(Epoll.EPOLLOUT, events.events(0), "not asked for");
    }

    /** Two sets with one descriptor: an exclusive registration wakes one of the two who wait, the usual one both. */
    @Test
    void anExclusiveRegistrationWakesOne() throws Exception {
        assertEquals(2, woken(0));
        assertEquals(1, woken(Epoll.EPOLLEXCLUSIVE));
        int epfd = epoll();
        int counter = opened.keep(EventFd.eventfd(0, 0));
        int exclusive = Epoll.EPOLLIN | Epoll.EPOLLEXCLUSIVE;
        assertEquals(-Errno.EINVAL, Epoll.epoll_ctl(epfd, ADD, counter, exclusive | Epoll.EPOLLONESHOT, 0));
        assertEquals(-Errno.EINVAL, Epoll.epoll_ctl(epfd, ADD, counter, exclusive | Epoll.EPOLLRDHUP, 0));
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, counter, exclusive, 0));
        assertEquals(-Errno.EINVAL, Epoll.epoll_ctl(epfd, MOD, counter, exclusive, 0));
        assertEquals(-Errno.EINVAL, Epoll.epoll_ctl(epfd, MOD, counter, Epoll.EPOLLIN, 0));
    }

    /** How many of two waiting threads see one event; edge-triggered, as the second may look after the first was woken. */
    private int woken(int flag) throws Exception {
        int counter = opened.keep(EventFd.eventfd(0, 0));
        AtomicInteger woken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        BlockingQueue<Path> waiting = new LinkedBlockingQueue<>();
        for (int i = 0; i < 2; i++) {
            int epfd = epoll();
            assertEquals(0, Epoll.epoll_ctl(epfd, ADD, counter, Epoll.EPOLLIN | Epoll.EPOLLET | flag, 0));
            threads.add(Thread.ofPlatform().start(() -> {
                try (Arena arena = Arena.ofConfined()) {
                    waiting.add(Path.of("/proc").resolve(Files.readSymbolicLink(Path.of("/proc/thread-self"))));
                    woken.addAndGet(Epoll.epoll_wait(epfd, EpollEvents.allocate(arena, 1), 1, 2_000));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        // Both must wait before the event: one that only looks is not woken.
        asleep(waiting.take());
        asleep(waiting.take());
        MemorySegment one = opened.arena.allocateFrom(JAVA_LONG, 1);
        assertEquals(8, PosixSockets.write(counter, one, 8));
        for (Thread thread : threads) {
            thread.join();
        }
        return woken.get();
    }

    /** Waits until a thread has slept for a while. */
    private static void asleep(Path thread) throws Exception {
        for (int looks = 0; looks < 10; looks++) {
            Thread.sleep(10);
            // PID (NAME) STATE ...
            if (!Files.readString(thread.resolve("stat")).replaceFirst(".*\\) ", "").startsWith("S")) {
                looks = 0;
            }
        }
    }

    /** A signal that is blocked outside comes during the wait that unblocks it, and not before. */
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user has no epoll_pwait2")
    @Test
    void aMaskForTheWait() {
        RealSignals.handle("USR1");
        int epfd = epoll();
        EpollEvents events = EpollEvents.allocate(opened.arena, 1);
        SigSet usr1 = SigSet.allocate(opened.arena).add(Signals.SIGUSR1);
        SigSet before = SigSet.allocate(opened.arena);
        assertEquals(0, Signals.pthread_sigmask(Signals.SIG_BLOCK, usr1, before));
        PollFds none = PollFds.allocate(opened.arena, 1);
        try {
            for (IntSupplier wait : List.<IntSupplier>of(
                    () -> Epoll.epoll_pwait(epfd, events, 1, 20_000, before),
                    () -> Epoll.epoll_pwait(epfd, events.segment(), 1, 20_000, before.segment()),
                    () -> Epoll.epoll_pwait2(epfd, events, 1, 20_000_000_000L, before),
                    () -> Ppoll.ppoll(none, 20_000_000_000L, before),
                    () -> Select.pselect(0, null, null, null, 20_000_000_000L, before))) {
                assertEquals(0, RealSignals.send(RealSignals.self(), Signals.SIGUSR1));
                assertEquals(0, Epoll.epoll_wait(epfd, events, 1, 20), "blocked");
                assertEquals(0, Epoll.epoll_pwait(epfd, events, 1, 20, null), "no mask of its own");
                assertEquals(0, Epoll.epoll_pwait(epfd, events, 1, 20, usr1), "blocked by its own as well");
                assertEquals(-Errno.EINTR, wait.getAsInt());
                assertEquals(0, Epoll.epoll_pwait(epfd, events, 1, 0, before), "once");
            }
        } finally {
            assertEquals(0, Signals.pthread_sigmask(Signals.SIG_SETMASK, before, null));
        }
    }

    @Test
    void createdWithAndWithoutCloexec() {
        assertEquals(Fcntl.FD_CLOEXEC, Fcntl.fcntl(epoll(), Fcntl.F_GETFD, 0));
        assertEquals(0, Fcntl.fcntl(opened.keep(Epoll.epoll_create1(0)), Fcntl.F_GETFD, 0));
        assertEquals(-Errno.EINVAL, Epoll.epoll_create1(1));
    }

    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user has no epoll_pwait2")
    @Test
    void errors() throws IOException {
        int epfd = epoll();
        int counter = opened.keep(EventFd.eventfd(0, 0));
        EpollEvents events = EpollEvents.allocate(opened.arena, 2);
        assertAll(() -> assertEquals(-Errno.ENOENT, Epoll.epoll_ctl(epfd, MOD, counter, Epoll.EPOLLIN, 0)),
                () -> assertEquals(-Errno.ENOENT, Epoll.epoll_ctl(epfd, DEL, counter, 0, 0)),
                () -> assertEquals(-Errno.EBADF, Epoll.epoll_ctl(epfd, ADD, -1, 0, 0)),
                () -> assertEquals(-Errno.EBADF, Epoll.epoll_ctl(-1, ADD, counter, 0, 0)),
                () -> assertEquals(-Errno.EINVAL, Epoll.epoll_ctl(counter, ADD, epfd, 0, 0)),
                () -> assertEquals(-Errno.EINVAL, Epoll.epoll_ctl(epfd, ADD, epfd, 0, 0)),
                () -> assertEquals(-Errno.EINVAL, Epoll.epoll_ctl(epfd, 99, counter, 0, 0)),
                () -> assertEquals(-Errno.EFAULT, Epoll.epoll_ctl(epfd, ADD, counter, MemorySegment.NULL)),
                () -> assertEquals(-Errno.EBADF, Epoll.epoll_wait(-1, events, 1, 0)),
                () -> assertEquals(-Errno.EINVAL, Epoll.epoll_wait(counter, events, 1, 0)),
                () -> assertEquals(-Errno.EINVAL, Epoll.epoll_wait(epfd, events, 0, 0)),
                () -> assertEquals(-Errno.EINVAL, Epoll.epoll_wait(epfd, events, Integer.MIN_VALUE, 0)),
                () -> assertEquals(-Errno.EINVAL, Epoll.epoll_wait(epfd, MemorySegment.NULL, Integer.MAX_VALUE, 0)),
                () -> assertEquals(-Errno.EBADF, Epoll.epoll_pwait2(-1, events, 1, 0)));
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, counter, Epoll.EPOLLOUT, 0));
        assertEquals(-Errno.EEXIST, Epoll.epoll_ctl(epfd, ADD, counter, Epoll.EPOLLOUT, 0));
        assertEquals(-Errno.EFAULT, Epoll.epoll_wait(epfd, MemorySegment.NULL, 1, 0));
        MemorySegment badTime = opened.arena.allocate(16, 8);
        badTime.set(JAVA_LONG, 8, 1_000_000_000);
        assertEquals(-Errno.EINVAL,
                Epoll.epoll_pwait2(epfd, events.segment(), 1, badTime, MemorySegment.NULL));
        int other = epoll();
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, other, Epoll.EPOLLIN, 0));
        assertEquals(-Errno.ELOOP, Epoll.epoll_ctl(other, ADD, epfd, Epoll.EPOLLIN, 0));
        Path file = Files.createFile(directory.resolve("file"));
        try (FileChannel channel = FileChannel.open(file)) {
            assertTrue(channel.isOpen());
            assertEquals(-Errno.EPERM, Epoll.epoll_ctl(epfd, ADD, descriptorOf(file), Epoll.EPOLLIN, 0));
        }
    }

    private static int descriptorOf(Path file) throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.filter(link -> leadsTo(link, file)).mapToInt(link -> Integer.parseInt(
                    link.getFileName().toString())).findFirst().orElseThrow();
        }
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        int epfd = epoll();
        EpollEvents events = EpollEvents.allocate(opened.arena, 2);
        MemorySegment room = events.segment();
        assertEquals(2, events.capacity());
        long size = room.byteSize() / 2;
        assertEquals(System.getProperty("os.arch").equals("amd64") ? 12 : 16, size);
        for (int many : new int[]{3, Integer.MAX_VALUE}) {
            for (Executable call : new Executable[]{() -> Epoll.epoll_wait(epfd, events, many, 0)}) {
                beyond("epoll_wait: maxevents=" + many + " is beyond the array's 2 elements", call);
            }
            beyond("epoll_wait: events=" + many + " is beyond the array's 2 elements",
                    () -> Epoll.epoll_wait(epfd, room, many, 0));
            beyond("epoll_pwait: maxevents=" + many + " is beyond the array's 2 elements",
                    () -> Epoll.epoll_pwait(epfd, events, many, 0, null));
            beyond("epoll_pwait: events=" + many + " is beyond the array's 2 elements",
                    () -> Epoll.epoll_pwait(epfd, room, many, 0, MemorySegment.NULL));
            beyond("epoll_pwait2: maxevents=" + many + " is beyond the array's 2 elements",
                    () -> Epoll.epoll_pwait2(epfd, events, many, 0, null));
            beyond("epoll_pwait2: maxevents=" + many + " is beyond the array's 2 elements",
                    () -> Epoll.epoll_pwait2(epfd, events, many, 0));
            beyond("epoll_pwait2: events=" + many + " is beyond the array's 2 elements",
                    () -> Epoll.epoll_pwait2(epfd, room, many, MemorySegment.NULL, MemorySegment.NULL));
        }
        beyond("epoll_ctl: a length of " + size + " is beyond event, which has " + (size - 1) + " bytes",
                () -> Epoll.epoll_ctl(epfd, ADD, 0, opened.arena.allocate(size - 1)));
        assertThrows(IllegalArgumentException.class,
                () -> Epoll.epoll_wait(epfd, MemorySegment.ofArray(new byte[64]), 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Epoll.epoll_wait(epfd, room.asReadOnly(), 1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> Epoll.epoll_ctl(epfd, ADD, 0, MemorySegment.ofArray(new byte[64])));
        for (int index : new int[]{2, -1, Integer.MAX_VALUE}) {
            beyond("EpollEvents: index " + index + " is not below 2", () -> events.data(index));
            beyond("EpollEvents: index " + index + " is not below 2", () -> events.events(index));
        }
        assertEquals("EpollEvents: a capacity of -1 is not above 0",
                assertThrows(IllegalArgumentException.class, () -> EpollEvents.allocate(opened.arena, -1))
                        .getMessage());
        assertThrows(NullPointerException.class, () -> EpollEvents.allocate(null, 1));
    }

    /** What is written to the raw array is what the kernel reads. */
    @Test
    void aRawEvent() {
        int epfd = epoll();
        int counter = opened.keep(EventFd.eventfd(1, 0));
        EpollEvents one = EpollEvents.allocate(opened.arena, 1);
        long data = one.segment().byteSize() == 12 ? 4 : 8;
        one.segment().set(ValueLayout.JAVA_INT, 0, Epoll.EPOLLIN);
        one.segment().set(ValueLayout.JAVA_LONG_UNALIGNED, data, 77);
        assertEquals(0, Epoll.epoll_ctl(epfd, ADD, counter, one.segment()));
        one.segment().fill((byte) 0);
        assertEquals(1, Epoll.epoll_wait(epfd, one, 1, 0));
        assertEquals(77, one.data(0));
        assertEquals(Epoll.EPOLLIN, one.events(0));
        assertNotEquals(0, one.segment().address());
    }

    private static void beyond(String message, Executable call) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }
}

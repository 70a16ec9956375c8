package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.Epoll;
import io.eagain.linux.EpollEvents;
import io.eagain.linux.EventFd;
import io.eagain.posix.Ioctl;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Threads that fail at the same time, each with an error of its own, never see another's; nor values of another's. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class TwoThreadsTest {

    private static final int ROUNDS = 300_000;

    private final int[] sv = new int[2];
    private Arena arena;
    private MemorySegment buffer;
    private int counter;
    private int epfd;

    @BeforeEach
    void open() {
        arena = Arena.ofShared();
        buffer = arena.allocate(64);
        assertEquals(0, PosixSockets.socketpair(Sockets.AF_UNIX, Sockets.SOCK_STREAM, 0, sv));
        counter = EventFd.eventfd(0, EventFd.EFD_NONBLOCK);
        epfd = Epoll.epoll_create1(0);
        assertTrue(counter >= 0 && epfd >= 0);
    }

    @AfterEach
    void close() {
        Sockets.close(sv[0]);
        Sockets.close(sv[1]);
        Sockets.close(counter);
        Sockets.close(epfd);
        arena.close();
    }

    private List<Hammer.Call> calls() {
        int dontWait = PosixSockets.MSG_DONTWAIT;
        EpollEvents events = EpollEvents.allocate(arena, 1);
        List<Hammer.Call> calls = new ArrayList<>(List.of(
                new Hammer.Call("EAGAIN", -11, () -> Sockets.recv(sv[0], buffer, 64, dontWait)),
                new Hammer.Call("EBADF", -9, () -> Sockets.recv(-1, buffer, 64, dontWait)),
                new Hammer.Call("ENOTSOCK", -88, () -> Sockets.recv(counter, buffer, 64, dontWait)),
                new Hammer.Call("EFAULT", -14, () -> Sockets.send(sv[0], MemorySegment.NULL, 64, dontWait)),
                new Hammer.Call("EOPNOTSUPP", -95, () -> PosixSockets.socketpair(Sockets.AF_INET, 1, 0, new int[2])),
                new Hammer.Call("EINVAL", -22, () -> Epoll.epoll_wait(epfd, events, 0, 0)),
                new Hammer.Call("ENOTTY", -25, () -> Ioctl.fionread(counter)),
                new Hammer.Call("EAFNOSUPPORT", -97, () -> Sockets.socket(12345, 1, 0)),
                new Hammer.Call("ENOPROTOOPT", -92, () -> Sockets.getsockoptInt(sv[0], SocketOption.SOL_SOCKET, 12345)),
                // Values that come through the memory that a thread keeps for its calls.
                new Hammer.Call("SO_TYPE", Sockets.SOCK_STREAM,
                        () -> Sockets.getsockoptInt(sv[0], SocketOption.SOL_SOCKET, SocketOption.SO_TYPE)),
                new Hammer.Call("SO_SNDLOWAT", 1,
                        () -> Sockets.getsockoptInt(sv[0], SocketOption.SOL_SOCKET, SocketOption.SO_SNDLOWAT)),
                new Hammer.Call("FIONREAD", 0, () -> Ioctl.fionread(sv[0]))));
        if (Runtime.version().feature() >= 24) {
            MemorySegment heap = MemorySegment.ofArray(new byte[64]);
            calls.add(new Hammer.Call("EAGAIN, heap", -11, () -> Sockets.recv(sv[1], heap, 64, dontWait)));
            calls.add(new Hammer.Call("EBADF, heap", -9, () -> Sockets.recv(-1, heap, 64, dontWait)));
        }
        return calls;
    }

    @Test
    void twoPlatformThreads() throws Exception {
        Hammer.run(calls().subList(0, 2), 1, ROUNDS, Thread.ofPlatform().factory());
    }

    @Test
    void manyPlatformThreads() throws Exception {
        Hammer.run(calls(), 1, ROUNDS / 10, Thread.ofPlatform().factory());
    }

    /** Many more of them than carriers, so that a carrier serves threads with different errors in turn. */
    @Test
    void virtualThreads() throws Exception {
        Hammer.run(calls(), 8, ROUNDS / 50, Thread.ofVirtual().factory());
    }

    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "it takes minutes under qemu-user")
    @Test
    void whileTheGarbageCollectorRuns() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong kept = new AtomicLong();
        Thread collector = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                byte[] garbage = new byte[1 << 20];
                kept.addAndGet(garbage.length);
                if (kept.get() % (16L << 20) == 0) {
                    System.gc();
                }
            }
        });
        try {
            Hammer.run(calls(), 2, ROUNDS / 20, Thread.ofPlatform().factory());
            Hammer.run(calls(), 4, ROUNDS / 100, Thread.ofVirtual().factory());
        } finally {
            over.set(true);
            collector.join();
        }
    }

    /** Short-lived threads: the memory of one that has ended may be given to the next. */
    @Test
    void threadsThatComeAndGo() throws Exception {
        for (int i = 0; i < 50; i++) {
            Hammer.run(calls().subList(0, 4), 2, 20, Thread.ofVirtual().factory());
            Hammer.run(calls().subList(0, 4), 1, 20, Thread.ofPlatform().factory());
        }
    }
}

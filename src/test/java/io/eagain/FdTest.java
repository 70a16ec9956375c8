package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A descriptor with an owner is closed once, whoever tries, and says so. */
@EnabledOnOs({OS.LINUX, OS.WINDOWS})
@Timeout(60)
class FdTest {

    private static int socket() {
        int fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM, 0);
        assertTrue(fd >= 0, () -> Errno.toString(Errno.of(fd)));
        return fd;
    }

    private static boolean open(int fd) {
        return Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE) == Sockets.SOCK_DGRAM;
    }

    @Test
    void closedAtTheEnd() {
        int number = socket();
        Fd seen;
        try (Fd fd = Fd.of(number, "listener")) {
            seen = fd;
            assertEquals(number, fd.fd());
            assertEquals("listener", fd.owner());
            assertEquals("descriptor " + number + " (listener)", fd.toString());
            assertTrue(fd.isOpen() && open(number));
            assertEquals("descriptor " + number + " (listener) is not closed",
                    assertThrows(IllegalStateException.class, fd::closeResult).getMessage());
        }
        assertFalse(seen.isOpen() || open(number));
        assertEquals(0, seen.closeResult());
        String thread = Thread.currentThread().getName();
        assertEquals("descriptor " + number + " (listener), closed by " + thread, seen.toString());
        assertEquals("descriptor " + number + " (listener) cannot be used: it was closed by " + thread,
                assertThrows(IllegalStateException.class, seen::fd).getMessage());
    }

    /** The second close would be that of whoever has the number by now. */
    @Test
    void aSecondCloseClosesNothing() {
        int number = socket();
        Fd fd = Fd.of(number);
        fd.close();
        int next = socket();
        try {
            assertEquals("descriptor " + number + " cannot be closed: it was closed by "
                    + Thread.currentThread().getName(),
                    assertThrows(IllegalStateException.class, fd::close).getMessage());
            assertThrows(IllegalStateException.class, fd::release);
            assertTrue(open(next));
            assertEquals(0, fd.closeResult());
        } finally {
            assertEquals(0, Sockets.close(next));
        }
    }

    @Test
    void givenAway() {
        int number = socket();
        Fd fd = Fd.of(number, "");
        try (fd) {
            assertEquals(number, fd.release());
        }
        assertTrue(open(number), "close had nothing to close");
        assertFalse(fd.isOpen());
        String by = "released by " + Thread.currentThread().getName();
        assertEquals("descriptor " + number + ", " + by, fd.toString());
        assertEquals("descriptor " + number + " cannot be released: it was " + by,
                assertThrows(IllegalStateException.class, fd::release).getMessage());
        assertThrows(IllegalStateException.class, fd::fd);
        assertThrows(IllegalStateException.class, fd::closeResult);
        assertEquals(0, Sockets.close(number));
    }

    /** What close said is kept, and the call not made again. */
    @Test
    void anErrorOfCloseIsKept() {
        int number = socket();
        Fd fd = Fd.of(number);
        assertEquals(0, Sockets.close(number), "behind its back");
        fd.close();
        assertEquals(OS.WINDOWS.isCurrentOs() ? -Errno.ENOTSOCK : -Errno.EBADF, fd.closeResult());
        assertThrows(IllegalStateException.class, fd::close);
    }

    @Test
    void ofSeveralThreadsOneCloses() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            int number = socket();
            Fd fd = Fd.of(number);
            AtomicInteger refused = new AtomicInteger();
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        start.await();
                        fd.close();
                    } catch (IllegalStateException e) {
                        assertTrue(e.getMessage().contains("closed by VirtualThread["), e::getMessage);
                        refused.incrementAndGet();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }));
            }
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(3, refused.get());
            assertEquals(0, fd.closeResult());
        }
    }

    /** Two threads go through the same objects side by side: each is ended once. Numbers of nobody's, and no call is made. */
    @Test
    void eachIsReleasedOnce() throws InterruptedException {
        int many = 1_000;
        for (int batch = 0; batch < 200; batch++) {
            List<Fd> all = IntStream.range(0, many).mapToObj(i -> Fd.of(1_000_000_000 + i)).toList();
            AtomicInteger released = new AtomicInteger();
            CountDownLatch start = new CountDownLatch(2);
            Runnable release = () -> {
                start.countDown();
                while (start.getCount() > 0) {
                    Thread.onSpinWait();
                }
                for (Fd fd : all) {
                    try {
                        fd.release();
                        released.incrementAndGet();
                    } catch (IllegalStateException e) {
                        assertTrue(e.getMessage().contains("released by"), e::getMessage);
                    }
                }
            };
            Thread other = Thread.ofPlatform().start(release);
            release.run();
            other.join();
            assertEquals(many, released.get(), "batch " + batch);
        }
    }

    @Test
    void anErrorIsNoDescriptor() {
        int error = Sockets.socket(-1, Sockets.SOCK_STREAM, 0);
        assertEquals("Fd: " + error + " is no descriptor but an error: " + Errno.toString(-error),
                assertThrows(IllegalArgumentException.class, () -> Fd.of(error)).getMessage());
        assertThrows(NullPointerException.class, () -> Fd.of(0, null));
    }
}

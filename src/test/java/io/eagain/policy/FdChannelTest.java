package io.eagain.policy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.ChildJvm;
import io.eagain.Errno;
import io.eagain.ErrnoException;
import io.eagain.Fd;
import io.eagain.RealSignals;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.posix.Descriptors;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A descriptor behaves as java.nio's channels do, towards the JDK's own classes and a peer that is not eagain. */
@EnabledOnOs({OS.LINUX, OS.WINDOWS})
@Timeout(60)
class FdChannelTest {
    private static final int MUCH = 1 << 20;

    private FdChannel channel;
    private int fd;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fd = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
            channel = FdChannel.of(fd);
            assertEquals(0, Sockets.connect(fd, SockAddr.of(server.getLocalSocketAddress())));
            peer = server.accept();
        }
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
        peer.close();
    }

    private static ByteBuffer allocate(boolean direct, int size) {
        return direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
    }

    private static <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static byte[] bytes(int length) {
        return Timing.bytes(length, 0).toArray(ValueLayout.JAVA_BYTE);
    }

    private void arrive(String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static String text(ByteBuffer filled) {
        return US_ASCII.decode(filled.flip()).toString();
    }

    @Test
    void readersAndWritersOfJava() throws Exception {
        FutureTask<Long> echo = start(() -> {
            long bytes = peer.getInputStream().transferTo(peer.getOutputStream());
            peer.shutdownOutput();
            return bytes;
        });
        Writer writer = Channels.newWriter(channel, UTF_8);
        BufferedReader lines = new BufferedReader(Channels.newReader(channel, UTF_8));
        for (int i = 0; i < 100; i++) {
            writer.write("line " + i + " \u00e9\n");
            writer.flush();
            assertEquals("line " + i + " \u00e9", lines.readLine());
        }
        assertEquals(0, Sockets.shutdown(channel.fd(), Sockets.SHUT_WR));
        assertNull(lines.readLine());
        assertTrue(echo.get() > 900);
    }

    @Test
    void aStreamIsCopied(@TempDir Path directory) throws Exception {
        byte[] much = bytes(MUCH);
        FutureTask<byte[]> other = start(() -> {
            peer.getOutputStream().write(much);
            peer.shutdownOutput();
            return peer.getInputStream().readAllBytes();
        });
        Path file = directory.resolve("copy");
        InputStream in = Channels.newInputStream(channel);
        assertEquals(MUCH, Files.copy(in, file));
        assertArrayEquals(much, Files.readAllBytes(file));
        assertEquals(-1, in.read());
        try (OutputStream out = Channels.newOutputStream(channel)) {
            assertEquals(MUCH, Files.copy(file, out));
        }
        assertFalse(channel.isOpen());
        assertArrayEquals(much, other.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWouldBlockIsZero(boolean direct) throws Exception {
        Timing.mode(fd, true);
        ByteBuffer room = allocate(direct, 10);
        assertEquals(0, channel.read(room));
        assertEquals(0, room.position());
        try (Poller<String> poller = Poller.open()) {
            Events<String> events = Events.allocate(4);
            assertTrue(poller.register(channel.fd(), "peer", Poller.READ, Trigger.LEVEL) > 0);
            arrive("abc");
            assertEquals(1, poller.await(events, Timing.milliseconds(30_000)));
            assertTrue(events.next() && events.readable());
            assertEquals(3, channel.read(room));
            assertEquals(0, channel.read(room));
            peer.shutdownOutput();
            assertEquals(1, poller.await(events, Timing.milliseconds(30_000)));
        }
        assertEquals(-1, channel.read(room));
        assertEquals(-1, channel.read(room));
        assertEquals(0, channel.read(room.limit(3)), "nothing remains");
        assertEquals("abc", text(room));
    }

    /** What the class warns of. */
    @Test
    void streamsTakeWouldBlockForTheEnd(@TempDir Path directory) throws Exception {
        arrive("abc");
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(1, Sockets.recv(fd, arena.allocate(1), 1, Sockets.MSG_PEEK));
        }
        Timing.mode(fd, true);
        InputStream in = Channels.newInputStream(channel);
        assertEquals(3, Files.copy(in, directory.resolve("copy")));
        assertEquals(-1, in.read());
        arrive("d");
        Timing.mode(fd, false);
        assertEquals('d', in.read(), "that was no end");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noRoomIsZero(boolean direct) throws Exception {
        Timing.mode(fd, true);
        ByteBuffer much = allocate(direct, MUCH);
        long total = 0;
        int taken;
        do {
            taken = channel.write(much.clear());
            assertEquals(taken, much.position());
            total += taken;
        } while (taken > 0);
        assertEquals(0, taken);
        channel.close();
        assertEquals(total, peer.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /** In parts, from the offset of the array, up to the limit. */
    @Test
    void buffersOnTheHeap() throws Exception {
        byte[] array = bytes(100_000);
        ByteBuffer out = ByteBuffer.wrap(array, 10, 50_000).slice().position(5).asReadOnlyBuffer();
        FutureTask<byte[]> arrived = start(() -> peer.getInputStream().readNBytes(49_995));
        assertEquals(16_384, channel.write(out));
        while (out.hasRemaining()) {
            assertTrue(channel.write(out) > 0);
        }
        assertArrayEquals(Arrays.copyOfRange(array, 15, 50_010), arrived.get());
        assertEquals(0, channel.write(out));

        FutureTask<Void> sender = start(() -> {
            peer.getOutputStream().write(array);
            return null;
        });
        ByteBuffer in = ByteBuffer.wrap(new byte[100_020], 10, 100_005).slice().position(5);
        while (in.hasRemaining()) {
            int before = in.position();
            int n = channel.read(in);
            assertTrue(n > 0 && n <= 16_384, () -> n + " bytes");
            assertEquals(before + n, in.position());
        }
        sender.get();
        assertArrayEquals(array, Arrays.copyOfRange(in.array(), 15, 100_015));
        assertEquals(0, in.array()[14] | in.array()[100_015]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResetHasItsNumber(boolean direct) throws Exception {
        peer.setSoLinger(true, 0);
        peer.close();
        ErrnoException reset = assertThrows(ErrnoException.class, () -> channel.read(allocate(direct, 8)));
        assertEquals(Errno.ECONNRESET, reset.errno());
        assertEquals("read(fd=" + fd + ", len=8)", reset.call());
        if (Host.LINUX) {
            ErrnoException pipe = assertThrows(ErrnoException.class, () -> channel.write(allocate(direct, 9)));
            assertEquals(Errno.EPIPE, pipe.errno());
            assertEquals("write(fd=" + fd + ", len=9)", pipe.call());
        }
        assertTrue(channel.isOpen());
    }

    @Test
    void theCallsWithATimeLimitGoWithIt() throws Exception {
        arrive("abcdef");
        ByteBuffer room = ByteBuffer.allocate(10);
        assertEquals(2, channel.read(room.limit(2)));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment two = arena.allocate(2);
            assertEquals(2, Timed.recv(channel.fd(), two, 2, 0, Timing.milliseconds(30_000)));
            assertEquals("cd", Timing.text(two, 2));
            assertEquals(2, channel.read(room.limit(10)));
            assertEquals(Deadline.TIME_UP, Timed.recv(channel.fd(), two, 2, 0, Timing.milliseconds(50)));
        }
        assertEquals("abef", text(room));
        arrive("g");
        assertEquals(1, channel.read(room.clear()));
    }

    /** Nobody's second close: the number has a new owner by then. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void closedOnce() throws Exception {
        // Numbers that nothing else in this process takes.
        int high = Fcntl.fcntl(fd, Fcntl.F_DUPFD_CLOEXEC, 900);
        FdChannel copy = FdChannel.of(high);
        copy.close();
        assertFalse(copy.isOpen());
        assertEquals(high, Fcntl.fcntl(fd, Fcntl.F_DUPFD_CLOEXEC, 900));
        copy.close();
        assertTrue(Fcntl.fcntl(high, Fcntl.F_GETFD, 0) >= 0, "still its new owner's");
        assertEquals(0, Sockets.close(high));
    }

    @Test
    void afterClose() throws Exception {
        String open = "descriptor " + fd;
        assertEquals(open, channel.toString());
        channel.close();
        channel.close();
        String closed = open + ", closed by " + Thread.currentThread().getName();
        assertEquals(closed, channel.toString());
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(8), ByteBuffer.allocateDirect(8),
                ByteBuffer.allocate(0))) {
            assertThrows(ClosedChannelException.class, () -> channel.read(buffer));
            assertThrows(ClosedChannelException.class, () -> channel.write(buffer));
        }
        assertEquals("FdChannel.fd: the channel is closed (" + closed + ")",
                assertThrows(IllegalStateException.class, channel::fd).getMessage());
        assertEquals(-1, peer.getInputStream().read());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anErrorOfCloseIsTold() {
        FdChannel copy = FdChannel.of(Fcntl.fcntl(fd, Fcntl.F_DUPFD_CLOEXEC, 900));
        int number = copy.fd();
        assertEquals(0, Sockets.close(number), "behind its back");
        assertEquals("close(fd=" + number + "): EBADF (9): Bad file descriptor",
                assertThrows(ErrnoException.class, copy::close).getMessage());
        assertFalse(copy.isOpen());
    }

    /** A thread that reads, once it is where only the call or the channel's end lets it out. */
    private static FutureTask<Integer> reading(FdChannel from, ByteBuffer to) throws InterruptedException {
        FutureTask<Integer> task = new FutureTask<>(() -> from.read(to));
        Thread thread = Thread.ofPlatform().daemon().start(task);
        while (Stream.of(thread.getStackTrace()).noneMatch(frame -> frame.getMethodName().equals("receive"))) {
            Thread.sleep(1);
        }
        return task;
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Wine's shutdown does not end a recv of another thread")
    void closeEndsTheCallOfAnotherThread() throws Exception {
        FutureTask<Integer> reader = reading(channel, ByteBuffer.allocate(8));
        channel.close();
        assertFalse(channel.isOpen());
        assertInstanceOf(AsynchronousCloseException.class,
                assertThrows(ExecutionException.class, reader::get).getCause());
        assertTrue(Sockets.getsockoptInt(fd, SocketOption.SOL_SOCKET, SocketOption.SO_TYPE) != Sockets.SOCK_STREAM);
        assertEquals(-1, peer.getInputStream().read());
    }

    /** A pipe cannot be shut down: its number stays until the reader has gone, and is nobody else's meanwhile. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theNumberStaysWhileACallIsUnderWay() throws Exception {
        int[] pipe = new int[2];
        assertEquals(0, Descriptors.pipe(pipe));
        FdChannel in = FdChannel.of(Fcntl.fcntl(pipe[0], Fcntl.F_DUPFD_CLOEXEC, 900));
        assertEquals(0, Sockets.close(pipe[0]));
        int number = in.fd();
        FutureTask<Integer> reader = reading(in, ByteBuffer.allocateDirect(8));
        in.close();
        assertTrue(Fcntl.fcntl(number, Fcntl.F_GETFD, 0) >= 0);
        assertThrows(ClosedChannelException.class, () -> in.write(ByteBuffer.allocate(1)));
        try (FdChannel out = FdChannel.of(Fd.of(pipe[1], "writer"))) {
            assertEquals("descriptor " + pipe[1] + " (writer)", out.toString());
            assertEquals(3, out.write(ByteBuffer.wrap("abc".getBytes(US_ASCII))));
            assertEquals(3, reader.get(), "what has come is not lost");
            assertEquals(-Errno.EBADF, Fcntl.fcntl(number, Fcntl.F_GETFD, 0));
            assertEquals(Errno.EPIPE,
                    assertThrows(ErrnoException.class, () -> out.write(ByteBuffer.allocate(1))).errno());
        }
    }

    /** With a time limit of its own Linux does not restart a call that a signal ends. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void signalsAreNotSeen() throws Exception {
        RealSignals.handle("IO");
        Staged.limited(fd, 30_000);
        try (RealSignals.Storm storm = new RealSignals.Storm(Signals.SIGIO, 1)) {
            FutureTask<Void> sender = start(() -> {
                Wait.pause(300);
                arrive("x");
                return null;
            });
            assertEquals(1, channel.read(ByteBuffer.allocateDirect(8)));
            sender.get();
            assertTrue(storm.sent() > 10, () -> storm.sent() + " signals");
        }
    }

    /** The room for the heap is one reader's at a time. */
    @Test
    void severalReaders() throws Exception {
        List<FutureTask<long[]>> readers = List.of(start(this::counted), start(this::counted));
        byte[] much = bytes(MUCH);
        FutureTask<Void> sender = start(() -> {
            peer.getOutputStream().write(much);
            peer.shutdownOutput();
            return null;
        });
        long[] sum = new long[256];
        for (FutureTask<long[]> reader : readers) {
            long[] counts = reader.get();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts[i];
            }
        }
        sender.get();
        long[] expected = new long[256];
        for (byte one : much) {
            expected[one & 0xff]++;
        }
        assertArrayEquals(expected, sum);
    }

    private long[] counted() throws IOException {
        long[] counts = new long[256];
        ByteBuffer room = ByteBuffer.allocate(1_000);
        while (channel.read(room.clear()) >= 0) {
            room.flip();
            while (room.hasRemaining()) {
                counts[room.get() & 0xff]++;
            }
        }
        return counts;
    }

    @Test
    void mistakes() throws Exception {
        assertEquals("FdChannel.read: dst is read-only and the call writes to it",
                assertThrows(IllegalArgumentException.class,
                        () -> channel.read(ByteBuffer.allocate(8).asReadOnlyBuffer())).getMessage());
        assertThrows(IllegalArgumentException.class, () -> FdChannel.of(-Errno.EBADF));
        assertThrows(NullPointerException.class, () -> channel.write(null));
        Fd given = Fd.of(Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0));
        try (given; FdChannel taken = FdChannel.of(given)) {
            assertFalse(given.isOpen());
            assertTrue(taken.isOpen());
        }
        assertThrows(IllegalStateException.class, () -> FdChannel.of(given));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "too slow")
    void nothingIsAllocated() throws Exception {
        List<String> allocating = List.of();
        // As in TimedCostTest: what the compiler inlines depends on when it comes.
        for (int jvm = 0; jvm < 3; jvm++) {
            ChildJvm.Output output = ChildJvm.run(ChildJvm.command(List.of(), FdChannelProbe.class), 120);
            assertEquals(0, output.status(), output::text);
            assertEquals(4, output.lines().size(), output::text);
            allocating = output.lines().stream().filter(line -> !line.endsWith("\t0")).toList();
            if (allocating.isEmpty()) {
                break;
            }
        }
        assertEquals(List.of(), allocating);
    }
}

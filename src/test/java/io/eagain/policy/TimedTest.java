package io.eagain.policy;

import static io.eagain.policy.Timing.WOULD_BLOCK;
import static io.eagain.policy.Timing.assertTook;
import static io.eagain.policy.Timing.bytes;
import static io.eagain.policy.Timing.milliseconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.Errno;
import io.eagain.Opened;
import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.ControlData;
import io.eagain.linux.LinuxSockets;
import io.eagain.posix.PosixSockets;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One receive and one send with a time limit: the time-out, the would-block and the close are three different answers. */
@Timeout(120)
class TimedTest {

    private static final int WAIT = 150;

    private final Timing opened = new Timing();
    private final MemorySegment room = opened.arena.allocate(64);

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private long recv(int fd, Deadline deadline) {
        return Timed.recv(fd, room, 64, 0, deadline);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void receive(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        assertEquals(WOULD_BLOCK, recv(pair[0], Deadline.now()));
        assertEquals(Deadline.TIME_UP, recv(pair[0], Deadline.in(0, TimeUnit.SECONDS)));
        assertEquals(Deadline.TIME_UP, recv(pair[0], Timing.over()));
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, recv(pair[0], milliseconds(WAIT)));
        assertTook(start, WAIT);

        for (Deadline deadline : new Deadline[]{Deadline.now(), Timing.over(), milliseconds(60_000),
                Deadline.never()}) {
            assertEquals(5, Sockets.send(pair[1], opened.text("bytes"), 5, 0));
            // Over the loopback it may take a moment until they are there.
            assertTrue(Wait.readable(pair[0], milliseconds(60_000)) > 0);
            assertEquals(5, Timed.recv(pair[0], room, 64, Sockets.MSG_PEEK, deadline), deadline::toString);
            assertEquals(5, recv(pair[0], deadline), deadline::toString);
            assertEquals("bytes", Opened.text(room, 5));
        }

        assertEquals(0, Sockets.shutdown(pair[1], Sockets.SHUT_WR));
        assertEquals(0, recv(pair[0], Deadline.never()));
        assertEquals(0, recv(pair[0], Deadline.now()));
        assertEquals(0, recv(pair[0], Timing.over()));
    }

    /** Without a limit, and with one that is not reached. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void receiveFromALatePeer(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        MemorySegment letter = bytes(1, 0);
        for (Deadline deadline : new Deadline[]{Deadline.never(), milliseconds(60_000)}) {
            long start = System.nanoTime();
            Thread sender = Timing.later(WAIT, () -> Sockets.send(pair[1], letter, 1, 0));
            assertEquals(1, recv(pair[0], deadline));
            assertTook(start, WAIT);
            Timing.join(sender);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void send(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        MemorySegment letters = opened.text("letters");
        for (Deadline deadline : new Deadline[]{Deadline.now(), Timing.over(), milliseconds(60_000),
                Deadline.never()}) {
            assertEquals(7, Timed.send(pair[0], letters, 7, 0, deadline), deadline::toString);
            assertEquals(7, recv(pair[1], Deadline.never()));
        }
        Timing.fill(pair[0], nonblocking);
        assertEquals(WOULD_BLOCK, Timed.send(pair[0], letters, 7, 0, Deadline.now()));
        assertEquals(Deadline.TIME_UP, Timed.send(pair[0], letters, 7, 0, Timing.over()));
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, Timed.send(pair[0], letters, 7, 0, milliseconds(WAIT)));
        assertTook(start, WAIT);

        Thread reader = drain(pair[1]);
        assertEquals(7, Timed.send(pair[0], letters, 7, 0, Deadline.never()));
        assertEquals(0, Sockets.shutdown(pair[0], Sockets.SHUT_WR));
        Timing.join(reader);
    }

    /** Reads, after a while, until the end. */
    private static Thread drain(int fd) {
        MemorySegment bytes = bytes(1 << 16, 0);
        return Timing.later(WAIT, () -> {
            while (Sockets.recv(fd, bytes, 1 << 16, 0) > 0) {
                // More.
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResetIsAnError(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        assertEquals(0, Sockets.setsockoptLinger(pair[1], true, 0));
        opened.close(pair[1]);
        assertEquals(-Errno.ECONNRESET, recv(pair[0], milliseconds(60_000)));
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void aPeerThatIsGoneIsAnErrorOfSend() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        opened.close(pair[1]);
        assertEquals(-Errno.EPIPE, Timed.send(pair[0], room, 1, 0, Deadline.never()), "and the JVM survives SIGPIPE");
        assertEquals(-Errno.EPIPE, Timed.send(pair[0], room, 1, PosixSockets.MSG_NOSIGNAL, Deadline.never()));
        assertEquals(-Errno.EPIPE,
                Timed.sendAll(pair[0], room, 1, 0, Deadline.never(), new Progress()), "not passed over");
    }

    /** An empty datagram is 0, as in the raw call, and the end of nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void datagrams(boolean nonblocking) {
        int receiver = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(receiver, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        int sender = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.connect(sender, opened.name(receiver)));
        Timing.mode(receiver, nonblocking);
        Timing.mode(sender, nonblocking);
        assertEquals(WOULD_BLOCK, recv(receiver, Deadline.now()));
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, recv(receiver, milliseconds(WAIT)));
        assertTook(start, WAIT);
        assertEquals(3, Timed.send(sender, opened.text("one"), 3, 0, Deadline.never()));
        assertEquals(0, Timed.send(sender, room, 0, 0, Deadline.never()));
        assertEquals(3, Timed.sendAll(sender, opened.text("two"), 3, 0, Deadline.never(), new Progress()));
        assertEquals(3, recv(receiver, Deadline.never()));
        assertEquals(0, recv(receiver, Deadline.never()));
        assertEquals(3, recv(receiver, Deadline.never()));
        assertEquals("two", Opened.text(room, 3));
        assertEquals(WOULD_BLOCK, recv(receiver, Deadline.now()));
    }

    /** The kernel's report about an earlier datagram ends the wait, once. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledOnOs(OS.LINUX)
    void aReportEndsTheWait(boolean nonblocking) {
        int fd = refused();
        Timing.mode(fd, nonblocking);
        assertEquals(-Errno.ECONNREFUSED, recv(fd, Deadline.never()));
        assertEquals(Deadline.TIME_UP, recv(fd, milliseconds(20)));
    }

    /** A UDP socket that has sent to a port where nobody receives. */
    private int refused() {
        int closed = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(closed, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        SockAddr nobody = opened.name(closed);
        opened.close(closed);
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.setsockopt(fd, SocketOption.IPPROTO_IP, ControlData.IP_RECVERR, 0));
        assertEquals(0, Sockets.connect(fd, nobody));
        return sent(fd);
    }

    private int sent(int fd) {
        assertEquals(1, Sockets.send(fd, room, 1, 0));
        return fd;
    }

    /** With an error queue that nobody empties every poll returns at once, and the thread must not spin until the time is up. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "it counts the emulator's work")
    void anErrorQueueDoesNotMakeItSpin() throws IOException {
        int fd = refused();
        assertEquals(-Errno.ECONNREFUSED, recv(fd, Deadline.never()));
        assertEquals(0, Sockets.setsockopt(fd, SocketOption.IPPROTO_IP, ControlData.IP_RECVERR, 1));
        assertEquals(-Errno.ECONNREFUSED, recv(sent(fd), Deadline.never()));
        assertTrue(Wait.readable(fd, Deadline.never()) > 0, "ready, and there is nothing to receive");
        long start = System.nanoTime();
        int before = sleeps();
        assertEquals(Deadline.TIME_UP, recv(fd, milliseconds(2_000)));
        assertTook(start, 2_000);
        int slept = sleeps() - before;
        assertTrue(slept > 100, () -> "slept " + slept + " times in 2 s");
    }

    /** How often this thread has left the processor by itself. */
    private static int sleeps() throws IOException {
        String name = "voluntary_ctxt_switches:\t";
        return Files.readAllLines(Path.of("/proc/thread-self/status")).stream().filter(line -> line.startsWith(name))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length()))).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledOnOs(OS.LINUX)
    void aFullQueueOfDatagrams(boolean nonblocking) {
        int[] pair = opened.pair(Sockets.SOCK_DGRAM);
        Timing.mode(pair[0], nonblocking);
        while (Timed.send(pair[0], room, 64, 0, Deadline.now()) == 64) {
            // More.
        }
        assertEquals(WOULD_BLOCK, Timed.send(pair[0], room, 64, 0, Deadline.now()));
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, Timed.send(pair[0], room, 64, 0, milliseconds(WAIT)));
        assertTook(start, WAIT);
        MemorySegment elsewhere = bytes(64, 0);
        Thread reader = Timing.later(WAIT, () -> {
            // Linux calls a unix socket writable when a quarter of its room or less is taken.
            while (Sockets.recv(pair[1], elsewhere, 64, PosixSockets.MSG_DONTWAIT) == 64) {
                // More.
            }
        });
        assertEquals(64, Timed.send(pair[0], room, 64, 0, Deadline.never()));
        Timing.join(reader);
    }

    /** A socket's own time limits neither end a call early nor make it late. */
    @ParameterizedTest
    @ValueSource(ints = {20_000, 60_000_000})
    @EnabledOnOs(OS.LINUX)
    void timeLimitsOfTheSocketHaveNoEffect(int microseconds) {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        assertEquals(0, Sockets.setsockoptTimeout(pair[0], SocketOption.SO_RCVTIMEO, microseconds));
        assertEquals(0, Sockets.setsockoptTimeout(pair[0], SocketOption.SO_SNDTIMEO, microseconds));
        long start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, recv(pair[0], milliseconds(WAIT)));
        assertTook(start, WAIT);
        Timing.fill(pair[0], false);
        start = System.nanoTime();
        assertEquals(Deadline.TIME_UP, Timed.send(pair[0], room, 64, 0, milliseconds(WAIT)));
        assertTook(start, WAIT);
    }

    /** The connection is given up by the system while the call waits: that is not the time limit. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledOnOs(OS.LINUX)
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "a packet filter's struct has a pointer")
    void aDeadConnectionIsNotTimeUp(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        assertEquals(0, Sockets.setsockopt(pair[0], SocketOption.IPPROTO_TCP, LinuxSockets.TCP_USER_TIMEOUT, 300));
        deaf(pair[1]);
        assertEquals(1, Sockets.send(pair[0], room, 1, 0));
        assertEquals(Deadline.TIME_UP, recv(pair[0], milliseconds(20)), "not yet");
        assertEquals(-Errno.ETIMEDOUT, recv(pair[0], milliseconds(60_000)));
        assertEquals(0, recv(pair[0], milliseconds(60_000)), "told once");
    }

    /** Drops every packet for the socket, with a filter that accepts none. */
    private void deaf(int fd) {
        // struct sock_filter {BPF_RET | BPF_K, 0, 0, 0} in struct sock_fprog {1, &filter}.
        MemorySegment filter = opened.arena.allocate(8, 4);
        filter.set(ValueLayout.JAVA_SHORT, 0, (short) 6);
        MemorySegment program = opened.arena.allocate(16, 8);
        program.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
        program.set(ValueLayout.ADDRESS, 8, filter);
        assertEquals(0, Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, LinuxSockets.SO_ATTACH_FILTER, program, 16));
    }

    /** Another thread shuts the socket down, and the wait ends. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledOnOs(OS.LINUX)
    void shutdownEndsTheWait(boolean nonblocking) {
        int[] pair = opened.tcp(nonblocking);
        Thread other = Timing.later(WAIT, () -> Sockets.shutdown(pair[0], Sockets.SHUT_RDWR));
        assertEquals(0, recv(pair[0], Deadline.never()));
        Timing.join(other);
    }

    /** What keeps a socket from transferring anything is said at once. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void errorsComeAtOnce() {
        int fd = opened.socket(Sockets.AF_INET, Sockets.SOCK_STREAM);
        assertEquals(-Errno.ENOTCONN, recv(fd, Deadline.never()));
        assertEquals(-Errno.EPIPE, Timed.send(fd, room, 1, 0, Deadline.never()));
        assertEquals(-Errno.EBADF, recv(-1, Deadline.never()));
        assertEquals(-Errno.EBADF, Timed.send(-1, room, 1, 0, Deadline.never()));
        assertEquals(-Errno.EBADF, Timed.accept(-1, Deadline.never()));
        int[] pair = opened.tcp();
        assertEquals(1, Sockets.send(pair[1], room, 1, 0));
        assertEquals(-Errno.EFAULT, Timed.recv(pair[0], MemorySegment.NULL, 8, 0, Deadline.never()));
    }

    @Test
    void aBuffersPositionMoves() {
        int[] pair = opened.tcp(false);
        ByteBuffer out = ByteBuffer.allocateDirect(10)
                .put("..abcde...".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .position(2).limit(7);
        assertEquals(5, Timed.send(pair[0], out, 0, Deadline.never()));
        assertEquals(7, out.position());
        ByteBuffer in = ByteBuffer.allocateDirect(10).position(3);
        assertEquals(5, Timed.recv(pair[1], in, 0, Deadline.never()));
        assertEquals(8, in.position());
        assertEquals('a', in.get(3));
        assertEquals(Deadline.TIME_UP, Timed.recv(pair[1], in, 0, milliseconds(1)));
        assertEquals(8, in.position());
    }

    /** No try blocks, so the garbage collector does not stand still. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @EnabledForJreRange(min = JRE.JAVA_24)
    void heapBuffers() {
        int[] pair = opened.tcp(false);
        byte[] letters = {1, 2, 3};
        assertEquals(3, Timed.send(pair[0], MemorySegment.ofArray(letters), 3, 0, Deadline.never()));
        assertEquals(3, Timed.sendAll(pair[0], ByteBuffer.wrap(letters), 0, Deadline.never()));
        ByteBuffer in = ByteBuffer.allocate(6);
        assertEquals(6, Timed.recvExactly(pair[1], in, 0, Deadline.never()));
        assertEquals(ByteBuffer.wrap(new byte[]{1, 2, 3, 1, 2, 3}), in.flip());
        assertEquals(Deadline.TIME_UP, Timed.recv(pair[1], MemorySegment.ofArray(letters), 3, 0, milliseconds(20)));
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void noHeapBuffersOnWindows() {
        int[] pair = opened.tcp(true);
        MemorySegment heap = MemorySegment.ofArray(new byte[1]);
        assertThrows(IllegalArgumentException.class, () -> Timed.recv(pair[0], heap, 1, 0, Deadline.never()));
        assertThrows(IllegalArgumentException.class, () -> Timed.send(pair[0], heap, 1, 0, Deadline.never()));
    }

    private static void mistake(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(RuntimeException.class, call).getMessage());
    }

    /** Found before the call, and so before the wait: without a descriptor there would be an error. */
    @Test
    void mistakes() {
        Deadline never = Deadline.never();
        Progress progress = new Progress();
        mistake("recv: a length of 65 is beyond buf, which has 64 bytes",
                () -> Timed.recv(-1, room, 65, 0, never));
        mistake("recv: buf is read-only and the call writes to it",
                () -> Timed.recv(-1, room.asReadOnly(), 1, 0, never));
        mistake("send: a length of -1 is beyond buf, which has 64 bytes", () -> Timed.send(-1, room, -1, 0, never));
        mistake("sendAll: a length of 65 is beyond buf, which has 64 bytes",
                () -> Timed.sendAll(-1, room, 65, 0, never, progress));
        mistake("recvExactly: a length of 65 is beyond buf, which has 64 bytes",
                () -> Timed.recvExactly(-1, room, 65, 0, never, progress));
        progress.add(3);
        mistake("recvExactly: progress has 3 bytes done, which is beyond a length of 2",
                () -> Timed.recvExactly(-1, room, 2, 0, never, progress));
        mistake("sendAll: progress has 3 bytes done, which is beyond a length of 2",
                () -> Timed.sendAll(-1, room, 2, 0, never, progress));
        mistake("sendAll: progress has 3 bytes done, which is beyond a length of -1",
                () -> Timed.sendAll(-1, MemorySegment.NULL, -1, 0, never, progress));
        assertThrows(NullPointerException.class, () -> Timed.recvExactly(-1, room, 2, 0, never, null));
    }

    /** Flags that would make the limit or the wait a lie. */
    @Test
    void flagsThatHaveNoMeaningHere() {
        Deadline never = Deadline.never();
        ByteBuffer buffer = ByteBuffer.allocateDirect(8);
        int all = Sockets.MSG_WAITALL;
        String why = ": it waits without limit, or not at all; recvExactly waits for all until the deadline";
        mistake("recv: MSG_WAITALL in flags (flags=" + all + ")" + why, () -> Timed.recv(-1, room, 1, all, never));
        mistake("recv: MSG_WAITALL in flags (flags=" + all + ")" + why, () -> Timed.recv(-1, buffer, all, never));
        mistake("recvExactly: MSG_WAITALL in flags (flags=" + all + ")" + why,
                () -> Timed.recvExactly(-1, room, 1, all, never, new Progress()));
        int oob = Sockets.MSG_OOB;
        mistake("recv: MSG_OOB in flags (flags=" + oob
                + "): there is another wait for such data; wait for POLLPRI and call Sockets.recv",
                () -> Timed.recv(-1, room, 1, oob, never));
        mistake("sendAll: MSG_OOB in flags (flags=" + oob + "): the last byte of each part would be urgent; use send",
                () -> Timed.sendAll(-1, room, 1, oob, never, new Progress()));
        mistake("sendAll: MSG_OOB in flags (flags=" + oob + "): the last byte of each part would be urgent; use send",
                () -> Timed.sendAll(-1, buffer, oob, never));
        int peek = Sockets.MSG_PEEK;
        mistake("recvExactly: MSG_PEEK in flags (flags=" + peek + "): it would get the first bytes again and again",
                () -> Timed.recvExactly(-1, room, 1, peek, never, new Progress()));
        mistake("recvExactly: MSG_PEEK in flags (flags=" + peek + "): it would get the first bytes again and again",
                () -> Timed.recvExactly(-1, buffer, peek, never));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theQueueOfErrorsHasAnotherWait() {
        int flag = LinuxSockets.MSG_ERRQUEUE;
        mistake("recv: MSG_ERRQUEUE in flags (flags=8192): there is another wait for errors; wait for POLLERR and call"
                + " Messages.recvmsg", () -> Timed.recv(-1, room, 1, flag, Deadline.never()));
    }
}

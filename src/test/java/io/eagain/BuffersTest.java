package io.eagain;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.linux.LinuxSockets;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;

/** The kinds of memory that a transfer takes: only the bytes asked for move, and misuse is refused by name. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class BuffersTest {

    private static final int DONTWAIT = PosixSockets.MSG_DONTWAIT;

    private final Opened opened = new Opened();
    private int[] pair;

    @BeforeEach
    void connect() {
        // Non-blocking, so that a call that should have been refused fails the test and does not hang it.
        pair = opened.pair(Sockets.SOCK_STREAM | LinuxSockets.SOCK_NONBLOCK);
    }

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private void arrive(String text) {
        assertEquals(text.length(), Sockets.send(pair[0], opened.text(text), text.length(), 0));
    }

    private String arrived() {
        MemorySegment room = opened.arena.allocate(64);
        long n = Sockets.recv(pair[1], room, 64, DONTWAIT);
        return n < 0 ? Errno.name(Errno.of(n)) : Opened.text(room, n);
    }

    /** Another thread that raises the length between the check and the call must not make the system write more. */
    @Test
    void theLengthThatWasCheckedIsTheOneThatCounts() throws Exception {
        int fd = opened.tcp()[0];
        try (Arena shared = Arena.ofShared()) {
            MemorySegment memory = shared.allocate(256, 8);
            MemorySegment length = shared.allocate(4, 4);
            AtomicBoolean over = new AtomicBoolean();
            Thread other = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    length.set(ValueLayout.JAVA_INT, 0, 200);
                    length.set(ValueLayout.JAVA_INT, 0, 4);
                }
            });
            try {
                for (int i = 0; i < 300_000; i++) {
                    try {
                        Sockets.getsockopt(fd, SocketOption.IPPROTO_TCP, LinuxSockets.TCP_INFO, memory.asSlice(0, 4),
                                length);
                    } catch (IndexOutOfBoundsException e) {
                        // It was 200 when it was checked.
                    }
                }
            } finally {
                over.set(true);
                other.join();
            }
            assertEquals(-1, memory.asSlice(4).mismatch(shared.allocate(252)), "bytes beyond the segment were written");
        }
    }

    /** Reading a packet filter back counts in instructions of 8 bytes. */
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user does not read a packet filter back")
    @Test
    void aPacketFilterIsNotWrittenBeyondTheSegment() {
        int fd = opened.tcp()[0];
        MemorySegment instructions = opened.arena.allocate(64, 8);
        for (int i = 0; i < 8; i++) {
            instructions.set(ValueLayout.JAVA_SHORT, 8L * i, (short) 0x06);
        }
        MemorySegment program = opened.arena.allocate(16, 8);
        program.set(ValueLayout.JAVA_SHORT, 0, (short) 8);
        program.set(ValueLayout.ADDRESS, 8, instructions);
        int set = Sockets.setsockopt(fd, SocketOption.SOL_SOCKET, LinuxSockets.SO_ATTACH_FILTER, program, 16);
        assumeTrue(set == 0, () -> "no right to a packet filter here: " + Errno.toString(Errno.of(set)));
        MemorySegment length = opened.arena.allocateFrom(ValueLayout.JAVA_INT, 8);
        MemorySegment room = opened.arena.allocate(64, 8);
        assertEquals("getsockopt: a length of 64 is beyond optval, which has 63 bytes",
                assertThrows(IndexOutOfBoundsException.class, () -> Sockets.getsockopt(fd, SocketOption.SOL_SOCKET,
                        LinuxSockets.SO_ATTACH_FILTER, room.asSlice(0, 63), length)).getMessage());
        assertEquals(0, Sockets.getsockopt(fd, SocketOption.SOL_SOCKET, LinuxSockets.SO_ATTACH_FILTER, room, length));
        assertEquals(8, length.get(ValueLayout.JAVA_INT, 0));
        assertEquals(0x06, room.get(ValueLayout.JAVA_SHORT, 56));
    }

    @Test
    void aSliceIsUsedAtItsOffset() {
        MemorySegment whole = opened.arena.allocate(10).fill((byte) '.');
        arrive("abcdef");
        assertEquals(3, Sockets.recv(pair[1], whole.asSlice(2, 3), 3, 0));
        assertEquals("..abc.....", Opened.text(whole, 10));
        assertEquals(2, PosixSockets.read(pair[1], whole.asSlice(7), 2));
        assertEquals("..abc..de.", Opened.text(whole, 10));
        assertEquals(4, Sockets.send(pair[0], whole.asSlice(1, 5), 4, 0));
        assertEquals("f.abc", arrived());
        assertEquals(2, PosixSockets.write(pair[0], whole.asSlice(8), 2));
        assertEquals("e.", arrived());
    }

    @Test
    void aDirectByteBufferMovesItsPosition() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(12);
        arrive("abcdef");
        buffer.position(3).limit(7);
        assertEquals(4, Sockets.recv(pair[1], buffer, 0));
        assertEquals(List.of(7, 7), List.of(buffer.position(), buffer.limit()));
        buffer.limit(12);
        assertEquals(2, PosixSockets.read(pair[1], buffer));
        assertEquals(9, buffer.position());
        assertEquals(-Errno.EAGAIN, Sockets.recv(pair[1], buffer, DONTWAIT));
        assertEquals(9, buffer.position(), "an error moves nothing");
        buffer.flip().position(3);
        assertEquals(6, Sockets.send(pair[0], buffer, 0));
        assertEquals(9, buffer.position());
        assertEquals("abcdef", arrived());
        buffer.position(4);
        assertEquals(5, PosixSockets.write(pair[0], buffer));
        assertEquals("bcdef", arrived());
        assertEquals(0, Sockets.send(pair[0], buffer, 0), "nothing remains");
        ByteBuffer readOnly = buffer.duplicate().position(3).asReadOnlyBuffer();
        assertEquals(6, Sockets.send(pair[0], readOnly, 0));
        assertEquals(9, readOnly.position());
        assertEquals("abcdef", arrived());
        ByteBuffer slice = buffer.duplicate().position(3).slice().position(1).limit(3);
        assertEquals(2, Sockets.send(pair[0], slice, 0));
        assertEquals("bc", arrived());
    }

    /** The result may be more than the buffer took; its position stays within. */
    @Test
    void aCutDatagramMovesThePositionToTheLimit() {
        int[] datagrams = opened.pair(Sockets.SOCK_DGRAM);
        ByteBuffer buffer = ByteBuffer.allocateDirect(8).limit(3);
        assertEquals(6, Sockets.send(datagrams[0], opened.text("abcdef"), 6, 0));
        assertEquals(6, Sockets.recv(datagrams[1], buffer, LinuxSockets.MSG_TRUNC));
        assertEquals(3, buffer.position());
    }

    @Test
    void byteBuffersWithAddresses() {
        int a = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(a, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        SockAddr name = opened.name(a);
        ByteBuffer out = ByteBuffer.allocateDirect(8).put("abcdefgh".getBytes(StandardCharsets.US_ASCII)).position(5);
        assertEquals(3, Sockets.sendto(a, out, 0, name));
        assertEquals(8, out.position());
        ByteBuffer in = ByteBuffer.allocateDirect(8).position(1);
        SockAddr src = SockAddr.allocate(opened.arena);
        assertEquals(3, Sockets.recvfrom(a, in, 0, src));
        assertEquals(4, in.position());
        assertEquals(name.toString(), src.toString());
        assertEquals("fgh", StandardCharsets.US_ASCII.decode(in.flip().position(1)).toString());
    }

    @Test
    void aHeapBufferWithDontwait() {
        assumeTrue(Runtime.version().feature() >= 24, "heap buffers need JDK 24");
        byte[] bytes = "0123456789".getBytes(StandardCharsets.US_ASCII);
        MemorySegment heap = MemorySegment.ofArray(bytes);
        arrive("abcdef");
        assertEquals(3, Sockets.recv(pair[1], heap.asSlice(4, 3), 3, DONTWAIT));
        assertEquals("0123abc789", new String(bytes, StandardCharsets.US_ASCII));
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, 5);
        assertEquals(3, Sockets.recv(pair[1], buffer, DONTWAIT));
        assertEquals(4, buffer.position());
        assertEquals("0defabc789", new String(bytes, StandardCharsets.US_ASCII));
        assertEquals(-Errno.EAGAIN, Sockets.recv(pair[1], heap, 10, DONTWAIT));
        assertEquals(4, Sockets.send(pair[0], heap.asSlice(3), 4, DONTWAIT));
        assertEquals("fabc", arrived());
        buffer.position(0).limit(2);
        assertEquals(2, Sockets.send(pair[0], buffer, DONTWAIT));
        assertEquals("0d", arrived());
        assertEquals(2, buffer.position());
        ByteBuffer offset = ByteBuffer.wrap(bytes, 2, 6).slice().position(1);
        assertEquals(5, Sockets.send(pair[0], offset, DONTWAIT));
        assertEquals("fabc7", arrived());
        // An array of longs is memory as well.
        assertEquals(8, Sockets.send(pair[0], MemorySegment.ofArray(new long[]{0x6161616161616161L}), 8, DONTWAIT));
        assertEquals("aaaaaaaa", arrived());
        assertEquals(0, Sockets.send(pair[0], MemorySegment.ofArray(new byte[0]), 0, DONTWAIT));
        assertEquals(10, Sockets.send(pair[0], heap.asReadOnly(), 10, DONTWAIT));
        assertEquals("0defabc789", arrived());
        ByteBuffer readOnly = ByteBuffer.wrap(bytes).asReadOnlyBuffer().position(7);
        assertEquals(3, Sockets.send(pair[0], readOnly, DONTWAIT));
        assertEquals("789", arrived());

        int a = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(a, SockAddr.allocate(opened.arena).setIp("127.0.0.1", 0)));
        SockAddr src = SockAddr.allocate(opened.arena);
        assertEquals(6, Sockets.sendto(a, heap, 6, DONTWAIT, opened.name(a)));
        assertEquals(6, Sockets.recvfrom(a, heap.asSlice(4), 6, DONTWAIT, src));
        assertEquals("0def0defab", new String(bytes, StandardCharsets.US_ASCII));
        assertEquals(opened.name(a).toString(), src.toString());
        assertEquals(-Errno.EAGAIN, Sockets.recvfrom(a, heap, 6, DONTWAIT, src));
    }

    @Test
    void aHeapBufferWithoutDontwaitIsRefused() {
        MemorySegment heap = MemorySegment.ofArray(new byte[16]);
        ByteBuffer buffer = ByteBuffer.allocate(16);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 9);
        String tail = ": a heap buffer needs MSG_DONTWAIT in flags (flags=2), for a call that may block would hold the"
                + " garbage collector; or use a native segment or a direct ByteBuffer";
        int peek = Sockets.MSG_PEEK;
        assertAll(() -> refused("recv" + tail, () -> Sockets.recv(pair[1], heap, 16, peek)),
                () -> refused("recv" + tail, () -> Sockets.recv(pair[1], buffer, peek)),
                () -> refused("recvfrom" + tail, () -> Sockets.recvfrom(pair[1], heap, 16, peek, address)),
                () -> refused("send" + tail, () -> Sockets.send(pair[1], heap, 16, peek)),
                () -> refused("send" + tail, () -> Sockets.send(pair[1], buffer, peek)),
                () -> refused("sendto" + tail, () -> Sockets.sendto(pair[1], heap, 16, peek, address)));
        String native_ = ": buf is on the heap; this call needs a native segment or a direct ByteBuffer";
        assertAll(() -> refused("read" + native_, () -> PosixSockets.read(pair[1], heap, 16)),
                () -> refused("read" + native_, () -> PosixSockets.read(pair[1], buffer)),
                () -> refused("write" + native_, () -> PosixSockets.write(pair[1], heap, 16)),
                () -> refused("write" + native_, () -> PosixSockets.write(pair[1], buffer)));
        assertEquals(0, buffer.position());
    }

    /** The kernel reads such a buffer after the call: of the heap it would send what came to stand there meanwhile. */
    @Test
    void aHeapBufferWithZerocopyIsRefused() {
        MemorySegment heap = MemorySegment.ofArray(new byte[16]);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 9);
        int flags = DONTWAIT | LinuxSockets.MSG_ZEROCOPY;
        String tail = ": a heap buffer cannot go with MSG_ZEROCOPY (flags=" + flags + "), for the kernel reads it after"
                + " the call, when the garbage collector may have moved it; use a native segment or a direct ByteBuffer";
        assertAll(() -> refused("send" + tail, () -> Sockets.send(pair[0], heap, 16, flags)),
                () -> refused("send" + tail, () -> Sockets.send(pair[0], ByteBuffer.allocate(16), flags)),
                () -> refused("sendto" + tail, () -> Sockets.sendto(pair[0], heap, 16, flags, address)));
        assertEquals(16, Sockets.send(pair[0], opened.arena.allocate(16), 16, flags), "native memory may");
    }

    @Test
    void aReadOnlyBufferIsNotWritten() {
        MemorySegment readOnly = opened.arena.allocate(8).asReadOnly();
        ByteBuffer buffer = ByteBuffer.allocateDirect(8).asReadOnlyBuffer();
        SockAddr src = SockAddr.allocate(opened.arena);
        String tail = ": buf is read-only and the call writes to it";
        assertAll(() -> refused("recv" + tail, () -> Sockets.recv(pair[1], readOnly, 8, 0)),
                () -> refused("recv" + tail, () -> Sockets.recv(pair[1], buffer, 0)),
                () -> refused("recvfrom" + tail, () -> Sockets.recvfrom(pair[1], readOnly, 8, 0, src)),
                () -> refused("recvfrom" + tail, () -> Sockets.recvfrom(pair[1], buffer, 0, src)),
                () -> refused("read" + tail, () -> PosixSockets.read(pair[1], readOnly, 8)),
                () -> refused("read" + tail, () -> PosixSockets.read(pair[1], buffer)));
        assertEquals(8, Sockets.send(pair[0], readOnly, 8, 0), "it may be sent");
    }

    @Test
    void aLengthBeyondTheBufferIsRefused() {
        MemorySegment eight = opened.arena.allocate(8);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 9);
        for (long length : new long[]{9, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            String tail = ": a length of " + length + " is beyond buf, which has 8 bytes";
            assertAll(() -> beyond("recv" + tail, () -> Sockets.recv(pair[1], eight, length, 0)),
                    () -> beyond("recvfrom" + tail, () -> Sockets.recvfrom(pair[1], eight, length, 0, address)),
                    () -> beyond("recvfrom" + tail,
                            () -> Sockets.recvfrom(pair[1], eight, length, 0, MemorySegment.NULL, MemorySegment.NULL)),
                    () -> beyond("send" + tail, () -> Sockets.send(pair[1], eight, length, 0)),
                    () -> beyond("sendto" + tail, () -> Sockets.sendto(pair[1], eight, length, 0, address)),
                    () -> beyond("sendto" + tail,
                            () -> Sockets.sendto(pair[1], eight, length, 0, MemorySegment.NULL, 0)),
                    () -> beyond("read" + tail, () -> PosixSockets.read(pair[1], eight, length)),
                    () -> beyond("write" + tail, () -> PosixSockets.write(pair[1], eight, length)));
        }
        beyond("recv: a length of 17 is beyond buf, which has 16 bytes",
                () -> Sockets.recv(pair[1], MemorySegment.ofArray(new byte[16]), 17, DONTWAIT));
        assertEquals("EAGAIN", arrived(), "nothing was sent");
    }

    @Test
    void nullGivesEfaultAndNothingGivesNothing() {
        arrive("x");
        assertAll(() -> assertEquals(-Errno.EFAULT, Sockets.recv(pair[1], MemorySegment.NULL, 1, Sockets.MSG_PEEK)),
                () -> assertEquals(-Errno.EFAULT, Sockets.send(pair[0], MemorySegment.NULL, 1, 0)),
                () -> assertEquals(-Errno.EFAULT, PosixSockets.write(pair[0], MemorySegment.NULL, 1)));
        assertEquals(0, Sockets.send(pair[0], MemorySegment.NULL, 0, 0));
        assertEquals(0, PosixSockets.write(pair[0], MemorySegment.NULL, 0));
        assertEquals(0, Sockets.recv(pair[1], opened.arena.allocate(4), 0, 0), "a byte waits and none was asked for");
        assertEquals("x", arrived());
    }

    @Test
    void aClosedArenaIsRefused() {
        Arena arena = Arena.ofConfined();
        MemorySegment gone = arena.allocate(8);
        SockAddr address = SockAddr.allocate(arena).setIp("127.0.0.1", 9);
        arena.close();
        MemorySegment room = opened.arena.allocate(8);
        Class<IllegalStateException> state = IllegalStateException.class;
        assertAll(() -> assertThrows(state, () -> Sockets.recv(pair[1], gone, 8, 0)),
                () -> assertThrows(state, () -> Sockets.send(pair[1], gone, 8, 0)),
                () -> assertThrows(state, () -> PosixSockets.read(pair[1], gone, 8)),
                () -> assertThrows(state, () -> PosixSockets.write(pair[1], gone, 8)),
                () -> assertThrows(state, () -> Sockets.connect(pair[1], address)),
                () -> assertThrows(state, () -> Sockets.bind(pair[1], gone, 8)),
                () -> assertThrows(state, () -> Sockets.getsockname(pair[1], address)),
                () -> assertThrows(state, () -> Sockets.getsockname(pair[1], room, gone)),
                () -> assertThrows(state, () -> Sockets.recvfrom(pair[1], room, 8, DONTWAIT, address)),
                () -> assertThrows(state, () -> Sockets.setsockopt(pair[1], 1, 1, gone, 4)));
        assertEquals("EAGAIN", arrived(), "nothing was sent");
    }

    @Test
    void anotherThreadsMemoryIsRefused() throws Exception {
        MemorySegment mine = opened.arena.allocate(8);
        SockAddr address = SockAddr.allocate(opened.arena).setIp("127.0.0.1", 9);
        for (Executable call : new Executable[]{() -> Sockets.send(pair[0], mine, 8, 0),
                () -> Sockets.recv(pair[0], mine, 8, DONTWAIT), () -> Sockets.connect(pair[0], address),
                () -> Sockets.getsockname(pair[0], address), () -> PosixSockets.read(pair[0], mine, 8)}) {
            CompletableFuture<Void> result = CompletableFuture.runAsync(() -> {
                try {
                    call.execute();
                } catch (RuntimeException | Error e) {
                    throw e;
                } catch (Throwable t) {
                    throw new AssertionError(t);
                }
            });
            assertEquals(WrongThreadException.class,
                    assertThrows(ExecutionException.class, result::get).getCause().getClass());
        }
        assertEquals("EAGAIN", arrived(), "nothing was sent");
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static void beyond(String message, Executable call) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }
}

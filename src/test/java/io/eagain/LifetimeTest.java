package io.eagain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eagain.linux.EpollEvents;
import io.eagain.linux.LinuxMessages;
import io.eagain.linux.MMsgHdrs;
import io.eagain.linux.SignalInfo;
import io.eagain.linux.TcpInfo;
import io.eagain.posix.ControlMessages;
import io.eagain.posix.FdSet;
import io.eagain.posix.IoVec;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PollFds;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.SigSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** No memory is freed under a call that has a pointer to it inside a struct. */
@EnabledOnOs(OS.LINUX)
class LifetimeTest {

    // Of the processor that the kernel runs on: it is qemu-user that makes the call.
    private static final long RECVMSG = System.getProperty("os.arch").equals("amd64")
            || System.getProperty("eagain.lab.under", "").startsWith("qemu") ? 47 : 212;
    private static final String ELSEWHERE = ": buffer 1 belongs to another shared arena, which another thread could close"
            + " during a call; make both in the same arena, or the buffer in an automatic or confined one";

    private final Opened opened = new Opened();

    @AfterEach
    void close() {
        opened.close();
    }

    /** Each kind of buffer beside each kind of array. */
    @Test
    void whichBuffersAreTaken(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("file"), new byte[8]);
        try (Arena shared = Arena.ofShared();
                Arena other = Arena.ofShared();
                Arena confined = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file)) {
            for (Arena own : new Arena[]{shared, confined, opened.arena, Arena.ofAuto(), Arena.global()}) {
                IoVec iov = IoVec.allocate(own, 2);
                for (MemorySegment good : new MemorySegment[]{own.allocate(8), own.allocate(8).asSlice(3).asReadOnly(),
                        confined.allocate(8), opened.arena.allocate(8), Arena.ofAuto().allocate(8),
                        Arena.global().allocate(8), MemorySegment.NULL, MemorySegment.ofAddress(1).reinterpret(8),
                        channel.map(FileChannel.MapMode.READ_ONLY, 0, 8, Arena.ofAuto())}) {
                    assertEquals(2, iov.set(1, good).size());
                }
                iov.set(1, ByteBuffer.allocateDirect(8));
                iov.set(1, channel.map(FileChannel.MapMode.READ_ONLY, 0, 8));
                iov.set(1, own.allocate(8).asByteBuffer());
                iov.clear();
                MemorySegment bad = other.allocate(8);
                for (MemorySegment elsewhere : new MemorySegment[]{bad, bad.asSlice(2), bad.asReadOnly(),
                        MemorySegment.ofAddress(bad.address()).reinterpret(8, other, null),
                        channel.map(FileChannel.MapMode.READ_ONLY, 0, 8, other)}) {
                    assertEquals("IoVec.set" + ELSEWHERE,
                            assertThrows(IllegalArgumentException.class, () -> iov.set(1, elsewhere)).getMessage());
                }
                assertThrows(IllegalArgumentException.class, () -> iov.set(1, bad.asByteBuffer()));
                assertEquals(0, iov.size());
                assertEquals(0, iov.length(1));
            }
        }
    }

    @Test
    void aClosedArenaIsNotUsed() {
        Arena closed = Arena.ofConfined();
        MsgHdr message = MsgHdr.allocate(opened.arena, 3, 0);
        message.iov().set(0, opened.arena.allocate(8)).set(2, closed.allocate(8));
        MMsgHdrs messages = MMsgHdrs.allocate(opened.arena, 4, 1, 0);
        messages.message(3).iov().set(0, closed.allocate(8));
        IoVec gone = IoVec.allocate(closed, 1);
        closed.close();
        assertEquals("readv: the arena of buffer 2 is closed", assertThrows(IllegalStateException.class,
                () -> Messages.readv(-1, message.iov())).getMessage());
        assertEquals("writev: the arena of buffer 2 is closed", assertThrows(IllegalStateException.class,
                () -> Messages.writev(-1, message.iov())).getMessage());
        assertEquals("sendmsg: the arena of buffer 2 is closed", assertThrows(IllegalStateException.class,
                () -> Messages.sendmsg(-1, message, 0)).getMessage());
        assertEquals("recvmsg: the arena of buffer 2 is closed", assertThrows(IllegalStateException.class,
                () -> Messages.recvmsg(-1, message, 0)).getMessage());
        assertEquals("preadv2: the arena of buffer 2 is closed", assertThrows(IllegalStateException.class,
                () -> LinuxMessages.preadv2(-1, message.iov(), -1, 0)).getMessage());
        assertEquals("pwritev2: the arena of buffer 2 is closed", assertThrows(IllegalStateException.class,
                () -> LinuxMessages.pwritev2(-1, message.iov(), -1, 0)).getMessage());
        assertEquals("sendmmsg, message 3: the arena of buffer 0 is closed", assertThrows(IllegalStateException.class,
                () -> LinuxMessages.sendmmsg(-1, messages, 0, 4, 0)).getMessage());
        assertEquals("recvmmsg, message 3: the arena of buffer 0 is closed", assertThrows(IllegalStateException.class,
                () -> LinuxMessages.recvmmsg(-1, messages, 0, 4, 0, -1)).getMessage());
        assertThrows(IllegalStateException.class, () -> Messages.readv(-1, gone));
        // A refusal has let go of what it took.
        message.iov().setSize(2);
        assertEquals(-Errno.EBADF, Messages.sendmsg(-1, message, 0));
        assertEquals(-Errno.EBADF, LinuxMessages.sendmmsg(-1, messages, 0, 3, 0));
        message.iov().clear().setSize(3);
        assertEquals(-Errno.EBADF, Messages.sendmsg(-1, message, 0), "and forgets what it is told to");
    }

    @Test
    void aBufferOfAnotherThreadIsNotUsed() {
        try (Arena shared = Arena.ofShared()) {
            IoVec iov = IoVec.allocate(shared, 1).set(0, opened.arena.allocate(8));
            assertEquals(-Errno.EBADF, Messages.writev(-1, iov));
            assertEquals("writev: buffer 0 belongs to another thread",
                    CompletableFuture
                            .supplyAsync(
                                    () -> assertThrows(WrongThreadException.class, () -> Messages.writev(-1, iov)))
                            .join().getMessage());
        }
    }

    @Test
    void whatTheCallWritesToIsNotReadOnly() {
        IoVec iov = IoVec.allocate(opened.arena, 2).set(0, opened.arena.allocate(8)).set(1,
                opened.arena.allocate(8).asReadOnly());
        assertEquals("readv: buffer 1 is read-only and the call writes to it",
                assertThrows(IllegalArgumentException.class, () -> Messages.readv(-1, iov)).getMessage());
        assertEquals(-Errno.EBADF, Messages.writev(-1, iov));
    }

    /** The array, the message and the buffer are of one arena: the call itself keeps it open. */
    @Test
    void anArenaIsNotClosedUnderABlockingCall() throws Exception {
        int[] sv = opened.pair(Sockets.SOCK_STREAM);
        try (Arena shared = Arena.ofShared()) {
            MsgHdr message = MsgHdr.allocate(shared, 1, 64);
            MemorySegment room = shared.allocate(16);
            message.iov().set(0, room);
            CompletableFuture<Path> thread = new CompletableFuture<>();
            CompletableFuture<Long> result = CompletableFuture.supplyAsync(() -> {
                assertDoesNotThrow(() -> thread.complete(Kernel.thread()));
                return Messages.recvmsg(sv[0], message, 0);
            });
            Kernel.awaitCall(thread.get(20, TimeUnit.SECONDS), RECVMSG);
            assertThrows(IllegalStateException.class, shared::close);
            // Nor is what keeps the buffers changed, nor the array used twice.
            for (String call : new String[]{"IoVec.set", "IoVec.setSize", "IoVec.clear", "sendmsg"}) {
                assertEquals(call + ": a call of another thread uses this IoVec",
                        assertThrows(IllegalStateException.class, () -> {
                            switch (call) {
                                case "IoVec.set" -> message.iov().set(0, room);
                                case "IoVec.setSize" -> message.iov().setSize(0);
                                case "IoVec.clear" -> message.iov().clear();
                                default -> Messages.sendmsg(sv[0], message, 0);
                            }
                        }).getMessage());
            }
            assertEquals(4, PosixSockets.write(sv[1], opened.text("late"), 4));
            assertEquals(4, result.get(20, TimeUnit.SECONDS));
            assertEquals("late", Opened.text(room, 4));
            message.iov().clear();
        }
    }

    /** Nobody but the array knows this buffer. */
    @Test
    void aBufferIsNotCollectedUnderABlockingCall() throws Exception {
        int[] sv = opened.pair(Sockets.SOCK_STREAM);
        MsgHdr message = MsgHdr.allocate(Arena.ofAuto(), 1, 0);
        WeakReference<MemorySegment> buffer = onlyBuffer(message.iov());
        CompletableFuture<Path> thread = new CompletableFuture<>();
        CompletableFuture<Long> result = receive(sv[0], message, thread);
        message = null;
        Kernel.awaitCall(thread.get(20, TimeUnit.SECONDS), RECVMSG);
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        assertNotNull(buffer.get());
        assertEquals(4, PosixSockets.write(sv[1], opened.text("late"), 4));
        assertEquals(4, result.get(20, TimeUnit.SECONDS));
        result = null;
        for (int i = 0; i < 100 && buffer.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(buffer.get(), "it is, afterwards");
    }

    private static WeakReference<MemorySegment> onlyBuffer(IoVec iov) {
        MemorySegment buffer = Arena.ofAuto().allocate(16);
        iov.set(0, buffer);
        return new WeakReference<>(buffer);
    }

    private static CompletableFuture<Long> receive(int fd, MsgHdr message, CompletableFuture<Path> thread) {
        return CompletableFuture.supplyAsync(() -> {
            assertDoesNotThrow(() -> thread.complete(Kernel.thread()));
            return Messages.recvmsg(fd, message, 0);
        });
    }

    /** An arena of a program's own making: what it gives for pointers, the program could have as well. */
    private static Arena own(Arena arena, UnaryOperator<MemorySegment> gives) {
        return new Arena() {
            @Override
            public MemorySegment allocate(long size, long alignment) {
                return gives.apply(arena.allocate(size, alignment));
            }

            @Override
            public MemorySegment.Scope scope() {
                return arena.scope();
            }

            @Override
            public void close() {
                arena.close();
            }
        };
    }

    @Test
    void anArenaOfOnesOwnMakingHoldsNoPointers() {
        Arena honest = own(opened.arena, memory -> memory);
        String message = "IoVec.allocate: the arena is of " + honest.getClass().getName()
                + "; memory that holds pointers needs one of the JDK's own, such as Arena.ofConfined()";
        assertEquals(message,
                assertThrows(IllegalArgumentException.class, () -> IoVec.allocate(honest, 1)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> MsgHdr.allocate(honest, 1, 8));
        assertThrows(IllegalArgumentException.class, () -> MMsgHdrs.allocate(honest, 1, 1, 8));
        assertNotNull(PollFds.allocate(honest, 1), "no pointers in these");
    }

    @Test
    void anArenaThatGivesTooLittleIsRefused() {
        List<UnaryOperator<MemorySegment>> bad = List.of(memory -> memory.asSlice(0, 4), MemorySegment::asReadOnly,
                memory -> MemorySegment.ofArray(new long[64]));
        for (UnaryOperator<MemorySegment> gives : bad) {
            Arena arena = own(opened.arena, gives);
            for (Executable make : List.<Executable>of(() -> FdSet.allocate(arena), () -> SigSet.allocate(arena),
                    () -> PollFds.allocate(arena, 2), () -> EpollEvents.allocate(arena, 2),
                    () -> SockAddr.allocate(arena), () -> TcpInfo.allocate(arena), () -> SignalInfo.allocate(arena))) {
                assertThrows(IllegalArgumentException.class, make);
            }
        }
    }

    /** The address of memory that the call was not lent. */
    @Test
    void nullHasNoOffset() {
        MemorySegment others = opened.arena.allocate(8);
        IoVec iov = IoVec.allocate(opened.arena, 1);
        assertThrows(IndexOutOfBoundsException.class, () -> iov.set(0, MemorySegment.NULL, others.address(), 8));
        assertThrows(IndexOutOfBoundsException.class, () -> iov.set(0, MemorySegment.NULL, -1, 8));
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        iov.set(0, MemorySegment.NULL, 0, 8);
        assertEquals(-Errno.EFAULT, Messages.writev(pair[0], iov), "any length shows EFAULT");
    }

    /** A message that could not be written would be sent with zeros: of descriptors, it would pass on 0. */
    @Test
    void aRefusedControlMessageIsNotThere() {
        MsgHdr message = MsgHdr.allocate(opened.arena, 1, 64);
        message.control().addDescriptors(1);
        int before = message.control().used();
        MemorySegment gone;
        try (Arena arena = Arena.ofConfined()) {
            gone = arena.allocate(4);
        }
        assertThrows(IllegalStateException.class,
                () -> message.control().add(SocketOption.SOL_SOCKET, ControlMessages.SCM_RIGHTS, gone));
        assertEquals(before, message.control().used());
    }
}

package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.generated.linux.LinuxH;
import io.eagain.linux.LinuxMessages;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.MMsgHdrs;
import io.eagain.posix.ControlMessages;
import io.eagain.posix.IoVec;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code recvmmsg}, {@code sendmmsg}, {@code preadv2} and {@code pwritev2}. */
@EnabledOnOs(OS.LINUX)
class LinuxMessagesTest {

    private final Opened opened = new Opened();

    @AfterEach
    void close() {
        opened.close();
    }

    private MMsgHdrs messages(int count, int size) {
        MMsgHdrs messages = MMsgHdrs.allocate(opened.arena, count, 1, 64);
        for (int i = 0; i < count; i++) {
            messages.message(i).iov().set(0, opened.arena.allocate(size));
        }
        return messages;
    }

    @Test
    void aPartialBatchIsExact() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(server, SockAddr.ip("127.0.0.1", 0)));
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        MMsgHdrs out = MMsgHdrs.allocate(opened.arena, 3, 2, 0);
        for (int i = 0; i < 3; i++) {
            out.message(i).name().setIp("127.0.0.1", opened.name(server).port());
            out.message(i).iov().set(0, opened.text("abc")).set(1, opened.text("defgh"), 0, i);
        }
        assertEquals(3, LinuxMessages.sendmmsg(client, out, 0, 3, 0));
        MMsgHdrs in = messages(5, 4);
        in.message(4).name().setIp("1.2.3.4", 5);
        in.message(4).control().add(1, 2, 3);
        assertEquals(3, LinuxMessages.recvmmsg(server, in, 0, 5, PosixSockets.MSG_DONTWAIT, -1));
        for (int i = 0; i < 3; i++) {
            assertEquals(3 + i, out.length(i));
            assertEquals(Math.min(4, 3 + i), in.length(i));
            assertEquals(opened.name(client).port(), in.message(i).name().port());
            assertEquals(i == 2 ? LinuxSockets.MSG_TRUNC : 0, in.message(i).flags());
        }
        for (int i = 3; i < 5; i++) {
            assertEquals(0, in.length(i));
            assertEquals(0, in.message(i).name().length());
            assertEquals(0, in.message(i).control().used());
        }
        assertEquals(-Errno.EAGAIN, LinuxMessages.recvmmsg(server, in, 0, 5, PosixSockets.MSG_DONTWAIT, -1));
        assertEquals(0, in.length(0), "nothing is left of the last call");
        assertSame(in.message(1), in.message(1));
    }

    /** It says how many it has sent, and only a call that begins at the bad one says why. */
    @Test
    void sendingStopsAtTheBadOne() {
        int[] sv = opened.pair(Sockets.SOCK_DGRAM);
        MMsgHdrs out = MMsgHdrs.allocate(opened.arena, 4, 1, 64);
        for (int i = 0; i < 4; i++) {
            out.message(i).iov().set(0, opened.text("m" + i));
        }
        out.message(2).iov().set(0, MemorySegment.NULL, 0, 5);
        assertEquals(2, LinuxMessages.sendmmsg(sv[0], out, 0, 4, 0));
        assertEquals(2, out.length(1));
        assertEquals(0, out.length(2));
        assertEquals(0, out.length(3));
        assertEquals(-Errno.EFAULT, LinuxMessages.sendmmsg(sv[0], out, 2, 2, 0));
        assertEquals(1, LinuxMessages.sendmmsg(sv[0], out, 3, 1, 0));
        MMsgHdrs in = messages(9, 9);
        assertEquals(1, LinuxMessages.recvmmsg(sv[1], in, 8, 1, PosixSockets.MSG_DONTWAIT, -1), "into the last");
        assertEquals(2, in.length(8));
        assertEquals(0, in.length(0));
        assertEquals(2, LinuxMessages.recvmmsg(sv[1], in, 0, 9, PosixSockets.MSG_DONTWAIT, -1));
        out.message(2).iov().set(0, opened.arena.allocate(1 << 20));
        assertEquals(2, LinuxMessages.sendmmsg(sv[0], out, 0, 4, 0));
        assertEquals(-Errno.EMSGSIZE, LinuxMessages.sendmmsg(sv[0], out, 2, 2, 0));
        out.message(2).iov().set(0, opened.text("x"));
        out.message(2).control().addDescriptors(-1);
        assertEquals(-Errno.EBADF, LinuxMessages.sendmmsg(sv[0], out, 2, 2, 0));
        assertEquals(-Errno.EBADF, LinuxMessages.sendmmsg(-1, out, 0, 1, 0));
        assertEquals(0, LinuxMessages.sendmmsg(sv[0], out, 0, 0, 0));
    }

    @Test
    void eachMessageHasItsOwnControlMessages() {
        int[] sv = opened.pair(Sockets.SOCK_DGRAM);
        MMsgHdrs out = MMsgHdrs.allocate(opened.arena, 3, 1, 64);
        for (int i = 0; i < 3; i++) {
            out.message(i).iov().set(0, opened.text("m"));
        }
        out.message(1).control().addDescriptors(sv[0], sv[1]);
        assertEquals(3, LinuxMessages.sendmmsg(sv[0], out, 0, 3, 0));
        MMsgHdrs in = messages(3, 8);
        assertEquals(3, LinuxMessages.recvmmsg(sv[1], in, 0, 3, LinuxSockets.MSG_CMSG_CLOEXEC, -1));
        assertFalse(in.message(0).control().next());
        ControlMessages control = in.message(1).control();
        assertTrue(control.next());
        assertEquals(2, control.descriptors());
        opened.keep(control.descriptor(0));
        opened.keep(control.descriptor(1));
        assertFalse(in.message(2).control().next());
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        MMsgHdrs two = messages(2, 8);
        assertEquals("recvmmsg: vlen=3 is beyond the array's 2 elements",
                assertThrows(IndexOutOfBoundsException.class, () -> LinuxMessages.recvmmsg(-1, two, 0, 3, 0, -1))
                        .getMessage());
        assertEquals("sendmmsg: vlen=2 is beyond the array's 1 elements",
                assertThrows(IndexOutOfBoundsException.class, () -> LinuxMessages.sendmmsg(-1, two, 1, 2, 0))
                        .getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> LinuxMessages.sendmmsg(-1, two, -1, 1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> LinuxMessages.sendmmsg(-1, two, 2, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> LinuxMessages.sendmmsg(-1, two, 0, -1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> two.message(2));
        assertThrows(IndexOutOfBoundsException.class, () -> two.length(-1));
        assertThrows(IllegalArgumentException.class, () -> MMsgHdrs.allocate(opened.arena, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> MMsgHdrs.allocate(opened.arena, 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> MMsgHdrs.allocate(opened.arena, 1, 1, -1));
        assertThrows(IndexOutOfBoundsException.class,
                () -> LinuxMessages.recvmmsg(-1, two, 0, 1, 0, opened.arena.allocate(15)));
    }

    /** The time limit is looked at after a message, not while one is waited for. */
    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user makes recvmmsg of single receives, without a time limit")
    void theTimeLimitIsSeenOnlyAfterAMessage() throws Exception {
        int[] sv = opened.pair(Sockets.SOCK_DGRAM);
        MMsgHdrs in = messages(3, 8);
        assertEquals(1, PosixSockets.write(sv[1], opened.text("1"), 1));
        MemorySegment second = opened.text("2");
        try (Arena arena = Arena.ofShared()) {
            MemorySegment later = arena.allocate(1).copyFrom(second);
            CompletableFuture<Long> sent = CompletableFuture.supplyAsync(() -> PosixSockets.write(sv[1], later, 1),
                    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
            assertEquals(2, LinuxMessages.recvmmsg(sv[0], in, 0, 3, 0, 50_000_000), "the second came too late");
            assertEquals(1, sent.get(20, TimeUnit.SECONDS));
        }
        assertEquals(1, PosixSockets.write(sv[1], second, 1));
        assertEquals(1, LinuxMessages.recvmmsg(sv[0], in, 0, 3, 0, 0), "no time: one message");
        assertEquals(1, PosixSockets.write(sv[1], second, 1));
        assertEquals(1, LinuxMessages.recvmmsg(sv[0], in, 0, 3, LinuxSockets.MSG_WAITFORONE, -1));
        MemorySegment limit = opened.arena.allocate(16, 8);
        limit.set(ValueLayout.JAVA_LONG, 0, 100);
        assertEquals(1, PosixSockets.write(sv[1], second, 1));
        assertEquals(1, LinuxMessages.recvmmsg(sv[0], in, 0, 1, 0, limit));
        long left = limit.get(ValueLayout.JAVA_LONG, 0);
        assertTrue(left >= 1 && left <= 100, () -> left + " seconds remain");
        limit.set(ValueLayout.JAVA_LONG, 8, -1);
        assertEquals(-Errno.EINVAL, LinuxMessages.recvmmsg(sv[0], in, 0, 1, 0, limit));
    }

    @Test
    void oneCallDoesNotWait() throws Throwable {
        int[] sv = opened.pair(Sockets.SOCK_STREAM);
        MemorySegment room = opened.arena.allocate(8);
        IoVec in = IoVec.allocate(opened.arena, 1).set(0, room);
        IoVec out = IoVec.allocate(opened.arena, 2).set(0, opened.text("no")).set(1, opened.text("wait"));
        assertEquals(-Errno.EAGAIN, LinuxMessages.preadv2(sv[1], in, -1, LinuxMessages.RWF_NOWAIT));
        assertEquals(6, LinuxMessages.pwritev2(sv[0], out, -1, LinuxMessages.RWF_NOWAIT));
        assertEquals(6, LinuxMessages.preadv2(sv[1], in, -1, LinuxMessages.RWF_NOWAIT));
        assertEquals("nowait", Opened.text(room, 6));
        IoVec big = IoVec.allocate(opened.arena, 1).set(0, opened.arena.allocate(1 << 16));
        long n;
        do {
            n = LinuxMessages.pwritev2(sv[0], big, -1, LinuxMessages.RWF_NOWAIT);
        } while (n > 0);
        assertEquals(-Errno.EAGAIN, n, "it is full");
        int[] pipe = Kernel.pipe(opened, 0);
        assertEquals(-Errno.EAGAIN, LinuxMessages.preadv2(pipe[0], in, -1, LinuxMessages.RWF_NOWAIT));
        assertEquals(6, LinuxMessages.pwritev2(pipe[1], out, -1, 0));
        assertEquals(6, LinuxMessages.preadv2(pipe[0], in, -1, 0));
        int file = Kernel.file(opened, "0123456789");
        assertEquals(8, LinuxMessages.preadv2(file, in, 1, 0));
        assertEquals("12345678", Opened.text(room, 8));
    }

    /** Only -1 is where a socket stands; C's {@code preadv} has no such number and always fails. */
    @Test
    void aSocketHasNoOffset() throws Throwable {
        int[] sv = opened.pair(Sockets.SOCK_STREAM);
        IoVec iov = IoVec.allocate(opened.arena, 1).set(0, opened.text("x"));
        assertEquals(-LinuxH.ESPIPE(), LinuxMessages.preadv2(sv[0], iov, 0, 0));
        assertEquals(-LinuxH.ESPIPE(), LinuxMessages.pwritev2(sv[0], iov, 0, 0));
        assertEquals(-LinuxH.ESPIPE(), LinuxMessages.preadv2(Kernel.pipe(opened, 0)[0], iov, 7, 0));
        assertEquals(-LinuxH.EOPNOTSUPP(), LinuxMessages.preadv2(sv[0], iov, -1, 1 << 30));
        iov.set(0, MemorySegment.NULL, 0, 9);
        assertEquals(-Errno.EFAULT, LinuxMessages.pwritev2(sv[0], iov, -1, 0));
        assertThrows(NullPointerException.class, () -> LinuxMessages.preadv2(sv[0], null, -1, 0));
    }
}

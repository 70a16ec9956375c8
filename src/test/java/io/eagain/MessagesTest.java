package io.eagain;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.posix.ControlMessages;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Ioctl;
import io.eagain.posix.IoVec;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code readv}, {@code writev}, {@code sendmsg} and {@code recvmsg} with their control messages. */
@DisabledOnOs(OS.WINDOWS)
class MessagesTest {

    private final Opened opened = new Opened();

    @AfterEach
    void close() {
        opened.close();
    }

    private MemorySegment room(long bytes) {
        return opened.arena.allocate(bytes);
    }

    private MsgHdr message(int controlBytes, MemorySegment... buffers) {
        MsgHdr message = MsgHdr.allocate(opened.arena, Math.max(1, buffers.length), controlBytes);
        for (int i = 0; i < buffers.length; i++) {
            message.iov().set(i, buffers[i]);
        }
        return message;
    }

    @Test
    void severalBuffersInOneCall() {
        int[] sv = opened.pair(Sockets.SOCK_STREAM);
        IoVec out = IoVec.allocate(opened.arena, 4);
        assertEquals(0, Messages.writev(sv[0], out), "no buffer");
        out.set(0, opened.text("abc")).set(2, opened.text("-defg-"), 1, 4);
        assertEquals(3, out.size());
        assertEquals(0, out.length(1), "not set");
        assertEquals(7, Messages.writev(sv[0], out));
        MemorySegment first = room(2);
        MemorySegment second = room(10);
        IoVec in = IoVec.allocate(opened.arena, 2).set(0, first).set(1, second);
        assertEquals(7, Messages.readv(sv[1], in));
        assertEquals("ab", Opened.text(first, 2));
        assertEquals("cdefg", Opened.text(second, 5));
        out.setSize(1);
        assertEquals(3, Messages.writev(sv[0], out));
        in.clear();
        assertEquals(0, in.size());
        assertEquals(0, Messages.readv(sv[1], in), "no buffer takes nothing");
        assertEquals(0, in.length(0));
    }

    @Test
    void aMessageHasAnAddressAndItsBytes() {
        int server = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        assertEquals(0, Sockets.bind(server, SockAddr.ip("127.0.0.1", 0)));
        int client = opened.socket(Sockets.AF_INET, Sockets.SOCK_DGRAM);
        MsgHdr out = message(0, opened.text("he"), opened.text("llo"));
        out.name().setIp("127.0.0.1", opened.name(server).port());
        assertEquals(5, Messages.sendmsg(client, out, 0));
        MemorySegment room = room(100);
        MsgHdr in = message(0, room);
        in.name().setUnix("/something/longer/than/what/comes/before");
        assertEquals(5, Messages.recvmsg(server, in, 0));
        assertEquals("hello", Opened.text(room, 5));
        assertEquals("127.0.0.1:" + opened.name(client).port(), in.name().toString());
        assertEquals(16, in.name().length());
        assertEquals(0, in.flags());
        assertEquals(-Errno.EAGAIN, Messages.recvmsg(server, in, PosixSockets.MSG_DONTWAIT));
        assertEquals(0, in.name().length(), "nothing is left of the last message");
    }

    @Test
    void aDescriptorIsPassedOnAndUsed() {
        int[] sv = opened.pair(Sockets.SOCK_STREAM);
        int[] passed = opened.pair(Sockets.SOCK_STREAM);
        MsgHdr out = message(ControlMessages.space(8), opened.text("!"));
        out.control().addDescriptors(passed[0], passed[0]);
        assertEquals(1, Messages.sendmsg(sv[0], out, 0));
        opened.close(passed[0]);
        MsgHdr in = message(64, room(10));
        assertEquals(1, Messages.recvmsg(sv[1], in, 0));
        ControlMessages control = in.control();
        assertThrows(IllegalStateException.class, control::level);
        assertTrue(control.next());
        assertEquals(SocketOption.SOL_SOCKET, control.level());
        assertEquals(ControlMessages.SCM_RIGHTS, control.type());
        assertEquals(8, control.length());
        assertEquals(2, control.descriptors());
        int received = opened.keep(control.descriptor(0));
        opened.keep(control.descriptor(1));
        assertThrows(IndexOutOfBoundsException.class, () -> control.descriptor(2));
        assertFalse(control.next());
        assertFalse(control.next(), "and stays there");
        assertEquals(0, Fcntl.fcntl(received, Fcntl.F_GETFD, 0), "open across execve");
        assertEquals(3, PosixSockets.write(received, opened.text("via"), 3));
        MemorySegment room = room(3);
        assertEquals(3, PosixSockets.read(passed[1], room, 3));
        assertEquals("via", Opened.text(room, 3));
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user takes control messages into room of its own, and then MSG_CTRUNC is missing")
    void whatWasCutOffIsVisible() {
        int[] sv = opened.pair(Sockets.SOCK_DGRAM);
        MsgHdr out = message(64, opened.text("0123456789"));
        out.control().addDescriptors(sv[0], sv[1]);
        assertEquals(10, Messages.sendmsg(sv[0], out, 0));
        assertEquals(10, Messages.sendmsg(sv[0], out, 0));
        // Room for one descriptor, and none for the second.
        MsgHdr in = message(ControlMessages.space(0) + 4, room(4));
        assertEquals(4, Messages.recvmsg(sv[1], in, 0));
        assertEquals(Messages.MSG_TRUNC | Messages.MSG_CTRUNC, in.flags());
        assertTrue(in.control().next());
        assertEquals(1, in.control().descriptors());
        opened.keep(in.control().descriptor(0));
        assertFalse(in.control().next());
        MsgHdr none = message(0, room(100));
        assertEquals(10, Messages.recvmsg(sv[1], none, 0));
        assertEquals(Messages.MSG_CTRUNC, none.flags());
        assertFalse(none.control().next());
        assertEquals(-Errno.EAGAIN, Messages.recvmsg(sv[1], none, PosixSockets.MSG_DONTWAIT));
        assertEquals(0, none.flags());
    }

    @Test
    void howTheSystemRefuses() {
        int[] sv = opened.pair(Sockets.SOCK_STREAM);
        assertEquals(0, Ioctl.fionbio(sv[0], true));
        IoVec iov = IoVec.allocate(opened.arena, 1).set(0, room(8));
        MsgHdr message = message(2000, room(8));
        assertEquals(-Errno.EAGAIN, Messages.readv(sv[0], iov));
        assertEquals(-Errno.EAGAIN, Messages.recvmsg(sv[0], message, 0));
        assertEquals(-Errno.EBADF, Messages.readv(-1, iov));
        assertEquals(-Errno.EBADF, Messages.writev(-1, iov));
        assertEquals(-Errno.EBADF, Messages.recvmsg(-1, message, 0));
        assertEquals(-Errno.EBADF, Messages.sendmsg(-1, message, 0));
        message.control().addDescriptors(-1);
        assertEquals(-Errno.EBADF, Messages.sendmsg(sv[0], message, 0));
        message.control().clear().addDescriptors(new int[254]);
        assertEquals(-Errno.EINVAL, Messages.sendmsg(sv[0], message, 0));
        message.control().clear().add(SocketOption.SOL_SOCKET, 9999, 4);
        assertEquals(-Errno.EINVAL, Messages.sendmsg(sv[0], message, 0));
        iov.set(0, MemorySegment.NULL, 0, 8);
        message.control().clear();
        message.iov().set(0, MemorySegment.NULL, 0, 8);
        assertEquals(-Errno.EFAULT, Messages.writev(sv[1], iov));
        assertEquals(-Errno.EFAULT, Messages.sendmsg(sv[1], message, 0));
        assertEquals(1, PosixSockets.write(sv[1], room(1), 1));
        assertEquals(-Errno.EFAULT, Messages.readv(sv[0], iov));
        assertEquals(-Errno.EFAULT, Messages.recvmsg(sv[0], message, 0));
        long n;
        iov.set(0, room(1 << 16));
        while ((n = Messages.writev(sv[0], iov)) > 0) {
            assertTrue(n <= 1 << 16);
        }
        assertEquals(-Errno.EAGAIN, n, "it is full");
        message.iov().set(0, room(8));
        assertEquals(-Errno.EAGAIN, Messages.sendmsg(sv[0], message, 0));
    }

    /** The library has no limit of its own. */
    @Test
    void moreBuffersThanTheSystemTakes() {
        int[] sv = opened.pair(Sockets.SOCK_STREAM);
        MsgHdr message = MsgHdr.allocate(opened.arena, 1025, 0);
        MemorySegment one = opened.text("x");
        for (int i = 0; i < 1025; i++) {
            message.iov().set(i, one);
        }
        assertEquals(-Errno.EINVAL, Messages.writev(sv[0], message.iov()));
        assertEquals(-Errno.EINVAL, Messages.readv(sv[0], message.iov()));
        assertEquals(-Errno.EMSGSIZE, Messages.sendmsg(sv[0], message, 0));
        assertEquals(-Errno.EMSGSIZE, Messages.recvmsg(sv[0], message, 0));
        message.iov().setSize(1024);
        assertEquals(1024, Messages.writev(sv[0], message.iov()));
        assertEquals(1024, Messages.sendmsg(sv[0], message, 0));
        assertEquals(1024, Messages.readv(sv[1], message.iov()));
    }

    @Test
    @DisabledIfSystemProperty(named = "eagain.lab.under", matches = "qemu.*", disabledReason = "qemu-user looks at the addresses first")
    void lengthsBeyondSsizeT() {
        IoVec iov = IoVec.allocate(opened.arena, 2).set(0, MemorySegment.NULL, 0, Long.MAX_VALUE).set(1,
                MemorySegment.NULL, 0, -1);
        assertEquals(-Errno.EINVAL, Messages.writev(opened.pair(Sockets.SOCK_STREAM)[0], iov));
    }

    @Test
    void whatCannotBeABufferIsRefused() {
        IoVec iov = IoVec.allocate(opened.arena, 2);
        MemorySegment eight = room(8);
        assertEquals("IoVec.set: 8 bytes at 1 are beyond buffer, which has 8 bytes",
                assertThrows(IndexOutOfBoundsException.class, () -> iov.set(0, eight, 1, 8)).getMessage());
        for (long[] part : new long[][]{{-1, 2}, {0, -1}, {9, 0}, {8, 1}, {Long.MAX_VALUE, Long.MAX_VALUE}, {4, 5},
                {Long.MIN_VALUE, 1}, {1, Long.MIN_VALUE}}) {
            assertThrows(IndexOutOfBoundsException.class, () -> iov.set(0, eight, part[0], part[1]));
        }
        iov.set(0, eight, 8, 0).set(0, eight, 1, 7);
        assertThrows(IndexOutOfBoundsException.class, () -> iov.set(2, eight));
        assertThrows(IndexOutOfBoundsException.class, () -> iov.set(-1, eight));
        assertThrows(IndexOutOfBoundsException.class, () -> iov.setSize(3));
        assertThrows(IndexOutOfBoundsException.class, () -> iov.setSize(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> iov.length(2));
        assertEquals("IoVec.set: buffer is on the heap; this call needs a native segment or a direct ByteBuffer",
                assertThrows(IllegalArgumentException.class, () -> iov.set(0, MemorySegment.ofArray(new byte[8])))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> iov.set(0, ByteBuffer.allocate(8)));
        assertThrows(IllegalArgumentException.class, () -> IoVec.allocate(opened.arena, 0));
        assertTrue(iov.segment().isReadOnly());
        assertEquals(1, iov.size());
        assertEquals(7, iov.length(0));
        ByteBuffer direct = ByteBuffer.allocateDirect(10).position(3).limit(7);
        assertEquals(4, iov.set(1, direct).length(1));
        assertEquals(3, direct.position());
        MsgHdr message = message(0, eight);
        message.name().lengthSegment().set(JAVA_INT, 0, 129);
        assertEquals("sendmsg: a length of 129 is beyond name, which has 128 bytes",
                assertThrows(IndexOutOfBoundsException.class, () -> Messages.sendmsg(-1, message, 0)).getMessage());
        message.name().lengthSegment().set(JAVA_INT, 0, -1);
        assertThrows(IndexOutOfBoundsException.class, () -> Messages.sendmsg(-1, message, 0));
        assertEquals(-Errno.EBADF, Messages.recvmsg(-1, message, 0), "a receive sets it");
        assertEquals(-Errno.EBADF, Messages.sendmsg(-1, message, 0));
    }
}

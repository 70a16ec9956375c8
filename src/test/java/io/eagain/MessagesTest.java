package io.eagain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.posix.ControlMessages;
import io.eagain.posix.Fcntl;
import io.eagain.posix.IoVec;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
}

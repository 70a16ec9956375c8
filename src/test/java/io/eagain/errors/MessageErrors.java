package io.eagain.errors;

import io.eagain.SockAddr;
import io.eagain.SocketOption;
import io.eagain.Sockets;
import io.eagain.linux.LinuxMessages;
import io.eagain.linux.MMsgHdrs;
import io.eagain.posix.ControlMessages;
import io.eagain.posix.IoVec;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Several buffers, and messages with control data. */
final class MessageErrors {
    private static final int TOO_MANY = 1025;
    private static final int SCM_CREDENTIALS = 2;
    private static final int NO_FLAG = 1 << 30;

    private MessageErrors() {
    }

    static void add(Table table) {
        TransferErrors.read(table.call("readv", "readv", s -> {
            int fd = s.nonblocking(s.pair(Sockets.SOCK_STREAM)[0]);
            IoVec iov = vector(s.arena.allocate(8), 8);
            return () -> Messages.readv(fd, iov);
        }), (fd, buf, len) -> Messages.readv(fd, vector(buf, len)))
                .provoked("EINVAL", "1025 buffers", s -> Messages.readv(s.pair(Sockets.SOCK_STREAM)[0], many(s)))
                .notHere("EOPNOTSUPP", "it has no flags; it is preadv2's")
                .notHere("ESPIPE", "it has no offset; it is preadv2's");
        TransferErrors.write(table.call("writev", "writev", s -> {
            int fd = s.pair(Sockets.SOCK_STREAM)[0];
            IoVec iov = vector(s.text("x"), 1);
            return () -> Messages.writev(fd, iov);
        }), (fd, buf, len) -> Messages.writev(fd, vector(buf, len)))
                .provoked("EINVAL", "1025 buffers", s -> Messages.writev(s.pair(Sockets.SOCK_STREAM)[0], many(s)))
                .notHere("EOPNOTSUPP", "it has no flags; it is pwritev2's")
                .notHere("ESPIPE", "it has no offset; it is pwritev2's");
        sendmsg(table);
        sendmmsg(table);
        TransferErrors.receive(table.call("recvmsg", "recvmsg", s -> {
            int fd = s.pair(Sockets.SOCK_STREAM)[0];
            MsgHdr message = message(s.arena.allocate(8), 8);
            return () -> Messages.recvmsg(fd, message, PosixSockets.MSG_DONTWAIT);
        }), (fd, buf, len, flags) -> Messages.recvmsg(fd, message(buf, len), flags))
                .provoked("EMSGSIZE", "1025 buffers",
                        s -> Messages.recvmsg(s.pair(Sockets.SOCK_STREAM)[0], manyIn(s), 0));
        TransferErrors.receive(table.call("recvmmsg", "recvmmsg", s -> {
            int fd = s.pair(Sockets.SOCK_STREAM)[0];
            MMsgHdrs messages = one(s.arena.allocate(8), 8);
            return () -> LinuxMessages.recvmmsg(fd, messages, 0, 1, PosixSockets.MSG_DONTWAIT, -1);
        }), (fd, buf, len, flags) -> LinuxMessages.recvmmsg(fd, one(buf, len), 0, 1, flags, -1))
                .provoked("EINVAL", "a time limit with 1000000000 nanoseconds beside the seconds",
                        s -> LinuxMessages.recvmmsg(s.pair(Sockets.SOCK_STREAM)[0], one(s.text("x"), 1), 0, 1, 0,
                                ReadinessErrors.malformed(s)))
                .provoked("EMSGSIZE", "1025 buffers", s -> {
                    MMsgHdrs messages = MMsgHdrs.allocate(s.arena, 1, TOO_MANY, 0);
                    fill(s, messages.message(0).iov());
                    return LinuxMessages.recvmmsg(s.pair(Sockets.SOCK_STREAM)[0], messages, 0, 1, 0, -1);
                });
        withOffset(table);
    }

    private static void withOffset(Table table) {
        TransferErrors.read(table.call("preadv2", "preadv2", s -> {
            int fd = s.nonblocking(s.pair(Sockets.SOCK_STREAM)[0]);
            IoVec iov = vector(s.arena.allocate(8), 8);
            return () -> LinuxMessages.preadv2(fd, iov, -1, 0);
        }), (fd, buf, len) -> LinuxMessages.preadv2(fd, vector(buf, len), -1, 0))
                .provoked("EINVAL", "1025 buffers",
                        s -> LinuxMessages.preadv2(s.pair(Sockets.SOCK_STREAM)[0], many(s), -1, 0))
                .provoked("EOPNOTSUPP", "an unknown flag",
                        s -> LinuxMessages.preadv2(s.open("/dev/zero", C.O_RDWR), vector(s.arena.allocate(8), 8), -1,
                                NO_FLAG))
                .provoked("ESPIPE", "an offset in a socket",
                        s -> LinuxMessages.preadv2(s.pair(Sockets.SOCK_STREAM)[0], vector(s.arena.allocate(8), 8), 0,
                                0));
        TransferErrors.write(table.call("pwritev2", "pwritev2", s -> {
            int fd = s.pair(Sockets.SOCK_STREAM)[0];
            IoVec iov = vector(s.text("x"), 1);
            return () -> LinuxMessages.pwritev2(fd, iov, -1, 0);
        }), (fd, buf, len) -> LinuxMessages.pwritev2(fd, vector(buf, len), -1, 0))
                .provoked("EINVAL", "1025 buffers",
                        s -> LinuxMessages.pwritev2(s.pair(Sockets.SOCK_STREAM)[0], many(s), -1, 0))
                .provoked("EOPNOTSUPP", "an unknown flag",
                        s -> LinuxMessages.pwritev2(s.open("/dev/null", C.O_RDWR), vector(s.text("x"), 1), -1,
                                NO_FLAG))
                .provoked("ESPIPE", "an offset in a socket",
                        s -> LinuxMessages.pwritev2(s.pair(Sockets.SOCK_STREAM)[0], vector(s.text("x"), 1), 0, 0))
                .injected("EOVERFLOW", "a file would have to be larger than its descriptor can tell");
    }

    private static void sendmmsg(Table table) {
        Table.Call call = table.call("sendmmsg", "sendmmsg", s -> {
            int fd = s.pair(Sockets.SOCK_STREAM)[0];
            MMsgHdrs messages = one(s.text("x"), 1);
            return () -> LinuxMessages.sendmmsg(fd, messages, 0, 1, 0);
        });
        TransferErrors.send(call,
                (fd, buf, len, flags) -> LinuxMessages.sendmmsg(fd, one(buf, len), 0, 1, flags));
        TransferErrors.sendto(call, (fd, buf, len, flags, to) -> {
            MMsgHdrs messages = one(buf, len);
            address(messages.message(0), to);
            return LinuxMessages.sendmmsg(fd, messages, 0, 1, flags);
        });
    }

    private static void sendmsg(Table table) {
        Table.Call call = table.call("sendmsg", "sendmsg", s -> {
            int fd = s.pair(Sockets.SOCK_STREAM)[0];
            MsgHdr message = message(s.text("x"), 1);
            return () -> Messages.sendmsg(fd, message, 0);
        });
        TransferErrors.send(call, (fd, buf, len, flags) -> Messages.sendmsg(fd, message(buf, len), flags));
        TransferErrors.sendto(call, (fd, buf, len, flags, to) -> Messages.sendmsg(fd, message(buf, len, to), flags))
                .provoked("EBADF", "SCM_RIGHTS with a descriptor that is not open",
                        s -> Messages.sendmsg(s.pair(Sockets.SOCK_STREAM)[0], passing(s, Stage.NOT_OPEN), 0))
                .provoked("EMSGSIZE", "1025 buffers",
                        s -> Messages.sendmsg(s.pair(Sockets.SOCK_STREAM)[0], manyIn(s), 0))
                .provoked("EPERM", "SCM_CREDENTIALS of another process, in a thread without rights", s -> {
                    int fd = s.pair(Sockets.SOCK_STREAM)[0];
                    MemorySegment init = s.arena.allocate(12, 4);
                    init.set(ValueLayout.JAVA_INT, 0, 1);
                    MsgHdr message = MsgHdr.allocate(s.arena, 1, 64);
                    message.iov().set(0, s.text("x"));
                    message.control().add(SocketOption.SOL_SOCKET, SCM_CREDENTIALS, init);
                    return s.withoutRights(() -> Messages.sendmsg(fd, message, 0));
                }).provoked("ETOOMANYREFS", "more descriptors under way than RLIMIT_NOFILE, in a thread without rights",
                        s -> {
                            int fd = s.pair(Sockets.SOCK_STREAM)[0];
                            int[] fds = new int[253];
                            Arrays.fill(fds, fd);
                            MsgHdr message = passing(s, fds);
                            return s.withoutRights(() -> {
                                Stage.done(Messages.sendmsg(fd, message, 0));
                                Stage.done(Messages.sendmsg(fd, message, 0));
                                return Messages.sendmsg(fd, message, 0);
                            });
                        });
    }

    /** One byte and descriptors. */
    private static MsgHdr passing(Stage s, int... fds) {
        MsgHdr message = MsgHdr.allocate(s.arena, 1, ControlMessages.space(fds.length * Integer.BYTES));
        message.iov().set(0, s.text("x"));
        message.control().addDescriptors(fds);
        return message;
    }

    static IoVec vector(MemorySegment buf, long len) {
        return IoVec.allocate(Arena.ofAuto(), 1).set(0, buf, 0, len);
    }

    static MsgHdr message(MemorySegment buf, long len) {
        MsgHdr message = MsgHdr.allocate(Arena.ofAuto(), 1, 0);
        message.iov().set(0, buf, 0, len);
        return message;
    }

    private static MsgHdr message(MemorySegment buf, long len, SockAddr to) {
        return address(message(buf, len), to);
    }

    private static MsgHdr address(MsgHdr message, SockAddr to) {
        MemorySegment.copy(to.segment(), 0, message.name().segment(), 0, to.length());
        message.name().setLength(to.length());
        return message;
    }

    /** One message. */
    private static MMsgHdrs one(MemorySegment buf, long len) {
        MMsgHdrs messages = MMsgHdrs.allocate(Arena.ofAuto(), 1, 1, 0);
        messages.message(0).iov().set(0, buf, 0, len);
        return messages;
    }

    private static IoVec many(Stage s) {
        return fill(s, IoVec.allocate(s.arena, TOO_MANY));
    }

    private static MsgHdr manyIn(Stage s) {
        MsgHdr message = MsgHdr.allocate(s.arena, TOO_MANY, 0);
        fill(s, message.iov());
        return message;
    }

    private static IoVec fill(Stage s, IoVec iov) {
        MemorySegment one = s.text("x");
        for (int i = 0; i < TOO_MANY; i++) {
            iov.set(i, one);
        }
        return iov;
    }
}

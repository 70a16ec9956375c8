package io.eagain.lab;

import io.eagain.posix.ControlMessages;
import io.eagain.posix.IoVec;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.trace.Names;
import java.util.StringJoiner;

/** Messages and several buffers at once, written down by a {@link Bench}. */
final class MessageBench {
    private MessageBench() {
    }

    static long sendmsg(Bench bench, int fd, MsgHdr message, int flags) {
        long result = Messages.sendmsg(fd, message, flags);
        bench.record("sendmsg(" + fd + ", {msg_iovlen=" + message.iov().size() + descriptors(message.control()) + "}, "
                + Names.MSG.bits(flags) + ")", result);
        return result;
    }

    /** What it wrote is shown as {@code msg_flags}. */
    static long recvmsg(Bench bench, int fd, MsgHdr message, int flags) {
        long result = Messages.recvmsg(fd, message, flags);
        bench.record("recvmsg(" + fd + ", {msg_iovlen=" + message.iov().size() + "}, " + Names.MSG.bits(flags) + ")",
                result, Names.MSG.bits(message.flags()));
        return result;
    }

    static long writev(Bench bench, int fd, IoVec iov) {
        long result = Messages.writev(fd, iov);
        // size_t
        bench.record("writev(" + fd + ", {iov_len=" + Long.toUnsignedString(iov.length(0))
                + (iov.size() == 1 ? "" : ", ...") + "}, " + iov.size() + ")", result);
        return result;
    }

    private static String descriptors(ControlMessages control) {
        StringBuilder shown = new StringBuilder();
        control.rewind();
        while (control.next()) {
            StringJoiner fds = new StringJoiner(", ", ", SCM_RIGHTS [", "]");
            for (int i = 0; i < control.descriptors(); i++) {
                fds.add(Integer.toString(control.descriptor(i)));
            }
            shown.append(fds);
        }
        return shown.toString();
    }
}
